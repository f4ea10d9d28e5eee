"""What was promised, what is due first at the top: stands above the posts while there is anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.reminder import Reminder
from app.ui import actions
from app.ui.local_time import full, local
from app.ui.look import Look
from app.ui.widgets.digit_ask import Answers, DigitAsk, Step
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

LEAST_PX, ROWS, ROW_PX = 64, 4, 29
_LATER = tuple((timedelta(minutes=number), "{n} min", number) for number in (15, 30, 60, 120, 240))


class ReminderList(QWidget):
    """`done_wanted` carries a reminder and what came of it, `put_off_wanted` one, a span or typed words, and why."""

    done_wanted = Signal(object, str)
    put_off_wanted = Signal(object, object, str)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self.table: RecordTable[Reminder] = RecordTable(_columns(now), look, key=lambda one: one.id)
        self.ask = DigitAsk()
        self._acts = FlowRow()
        self._buttons: dict[str, KeycapButton] = {}
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._acts)
        for act_id, slot in (("reminder_done", self._ask_done), ("reminder_later", self._ask_later)):
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slot)
            self._buttons[act_id] = button
            self._acts.add(button)
            actions.bind(act_id, self.table, slot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(rows)
        self._stack.addWidget(self.ask)
        self.ask.left.connect(self._on_left)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        self.retranslate()

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Those that stand, the first due first; without any the list goes."""
        self.table.show_records(reminders)
        if self.table.chosen() is None and reminders:
            self.table.choose(reminders[0].id, scroll=False)
        self.setVisible(bool(reminders) or self.ask.is_asking())
        self._fit(len(reminders))

    def choose(self, reminder_id: str) -> bool:
        """Choose this one, with the keys on it."""
        found = self.table.choose(reminder_id)
        if found:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return found

    def due(self) -> int:
        """How many are due now."""
        now = self._now()
        rows = self.table.rows
        return sum(rows.record(row).is_due(now) for row in range(rows.rowCount()))

    def repaint_ages(self) -> None:
        """A minute has gone by."""
        self.table.rows.repaint()

    def retranslate(self) -> None:
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
            button.updateGeometry()
        self._acts.arrange()

    def _fit(self, number: int) -> None:
        """As high as a few rows; while something is asked as high as that needs."""
        theme = self._look.theme
        rows = theme.px(ROW_PX) * (min(number, ROWS) + 1) + theme.px(LEAST_PX) - theme.px(20)
        self.setMinimumHeight(theme.px(170) if self.ask.is_asking() else theme.px(2 * ROW_PX))
        self.setMaximumHeight(theme.px(250) if self.ask.is_asking() else rows)
        self._mind_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mind_room()

    def _mind_room(self) -> None:
        """In a low panel the rows go before the buttons; their keys work all the same."""
        self._acts.setVisible(self.height() >= self._look.theme.px(3 * ROW_PX + LEAST_PX - 20))

    def _ask_done(self) -> None:
        one = self.table.chosen()
        if one is not None:
            step = Step(tr("“{what}” is done", what=one.what), hint=tr("What came of it; may be empty"), optional=True)
            self._ask(lambda answers: None if answers else step,
                      lambda answers: self.done_wanted.emit(one, str(answers[0])))  # fmt: skip

    def _ask_later(self) -> None:
        one = self.table.chosen()
        if one is None:
            return
        spans = [(span, tr(words, n=number)) for span, words, number in _LATER]

        def steps(answers: Answers) -> Step | None:
            match len(answers):
                case 0:
                    return Step(
                        tr("Put off “{what}”: for how long?", what=one.what), spans, hint=tr("Or until, such as 06:00")
                    )
                case 1:
                    reasons = [
                        (tr(words), tr(words)) for words in ("Nobody answered", "Not finished yet", "Agreed upon")
                    ]
                    return Step(tr("Why?"), reasons, hint=tr("Reason; it is kept with the act"))
            return None

        self._ask(steps, lambda answers: self.put_off_wanted.emit(one, answers[0], str(answers[1])))

    def _ask(self, steps: Callable[[Answers], Step | None], then: Callable[[Answers], object]) -> None:
        self._stack.setCurrentWidget(self.ask)
        self.ask.ask(steps, then)
        self._fit(self.table.shown())

    def _on_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self._fit(self.table.shown())
        self.setVisible(self.table.shown() > 0)
        self.table.setFocus()


def _columns(now: Callable[[], datetime]) -> tuple[Column[Reminder], ...]:
    def due(one: Reminder) -> str:
        at = local(one.due_at)
        return f"{at:%H:%M}" if at.date() == local(now()).date() else f"{at:%m-%d %H:%M}"

    def about(one: Reminder) -> str:
        return " · ".join(filter(None, (one.what, one.subject_name)))

    return (
        Column(
            label="Due",
            text=due,
            sort=lambda one: one.due_at.timestamp(),
            colour=lambda one: "critical" if one.is_due(now()) else None,
            hover=lambda one: full(one.due_at),
            bold=True,
            width=13,
        ),
        Column(label="Promised", text=about, hover=lambda one: f"{about(one)}\n{one.by} · {full(one.made_at)}"),
        Column(
            label="Put off",
            text=lambda one: f"×{one.put_off}" if one.put_off else "",
            sort=lambda one: one.put_off,
            width=8,
            spare=True,
        ),
    )
