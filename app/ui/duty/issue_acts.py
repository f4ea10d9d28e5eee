"""Joins what is handed out to its desk: the dialog, what is not back in time in sight, and the way from a handover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.issue import Issue, ThingState
from app.domain.key import new_key
from app.errors import AppError, InputRefused
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.said_due import said_due
from app.ui.duty.subject_show import SubjectShow
from app.ui.notices import Grade, Notice
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.services.duty.duty_printing import Paper
    from app.services.duty.issue_desk import IssuePage
    from app.services.duty.issue_offers import IssueOffers
    from app.ui.duty.issue_dialog import IssueDialog


class IssueActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        shows: SubjectShow,
        print_paper: Callable[[Paper, QWidget | None], object],
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._print_paper, self._take_backs = print_paper, take_backs
        self._opened_at = program.now()
        self._told: set[tuple[str, datetime]] = set()
        self.dialog: IssueDialog | None = None
        window.bind("issues", self.open)
        window.panels.duty.issues_wanted.connect(self.open)
        shows.lead("issue", self.show)

    def on_fact(self, fact: Fact) -> None:
        """Something was handed out, came back, or did not."""
        if isinstance(fact, RecordsChanged) and fact.noun == "issue":
            self.read()

    def read(self) -> None:
        """What is out now."""
        self._background.ask(self._program.dutywork.issues.out, self._heed)
        if self.dialog is not None:
            self._fill(self.dialog)

    def open(self, chosen: str = "") -> None:
        """Show what is out; `chosen` is the key of the thing to begin with."""
        from app.ui.duty.issue_dialog import IssueDialog

        if self.dialog is not None:
            self.dialog.activateWindow()
            self._fill(self.dialog, chosen)
            return
        dialog = IssueDialog(self._window.look, self._program.now, self._window)
        self.dialog = dialog
        dialog.hand_out_wanted.connect(lambda: self._hand_out(dialog))
        dialog.back_wanted.connect(lambda things, state, said: self._back(dialog, things, state, said))
        dialog.later_wanted.connect(lambda things, later, why: self._later(dialog, things, later, why))
        dialog.mistake_wanted.connect(lambda things, why: self._mistake(dialog, things, why))
        dialog.all_wanted.connect(lambda: self._fill(dialog))
        dialog.print_wanted.connect(self._print)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        self._fill(dialog, chosen)
        self._background.ask(self._program.dutywork.issues.offers, lambda found: self._offer(dialog, found))

    def show(self, key: str) -> None:
        """Lead to this thing from a log, a handover or a notice."""
        self.open(key)

    def _fill(self, dialog: IssueDialog, chosen: str = "") -> None:
        desk, with_back = self._program.dutywork.issues, dialog.with_back.isChecked()

        def show(issues: Sequence[Issue]) -> None:
            if self.dialog is not dialog or with_back != dialog.with_back.isChecked():
                return
            dialog.show_issues(issues)
            if chosen and not dialog.table.choose(chosen) and not with_back:
                with QSignalBlocker(dialog.with_back):
                    dialog.with_back.setChecked(True)
                self._fill(dialog, chosen)

        self._background.ask(lambda: desk.page().issues if with_back else desk.out(), show)

    def _offer(self, dialog: IssueDialog, found: IssueOffers) -> None:
        if self.dialog is dialog:
            dialog.form.show_offers(found, self._program.now())

    def _heed(self, out: Sequence[Issue]) -> None:
        """How much is not back in time; what is missed while this window is open is told once."""
        now = self._program.now()
        self._window.panels.duty.show_not_back(sum(one.is_overdue(now) for one in out))
        missed = {(one.id, one.missed_at): one for one in out if one.missed_at and one.missed_at >= self._opened_at}
        fresh = [one for key, one in missed.items() if key not in self._told]
        self._told.update(missed)
        if fresh:
            self._tell(fresh)

    def _tell(self, late: Sequence[Issue]) -> None:
        first, more = late[0], len(late) - 1

        def words() -> str:
            said = tr("Not back in time: {what}, with {name}.", what=first.what, name=first.taken_by)
            return f"{said} {tr('{n} more.', n=more)}" if more else said

        self._window.notices.show_notice(
            Notice(Grade.WARNING, words, act_label="Show", act=lambda: self.show(first.id))
        )

    def _hand_out(self, dialog: IssueDialog) -> None:
        form, desk, actor, act_id = dialog.form, self._program.dutywork.issues, self._actor, new_key()
        try:
            due_at = said_due(form.due.text(), self._program.now())
        except InputRefused as error:
            dialog.refuse(sentence(error))
            form.due.setFocus()
            return
        asked = form.asked(due_at)

        def done(keys: tuple[str, ...]) -> None:
            said = tr("Handed out to {name}: {what}", name=asked.taken_by.strip(), what=asked.things.strip())
            self._did(said, keys)
            dialog.say(said)
            form.clear_thing()

        self._act(dialog, lambda: desk.hand_out(actor, act_id, asked), done)

    def _back(self, dialog: IssueDialog, things: Sequence[Issue], state: ThingState, said: str) -> None:
        desk, actor, act_id, keys = self._program.dutywork.issues, self._actor, new_key(), _keys(things)

        def done(_nothing: object) -> None:
            words = tr("Back: {what}", what=_names(things))
            self._did(words, keys)
            dialog.say(words)

        self._act(dialog, lambda: desk.bring_back(actor, act_id, keys, state, said), done)

    def _later(self, dialog: IssueDialog, things: Sequence[Issue], later: object, why: str) -> None:
        desk, now, act_id, keys = self._program.dutywork.issues, self._program.now(), new_key(), _keys(things)
        try:
            due_at = now + later if isinstance(later, timedelta) else said_due(str(later), now)
        except InputRefused as error:
            dialog.refuse(sentence(error))
            return
        self._act(
            dialog,
            lambda: desk.extend(self._actor, act_id, keys, due_at, why),
            lambda _done: dialog.say(tr("To be back later: {what}", what=_names(things))),
        )

    def _mistake(self, dialog: IssueDialog, things: Sequence[Issue], why: str) -> None:
        desk, act_id, keys = self._program.dutywork.issues, new_key(), _keys(things)
        self._act(
            dialog,
            lambda: desk.take_back(self._actor, act_id, keys, why),
            lambda _done: dialog.say(tr("Taken back: {what}", what=_names(things))),
        )

    def _act(self, dialog: IssueDialog, deed: Callable[[], object], done: Callable[..., object]) -> None:
        def failed(error: AppError) -> None:
            dialog.refuse(sentence(error))

        self._background.act(deed, done, failed)

    def _did(self, words: str, keys: tuple[str, ...]) -> None:
        """Ctrl+Z of the desk takes it back as well."""
        desk, actor = self._program.dutywork.issues, self._actor
        undo = lambda key, why: desk.take_back(actor, key, keys, why)  # noqa: E731  one line of one thing
        self._take_backs.add(Done(words, self._program.now(), undo))

    def _print(self) -> None:
        def open_paper(page: IssuePage) -> None:
            self._print_paper(page, self.dialog)

        self._background.ask(self._program.dutywork.issues.page, open_paper)

    def _forget(self, dialog: IssueDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def _keys(things: Sequence[Issue]) -> tuple[str, ...]:
    return tuple(one.id for one in things)


def _names(things: Sequence[Issue]) -> str:
    return "、".join(one.what for one in things)
