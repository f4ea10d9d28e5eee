from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.alert import AlertKind, Severity, Verdict
from app.services.alerts.alert_figures import figures
from app.store.figure_store import AlertFact
from app.ui.dialogs.alert_figures_dialog import AlertFiguresDialog, figure_lines
from app.ui.look import Look
from app.ui.words import Speaker
from tests.ui import invented

SINCE = invented.NOW - timedelta(days=30)


def facts(number: int) -> list[AlertFact]:
    return [
        AlertFact(
            kind=AlertKind.CAMERA_LOST if n % 3 else AlertKind.FIRE,
            object=f"定{n % 4}",
            severity=tuple(Severity)[n % 4],
            raised_at=invented.NOW - timedelta(seconds=20 * n),
            acknowledged_at=invented.NOW - timedelta(seconds=20 * n - 30),
            closed_at=invented.NOW,
            verdict=Verdict.FALSE if n % 2 else Verdict.TRUE,
        )
        for n in range(1, number + 1)
    ]


def test_each_figure_stands_beside_its_limit_with_a_sign_and_not_by_colour_alone(
    look: Look, speaker: Speaker, qtbot: QtBot
) -> None:
    told = figures(facts(40), SINCE, invented.NOW)
    lines = {line.name: line for line in figure_lines(told)}
    assert (lines["10 分钟内最多"].value, lines["10 分钟内最多"].is_kept) == ("30", False)
    assert lines["每日报警"].is_kept
    assert lines["确认用时(中位)"].value == "30 秒"
    parent = QWidget()
    dialog = AlertFiguresDialog(look, told, parent)
    qtbot.addWidget(parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "✕ 30" in texts
    assert "报警 40 条" in texts[0]
    assert not dialog.grab().isNull()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_quiet_month_has_figures_too(look: Look, speaker: Speaker, qtbot: QtBot) -> None:
    told = figures([], SINCE, invented.NOW)
    assert all(line.is_kept is not False for line in figure_lines(told))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AlertFiguresDialog(look, told, parent)
    assert not dialog.grab().isNull()
