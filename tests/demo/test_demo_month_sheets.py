"""The demo's month sheets break nothing, so that an officer sees what one looks like that is in order."""

from __future__ import annotations

from collections import Counter
from datetime import date

from app.demo.month_sheets_plan import month_sheets
from app.demo.oilfield import DemoOilfield
from app.domain.duty import RosterSlot
from app.domain.roster_conflicts import Breach, roster_conflicts
from app.domain.roster_edit import applied
from app.domain.roster_month import RosterMonth, RosterPerson
from app.domain.roster_turn import Qualification
from app.services.duty.roster_book import RosterBook


def test_every_room_has_a_month_that_breaks_nothing(oilfield: DemoOilfield) -> None:
    book = RosterBook()
    slots = [
        one
        for one in month_sheets(oilfield.areas, oilfield.people, oilfield.now, oilfield._chance)
        if isinstance(one, RosterSlot)
    ]
    people = {one.id: one for one in oilfield.people.records}
    for number, room in enumerate(oilfield.areas.jurisdiction_ids):
        own = [one for one in slots if one.area_id == room]
        shown = {one.person_id or "" for one in own}
        rows = tuple(
            RosterPerson(key, people[key].name, qualifications=_kind(people[key].kind)) for key in sorted(shown)
        )
        days = {_day(one) for one in own}
        first = min(days)
        bare = RosterMonth(room, f"第{number}室", first.year, first.month, rows)
        month = applied(bare, {(one.person_id or "", _day(one)): one.turn for one in own}, book.plan)
        broken = {(one.kind, one.day.day) for one in roster_conflicts(month, book.plan, book.holidays)}
        assert broken == {(Breach.UNTILED, 1)}, "the night before the first belongs to the month before"
        nights = Counter(one.person_id for one in own if one.turn == "N")
        assert max(nights.values()) - min(nights.values()) <= 2


def _day(slot: RosterSlot) -> date:
    from app.demo.county_time import local

    return local(slot.valid_from).date()


def _kind(kind: str) -> frozenset[Qualification]:
    return frozenset({Qualification(kind)})
