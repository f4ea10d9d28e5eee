"""What lies around something, asked at the whole desk: by keys alone, with the mouse's menu, around a drawn shape."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.access import Right
from app.domain.asset import AssetLayer, SiteKind
from app.domain.drawing import DrawingFacts, DrawingKind, DrawingReach, Sketch
from app.domain.marking import Marking
from app.domain.position import Position
from app.domain.precision import Precision
from app.services.map.map_features import MapRecord
from app.ui.desk import Desk
from app.ui.map.sketch_now import SketchNow, SketchShape
from tests.flows.dispatch_room import PER_KM, PLACE, press, settle, until, write
from tests.ui import invented

pytestmark = pytest.mark.page
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(desk: Desk, qtbot: QtBot) -> Desk:
    """Three wells 100, 300 and 900 m east of the place."""
    wells = [
        replace(
            invented.asset(f"井{metres}"), id=f"w{metres}", code=f"W{metres}", code_key=f"W{metres}",
            lon=PLACE[0] + metres / 1000 * PER_KM, lat=PLACE[1], shape=None, length_m=None,
        )
        for metres in (100, 300, 900)
    ]  # fmt: skip
    program = desk.program
    with program.store.act(program.actor(), "wells", "test.ground", Right.IMPORT) as work:
        for one in wells:
            work.add(replace(one, min_lon=one.lon, max_lon=one.lon, min_lat=one.lat, max_lat=one.lat))
    desk.join.load_layer(AssetLayer.WELLS)
    desk.join.look_at(*PLACE, 13)
    settle(desk, qtbot)
    return desk


def notices(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.notices.findChildren(QLabel)]


def types_metres(desk: Desk) -> bool:
    field = desk.window.panels.around.metres.lineEdit()
    return field is not None and field.hasFocus()


def names(desk: Desk) -> list[str]:
    found = desk.window.panels.around.found
    return [] if found is None else [one.name for one in found.first(99)]


def test_by_keys_alone_the_wells_around_the_middle_of_the_map_are_found_and_looked_at(
    field: Desk, qtbot: QtBot
) -> None:
    panel = field.window.panels.around
    press(Qt.Key.Key_O, CONTROL)
    until(qtbot, lambda: types_metres(field))
    press(Qt.Key.Key_A, CONTROL)
    write("350")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.found is not None)
    settle(field, qtbot)
    assert names(field)[1:] == ["井100", "井300"], "the road runs through the place itself"
    assert names(field)[0] == "东滩路"
    before = field.map.view()
    panel.table.setFocus()
    panel.table.choose("w300")
    press(Qt.Key.Key_Space)
    until(qtbot, lambda: field.map.view() != before)
    view = field.map.view()
    assert view is not None
    assert view.lon == pytest.approx(PLACE[0] + 0.3 * PER_KM, abs=1e-4)
    told: list[int] = []
    field.map.page().runJavaScript("desk.stock.lines.get('around').lines.count", told.append)
    until(qtbot, lambda: told == [1])


def test_around_a_drawn_area_is_asked_while_it_stands_on_the_map(field: Desk, qtbot: QtBot) -> None:
    corners = [(-0.2, 0.01), (0.5, 0.01), (0.5, -0.01), (-0.2, -0.01)]
    ring = tuple(Position(PLACE[0] + east * PER_KM, PLACE[1] + north / 111) for east, north in corners)
    field.sketching.begin(SketchShape.POLYGON, start=SketchNow(ring, None, closed=True, done=True))
    until(qtbot, lambda: field.sketching.drawn() is not None)
    settle(field, qtbot)
    press(Qt.Key.Key_O, CONTROL)
    panel = field.window.panels.around
    until(qtbot, lambda: types_metres(field))
    assert panel.target.text() == "所绘图形"
    press(Qt.Key.Key_A, CONTROL)
    write("5")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: panel.found is not None)
    assert set(names(field)) == {"东滩路", "井100", "井300"}


def test_y_lists_the_scrap_yards_that_stand_too_near_with_what_they_are_near(field: Desk, qtbot: QtBot) -> None:
    lon, program = PLACE[0] + 0.1 * PER_KM, field.program
    yard = replace(
        invented.asset("顺发废品站"), id="yard", code="废1", code_key="废1", layer=AssetLayer.SITES,
        kind=SiteKind.SCRAP_YARD, lon=lon, lat=PLACE[1] + 0.002, shape=None, length_m=None, min_lon=lon, max_lon=lon,
        min_lat=PLACE[1] + 0.002, max_lat=PLACE[1] + 0.002,
    )  # fmt: skip
    with program.store.act(program.actor(), "yard", "test.ground", Right.IMPORT) as work:
        work.add(yard)
    field.join.load_layer(AssetLayer.SITES)
    settle(field, qtbot)
    panel = field.window.panels.around
    press(Qt.Key.Key_O, CONTROL)
    until(qtbot, lambda: types_metres(field))
    panel.table.setFocus()
    press(Qt.Key.Key_Y)
    until(qtbot, lambda: names(field) == ["顺发废品站"])
    assert panel.found is not None
    assert [one.beside for one in panel.found.first(9)] == ["井100"]
    settle(field, qtbot)


def test_the_menu_of_a_place_asks_around_it_and_what_is_found_is_written_to_a_file(
    field: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    menu = QMenu()
    for offer in field.join.menu_offers:
        offer(menu, Position(*PLACE), None)
    next(act for act in menu.actions() if act.text() == "查询此处周边…").trigger()
    panel = field.window.panels.around
    panel.metres.setCurrentText("1000")
    panel.ask()
    until(qtbot, lambda: panel.found is not None)
    assert panel.found is not None
    dialog = field.around_acts.open_export(panel.found)
    assert not dialog.layer.isVisible(), "what was found is one"
    dialog.path.setText(str(tmp_path / "周边.csv"))
    dialog.marking.choose(Marking.INTERNAL)
    dialog.precision.choose(Precision.HUNDRED_METRES)
    dialog.write.click()
    file = tmp_path / "周边.内部.csv"
    until(qtbot, file.exists)
    settle(field, qtbot)
    assert "4" in dialog.told.text()
    lines = file.read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + 4
    assert lines[0].startswith("名称,图层,类型,距离")
    assert "LINESTRING" in lines[1], "the road goes out whole"
    dialog.reject()
    menu.deleteLater()


def test_what_lies_inside_a_kept_area_is_asked_by_one_key_in_the_list_of_drawings(field: Desk, qtbot: QtBot) -> None:
    corners = [(-0.2, -0.1), (0.35, -0.1), (0.35, 0.1), (-0.2, 0.1)]
    ring = tuple((PLACE[0] + east * PER_KM, PLACE[1] + north / 111) for east, north in corners)
    program = field.program
    program.places.drawing_desk.draw(
        program.actor(), "draw", Sketch(DrawingKind.POLYGON, ring), DrawingFacts(name="布控区", reach=DrawingReach.ALL)
    )
    program.places.drawing_desk.draw(
        program.actor(), "point", Sketch(DrawingKind.POINT, ring[:1]), DrawingFacts(name="卡点", reach=DrawingReach.ALL)
    )
    until(qtbot, lambda: len(field.drawing_acts.drawings) == 2)
    settle(field, qtbot)
    kept = {one.name: one for one in field.drawing_acts.drawings}
    field.window.open_panel("drawings")
    drawings, panel = field.window.panels.drawings, field.window.panels.around
    drawings.table.setFocus()
    assert drawings.choose(kept["布控区"].id)
    until(qtbot, drawings.table.hasFocus)
    press(Qt.Key.Key_O)
    until(qtbot, lambda: panel.found is not None)
    settle(field, qtbot)
    assert panel.target.text() == "布控区"
    assert panel.metres.currentText() == "0"
    assert set(names(field)) == {"东滩路", "井100", "井300"}
    field.around_acts.ask_drawing(kept["卡点"])
    assert panel.metres.currentText() != "0", "a point has no inside"
    menu = QMenu()
    one = kept["布控区"]
    for offer in field.join.menu_offers:
        offer(menu, Position(*PLACE), MapRecord("drawings", one.id, one.name, one.lon, one.lat))
    assert "查询 布控区 范围内" in [act.text() for act in menu.actions()]
    menu.deleteLater()


def test_around_a_record_of_the_map_is_asked_by_its_menu(field: Desk, qtbot: QtBot) -> None:
    menu = QMenu()
    record = MapRecord("wells", "w100", "井100", PLACE[0], PLACE[1])
    for offer in field.join.menu_offers:
        offer(menu, Position(*PLACE), record)
    next(act for act in menu.actions() if "井100" in act.text()).trigger()
    panel = field.window.panels.around
    until(qtbot, lambda: panel.target.text() == "井100")
    panel.metres.setCurrentText("210")
    panel.ask()
    until(qtbot, lambda: panel.found is not None)
    assert set(names(field)) == {"东滩路", "井300"}, "the well itself is not around itself"
    menu.deleteLater()


def test_a_distance_that_is_none_or_too_large_is_a_sentence_and_changes_nothing(field: Desk, qtbot: QtBot) -> None:
    panel = field.window.panels.around
    press(Qt.Key.Key_O, CONTROL)
    until(qtbot, lambda: types_metres(field))
    for text in ("五百", "999999"):
        panel.metres.setCurrentText(text)
        panel.ask()
        until(qtbot, lambda text=text: any(text in said and "未查询" in said for said in notices(field)))  # type: ignore[misc]
        assert panel.found is None
