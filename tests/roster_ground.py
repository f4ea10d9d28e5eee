"""A room of invented people and its turns, for the tests and benches of month sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.duty import PostRole
from app.domain.holidays import Holidays
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain
from app.domain.roster_edit import applied
from app.domain.roster_month import RosterMonth, RosterPerson
from app.domain.roster_turn import Ask, Qualification, RosterPlan, RosterRules, Turn
from app.store.unit_of_work import Store

POLICE = OwnerDomain.POLICE
ROOM = "area-1"
HOLIDAYS = Holidays({date(2026, 10, 1): "国庆节"}, {date(2026, 9, 20): "worked instead"}, frozenset({2026}))


def turn(letter: str, begins: int, hours: float, needed: int, **more: object) -> Turn:
    """A turn of the room's own post."""
    told: dict[str, object] = {"name": {"D": "白班", "N": "夜班"}.get(letter, letter), "mark": letter, "post": "值班"}
    return Turn(
        letter=letter,
        role=PostRole.DUTY_OFFICER,
        begins=time(begins),
        hours=hours,
        needed=needed,
        **(told | more),  # type: ignore[arg-type]
    )


DAY = turn("D", 8, 12, 2, asks=(Ask(Qualification.POLICE, 1),))
NIGHT = turn("N", 20, 12, 2, asks=(Ask(Qualification.POLICE, 1),))
PLAN = RosterPlan((DAY, NIGHT), RosterRules(rest_h=11, nights_in_a_row=2, turns_in_a_row=5))
EIGHTS = RosterPlan((turn("X", 0, 8, 3), turn("Y", 8, 8, 3), turn("Z", 16, 8, 3)), RosterRules(11, 2, 5))


def people(count: int, police: int | None = None) -> tuple[RosterPerson, ...]:
    """Invented people, the first `police` (all, where none is told) of them officers."""
    return tuple(
        RosterPerson(
            f"p{n}",
            f"甲{n}",
            f"演{n:03d}",
            qualifications=frozenset(
                {Qualification.POLICE if police is None or n < police else Qualification.AUXILIARY}
            ),
        )
        for n in range(count)
    )


def sheet(
    cells: Mapping[tuple[int, int], str] | None = None,
    *,
    count: int = 12,
    police: int | None = None,
    year: int = 2026,
    month: int = 12,
    plan: RosterPlan = PLAN,
) -> RosterMonth:
    """A month with these letters: by number of person and day of the month."""
    bare = RosterMonth(ROOM, "砖井智慧警务室", year, month, people(count, police))
    typed = {(f"p{person}", date(year, month, day)): letter for (person, day), letter in (cells or {}).items()}
    return applied(bare, typed, plan)


def settle(store: Store, *, count: int = 12, rooms: Sequence[str] = (ROOM,)) -> None:
    """Rooms and their staff in the store."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with store.database.write() as connection:
        from app.store.unit_of_work import UnitOfWork

        work = UnitOfWork(connection, now)
        for number, key in enumerate(rooms):
            work.add(
                Asset(
                    id=key,
                    owner_domain=POLICE,
                    area_id=key,
                    layer=AssetLayer.AREAS,
                    code=f"辖-{number + 1}",
                    code_key=f"辖-{number + 1}",
                    lon=107.6,
                    lat=37.6,
                    min_lon=107.5,
                    min_lat=37.5,
                    max_lon=107.7,
                    max_lat=37.7,
                    name=f"辖区{number + 1}",
                    kind=AreaKind.JURISDICTION,
                    attributes={"room": "砖井智慧警务室" if not number else f"第{number + 1}警务室"},
                )
            )
            for n in range(count):
                work.add(
                    Person(
                        id=f"p{n}" if not number else f"r{number}p{n}",
                        owner_domain=POLICE,
                        area_id=key,
                        number=f"演{number}{n:03d}",
                        name=f"甲{n}" if not number else f"乙{number}{n}",
                        kind=PersonKind.POLICE,
                        duty="警务室负责人" if n == 0 else "警务室民警",
                        phone=f"139000{number}{n:04d}",
                    )
                )
