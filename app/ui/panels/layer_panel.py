"""Layers and legend in one: what is on the map, how it is drawn, how much there is, and a tick to show or hide it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QWidget

from app.domain.layer_state import PLAIN, LayerLook, LayerState
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.layer_menu import OPACITIES, LayerMenu
from app.ui.widgets.layer_tree import LayerTree
from app.ui.widgets.legend import Amount, Rule, read_legend
from app.ui.widgets.panel import Panel
from app.ui.words import tr


class LayerPanel(Panel):
    """`visibility_changed` carries {"wells.OIL": False, ...}, only what has changed; `looks_changed` the layer's name;
    `style_wanted` a layer that is to be drawn by another attribute."""

    visibility_changed = Signal(dict)
    looks_changed = Signal(str)
    style_wanted = Signal(str)

    def __init__(self, look: Look, legend: Path) -> None:
        super().__init__(look)
        self.legend = read_legend(legend)
        self.tree = LayerTree(look, self.legend)
        self._menu = LayerMenu(self)
        self._menu.chosen.connect(self.set_look)
        self._looks: dict[str, LayerLook] = {}
        self._zoom: float | None = None
        self._empty = EmptyNote(
            "Nothing to show on the map yet", "Import wells, lines and sites with Ctrl+I; each kind gets its tick here."
        )
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._body)
        self._header = QWidget()
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 0, 0, 0)
        self._options = QToolButton()
        self._options.setProperty("flat", True)
        self._options.clicked.connect(self.open_menu)
        row.addWidget(self._options)
        self.tree.ticked.connect(self.visibility_changed)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(lambda _at: self.open_menu())
        self._acts = [
            actions.bind("layer_options", self, self.open_menu),
            actions.bind("layer_names", self, self.switch_labels),
            actions.bind("layer_fainter", self, lambda: self._fade(1)),
            actions.bind("layer_stronger", self, lambda: self._fade(-1)),
            actions.bind("layer_style", self, self.next_style),
            actions.bind("layers_off", self, self.switch_all_off),
            actions.bind("layers_default", self, lambda: self.show_state(LayerState())),
        ]
        self.restyle()
        self.retranslate()
        self.show_contents({})

    def wanted_width(self) -> int:
        """How wide it must be to cut no name."""
        return self.tree.wanted_width()

    # -- what the map holds -------------------------------------------------------------------------------------------

    def show_contents(self, held: Mapping[str, Amount], rules: Mapping[str, Sequence[Rule]] | None = None) -> None:
        """What each class holds, by key; classes that hold nothing are left out. `rules` are the classes of the layers
        that are drawn by another attribute than the legend's own."""
        self.tree.show_contents(held, rules or {})
        self._stack.setCurrentIndex(1 if self.tree.is_bare() else 0)

    def show_zoom(self, zoom: float) -> None:
        """At which zoom the map is: classes that are not drawn there are told apart."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.tree.show_zoom(zoom, self._looks)

    def zoom(self) -> float | None:
        """The zoom the map is at, once it told."""
        return self._zoom

    # -- what was chosen ----------------------------------------------------------------------------------------------

    def state(self) -> LayerState:
        """Everything that was chosen: for the desk's memory and for saved views."""
        return LayerState(self.visibility(), {layer: one for layer, one in self._looks.items() if one != PLAIN})

    def show_state(self, state: LayerState) -> None:
        """Choose all that: a state left before, a saved view, or with nothing in it the default."""
        before = dict(self._looks)
        self._looks = {layer.name: state.look(layer.name) for layer in self.legend}
        self.tree.tick({**self.tree.default(), **state.shown})
        for layer, look in self._looks.items():
            self._tell_look(layer, before.get(layer, PLAIN), look)

    def visibility(self) -> dict[str, bool]:
        """Every class and whether it is shown."""
        return self.tree.visibility()

    def show_visibility(self, wanted: Mapping[str, bool]) -> None:
        """Tick as `wanted` says; told like a tick by hand."""
        self.tree.tick(wanted)

    def look_of(self, layer: str) -> LayerLook:
        """How a layer was chosen to look."""
        return self._looks.get(layer, PLAIN)

    def looks(self) -> Mapping[str, LayerLook]:
        """How every layer was chosen to look."""
        return dict(self._looks)

    def set_look(self, layer: str, look: LayerLook) -> None:
        """Choose how a layer looks."""
        before, self._looks[layer] = self.look_of(layer), look
        self._tell_look(layer, before, look)

    # -- acts ---------------------------------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Offer what can be chosen of the layer that the cursor is on."""
        layer = self.tree.current_layer()
        look = PLAIN if layer is None else self.look_of(layer.name)
        self._menu.offer(layer, look, self._zoom, self._acts[-2:])
        item = self.tree.currentItem()
        corner = QPoint() if item is None else self.tree.visualItemRect(item).bottomLeft()
        at = corner + QPoint(self.look.theme.px(24), 0)
        self._menu.popup(self.tree.viewport().mapToGlobal(at))

    def switch_labels(self) -> None:
        """Names of the chosen layer on or off."""
        layer = self.tree.current_layer()
        if layer is not None:
            look = self.look_of(layer.name)
            self.set_look(layer.name, replace(look, labels=not look.labels))

    def next_style(self) -> None:
        """Draw the chosen layer by its next attribute."""
        layer = self.tree.current_layer()
        if layer is not None and layer.styles:
            look = self.look_of(layer.name)
            at = layer.styles.index(look.by) if look.by in layer.styles else 0
            following = layer.styles[(at + 1) % len(layer.styles)]
            self.set_look(layer.name, replace(look, by="" if following == layer.styles[0] else following))

    def switch_all_off(self) -> None:
        """Nothing but the ground."""
        self.tree.tick(dict.fromkeys(self.visibility(), False))

    def _fade(self, step: int) -> None:
        layer = self.tree.current_layer()
        if layer is not None:
            look = self.look_of(layer.name)
            at = min(range(len(OPACITIES)), key=lambda place: abs(OPACITIES[place] - look.opacity))
            self.set_look(layer.name, replace(look, opacity=OPACITIES[max(0, min(len(OPACITIES) - 1, at + step))]))

    def _tell_look(self, layer: str, before: LayerLook, look: LayerLook) -> None:
        if look == before:
            return
        self.tree.show_look(layer, look)
        if self._zoom is not None:
            self.tree.show_zoom(self._zoom, self._looks)
        self.looks_changed.emit(layer)
        if look.by != before.by:
            self.style_wanted.emit(layer)

    # -- words and colours --------------------------------------------------------------------------------------------

    def header(self) -> QWidget:
        return self._header

    def retranslate(self) -> None:
        self.tree.retranslate()
        self._empty.retranslate()
        for act in self._acts:
            actions.name(act)
        words = f"{tr('Options of the layer')} ({actions.key_words('layer_options')})"
        self._options.setToolTip(words)
        self._options.setAccessibleName(tr("Options of the layer"))
        self.summary_changed.emit("")

    def restyle(self) -> None:
        self._options.setIcon(self.look.icon("menu"))
        self.tree.restyle()
