"""A real map page of 1400 x 900 on which the benches measure: what it shows is made here, from one seed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.paths import resources, shipped_maps
from app.services.map.base_map import load_base_map
from app.services.map.map_features import MapFeatures
from app.ui.map.map_engine import prepare_engine
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import AlertMark, CallMark, MapBounds, UnitMark, ViewPoint

SIZE = (1400, 900)
WEST, SOUTH, EAST, NORTH = 106.97, 36.72, 108.45, 37.95
PATIENCE_S = 120
STEPS, ZOOMS = 180, 48
ROAD_SHARES = (0.54, 0.29, 0.11, 0.06)
"""Of lease, township and county roads and highways, as in the demo's county."""
SCRIPTS = Path(__file__).parent


@dataclass(frozen=True)
class Pan:
    """Milliseconds: script of one step on average and at worst, and one frame on average."""

    script_ms: float
    worst_ms: float
    frame_ms: float


class Stage:
    """The page, and how to ask it."""

    def __init__(self, view: MapView, features: MapFeatures) -> None:
        self.view, self.features = view, features

    def refresh(self) -> None:
        """Waits until the page has drawn what the features hold now."""
        self.view.refresh_layers()
        drawn: list[bool] = []
        self.view.when_settled(lambda: drawn.append(True))
        wait_until(lambda: bool(drawn))

    def ask(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        told: list[Any] = []
        self.view.page().runJavaScript(f"JSON.stringify({script} ?? null)", told.append)
        wait_until(lambda: bool(told))
        return json.loads(told[0]) if told[0] else None

    def run(self, file: str, *arguments: str) -> None:
        """Calls the function in a script of this folder with JavaScript expressions."""
        script = (SCRIPTS / file).read_text("utf-8")
        self.view.page().runJavaScript(f"({script})({', '.join(arguments)})")

    def pan(self, steps: int = STEPS) -> Pan:
        """One pan there and back."""
        self.run("pan.js", "window.desk.map", str(steps))
        return self._taken()

    def _taken(self) -> Pan:
        wait_until(lambda: self.ask("window.taken !== null") is True, pause_ms=250)
        taken = self.ask("window.taken")
        scripts, frames = taken["scripts"], taken["frames"]
        return Pan(float(np.mean(scripts)), float(np.max(scripts)), float(np.mean(frames)))

    def zoom(self, level: float, steps: int = ZOOMS) -> Pan:
        """Zooms out and in again around `level` by quarters, each at the start of a frame."""
        self.show(level)
        self.run("zoom.js", "window.desk.map", str(steps))
        return self._taken()

    def show(self, level: float) -> None:
        """The middle of the county at a zoom, drawn with all its names."""
        self.view.show_view(ViewPoint(lon=(WEST + EAST) / 2, lat=(SOUTH + NORTH) / 2, zoom=level))
        self.refresh()

    def repaint(self) -> float:
        """Milliseconds of script for painting the whole picture anew, as after a zoom."""
        return float(self.ask("(({scene}) => { scene.stale = true; scene.refresh(); return scene.took })(desk)"))

    def redraw_wells(self) -> float:
        """Milliseconds of script for drawing the wells alone anew and handing the pixels over."""
        return float(
            self.ask(
                """(({scene, stock, style}) => { const begun = performance.now();
                stock.points.get("wells").draw(scene.picture, scene.frame, style);
                scene.context.putImageData(scene.image, 0, 0); return performance.now() - begun })(desk)"""
            )
        )

    def declutter(self) -> float:
        """Milliseconds of script for all marks and names over the picture."""
        script = "(({scene}) => { const t = performance.now(); scene.compose(); return performance.now() - t })(desk)"
        return float(self.ask(script))

    def hit(self) -> float:
        """Milliseconds that 19 of 20 looks at what lies under the pointer stay below, 400 all over the window."""
        return float(
            self.ask(
                """(({pointer, map}) => { const taken = [], size = map.getSize();
                for (let i = 0; i < 400; i++) { const at = L.point((i % 20) * size.x / 20, (i / 20) * size.y / 20);
                const t = performance.now(); pointer.hit(at); taken.push(performance.now() - t); }
                return taken.sort((a, b) => a - b)[379] })(desk)"""
            )
        )

    def redraw_leaflet(self) -> float:
        """Milliseconds of script for one redraw of the same wells and lines by Leaflet on canvas."""
        return self._of_peer("redraw", "leaflet_layers.js")

    def pan_clusters(self) -> float:
        """Milliseconds of script for one pan of Leaflet.markercluster with the same wells."""
        return self._of_peer("pan", "clusters.js")

    def zoom_clusters(self) -> float:
        """Milliseconds of script for one zoom of Leaflet.markercluster with the same wells."""
        return self._of_peer("zoom", "clusters.js")

    def clear_peer(self) -> None:
        """Takes the peer's map away."""
        self.ask("(window.peerGone?.(), 0)")

    def _of_peer(self, act: str, file: str) -> float:
        if self.ask("window.peer !== undefined") is not True:
            self.run("peer_map.js")
            self.view.page().runJavaScript((SCRIPTS / "vendor" / "leaflet.markercluster.js").read_text("utf-8"))
            self.run(file, "window.desk.stock")
        return float(self.ask(f"window.peer.{act}()"))

    def redraw_circle_markers(self) -> float:
        """Milliseconds of script for one redraw of the same wells by Leaflet's circle markers on canvas."""
        if self.ask("window.peer !== undefined") is not True:
            self.run("circle_markers.js", "window.desk.stock.points.get('wells').points")
        return float(self.ask("window.peer.redraw()"))


@contextmanager
def stage(*, base: bool = True) -> Iterator[Stage]:
    """An open page with the ground (`base`) or with nothing at all; gone afterwards."""
    if QApplication.instance() is None:
        prepare_engine()
    application = QApplication.instance() or QApplication(["bench"])
    features = MapFeatures()
    if base:
        load_base_map(features, [shipped_maps() / "boundaries"])
    with TemporaryDirectory(ignore_cleanup_errors=True) as storage:
        view = MapView(features, MapFolders(resources() / "web", resources() / "styles", Path(storage)))
        view.resize(*SIZE)
        view.set_home(MapBounds(west=WEST, south=SOUTH, east=EAST, north=NORTH))
        ready: list[bool] = []
        view.became_ready.connect(lambda: ready.append(True))
        view.show()
        wait_until(lambda: bool(ready))
        made = Stage(view, features)
        made.refresh()
        yield made
        view.close_page()
        view.close()
        view.deleteLater()
        application.processEvents()
        # The page goes before its profile, not whenever the interpreter ends: that would end in a crash.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(is_so: Callable[[], bool], pause_ms: int = 5) -> None:
    """Lets the window work until it is so."""
    limit = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > limit:
            raise TimeoutError("the page did not answer")
        loop = QEventLoop()
        QTimer.singleShot(pause_ms, loop.quit)
        loop.exec()


def well_places(count: int) -> tuple[Any, Any]:
    """Wells in pads inside the county: rows of (lon, lat), and their style bytes."""
    rng = np.random.default_rng(7)
    pads = rng.uniform((WEST, SOUTH), (EAST, NORTH), (max(10, count // 10), 2))
    places = pads[rng.integers(0, len(pads), count)] + rng.normal(0, 0.002, (count, 2))
    return places, rng.choice([0, 1, 2], count, p=[0.7, 0.17, 0.13]) | np.where(rng.random(count) < 0.01, 128, 0)


def set_wells(features: MapFeatures, count: int) -> None:
    """The wells of `well_places`, each with its code."""
    places, style = well_places(count)
    names = [f"定{i // 10}-{i % 10}" for i in range(count)]
    features.set_points("wells", [f"{i:032x}" for i in range(count)], places[:, 0], places[:, 1], style, names)


def set_everything(full: Stage, wells: int) -> None:
    """All that a desk shows by default, names and marks included: wells, lines, sites, posts, roads, areas, forces."""
    features, rng = full.features, np.random.default_rng(9)
    set_wells(features, wells)
    set_lines(features, 3_000)

    def anywhere(number: int) -> Any:
        return rng.uniform((WEST, SOUTH), (EAST, NORTH), (number, 2))

    for layer, classes, number in (("sites", 12, 250), ("posts", 4, 30), ("km_marks", 2, 11_000), ("cameras", 2, 470)):
        at, kinds = anywhere(number), rng.integers(0, classes, number)
        names = [f"{layer} 第{i}点" for i in range(number)]
        features.set_points(layer, names, at[:, 0], at[:, 1], kinds, names)
    roads = [wandering(rng, length_km=3, vertices=20) for _ in range(3_000)]
    shapes = shapely.to_wkb(shapely.linestrings(roads)).tolist()
    features.set_lines(
        "roads", [str(i) for i in range(3_000)], shapes, rng.choice(4, 3_000, p=ROAD_SHARES), ["G307"] * 3_000
    )
    corners = [(west, south) for west in np.linspace(WEST, EAST, 4)[:3] for south in np.linspace(SOUTH, NORTH, 3)[:2]]
    areas = [shapely.box(west, south, west + 0.48, south + 0.6) for west, south in corners]
    middles = [(area.centroid.x, area.centroid.y) for area in areas]
    rooms = [f"警务室辖区{i}" for i in range(6)]
    features.set_lines("areas", rooms, [area.wkb for area in areas], [2] * 6, rooms, middles)
    units = [
        UnitMark(id=str(i), lon=lon, lat=lat, kind="PATROL_GROUP", name=f"巡{i}", course=float(i * 8))
        for i, (lon, lat) in enumerate(anywhere(45))
    ]
    alerts = [
        AlertMark(id=str(i), lon=lon, lat=lat, kind=("LOW", "MEDIUM", "HIGH", "CRITICAL")[i % 4])
        for i, (lon, lat) in enumerate(anywhere(30))
    ]
    calls = [CallMark(id=str(i), lon=lon, lat=lat, kind=f"L{i % 4 + 1}") for i, (lon, lat) in enumerate(anywhere(8))]
    full.view.show_marks("units", units)
    full.view.show_marks("alerts", alerts)
    full.view.show_marks("calls", calls)


def set_lines(features: MapFeatures, gathering: int) -> None:
    """25 trunk lines of 1,120 km in all, and gathering lines of 1 km in 20 vertices each."""
    rng = np.random.default_rng(8)
    trunk = [wandering(rng, length_km=45, vertices=300) for _ in range(25)]
    thin = [wandering(rng, length_km=1, vertices=20) for _ in range(gathering)]
    shapes = shapely.to_wkb(shapely.linestrings(trunk)).tolist() + shapely.to_wkb(shapely.linestrings(thin)).tolist()
    style = [(5, 4, 2)[i % 3] for i in range(25)] + [0] * gathering
    names = [f"长{i}线" for i in range(len(shapes))]
    features.set_lines("pipelines", names, shapes, style, names)


def wandering(rng: np.random.Generator, *, length_km: float, vertices: int) -> Any:
    """A line of about this length from somewhere, turning a little at each vertex."""
    step = length_km / 100 / vertices
    turn = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.12, vertices))
    start = rng.uniform((WEST, SOUTH), (EAST, NORTH))
    return start + np.cumsum(np.column_stack([np.cos(turn), np.sin(turn)]) * step, axis=0)
