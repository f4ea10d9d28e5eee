"""The bridge: what the page says is checked, what the desk says is not lost."""

from __future__ import annotations

import json
import math
import re

import pytest
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.ui.map.map_bridge import MapBridge, MapHit
from tests.map_desk import MapDesk


@pytest.fixture
def bridge(qapp: object) -> MapBridge:
    return MapBridge()


@pytest.mark.parametrize(
    ("lon", "lat"), [(math.nan, 37.0), (107.0, math.inf), (181.0, 37.0), (107.0, -90.1), (-1e300, 0.0)]
)
def test_places_that_are_not_on_earth_are_dropped(bridge: MapBridge, lon: float, lat: float) -> None:
    told: list[object] = []
    bridge.clicked.connect(lambda *args: told.append(args))
    bridge.menu_asked.connect(lambda *args: told.append(args))
    bridge.view_moved.connect(lambda *args: told.append(args))
    bridge.mapClicked(lon, lat, "", -1, 0)
    bridge.menuAsked(lon, lat, "", -1, 0, 5, 5)
    bridge.viewChanged(lon, lat, 9, True)
    assert told == []


@pytest.mark.parametrize("zoom", [math.nan, -1.0, 25.0, math.inf])
def test_a_zoom_that_no_map_has_is_dropped(bridge: MapBridge, zoom: float) -> None:
    told: list[object] = []
    bridge.view_moved.connect(lambda *args: told.append(args))
    bridge.viewChanged(107.0, 37.0, zoom, True)
    assert told == []


@pytest.mark.parametrize(
    ("layer", "index", "epoch"), [("", 0, 0), ("wells", -1, 1), ("wells", 0, -1), ("w" * 65, 0, 1)]
)
def test_a_hit_that_cannot_be_counts_as_open_ground(bridge: MapBridge, layer: str, index: int, epoch: int) -> None:
    told: list[MapHit | None] = []
    bridge.clicked.connect(lambda _lon, _lat, hit: told.append(hit))
    bridge.mapClicked(107.0, 37.0, layer, index, epoch)
    assert told == [None]


def test_what_was_told_before_the_page_was_ready_is_said_once_it_is(bridge: MapBridge) -> None:
    heard: list[tuple[str, object]] = []
    bridge.themeChanged.connect(lambda said: heard.append(("theme", json.loads(said))))
    bridge.viewAsked.connect(lambda said: heard.append(("view", json.loads(said))))
    bridge.tell("themeChanged", "day")
    bridge.tell("viewAsked", {"lon": 1, "lat": 2, "zoom": 3})
    bridge.tell("themeChanged", "night")
    assert heard == []
    bridge.ready()
    assert heard == [("theme", "night"), ("view", {"lon": 1, "lat": 2, "zoom": 3})]


def test_a_page_loaded_anew_hears_the_last_word_again_but_is_not_moved_again(bridge: MapBridge) -> None:
    bridge.ready()
    bridge.tell("themeChanged", "day")
    bridge.tell("viewAsked", {"lon": 1, "lat": 2, "zoom": 3})
    bridge.page_lost()
    heard: list[str] = []
    bridge.themeChanged.connect(heard.append)
    bridge.viewAsked.connect(heard.append)
    bridge.ready()
    assert heard == ['"day"']


def test_the_twins_have_the_same_names(bridge: MapBridge) -> None:
    script = (resources() / "web" / "js" / "bridge.js").read_text("utf-8")
    listed = re.search(r"const SIGNALS = \[(.*?)\];", script, re.DOTALL)
    assert listed is not None
    meta = bridge.metaObject()
    methods = [meta.method(i) for i in range(meta.methodOffset(), meta.methodCount())]
    kind = type(methods[0].methodType())
    camel = re.compile(r"[a-z]+([A-Z][a-z]+)*$")
    signals = {bytes(m.name().data()).decode() for m in methods if m.methodType() == kind.Signal}
    slots = {bytes(m.name().data()).decode() for m in methods if m.methodType() == kind.Slot}
    assert set(re.findall(r'"(\w+)"', listed[1])) == {s for s in signals if camel.match(s) and s != s.lower()}
    assert set(re.findall(r'this\.tell\("(\w+)"', script)) == {s for s in slots if camel.match(s)}


@pytest.mark.page
def test_each_signal_of_the_bridge_has_its_listener_in_the_page(desk: MapDesk, qtbot: QtBot) -> None:
    """A page that lacked one would fail at `ready`; the desk fixture fails on any error of the page."""
    desk.view.set_words({"km": "公里", "m": "米", "sketch": "道路为示意"})
    desk.settle()
    assert desk.ask("document.querySelector('.note').textContent") == "道路为示意"
    assert desk.ask("document.querySelector('.scale-text').textContent").endswith("公里")
