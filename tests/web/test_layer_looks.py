"""What an officer chose of the layers, in the real page: what is drawn is what the legend says."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pytestqt.qtbot import QtBot

from app.domain.layer_state import LayerLook
from app.domain.position import Position
from app.paths import resources
from app.services.map.map_features import MapFeatures
from app.ui.map.marks import AlertMark, CallMark, CaseMark, UnitMark, ViewPoint
from app.ui.widgets.legend import contents, read_legend
from tests.map_desk import MapDesk, map_desk

pytestmark = pytest.mark.page

LEGEND = resources() / "web" / "legend.json"
PROBES = Path(__file__).with_name("probes.js")
HOSTILE = '<img src=x onerror="document.title=1">\u202e'
HERE = Position(107.6, 37.3)


def names_drawn(desk: MapDesk) -> list[Any]:
    found: list[Any] = desk.ask(f"{PROBES.read_text('utf-8')}.namesDrawn(window.desk)")
    return found


def look_near(desk: MapDesk, zoom: float) -> None:
    desk.view.show_view(ViewPoint(lon=HERE.lon, lat=HERE.lat, zoom=zoom))
    desk.settle()


def test_the_legend_says_of_every_class_what_the_page_holds_of_it(desk: MapDesk) -> None:
    rng = np.random.default_rng(6)
    lon, lat = rng.uniform(107.4, 107.8, 300), rng.uniform(37.1, 37.5, 300)
    rules = [
        {"code": code, "label": code, "colour": "ok", "symbol": "dot"} for code in ("", "PRODUCING", "SEALED", "=甲")
    ]
    keys = [str(n) for n in range(300)]
    desk.features.set_points("wells", keys, lon, lat, rng.choice([0, 1, 3, 128 | 1], 300), rules=rules)
    desk.features.set_points("sites", keys[:40], lon[:40], lat[:40], rng.integers(0, 12, 40))
    lines = [shapely.LineString([(107.4, 37.2), (107.6, 37.3 + n / 100)]).wkb for n in range(9)]
    desk.features.set_lines("pipelines", keys[:9], lines, [0, 0, 2, 4, 4, 5, 5, 5, 5], metres=[1000.0] * 9)
    desk.settle()
    held = contents(read_legend(LEGEND), desk.features.held(), [], [], [])
    drawn = desk.ask(
        """(({stock, style}) => { const found = {};
        for (const [name, layer] of stock.points) for (const byte of layer.points.style) {
          const key = `${name}.${style.classes(name)[byte & 31].code}`; found[key] = (found[key] ?? 0) + 1; }
        for (const [name, layer] of stock.lines) if (!name.startsWith("base/")) for (const byte of layer.lines.style) {
          const key = `${name}.${style.classes(name)[byte & 31].code}`; found[key] = (found[key] ?? 0) + 1; }
        return found; })(desk)"""
    )
    assert drawn == {key: amount.number for key, amount in held.items() if amount.number}
    assert held["wells.=甲"].number > 0
    assert held["pipelines.TRUNK/OIL"].metres == 4000


def test_names_of_a_layer_that_were_switched_off_are_not_written(desk: MapDesk) -> None:
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [0], ["定 1"])
    look_near(desk, 15)
    assert len(names_drawn(desk)) == 1
    desk.view.set_looks({"wells": LayerLook(labels=False)})
    desk.settle()
    assert names_drawn(desk) == []


def test_a_fainter_layer_lets_the_ground_through_and_is_still_hit(desk: MapDesk) -> None:
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [0])
    desk.features.set_lines("pipelines", ["p"], [shapely.LineString([(107.5, 37.28), (107.7, 37.28)]).wkb], [5])
    look_near(desk, 12)
    at, beside = desk.at(HERE), desk.at(Position(107.63, 37.28))
    ground = desk.picture().pixelColor(at.x() + 30, at.y() - 30)
    seen = []
    for opacity in (100, 50, 25):
        look = LayerLook(opacity=opacity)
        desk.view.set_looks({"wells": look, "pipelines": look})
        picture = desk.picture()
        seen.append([abs(picture.pixelColor(place).red() - ground.red()) for place in (at, beside)])
    for full, half, faint in zip(*seen, strict=True):
        assert full > half > faint > 0
        assert half == pytest.approx(full / 2, abs=6)
    with desk.qtbot.waitSignal(desk.view.record_chosen, timeout=5_000):
        desk.click(at)


def test_a_layer_is_drawn_only_between_the_zooms_that_were_chosen(desk: MapDesk) -> None:
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [0])
    desk.view.set_looks({"wells": LayerLook(from_zoom=11.0, to_zoom=13.0)})
    drawn = []
    for zoom in (10.75, 11, 12.75, 13):
        look_near(desk, zoom)
        drawn.append(desk.ask("desk.style.colours.oil") in colours_at(desk))
    assert drawn == [False, True, True, False]


def colours_at(desk: MapDesk) -> set[str]:
    picture, at = desk.picture(), desk.at(HERE)
    return {picture.pixelColor(at.x() + dx, at.y() + dy).name().upper() for dx in range(-2, 3) for dy in range(-2, 3)}


def test_arrows_show_which_way_a_line_flows(desk: MapDesk) -> None:
    """An arrow's wings lie behind its tip: west of it on a line that runs east."""
    wings = {}
    for way, ends in (("east", [(107.55, 37.3), (107.65, 37.3)]), ("west", [(107.65, 37.3), (107.55, 37.3)])):
        desk.features.set_lines("pipelines", ["p"], [shapely.LineString(ends).wkb], [5])
        look_near(desk, 13)
        wings[way] = desk.ask(
            """(({scene, style}) => { const {buf, w} = scene.picture, f = scene.frame, found = [];
            const layer = desk.stock.lines.get("pipelines").lines.levels.at(-1);
            const row = Math.round(layer.y[0] * f.k - f.oy) - 5, halo = style.pixel("map_halo");
            for (let x = 0; x < w; x++) if (buf[row * w + x] === halo) found.push(x);
            return found; })(desk)"""
        )
    assert wings["east"]
    assert wings["west"]
    assert not set(wings["east"]) & set(wings["west"]), "the wings change sides with the flow"


def test_classes_change_in_the_very_moment_in_which_their_points_do(desk: MapDesk) -> None:
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [2])
    desk.settle()
    assert desk.ask("desk.style.classes('wells')[2].code") == "INJECTION"
    rules = [{"code": "=甲", "label": "甲", "colour": "class_1", "symbol": "dot"}]
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [0], rules=rules)
    desk.settle()
    assert desk.ask("desk.style.classes('wells').map((rule) => rule.code)") == ["=甲"]
    desk.features.set_points("wells", ["a"], [HERE.lon], [HERE.lat], [2])
    desk.settle()
    assert desk.ask("desk.style.classes('wells').length") == 6


def test_hostile_names_in_every_layer_are_text_and_nothing_else(desk: MapDesk) -> None:
    nodes = desk.ask("document.querySelectorAll('*').length")
    layers = json.loads(LEGEND.read_text("utf-8"))["layers"]
    shape = shapely.box(107.59, 37.29, 107.61, 37.31)
    line = shapely.LineString([(107.58, 37.3), (107.62, 37.301)])
    shown = {f"{layer['name']}.{rule['code']}": True for layer in layers for rule in layer["classes"]}
    desk.view.set_visible(shown)
    for layer in layers:
        styles = list(range(len(layer["classes"])))
        keys, names = [str(n) for n in styles], [HOSTILE] * len(styles)
        spread = [HERE.lon + n / 3000 for n in styles]
        if layer["geometry"] == "points":
            desk.features.set_points(layer["name"], keys, spread, [HERE.lat] * len(styles), styles, names)
        elif layer["geometry"] == "lines":
            one = shape if layer["name"] in ("areas", "reach") else line
            places = [(HERE.lon, HERE.lat)] * len(styles)
            desk.features.set_lines(layer["name"], keys, [one.wkb] * len(styles), styles, names, places)
    place: dict[str, Any] = {"lon": HERE.lon, "lat": HERE.lat, "name": HOSTILE}
    desk.view.show_marks("units", [UnitMark(id="u", kind="PATROL_GROUP", **place)])
    desk.view.show_marks("alerts", [AlertMark(id="a", kind="HIGH", **place)])
    desk.view.show_marks("calls", [CallMark(id="c", kind="L1", **place)])
    desk.view.show_marks("cases", [CaseMark(id="k", **place)])
    desk.view.select(HERE, HOSTILE)
    for zoom in (11, 14, 16):
        look_near(desk, zoom)
        assert names_drawn(desk)
    assert desk.ask("document.title") == ""
    assert desk.ask("document.querySelectorAll('img, script:not([src])').length") == 0
    assert desk.ask("document.querySelectorAll('*').length") == nodes


def test_a_renderer_that_was_killed_is_back_within_three_seconds_with_all_that_was_chosen(
    qtbot: QtBot, features: MapFeatures, tmp_path: Path
) -> None:
    with map_desk(qtbot, features, tmp_path) as desk:
        rng = np.random.default_rng(3)
        lon, lat = rng.uniform(107.0, 108.2, 30_000), rng.uniform(36.8, 37.8, 30_000)
        features.set_points("wells", [str(n) for n in range(30_000)], lon, lat, rng.integers(0, 3, 30_000))
        desk.view.set_visible({"wells.GAS": False, "cases.CASE": True})
        desk.view.set_looks({"wells": LayerLook(opacity=50, labels=False)})
        unit = UnitMark(id="u", lon=107.7, lat=37.35, kind="PATROL_GROUP", name="巡1")
        desk.view.show_marks("units", [unit])
        desk.view.select(Position(107.7, 37.35), "定 1")
        desk.view.show_view(ViewPoint(lon=107.7, lat=37.35, zoom=12))
        desk.settle()
        killed = time.monotonic()
        with qtbot.captureExceptions(), qtbot.waitSignal(desk.view.became_ready, timeout=20_000):
            os.kill(desk.view.page().renderProcessPid(), signal.SIGKILL)
        desk.settle()
        took = time.monotonic() - killed
        assert desk.ask("desk.map.getZoom()") == 12
        assert desk.ask("desk.stock.points.get('wells').points.count") == 30_000
        assert desk.ask("[...desk.style.hidden].includes('wells.GAS')") is True
        assert desk.ask("[...desk.style.hidden].includes('cases.CASE')") is False
        assert desk.ask("desk.style.opacity('wells')") == 0.5
        assert desk.ask("desk.style.labels('wells')") is False
        assert desk.ask("[...desk.marks.units.marks.values()].map((mark) => mark.name)") == ["巡1"]
        accent, at = desk.ask("desk.style.colours.accent"), desk.at(Position(107.7, 37.35))
        picture = desk.picture()
        ring = {
            picture.pixelColor(at.x() + dx, at.y() + dy).name().upper() for dx in range(-20, 21) for dy in (-12, 12)
        }
        assert accent in ring, "what was chosen is still ringed"
        assert took < 3.0
