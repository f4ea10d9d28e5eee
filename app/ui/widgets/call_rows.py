"""Open calls and tasks as a list, in the order of the desk: the gravest first, then the oldest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.labels import label
from app.ui.calls.call_now import CallNow
from app.ui.local_time import full
from app.ui.widgets.plain_label import plain_hover
from app.ui.widgets.record_rows import RECORD_ROLE
from app.ui.words import tr

Index = QModelIndex | QPersistentModelIndex


class CallRows(QAbstractListModel):
    """The calls that pass `text`; what they say is drawn by `CallDelegate`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[CallNow] = ()
        self._shown: list[CallNow] = []
        self._text = ""

    def show(self, calls: Sequence[CallNow]) -> None:
        """Show these instead."""
        self._all = calls
        self._sift()

    def filter(self, text: str) -> None:
        """Only calls that contain `text` in number, title, text, place or units; nobody is found by having called."""
        self._text = text.casefold().strip()
        self._sift()

    def calls(self) -> Sequence[CallNow]:
        """All of them, whatever the filter."""
        return self._all

    def row_of(self, call_id: str) -> int | None:
        """Where the call stands; None where it is not shown."""
        return next((row for row, one in enumerate(self._shown) if one.call.id == call_id), None)

    def repaint(self) -> None:
        """Timers, ages or words have changed."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        shown = self._shown[index.row()]
        call = shown.call
        if role == RECORD_ROLE:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{call.number} {tr(label(call.level))} {call.title} {call.place} {tr(label(call.state))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_hover("\n".join(filter(None, (call.number, call.title, call.text, full(call.received_at)))))
        return None

    def _sift(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if not self._text or self._text in _words(one)]
        self.endResetModel()


def _words(shown: CallNow) -> str:
    call = shown.call
    units = " ".join(one.unit_name for one in shown.sent())
    return " ".join((call.number, call.title, call.place, call.asset_code, call.text, units)).casefold()
