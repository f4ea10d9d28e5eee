"""The window of a room's month: the grid, what it breaks, a line that asks, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.holidays import Holidays
from app.domain.labels import label
from app.domain.roster_conflicts import Conflict
from app.domain.roster_turn import ABSENCE_LETTERS, ABSENCE_MARKS, RosterPlan
from app.domain.sentence import Sentence
from app.ui import actions
from app.ui.look import Look
from app.ui.roster.sheet_grid import SheetGrid
from app.ui.roster.sheet_model import SheetModel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.line_ask import LineAsk
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import sentence_words, tr

Line = Conflict | Sentence
ACTS = (
    "roster_accept", "roster_generate", "roster_generate_all", "roster_lock", "roster_swap", "roster_take_over",
    "roster_week", "roster_pattern", "roster_back", "roster_on", "roster_room", "roster_member", "roster_leave_out",
    "roster_import", "roster_export", "roster_print", "roster_calendar", "roster_year", "roster_history",
    "roster_take_back",
)  # fmt: skip

LINES: tuple[Column[Line], ...] = (
    Column(
        label="What is broken",
        text=lambda one: sentence_words(one.told if isinstance(one, Conflict) else one),
        colour=lambda one: "critical" if isinstance(one, Conflict) and one.is_hard else "muted",
    ),
)


class RosterWindow(QDialog):
    """`act_wanted` carries an act's name. `ask` puts a question that a line answers, `say` and `refuse` tell
    what came of an act."""

    act_wanted = Signal(str)
    ended = Signal()

    def __init__(self, plan: RosterPlan, holidays: Holidays, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._plan, self.look = plan, look
        self.is_busy, self.is_proposing = False, False
        self.sheet = SheetModel(plan, holidays, self)
        self.grid = SheetGrid(self.sheet, look)
        self.title, self.doubt = plain_label("CardTitle"), plain_label("Hint")
        self.legend, self.sums = plain_label("Muted"), plain_label("Muted")
        self.lines: RecordTable[Line] = RecordTable(LINES, look, key=str)
        self.asking, self.outcome = LineAsk(), OutcomeLine()
        self.ask, self.is_asking = self.asking.ask, self.asking.is_asking
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.progress = QProgressBar()
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._lay_out()
        for name in ACTS:
            actions.bind(name, self, partial(self._want, name))
            self.buttons[name].clicked.connect(partial(self._want, name))
        self.asking.left.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.lines.record_opened.connect(self._go_to)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._tell_cell())
        self.retranslate()
        self.resize(look.theme.px(1320), look.theme.px(700))

    def show_lines(self, lines: Sequence[Line], summary: str) -> None:
        """What is broken, or told of a proposal."""
        self.lines.show_records(lines)
        self.sums.setText(summary)

    def show_busy(self, done: int, total: int) -> None:
        """How far the generator is; 0 of 0 ends it."""
        self.is_busy = total > 0
        self.progress.setVisible(self.is_busy)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(tr("{done} of {total} rooms; Esc stops", done=done, total=total))

    def reject(self) -> None:
        """Esc: out of the question, then stop the generator, then refuse the proposal, then out."""
        if self.is_asking():
            self.asking.leave()
            self.say(tr("Nothing was changed."))
        elif self.is_busy or self.is_proposing:
            self.act_wanted.emit("leave")
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross closes at once; a proposal that was not accepted is nowhere."""
        self.done(0)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        absences = [f"{letter} {ABSENCE_MARKS[kind]} {tr(label(kind))}" for letter, kind in ABSENCE_LETTERS.items()]
        turns = [f"{turn.letter} {turn.mark} {turn.name}" for turn in self._plan.turns]
        self.legend.setText("   ".join([*turns, *absences, tr("Del empties; drag one turn onto another to exchange")]))

    def _want(self, act_id: str) -> None:
        if not self.is_asking():
            self.act_wanted.emit(act_id)

    def _go_to(self, one: Line) -> None:
        if isinstance(one, Conflict):
            self.grid.choose(self.sheet.index_of(one))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_cell(self) -> None:
        """What is broken where the cursor stands."""
        if not self.is_asking():
            self.refuse("  ".join(self.sheet.told(self.grid.currentIndex())))

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), FlowRow()
        head.addWidget(self.title)
        head.addWidget(self.doubt, 1)
        head.addWidget(self.sums)
        for button in self.buttons.values():
            row.add(button)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.grid)
        halves.addWidget(self.lines)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        for words in (self.doubt, self.legend):
            words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(halves, 1)
        for part in (self.legend, self.progress, self.outcome, self.asking, row):
            column.addWidget(part)
        self.progress.hide()
