"""The desk of month sheets: cells written, exchanged, taken over, locked; each act on record, and taken back whole.

A change is compared with what its author saw, cell by cell, so two leaders at the same day cannot undo each other
unseen. What it would break is told first (`Unconfirmed`); given again with a reason it is done, and the reason kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.roster_conflicts import Conflict as Broken
from app.domain.roster_conflicts import cell_conflicts, roster_conflicts
from app.domain.roster_edit import applied, beneath, content, swapped
from app.domain.roster_month import Place, RosterMonth
from app.domain.roster_turn import Qualification, RosterMember, Standing
from app.errors import Conflict, InputRefused, NotFound, Unconfirmed
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_reading import RosterReading, county_day, read_month
from app.services.duty.sheet_writing import write_cells
from app.store import audit_store, duty_store, roster_store
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

SUBJECT = "roster"
_ACTS = frozenset({"roster.edit", "roster.swap", "roster.take_over", "roster.lock", "roster.write", "roster.member"})


ACT_WORDS = {
    "roster.edit": "Typed",
    "roster.swap": "Exchanged",
    "roster.take_over": "Taken over",
    "roster.lock": "Locked or unlocked",
    "roster.write": "Month written",
    "roster.member": "Who is in the roster",
    "roster.take_back": "Taken back",
    "roster.export": "Written to a file",
}


@dataclass(frozen=True)
class ActLine:
    """One act on a sheet: `act` in English words, `changes` how many records it changed."""

    at: datetime
    who: str
    act: str
    reason: str
    changes: int
    act_id: str


@dataclass(frozen=True)
class Done:
    """What came of an act: its key, and the breaches that stand where it changed something."""

    act_id: str
    broken: tuple[Broken, ...]


class RosterDesk(RosterReading):
    """Reads on any reader; acts on the writer."""

    def __init__(self, store: Store, book: RosterBook) -> None:
        super().__init__(store, book)

    def broken(self, month: RosterMonth) -> tuple[Broken, ...]:
        """Everything that a sheet breaks."""
        return roster_conflicts(month, self.book.plan, self.book.holidays)

    def put(
        self, actor: Actor, act_id: str, seen: RosterMonth, cells: Mapping[Place, str], *, reason: str = ""
    ) -> Done:
        """Type letters into cells: of a turn, of an absence, or "" to empty one."""
        return self._change(actor, act_id, "roster.edit", Right.EDIT_REGISTER, seen, cells, reason)

    def write(
        self, actor: Actor, act_id: str, seen: RosterMonth, cells: Mapping[Place, str], *, reason: str = ""
    ) -> Done:
        """Put a whole proposal into the sheet (a generated month, a file that came in); locked cells stay."""
        return self._change(actor, act_id, "roster.write", Right.EDIT_REGISTER, seen, cells, reason, keep_locked=True)

    def swap(self, actor: Actor, act_id: str, seen: RosterMonth, one: Place, other: Place, *, reason: str = "") -> Done:
        """Two cells change their turns. Of two people on two days each takes the other's turn on its own day."""
        actor.require(Right.ACT)
        return self._change(actor, act_id, "roster.swap", Right.ACT, seen, swapped(seen, one, other), reason)

    def take_over(self, actor: Actor, act_id: str, seen: RosterMonth, place: Place, by: str, *, reason: str) -> Done:
        """Somebody else serves this turn; why is always kept."""
        actor.require(Right.ACT)
        if not reason.strip():
            raise InputRefused("Say the reason; it is kept. Nothing was changed.")
        letter = seen.letter(place)
        if not letter:
            raise InputRefused("There is no turn in this cell to take over. Nothing was changed.")
        person = seen.person(by)
        if seen.letter((by, place[1])):
            raise InputRefused(
                "{name} is on a turn that day already. Nothing was changed.", name=person.name if person else by
            )
        cells = {place: beneath(seen, place), (by, place[1]): letter}
        return self._change(actor, act_id, "roster.take_over", Right.ACT, seen, cells, reason)

    def lock(self, actor: Actor, act_id: str, seen: RosterMonth, places: Iterable[Place], locked: bool) -> None:
        """Keep turns as they are when the month is made anew, or let them go."""
        with self._store.act(actor, act_id, "roster.lock", Right.EDIT_REGISTER) as work:
            if work.repeated:
                return
            for place in places:
                served = seen.turns.get(place)
                if served is None:
                    continue
                slot = duty_store.slots.get(work.connection, served.slot_id)
                if slot.version != served.version:
                    raise _changed_meanwhile(seen, place)
                if slot.is_locked != locked:
                    work.change(slot, is_locked=locked)
            _tell(work, seen.room_id)

    def set_member(
        self,
        actor: Actor,
        act_id: str,
        room_id: str,
        person_id: str,
        standing: Standing,
        qualifications: Iterable[Qualification] = (),
    ) -> None:
        """Say as what somebody serves in a room's roster, or that somebody does not."""
        with self._store.act(actor, act_id, "roster.member", Right.EDIT_REGISTER) as work:
            if work.repeated:
                return
            words = " ".join(sorted(qualifications))
            known = roster_store.members_of(work.connection, room_id).get(person_id)
            if known is None:
                work.add(
                    RosterMember(
                        id=new_key(),
                        owner_domain=OwnerDomain.POLICE,
                        area_id=room_id,
                        room_id=room_id,
                        person_id=person_id,
                        standing=standing,
                        qualifications=words,
                    )
                )
            else:
                work.change(known, standing=standing, qualifications=words)
            _tell(work, room_id)

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo one act on a sheet whole; raises `Conflict` where something was changed again since."""
        with self._store.act(actor, act_id, "roster.take_back", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            rows = [row for row in audit_store.rows_of_act(work.connection, done) if row.act in _ACTS]
            if not rows:
                raise NotFound("There is no such act to take back. Nothing was changed.")
            if any(row.act not in ("roster.swap", "roster.take_over") for row in rows):
                actor.require(Right.EDIT_REGISTER)
            for row in reversed(rows):
                # A stretch of duty stays: slots of others may be of it by now.
                reverse(work, [one for one in row.changes or () if one["noun"] != "shift"])
            _tell(work, rows[0].subject_id)

    def history(self, room_id: str, limit: int = 200) -> tuple[ActLine, ...]:
        """The acts on a room's sheets, the latest first."""
        with self._store.read() as connection:
            done = audit_store.acts_about(connection, SUBJECT, room_id, limit, latest_first=True)
        return tuple(
            ActLine(one.at, one.who, ACT_WORDS.get(one.act, one.act), one.reason, len(one.changes), one.act_id)
            for one in done
        )

    def _change(
        self,
        actor: Actor,
        act_id: str,
        name: str,
        right: Right,
        seen: RosterMonth,
        cells: Mapping[Place, str],
        reason: str,
        *,
        keep_locked: bool = False,
    ) -> Done:
        with self._store.act(actor, act_id, name, right, reason=reason.strip()) as work:
            if work.repeated:
                return Done(act_id, ())
            today = county_day(work.now)
            standing = read_month(work.connection, self.book.plan, seen.room_id, seen.year, seen.month, today)
            changed = {place: letter for place, letter in cells.items() if content(standing, place) != letter}
            for place in changed:
                if _mark(standing, place) != _mark(seen, place):
                    raise _changed_meanwhile(standing, place)
            if keep_locked:
                changed = {p: letter for p, letter in changed.items() if not _is_locked(standing, p)}
            after = applied(standing, changed, self.book.plan)
            broken = self._new_breaches(standing, after, changed)
            if not reason.strip():
                self._require_harmless(broken, changed, today)
            write_cells(work, self.book.plan, standing, after, changed)
            _tell(work, seen.room_id)
        return Done(act_id, broken)

    def _new_breaches(
        self, before: RosterMonth, after: RosterMonth, changed: Mapping[Place, str]
    ) -> tuple[Broken, ...]:
        """What stands after the change and did not before. Strength is not asked about: a sheet is filled cell by
        cell."""
        people, days = {person_id for person_id, _ in changed}, [day for _, day in changed]
        plan, holidays = self.book.plan, self.book.holidays
        stood = {_sign(one) for one in cell_conflicts(before, plan, holidays, people, days)}
        return tuple(
            one
            for one in cell_conflicts(after, plan, holidays, people, days)
            if one.person_id and _sign(one) not in stood
        )

    @staticmethod
    def _require_harmless(broken: Sequence[Broken], changed: Mapping[Place, str], today: date) -> None:
        hard = [one for one in broken if one.is_hard]
        if hard:
            raise Unconfirmed(
                "{what} Nothing was changed; give a reason to do it all the same.{more}",
                what=hard[0].told,
                more=f" (+{len(hard) - 1})" if len(hard) > 1 else "",
            )
        if past := sorted(day for _, day in changed if day < today):
            raise Unconfirmed(
                "{day} is over. Nothing was changed; give a reason to correct who served.", day=past[0].isoformat()
            )


def _sign(one: Broken) -> tuple[object, ...]:
    return one.kind, one.person_id, one.day


def _mark(month: RosterMonth, place: Place) -> tuple[object, ...]:
    served, absence = month.turns.get(place), month.absences.get(place)
    return (
        (served.slot_id, served.version) if served else None,
        (absence.record_id, absence.version) if absence else None,
    )


def _is_locked(month: RosterMonth, place: Place) -> bool:
    served = month.turns.get(place)
    return served is not None and served.is_locked


def _changed_meanwhile(month: RosterMonth, place: Place) -> Conflict:
    person = month.person(place[0])
    return Conflict(
        "Somebody else changed {day} of {name} meanwhile; it is “{now}” now. Nothing was changed; look again.",
        day=f"{place[1]:%m-%d}",
        name=person.name if person else "",
        now=content(month, place) or "-",
    )


def _tell(work: UnitOfWork, room_id: str) -> None:
    work.about(SUBJECT, room_id)
    work.tell(RecordsChanged("roster_slot"))
