"""The page that leaves the desk: one file, opened without a network, names as text, nothing from beyond the view."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from app.domain.layer_state import LayerState
from app.domain.precision import Precision
from app.errors import InputRefused
from app.paths import resources
from app.services.map import view_extract
from app.services.map.map_features import MapFeatures
from app.services.map.view_extract import ViewBox, coarse, extract
from app.ui.map.map_document import OfflinePage, offline_page
from app.ui.map.marks import AlertMark, DrawingMark, Mark, ViewPoint
from app.ui.map.page_content import page_classes
from app.ui.map.sheet import box_of
from app.ui.theme import read_tokens
from tests.ui.map.test_map_view import HOSTILE, WELLS, put_wells

LEGEND = resources() / "web" / "legend.json"
BOX = ViewBox(107.4, 37.1, 107.8, 37.5, 11)
SECRET = "{{ ''.__class__.__mro__ }}{% raw %}{# x"
BREAKING = '</script><img src=x onerror="document.title=1">\u2028' + SECRET


class NothingLeaves(QWebEngineUrlRequestInterceptor):
    """Refuses and remembers every request but that for the file itself."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file, self.refused = QUrl.fromLocalFile(str(file)), list[str]()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl() != self._file:
            self.refused.append(info.requestUrl().toString())
            info.block(True)


class QuietPage(QWebEnginePage):
    """Remembers what its console complained of."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.complaints: list[str] = []

    def javaScriptConsoleMessage(self, _level: object, message: str, _line: int, _source: str) -> None:
        self.complaints.append(message)


@contextmanager
def opened(qtbot: QtBot, file: Path) -> Iterator[tuple[QuietPage, NothingLeaves]]:
    """The file in an engine without a network."""
    profile, gate = QWebEngineProfile("offline"), NothingLeaves(file)
    profile.setUrlRequestInterceptor(gate)
    page, view = QuietPage(profile), QWebEngineView()
    view.setPage(page)
    view.resize(900, 640)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.load(QUrl.fromLocalFile(str(file)))
    yield page, gate
    view.close()
    page.deleteLater()
    view.deleteLater()
    profile.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def ask(qtbot: QtBot, page: QWebEnginePage, expression: str) -> Any:
    told: list[Any] = []
    page.runJavaScript(f"JSON.stringify({expression} ?? null)", told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    return json.loads(told[0]) if told[0] else None


def written(
    folder: Path, features: MapFeatures, marks: dict[str, tuple[Mark, ...]] | None = None, title: str = "布控图"
) -> Path:
    classes = page_classes(features, marks or {}, LEGEND, BOX, LayerState())
    page = OfflinePage(
        title=title,
        marking="内部",
        foot=["坐标系 WGS-84", "截至 2026-11-21 23:41", "制图 韩"],
        legend_title="图例",
        box=BOX,
        classes=classes,
        labels={at: one.label for at, one in enumerate(classes) if one.label},
        colours=read_tokens(resources() / "styles")["day"],
        web=resources() / "web",
    )
    file = folder / "布控图.html"
    file.write_text(offline_page(page), "utf-8")
    return file


MAP = "Object.values(window).find((one) => one instanceof L.Map)"
LAYERS = f"""(() => {{
  const found = [];
  {MAP}.eachLayer((one) => {{
    if (one.feature) found.push([one.feature.geometry.type, one.feature.properties.name]);
    for (const name of one.names ?? []) found.push(["Point", name]);
  }});
  return found;
}})()"""
HOVER = f"""(() => {{
  const map = {MAP}, shown = [];
  map.eachLayer((one) => {{
    for (const at of (one.names ?? []).keys()) {{
      const [x, y] = [one._drawn[2 * at], one._drawn[2 * at + 1]];
      const corner = map.layerPointToContainerPoint([x, y]).add(map.getContainer().getBoundingClientRect());
      one._renderer._mouseHoverThrottled = false;
      one._renderer._onMouseMove(new MouseEvent("mousemove", {{ clientX: corner.x, clientY: corner.y }}));
      shown.push([...document.querySelectorAll(".leaflet-tooltip")].pop()?.textContent ?? "");
    }}
  }});
  return shown;
}})()"""


@pytest.mark.page
def test_a_page_opens_without_a_network_and_shows_wells_and_drawings(qtbot: QtBot, tmp_path: Path) -> None:
    features = MapFeatures()
    put_wells(features)
    ring = ((107.5, 37.2), (107.6, 37.2), (107.6, 37.3), (107.5, 37.2))
    drawing = DrawingMark(
        id="d", lon=107.55, lat=37.25, kind="POLYGON", name="布控区", colour="critical", width=3, path=ring
    )
    alert = AlertMark(id="a", lon=107.6, lat=37.3, kind="HIGH", name="罐车")
    far = AlertMark(id="b", lon=110.0, lat=37.3, kind="HIGH", name="远处")
    file = written(tmp_path, features, {"drawings": (drawing,), "alerts": (alert, far)})
    with opened(qtbot, file) as (page, gate):
        shown = {tuple(one) for one in ask(qtbot, page, LAYERS)}
        said = ask(qtbot, page, "document.body.innerText")
        assert ask(qtbot, page, "document.querySelectorAll('canvas').length") == 1
        assert gate.refused == []
        assert page.complaints == []
    assert {("Point", "定 1"), ("Point", "定 2"), ("Point", "定 3"), ("Polygon", "布控区"), ("Point", "罐车")} == shown
    for words in ("布控图", "内部", "图例", "WGS-84", "2026-11-21 23:41", "Oil wells", "High alerts"):
        assert words in said
    assert "Medium alerts" not in said, "the legend lists what is drawn"


@pytest.mark.page
def test_hostile_names_are_text_in_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    features = MapFeatures()
    put_wells(features, (HOSTILE, BREAKING, "定 3"))
    with opened(qtbot, written(tmp_path, features, title=BREAKING)) as (page, gate):
        names = {one[1] for one in ask(qtbot, page, LAYERS)}
        assert {HOSTILE, BREAKING, "定 3"} == names
        assert ask(qtbot, page, "document.querySelector('h1').textContent") == BREAKING
        said = ask(qtbot, page, HOVER)
        assert [any(one.startswith(name) for one in said) for name in (HOSTILE, BREAKING, "定 3")] == [True] * 3
        assert ask(qtbot, page, "document.querySelectorAll('img, .leaflet-tooltip script').length") == 0
        assert ask(qtbot, page, "document.title") != "1"
        assert gate.refused == []


@pytest.mark.page
def test_a_county_of_wells_goes_out_as_one_page_that_opens_and_pans(qtbot: QtBot, tmp_path: Path) -> None:
    features, many = MapFeatures(), 40_000
    rng = np.random.default_rng(5)
    places = rng.uniform((BOX.west, BOX.south), (BOX.east, BOX.north), (many, 2))
    keys, names = [f"w{n}" for n in range(many)], [f"定{n}" for n in range(many)]
    features.set_points("wells", keys, places[:, 0], places[:, 1], [n % 3 for n in range(many)], names)
    file = written(tmp_path, features)
    assert file.stat().st_size < 60 * many
    began = time.monotonic()
    with opened(qtbot, file) as (page, gate):
        assert time.monotonic() - began < 15
        told = ask(
            qtbot,
            page,
            f"""(() => {{
          const map = {MAP}, dots = [];
          map.eachLayer((one) => one.names && dots.push(one));
          const from = performance.now();
          map.panBy([60, 0], {{ animate: false }});
          const spent = performance.now() - from, one = dots[0], last = one.names.length - 1;
          const place = map.layerPointToLatLng([one._drawn[2 * last], one._drawn[2 * last + 1]]);
          const all = dots.reduce((sum, it) => sum + it.names.length, 0);
          return [dots.length, all, spent, one.names[last], place.lng, place.lat];
        }})()""",
        )
        assert page.complaints == []
        assert gate.refused == []
    layers, count, spent_ms, name, lon, lat = told
    assert (layers, count) == (3, many)
    assert spent_ms < 400
    assert (lon, lat) == pytest.approx(tuple(places[int(name[1:])]), abs=1e-6), "each name stands at its own place"


def test_nothing_in_the_page_names_a_place_to_fetch_from(tmp_path: Path) -> None:
    features = MapFeatures()
    put_wells(features)
    html = written(tmp_path, features).read_text("utf-8")
    markup = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href|action|data)\s*=\s*["']?(?:https?:)?//""", markup) == []
    assert re.findall(r"@import|url\(", markup) == []
    assert re.findall(r"<(?:link|iframe|object|embed|base|img)\b", markup) == []
    scripts = "".join(re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL))
    assert set(re.findall(r"https?://[^\s\"'<>)]+", scripts)) <= {"https://leafletjs.com", "http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in html


def test_a_page_for_others_holds_places_only_as_exactly_as_was_chosen(tmp_path: Path) -> None:
    features = MapFeatures()
    put_wells(features)
    line = shapely.LineString([(107.512345, 37.312345), (107.612345, 37.312345)]).wkb
    features.set_lines("pipelines", ["p"], [line], [0], ["集输"], [(107.6, 37.3)])
    alert = AlertMark(id="a", lon=107.654321, lat=37.354321, kind="HIGH", name="罐车")
    state = LayerState({f"pipelines.{code}": True for code in _codes("pipelines")})
    exact = page_classes(features, {"alerts": (alert,)}, LEGEND, BOX, state)
    assert coarse(exact, Precision.FULL) == exact
    rounded = coarse(exact, Precision.HUNDRED_METRES)
    told = [place for one in rounded if one.label for it in one.placed for place in it.places]
    told += [tuple(place) for one in rounded if one.dots is not None for place in one.dots.places.tolist()]
    assert (107.654, 37.354) in told
    assert (107.512, 37.312) in told
    assert all(round(side, 3) == side for place in told for side in place)


def test_lines_are_cut_at_the_edge_of_the_view_and_hidden_classes_stay_at_home() -> None:
    features = MapFeatures()
    line = shapely.LineString([(107.0, 37.3), (108.5, 37.3)]).wkb
    features.set_lines("pipelines", ["p", "q"], [line, line], [0, 5], ["集输", "长庆"], [(107.6, 37.3)] * 2)
    state = LayerState({f"pipelines.{code}": code == "TRUNK/OIL" for code in _codes("pipelines")})
    found = [one for one in extract(features, LEGEND, BOX, state) if one.layer == "pipelines" and one.placed]
    (only,) = found
    (placed,) = only.placed
    lon = np.array(placed.places)[:, 0]
    assert (lon.min(), lon.max()) == pytest.approx((BOX.west, BOX.east), abs=1e-6)
    assert placed.name == "长庆"


def _codes(layer: str) -> list[str]:
    layers = json.loads(LEGEND.read_text("utf-8"))["layers"]
    return [rule["code"] for one in layers if one["name"] == layer for rule in one["classes"]]


def test_too_much_for_a_page_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view_extract, "MOST_POINTS", 2)
    features = MapFeatures()
    put_wells(features)
    with pytest.raises(InputRefused, match="More than 2 points"):
        extract(features, LEGEND, BOX, LayerState())


def test_the_box_of_a_window_is_what_it_shows() -> None:
    box = box_of(ViewPoint(lon=107.6, lat=37.3, zoom=10), (800, 600))
    assert box.east - box.west == pytest.approx(800 * 360 / 256 / 2**10)
    assert box.south < 37.3 < box.north
    assert (box.north - box.south) == pytest.approx(600 * 360 / 256 / 2**10 * np.cos(np.radians(37.3)), rel=0.001)
    assert len(WELLS) == 3
