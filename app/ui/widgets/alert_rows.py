"""The lines of the queue as rows of a view: changed by inserting, removing and moving, never by starting anew.

So the chosen row stays chosen, what is on the screen stays where it is, and the focus where it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.labels import label
from app.ui.alerts.alert_lines import AlertLine
from app.ui.local_time import full
from app.ui.widgets.plain_label import plain_hover
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = RECORD_ROLE + 2


class AlertRows(QAbstractTableModel):
    """Rows are known by the alert at their head; `show` finds the least change from what was shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[AlertLine] = []
        self._keys: list[str] = []

    def show(self, lines: Sequence[AlertLine]) -> None:
        """Show these: rows that are gone are removed, the others brought into order, the new ones put between."""
        keys = [_identity(one) for one in lines]
        wanted = set(keys)
        self._remove([row for row, key in enumerate(self._keys) if key not in wanted])
        standing = set(self._keys)
        self._reorder([key for key in keys if key in standing])
        before = dict(zip(self._keys, self._lines, strict=True))
        self._insert(lines, keys, standing)
        changed = [row for row, key in enumerate(keys) if key in before and before[key] != lines[row]]
        self._lines = list(lines)
        for first, last in _ranges(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def repaint(self) -> None:
        """Ages or words have changed."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))

    def line(self, row: int) -> AlertLine:
        return self._lines[row]

    def lines(self) -> Sequence[AlertLine]:
        return self._lines

    def row_of(self, alert_id: str) -> int:
        """The row of this alert itself, else of the group that stands for it; -1 if neither is shown."""
        for identity in (f"+{alert_id}", alert_id):
            if identity in self._keys:
                return self._keys.index(identity)
        holding = (
            n for n, one in enumerate(self._lines) if one.is_group and any(a.id == alert_id for a in one.group.alerts)
        )
        return next(holding, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == RECORD_ROLE:
            return line.alert
        alert = line.alert
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = [tr(label(alert.severity)), alert.title, alert.place, tr(label(alert.state))]
            if line.is_group:
                said.append(tr("{n} alerts", n=len(line.group.alerts)))
            return " ".join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_hover("\n".join(filter(None, (alert.title, alert.text, full(alert.occurred_at)))))
        return None

    def _remove(self, rows: Sequence[int]) -> None:
        for first, last in reversed(list(_ranges(rows))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._lines[first : last + 1]
            del self._keys[first : last + 1]
            self.endRemoveRows()

    def _reorder(self, keys: list[str]) -> None:
        """All rows stand already; only their order may be another."""
        if keys == self._keys:
            return
        at = {key: row for row, key in enumerate(keys)}
        self.layoutAboutToBeChanged.emit()
        places = [at[key] for key in self._keys]
        held = self.persistentIndexList()
        self.changePersistentIndexList(held, [self.index(places[one.row()], 0) for one in held])
        lines = self._lines
        self._lines = [line for _, line in sorted(zip(places, lines, strict=True), key=lambda pair: pair[0])]
        self._keys = keys
        self.layoutChanged.emit()

    def _insert(self, lines: Sequence[AlertLine], keys: list[str], standing: set[str]) -> None:
        for first, last in _ranges([row for row, key in enumerate(keys) if key not in standing]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._lines[first:first] = lines[first : last + 1]
            self._keys[first:first] = keys[first : last + 1]
            self.endInsertRows()


def _identity(line: AlertLine) -> str:
    """Of a row: the alert at its head; a member of an opened group is another row than the group it is the cause of."""
    return f"+{line.alert.id}" if line.depth else line.alert.id


def _ranges(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising row numbers as stretches without a gap."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
