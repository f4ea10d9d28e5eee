"""Joins reminders to their desk: set on what is chosen, shown in duty now, told when due, done or put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.reminder import Reminder
from app.domain.subject import Subject
from app.errors import InputRefused
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.chosen_subject import chosen_subject
from app.ui.duty.note_dialog import NoteDialog
from app.ui.duty.said_due import said_due
from app.ui.duty.subject_show import SubjectShow
from app.ui.map.map_join import MapJoin
from app.ui.notices import Grade, Notice
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

LONGEST_MS, LEAST_MS = 30_000, 200
"""The clock is looked at so often at least: it may be set."""


class ReminderActs(QObject):
    """Lives as long as the window; a timer runs only while something stands."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        shows: SubjectShow,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._shows, self._take_backs = window, join, shows, take_backs
        self._list = window.panels.duty.reminders
        self._standing: Sequence[Reminder] = ()
        self._told: dict[str, datetime] = {}
        self.dialog: NoteDialog | None = None
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.look)
        self._list.done_wanted.connect(self._done)
        self._list.put_off_wanted.connect(self._put_off)
        window.panels.duty.reminder_opened.connect(self._locate)
        window.bind("remind", self.set_reminder)

    def on_fact(self, fact: Fact) -> None:
        """Somebody set, did or put off one."""
        if isinstance(fact, RecordsChanged) and fact.noun == "reminder":
            self.read()

    def read(self) -> None:
        """What stands now."""
        self._background.ask(self._program.dutywork.reminders.standing, self._show)

    def stop(self) -> None:
        """Look at the clock no more."""
        self._clock.stop()

    def look(self) -> None:
        """Tell what has become due since the clock was last looked at; each once for each time it is due."""
        now = self._program.now()
        for one in self._standing:
            if one.is_due(now) and self._told.get(one.id) != one.due_at:
                self._told[one.id] = one.due_at
                self._tell(one)
        self._list.repaint_ages()
        self._window.panels.duty.tell()
        self._wait(now)

    def set_reminder(self) -> None:
        """Ask what was promised, and for when, about what is chosen."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        dialog = NoteDialog(self._window.look, self._window, chosen_subject(self._join), asks_time=True)
        self.dialog = dialog
        act_id = new_key()
        dialog.told.connect(lambda: self._set(dialog, act_id))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()

    def _set(self, dialog: NoteDialog, act_id: str) -> None:
        if dialog.text.text().strip() and not dialog.time.text().strip():
            dialog.time.setFocus()
            return
        try:
            due = said_due(dialog.time.text(), self._program.now())
        except InputRefused as error:
            dialog.refuse(sentence(error))
            return
        what, subject = dialog.text.text(), dialog.chosen()
        self._background.act(
            lambda: self._program.dutywork.reminders.set(self._actor, act_id, what, due, subject),
            lambda _key: dialog.accept(),
            lambda error: dialog.refuse(sentence(error)),
        )

    def _show(self, standing: Sequence[Reminder]) -> None:
        self._standing = standing
        self._list.show_reminders(standing)
        self.look()

    def _wait(self, now: datetime) -> None:
        """Until the next one is due; the clock may be set meanwhile, so it is looked at twice a minute."""
        self._clock.stop()
        ahead = [one.due_at - now for one in self._standing if not one.is_due(now)]
        if ahead:
            left_ms = int(min(ahead) / timedelta(milliseconds=1))
            self._clock.start(max(LEAST_MS, min(left_ms, LONGEST_MS)))

    def _tell(self, one: Reminder) -> None:
        def words() -> str:
            return tr("Promised for now: {what}", what=" · ".join(filter(None, (one.what, one.subject_name))))

        def act() -> None:
            self._shows.show(Subject("reminder", one.id, one.what))

        self._window.notices.show_notice(Notice(Grade.WARNING, words, act_label="Show", act=act))

    def _done(self, one: Reminder, result: str) -> None:
        act_id, desk, actor = new_key(), self._program.dutywork.reminders, self._actor

        def done(_nothing: None) -> None:
            undo = lambda key, why: desk.take_back_done(actor, key, one.id, why)  # noqa: E731  one line of one thing
            self._take_backs.add(Done(tr("Reminder done"), self._program.now(), undo))

        self._background.act(lambda: desk.done(actor, act_id, one.id, result), done)

    def _put_off(self, one: Reminder, later: object, reason: str) -> None:
        act_id, desk, now = new_key(), self._program.dutywork.reminders, self._program.now()
        try:
            until = now + later if isinstance(later, timedelta) else said_due(str(later), now)
        except InputRefused as error:
            self._window.notices.refuse(error)
            return
        self._background.act(lambda: desk.put_off(self._actor, act_id, one.id, until, reason), lambda _done: None)

    def _locate(self, one: Reminder) -> None:
        if one.subject:
            self._shows.show(Subject(one.subject, one.subject_id, one.subject_name))

    def _forget(self, dialog: NoteDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
