"""What can be chosen of one layer: names, opacity, between which zooms, and by which attribute it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.layer_state import LayerLook
from app.ui.widgets.layer_tree import STYLE_WORDS
from app.ui.widgets.legend import LegendLayer
from app.ui.words import tr

OPACITIES = (100, 75, 50, 25)


class LayerMenu(QMenu):
    """Made anew for each layer; every line can be reached with the arrow keys. `chosen` carries layer and look."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: list[QMenu] = []

    def offer(self, layer: LegendLayer | None, look: LayerLook, zoom: float | None, of_all: Sequence[QAction]) -> None:
        """The lines for this layer as it looks now, then those for all layers. `zoom` is the map's."""
        self.clear()
        for part in self._parts:
            part.deleteLater()
        self._parts = []
        if layer is not None:
            self._offer_layer(layer, look, zoom)
            self.addSeparator()
        self.addActions(of_all)

    def _offer_layer(self, layer: LegendLayer, look: LayerLook, zoom: float | None) -> None:
        heading = self.addAction(tr(layer.label))
        heading.setEnabled(False)
        self._line(self, tr("Names"), layer, replace(look, labels=not look.labels), is_on=look.labels)
        opacity = self._part(tr("Opacity"))
        for step in OPACITIES:
            self._line(opacity, f"{step} %", layer, replace(look, opacity=step), is_on=look.opacity == step)
        self._offer_zooms(self._part(tr("Visible at")), layer, look, zoom)
        if layer.styles:
            styles = self._part(tr("Draw it"))
            for style in layer.styles:
                by = "" if style == layer.styles[0] else style
                self._line(styles, tr(STYLE_WORDS[style]), layer, replace(look, by=by), is_on=look.by == by)

    def _offer_zooms(self, menu: QMenu, layer: LegendLayer, look: LayerLook, zoom: float | None) -> None:
        made_for, every = replace(look, from_zoom=None, to_zoom=None), replace(look, from_zoom=0.0, to_zoom=None)
        self._line(menu, tr("the zooms it was made for"), layer, made_for, is_on=look == made_for)
        self._line(menu, tr("every zoom"), layer, every, is_on=look == every)
        if zoom is not None:
            here = round(zoom * 4) / 4
            near, far = replace(look, from_zoom=here, to_zoom=None), replace(look, from_zoom=None, to_zoom=here + 0.25)
            self._line(menu, tr("this zoom ({zoom}) and nearer", zoom=f"{here:g}"), layer, near, is_on=look == near)
            self._line(menu, tr("this zoom ({zoom}) and farther out", zoom=f"{here:g}"), layer, far, is_on=look == far)

    def _part(self, title: str) -> QMenu:
        made = self.addMenu(title)
        self._parts.append(made)
        return made

    def _line(self, menu: QMenu, words: str, layer: LegendLayer, look: LayerLook, *, is_on: bool) -> None:
        line = menu.addAction(words)
        line.setCheckable(True)
        line.setChecked(is_on)
        line.triggered.connect(lambda _checked=False: self.chosen.emit(layer.name, look))
