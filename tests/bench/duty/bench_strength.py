"""The table of incidents and strength on the demo: 90 days, a million positions, five rooms or 96 grid cells."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.strength import StrengthRows
from app.paths import DataDirectory
from app.services.duty.strength_desk import StrengthDesk, folded
from app.store.engine import Database
from app.store.unit_of_work import Store
from tests.bench.desk.ground import filled_demo
from tests.bench.figure import Figure, median_of_runs, seconds_of

TABLE_MS, PROPOSAL_MS = 300.0, 300.0
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def bench_strength() -> Iterator[Figure]:
    """What is waited for when the window is opened, and what follows while one looks at it."""
    database = Database(DataDirectory(filled_demo()).database)
    try:
        desk = StrengthDesk(Store(database, lambda _facts: None))
        for rows, name in ((StrengthRows.ROOMS, "5 rooms"), (StrengthRows.CELLS, "96 grid cells")):
            made = median_of_runs(lambda rows=rows: 1000 * seconds_of(lambda: folded(desk.table(rows), WEEKDAYS)))  # type: ignore[misc]
            yield Figure.at_most("duty", f"incidents and strength of 90 days by hour, {name}", made, TABLE_MS, "ms")
            table = desk.table(rows)
            proposed = median_of_runs(lambda table=table: 1000 * seconds_of(lambda: desk.proposal(table)))  # type: ignore[misc]
            yield Figure.at_most("duty", f"staffing proposal and its back-test, {name}", proposed, PROPOSAL_MS, "ms")
            test = desk.proposal(table).test
            met, plain = 100 * test.share, 100 * test.plain_share
            yield Figure.told("duty", f"met by the proposal of {test.judged:.0f} later incidents, {name}", met, "%")
            yield Figure.told("duty", f"met by the plain count of 90 days, {name}", plain, "%")
    finally:
        database.close()
