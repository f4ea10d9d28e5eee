"""A view kept under a name at the whole desk, and shown again exactly: place, layers, filters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.layer_state import LayerLook, LayerState
from app.ui.desk import Desk
from app.ui.dialogs.saved_views_dialog import SavedViewsDialog
from app.ui.map.marks import ViewPoint
from tests.flows.dispatch_room import press, settle, until

pytestmark = pytest.mark.page
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLACE = ViewPoint(lon=107.61234, lat=37.21234, zoom=12.25)


def opened(desk: Desk, qtbot: QtBot) -> SavedViewsDialog:
    until(qtbot, lambda: (made := desk.view_acts.dialog) is not None and made.isActiveWindow())
    dialog = desk.view_acts.dialog
    assert dialog is not None
    return dialog


def back(desk: Desk, qtbot: QtBot) -> None:
    """At the desk again, whose window has the keys."""
    until(qtbot, lambda: desk.view_acts.dialog is None)
    desk.window.activateWindow()
    until(qtbot, desk.window.isActiveWindow)


def keep(desk: Desk, qtbot: QtBot, name: str) -> None:
    desk.map.show_view(PLACE)
    layers = desk.window.panels.layers
    layers.show_visibility({"drawings.LINE": False, "cases.CASE": True})
    layers.set_look("wells", LayerLook(labels=False, opacity=50))
    desk.window.panels.cases.text.setText("盗油")
    settle(desk, qtbot)
    press(Qt.Key.Key_B, CONTROL)
    dialog = opened(desk, qtbot)
    until(qtbot, dialog.name.hasFocus)
    dialog.name.setText(name)
    press(Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: len(desk.view_acts.views) == 1)
    press(Qt.Key.Key_Escape)
    back(desk, qtbot)


def wander(desk: Desk, qtbot: QtBot) -> None:
    desk.map.show_view(ViewPoint(lon=108.0, lat=37.5, zoom=9))
    desk.window.panels.layers.show_state(LayerState())
    desk.window.panels.cases.text.setText("")
    settle(desk, qtbot)


def require_back(desk: Desk, qtbot: QtBot) -> None:
    until(qtbot, lambda: (at := desk.map.view()) is not None and at.zoom == PLACE.zoom)
    at = desk.map.view()
    assert at is not None
    assert (at.lon, at.lat) == pytest.approx((PLACE.lon, PLACE.lat), abs=1e-4)
    shown = desk.window.panels.layers.visibility()
    assert (shown["drawings.LINE"], shown["cases.CASE"]) == (False, True)
    assert desk.window.panels.layers.look_of("wells") == LayerLook(labels=False, opacity=50)
    assert desk.window.panels.cases.text.text() == "盗油"


def test_a_view_is_kept_and_shown_again_by_its_number(desk: Desk, qtbot: QtBot, program: Program) -> None:
    keep(desk, qtbot, "东滩夜巡")
    wander(desk, qtbot)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    dialog = opened(desk, qtbot)
    until(qtbot, dialog.table.hasFocus)
    press(Qt.Key.Key_1)
    until(qtbot, lambda: desk.view_acts.dialog is None)
    require_back(desk, qtbot)


def test_a_view_is_found_in_the_command_bar(desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "东滩夜巡")
    wander(desk, qtbot)
    bar = desk.window.command_bar
    bar.open()
    bar.setText("夜巡")
    until(qtbot, lambda: any("东滩夜巡" in offer.words for offer in bar.offers()))
    target = next(offer.target for offer in bar.offers() if "东滩夜巡" in offer.words)
    bar.target_chosen.emit(target)
    require_back(desk, qtbot)
    bar.clear()


def test_a_removed_view_comes_back_with_ctrl_z(desk: Desk, qtbot: QtBot) -> None:
    keep(desk, qtbot, "东滩夜巡")
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    dialog = opened(desk, qtbot)
    until(qtbot, dialog.table.hasFocus)
    press(Qt.Key.Key_Delete)
    until(qtbot, lambda: desk.view_acts.views == ())
    press(Qt.Key.Key_Escape)
    back(desk, qtbot)
    desk.alert_acts.take_back()
    until(qtbot, lambda: len(desk.view_acts.views) == 1)
