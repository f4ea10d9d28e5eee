"""An officer's hand on the alert panel: what stands in it, what was wanted, keys pressed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.alert import Alert, AlertState, Severity
from app.ui.alerts import alert_intents as wanted
from app.ui.panels.alert_panel import AlertPanel
from app.ui.widgets.alert_rows import LINE_ROLE
from tests.ui.invented import alert


def order(panel: AlertPanel) -> list[str]:
    model = panel.view.model()
    return [model.index(row, 0).data(LINE_ROLE).alert.id for row in range(model.rowCount())]


def intents(panel: AlertPanel) -> list[wanted.Intent]:
    told: list[wanted.Intent] = []
    panel.act_wanted.connect(told.append)
    return told


def press(*keys: Qt.Key) -> None:
    """Keys into whatever has the focus, as a hand does it."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def group(*keys: str, state: AlertState = AlertState.UNACK) -> list[Alert]:
    return [
        replace(alert(key, severity=Severity.HIGH, state=state, minutes=10 - n, title=f"同组 {key}"), group_id=keys[0])
        for n, key in enumerate(keys)
    ]
