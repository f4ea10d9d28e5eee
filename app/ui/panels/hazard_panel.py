"""The ledger of hazards (隐患台账): the list by their days, one hazard in full with its course, and its next steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.hazard import STEPS, Hazard, HazardLevel, HazardStep
from app.domain.labels import label
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.digit_ask import DigitAsk
from app.ui.widgets.hazard_words import hazard_columns, hazard_facts
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

_STEP_OF: Mapping[str, str] = {
    "hazard_confirm": "confirm",
    "hazard_issue": "issue",
    "hazard_begin": "begin",
    "hazard_report": "report",
    "hazard_recheck": "recheck_passed",
    "hazard_clear": "clear",
    "hazard_dismiss": "dismiss",
}
"""The step of the ledger by the act that takes it; a re-check may end the other way."""


class HazardPanel(RecordPanel[Hazard, DigitAsk]):
    """Shows what it is given; tells which hazard was chosen, and which step of it is wanted."""

    hazard_chosen = Signal(object)
    locate_wanted = Signal(object)
    new_wanted = Signal()
    step_wanted = Signal(str, object)
    print_wanted = Signal(object)

    card_px, card_share = 280, 3

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        table: RecordTable[Hazard] = RecordTable(hazard_columns(now), look, key=lambda one: one.id)
        super().__init__(look, table, DigitAsk())
        self._now = now
        self._hazards: Sequence[Hazard] = ()
        self._steps: tuple[str, Sequence[HazardStep]] = ("", ())
        self.text, self.over = QLineEdit(), QCheckBox()
        self.text.setClearButtonEnabled(True)
        self.level: ChoiceBox[HazardLevel] = ChoiceBox("Every level", tuple(HazardLevel), label)
        for act_id in _STEP_OF:
            self.offer_of_chosen(act_id, partial(self._on_step, act_id))
        self.offer_of_chosen("hazard_print", self.print_wanted.emit)
        self.offer_of_chosen("locate", self.locate_wanted.emit)
        self.offer("hazard_new", self.new_wanted.emit)
        actions.bind("hazard_over", self, self.over.toggle)
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(self.locate_wanted)
        for changed in (self.text.textChanged, self.over.toggled, self.level.currentIndexChanged):
            changed.connect(lambda _to: self.mind())
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "level": self.level, "over": self.over}

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.level, self.over

    def show_hazards(self, hazards: Sequence[Hazard]) -> None:
        """The ledger as it is now."""
        self._hazards = hazards
        self.table.show_records(hazards)
        self.mind()

    def show_steps(self, hazard_id: str, steps: Sequence[HazardStep]) -> None:
        """What was done with the chosen one."""
        self._steps = hazard_id, steps
        self.show_card(self.table.chosen())

    def choose(self, hazard_id: str) -> bool:
        """Choose this one's row, letting go of what hides it; False if there is none."""
        one = next((it for it in self._hazards if it.id == hazard_id), None)
        if one is None:
            return False
        if not self.table.choose(hazard_id):
            self.text.clear()
            self.level.setCurrentIndex(0)
            self.over.setChecked(self.over.isChecked() or not one.is_open)
            self.table.choose(hazard_id)
        return True

    def mind(self) -> None:
        """Filter, words and card by the clock of now."""
        now, text = self._now(), self.text.text().casefold().strip()
        level, over = self.level.chosen(), self.over.isChecked()

        def accepts(one: Hazard) -> bool:
            words = (one.number, one.title, one.text, one.place, one.asset_code, one.responsible, one.notice_number)
            is_meant = (over or one.is_open) and (level is None or one.level is level)
            return is_meant and (not text or any(text in word.casefold() for word in words))

        self.table.filter.accept(accepts)
        self.table.rows.repaint()
        self.show_card(self.table.chosen())
        standing, seen = [one for one in self._hazards if one.is_open], self.table.shown()
        if self._hazards and not seen:
            self.empty.say(
                "No hazard fits the filter", "Clear the text and the level, or show those struck off with V."
            )
        else:
            self.empty.say(
                "No hazard is known", "Ctrl+Shift+X reports one where you are; it stands here until it is cleared."
            )
        self.show_rows(seen)
        late = sum(one.overdue(now) is not None for one in standing)
        self.summary_changed.emit(tr("{n} open, {late} overdue", n=len(standing), late=late))

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by hazard, place, unit, number"))
        self.level.retranslate()
        self.over.setText(f"{tr(actions.act('hazard_over').label)}  {actions.act('hazard_over').keys[0]}")
        super().retranslate()
        self.mind()

    def _on_step(self, act_id: str, one: Hazard) -> None:
        if not self.is_asking():
            self.step_wanted.emit(act_id, one)

    def _on_chosen(self, one: Hazard) -> None:
        if self.ask.is_asking():
            self.ask.leave()
        self.show_card(one)
        self.hazard_chosen.emit(one)

    def show_card(self, one: Hazard | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is None:
            return
        for act_id, step in _STEP_OF.items():
            self.buttons[act_id].setVisible(one.state in STEPS[step][0])
        self.buttons["locate"].setVisible(one.lon is not None)
        self.buttons["hazard_print"].setVisible(bool(one.notice_number))
        steps = self._steps[1] if self._steps[0] == one.id else ()
        self.card.show_facts(f"{one.number}  {one.title}", hazard_facts(one, steps, self._now()))
        self.card.arrange_acts()
