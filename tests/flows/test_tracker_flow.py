"""终端与单位 by keys: a tracker is given for the night, refused to another unit, taken in, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.services.field.tracker_desk import TrackerDesk
from app.ui.desk import Desk
from app.ui.trackers.tracker_dialog import TrackerDialog
from tests.flows.dispatch_room import GUARDS, POLICE, focus, press, settle, until, write
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def wait(desk: Desk, qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    desk.window.resize(1366, 768)

    def wait(is_so: Callable[[], bool]) -> None:
        until(qtbot, is_so)
        settle(desk, qtbot)

    return wait


def give(dialog: TrackerDialog, unit: str, since: str, until_when: str) -> None:
    """G, the unit, Tab to the times, Ctrl+Enter."""
    dialog.table.setFocus()
    press(Qt.Key.Key_G)
    assert focus() is dialog.unit
    dialog.unit.setEditText(unit)
    dialog.since.setFocus()
    press(Qt.Key.Key_A, CTRL)
    write(since)
    press(Qt.Key.Key_Tab)
    assert focus() is dialog.until
    press(Qt.Key.Key_A, CTRL)
    write(until_when)
    press(Qt.Key.Key_Return, CTRL)


def test_a_tracker_is_given_for_the_night_refused_to_another_taken_in_and_taken_back(
    desk: Desk, program: Program, actor: Actor, clock: Clock, wait: Callable[[Callable[[], bool]], None]
) -> None:
    trackers = TrackerDesk(program.store)
    key = trackers.register(actor, new_key(), "13800138000", POLICE.id, protocol="jt808")
    clock.move(minutes=5)

    press(Qt.Key.Key_T, CTRL | ALT)
    wait(lambda: isinstance(QApplication.activeWindow(), TrackerDialog))
    dialog = desk.tracker_acts.dialog
    assert dialog is not None
    wait(lambda: dialog.times.shown() == 1)
    assert dialog.count.text() == "1 个终端"

    # An unknown unit is asked for again; a time that is none is said so; what was typed stays.
    give(dialog, "xyz", "", "")
    wait(lambda: dialog.outcome.refusal.isVisible())
    assert focus() is dialog.unit
    give(dialog, GUARDS.call_sign, "", "soon")
    wait(lambda: "soon" in dialog.outcome.refusal.text())
    assert trackers.trackers()[0].unit_id == POLICE.id

    # From midnight for six hours it is the guards'.
    give(dialog, GUARDS.call_sign, "00:30", "06:30")
    wait(lambda: len(trackers.history(key)) == 3)
    wait(lambda: dialog.times.shown() == 3)
    assert dialog.unit.currentText() == ""
    now = trackers.trackers()[0]
    assert (now.unit_id, now.coming and now.coming.name) == (POLICE.id, GUARDS.name)

    # Nobody else can have it then.
    give(dialog, POLICE.call_sign, "02:00", "03:00")
    wait(lambda: "00:30" in dialog.outcome.refusal.text())
    assert len(trackers.history(key)) == 3

    # X takes it in with a reason; Ctrl+Z at the desk brings both times back.
    dialog.table.setFocus()
    press(Qt.Key.Key_X)
    write("broken")
    press(Qt.Key.Key_Return)
    wait(lambda: trackers.trackers()[0].carrier == "")
    wait(lambda: dialog.count.text() == "1 个终端 · 1 个无人携带")
    press(Qt.Key.Key_Escape)
    wait(lambda: desk.tracker_acts.dialog is None)
    desk.window.activateWindow()
    wait(desk.window.isActiveWindow)
    press(Qt.Key.Key_Z, CTRL)
    wait(desk.window.panels.alerts.card.ask.is_asking)
    press(Qt.Key.Key_1)
    wait(lambda: trackers.trackers()[0].unit_id == POLICE.id)
    assert len(trackers.history(key)) == 3
