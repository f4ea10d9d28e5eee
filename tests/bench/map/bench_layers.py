"""A desk's default layers, names and marks included, on the map of 1400 x 900: what a pan, a zoom and a hit cost.

Beside it an empty map, Leaflet's own ways of drawing the same, and QGIS.

`ONEMAP_BENCH_MINUTES` says for how long the map is panned while its memory is weighed (10, as it is promised).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator

import psutil

from tests.bench.figure import LEAST_RUNS, Figure, medians_in_turn
from tests.bench.map.qgis_redraw import seconds_of_redraws
from tests.bench.map.stage import Stage, set_everything, stage

AREA = "map"
ZOOMS = (8.5, 10.5, 14.0)
EMPTY = "the empty map"
MEMORY_MB, GROWTH_MB = 300, 15
FRAME_MS = 1000 / 60


def bench_all_default_layers_at_thirty_thousand_wells() -> Iterator[Figure]:
    with stage() as full, stage(base=False) as empty:
        set_everything(full, 30_000)
        yield from moved(full, empty, "30,000 wells", pan_ms=4, zoom_ms=8, frame=1.3)
        yield from beside_leaflet(full)
        yield from beside_qgis(full, 30_000)


def bench_all_default_layers_at_three_hundred_thousand_wells() -> Iterator[Figure]:
    with stage() as full, stage(base=False) as empty:
        set_everything(full, 300_000)
        yield from moved(full, empty, "300,000 wells", pan_ms=10, zoom_ms=20, frame=1.5)


def bench_memory_of_the_page_while_it_is_panned() -> Iterator[Figure]:
    """The renderer's own process; panning never stops. What its caches of glyphs and tiles take while they fill, in the
    first quarter of the time, is weighed with the whole; growth is what comes after: the second quarter against the
    last."""
    minutes = float(os.environ.get("ONEMAP_BENCH_MINUTES", "10"))
    with stage() as full:
        set_everything(full, 30_000)
        page = psutil.Process(full.view.page().renderProcessPid())
        until, weights = time.monotonic() + 60 * minutes, []
        while time.monotonic() < until:
            for zoom in ZOOMS:
                full.show(zoom)
                full.pan()
            weights.append(page.memory_full_info().uss / 1024**2)
    quarter = max(1, len(weights) // 4)
    early, late = statistics.median(weights[quarter : 2 * quarter]), statistics.median(weights[-quarter:])
    said = f"after {minutes:g} min of panning"
    yield Figure.at_most(AREA, f"memory of the page {said}", late, MEMORY_MB, "MB")
    yield Figure.at_most(AREA, f"growth of the page's memory {said}", max(0.0, late - early), GROWTH_MB, "MB")


def moved(full: Stage, empty: Stage, what: str, *, pan_ms: float, zoom_ms: float, frame: float) -> Iterator[Figure]:
    """Each zoom by itself: far out wells shade the ground, near by names fill it."""
    for zoom in ZOOMS:
        full.show(zoom)
        empty.show(zoom)
        pans = [full.pan() for _ in range(LEAST_RUNS)]
        empties = [empty.pan() for _ in range(LEAST_RUNS)]
        zooms = [full.zoom(zoom) for _ in range(LEAST_RUNS)]
        at = f"{what}, zoom {zoom:g}"
        yield Figure.at_most(AREA, f"pan script, {at}", statistics.median(p.script_ms for p in pans), pan_ms, "ms")
        yield Figure.told(AREA, f"longest pan step, {at}", statistics.median(p.worst_ms for p in pans), "ms")
        yield Figure.at_most(AREA, f"zoom script, {at}", statistics.median(p.script_ms for p in zooms), zoom_ms, "ms")
        ours, theirs = (statistics.median(p.frame_ms for p in them) for them in (pans, empties))
        yield Figure.ratio_at_most(AREA, f"frame of a pan, {at}", ours, theirs, frame, unit="ms", peer=EMPTY)
        full.show(zoom)
        named = statistics.median(full.declutter() for _ in range(2 * LEAST_RUNS))
        yield Figure.at_most(AREA, f"names and marks, {at}", named, FRAME_MS, "ms")
        yield Figure.at_most(AREA, f"hit test, 19 of 20, {at}", full.hit(), 1, "ms")


def beside_leaflet(full: Stage) -> Iterator[Figure]:
    """The same wells and lines on Leaflet's canvas, and the wells in Leaflet.markercluster, in this very page."""
    full.show(ZOOMS[0])
    peer = "Leaflet's canvas, wells and lines"
    ours, theirs = medians_in_turn(lambda: full.pan().script_ms, full.redraw_leaflet)
    yield Figure.ratio_at_least(AREA, "script of a pan step, all layers", ours, theirs, 15, unit="ms", peer=peer)
    full.clear_peer()
    peer = "a pan of Leaflet.markercluster"
    ours, theirs = medians_in_turn(lambda: full.pan().script_ms, full.pan_clusters)
    yield Figure(AREA, "script of a pan step, all layers", ours, "ms", peer=peer, peer_figure=theirs)
    full.clear_peer()
    peer = "a zoom of Leaflet.markercluster"
    ours, theirs = medians_in_turn(lambda: full.zoom(ZOOMS[0]).script_ms, full.zoom_clusters)
    yield Figure(AREA, "script of a zoom step, all layers", ours, "ms", peer=peer, peer_figure=theirs)
    full.clear_peer()


def beside_qgis(full: Stage, wells: int) -> Iterator[Figure]:
    """A zoom of ours with all layers on, script and frame, beside QGIS drawing the wells alone in parallel."""
    name, peer = "whole frame after a zoom, all layers", "QGIS's parallel redraw of the wells"
    theirs_ms = seconds_of_redraws(wells, LEAST_RUNS) * 1000
    ours_ms = statistics.median(full.zoom(ZOOMS[0]).frame_ms for _ in range(LEAST_RUNS))
    yield Figure.ratio_at_least(AREA, name, ours_ms, theirs_ms, 3, unit="ms", peer=peer)
