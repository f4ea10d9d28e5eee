"""The page that leaves the desk: one file, opened without a network, names as text, nothing from beyond the view."""

from __future__ import annotations

import json
import re
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
from app.errors import InputRefused
from app.paths import resources
from app.services.map import view_extract
from app.services.map.map_features import MapFeatures
from app.services.map.view_extract import ViewBox, extract
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


OPEN_TIPS = """Object.values(window).find((one) => one instanceof L.Map)
  .eachLayer((one) => one.feature && one.openTooltip())"""
LAYERS = """(() => {
  const map = Object.values(window).find((one) => one instanceof L.Map), found = [];
  map.eachLayer((one) => one.feature && found.push([one.feature.geometry.type, one.feature.properties.name]));
  return found;
})()"""


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
        ask(
            qtbot,
            page,
            "Object.values(window).find((one) => one instanceof L.Map).eachLayer((one) => one.openTooltip?.())",
        )
        assert ask(qtbot, page, "document.querySelectorAll('.leaflet-tooltip').length") == 3
        assert ask(qtbot, page, "document.querySelectorAll('img, .leaflet-tooltip script').length") == 0
        assert ask(qtbot, page, "document.title") != "1"
        assert gate.refused == []


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
