"""Records as rows of a table: each column says how a record reads, sorts and is coloured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QIcon

from app.domain.natural_order import natural
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_hover
from app.ui.words import tr

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = RECORD_ROLE + 1


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column. `colour` and `hover` may say nothing; `sort` defaults to the text, in natural order; numbers stand
    `right`. `width` is in characters at most; 0 takes what is left, and no less than `least`. A `spare` one is left out
    where the table is too narrow for all, the last first: what it says can be read elsewhere, in the card of the row or
    on hover.
    """

    label: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    colour: Callable[[R], str | None] | None = None
    hover: Callable[[R], str] | None = None
    picture: Callable[[R], QIcon | None] | None = None
    bold: bool = False
    right: bool = False
    width: int = 0
    least: int = 8
    spare: bool = False


class RecordRows(QAbstractTableModel, Generic[R]):
    """Some hundred or thousand records; masses have their own model."""

    def __init__(self, columns: Sequence[Column[R]], look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._look = look
        self._records: list[R] = []
        look.changed.connect(self.repaint)

    def show(self, records: Sequence[R]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def record(self, row: int) -> R:
        return self._records[row]

    def repaint(self) -> None:
        """Everything reads or looks different now (language, theme, age)."""
        if self._records:
            last = self.index(len(self._records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == RECORD_ROLE:
            return record
        if role == SORT_ROLE:
            return column.sort(record) if column.sort else natural(column.text(record))
        if role == Qt.ItemDataRole.ForegroundRole and column.colour is not None:
            token = column.colour(record)
            return self._look.theme.colour(token) if token else None
        if role == Qt.ItemDataRole.DecorationRole:
            return column.picture(record) if column.picture else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole and column.bold:
            return self._look.font(bold=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_hover(column.hover(record) if column.hover else column.text(record))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None


class RecordFilter(QSortFilterProxyModel, Generic[R]):
    """Lets through the records of `rows` that `accepts` says."""

    def __init__(self, rows: RecordRows[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._accepts: Callable[[R], bool] = lambda _record: True
        self.setSourceModel(rows)
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)

    def accept(self, accepts: Callable[[R], bool]) -> None:
        """Show only records for which `accepts` is true."""
        self._accepts = accepts
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        del source_parent
        return self._accepts(self._rows.record(source_row))


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
