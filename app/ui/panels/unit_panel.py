"""Units now: what each does, where it was last heard, and how old that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.labels import label
from app.domain.unit import TOLD_STATES, UnitKind, UnitState
from app.services.field.unit_tracker import UnitNow
from app.ui.look import Look
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_ask import DigitAsk, Step
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.widgets.unit_columns import columns, facts
from app.ui.words import tr

AGE_TICK_MS = 20_000


class UnitPanel(RecordPanel[UnitNow, DigitAsk]):
    """Shows what it is given; tells which unit was chosen, which should be shown on the map, and what one does now."""

    unit_chosen = Signal(object)
    state_wanted = Signal(object, object)
    locate_wanted = Signal(object)

    card_px = 270

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        table: RecordTable[UnitNow] = RecordTable(columns(now), look, key=lambda one: one.unit.id)
        super().__init__(look, table, DigitAsk())
        self._now = now
        self._units: Sequence[UnitNow] = ()
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.kind: ChoiceBox[UnitKind] = ChoiceBox("Every kind", tuple(UnitKind), label)
        self.state: ChoiceBox[UnitState] = ChoiceBox("Every state", tuple(UnitState), label)
        self.offer_of_chosen("locate", self.locate_wanted.emit)
        self.offer_of_chosen("unit_state", self._ask_state)
        self._age_timer = QTimer(self, interval=AGE_TICK_MS)
        self._age_timer.timeout.connect(self.table.rows.repaint)
        self.text.textChanged.connect(self._on_filter_changed)
        self.kind.currentIndexChanged.connect(self._on_filter_changed)
        self.state.currentIndexChanged.connect(self._on_filter_changed)
        self.table.record_chosen.connect(self._on_unit_chosen)
        self.table.record_opened.connect(self.locate_wanted)
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "kind": self.kind, "state": self.state}

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.kind, self.state

    def show_units(self, units: Sequence[UnitNow]) -> None:
        """The units as they are now."""
        self._units = units
        self.table.show_records(units)
        if (chosen := self.table.chosen()) is not None and self.card.isVisible():
            self.show_card(chosen)
        self._tell()

    def choose(self, unit_id: str) -> bool:
        """Choose this unit's row, letting go of a filter that hides it; False if there is no such unit."""
        if not any(one.unit.id == unit_id for one in self._units):
            return False
        if not self.table.choose(unit_id):
            self.text.clear()
            self.kind.setCurrentIndex(0)
            self.state.setCurrentIndex(0)
            self.table.choose(unit_id)
        return True

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by call sign, name, organisation"))
        self.kind.retranslate()
        self.state.retranslate()
        super().retranslate()
        self.show_card(self.table.chosen())
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        self.table.rows.repaint()
        self._age_timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._age_timer.stop()
        super().hideEvent(event)

    def _ask_state(self, one: UnitNow) -> None:
        """What the chosen unit is doing: a digit says it."""
        if self.is_asking():
            return
        step = Step(
            tr("{unit}: what is it doing?", unit=one.unit.name), [(state, tr(label(state))) for state in TOLD_STATES]
        )
        self.begin_asking().ask(
            lambda answers: None if answers else step, lambda answers: self.state_wanted.emit(one.unit, answers[0])
        )

    def _on_unit_chosen(self, one: UnitNow) -> None:
        if self.ask.is_asking():
            self.ask.leave()
        self.show_card(one)
        self.unit_chosen.emit(one)

    def _on_filter_changed(self) -> None:
        text, kind, state = self.text.text().casefold().strip(), self.kind.chosen(), self.state.chosen()

        def accepts(one: UnitNow) -> bool:
            words = (one.unit.call_sign, one.unit.name, one.unit.code, one.unit.organisation)
            return (
                (kind is None or one.unit.kind is kind)
                and (state is None or one.state is state)
                and (not text or any(text in word.casefold() for word in words))
            )

        self.table.filter.accept(accepts)
        self._tell()

    def show_card(self, one: UnitNow | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is not None:
            self.buttons["locate"].setVisible(one.fix is not None)
            self.card.arrange_acts()
            self.card.show_facts(one.unit.name, facts(one, self._now()))

    def _tell(self) -> None:
        total, seen = len(self._units), self.table.shown()
        if total == 0:
            self.empty.say(
                "No units", "Units appear here when they are imported: Ctrl+I, then choose the layer “units”."
            )
        else:
            self.empty.say("No unit fits the filter", "Clear the text or the boxes above to see all units.")
        self.show_rows(seen)
        out = sum(one.state is not UnitState.OFF_DUTY for one in self._units)
        words = tr("{out} of {total} on duty", out=out, total=total)
        self.summary_changed.emit(words if seen == total else tr("{seen} of {total} shown", seen=seen, total=total))
