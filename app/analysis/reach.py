"""How far one gets in so many minutes: areas around the roads that can be reached in time."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.ops import substring

from app.analysis.travel import Floats, Shapes, Snaps, TravelNetwork

Area = shapely.Polygon | shapely.MultiPolygon
BESIDE_M = 250.0
"""How far beside a road one gets by the way; less for the shortest areas, of which it would be most."""
_BRIDGED_M = 350.0
_SIMPLER_M = 60.0


def reach_areas(network: TravelNetwork, starts: Snaps, minutes: Sequence[float]) -> list[Area]:
    """For each of `minutes` the area (lon, lat) that somebody of `starts` reaches by then; empty if nobody stands."""
    if not starts.found.any():
        return [shapely.Polygon() for _ in minutes]
    seconds = network.spread(starts, within_s=60.0 * max(minutes)).seconds
    return [_area(network, starts, seconds, 60.0 * within, min(BESIDE_M, 100.0 * within)) for within in minutes]


def _area(network: TravelNetwork, starts: Snaps, seconds: Floats, within_s: float, beside_m: float) -> Area:
    lines = [*_reached(network, seconds, within_s), *_own_roads(network, starts, within_s)]
    simple = shapely.simplify(np.asarray(lines, dtype=object), beside_m / 4)
    grown = shapely.union_all(shapely.buffer(simple, beside_m + _BRIDGED_M, quad_segs=2))
    area = shapely.buffer(shapely.simplify(grown, _SIMPLER_M), -_BRIDGED_M, quad_segs=2, join_style="mitre")
    drawn = np.asarray(shapely.transform(np.array([area], dtype=object), network.roads.degrees))
    first: Area = drawn[0]
    return first


def _reached(network: TravelNetwork, seconds: Floats, within_s: float) -> Shapes:
    """The roads, or their parts from either end, that are reached in time."""
    graph, edges = network.roads.graph, network.roads.flat_edges
    with np.errstate(invalid="ignore"):
        from_begin = (within_s - seconds[graph.begin]) / network.seconds
        from_end = (within_s - seconds[graph.end]) / network.seconds
    from_begin, from_end = (np.nan_to_num(np.clip(one, 0.0, 1.0)) for one in (from_begin, from_end))
    whole = (from_begin + from_end >= 1.0) & np.isfinite(network.seconds)
    partly = ~whole & (from_begin + from_end > 0.0)
    parts: list[shapely.Point | shapely.LineString] = []
    for at in np.flatnonzero(partly).tolist():
        if from_begin[at] > 0:
            parts.append(substring(edges[at], 0.0, float(from_begin[at]), normalized=True))
        if from_end[at] > 0:
            parts.append(substring(edges[at], 1.0 - float(from_end[at]), 1.0, normalized=True))
    lines = [one for one in parts if isinstance(one, shapely.LineString)]
    return np.concatenate([edges[whole], np.asarray(lines, dtype=object)])


def _own_roads(network: TravelNetwork, starts: Snaps, within_s: float) -> list[shapely.Geometry]:
    """Of the road that each start stands on, so much as is reached to either side."""
    found: list[shapely.Geometry] = []
    for at in np.flatnonzero(starts.found).tolist():
        edge, share = int(starts.edge[at]), float(starts.share[at])
        gone = within_s / float(network.seconds[edge])
        low, high = max(0.0, share - gone), min(1.0, share + gone)
        line = substring(network.roads.flat_edges[edge], low, high, normalized=True)
        if isinstance(line, shapely.LineString) and math.isfinite(gone):
            found.append(line)
    return found
