"""Whom to send: the units that can be there soonest, each with its reason; on demand the others, each with its lack.

A page of the panel and no window: Enter sends the chosen one by voice and stamps it, M by data, T to its terminal.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.call import AssistAct, Call, OrderChannel
from app.domain.candidate import Candidate, Candidates, Excluded, Shortfall
from app.domain.labels import label
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.candidate_columns import Row, columns
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.where_words import where_words
from app.ui.words import tr

CHANNELS = {
    "send_by_voice": OrderChannel.VOICE,
    "send_by_data": OrderChannel.MQTT,
    "send_to_terminal": OrderChannel.TERMINAL,
}
ACTS = (*CHANNELS, "show_excluded", "leave_candidates")


class CandidatePage(QWidget):
    """`order_wanted` carries call, row, channel and assisting acts; `shown_changed` the offered ones, for the map."""

    order_wanted = Signal(object, object, object, object)
    shown_changed = Signal(object, object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._call: Call | None = None
        self._found: Candidates | None = None
        self._with_excluded = False
        self._title, self._told = ElidedLabel(style="CardTitle"), plain_label("Muted")
        self.table: RecordTable[Row] = RecordTable(columns(), look, key=lambda one: one.unit.id)
        self.assist = {act: QToolButton() for act in AssistAct}
        self._acts = FlowRow()
        self.buttons = {act_id: KeycapButton(look, actions.act(act_id).keys[0]) for act_id in ACTS}
        self._lay_out()
        self.table.record_chosen.connect(self._on_chosen)
        self.retranslate()

    def begin(self, call: Call) -> None:
        """Units for this call are being looked for."""
        self._call, self._found = call, None
        self._with_excluded = False
        self.table.show_records(())
        self._title.setText(
            tr("Whom to send: {title}", title=" · ".join(filter(None, (call.title, where_words(call)))))
        )
        self._told.setText(tr("Looking for units …"))
        self._on_chosen(None)

    def put_away(self) -> None:
        """Nobody is offered any more: an answer that is still on its way is dropped, the ways on the map go."""
        if self._call is not None:
            self._call, self._found = None, None
            self.shown_changed.emit(None, ())

    def call(self) -> Call | None:
        """The call that units are shown for."""
        return self._call

    def show_candidates(self, call: Call, found: Candidates) -> None:
        """The answer; one to an older question is dropped. The soonest is chosen."""
        if self._call is None or call.id != self._call.id:
            return
        self._found = found
        self._fill()
        if found.offered:
            self.table.choose(found.offered[0].unit.id)
        self._on_chosen(self.table.chosen())
        self.shown_changed.emit(call, found.offered)

    def retranslate(self) -> None:
        """Say every word again."""
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        for number, (act, tick) in enumerate(self.assist.items(), start=1):
            tick.setText(f"{number} {tr(label(act))}")
        self._acts.arrange()
        self._tell()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 2)
        top.addWidget(self._title, 1)
        top.addWidget(self._told)
        for number, tick in enumerate(self.assist.values(), start=1):
            tick.setCheckable(True)
            tick.setShortcut(str(number))
            self._acts.add(tick)
        for act_id, button in self.buttons.items():
            press = self._presser(act_id)
            actions.bind(act_id, self, press)
            button.clicked.connect(lambda _checked=False, press=press: press())
            self._acts.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._acts)

    def _presser(self, act_id: str) -> Callable[[], None]:
        def press() -> None:
            if act_id == "leave_candidates":
                self.left.emit()
            elif act_id == "show_excluded":
                self._show_excluded(not self._with_excluded)
            else:
                self._send(CHANNELS[act_id])

        return press

    def _show_excluded(self, on: bool) -> None:
        """The others too, from the first of them on; the choice stays, so that Enter sends whom it would have sent."""
        found = self._found
        if found is None:
            return
        self._with_excluded = on
        self._fill()
        self.table.fit()
        if on and found.excluded:
            first = self.table.filter.index(len(found.offered), 0)
            self.table.scrollTo(first, RecordTable.ScrollHint.PositionAtCenter)

    def _send(self, channel: OrderChannel) -> None:
        chosen = self.table.chosen()
        if chosen is None or self._call is None:
            return
        if isinstance(chosen, Excluded) and chosen.shortfall is Shortfall.WRONG_KIND:
            return
        asked = tuple(act for act, button in self.assist.items() if not button.isHidden() and button.isChecked())
        self.order_wanted.emit(self._call, chosen, channel, asked)

    def _fill(self) -> None:
        found = self._found
        if found is None:
            return
        rows: list[Row] = [*found.offered]
        if self._with_excluded:
            rows += found.excluded
        self.table.show_records(rows)
        self._tell()

    def _on_chosen(self, row: Row | None) -> None:
        """The assisting acts that may be asked of the chosen unit, all of them asked at first."""
        may = row.assist if isinstance(row, Candidate) else ()
        for act, button in self.assist.items():
            button.setVisible(act in may)
            button.setEnabled(act in may)
            button.setChecked(act in may)
        sendable = row is not None and not (isinstance(row, Excluded) and row.shortfall is Shortfall.WRONG_KIND)
        for act_id in CHANNELS:
            self.buttons[act_id].setEnabled(sendable)
        self._acts.arrange()

    def _tell(self) -> None:
        found = self._found
        if found is None:
            return
        told = tr("{n} offered · {excluded} not", n=len(found.offered), excluded=len(found.excluded))
        if not found.offered:
            told = tr("Nobody can be sent; V says why. {excluded} units", excluded=len(found.excluded))
        if not found.has_roads:
            told = f"{told} · {tr('no roads: all times are estimates')}"
        self._told.setText(told)
