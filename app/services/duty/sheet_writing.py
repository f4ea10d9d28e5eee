"""Writes changed cells of a month sheet into the store: slots of shifts, and absences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.domain.duty import RosterSlot, Shift, SlotState
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.roster_month import Place, RosterMonth, Served
from app.domain.roster_turn import RosterAbsence, RosterPlan
from app.errors import NotFound
from app.store import duty_store, roster_store
from app.store.unit_of_work import UnitOfWork

Shifts = dict[tuple[datetime, datetime], str]


def write_cells(
    work: UnitOfWork, plan: RosterPlan, before: RosterMonth, after: RosterMonth, changed: Mapping[Place, str]
) -> None:
    """Bring the `changed` cells of the store from `before` to `after`."""
    put = [one for place in changed if (one := after.turns.get(place)) is not None]
    shifts: Shifts = {}
    if put:
        begins = [one.starts_at for one in put]
        until = max(one.ends_at for one in put)
        shifts = roster_store.shifts_of_room(work.connection, before.room_id, min(begins), until)
    for place in changed:
        _write_turn(work, plan, before.turns.get(place), after.turns.get(place), after, shifts)
        _write_absence(work, before, after, place)


def _write_turn(
    work: UnitOfWork, plan: RosterPlan, stood: Served | None, stands: Served | None, month: RosterMonth, shifts: Shifts
) -> None:
    if stood is not None and stands is not None and stands.letter == stood.letter:
        return
    if stood is not None:
        work.remove(duty_store.slots.get(work.connection, stood.slot_id))
    if stands is not None:
        work.add(_slot(work, plan, month, stands, shifts))


def _write_absence(work: UnitOfWork, before: RosterMonth, after: RosterMonth, place: Place) -> None:
    was, stands = before.absences.get(place), after.absences.get(place)
    if (was.kind if was else None) == (stands.kind if stands else None):
        return
    if was is not None:
        work.remove(roster_store.absences.get(work.connection, was.record_id))
    if stands is not None:
        work.add(
            RosterAbsence(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                area_id=after.room_id,
                person_id=place[0],
                day=place[1].isoformat(),
                kind=stands.kind,
            )
        )


def _slot(work: UnitOfWork, plan: RosterPlan, month: RosterMonth, served: Served, shifts: Shifts) -> RosterSlot:
    turn, person = plan.turn(served.letter), month.person(served.person_id)
    if turn is None or person is None:
        raise NotFound("There is no turn {letter} (any more). Nothing was changed.", letter=served.letter)
    span = (served.starts_at, served.ends_at)
    if span not in shifts:
        shift = Shift(
            id=new_key(),
            owner_domain=OwnerDomain.POLICE,
            area_id=month.room_id,
            name=f"{served.day:%m-%d}{turn.name}",
            starts_at=served.starts_at,
            ends_at=served.ends_at,
            room_id=month.room_id,
        )
        work.add(shift)
        shifts[span] = shift.id
    return RosterSlot(
        id=new_key(),
        owner_domain=OwnerDomain.POLICE,
        area_id=month.room_id,
        shift_id=shifts[span],
        role=turn.role,
        post=turn.post_in(month.room),
        person_id=person.id,
        who=person.name,
        valid_from=served.starts_at,
        valid_to=served.ends_at,
        state=SlotState.ASSIGNED,
        turn=turn.letter,
    )
