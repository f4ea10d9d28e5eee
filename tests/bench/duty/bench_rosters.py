"""Month sheets: five rooms made, a year read, a cell checked and written."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from app.domain.access import Actor, Role
from app.domain.duty import RosterSlot
from app.domain.key import new_key
from app.domain.roster_conflicts import Breach, cell_conflicts, roster_conflicts
from app.domain.roster_edit import applied
from app.domain.roster_month import RosterMonth
from app.domain.roster_proposal import Impossible, Proposal
from app.domain.roster_turn import AbsenceKind
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import RosterDesk
from app.services.duty.roster_generator import SECONDS_A_ROOM
from app.services.duty.roster_work import RosterOrder, generate
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store, UnitOfWork
from tests.bench.figure import Figure, median_of_runs, seconds_of
from tests.roster_ground import EIGHTS, HOLIDAYS, POLICE, ROOM, settle, sheet

ROOMS, PEOPLE, YEAR, MONTH = 5, 16, 2026, 12
FIRST = date(YEAR, MONTH, 1)
LEADER = Actor(user_id="bench", name="bench", role=Role.LEADER, desk_id="bench")
ROTATION = "DD.NN..S"


def bench_making_the_month_of_five_rooms() -> Iterator[Figure]:
    """Every rule is checked by the domain's own check, not by the solver's word."""
    months = _rooms()
    order = RosterOrder(months, EIGHTS, HOLIDAYS, FIRST, SECONDS_A_ROOM * len(months))
    begun = time.perf_counter()
    made = generate(order, lambda _done: None)
    took = time.perf_counter() - begun
    yield Figure.at_most("duty", "a month for 5 rooms, 80 people, 3 turns", took, 20, "s")
    proposals = [one for one in made if isinstance(one, Proposal)]
    yield Figure.at_least("duty", "rooms of 5 that were filled", len(proposals), ROOMS, "")
    yield Figure.at_most("duty", "largest gap to the bound", 100 * max(one.gap or 0 for one in proposals), 5, "%")
    after = [applied(one.seen, one.cells, EIGHTS) for one in proposals]
    broken = [one for month in after for one in roster_conflicts(month, EIGHTS, HOLIDAYS)]
    yield Figure.at_most("duty", "breaches of cover, rest and leave", sum(one.is_hard for one in broken), 0, "")
    yield Figure.told("duty", "wishes passed over", sum(one.kind is Breach.WISH for one in broken), "")


def bench_refusing_a_month_that_cannot_be() -> Iterator[Figure]:
    """Ten people for nine heads a day: the rest days make it impossible, and what clashes is named."""
    month = sheet(count=10, plan=EIGHTS, year=YEAR, month=MONTH)
    begun = time.perf_counter()
    (told,) = generate(RosterOrder((month,), EIGHTS, HOLIDAYS, FIRST, 4.0), lambda _done: None)
    took = time.perf_counter() - begun
    yield Figure.at_most("duty", "an impossible month is refused", took, 20, "s")
    named = len(told.told) if isinstance(told, Impossible) else 0
    yield Figure.at_least("duty", "sentences that name what clashes", named, 2, "")


def bench_reading_a_year_and_changing_a_cell() -> Iterator[Figure]:
    """A county of five rooms with a year filled by rotation, 18,000 slots."""
    with _filled_store() as desk:

        def opened(open_it: object) -> float:
            assert callable(open_it)
            return 1000 * median_of_runs(lambda: seconds_of(open_it))

        yield Figure.at_most("duty", "a year of a room opens", opened(lambda: desk.year(ROOM, YEAR)), 200, "ms")
        yield Figure.at_most(
            "duty", "a month of a room opens", opened(lambda: desk.month(ROOM, YEAR, MONTH)), 200, "ms"
        )
        month = desk.month(ROOM, YEAR, MONTH)
        plan, holidays = desk.book.plan, desk.book.holidays
        checks = []
        for day in month.days:
            place = (month.people[3].id, day)
            begun = time.perf_counter()
            cell_conflicts(applied(month, {place: "N"}, plan), plan, holidays, [place[0]], [day])
            checks.append(time.perf_counter() - begun)
        yield Figure.at_most("duty", "a cell edit checked, the slowest of a month", 1000 * max(checks), 20, "ms")
        acts = []
        for day in month.days[:10]:
            seen = desk.month(ROOM, YEAR, MONTH)
            begun = time.perf_counter()
            desk.put(LEADER, new_key(), seen, {(month.people[3].id, day): "S"}, reason="bench")
            acts.append(time.perf_counter() - begun)
        yield Figure.told("duty", "a cell edit read, checked, written, on record", 1000 * statistics.median(acts), "ms")


def _rooms() -> tuple[RosterMonth, ...]:
    """Five rooms of sixteen people and three turns of three heads, with leave and wishes as they come."""
    rng = np.random.default_rng(7)
    months = []
    for number in range(ROOMS):
        month = sheet(count=PEOPLE, plan=EIGHTS, year=YEAR, month=MONTH)
        people = tuple(replace(one, id=f"{number}-{one.id}") for one in month.people)
        month = replace(month, room_id=f"area-{number}", people=people)
        for person in people:
            if rng.random() < 0.4:
                begin = int(rng.integers(1, 27))
                for day in range(begin, begin + 5):
                    month = month.with_absence((person.id, date(YEAR, MONTH, day)), AbsenceKind.LEAVE)
            for day in rng.integers(1, 32, size=2).tolist():
                place = (person.id, date(YEAR, MONTH, day))
                if place not in month.absences:
                    month = month.with_absence(place, AbsenceKind.WISH)
        months.append(month)
    return tuple(months)


@contextmanager
def _filled_store() -> Iterator[RosterDesk]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store = Store(database, lambda _facts: None)
        rooms = [ROOM, *(f"area-{number + 1}" for number in range(1, ROOMS))]
        settle(store, count=PEOPLE, rooms=rooms)
        desk = RosterDesk(store, RosterBook())
        with database.write() as connection:
            work = UnitOfWork(connection, store.now())
            for room in rooms:
                for slot in _year_of(desk, room):
                    work.add(slot)
        yield desk
        database.close()


def _year_of(desk: RosterDesk, room: str) -> Iterator[RosterSlot]:
    people = desk.month(room, YEAR, MONTH).people
    day = date(YEAR, 1, 1)
    while day.year == YEAR:
        for at, person in enumerate(people):
            turn = desk.book.plan.turn(ROTATION[(day.toordinal() - at) % len(ROTATION)])
            if turn is not None:
                begin, end = turn.span(day)
                yield RosterSlot(
                    id=new_key(), owner_domain=POLICE, area_id=room, shift_id="s", role=turn.role, post=turn.post,
                    person_id=person.id, who=person.name, valid_from=begin, valid_to=end, turn=turn.letter,
                )  # fmt: skip
        day += timedelta(days=1)
