"""Reports that a duty level asks for: while it holds, a reminder of the next one always stands, and goes with it."""

from __future__ import annotations

from datetime import timedelta

from app.domain.access import Actor
from app.domain.duty_level import LevelOrder
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.reminder import Reminder
from app.domain.subject import Subject
from app.services.duty.level_book import LevelBook
from app.services.duty.level_desk import NOUN
from app.services.duty.reminder_desk import ReminderDesk
from app.store import level_store, reminder_store
from app.store.unit_of_work import Store
from app.wording import Wording

SOON = timedelta(minutes=1)
"""What was due while the desk was off is due at once."""


class LevelReports:
    """Works through the desk of reminders: what it sets is told, put off and done as any other."""

    def __init__(self, store: Store, book: LevelBook, reminders: ReminderDesk, wording: Wording) -> None:
        self._store, self._book, self._reminders, self._wording = store, book, reminders, wording

    def tick(self, actor: Actor) -> None:
        """Have the next report stand as a reminder, and no other; to be called every second on the writer."""
        with self._store.read() as connection:
            asking = [one for one in level_store.standing(connection) if self._every(one)]
            standing = reminder_store.standing_about(connection, NOUN)
            last = {one.id: reminder_store.last_done_about(connection, NOUN, one.id) for one in asking}
        keys = {one.id for one in asking}
        for one in standing:
            if one.subject_id not in keys:
                self._reminders.done(actor, new_key(), one.id)
        for order in asking:
            if not any(one.subject_id == order.id for one in standing):
                self._set(actor, order, last[order.id])

    def _every(self, order: LevelOrder) -> timedelta:
        """How often it asks for a report; nothing where it asks for one when something happens."""
        return timedelta(minutes=self._book.template(order.level).report_min)

    def _set(self, actor: Actor, order: LevelOrder, last: Reminder | None) -> None:
        begun = last.done_at if last is not None and last.done_at is not None else order.from_at
        due_at = max(begun + self._every(order), self._store.now() + SOON)
        if due_at >= order.until:
            return
        say = self._wording.say
        level = say(label(order.level))
        what = say("Report upwards ({level})").format(level=level)
        self._reminders.set(actor, new_key(), what, due_at, Subject(NOUN, order.id, order.authority))
