"""What is drawn on the map to keep: the list, one drawing's facts, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QStackedLayout, QWidget

from app.domain.drawing import Drawing
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.ask_page import AskPage, Question
from app.ui.widgets.drawing_columns import drawing_columns, drawing_facts
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr


class DrawingPanel(Panel):
    """Shows what it is given; tells which drawing was chosen and what is to be done with it."""

    drawing_chosen = Signal(object)
    locate_wanted = Signal(object)
    new_wanted = Signal()
    change_wanted = Signal(object)
    shape_wanted = Signal(object)
    move_wanted = Signal(object)
    remove_wanted = Signal(object, str)
    around_wanted = Signal(object)

    title = "Drawings"
    icon = "drawings"

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._now = now
        self._drawings: Sequence[Drawing] = ()
        self.text, self.over = QLineEdit(), QCheckBox()
        self.text.setClearButtonEnabled(True)
        self.table: RecordTable[Drawing] = RecordTable(drawing_columns(now), look, key=lambda one: one.id)
        self.card, self.ask = FactCard(look), AskPage()
        self._empty = EmptyNote("", "")
        self._buttons: dict[str, KeycapButton] = {}
        for act_id, slot in (
            ("drawing_new", self.new_wanted.emit),
            ("locate", lambda: self._tell_of(self.locate_wanted)),
            ("drawing_change", lambda: self._tell_of(self.change_wanted)),
            ("drawing_shape", lambda: self._tell_of(self.shape_wanted)),
            ("drawing_move", lambda: self._tell_of(self.move_wanted)),
            ("drawing_around", lambda: self._tell_of(self.around_wanted)),
            ("drawing_remove", self._ask_why),
        ):
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slot)
            self._buttons[act_id] = button
            self.card.add_act(button)
            actions.bind(act_id, self, slot)
        actions.bind("drawing_over", self, self.over.toggle)
        self._lay_out()
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(self.locate_wanted)
        self.ask.left.connect(self._on_ask_left)
        self.text.textChanged.connect(self.mind)
        self.over.toggled.connect(self.mind)
        self.restyle()
        self.retranslate()
        self.mind()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"text": self.text, "over": self.over}

    def header(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 1)
        row.addWidget(self.over)
        return made

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
        self._show_card(self.table.chosen())
        holding, seen = sum(one.holds(now) for one in self._drawings), self.table.shown()
        if self._drawings and not seen:
            self._empty.say("No drawing fits the filter", "Clear the text, or show those that are over with V.")
        else:
            self._empty.say("Nothing is drawn", "Ctrl+D draws a point, line, area, circle or words; each is kept here.")
        self._stack.setCurrentIndex(0 if seen else 1)
        self.summary_changed.emit(tr("{n} on the map, {over} over", n=holding, over=len(self._drawings) - holding))

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by name, note, author"))
        self.over.setText(f"{tr(actions.act('drawing_over').label)}  {actions.act('drawing_over').keys[0]}")
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self.card.arrange_acts()
        self.mind()

    def restyle(self) -> None:
        for half in (self.card, self.ask):
            half.setMinimumWidth(self.look.theme.px(300))

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        for part, share in ((self.table, 5), (self.card, 2), (self.ask, 2)):
            halves.addWidget(part)
            halves.setStretchFactor(halves.count() - 1, share)
        halves.setChildrenCollapsible(False)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(halves)
        self._stack.addWidget(self._empty)
        self.column.addWidget(body, 1)
        self.card.hide()
        self.ask.hide()

    def _tell_of(self, signal: SignalInstance) -> None:
        if (one := self.table.chosen()) is not None:
            signal.emit(one)

    def _ask_why(self) -> None:
        one = self.table.chosen()
        if one is None or self.ask.isVisible():
            return
        self.card.hide()
        self.ask.show()
        title = tr("Remove {name} from the map: why?", name=one.name)
        self.ask.ask(Question(title, lambda _none, why: self.remove_wanted.emit(one, why)))

    def _on_ask_left(self) -> None:
        self.ask.hide()
        self._show_card(self.table.chosen())
        self.table.setFocus()

    def _on_chosen(self, one: Drawing) -> None:
        self._show_card(one)
        self.drawing_chosen.emit(one)

    def _show_card(self, one: Drawing | None) -> None:
        self.card.setVisible(one is not None and not self.ask.isVisible())
        if one is not None:
            self.card.show_facts(one.name, drawing_facts(one, self._now()))
