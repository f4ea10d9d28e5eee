"""A track comes in at the window, by keys: from the file to the list, looked at for a reason, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.bootstrap import Program
from app.store import fix_store
from app.store.tables import audit
from app.ui.desk import Desk
from app.ui.dialogs.import_choices import TRACKS
from app.ui.tracks.track_import_dialog import TrackImportDialog
from app.ui.tracks.track_list_dialog import TrackListDialog
from tests.flows.dispatch_room import POLICE, focus, press, settle, until
from tests.services.tracks.track_ground import NIGHT, gpx_of, night_way, written

pytestmark = pytest.mark.page

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def acts(program: Program, name: str) -> list[tuple[str, str]]:
    with program.store.read() as connection:
        rows = connection.execute(select(audit.c.subject_id, audit.c.reason).where(audit.c.act == name)).all()
    return [(row[0], row[1]) for row in rows]


def kept(program: Program) -> int:
    with program.store.read() as connection:
        return len(fix_store.track(connection, POLICE.id, NIGHT, NIGHT + timedelta(hours=1)))


def say(words: str) -> None:
    """Chinese is not typed key by key."""
    line = focus()
    assert isinstance(line, QLineEdit)
    line.setText(words)


def fronted(qtbot: QtBot, find: Callable[[], TrackImportDialog | TrackListDialog | None]) -> None:
    """Until that window is there and has the keys."""
    until(qtbot, lambda: (found := find()) is not None and found.isActiveWindow())


def chosen(desk: Desk, qtbot: QtBot, path: Path) -> TrackImportDialog:
    """Ctrl+I, the file, Enter: a GPX is taken for tracks by itself."""
    wizard = desk.dialogs.open_import()
    wizard.file_step.path.setText(str(path))
    assert wizard.file_step.layer_name() == TRACKS
    assert wizard.forward.isEnabled()
    wizard.forward.click()
    until(qtbot, lambda: desk.track_acts.importing is not None)
    dialog = desk.track_acts.importing
    assert dialog is not None
    until(qtbot, lambda: not dialog.is_busy)
    return dialog


def test_a_file_is_taken_in_by_keys_looked_at_for_a_reason_and_taken_back(
    desk: Desk, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    word = POLICE.call_sign or POLICE.name
    dialog = chosen(desk, qtbot, written(tmp_path, gpx_of(night_way()), f"{word} 夜.gpx"))
    assert dialog.table.shown() == 1
    assert word in dialog.unit.currentText()
    fronted(qtbot, lambda: desk.track_acts.importing)
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: desk.track_acts.importing is None)
    assert kept(program) == 184
    settle(desk, qtbot)

    desk.window.activateWindow()
    until(qtbot, desk.window.isActiveWindow)
    press(Qt.Key.Key_I, CONTROL | ALT)
    fronted(qtbot, lambda: desk.track_acts.list)
    listed = desk.track_acts.list
    assert listed is not None
    until(qtbot, lambda: listed.board.table.shown() == 1)
    until(qtbot, lambda: focus() is listed.board.table)
    press(Qt.Key.Key_L)
    until(qtbot, listed.board.ask.is_asking)
    press(Qt.Key.Key_Return)
    assert acts(program, "track.look") == [], "not without a reason"
    say("核对夜间守点")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: listed.stays.shown() == 3)
    assert acts(program, "track.look") == [(POLICE.id, "核对夜间守点")]
    assert "停留 1 次" in listed.looked_at.text()

    listed.board.table.setFocus()
    press(Qt.Key.Key_X)
    until(qtbot, listed.board.ask.is_asking)
    say("文件拿错了")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: listed.board.table.shown() == 0)
    assert kept(program) == 0
    listed.reject()
    settle(desk, qtbot)


def test_a_file_that_is_no_track_says_why_and_nobody_s_track_asks_whose(
    desk: Desk, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    dialog = chosen(desk, qtbot, written(tmp_path, gpx_of([]), "空.gpx"))
    assert "没有轨迹" in dialog.outcome.refusal.text()
    dialog.reject()
    path = written(tmp_path, gpx_of(night_way()), "无名.gpx")
    dialog = chosen(desk, qtbot, path)
    fronted(qtbot, lambda: desk.track_acts.importing)
    press(Qt.Key.Key_Return, CONTROL)
    assert "归属" in dialog.outcome.refusal.text()
    dialog.unit.setCurrentIndex(dialog.unit.findData(POLICE.id))
    before = dialog.table.chosen()
    assert before is not None
    assert before.unit_id == POLICE.id
    dialog.datum.setCurrentIndex(dialog.datum.findData("GCJ02"))
    until(qtbot, lambda: not dialog.is_busy)
    after = dialog.table.chosen()
    assert after is not None
    assert after.unit_id == POLICE.id, "who was chosen stays chosen"
    assert after.way.fixes[1, 0] != before.way.fixes[1, 0]
    path.write_text(gpx_of([]), "utf-8")
    dialog.datum.setCurrentIndex(0)
    until(qtbot, lambda: not dialog.is_busy)
    assert "没有轨迹" in dialog.outcome.refusal.text()
    assert (dialog.table.shown(), dialog.take_in.isEnabled()) == (0, False), "what was read otherwise is not taken in"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(qtbot, lambda: desk.track_acts.importing is None)
    assert kept(program) == 0
    settle(desk, qtbot)
