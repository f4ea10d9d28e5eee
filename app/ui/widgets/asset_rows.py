"""100,000 assets as rows: columns from the desk, in an order worked out elsewhere, formatted only when painted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.services.asset_desk import TABLE_COLUMNS, AssetColumns
from app.ui.widgets.plain_label import plain_hover
from app.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

LABELS = ("Code", "Name", "Kind", "State", "Operator", "Longitude", "Latitude")
_SPOKEN = frozenset({"kind", "status"})
_NUMBERS = frozenset({"lon", "lat"})


class AssetRows(QAbstractTableModel):
    """Holds no object per row; a cell costs one array look-up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: AssetColumns | None = None
        self._order: NDArray[np.int64] = np.empty(0, dtype=np.int64)

    def show(self, columns: AssetColumns | None, order: NDArray[np.int64]) -> None:
        """Show the rows of `columns` whose numbers stand in `order`."""
        self.beginResetModel()
        self.columns, self._order = columns, order
        self.endResetModel()

    def asset_id(self, row: int) -> str:
        """The key of the asset in this row."""
        return "" if self.columns is None else self.columns.id_at(self._order[row])

    def row_of(self, asset_id: str) -> int | None:
        """Where this asset stands now, None if the filter leaves it out."""
        if self.columns is None:
            return None
        found = np.flatnonzero(np.isin(self._order, self.columns.rows_with(asset_id)))
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(TABLE_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.columns is None:
            return None
        name = TABLE_COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._order[index.row()]
        if name in _NUMBERS:
            return f"{self.columns.places[name][row]:.5f}"
        value = self.columns.texts[name][row]
        said = tr(value) if name in _SPOKEN and value else value
        return plain_hover(said) if role == Qt.ItemDataRole.ToolTipRole else said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(LABELS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if TABLE_COLUMNS[section] in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
