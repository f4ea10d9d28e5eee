"""How long it takes to prove a trail of a million acts, as twenty desks leave it in some years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.store import audit_store, audit_walk
from app.store.audit_store import Entry
from app.store.engine import Database
from app.store.migrate import upgrade
from tests.bench.figure import Figure, seconds_of

ROWS, DESKS, IN_ONE = 1_000_000, 20, 5_000
LIMIT_S = 20.0
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def bench_audit_verify() -> Iterator[Figure]:
    """Every row with before and after of an alert; then one is altered, and it is found as fast."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        for first in range(0, ROWS, IN_ONE):
            with database.write() as connection:
                audit_store.append_all(connection, [_act(number) for number in range(first, first + IN_ONE)])
        yield Figure.at_most("shared", f"audit verify of {ROWS:,} rows of {DESKS} desks", _walk(database), LIMIT_S, "s")
        with database.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER audit_no_update")
            connection.exec_driver_sql(f"UPDATE audit SET reason = '-' WHERE row_no = {ROWS // 2}")
        yield Figure.told("shared", "audit verify with a row altered", _walk(database, broken=1), "s")
        database.close()


def _walk(database: Database, broken: int = 0) -> float:
    def walk() -> None:
        with database.read() as connection:
            walked = audit_walk.walk(connection)
        if (walked.rows, len(walked.breaks)) != (ROWS, broken):
            raise ValueError(f"{walked.rows} rows walked, {walked.breaks[:3]}")

    return seconds_of(walk)


def _act(number: int) -> Entry:
    alert = f"01JD{number:022d}"
    return Entry(
        desk_id=f"desk-{number // IN_ONE % DESKS}", at=BEGUN + timedelta(seconds=30 * number), user_id="u-han",
        act="alert.acknowledge", act_id=f"act-{number}", subject="alert", subject_id=alert, reason="已核实",
        payload={"changes": [{
            "subject": "alert", "id": alert, "before": {"acknowledged_at": None, "version": 1},
            "after": {"acknowledged_at": 1_770_000_000_000_000 + number, "acknowledged_by": "u-han", "version": 2},
        }]},
    )  # fmt: skip
