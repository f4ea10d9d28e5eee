"""How much slower each road is now: ice, mud, snow and closures, by area or by stretch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from app.analysis.road_graph import RoadGraph
from app.analysis.travel import Floats, RoadNetwork

STRETCH_M = 30.0
_LEAST_SHARE = 1e-6
"""A road runs along a drawn stretch where it is no further from it than a pen slips."""


@dataclass(frozen=True)
class RoadChange:
    """A shape (lon, lat; an area, or a line for a stretch) and the factor on the travel time there, None: closed."""

    shape: shapely.Geometry
    factor: float | None


def cut_at(network: RoadNetwork, changes: Sequence[RoadChange]) -> RoadNetwork:
    """The network with its edges cut where they enter or leave a changed area, so that each piece lies in or out."""
    if not changes or not len(network.graph.edges):
        return network
    edges = network.flat_edges
    border = shapely.union_all([shapely.boundary(_area(network, one)) for one in changes])
    cut: dict[int, list[float]] = {}
    for at in shapely.STRtree(edges).query(border, predicate="crosses").tolist():
        along = shapely.line_locate_point(
            edges[at], shapely.get_parts(shapely.points(shapely.get_coordinates(edges[at].intersection(border)))),
            normalized=True,
        )  # fmt: skip
        inner = sorted(share for share in set(np.asarray(along).tolist()) if _LEAST_SHARE < share < 1 - _LEAST_SHARE)
        if inner:
            cut[at] = inner
    return _with_pieces(network, cut) if cut else network


def _with_pieces(network: RoadNetwork, cut: dict[int, list[float]]) -> RoadNetwork:
    """The network in which each edge of `cut` is replaced by its pieces between those shares of its length."""
    graph, next_junction = network.graph, network.size
    kept = np.setdiff1d(np.arange(len(graph.edges)), np.array(list(cut)))
    pieces: list[shapely.Geometry] = []
    origin: list[int] = []
    shares: list[float] = []
    ends: list[tuple[int, int]] = []
    for at, inner in cut.items():
        marks = [0.0, *inner, 1.0]
        joints = [int(graph.begin[at]), *range(next_junction, next_junction + len(inner)), int(graph.end[at])]
        next_junction += len(inner)
        for low, high, begin, end in zip(marks, marks[1:], joints, joints[1:], strict=False):
            pieces.append(substring(graph.edges[at], low, high, normalized=True))
            origin.append(at)
            shares.append(high - low)
            ends.append((begin, end))
    order = np.concatenate([kept, np.array(origin, dtype=np.int64)])
    share = np.concatenate([np.ones(len(kept)), np.array(shares)])
    begin, end = np.array(ends, dtype=np.int64).T
    pieced = RoadGraph(
        np.concatenate([graph.edges[kept], np.array(pieces, dtype=object)]),
        graph.source[order],
        np.concatenate([graph.begin[kept], begin]),
        np.concatenate([graph.end[kept], end]),
        graph.island[order],
        graph.length_m[order] * share,
        graph.loose_ends,
        graph.near_misses,
    )
    return RoadNetwork(pieced, network.seconds[order] * share, network.rank[order])


def _area(network: RoadNetwork, change: RoadChange) -> shapely.Geometry:
    """The ground of a change in metres: an area as drawn, about a stretch as wide as a pen slips."""
    flat = shapely.transform(change.shape, network.flat)
    if shapely.get_dimensions(flat) == 1:
        return shapely.buffer(flat, STRETCH_M, cap_style="flat")
    return shapely.make_valid(flat)


def factors(network: RoadNetwork, changes: Sequence[RoadChange]) -> Floats:
    """The factor of each edge (of a network that was cut at the changes), infinite where closed.

    An area changes every road in it; a stretch only the roads that run along it, not those that cross it.
    """
    found = np.ones(len(network.graph.edges))
    if not changes or not len(found):
        return found
    edges = network.flat_edges
    whole = np.maximum(shapely.length(edges), 0.1)
    tree = shapely.STRtree(edges)
    for change in changes:
        area = _area(network, change)
        touched = tree.query(area, predicate="intersects")
        inside = shapely.length(shapely.intersection(edges[touched], area))
        share = np.minimum(inside / whole[touched], 1.0)
        if shapely.get_dimensions(change.shape) == 1:
            along = inside > 3 * STRETCH_M
            touched, share = touched[along], share[along]
        if change.factor is None:
            found[touched[share > _LEAST_SHARE]] = math.inf
        else:
            found[touched] = np.maximum(found[touched], 1.0 + share * (change.factor - 1.0))
    return found


def straight_factors(origin: Floats, places: Floats, changes: Sequence[RoadChange]) -> Floats:
    """The same for straight lines from `origin` to each place: only areas count, and none of them closes."""
    found = np.ones(len(places))
    areas = [one for one in changes if one.factor is not None and shapely.get_dimensions(one.shape) == 2]
    if not areas or not len(places):
        return found
    ends = np.stack([np.broadcast_to(origin, places.shape), places], axis=1)
    lines: NDArray[np.object_] = np.asarray(shapely.linestrings(ends), dtype=object)
    whole = np.maximum(shapely.length(lines), 1e-9)
    for one in areas:
        factor = one.factor or 1.0
        share = shapely.length(shapely.intersection(lines, shapely.make_valid(one.shape))) / whole
        inside = shapely.intersects_xy(one.shape, *origin.tolist())
        share = np.where(whole <= 1e-9, float(bool(inside)), share)
        found = np.maximum(found, 1.0 + share * (factor - 1.0))
    return found
