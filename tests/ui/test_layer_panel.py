"""The layer panel under the officer's hand: switches, looks, styles, back to the default."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.domain.layer_state import PLAIN, LayerLook, LayerState
from app.ui.panel_set import PanelSet
from app.ui.panels.layer_panel import LayerPanel
from app.ui.widgets.legend import Amount, contents
from tests.ui import invented


@pytest.fixture
def panel(panels: PanelSet, qtbot: QtBot) -> LayerPanel:
    made = panels.layers
    made.show_contents(contents(made.legend, invented.held(), invented.queue(), invented.units(), invented.cases()))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.tree.setCurrentItem(made.tree.branches["wells"])
    made.tree.setFocus()
    return made


def press(panel: LayerPanel, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.tree, key)


def below(branch: QTreeWidgetItem) -> list[tuple[str, str]]:
    """Words and amounts of the lines below one."""
    children = [branch.child(at) for at in range(branch.childCount())]
    return [(child.text(0), child.text(1)) for child in children if child is not None]


def test_names_and_opacity_of_a_layer_are_chosen_by_key_and_told(panel: LayerPanel) -> None:
    told: list[str] = []
    panel.looks_changed.connect(told.append)
    press(panel, Qt.Key.Key_N)
    assert panel.look_of("wells") == LayerLook(labels=False)
    press(panel, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft)
    assert panel.look_of("wells") == LayerLook(labels=False, opacity=50)
    assert "50 %" in panel.tree.branches["wells"].text(0)
    assert "不标名称" in panel.tree.branches["wells"].text(0)
    press(panel, *[Qt.Key.Key_BracketRight] * 5, Qt.Key.Key_N)
    assert panel.look_of("wells") == PLAIN
    assert set(told) == {"wells"}
    assert len(told) == 6, "a press that changes nothing tells nothing"


def test_the_menu_offers_all_that_can_be_chosen_of_a_layer(panel: LayerPanel) -> None:
    panel.show_zoom(11.3)
    press(panel, Qt.Key.Key_M)
    lines = {line.text(): line for line in panel._menu.actions()}
    menus = {line.text(): line.menu() for line in panel._menu.actions()}
    zoom_menu, style_menu = menus["显示级别"], menus["着色方式"]
    assert isinstance(zoom_menu, QMenu)
    assert isinstance(style_menu, QMenu)
    assert {"井", "名称", "不透明度", "显示级别", "着色方式", "全部关闭", "恢复默认图层"} <= set(lines)
    zooms = {line.text(): line for line in zoom_menu.actions()}
    assert zooms["默认级别"].isChecked()
    zooms["当前级别 (11.25) 及更近"].trigger()
    assert panel.look_of("wells") == LayerLook(from_zoom=11.25)
    styles = {line.text(): line for line in style_menu.actions()}
    styles["按状态"].trigger()
    assert panel.look_of("wells").by == "STATUS"
    panel._menu.close()


def test_a_style_is_asked_for_once_and_its_classes_stand_in_the_tree(panel: LayerPanel) -> None:
    wanted: list[str] = []
    panel.style_wanted.connect(wanted.append)
    press(panel, Qt.Key.Key_B)
    assert wanted == ["wells"]
    assert panel.look_of("wells").by == "STATUS"
    rules = [
        {"code": "PRODUCING", "label": "Producing", "colour": "ok", "symbol": "dot"},
        {"code": "=<b>x</b>", "label": invented.HOSTILE, "colour": "class_1", "symbol": "dot"},
    ]
    panel.show_contents({"wells.PRODUCING": Amount(70), "wells.=<b>x</b>": Amount(3)}, {"wells": rules})
    branch = panel.tree.branches["wells"]
    assert below(branch) == [("生产", "70"), (invented.HOSTILE, "3")]
    assert branch.text(1) == "73"
    assert panel.tree.current_layer() is not None, "the cursor stays on the layer"
    panel.tree.leaves["wells.=<b>x</b>"].setCheckState(0, Qt.CheckState.Unchecked)
    assert panel.visibility()["wells.=<b>x</b>"] is False
    panel.show_contents({"wells.OIL": Amount(5)}, {})
    assert below(branch)[0] == ("采油井", "5")


def test_all_off_and_default_are_one_key_each_and_told_once(panel: LayerPanel) -> None:
    told: list[dict[str, bool]] = []
    default = panel.visibility()
    panel.visibility_changed.connect(told.append)
    press(panel, Qt.Key.Key_X)
    assert not any(panel.visibility().values())
    assert len(told) == 1
    panel.set_look("wells", LayerLook(opacity=25, by="KEY"))
    press(panel, Qt.Key.Key_D)
    assert panel.visibility() == default
    assert panel.state() == LayerState(default, {})
    assert len(told) == 2


def test_a_state_is_given_back_as_it_was(panel: LayerPanel) -> None:
    panel.tree.leaves["wells.GAS"].setCheckState(0, Qt.CheckState.Unchecked)
    panel.set_look("pipelines", LayerLook(labels=False, by="OPERATOR"))
    state = panel.state()
    press(panel, Qt.Key.Key_D)
    assert panel.state() != state
    panel.show_state(LayerState.heard(state.told()))
    assert panel.state() == state
    assert panel.tree.branches["wells"].checkState(0) is Qt.CheckState.PartiallyChecked


def test_a_class_that_is_not_drawn_at_this_zoom_says_from_which_it_is(panel: LayerPanel) -> None:
    panel.show_zoom(8.5)
    metering, wells = panel.tree.leaves["sites.METERING"], panel.tree.leaves["wells.OIL"]
    assert metering.toolTip(0) == "计量站:放大到 10 级起显示"
    assert metering.foreground(0).color() == panel.look.theme.colour("stale")
    assert wells.foreground(0).color() == panel.look.theme.colour("text")
    panel.show_zoom(10)
    assert metering.foreground(0).color() == panel.look.theme.colour("text")
    panel.set_look("wells", LayerLook(from_zoom=12))
    assert wells.foreground(0).color() == panel.look.theme.colour("stale")
