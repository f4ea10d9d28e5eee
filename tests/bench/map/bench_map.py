"""Panning the map of 1400 x 900 with thirty thousand wells and lines, three hundred thousand, a million."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

from tests.bench.figure import LEAST_RUNS, Figure, medians_in_turn
from tests.bench.map.stage import Pan, Stage, set_lines, set_wells, stage

AREA = "map"
EMPTY = "the empty map"
PEER = "Leaflet's circle markers on canvas"
TRUNK_AND_3000_KM, KM_30000 = 3_000, 30_000


def bench_thirty_thousand_wells_and_lines() -> Iterator[Figure]:
    with stage() as full:
        set_wells(full.features, 30_000)
        set_lines(full.features, TRUNK_AND_3000_KM)
        full.view.set_visible({"pipelines.GATHERING": True})
        yield from panned(full, "30,000 wells and lines", frame_limit=1.15, script_limit_ms=2)
        yield from beside_circle_markers(full)


def bench_three_hundred_thousand_wells() -> Iterator[Figure]:
    with stage() as full:
        set_wells(full.features, 300_000)
        yield from panned(full, "300,000 wells", frame_limit=1.3, script_limit_ms=8)


def bench_a_million_points() -> Iterator[Figure]:
    with stage() as full:
        set_wells(full.features, 1_000_000)
        yield from panned(full, "1,000,000 points", frame_limit=1.6)


def bench_thirty_thousand_kilometres_of_gathering_lines() -> Iterator[Figure]:
    with stage() as full:
        set_lines(full.features, KM_30000)
        full.view.set_visible({"pipelines.GATHERING": True})
        yield from panned(full, "30,000 km of gathering lines", frame_limit=1.4)


def panned(full: Stage, what: str, *, frame_limit: float, script_limit_ms: float | None = None) -> Iterator[Figure]:
    """Frames beside those of the same page without any layer, in turn; script on average and at worst.

    The average holds the steps that had to paint as well as those within the margin, which cost next to nothing.
    """
    full.refresh()
    with stage(base=False) as empty:
        pans: list[Pan] = []
        ours, theirs = medians_in_turn(lambda: kept(pans, full.pan()).frame_ms, lambda: empty.pan().frame_ms)
    name = f"frame of a pan, {what}"
    yield Figure.ratio_at_most(AREA, name, ours, theirs, frame_limit, unit="ms", peer=EMPTY)
    script_ms = statistics.median(pan.script_ms for pan in pans)
    if script_limit_ms is not None:
        yield Figure.at_most(AREA, f"script of a pan step, {what}", script_ms, script_limit_ms, "ms")
    else:
        yield Figure.told(AREA, f"script of a pan step, {what}", script_ms, "ms")
    worst_ms = statistics.median(pan.worst_ms for pan in pans)
    yield Figure.told(AREA, f"longest step of a pan, {what}", worst_ms, "ms")
    yield Figure.told(AREA, f"painting all anew, {what}", statistics.median(times(full.repaint)), "ms")


def beside_circle_markers(full: Stage) -> Iterator[Figure]:
    """The same wells, the same engine: a pan step of ours, then all wells anew, each beside one redraw of theirs.

    The second is told so that nobody takes the first for more than it is: most steps of a pan need no redraw of ours.
    """
    full.refresh()
    ours, theirs = medians_in_turn(lambda: full.pan().script_ms, full.redraw_circle_markers)
    yield Figure.ratio_at_least(AREA, "script of a pan step beside Leaflet", ours, theirs, 35, unit="ms", peer=PEER)
    ours, theirs = medians_in_turn(full.redraw_wells, full.redraw_circle_markers)
    yield Figure(AREA, "script of drawing 30,000 wells anew", ours, "ms", peer=PEER, peer_figure=theirs)


def kept(pans: list[Pan], pan: Pan) -> Pan:
    pans.append(pan)
    return pan


def times(measure: Callable[[], float]) -> list[float]:
    return [measure() for _ in range(LEAST_RUNS)]
