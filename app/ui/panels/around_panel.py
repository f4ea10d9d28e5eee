"""What lies around something: what is asked, the rows found with their distance, and the acts on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.asset import AssetLayer
from app.domain.labels import LABELS, kind_label
from app.services.map.within_desk import ASKED_LAYERS, Within, WithinRow
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.here_words import distance
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

MOST_LISTED = 2_000
INSIDE = "0"
_ACTS = ("around_ask", "locate", "around_strip", "around_yards", "around_unseen", "around_export", "around_clear")


@dataclass(frozen=True)
class AroundWish:
    """What the form says: metres as they were typed, the K-numbers (of a line, may be empty), the layers."""

    metres: str
    from_k: str
    to_k: str
    layers: tuple[AssetLayer, ...]


class AroundPanel(Panel):
    """Shows what it is given; tells what is asked."""

    asked = Signal(object)
    strip_wanted = Signal()
    yards_wanted = Signal()
    unseen_wanted = Signal()
    export_wanted = Signal()
    clear_wanted = Signal()
    row_chosen = Signal(object)
    locate_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.found: Within | None = None
        self.target = ElidedLabel()
        self.from_k, self.to_k, self.metres = QLineEdit(), QLineEdit(), QComboBox()
        self.metres.setEditable(True)
        self.metres.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.layers = QToolButton()
        self.layers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.layers)
        self._layer_acts = {layer: menu.addAction("") for layer in (*ASKED_LAYERS, AssetLayer.AREAS)}
        for layer, act in self._layer_acts.items():
            act.setCheckable(True)
            act.setChecked(layer in ASKED_LAYERS)
        self.layers.setMenu(menu)
        self.table: RecordTable[WithinRow] = RecordTable(_COLUMNS, look, key=lambda one: one.asset_id)
        self._empty = EmptyNote("", "")
        slots = dict(zip(_ACTS, (
            self.ask, self._locate, self.strip_wanted.emit, self.yards_wanted.emit, self.unseen_wanted.emit,
            self.export_wanted.emit, self.clear_wanted.emit,
        ), strict=True))  # fmt: skip
        self._buttons: dict[str, KeycapButton | QPushButton] = {}
        for act_id, slot in slots.items():
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.clicked.connect(slot)
            self._buttons[act_id] = button
            actions.bind(act_id, self, slot)
        self._lay_out()
        self.table.record_chosen.connect(self.row_chosen)
        self.table.record_opened.connect(self.locate_wanted)
        self.show_target("", is_line=False)
        self.restyle()
        self.retranslate()

    def offer_rings(self, metres: Sequence[int]) -> None:
        """The distances that the bureau uses."""
        said = self.metres.currentText()
        self.metres.clear()
        self.metres.addItems([str(one) for one in metres])
        self.metres.setCurrentText(said or str(metres[0] if metres else 500))

    def show_target(self, name: str, *, is_line: bool, has_inside: bool = False) -> None:
        """Around what one asks; of a line its K-numbers can be told, of an area 0 m (what lies inside) is offered."""
        if has_inside:
            self.metres.setCurrentText(INSIDE)
        elif self.metres.currentText() == INSIDE:
            self.metres.setCurrentText(self.metres.itemText(0))
        self.target.setText(name or tr("nothing chosen yet"))
        for field in (self.from_k, self.to_k):
            field.setVisible(is_line)
            field.clear()

    def show_found(self, found: Within | None) -> None:
        """Show these rows, or none."""
        self.found = found
        self.table.show_records(found.first(MOST_LISTED) if found is not None else ())
        self._stack.setCurrentIndex(0 if found is not None and len(found) else 1)
        self._say()

    def retranslate(self) -> None:
        self.from_k.setPlaceholderText("K0+000")
        self.to_k.setPlaceholderText("K12+300")
        self.from_k.setToolTip(tr("From this K-number; empty for the beginning of the line"))
        self.to_k.setToolTip(tr("To this K-number; empty for the end of the line"))
        self.metres.setToolTip(tr("Within so many metres; of an area 0 is what lies inside"))
        self.layers.setText(tr("Layers"))
        for layer, act in self._layer_acts.items():
            act.setText(tr(LABELS[AssetLayer][layer]))
        for act_id, button in self._buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._row.arrange()
        self._say()

    def restyle(self) -> None:
        self.metres.setFixedWidth(self.look.theme.px(90))
        for field in (self.from_k, self.to_k):
            field.setFixedWidth(self.look.theme.px(84))

    def _lay_out(self) -> None:
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(12, 6, 12, 2)
        row.setSpacing(8)
        row.addWidget(self.target, 1)
        for part in (self.from_k, self.to_k, self.metres, self.layers):
            row.addWidget(part)
        self._row = FlowRow()
        for button in self._buttons.values():
            self._row.add(button)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(form)
        below.addWidget(body, 1)
        below.addWidget(self._row)
        self.column.addLayout(below)

    def _say(self) -> None:
        """The counts above, or what to do where nothing is shown."""
        found = self.found
        if found is None:
            self._empty.say(
                "Nothing asked yet",
                "Ctrl+O asks around the drawn shape, the chosen asset or the middle of the map.",
            )
            self.summary_changed.emit("")
            return
        self._empty.say("Nothing lies within that distance", "Ask with a larger one, or with more layers.")
        counts = [f"{tr(kind_label(layer, kind))} {many:,}" for (layer, kind), many in list(found.counts().items())[:6]]
        total = tr("{n} found", n=f"{len(found):,}")
        if len(found) > MOST_LISTED:
            total = tr("{n} found, the nearest {shown} listed", n=f"{len(found):,}", shown=f"{MOST_LISTED:,}")
        self.summary_changed.emit(" · ".join([total, *counts]))

    def ask(self) -> None:
        """Ask what the form says."""
        layers = tuple(layer for layer, act in self._layer_acts.items() if act.isChecked())
        metres = self.metres.currentText().strip()
        self.asked.emit(AroundWish(metres, self.from_k.text().strip(), self.to_k.text().strip(), layers))

    def _locate(self) -> None:
        if (one := self.table.chosen()) is not None:
            self.locate_wanted.emit(one)


_COLUMNS: tuple[Column[WithinRow], ...] = (
    Column(label="Name", text=lambda one: one.name, bold=True),
    Column(label="Kind", text=lambda one: tr(kind_label(one.layer, one.kind)), width=16),
    Column(
        label="Distance",
        text=lambda one: distance(one.distance_m) if one.distance_m < float("inf") else "—",
        sort=lambda one: one.distance_m,
        right=True,
        width=12,
    ),
    Column(label="Nearest to it", text=lambda one: one.beside, width=26),
)
