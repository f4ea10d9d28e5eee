"""Every tracker with who carries it, who carried it before, and the form by which it is given on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.domain.unit import Unit
from app.services.field.carried_times import Carrying
from app.services.field.tracker_desk import TrackerNow
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.digit_ask import DigitAsk, Step
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.tracker_columns import carrying_columns, tracker_columns
from app.ui.words import tr

LONGEST_REASON = 300


class TrackerDialog(QDialog):
    """`give_wanted` carries the tracker, the unit's key, the times as typed and the reason; `take_in_wanted` the
    tracker and the reason. Each is answered with `say`, or with `refuse`."""

    give_wanted = Signal(object, str, str, str, str)
    take_in_wanted = Signal(object, str)
    tracker_chosen = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trackers and units"))
        self.table: RecordTable[TrackerNow] = RecordTable(tracker_columns(now), look, key=lambda one: one.tracker.id)
        self.times: RecordTable[Carrying] = RecordTable(carrying_columns(now), look, key=lambda one: one.interval.id)
        self.filter, self.unit = QLineEdit(), QComboBox()
        self.since, self.until, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.ask, self.count, self.outcome = DigitAsk(), plain_label("CardTitle"), OutcomeLine("Muted")
        self.say, self.refuse = self.outcome.say, self.outcome.refuse
        self._acts = FlowRow()
        for act_id, slot in (("tracker_give", self.unit.setFocus), ("tracker_take_in", self._ask_take_in)):
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.setText(tr(actions.act(act_id).label))
            button.clicked.connect(slot)
            self._acts.add(button)
            actions.bind(act_id, self.table, slot)
        actions.bind("tracker_give_now", self, self._on_give)
        self._fit_fields()
        self._lay_out(look)
        self.filter.textChanged.connect(lambda _text: self._mind())
        self.table.record_chosen.connect(self.tracker_chosen)
        self.ask.left.connect(self._on_left)
        self.table.setFocus()

    def show_trackers(self, trackers: Sequence[TrackerNow], units: Sequence[Unit]) -> None:
        """What stands now; what is typed stays."""
        self._offer(units)
        self.table.show_records(trackers)
        if self.table.chosen() is None and trackers:
            self.table.choose(trackers[0].tracker.id)
        idle = sum(not one.carrier for one in trackers)
        told = [tr("{n} trackers", n=len(trackers)) if trackers else tr("No tracker is registered")]
        if idle:
            told.append(tr("{n} carried by nobody", n=idle))
        self.count.setText(" · ".join(told))
        self._mind()

    def show_times(self, tracker_id: str, times: Sequence[Carrying]) -> None:
        """Who carried the chosen one."""
        chosen = self.table.chosen()
        if chosen is not None and chosen.tracker.id == tracker_id:
            self.times.show_records(times)

    def clear_form(self) -> None:
        """Ready for the next tracker."""
        for line in (self.since, self.until, self.reason):
            line.clear()
        self.unit.setCurrentIndex(-1)
        self.unit.clearEditText()
        self.table.setFocus()

    def _offer(self, units: Sequence[Unit]) -> None:
        typed = self.unit.currentText()
        self.unit.clear()
        for one in units:
            self.unit.addItem(" · ".join(filter(None, (one.call_sign or one.code, one.name))), one.id)
        self.unit.setCurrentIndex(-1)
        self.unit.setEditText(typed)

    def _mind(self) -> None:
        text = self.filter.text().casefold().strip()

        def accepts(one: TrackerNow) -> bool:
            words = (one.carrier, one.tracker.serial, one.plate, one.tracker.protocol)
            return not text or any(text in word.casefold() for word in words)

        self.table.filter.accept(accepts)

    def _unit_id(self) -> str:
        """The unit that is meant: the chosen line, else the only one that holds what is typed."""
        typed = self.unit.currentText().strip().casefold()
        texts = [self.unit.itemText(row) for row in range(self.unit.count())]
        same = [row for row, text in enumerate(texts) if text.casefold() == typed]
        near = [row for row, text in enumerate(texts) if typed and typed in text.casefold()]
        row = (same or (near if len(near) == 1 else []) or [-1])[0]
        return str(self.unit.itemData(row)) if row >= 0 else ""

    def _on_give(self) -> None:
        one, unit_id = self.table.chosen(), self._unit_id()
        if one is None or self.ask.is_asking():
            return
        if not unit_id:
            self.refuse(tr("Choose the unit from the list."))
            self.unit.setFocus()
            return
        self.give_wanted.emit(one, unit_id, self.since.text(), self.until.text(), self.reason.text())

    def _ask_take_in(self) -> None:
        if (one := self.table.chosen()) is not None:
            title = tr("Nobody carries {serial} from now on: why?", serial=one.tracker.serial)
            step = Step(title, hint=tr("Reason; it is kept with the act"))
            self._stack.setCurrentWidget(self.ask)
            self.ask.ask(
                lambda answers: None if answers else step,
                lambda answers: self.take_in_wanted.emit(one, str(answers[0])),
            )

    def _on_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _fit_fields(self) -> None:
        self.filter.setPlaceholderText(tr("Filter by unit, serial, plate"))
        self.filter.setClearButtonEnabled(True)
        self.unit.setEditable(True)
        self.unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(18)
        if (completer := self.unit.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.since.setPlaceholderText(tr("Now; or from when, such as 22:00"))
        self.until.setPlaceholderText(tr("Until it is given on; or 06:00"))
        self.reason.setPlaceholderText(tr("e.g. night patrol, terminal changed"))
        self.reason.setMaxLength(LONGEST_REASON)

    def _lay_out(self, look: Look) -> None:
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
        head.addWidget(self.filter)
        self.filter.setMinimumWidth(look.theme.px(260))
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget, int, int], ...] = (
            ("To unit", self.unit, 0, 0),
            ("Reason", self.reason, 0, 1),
            ("Given from", self.since, 1, 0),
            ("Given until", self.until, 1, 1),
        )
        for words, field, row, half in fields:
            form.addWidget(plain_label("", tr(words)), row, 2 * half)
            form.addWidget(field, row, 2 * half + 1)
        form.setColumnStretch(1, 1)
        form.setColumnStretch(3, 1)
        hint = plain_label("Muted", tr("Positions told before stay with the unit that carried it then."))
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addStretch()
        give, back = QPushButton(f"{tr('Give')}  Ctrl+Enter"), QPushButton(f"{tr('Back')}  Esc")
        give.clicked.connect(lambda _checked=False: self._on_give())
        back.clicked.connect(self.reject)
        for button in (give, back):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(body, 3)
        column.addWidget(plain_label("CardTitle", tr("Who carried it")))
        column.addWidget(self.times, 1)
        column.addWidget(plain_label("CardTitle", tr("Give on")))
        column.addLayout(form)
        column.addWidget(hint)
        column.addLayout(foot)
        self.resize(look.theme.px(980), look.theme.px(660))
