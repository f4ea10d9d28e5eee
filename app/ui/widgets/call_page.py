"""The chosen call in full: its facts, the units sent with their steps and clocks, what has happened, the acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.call import CALL_ENDS, AssignmentState, Call, CallState
from app.domain.call_masks import masked_caller
from app.domain.call_rules import LINE, case_due_at, is_unanswered
from app.domain.labels import label
from app.domain.picture import Picture
from app.ui import actions
from app.ui.alerts.dossier_words import picture_words
from app.ui.calls.call_now import CallNow, UnitOnCall
from app.ui.calls.countdown import TOKEN, minutes_seconds, timer_words
from app.ui.local_time import age, full, to_minute
from app.ui.look import Look
from app.ui.widgets.assignment_columns import columns
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.fact_card import Fact, FactCard
from app.ui.widgets.flow_row import GAP as ROW_GAP
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.level_shape import level_words
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

STEPS = {
    "call_accepted": AssignmentState.ACCEPTED,
    "call_en_route": AssignmentState.EN_ROUTE,
    "call_on_scene": AssignmentState.ON_SCENE,
}
UNITS_PX = 122
_DECLINABLE = (AssignmentState.ORDERED, AssignmentState.ACCEPTED)
ACTS = (
    "call_dispatch", *STEPS, "call_heard", "call_feedback", "call_close", "call_note", "locate", "call_sheet",
    "call_case", "call_take_back", "call_change", "call_merge", "call_transfer", "call_hand_over", "call_invalid",
    "call_declined", "call_cancel", "call_send_again", "call_blocks", "call_reopen", "call_pictures",
    "call_caller", "call_more",
)  # fmt: skip


class CallPage(QWidget):
    """Shows what it is given. `unit()` is the unit that the step keys mean: the chosen row, else the first there."""

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self._shown: CallNow | None = None
        self._others = 0
        self._awaited = self._caller = ""
        self._shared = (0, False)
        self._history: Sequence[Fact] = ()
        self._alerts: Sequence[Fact] = ()
        self.pictures: Sequence[Picture] = ()
        self._title, self._timer = ElidedLabel(style="CardTitle"), plain_label("Clock")
        self.facts = FactCard(look)
        self.units: RecordTable[UnitOnCall] = RecordTable(columns(now), look, key=lambda one: one.assignment.id)
        self.buttons = {act_id: KeycapButton(look, _keycap(act_id)) for act_id in ACTS}
        self._acts = FlowRow(more=self.buttons["call_more"])
        for act_id, button in self.buttons.items():
            if act_id != "call_more":
                self._acts.add(button)
        self._lay_out()
        self.restyle()
        self.units.record_chosen.connect(lambda _unit: self._mind_acts())
        self.retranslate()

    def on_act(self, act_id: str, press: Callable[[], object]) -> None:
        """Call `press` when the act's button is clicked."""
        self.buttons[act_id].clicked.connect(lambda _checked=False: press())

    def show_call(self, shown: CallNow | None, *, others: int = 0) -> None:
        """Show this one; `others` is how many more calls are open."""
        if shown is None or self._shown is None or shown.call.id != self._shown.call.id:
            self._history = self._alerts = ()
            self.pictures = ()
            self._awaited = self._caller = ""
        self._shown, self._others = shown, others
        if shown is None:
            return
        self._title.setText(shown.call.title)
        self.units.show_records(shown.units())
        if self._awaited:
            self.choose_unit(self._awaited)
        if self._wanted() != self._shared:
            self._share_width()
        self._draw()

    def show_history(
        self, call_id: str, alerts: Sequence[Fact], history: Sequence[Fact], pictures: Sequence[Picture] = ()
    ) -> None:
        """What led to the call, what has happened since and what cameras showed, if it is still the one shown."""
        if self._shown is not None and self._shown.call.id == call_id:
            self._alerts, self._history, self.pictures = alerts, history, pictures
            self._draw()

    def show_caller(self, call_id: str, words: str) -> None:
        """Who called, in full, as long as this call stays in front."""
        if self._shown is not None and self._shown.call.id == call_id:
            self._caller = words
            self._draw()

    def unit(self) -> UnitOnCall | None:
        """The unit that an act means; none while the one that was just sent is on its way to this page."""
        if self._awaited:
            return None
        chosen = self.units.chosen()
        if chosen is not None:
            return chosen
        there = [one for one in (self._shown.units() if self._shown else ()) if one.is_there]
        return there[0] if there else None

    def choose_unit(self, assignment_id: str) -> None:
        """Choose the unit of this order, now or when it is shown."""
        self._awaited = "" if self.units.choose(assignment_id) else assignment_id

    def switch_acts(self, *, on: bool | None = None) -> None:
        """Every act with its key, in place of facts and units where there is no room for both; once more, back."""
        whole = self._halves.isVisibleTo(self) if on is None else on
        self._halves.setVisible(not whole)
        self._share_room()

    def fits(self, act_id: str) -> bool:
        """Whether the act can be done now; the desk decides again."""
        shown, unit = self._shown, self.unit()
        if shown is None:
            return False
        over = shown.call.state in CALL_ENDS
        if act_id in STEPS:
            return unit is not None and unit.is_there and LINE.index(STEPS[act_id]) > LINE.index(unit.assignment.state)
        return {
            "locate": shown.call.lon is not None,
            "call_heard": unit is not None and unit.is_there,
            "call_take_back": shown.call.state is CallState.CLOSED if over else bool(shown.assignments or shown.alerts),
            "call_hand_over": not over and bool(shown.sent()),
            "call_cancel": unit is not None and unit.is_there,
            "call_send_again": unit is not None and unit.is_there and is_unanswered(unit.assignment),
            "call_declined": unit is not None and unit.assignment.state in _DECLINABLE,
            "call_sheet": bool(shown.assignments),
            "call_merge": not over and self._others > 0,
            "call_blocks": not over and shown.call.lon is not None,
            "call_case": shown.call.case_id is None,
            "call_reopen": shown.call.state is CallState.CLOSED,
            "call_note": True,
            "call_caller": bool(shown.call.reporter or shown.call.reporter_phone) and not self._caller,
            "call_pictures": bool(self.pictures),
            "call_more": self._acts.is_short() or not self._halves.isVisibleTo(self),
        }.get(act_id, not over)

    def tick(self) -> None:
        """A second has gone by."""
        if self._shown is not None:
            self._draw_timer(self._shown)
            self.units.rows.repaint()

    def retranslate(self) -> None:
        """Say every word again."""
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._acts.arrange()
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """With one row of buttons: that there is room for more of them must not be because they are there."""
        row = self.buttons["call_note"].sizeHint().height() + 2 * ROW_GAP
        parts = self._title.sizeHint().height() + self.units.minimumHeight() + row
        return QSize(super().minimumSizeHint().width(), parts + 2 * ROW_GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._caller:
            self._caller = ""
            self._draw()

    def _wanted(self) -> tuple[int, bool]:
        """What the columns of the units need, and whether there is a unit."""
        return self.units.least_width(), self.units.shown() > 0

    def _share_width(self) -> None:
        """The units get what their columns need, but not the last of what the facts need; while nobody was sent the
        facts have it all."""
        self.units.setVisible(self.units.shown() > 0)
        whole, self._shared = self._halves.width() - self._halves.handleWidth(), self._wanted()
        units = max(whole * 3 // 5, min(self._shared[0], whole - self.facts.minimumWidth()))
        self._halves.setSizes([whole - units, units])
        self._share_room()

    def _share_room(self) -> None:
        """As many rows of buttons as leave four lines to the units, one at the least."""
        if not self._halves.isVisibleTo(self):
            self._acts.limit(None, opened=True)
            return
        row = self.buttons["call_note"].sizeHint().height() + ROW_GAP
        left = self.height() - self._title.sizeHint().height() - self._look.theme.px(UNITS_PX)
        self._acts.limit(max(1, left // row))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 2)
        top.addWidget(self._title, 1)
        top.addWidget(self._timer)
        self._halves = halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.facts)
        halves.addWidget(self.units)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addWidget(self._acts)
        column.addStretch()

    def restyle(self) -> None:
        """Lengths that grow with the font."""
        self.facts.setMinimumWidth(self._look.theme.px(180))
        self.units.setMinimumHeight(self._look.theme.px(74))

    def _draw(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._draw_timer(shown)
        self.facts.show_facts("", [*self._facts(shown), *self._alerts, *self._taken(), *self._history])
        self._mind_acts()

    def _draw_timer(self, shown: CallNow) -> None:
        timer = shown.timer(self._now())
        self._timer.setText(timer_words(timer) if timer else "")
        colour = self._look.theme.tokens[TOKEN[timer.state] if timer else "muted"]
        self._timer.setStyleSheet(f"color: {colour}; font-weight: 600; font-size: {self._look.theme.px(15)}px;")

    def _mind_acts(self) -> None:
        for act_id, button in self.buttons.items():
            if act_id != "call_more":
                button.setVisible(self.fits(act_id))
        self._acts.arrange()

    def _taken(self) -> list[Fact]:
        return [(tr("Picture (I opens)"), picture_words(one)) for one in self.pictures]

    def _facts(self, shown: CallNow) -> list[Fact]:
        call, now = shown.call, self._now()
        place = "" if call.lon is None or call.lat is None else f"{call.lon:.5f}, {call.lat:.5f}"
        due = case_due_at(call)
        return [
            (tr("Number"), call.number),
            (tr("State"), tr(label(call.state))),
            (tr("Level"), level_words(call.level)),
            (tr("Kind"), f"{tr(label(call.category))} · {tr(label(call.kind))}"),
            (tr("Place"), " · ".join(filter(None, (call.place, _code(call), place)))),
            (tr("What"), call.text),
            (tr("Reported by"), self._caller or masked_caller(call)),
            (tr("Source"), tr(label(call.source))),
            (tr("Received at"), f"{full(call.received_at)} · {age(call.received_at, now)}"),
            (tr("Responsible"), call.owner),
            (tr("Handed to"), call.handed_to),
            (tr("Result"), tr(label(call.result)) if call.result else ""),
            (tr("Feedback"), call.feedback),
            (tr("Case due"), f"{to_minute(due)} · {minutes_seconds((due - now).total_seconds())}" if due else ""),
        ]


def _code(call: Call) -> str:
    """The asset's code where the place does not tell it already."""
    return "" if call.asset_code in call.place else call.asset_code


def _keycap(act_id: str) -> str:
    return actions.act(act_id).keys[0]
