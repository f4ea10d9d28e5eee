"""What happens in the window of incidents and strength: it is read, looked at, decided, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.strength import Decision, StaffingDecision, StrengthRows
from app.errors import AppError
from app.services.duty.strength_desk import HourView, StaffingProposal, folded
from app.services.duty.strength_files import write_strength
from app.services.duty.strength_reading import StrengthTable
from app.ui.background import Background
from app.ui.duty.strength_window import StrengthWindow
from app.ui.duty.strength_words import WEEKDAYS, span_words, trial_words
from app.ui.words import sentence, tr, wording


class StrengthWork(QObject):
    """One window: a table is read, then the proposal that follows from it."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: StrengthWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self.window = program, actor, background, window
        self._desk = program.dutywork.strength
        self.table: StrengthTable | None = None
        self.view: HourView | None = None
        self.proposal: StaffingProposal | None = None
        self.decided: tuple[StaffingDecision, ...] = ()
        self._is_open = True
        window.asked.connect(self.read)
        window.figures_chosen.connect(self._show)
        window.act_wanted.connect(self._do)

    def stop(self) -> None:
        """The window is closed: what is still read is shown nowhere."""
        self._is_open = False

    def read(self) -> None:
        """The table of the chosen rows and span; then the proposal, and what was decided."""
        rows, days, desk = self.window.rows.chosen(), self.window.span.chosen(), self._desk
        weekdays = tuple(tr(one) for one in WEEKDAYS)

        def ask() -> tuple[StrengthTable, HourView]:
            table = desk.table(rows, days)
            return table, folded(table, weekdays)

        def take(found: tuple[StrengthTable, HourView]) -> None:
            if not self._is_asked(rows, days):
                return
            self.table, self.view = found
            self.proposal = None
            self._show()
            self.window.share_room()
            self._read_proposal(found[0], rows, days)

        self.window.say(tr("Reading …"))
        self._background.ask(ask, take, self._refuse)
        self.read_decisions()

    def read_decisions(self) -> None:
        """What was decided."""

        def take(found: tuple[StaffingDecision, ...]) -> None:
            if self._is_open:
                self.decided = found
                self._show_lists()

        self._background.ask(self._desk.decisions, take, self._refuse)

    def _read_proposal(self, table: StrengthTable, rows: StrengthRows, days: int) -> None:
        def take(found: StaffingProposal) -> None:
            if self._is_asked(rows, days):
                self.proposal = found
                self._show()

        self._background.ask(lambda: self._desk.proposal(table), take, self._refuse)

    def _is_asked(self, rows: StrengthRows, days: int) -> bool:
        return self._is_open and (rows, days) == (self.window.rows.chosen(), self.window.span.chosen())

    def _show(self) -> None:
        window, table, view = self.window, self.table, self.view
        if table is None or view is None:
            return
        before = window.grid.currentIndex()
        window.hours.show(view, self.proposal, window.figures.chosen())
        window.tell_legend()
        window.told.setText(span_words(table))
        window.test.setText(trial_words(self.proposal) if self.proposal else "")
        row = min(max(before.row(), 0), window.hours.rowCount() - 1)
        window.grid.choose(window.hours.index(row, max(before.column(), 0)))
        if not window.is_asking() and not window.isAncestorOf(window.focusWidget()):
            window.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.proposal is not None:
            window.say("")
        self._show_lists()

    def _show_lists(self) -> None:
        runs = self.view.runs if self.view else ()
        self.window.show_lists(runs, self.proposal.changes if self.proposal else (), self.decided)

    def _do(self, act_id: str) -> None:
        window = self.window
        deeds: dict[str, Callable[[], object]] = {
            "strength_rows": lambda: _next(window.rows),
            "strength_figures": lambda: _next(window.figures),
            "strength_span": lambda: _next(window.span),
            "strength_list": lambda: window.show_list((window.lists.currentIndex() + 1) % window.lists.count()),
            "strength_accept": lambda: self._ask(Decision.ACCEPTED),
            "strength_refuse": lambda: self._ask(Decision.REFUSED),
            "strength_end": self._ask_end,
            "strength_export": self._ask_file,
        }
        deeds[act_id]()

    def _ask(self, decision: Decision) -> None:
        proposal, key = self.proposal, new_key()
        if proposal is None:
            self.window.refuse(tr("The proposal is not reckoned yet; wait a moment."))
            return
        question = (
            tr("Accept the proposal. Why? It stands in the log and on the handover sheets for 30 days")
            if decision is Decision.ACCEPTED
            else tr("Refuse the proposal. Why? It is kept in the log")
        )
        done = tr("Proposal accepted") if decision is Decision.ACCEPTED else tr("Proposal refused")
        self.window.ask(
            question,
            lambda why: self._act(lambda: self._desk.decide(self._actor, key, proposal, decision, why), done),
        )

    def _ask_end(self) -> None:
        now = self._program.now()
        standing = [
            one for one in self.decided
            if one.decision is Decision.ACCEPTED and one.ended_at is None and one.until > now
        ]  # fmt: skip
        if not standing:
            self.window.refuse(tr("No accepted proposal holds."))
            return
        one, key = standing[0], new_key()
        self.window.ask(
            tr("The accepted proposal of {time} no longer holds. Why?", time=one.title),
            lambda why: self._act(
                lambda: self._desk.end(self._actor, key, one.id, why), tr("The proposal no longer holds.")
            ),
        )

    def _act(self, deed: Callable[[], object], done: str) -> None:
        def take(_answer: object) -> None:
            self.window.say(done)
            self.read_decisions()

        self._background.act(deed, take, self._refuse)

    def _ask_file(self) -> None:
        table = self.table
        if table is None:
            return
        name = f"{tr('Strength follows the incidents')} {table.since:%Y-%m-%d} {table.last_day:%m-%d}.xlsx"
        dialog = QFileDialog(self.window, tr("Write the file"), name, "*.xlsx")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda file: self.write_to(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, file: Path) -> None:
        """Write what is shown as a workbook."""
        table, view, proposal, words, key = self.table, self.view, self.proposal, wording(), new_key()
        if table is None or view is None:
            return
        shown, folded_view = table, view

        def deed() -> None:
            write_strength(self._program.store, self._actor, key, file, shown, folded_view, proposal, words)

        self._background.act_long(
            deed, lambda _done: self.window.say(tr("Written to {file}", file=str(file))), self._refuse
        )

    def _refuse(self, error: AppError) -> None:
        self.window.refuse(sentence(error))


def _next(choice: QComboBox) -> None:
    choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
