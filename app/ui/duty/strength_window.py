"""The window of 警力跟着警情走: the table, the words of the chosen cell, and below it what does not fit, what is
proposed, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.labels import label
from app.domain.strength import DAYS, StaffingDecision, StrengthRows
from app.services.duty.strength_desk import HourChange, HourRun
from app.ui import actions
from app.ui.duty.strength_grid import HourGrid, HourModel
from app.ui.duty.strength_words import CHANGES, DECISIONS, LEGENDS, RUNS, SPANS, Figures
from app.ui.look import Look
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.line_ask import LineAsk
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = (
    "strength_rows", "strength_figures", "strength_span", "strength_list", "strength_accept", "strength_refuse",
    "strength_end", "strength_export",
)  # fmt: skip
LISTS = ("What does not fit", "Proposal", "Decided before")
MISMATCHES, PROPOSED, DECIDED = range(3)


class StrengthWindow(QDialog):
    """`act_wanted` carries an act's name; `asked` tells that other rows or another span are wanted, `figures_chosen`
    other figures of the same. `ask` puts a question whose answer is called with what was typed."""

    act_wanted = Signal(str)
    asked = Signal()
    figures_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.look = look
        self.rows: QuickChoice[StrengthRows] = QuickChoice(tuple(StrengthRows), label)
        self.figures: QuickChoice[Figures] = QuickChoice(tuple(Figures), lambda one: one.value)
        self.span: QuickChoice[int] = QuickChoice(tuple(SPANS), lambda days: SPANS[days])
        self.span.choose(DAYS)
        self.hours = HourModel(self)
        self.grid = HourGrid(self.hours, look)
        self.told, self.legend = plain_label("Muted"), plain_label("Muted")
        self.chosen, self.test = plain_label("CardValue"), plain_label("CardValue")
        self.list_title = plain_label("CardTitle")
        self.runs: RecordTable[HourRun] = RecordTable(RUNS, look, key=lambda one: f"{one.row} {one.first}")
        self.changes: RecordTable[HourChange] = RecordTable(CHANGES, look, key=lambda one: f"{one.row} {one.first}")
        self.decisions: RecordTable[StaffingDecision] = RecordTable(DECISIONS, look, key=lambda one: one.id)
        self.lists, self._halves = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        self.asking, self.outcome = LineAsk(), OutcomeLine()
        self.ask, self.is_asking = self.asking.ask, self.asking.is_asking
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._lay_out()
        for name in ACTS:
            actions.bind(name, self, partial(self._want, name))
            self.buttons[name].clicked.connect(partial(self._want, name))
        self.rows.currentIndexChanged.connect(lambda _at: self.asked.emit())
        self.span.currentIndexChanged.connect(lambda _at: self.asked.emit())
        self.figures.currentIndexChanged.connect(lambda _at: self.figures_chosen.emit())
        self.grid.selectionModel().currentChanged.connect(lambda *_: self.tell_cell())
        self.runs.record_opened.connect(self._go_to)
        self.changes.record_opened.connect(self._go_to)
        self.asking.left.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.retranslate()
        self.resize(look.theme.px(1320), look.theme.px(690))

    def share_room(self) -> None:
        """The table has what its rows need, up to half; the list below it the rest."""
        whole = sum(self._halves.sizes())
        table = min(self.grid.wanted_height(), whole // 2)
        self._halves.setSizes([table, whole - table])

    def show_list(self, at: int) -> None:
        """One of the three lists."""
        self.lists.setCurrentIndex(at)
        self._tell_list()

    def show_lists(
        self, runs: Sequence[HourRun], changes: Sequence[HourChange], decided: Sequence[StaffingDecision]
    ) -> None:
        """What stands in the three lists."""
        self.runs.show_records(runs)
        self.changes.show_records(changes)
        self.decisions.show_records(decided)
        self._tell_list()

    def tell_cell(self) -> None:
        """Everything that is known where the cursor stands."""
        self.chosen.setText(self.hours.words(self.grid.currentIndex()))

    def reject(self) -> None:
        """Esc: out of the question first, then out."""
        if self.is_asking():
            self.asking.leave()
            self.say(tr("Nothing was changed."))
        else:
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setWindowTitle(tr("Strength follows the incidents"))
        for choice in (self.rows, self.figures, self.span):
            choice.retranslate()
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.tell_legend()
        self._tell_list()

    def tell_legend(self) -> None:
        """What the two figures and the words in the cells mean."""
        marks = tr(
            "gap: incidents, and under 6 min of strength; thin: twice the incidents of its share; "
            "idle: 30 min and more, nothing happened. Darker: more."
        )
        self.legend.setText(f"{tr(LEGENDS[self.figures.chosen()])} {marks}")

    def _tell_list(self) -> None:
        at = self.lists.currentIndex()
        shown = (self.runs, self.changes, self.decisions)[at].shown()
        self.list_title.setText(f"{tr(LISTS[at])} {shown}")

    def _want(self, act_id: str) -> None:
        if not self.is_asking():
            self.act_wanted.emit(act_id)

    def _go_to(self, one: HourRun | HourChange) -> None:
        self.grid.choose(self.hours.index(one.row, one.first))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), FlowRow()
        for choice in (self.rows, self.figures, self.span):
            head.addWidget(choice)
        head.addSpacing(12)
        head.addWidget(self.told, 1)
        for table in (self.runs, self.changes, self.decisions):
            self.lists.addWidget(table)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list_title)
        column.addWidget(self.lists, 1)
        halves = self._halves
        halves.addWidget(self.grid)
        halves.addWidget(below)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        for words in (self.told, self.legend, self.chosen, self.test):
            words.setWordWrap(True)
        for button in self.buttons.values():
            row.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 10)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addWidget(self.legend)
        whole.addWidget(halves, 1)
        for part in (self.chosen, self.test, self.outcome, self.asking, row):
            whole.addWidget(part)
