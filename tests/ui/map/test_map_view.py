"""The map as the officer meets it: a real page, a real pointer."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from app.domain.position import Position
from app.services.map.map_features import MapFeatures, MapRecord
from app.ui.map.marks import AlertMark, CaseMark, MapBounds, UnitMark, ViewPoint
from tests.map_desk import MIDDLE, MapDesk, map_desk

pytestmark = pytest.mark.page

WELLS = {"a" * 32: (107.60, 37.30), "b" * 32: (107.70, 37.35), "c" * 32: (107.50, 37.25)}
HOSTILE = '<img src=x onerror="document.title=1">\u202e' + "长" * 5_000


def put_wells(features: MapFeatures, names: tuple[str, str, str] = ("定 1", "定 2", "定 3")) -> None:
    lon, lat = zip(*WELLS.values(), strict=True)
    features.set_points("wells", list(WELLS), lon, lat, [0, 1, 128], names)


def colours(image: QImage, around: QPoint, reach: int = 3) -> set[str]:
    """The colours within `reach` pixels of a place."""
    span = range(-reach, reach + 1)
    return {image.pixelColor(around + QPoint(dx, dy)).name().upper() for dx in span for dy in span}


def test_a_click_on_a_well_chooses_that_well(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.settle()
    for key, (lon, lat) in WELLS.items():
        with desk.qtbot.waitSignal(desk.view.record_chosen, timeout=5_000) as told:
            desk.click(desk.at(Position(lon, lat)))
        record: MapRecord = told.args[0]
        assert (record.layer, record.id) == ("wells", key)
        assert (record.lon, record.lat) == (lon, lat)


def test_a_click_on_open_ground_gives_its_place_in_degrees(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.settle()
    wanted = Position(107.55, 37.33)
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000) as told:
        desk.click(desk.at(wanted))
    # One pixel at this zoom is 0.0014 degrees.
    assert told.args[0].lon == pytest.approx(wanted.lon, abs=0.0014)
    assert told.args[0].lat == pytest.approx(wanted.lat, abs=0.0014)


def test_wells_are_drawn_where_they_stand_in_the_colour_of_their_kind(desk: MapDesk) -> None:
    put_wells(desk.features)
    image = desk.picture()
    token = desk.ask("desk.style.colours")
    lon, lat = WELLS["b" * 32]
    assert token["gas"] in colours(image, desk.at(Position(lon, lat)))
    lon, lat = WELLS["c" * 32]
    key_well = colours(image, desk.at(Position(lon, lat)), reach=8)
    assert token["oil"] in key_well, "the dot"
    place = desk.at(Position(lon, lat))
    ring = {image.pixelColor(place + QPoint(dx, 0)).name().upper() for dx in range(-8, 9)}
    assert token["oil"] in ring
    assert len(ring) > 2, "the dot, its ring and the ground between them"


def test_a_class_that_was_switched_off_is_neither_drawn_nor_hit(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.view.set_visible({"wells.OIL": True, "wells.GAS": False})
    image = desk.picture()
    at = desk.at(Position(*WELLS["b" * 32]))
    assert desk.ask("desk.style.colours.gas") not in colours(image, at)
    with desk.qtbot.waitSignal(desk.view.point_chosen, timeout=5_000):
        desk.click(at)


def test_both_themes_are_drawn_from_the_table_of_tokens(desk: MapDesk) -> None:
    for theme in ("day", "night"):
        desk.view.set_theme(theme, "#111A21")
        image = desk.picture()
        ground = desk.ask(f"desk.style.tokens.{theme}.map_outside")
        assert colours(image, QPoint(300, 60)) == {ground}


def test_alerts_are_hit_before_the_well_under_them(desk: MapDesk) -> None:
    put_wells(desk.features)
    lon, lat = WELLS["a" * 32]
    desk.view.show_marks("alerts", [AlertMark(id="alert-7", lon=lon, lat=lat, kind="HIGH", name="罐车")])
    desk.settle()
    with desk.qtbot.waitSignal(desk.view.record_chosen, timeout=5_000) as told:
        desk.click(desk.at(Position(lon, lat)))
    assert (told.args[0].layer, told.args[0].id) == ("alerts", "alert-7")


def test_units_cases_and_selection_are_drawn_in_their_colours(desk: MapDesk) -> None:
    place = Position(107.58, 37.31)
    token = desk.ask("desk.style.colours")
    unit = UnitMark(id="u", lon=place.lon, lat=place.lat, kind="PATROL_GROUP", name="巡 1", course=90)
    desk.view.show_marks("units", [unit])
    assert token["unit"] in colours(desk.picture(), desk.at(place))
    desk.view.show_marks("units", [replace(unit, age="stale")])
    assert token["stale"] in colours(desk.picture(), desk.at(place))
    desk.view.show_marks("units", [])
    desk.view.set_visible({"cases.CASE": True})
    desk.view.show_marks("cases", [CaseMark(id="c", lon=place.lon, lat=place.lat)])
    assert token["high"] in colours(desk.picture(), desk.at(place), reach=14)
    desk.view.show_marks("cases", [])
    desk.view.select(place, "定 4127-6")
    assert token["accent"] in colours(desk.picture(), desk.at(place), reach=20)
    desk.view.select(None)
    assert token["accent"] not in colours(desk.picture(), desk.at(place), reach=20)


def test_a_unit_that_moves_is_drawn_elsewhere_and_the_others_stay(desk: MapDesk) -> None:
    here, there, other = Position(107.58, 37.31), Position(107.62, 37.31), Position(107.60, 37.34)
    token = desk.ask("desk.style.colours")["unit"]
    moving = UnitMark(id="u", lon=here.lon, lat=here.lat, kind="PATROL_GROUP", name="巡 1")
    desk.view.show_marks(
        "units", [moving, UnitMark(id="o", lon=other.lon, lat=other.lat, kind="PATROL_GROUP", name="巡 2")]
    )
    assert token in colours(desk.picture(), desk.at(here))
    stranger = UnitMark(id="x", lon=here.lon, lat=here.lat, kind="PATROL_GROUP", name="外")
    desk.view.move_units([replace(moving, lon=there.lon, lat=there.lat), stranger])
    picture = desk.picture()
    assert token in colours(picture, desk.at(there))
    assert token in colours(picture, desk.at(other))
    assert token not in colours(picture, desk.at(here))


def test_a_page_that_is_loaded_anew_shows_every_mark_again_where_it_is_now(desk: MapDesk) -> None:
    here, there = Position(107.58, 37.31), Position(107.62, 37.31)
    token = desk.ask("desk.style.colours")["unit"]
    unit = UnitMark(id="u", lon=here.lon, lat=here.lat, kind="PATROL_GROUP", name="巡 1")
    desk.view.show_marks("units", [unit])
    desk.view.move_units([replace(unit, lon=there.lon, lat=there.lat)])
    desk.settle()
    with desk.qtbot.waitSignal(desk.view.became_ready, timeout=20_000):
        desk.view.page().triggerAction(QWebEnginePage.WebAction.Reload)
    picture = desk.picture()
    assert token in colours(picture, desk.at(there))
    assert token not in colours(picture, desk.at(here))


def test_new_data_never_moves_the_view(desk: MapDesk) -> None:
    desk.view.show_view(ViewPoint(lon=107.7, lat=37.1, zoom=11))
    desk.settle()
    before = desk.view.view()
    put_wells(desk.features)
    desk.view.show_marks("alerts", [AlertMark(id="x", lon=100.0, lat=30.0, kind="CRITICAL", pulse=True)])
    desk.view.show_marks("units", [UnitMark(id="u", lon=110.0, lat=39.0, kind="PATROL_GROUP", name="远")])
    desk.view.select(Position(109.0, 38.0), "远处")
    desk.settle()
    assert desk.view.view() == before
    assert desk.ask("desk.map.getZoom()") == 11


def test_going_to_a_place_can_be_taken_back(desk: MapDesk) -> None:
    before = desk.view.view()
    assert before is not None
    desk.view.go_to(Position(107.9, 37.5), zoom=14)
    desk.wait_until(lambda: (seen := desk.view.view()) is not None and seen.zoom == 14)
    desk.view.go_back()
    desk.wait_until(lambda: (seen := desk.view.view()) is not None and seen.zoom == before.zoom)
    seen = desk.view.view()
    assert seen is not None
    assert (seen.lon, seen.lat) == pytest.approx((before.lon, before.lat), abs=0.002)


def test_fitting_shows_the_whole_box(desk: MapDesk) -> None:
    desk.view.fit(MapBounds(west=107.0, south=36.7, east=108.4, north=37.9))
    desk.settle()
    assert desk.ask("desk.map.getBounds().contains([[36.7, 107.0], [37.9, 108.4]])") is True


def test_a_drag_is_told_as_moved_by_hand_and_an_order_of_the_desk_is_not(desk: MapDesk) -> None:
    told: list[bool] = []
    desk.view.view_changed.connect(lambda _view, by_hand: told.append(by_hand))
    desk.view.show_view(ViewPoint(lon=107.7, lat=37.2, zoom=11))
    desk.wait_until(lambda: bool(told))
    assert told == [False]
    desk.drag(QPoint(400, 300), QPoint(500, 340))
    desk.wait_until(lambda: len(told) > 1)
    assert told[-1] is True


def test_a_hostile_name_is_shown_as_text(desk: MapDesk) -> None:
    put_wells(desk.features, (HOSTILE, HOSTILE, HOSTILE))
    desk.view.show_view(ViewPoint(lon=107.60, lat=37.30, zoom=15))
    desk.settle()
    at = desk.at(Position(*WELLS["a" * 32]))
    with desk.qtbot.waitSignal(desk.view.record_hovered, timeout=5_000):
        desk.hover(at)
    desk.wait_until(lambda: desk.ask("document.querySelector('.tip').hidden") is False)
    shown = desk.ask("document.querySelector('.tip-head').textContent")
    assert shown.startswith("<img src=x"), "as it was written"
    assert len(shown) <= 300
    assert desk.ask("document.querySelectorAll('.tip img, .tip script').length") == 0
    assert desk.ask("document.title") == ""
    assert desk.ask("document.querySelector('.tip').offsetHeight") <= 220, "a long name does not cover the map"


def test_names_that_must_be_drawn_keep_away_from_each_other_and_hide_least_where_there_is_no_room(
    desk: MapDesk,
) -> None:
    desk.settle()
    boxes = """(crowded) => {
        const { NamePlacer, placeName } = window.names, drawn = [];
        const pen = { measureText: (text) => ({ width: 12 * text.length }), strokeText() {} };
        pen.fillText = (text, left, middle) => drawn.push([left, middle]);
        const placer = new NamePlacer(), look = { font: "12px sans-serif", height: 16, colour: "#fff", halo: "#000" };
        for (const [x, y, w, h] of crowded) placer.take(x, y, w, h, true);
        for (const x of [200, 250]) placeName(pen, placer, "砖井智慧警务室", x, 100, 12, look, true);
        return drawn;
    }"""
    desk.ask("(import('onemap://desk/js/names.js').then((found) => { window.names = found; }), 0)")
    desk.wait_until(lambda: desk.ask("window.names !== undefined"))
    first, second = desk.ask(f"({boxes})([])")
    assert abs(first[0] - second[0]) >= 84 or abs(first[1] - second[1]) >= 16, "two rooms side by side"
    first, second = desk.ask(f"({boxes})([[0, 60, 600, 30], [0, 95, 600, 4], [0, 110, 600, 30]])")
    assert first != second
    assert first[1] == 100, "beside the room, where less lies than above and below"


def test_a_mark_and_its_selection_that_are_called_the_same_are_named_once(desk: MapDesk) -> None:
    desk.settle()
    drawn = """() => {
        const { NamePlacer, placeName } = window.names;
        const pen = { measureText: (text) => ({ width: 12 * text.length }), strokeText() {}, fillText() {} };
        const placer = new NamePlacer(), look = { font: "12px sans-serif", height: 16, colour: "#fff", halo: "#000" };
        const name = (x, y, force) => placeName(pen, placer, "井口防盗箱未上锁", x, y, 14, look, force);
        return [name(200, 96, false), name(200, 100, true), name(200, 300, true)];
    }"""
    desk.ask("(import('onemap://desk/js/names.js').then((found) => { window.names = found; }), 0)")
    desk.wait_until(lambda: desk.ask("window.names !== undefined"))
    assert desk.ask(f"({drawn})()") == [True, False, True]


def test_the_tip_says_what_lies_there_and_goes_with_the_pointer(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.settle()
    desk.hover(desk.at(Position(*WELLS["c" * 32])))
    desk.wait_until(lambda: desk.ask("document.querySelector('.tip').hidden") is False)
    assert desk.ask("[...document.querySelectorAll('.tip div')].map((d) => d.textContent)") == [
        "定 3",
        "Oil wells · Key well",
    ]
    desk.hover(QPoint(20, 20))
    desk.wait_until(lambda: desk.ask("document.querySelector('.tip').hidden") is True)


def test_the_right_button_asks_for_the_desks_own_menu(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.settle()
    at = desk.at(Position(*WELLS["a" * 32]))
    with desk.qtbot.waitSignal(desk.view.menu_asked, timeout=5_000) as told:
        desk.click(at, Qt.MouseButton.RightButton)
    position, record, where = told.args
    assert record.id == "a" * 32
    assert position.lon == pytest.approx(107.60, abs=0.002)
    assert (where - at).manhattanLength() <= 2
    assert desk.view.engine_view().contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_a_renderer_that_died_comes_back_with_view_and_layers(
    qtbot: QtBot, features: MapFeatures, tmp_path: Path
) -> None:
    with map_desk(qtbot, features, tmp_path) as desk:
        put_wells(features)
        desk.view.show_view(ViewPoint(lon=107.7, lat=37.35, zoom=12))
        desk.settle()
        with qtbot.captureExceptions(), qtbot.waitSignal(desk.view.became_ready, timeout=20_000):
            os.kill(desk.view.page().renderProcessPid(), signal.SIGKILL)
        desk.settle()
        assert desk.ask("desk.map.getZoom()") == 12
        assert desk.ask("desk.stock.points.get('wells').points.count") == 3
        assert desk.ask("desk.style.theme") == "night"


def test_nothing_runs_while_nothing_changes(desk: MapDesk) -> None:
    put_wells(desk.features)
    desk.settle()
    # Every way in which a page can wake itself is counted over half a second of quiet.
    desk.view.page().runJavaScript(
        """window.woken = 0;
        for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
          const before = window[name]; window[name] = (...args) => { window.woken += 1; return before(...args); }; }
        window.paintsThen = desk.scene.paints;"""
    )
    process = psutil.Process(desk.view.page().renderProcessPid())
    begun = sum(process.cpu_times()[:2])
    quiet_until = time.monotonic() + 0.5
    desk.wait_until(lambda: time.monotonic() > quiet_until)
    assert desk.ask("window.woken") == 0
    assert desk.ask("desk.scene.paints - window.paintsThen") == 0
    assert desk.ask("document.getAnimations().length") == 0
    assert sum(process.cpu_times()[:2]) - begun <= 0.05


def test_the_pulse_of_a_new_critical_alert_ends_by_itself(desk: MapDesk) -> None:
    desk.view.show_marks("alerts", [AlertMark(id="x", lon=MIDDLE.lon, lat=MIDDLE.lat, kind="CRITICAL", pulse=True)])
    desk.wait_until(lambda: desk.ask("document.querySelectorAll('.pulse').length") == 1)
    desk.view.show_marks("alerts", [AlertMark(id="x", lon=MIDDLE.lon, lat=MIDDLE.lat, kind="CRITICAL", pulse=True)])
    desk.wait_until(lambda: desk.ask("document.querySelectorAll('.pulse').length") == 0)


def test_no_asset_is_a_node_of_the_document(desk: MapDesk) -> None:
    nodes = "document.querySelectorAll('*').length"
    before = desk.ask(nodes)
    put_wells(desk.features)
    desk.view.show_marks(
        "units", [UnitMark(id=str(i), lon=107.6, lat=37.3, kind="PATROL_GROUP", name="巡") for i in range(50)]
    )
    desk.settle()
    assert desk.ask(nodes) == before


def test_what_is_to_be_seen_whole_is_seen_whole_though_the_window_had_no_room_when_it_was_asked(
    desk: MapDesk,
) -> None:
    county = MapBounds(west=106.97, south=36.72, east=108.45, north=37.95)
    desk.view.resize(40, 40)
    desk.wait_until(lambda: desk.ask("desk.map.getSize().x") == 40)
    desk.view.fit(county)
    desk.settle()
    assert desk.ask("desk.map.getZoom()") == MIDDLE.zoom, "Leaflet would go as near as it can"
    desk.view.resize(800, 600)
    desk.wait_until(lambda: desk.ask("desk.map.getZoom()") < MIDDLE.zoom)
    assert desk.ask(
        f"desk.map.getBounds().contains([[{county.south}, {county.west}], [{county.north}, {county.east}]])"
    )
    desk.settle()
    desk.view.show_view(MIDDLE)
    desk.settle()
    desk.ask("(desk.map.setZoom(12, {animate: false}), 0)")
    desk.view.resize(700, 600)
    desk.wait_until(lambda: desk.ask("desk.map.getSize().x") == 700)
    desk.settle()
    assert desk.ask("desk.map.getZoom()") == 12, "once all stands, a new size leaves the view to the officer"
