"""What is drawn on the map to keep: the list, one drawing's facts, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.drawing import Drawing
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.ask_page import AskPage, Question
from app.ui.widgets.drawing_columns import drawing_columns, drawing_facts
from app.ui.widgets.record_panel import RecordPanel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr


class DrawingPanel(RecordPanel[Drawing, AskPage]):
    """Shows what it is given; tells which drawing was chosen and what is to be done with it."""

    drawing_chosen = Signal(object)
    locate_wanted = Signal(object)
    new_wanted = Signal()
    change_wanted = Signal(object)
    shape_wanted = Signal(object)
    move_wanted = Signal(object)
    remove_wanted = Signal(object, str)
    around_wanted = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        table: RecordTable[Drawing] = RecordTable(drawing_columns(now), look, key=lambda one: one.id)
        super().__init__(look, table, AskPage())
        self._now = now
        self._drawings: Sequence[Drawing] = ()
        self.text, self.over = QLineEdit(), QCheckBox()
        self.text.setClearButtonEnabled(True)
        self.offer("drawing_new", self.new_wanted.emit)
        for act_id, wanted in (
            ("locate", self.locate_wanted),
            ("drawing_change", self.change_wanted),
            ("drawing_shape", self.shape_wanted),
            ("drawing_move", self.move_wanted),
            ("drawing_around", self.around_wanted),
        ):
            self.offer_of_chosen(act_id, wanted.emit)
        self.offer_of_chosen("drawing_remove", self._ask_why)
        actions.bind("drawing_over", self, self.over.toggle)
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(self.locate_wanted)
        self.text.textChanged.connect(self.mind)
        self.over.toggled.connect(self.mind)
        self.restyle()
        self.retranslate()
        self.mind()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "over": self.over}

    def header_parts(self) -> Sequence[QWidget]:
        return self.text, self.over

    def show_drawings(self, drawings: Sequence[Drawing]) -> None:
        """All that may be seen, those that are over too."""
        self._drawings = drawings
        self.table.show_records(drawings)
        self.mind()

    def choose(self, drawing_id: str) -> bool:
        """Choose this one's row, letting go of what hides it; False if there is none."""
        one = next((it for it in self._drawings if it.id == drawing_id), None)
        if one is None:
            return False
        if not self.table.choose(drawing_id):
            self.text.clear()
            self.over.setChecked(self.over.isChecked() or not one.holds(self._now()))
            self.table.choose(drawing_id)
        return True

    def mind(self) -> None:
        """Filter, words and card by the clock of now."""
        now, text, over = self._now(), self.text.text().casefold().strip(), self.over.isChecked()

        def accepts(one: Drawing) -> bool:
            words = (one.name, one.note, one.author, one.subject_name)
            is_over = one.valid_to is not None and one.valid_to <= now
            return (over or not is_over) and (not text or any(text in word.casefold() for word in words))

        self.table.filter.accept(accepts)
        self.table.rows.repaint()
        self.show_card(self.table.chosen())
        holding, seen = sum(one.holds(now) for one in self._drawings), self.table.shown()
        if self._drawings and not seen:
            self.empty.say("No drawing fits the filter", "Clear the text, or show those that are over with V.")
        else:
            self.empty.say("Nothing is drawn", "Ctrl+D draws a point, line, area, circle or words; each is kept here.")
        self.show_rows(seen)
        self.summary_changed.emit(tr("{n} on the map, {over} over", n=holding, over=len(self._drawings) - holding))

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by name, note, author"))
        self.over.setText(f"{tr(actions.act('drawing_over').label)}  {actions.act('drawing_over').keys[0]}")
        super().retranslate()
        self.mind()

    def _ask_why(self, one: Drawing) -> None:
        if not self.is_asking():
            title = tr("Remove {name} from the map: why?", name=one.name)
            self.begin_asking().ask(Question(title, lambda _none, why: self.remove_wanted.emit(one, why)))

    def _on_chosen(self, one: Drawing) -> None:
        self.show_card(one)
        self.drawing_chosen.emit(one)

    def show_card(self, one: Drawing | None) -> None:
        self.card.setVisible(one is not None and not self.is_asking())
        if one is not None:
            self.card.show_facts(one.name, drawing_facts(one, self._now()))
