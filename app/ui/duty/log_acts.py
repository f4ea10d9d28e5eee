"""Joins the panel of the duty log, and the keys that write from anywhere, to the desk of the log."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.duty_log import BY_HAND, LogKind
from app.domain.events import AlertRaised, Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.subject import Subject
from app.errors import AppError
from app.services.cases.case_drafts import Draft
from app.services.duty.log_desk import LogPage
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.chosen_subject import chosen_subject, subject_of
from app.ui.duty.note_dialog import NoteDialog
from app.ui.duty.subject_show import SubjectShow
from app.ui.map.map_join import MapJoin
from app.ui.words import sentence

READ_MS = 1_500
DRAFT_MS = 400
DRAFT = "duty-log"


class LogActs(QObject):
    """Lives as long as the window. The log is read while its panel can be seen."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        shows: SubjectShow,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._panel = window, join, window.panels.log
        self._back = 0
        self.dialog: NoteDialog | None = None
        self._read_soon = self._timer(READ_MS, self._read_if_seen)
        self._draft_soon = self._timer(DRAFT_MS, self._keep_draft)
        panel = self._panel
        panel.note_wanted.connect(self.write_note)
        panel.turned.connect(self._turn)
        panel.find_wanted.connect(self._find)
        panel.correct_wanted.connect(self._correct)
        panel.settle_wanted.connect(self._settle)
        panel.locate_wanted.connect(shows.show)
        window.when_seen("log", self._read)

    def on_fact(self, fact: Fact) -> None:
        """What was done is told soon, but not with every act of a storm."""
        if isinstance(fact, RecordsChanged | AlertRaised) and not self._read_soon.isActive():
            self._read_soon.start()

    def stop(self) -> None:
        """Read no more; what is typed stays as a draft."""
        self._read_soon.stop()
        if self._draft_soon.isActive():
            self._draft_soon.stop()
            self._keep_draft()

    def write_note(self) -> None:
        """Ask for a line, about what is chosen; what was typed before and not kept is there again."""
        self._begin(chosen_subject(self._join), self._window)

    def write_about(self, record: object, over: QWidget) -> None:
        """Ask for a line about this record, over the window in which it is open."""
        self._begin(subject_of(record), over)

    def _begin(self, subject: Subject | None, over: QWidget) -> None:
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        self._background.ask(
            lambda: self._program.casework.drafts.of(self._actor.user_id, DRAFT),
            lambda draft: self._open(subject, draft, over),
        )

    def _open(self, subject: Subject | None, draft: Draft | None, over: QWidget) -> None:
        if self.dialog is not None:
            return
        dialog = NoteDialog(self._window.look, over, subject, kinds=BY_HAND)
        self.dialog = dialog
        if draft is not None:
            dialog.text.setText(str(draft.values.get("text", "")))
        act_id = new_key()
        dialog.typed.connect(self._draft_soon.start)
        dialog.told.connect(lambda: self._write(dialog, act_id))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.destroyed.connect(lambda _gone: self._lose(dialog))
        dialog.open()

    def _write(self, dialog: NoteDialog, act_id: str) -> None:
        text, subject = dialog.text.text(), dialog.chosen()
        kind = dialog.kind.chosen() if dialog.kind is not None else LogKind.NOTE

        def done(_key: str) -> None:
            self._draft_soon.stop()
            self._drop_draft()
            dialog.text.clear()
            self._draft_soon.stop()
            dialog.accept()
            self._window.notices.hint("Written into the duty log.")

        self._background.act(
            lambda: self._program.dutywork.log.write(self._actor, act_id, kind, text, subject),
            done,
            lambda error: dialog.refuse(sentence(error)),
        )

    def _keep_draft(self) -> None:
        if self.dialog is None:
            return
        text, now = self.dialog.text.text(), self._program.now()
        drafts, user = self._program.casework.drafts, self._actor.user_id
        values = {"text": text} if text.strip() else {}
        self._background.ask(lambda: drafts.keep(user, DRAFT, Draft(values, {}, now)), lambda _done: None)

    def _drop_draft(self) -> None:
        drafts, user = self._program.casework.drafts, self._actor.user_id
        self._background.ask(lambda: drafts.drop(user, DRAFT), lambda _done: None)

    def _forget(self, dialog: NoteDialog) -> None:
        if self.dialog is dialog:
            if self._draft_soon.isActive():
                self._draft_soon.stop()
                self._keep_draft()
            self.dialog = None
        dialog.deleteLater()

    def _lose(self, dialog: NoteDialog) -> None:
        """It went with the window over which it stood: that of a file that was sealed meanwhile."""
        if self.dialog is dialog:
            self.dialog = None

    def _correct(self, entry_id: str, text: str) -> None:
        act_id, log = new_key(), self._program.dutywork.log
        self._background.act(lambda: log.correct(self._actor, act_id, entry_id, text), lambda _key: self._read())

    def _settle(self, entry_id: str, text: str) -> None:
        act_id, log = new_key(), self._program.dutywork.log
        self._background.act(lambda: log.settle(self._actor, act_id, entry_id, text), lambda _key: self._read())

    def _turn(self, back: int) -> None:
        self._back = max(0, self._back + back)
        self._read()

    def _find(self, words: str) -> None:
        if not words:
            self._read()
            return
        self._background.ask(lambda: self._program.dutywork.log.find(words), self._panel.show_found)

    def _read_if_seen(self) -> None:
        if self._panel.isVisible() and (self._panel.shown_page() is not None or not self._panel.text.text()):
            self._read()

    def _read(self) -> None:
        back = self._back

        def show(page: LogPage) -> None:
            if back == self._back:
                self._panel.show_page(page)

        def failed(error: AppError) -> None:
            self._window.notices.refuse(error)

        self._background.ask(lambda: self._program.dutywork.log.shift_page(back), show, failed)

    def _timer(self, interval: int, slot: object) -> QTimer:
        made = QTimer(self, interval=interval, singleShot=True)
        made.timeout.connect(slot)
        return made
