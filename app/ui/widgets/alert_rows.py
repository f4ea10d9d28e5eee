"""Open alerts as a list, the most urgent first, filtered by severity, state and text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.domain.alert import URGENCY, WAITING, Alert, AlertState, Severity
from app.domain.labels import label
from app.ui.local_time import full
from app.ui.widgets.record_rows import RECORD_ROLE, plain_hover
from app.ui.words import tr

Index = QModelIndex | QPersistentModelIndex


class AlertRows(QAbstractListModel):
    """The records themselves; `AlertFilter` orders them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._alerts: list[Alert] = []

    def show(self, alerts: Sequence[Alert]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._alerts = list(alerts)
        self.endResetModel()

    def repaint(self) -> None:
        """Ages or words have changed."""
        if self._alerts:
            self.dataChanged.emit(self.index(0), self.index(len(self._alerts) - 1))

    def alerts(self) -> Sequence[Alert]:
        return self._alerts

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._alerts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        alert = self._alerts[index.row()]
        if role == RECORD_ROLE:
            return alert
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{tr(label(alert.severity))} {alert.title} {alert.place} {tr(label(alert.state))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_hover("\n".join(filter(None, (alert.title, alert.text, full(alert.occurred_at)))))
        return None


class AlertFilter(QSortFilterProxyModel):
    """Unacknowledged first, then by severity, then newest first; or newest first altogether."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.severities = frozenset(Severity)
        self.states = frozenset(AlertState)
        self.text = ""
        self.newest_first = False
        self.sort(0)

    def set_filter(self, *, severities: frozenset[Severity], states: frozenset[AlertState], text: str) -> None:
        """Show only these."""
        self.severities, self.states, self.text = severities, states, text.casefold().strip()
        self.invalidate()

    def set_newest_first(self, on: bool) -> None:
        """By time alone, or by urgency."""
        self.newest_first = on
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        alert: Alert = self.sourceModel().index(source_row, 0, source_parent).data(RECORD_ROLE)
        if alert.severity not in self.severities or alert.state not in self.states:
            return False
        words = (alert.title, alert.text, alert.place, alert.asset_code, alert.acknowledged_by)
        return not self.text or any(self.text in word.casefold() for word in words)

    def lessThan(self, left: Index, right: Index) -> bool:
        by_urgency = not self.newest_first
        return self.rank(left.data(RECORD_ROLE), by_urgency=by_urgency) < self.rank(
            right.data(RECORD_ROLE), by_urgency=by_urgency
        )

    @staticmethod
    def rank(alert: Alert, *, by_urgency: bool) -> tuple[int, int, float]:
        """What the queue is ordered by, the smallest first."""
        late = -alert.occurred_at.timestamp()
        return (int(alert.state not in WAITING), URGENCY[alert.severity], late) if by_urgency else (0, 0, late)
