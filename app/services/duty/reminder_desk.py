"""The desk of reminders: set on any record for a time, done or put off with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.reminder import Reminder
from app.domain.subject import Subject
from app.errors import InputRefused
from app.store import reminder_store
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "reminder"
LONGEST, FARTHEST = 300, timedelta(days=366)


class ReminderDesk:
    """Each act is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def standing(self) -> tuple[Reminder, ...]:
        """What is promised and not done, the first due first."""
        with self._store.read() as connection:
            return tuple(reminder_store.standing(connection))

    def set(self, actor: Actor, act_id: str, what: str, due_at: datetime, subject: Subject | None = None) -> str:
        """Remind of this at that time; its key."""
        said = what.strip()
        if not said or len(said) > LONGEST:
            raise InputRefused("Say what was promised, in at most {most} signs. No reminder was set.", most=LONGEST)
        with self._store.act(actor, act_id, "reminder.set", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            _require_ahead(due_at, work.now)
            made = Reminder(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                what=said,
                due_at=due_at,
                first_due_at=due_at,
                made_at=work.now,
                by_id=actor.user_id,
                by=actor.name,
                subject=subject.noun if subject else "",
                subject_id=subject.key if subject else "",
                subject_name=subject.name if subject else "",
            )
            work.add(made)
            _tell(work, made.id)
            return made.id

    def done(self, actor: Actor, act_id: str, reminder_id: str, result: str = "") -> None:
        """It was done, or is given up; `result` says what came of it."""
        with self._store.act(actor, act_id, "reminder.done", Right.ACT, reason=result.strip()) as work:
            if work.repeated:
                return
            work.change(_standing(work, reminder_id), done_at=work.now, done_by=actor.name, result=result.strip())
            _tell(work, reminder_id)

    def put_off(self, actor: Actor, act_id: str, reminder_id: str, until: datetime, reason: str) -> None:
        """Remind later, and say why."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "reminder.put_off", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            one = _standing(work, reminder_id)
            _require_ahead(until, work.now)
            work.change(one, due_at=until, put_off=one.put_off + 1)
            _tell(work, reminder_id)

    def take_back_done(self, actor: Actor, act_id: str, reminder_id: str, reason: str) -> None:
        """It is not done after all."""
        with self._store.act(actor, act_id, "reminder.take_back", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            one = reminder_store.reminders.get(work.connection, reminder_id)
            if one.done_at is None:
                raise InputRefused("This reminder stands already. Nothing was changed.")
            work.change(one, done_at=None, done_by="", result="")
            _tell(work, reminder_id)


def _standing(work: UnitOfWork, reminder_id: str) -> Reminder:
    one = reminder_store.reminders.get(work.connection, reminder_id)
    if one.done_at is not None:
        raise InputRefused("{name} has done this already. Nothing was changed.", name=one.done_by)
    return one


def _require_ahead(due_at: datetime, now: datetime) -> None:
    if not now < due_at <= now + FARTHEST:
        raise InputRefused("A reminder is for a time ahead, within a year. Nothing was changed; type another time.")


def _tell(work: UnitOfWork, reminder_id: str) -> None:
    work.about(NOUN, reminder_id)
    work.tell(RecordsChanged(NOUN, (reminder_id,)))
