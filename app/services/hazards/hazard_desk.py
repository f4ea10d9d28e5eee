"""The desk of hazards: each step of the ledger is an act with its words on record, and its way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.hazard import HAZARD_ENDS, FoundHazard, Hazard, HazardLevel, HazardState, HazardStep
from app.domain.key import new_key
from app.domain.position import is_on_earth
from app.errors import Conflict, InputRefused, NotFound
from app.services.hazards import loophole_link
from app.services.hazards.hazard_numbers import next_notice, next_number
from app.store import audit_store, hazard_store
from app.store.audit_store import Done
from app.store.hazard_store import hazards
from app.store.reversal import reverse
from app.store.unit_of_work import Store, UnitOfWork

NOUN, LOOPHOLE = "hazard", "loophole"
FOUND, ISSUED, PRINTED, SEEN_CLOSED = "hazard.find", "hazard.issue", "hazard.print", "hazard.recheck_passed"
LONGEST_TITLE, LONGEST_TEXT = 120, 2_000
Told = Callable[[UnitOfWork, Hazard], Mapping[str, object]]
"""What a step writes of the hazard beside its state."""


class HazardDesk:
    """`unit` gives the beginning of the numbers of notices, that of the office (定公(油))."""

    def __init__(self, store: Store, unit: Callable[[], str] = lambda: "") -> None:
        self._store, self._unit = store, unit

    def hazards(self) -> tuple[Hazard, ...]:
        """The ledger: the open ones by their day, then those that ended last."""
        with self._store.read() as connection:
            return tuple(hazard_store.ledger(connection))

    def hazard(self, hazard_id: str) -> Hazard:
        """One by key; raises `NotFound`."""
        with self._store.read() as connection:
            return hazards.get(connection, hazard_id)

    def steps(self, hazard_id: str) -> tuple[HazardStep, ...]:
        """What was done with it, the first act first."""
        with self._store.read() as connection:
            done = audit_store.acts_about(connection, NOUN, hazard_id)
        return tuple(HazardStep(one.at, one.who, one.act, one.reason) for one in done)

    def find(self, actor: Actor, act_id: str, found: FoundHazard) -> str:
        """Enter a hazard; its key. One that a loophole of a case is led as stands linked with it."""
        title, text = found.title.strip(), found.text.strip()
        with self._store.act(actor, act_id, FOUND, Right.HAZARDS, reason=text) as work:
            if work.repeated:
                return work.subject_id
            _require_told(found, title, text)
            one = Hazard(
                id=new_key(),
                owner_domain=actor.domain,
                area_id=found.area_id,
                number=next_number(work),
                title=title,
                kind=found.kind,
                text=text,
                lon=found.lon,
                lat=found.lat,
                place=found.place.strip(),
                asset_id=found.asset_id,
                asset_code=found.asset_code,
                found_at=work.now,
                found_by=actor.name,
                stated_at=work.now,
                subject=found.subject,
                subject_id=found.subject_id,
            )
            work.add(one)
            _tell(work, one.id)
            if found.subject == LOOPHOLE:
                loophole_link.link(work, found.subject_id, one.id)
        return one.id

    def confirm(self, actor: Actor, act_id: str, hazard_id: str, level: HazardLevel, *, reason: str) -> None:
        """It is one, and how grave."""
        self._step(actor, act_id, "confirm", hazard_id, reason, lambda *_: {"level": level})

    def dismiss(self, actor: Actor, act_id: str, hazard_id: str, *, reason: str) -> None:
        """It is none."""
        self._step(actor, act_id, "dismiss", hazard_id, reason)

    def issue(
        self, actor: Actor, act_id: str, hazard_id: str, *, responsible: str, due_at: datetime, measures: str
    ) -> None:
        """Tell the responsible unit what to do until when, by a notice with the next number without a gap."""

        def told(work: UnitOfWork, _one: Hazard) -> dict[str, object]:
            if not responsible.strip():
                raise InputRefused("A notice says which unit must act. Nothing was issued; name it.")
            return {
                "responsible": responsible.strip(),
                "due_at": _later(work, due_at),
                "measures": measures.strip(),
                "notice_number": next_notice(work, self._unit()),
                "notice_at": work.now,
            }

        self._step(actor, act_id, "issue", hazard_id, measures, told)

    def begin(self, actor: Actor, act_id: str, hazard_id: str, *, reason: str) -> None:
        """The unit has begun to close it."""
        self._step(actor, act_id, "begin", hazard_id, reason)

    def report(self, actor: Actor, act_id: str, hazard_id: str, *, said: str) -> None:
        """The unit says that it is closed, and how."""
        self._step(actor, act_id, "report", hazard_id, said)

    def recheck_passed(self, actor: Actor, act_id: str, hazard_id: str, *, found: str) -> None:
        """Somebody was there again, and it is closed."""
        self._step(actor, act_id, "recheck_passed", hazard_id, found)

    def recheck_failed(self, actor: Actor, act_id: str, hazard_id: str, *, found: str, due_at: datetime) -> None:
        """Somebody was there again, and it is open still: it goes back to the unit, with a new day."""

        def again(work: UnitOfWork, one: Hazard) -> dict[str, object]:
            return {"due_at": _later(work, due_at), "failed_checks": one.failed_checks + 1}

        self._step(actor, act_id, "recheck_failed", hazard_id, found, again)

    def clear(self, actor: Actor, act_id: str, hazard_id: str, *, reason: str) -> None:
        """Strike it off the ledger (销号). The loophole that it closes is seen closed by the look that found it so."""
        self._step(actor, act_id, "clear", hazard_id, reason)

    def take_back(self, actor: Actor, act_id: str, done: str, *, reason: str) -> None:
        """Undo the act `done`: the hazard is as it was before. A notice that was printed has left the house and stands.

        Raises `Conflict` where something was changed since."""
        with self._store.act(actor, act_id, "hazard.take_back", Right.HAZARDS, reason=reason.strip()) as work:
            if work.repeated:
                return
            _require_said(reason)
            rows = audit_store.rows_of_act(work.connection, done)
            row = next(iter(rows), None)
            if row is None or row.subject != NOUN or not row.changes:
                raise NotFound("There is no such act to take back. Nothing was changed.")
            if row.act == ISSUED and _is_printed(work, row.subject_id):
                raise Conflict("The notice was printed already, so it stands. Nothing was taken back.")
            changes = [change for one in rows for change in one.changes or ()]
            if row.act == FOUND:
                _remove(work, row.subject_id)
            else:
                reverse(work, [change for change in changes if change["noun"] == NOUN])
            _tell(work, row.subject_id)
            loophole_link.put_back(work, [change for change in changes if change["noun"] != NOUN])

    def _step(
        self,
        actor: Actor,
        act_id: str,
        act: str,
        hazard_id: str,
        said: str,
        told: Told = lambda _work, _one: {},
    ) -> None:
        """One act on one hazard, with words; done before, it changes nothing."""
        with self._store.act(actor, act_id, f"hazard.{act}", Right.HAZARDS, reason=said.strip()) as work:
            if work.repeated:
                return
            _require_said(said)
            one = hazards.get(work.connection, hazard_id)
            to = one.after(act)
            values = {"state": to, "stated_at": work.now, **told(work, one)}
            if to in HAZARD_ENDS:
                values["ended_at"] = work.now
            work.change(one, **values)
            _tell(work, hazard_id)
            if to is HazardState.CLEARED and one.subject == LOOPHOLE:
                loophole_link.see_closed(work, one, _last_look(work, hazard_id))


def _tell(work: UnitOfWork, hazard_id: str) -> None:
    work.about(NOUN, hazard_id)
    work.tell(RecordsChanged(NOUN, (hazard_id,)))


def _last_look(work: UnitOfWork, hazard_id: str) -> Done | None:
    """The second look that found it closed; None of one that was imported after it."""
    looks = [one for one in audit_store.acts_about(work.connection, NOUN, hazard_id) if one.act == SEEN_CLOSED]
    return looks[-1] if looks else None


def _remove(work: UnitOfWork, hazard_id: str) -> None:
    """Take it out of the ledger while it stands as it was found: steps that were taken back are none."""
    one = hazards.get(work.connection, hazard_id)
    if one.state is not HazardState.FOUND:
        raise Conflict("This was changed again since. Nothing was taken back; take the later act back first.")
    work.remove(one)


def _require_told(found: FoundHazard, title: str, text: str) -> None:
    if not title:
        raise InputRefused("Say what the hazard is. Nothing was saved.")
    if len(title) > LONGEST_TITLE or len(text) > LONGEST_TEXT:
        raise InputRefused(
            "A hazard is named with {title} signs at most and described with {text}. Nothing was saved; say it "
            "shorter.",
            title=LONGEST_TITLE,
            text=LONGEST_TEXT,
        )
    if found.lon is not None and found.lat is not None and not is_on_earth(found.lon, found.lat):
        raise InputRefused("This is no place on earth. Nothing was saved; choose the place again.")


def _require_said(said: str) -> None:
    if not said.strip():
        raise InputRefused("Say it in words; they are kept. Nothing was changed.")


def _later(work: UnitOfWork, due_at: datetime) -> datetime:
    if due_at <= work.now:
        raise InputRefused("The day until which it must be closed lies ahead. Nothing was changed; give a later one.")
    return due_at


def _is_printed(work: UnitOfWork, hazard_id: str) -> bool:
    """Whether the notice in force went to paper or file; one that was taken back before is none of it."""
    acts = [one.act for one in audit_store.acts_about(work.connection, NOUN, hazard_id)]
    return PRINTED in acts[len(acts) - acts[::-1].index(ISSUED) :]
