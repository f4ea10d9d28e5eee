"""Layers and legend in one: what is on the map, how it is drawn, how much there is, and a tick to show or hide it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTreeWidget, QTreeWidgetItem, QWidget

from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.legend import LegendRow, read_legend
from app.ui.widgets.map_symbol import symbol_icon
from app.ui.widgets.panel import Panel
from app.ui.words import tr

_ROW = int(Qt.ItemDataRole.UserRole)


class LayerPanel(Panel):
    """`visibility_changed` carries {"wells.OIL": False, ...}, only what has changed."""

    visibility_changed = Signal(dict)

    title = "Layers"
    icon = "layers"

    def __init__(self, look: Look, legend: Path) -> None:
        super().__init__(look)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._empty = EmptyNote(
            "Nothing to show on the map yet", "Import wells, lines and sites with Ctrl+I; each kind gets its tick here."
        )
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._body)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: dict[str, bool] = {}
        self._legend = read_legend(legend)
        self._plant()
        self.tree.itemChanged.connect(self._on_item_changed)
        self.restyle()
        self.retranslate()
        self.show_contents({})

    def show_contents(self, held: Mapping[str, tuple[int, str]]) -> None:
        """What each class holds, by key; classes that hold nothing are left out."""
        self.tree.blockSignals(True)
        for key, item in self._items.items():
            number, words = held.get(key, (0, ""))
            item.setText(1, words)
            item.setHidden(number == 0)
        for group, branch in self._groups.items():
            branch.setHidden(all(self._items[row.key].isHidden() for row in self._legend[group]))
        self.tree.blockSignals(False)
        self._stack.setCurrentIndex(1 if all(branch.isHidden() for branch in self._groups.values()) else 0)

    def visibility(self) -> dict[str, bool]:
        """Every class and whether it is shown."""
        return dict(self._shown)

    def show_visibility(self, wanted: Mapping[str, bool]) -> None:
        """Tick as `wanted` says (a saved layout); told like a tick by hand."""
        for key, on in wanted.items():
            if key in self._items:
                self._items[key].setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def retranslate(self) -> None:
        self.tree.blockSignals(True)
        for group, branch in self._groups.items():
            branch.setText(0, tr(group))
        for item in self._items.values():
            row: LegendRow = item.data(0, _ROW)
            item.setText(0, tr(row.label))
            item.setToolTip(0, tr(row.label))
        self.tree.blockSignals(False)
        self._empty.retranslate()
        self.summary_changed.emit("")

    def restyle(self) -> None:
        self.tree.setMinimumWidth(self.look.theme.px(204))
        side, ratio = self.look.theme.px(16), self.devicePixelRatioF()
        self.tree.setIconSize(QSize(side, side))
        self.tree.setIndentation(self.look.theme.px(14))
        self.tree.blockSignals(True)
        for item in self._items.values():
            row: LegendRow = item.data(0, _ROW)
            item.setIcon(0, symbol_icon(row.rule, self.look.theme.colour(str(row.rule["colour"])), side, ratio))
            item.setForeground(1, self.look.theme.colour("muted"))
        for branch in self._groups.values():
            branch.setFont(0, self.look.font(bold=True))
        self.tree.blockSignals(False)

    def _plant(self) -> None:
        checkable = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for group, rows in self._legend.items():
            branch = QTreeWidgetItem(self.tree)
            branch.setFlags(checkable | Qt.ItemFlag.ItemIsAutoTristate)
            self._groups[group] = branch
            for row in rows:
                item = QTreeWidgetItem(branch)
                item.setFlags(checkable)
                item.setData(0, _ROW, row)
                item.setCheckState(0, Qt.CheckState.Checked if row.shown_at_first else Qt.CheckState.Unchecked)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._items[row.key] = item
                self._shown[row.key] = row.shown_at_first
            branch.setExpanded(True)

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        row: LegendRow | None = item.data(0, _ROW)
        if column != 0 or row is None:
            return
        on = item.checkState(0) is Qt.CheckState.Checked
        if self._shown[row.key] != on:
            self._shown[row.key] = on
            self.visibility_changed.emit({row.key: on})
