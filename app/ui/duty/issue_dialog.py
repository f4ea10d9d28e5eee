"""What is handed out and not back, with keys for what comes back; below it the form of handing out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.domain.issue import NOT_SOUND, Issue, ThingState
from app.domain.labels import label
from app.ui import actions
from app.ui.duty.issue_form import IssueForm
from app.ui.look import Look
from app.ui.widgets.digit_ask import Answers, DigitAsk, Step
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.issue_columns import issue_columns
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

_LATER = tuple((timedelta(hours=number), "{n} h", number) for number in (1, 2, 4, 12, 24))
ACTS = ("issue_back", "issue_flawed", "issue_later", "issue_mistake", "issue_new", "issue_all", "issue_print")


class IssueDialog(QDialog):
    """The signals carry things by their records; each is answered with `say`, or with `refuse`."""

    hand_out_wanted = Signal()
    back_wanted = Signal(object, object, str)
    later_wanted = Signal(object, object, str)
    mistake_wanted = Signal(object, str)
    all_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Equipment, vehicles, keys: handed out and back"))
        self._now = now
        self.table: RecordTable[Issue] = RecordTable(issue_columns(now), look, key=lambda one: one.id)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.form, self.ask, self.with_back = IssueForm(), DigitAsk(), QCheckBox(tr("With what came back in 7 days"))
        self.count, self.outcome = plain_label("CardTitle"), OutcomeLine("Muted")
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self._acts = FlowRow()
        self._buttons: dict[str, KeycapButton] = {}
        slots: dict[str, Callable[[], object]] = {
            "issue_back": self._on_back,
            "issue_flawed": self._ask_flaw,
            "issue_later": self._ask_later,
            "issue_mistake": self._ask_mistake,
            "issue_new": self.form.what.setFocus,
            "issue_all": self.with_back.toggle,
            "issue_print": self.print_wanted.emit,
        }
        for act_id in ACTS:
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.setText(tr(actions.act(act_id).label))
            button.clicked.connect(slots[act_id])
            self._buttons[act_id] = button
            self._acts.add(button)
            actions.bind(act_id, self.table, slots[act_id])
        actions.bind("issue_hand_out", self, self.hand_out_wanted.emit)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._mind())
        self.with_back.toggled.connect(lambda _on: self.all_wanted.emit())
        self.ask.left.connect(self._on_left)
        self.resize(look.theme.px(980), look.theme.px(600))
        self.table.setFocus()
        self._mind()

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """What is out, or what was out lately; how much of it is not back in time."""
        self.table.show_records(issues)
        if self.table.chosen() is None and issues:
            self.table.choose(issues[0].id)
        out = [one for one in issues if one.is_out]
        late = sum(one.is_overdue(self._now()) for one in out)
        told = [tr("{n} out", n=len(out)) if out else tr("Nothing is out")]
        if late:
            told.append(tr("{n} not back in time", n=late))
        self.count.setText(" · ".join(told))
        self._mind()

    def _mind(self) -> None:
        """Only what can be done with the chosen rows is offered."""
        chosen = self.table.marked()
        are_out = bool(chosen) and all(one.is_out for one in chosen)
        for act_id in ("issue_back", "issue_flawed", "issue_later"):
            self._buttons[act_id].setEnabled(are_out)
        self._buttons["issue_mistake"].setEnabled(bool(chosen))

    def _out(self) -> list[Issue]:
        return [one for one in self.table.marked() if one.is_out]

    def _on_back(self) -> None:
        if things := self._out():
            self.back_wanted.emit(things, ThingState.SOUND, "")

    def _ask_flaw(self) -> None:
        if things := self._out():
            states = [(state, tr(label(state))) for state in NOT_SOUND]

            def steps(answers: Answers) -> Step | None:
                match len(answers):
                    case 0:
                        return Step(tr("{what} is back: in what state?", what=_names(things)), states)
                    case 1:
                        hint = tr("What is broken, where it was lost; it is kept")
                        return Step(tr("What is wrong with it?"), hint=hint)
                return None

            self._ask(steps, lambda answers: self.back_wanted.emit(things, answers[0], str(answers[1])))

    def _ask_later(self) -> None:
        if things := self._out():
            spans = [(span, tr(words, n=number)) for span, words, number in _LATER]

            def steps(answers: Answers) -> Step | None:
                match len(answers):
                    case 0:
                        return Step(
                            tr("{what}: back how much later than now?", what=_names(things)), spans,
                            hint=tr("Or until, such as 06:00"),
                        )  # fmt: skip
                    case 1:
                        reasons = [(tr(one), tr(one)) for one in ("Still on duty", "Passed on to the next shift")]
                        return Step(tr("Why?"), reasons, hint=tr("Reason; it is kept with the act"))
                return None

            self._ask(steps, lambda answers: self.later_wanted.emit(things, answers[0], str(answers[1])))

    def _ask_mistake(self) -> None:
        if things := self.table.marked():
            told = (
                tr("{what} was never handed out", what=_names(things))
                if all(one.is_out for one in things)
                else tr("{what} is not back after all", what=_names(things))
            )
            step = Step(told, hint=tr("Reason; it is kept with the act"))
            self._ask(
                lambda answers: None if answers else step,
                lambda answers: self.mistake_wanted.emit(things, str(answers[0])),
            )

    def _ask(self, steps: Callable[[Answers], Step | None], then: Callable[[Answers], object]) -> None:
        self._stack.setCurrentWidget(self.ask)
        self.ask.ask(steps, then)

    def _on_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        upper, body = QWidget(), QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._acts)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(upper)
        self._stack.addWidget(self.ask)
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.with_back)
        out, back = QPushButton(f"{tr('Issue')}  Ctrl+Enter"), QPushButton(f"{tr('Back')}  Esc")
        out.clicked.connect(lambda _checked=False: self.hand_out_wanted.emit())
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addStretch()
        for button in (out, back):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(body, 1)
        column.addWidget(plain_label("CardTitle", tr("Issue")))
        column.addWidget(self.form)
        column.addLayout(foot)


def _names(things: Sequence[Issue]) -> str:
    """The first of them by name, and how many more."""
    first = things[0].what
    return first if len(things) == 1 else tr("{what} and {n} more", what=first, n=len(things) - 1)
