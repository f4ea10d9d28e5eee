"""The window of proposed beats: who goes and when, the chosen crew's stops with their reasons, and how good it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.labels import label
from app.domain.patrol_proposal import PatrolProposal, ProposalLean
from app.ui import actions
from app.ui.duty.said_due import said_due
from app.ui.look import Look
from app.ui.patrols.proposal_words import BEFORE, CREWS, HOURS, STOPS, CrewRow, StopRow, stop_words
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.line_ask import LineAsk
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

ACTS = (
    "proposal_make", "proposal_crew", "proposal_drop", "proposal_show", "proposal_accept", "proposal_refuse",
    "proposal_before",
)  # fmt: skip
USUAL_HOURS, USUAL_BEGIN = 8, "20:00"


class ProposalWindow(QDialog):
    """`act_wanted` carries an act's name, `time_changed` tells that another time is wanted, `crew_chosen` that the row
    of another crew is chosen; `left` is asked before Esc closes, and may keep the window open."""

    act_wanted = Signal(str)
    time_changed = Signal()
    crew_chosen = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.look, self._now = look, now
        self.left: Callable[[], bool] = lambda: True
        self.begins = QLineEdit(USUAL_BEGIN)
        self.hours: QuickChoice[int] = QuickChoice(tuple(HOURS), lambda hours: HOURS[hours])
        self.hours.choose(USUAL_HOURS)
        self.lean: QuickChoice[ProposalLean] = QuickChoice(tuple(ProposalLean), label)
        self.crews: RecordTable[CrewRow] = RecordTable(CREWS, look, key=lambda row: row.crew.unit_id)
        self.stops: RecordTable[StopRow] = RecordTable(STOPS, look, key=lambda row: str(row.number))
        self.before: RecordTable[PatrolProposal] = RecordTable(BEFORE, look, key=lambda one: one.id)
        self.crews_title, self.side_title = plain_label("CardTitle"), plain_label("CardTitle")
        self.begins_label, self.law = plain_label(), plain_label("Muted")
        self.chosen, self.figures = plain_label("CardValue"), plain_label("CardValue")
        self.sides = QStackedWidget()
        self.asking, self.outcome = LineAsk(), OutcomeLine()
        self.is_asking = self.asking.is_asking
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self.buttons = {name: KeycapButton(look, actions.act(name).keys[0]) for name in ACTS}
        self._lay_out()
        for name in ACTS:
            actions.bind(name, self, partial(self._want, name))
            self.buttons[name].clicked.connect(partial(self._want, name))
        self.begins.editingFinished.connect(self.time_changed)
        self.hours.currentIndexChanged.connect(lambda _at: self.time_changed.emit())
        self.crews.record_chosen.connect(lambda _row: self.crew_chosen.emit())
        self.crews.record_opened.connect(lambda _row: self.stops.setFocus(Qt.FocusReason.OtherFocusReason))
        self.stops.record_chosen.connect(self._tell_stop)
        self.asking.left.connect(lambda: self.crews.setFocus(Qt.FocusReason.OtherFocusReason))
        self.retranslate()
        self.resize(look.theme.px(1340), look.theme.px(680))

    def begin_at(self) -> datetime:
        """When the night begins; raises `InputRefused` for what is no time."""
        return said_due(self.begins.text(), self._now())

    def ask(self, question: str, answered: Callable[[str], object]) -> None:
        """Put a question that is answered in words."""
        self.say("")
        self.asking.ask(question, answered)

    def show_crews(self, rows: Sequence[CrewRow]) -> None:
        """The crews as they are now."""
        self.crews.show_records(rows)
        if rows and self.crews.chosen() is None:
            self.crews.choose(rows[0].crew.unit_id)
        goes = sum(row.goes for row in rows)
        self.crews_title.setText(tr("Teams: {n} of {all} go", n=goes, all=len(rows)))

    def show_stops(self, rows: Sequence[StopRow], name: str) -> None:
        """The stops of the chosen crew."""
        self.sides.setCurrentWidget(self.stops)
        self.stops.show_records(rows)
        if rows and self.stops.chosen() is None:
            self.stops.choose("1")
        self.side_title.setText(tr("Stops of {unit}: {n}", unit=name, n=len(rows)) if name else "")
        self._tell_stop(self.stops.chosen())

    def show_before(self, told: Sequence[PatrolProposal]) -> None:
        """What was drawn before, and what became of it."""
        self.before.show_records(told)
        self.sides.setCurrentWidget(self.before)
        self.side_title.setText(tr("Drawn before: {n}", n=len(told)))
        self.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Esc: out of the question, then stop what runs, then out."""
        if self.is_asking():
            self.asking.leave()
            self.say(tr("Nothing was changed."))
        elif self.left():
            super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setWindowTitle(tr("Proposed beats"))
        self.begins_label.setText(tr("Begins"))
        self.begins.setAccessibleName(tr("Begins"))
        self.law.setText(
            tr("Proposed for places and lines by what is overdue and what was reported; nobody is judged by it.")
        )
        self.hours.retranslate()
        self.lean.retranslate()
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))

    def _tell_stop(self, row: StopRow | None) -> None:
        self.chosen.setText(stop_words(row) if row is not None else "")

    def _want(self, act_id: str) -> None:
        if not self.is_asking():
            self.act_wanted.emit(act_id)

    def _lay_out(self) -> None:
        head, row, halves = QHBoxLayout(), FlowRow(), QSplitter(Qt.Orientation.Horizontal)
        self.begins.setMaximumWidth(self.look.theme.px(130))
        for part in (self.begins_label, self.begins, self.hours, self.lean):
            head.addWidget(part)
        head.addSpacing(12)
        head.addWidget(self.law, 1)
        for table in (self.stops, self.before):
            self.sides.addWidget(table)
        for title, shown in ((self.crews_title, self.crews), (self.side_title, self.sides)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(title)
            column.addWidget(shown, 1)
            halves.addWidget(side)
        halves.setStretchFactor(0, 4)
        halves.setStretchFactor(1, 6)
        halves.setSizes([self.look.theme.px(590), self.look.theme.px(740)])
        halves.setChildrenCollapsible(False)
        for words in (self.law, self.chosen, self.figures):
            words.setWordWrap(True)
        for button in self.buttons.values():
            row.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 10)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addWidget(halves, 1)
        for below in (self.chosen, self.figures, self.outcome, self.asking, row):
            whole.addWidget(below)
