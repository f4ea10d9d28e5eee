"""The tree of the layer panel: groups, layers and classes, each with a tick, its symbol and how much it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.domain.layer_state import PLAIN, LayerLook
from app.ui.look import Look
from app.ui.widgets.legend import GROUPS, NOTHING, Amount, LegendLayer, LegendRow, Rule
from app.ui.widgets.map_symbol import symbol_icon
from app.ui.words import tr

_ROW, _LAYER = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
TICK_PX, AMOUNT_PX = 48, 72
"""Room for tick and symbol before a name; for the amount, the bar that scrolls and the panel's frame behind it."""
_OPEN_AT_FIRST = frozenset({"wells", "pipelines"})
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LayerTree(QTreeWidget):
    """`ticked` carries {"wells.OIL": False, ...}, only what has changed."""

    ticked = Signal(dict)

    def __init__(self, look: Look, legend: Sequence[LegendLayer]) -> None:
        super().__init__()
        self._look, self._legend = look, {layer.name: layer for layer in legend}
        self.groups: dict[str, QTreeWidgetItem] = {}
        self.branches: dict[str, QTreeWidgetItem] = {}
        self.leaves: dict[str, QTreeWidgetItem] = {}
        self._rows = {layer.name: layer.rows for layer in legend}
        self._looks: dict[str, LayerLook] = {}
        self._shown = {row.key: row.shown_at_first for layer in legend for row in layer.rows}
        self._default = dict(self._shown)
        self._changed: dict[str, bool] | None = None
        self._held: Mapping[str, Amount] = {}
        self._zoom: float | None = None
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for group in GROUPS:
            self.groups[group] = self._node(self, branch=True)
        for layer in legend:
            self._plant(layer)
        for branch in self.groups.values():
            branch.setExpanded(True)
        self.itemChanged.connect(self._on_item_changed)

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def visibility(self) -> dict[str, bool]:
        """Every class and whether it is shown."""
        return dict(self._shown)

    def default(self) -> dict[str, bool]:
        """Every class and whether it is shown where nobody has chosen."""
        return dict(self._default)

    def tick(self, wanted: Mapping[str, bool]) -> None:
        """Tick as `wanted` says, told at once; a class that is not listed now is remembered."""
        self._changed = {}
        for key, on in wanted.items():
            if key in self.leaves:
                self.leaves[key].setCheckState(0, _check(on))
            elif self._shown.get(key) != on:
                self._shown[key] = self._changed[key] = on
        changed, self._changed = self._changed, None
        if changed:
            self.ticked.emit(changed)

    def wanted_width(self) -> int:
        """How wide it must be to cut no name of what is shown at first, in the words and the font of the moment."""
        words = [tr(row.label) for layer in self._legend.values() for row in layer.rows if row.shown_at_first]
        longest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return 3 * self.indentation() + longest + self._look.theme.px(TICK_PX + AMOUNT_PX)

    def current_layer(self) -> LegendLayer | None:
        """The layer that the cursor is on."""
        item = self.currentItem()
        return None if item is None else self._legend.get(item.data(0, _LAYER) or "")

    # -- what is shown ------------------------------------------------------------------------------------------------

    def is_bare(self) -> bool:
        """Whether nothing is held at all."""
        return not any(amount.number for amount in self._held.values())

    def show_contents(self, held: Mapping[str, Amount], rules: Mapping[str, Sequence[Rule]]) -> None:
        """Amounts by key; `rules` are the classes of the layers that are not drawn by the legend's own."""
        self._held = held
        self.blockSignals(True)
        for layer in self._legend.values():
            rows = layer.rows_of(rules[layer.name]) if layer.name in rules else layer.rows
            if rows != self._rows[layer.name]:
                self._replant(layer, rows)
        for key, item in self.leaves.items():
            amount = held.get(key, NOTHING)
            item.setText(1, amount.words() if amount.number else "")
            item.setHidden(not amount.number)
        for name, branch in self.branches.items():
            own = [row for row in self._rows[name] if row.group == self._legend[name].group]
            total = reduce(add, (held.get(row.key, NOTHING) for row in own), NOTHING)
            branch.setText(1, total.words() if total.number else "")
            branch.setHidden(not total.number and not self._legend[name].is_on_demand)
        for group in self.groups.values():
            group.setHidden(all(item.isHidden() for item in _children(group)))
        self.blockSignals(False)

    def show_look(self, layer: str, look: LayerLook) -> None:
        """Beside the layer's name stands what was chosen of it."""
        self._looks[layer] = look
        self.blockSignals(True)
        self._word_layer(self._legend[layer])
        self.blockSignals(False)

    def show_zoom(self, zoom: float, looks: Mapping[str, LayerLook]) -> None:
        """Classes that are not drawn at this zoom are greyed, with the zoom from which they are."""
        self._zoom = zoom
        self.blockSignals(True)
        for item in self.leaves.values():
            row: LegendRow = item.data(0, _ROW)
            look = looks.get(row.layer, PLAIN)
            first = look.from_zoom if look.from_zoom is not None else _number(row.rule.get("from"), 0.0)
            last = look.to_zoom if look.to_zoom is not None else _number(row.rule.get("to"), 99.0)
            drawn = first <= zoom < last
            item.setForeground(0, self._look.theme.colour("text" if drawn else "stale"))
            says = tr(row.label)
            if not drawn:
                says = (
                    tr("{name}: drawn from zoom {first}", name=says, first=f"{first:g}")
                    if zoom < first
                    else tr("{name}: drawn up to zoom {last}", name=says, last=f"{last:g}")
                )
            item.setToolTip(0, says)
        self.blockSignals(False)

    def retranslate(self) -> None:
        """Say every word again."""
        self.blockSignals(True)
        for group, branch in self.groups.items():
            branch.setText(0, tr(group))
        for layer in self._legend.values():
            self._word_layer(layer)
        self.blockSignals(False)
        self.show_contents(self._held, self._other_rules())

    def restyle(self) -> None:
        """Symbols in the theme's colours, sizes by its scale."""
        self.setMinimumWidth(self._look.theme.px(204))
        side = self._look.theme.px(16)
        self.setIconSize(QSize(side, side))
        self.setIndentation(self._look.theme.px(14))
        self.blockSignals(True)
        for layer in self._legend:
            self._dress(layer)
        for branch in self.groups.values():
            branch.setFont(0, self._look.font(bold=True))
        self.blockSignals(False)
        if self._zoom is not None:
            self.show_zoom(self._zoom, self._looks)

    # -- how the tree is made -----------------------------------------------------------------------------------------

    def _plant(self, layer: LegendLayer) -> None:
        """A layer of one class is a line, one of several has them below it; a class of another group stands there."""
        own = [row for row in self._rows[layer.name] if row.group == layer.group]
        if len(self._rows[layer.name]) > 1 or layer.styles:
            if layer.name not in self.branches:
                branch = self._node(self.groups[layer.group], branch=True)
                branch.setData(0, _LAYER, layer.name)
                self.branches[layer.name] = branch
                branch.setExpanded(layer.name in _OPEN_AT_FIRST)
            for row in own:
                self._leaf(self.branches[layer.name], row)
        else:
            self._leaf(self.groups[layer.group], own[0])
        for row in self._rows[layer.name]:
            if row.group != layer.group:
                self._leaf(self.groups[row.group], row)

    def _replant(self, layer: LegendLayer, rows: tuple[LegendRow, ...]) -> None:
        """Other classes in place of the layer's."""
        current = self.currentItem()
        stays = current is not None and current.data(0, _LAYER) == layer.name
        for row in self._rows[layer.name]:
            item = self.leaves.pop(row.key)
            if (parent := item.parent()) is not None:
                parent.removeChild(item)
        self._rows[layer.name] = rows
        self._plant(layer)
        self._word_layer(layer)
        self._dress(layer.name)
        if stays:
            self.setCurrentItem(self.branches[layer.name])
        if self._zoom is not None:
            self.show_zoom(self._zoom, self._looks)
            self.blockSignals(True)

    def _node(self, parent: QTreeWidget | QTreeWidgetItem, *, branch: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent)
        item.setFlags(_CHECKABLE | Qt.ItemFlag.ItemIsAutoTristate if branch else _CHECKABLE)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _leaf(self, parent: QTreeWidgetItem, row: LegendRow) -> None:
        item = self._node(parent, branch=False)
        item.setData(0, _ROW, row)
        item.setData(0, _LAYER, row.layer)
        self._default.setdefault(row.key, row.shown_at_first)
        item.setCheckState(0, _check(self._shown.setdefault(row.key, row.shown_at_first)))
        self.leaves[row.key] = item

    def _word_layer(self, layer: LegendLayer) -> None:
        look = self._looks.get(layer.name, PLAIN)
        marks = [] if look.opacity == 100 else [f"{look.opacity} %"]
        if not look.labels:
            marks.append(tr("no names"))
        if look.from_zoom is not None or look.to_zoom is not None:
            marks.append(tr("zoom {first}-{last}", first=_zoom(look.from_zoom), last=_zoom(look.to_zoom)))
        if look.by:
            marks.insert(0, tr(STYLE_WORDS[look.by]) if look.by in STYLE_WORDS else look.by)
        says = f"  ({', '.join(marks)})" if marks else ""
        rows = self._rows[layer.name]
        for row in rows:
            self.leaves[row.key].setText(0, tr(row.label))
            self.leaves[row.key].setToolTip(0, tr(row.label))
        if layer.name in self.branches:
            self.branches[layer.name].setText(0, tr(layer.label) + says)
            self.branches[layer.name].setToolTip(0, tr(layer.label) + says)
        else:
            self.leaves[rows[0].key].setText(0, tr(rows[0].label) + says)

    def _dress(self, layer: str) -> None:
        side, ratio = self._look.theme.px(16), self.devicePixelRatioF()
        for row in self._rows[layer]:
            item = self.leaves[row.key]
            item.setIcon(0, symbol_icon(row.rule, self._look.theme.colour(str(row.rule["colour"])), side, ratio))
            item.setForeground(1, self._look.theme.colour("muted"))
        if layer in self.branches:
            self.branches[layer].setForeground(1, self._look.theme.colour("muted"))

    def _other_rules(self) -> dict[str, list[Rule]]:
        return {
            name: [row.rule for row in (rows if layer.is_points else rows[::-1])]
            for name, layer in self._legend.items()
            if (rows := self._rows[name]) != layer.rows
        }

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        row: LegendRow | None = item.data(0, _ROW)
        if column != 0 or row is None:
            return
        on = item.checkState(0) is Qt.CheckState.Checked
        if self._shown[row.key] != on:
            self._shown[row.key] = on
            if self._changed is None:
                self.ticked.emit({row.key: on})
            else:
                self._changed[row.key] = on


STYLE_WORDS: Mapping[str, str] = {
    "KIND": "by kind",
    "STATUS": "by status",
    "KEY": "by importance",
    "OPERATOR": "by operator",
    "VISITED": "by last visit",
    "OWNER": "by owner",
    "MEDIUM": "by medium",
    "D7": "of 7 days",
    "D30": "of 30 days",
    "D90": "of 90 days",
    "D365": "of a year",
    "D730": "of two years",
}


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for at in range(item.childCount()) if (child := item.child(at)) is not None]


def _check(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _zoom(zoom: float | None) -> str:
    return "" if zoom is None else f"{zoom:g}"


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) else otherwise
