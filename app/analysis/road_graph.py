"""Drawn roads made routable: cut at every crossing, with what does not hang together found and told.

Drawings say nothing of bridges, so each crossing counts as a junction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from app.analysis.geodesic_length import lengths_m

GRID_DEG = 1e-7
"""Ends closer than this (about 1 cm) are one junction."""
NEAR_MISS_DEG = 2e-4
"""A loose end this close (about 20 m) to another road looks like a slip of the pen."""


@dataclass(frozen=True)
class RoadGraph:
    """`edges` are lines between junctions, `source` tells for each which drawn line it was cut from (sorted, in order
    along it), `begin` and `end` number its junctions, `island` the connected piece it belongs to (0 the longest)."""

    edges: NDArray[np.object_]
    source: NDArray[np.int64]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    island: NDArray[np.int64]
    length_m: NDArray[np.float64]
    loose_ends: NDArray[np.float64]
    near_misses: NDArray[np.float64]

    @property
    def islands(self) -> int:
        """How many pieces hang together with nothing else of the network (1 where all of it is one)."""
        return int(self.island.max()) + 1 if len(self.island) else 0

    def island_length_m(self, island: int) -> float:
        """The length of one piece."""
        return float(self.length_m[self.island == island].sum())


def routable(lines: NDArray[np.object_]) -> RoadGraph:
    """The graph of drawn lines (lon, lat; multi-lines too, no None among them). `loose_ends` are (n, 2) places where a
    road ends at nothing, `near_misses` those of them that lie beside another road without touching it."""
    edges = _cut(lines)
    source, along = _origin(edges, lines)
    order = np.lexsort((along, source))
    edges, source = edges[order], source[order]
    ends = np.concatenate((_ends(edges, 0), _ends(edges, -1)))
    junctions, number, degree = np.unique(
        np.rint(ends / GRID_DEG).astype(np.int64), axis=0, return_inverse=True, return_counts=True
    )
    begin, end = number.reshape(2, -1) if len(edges) else np.zeros((2, 0), dtype=np.int64)
    length = lengths_m(edges)
    loose = junctions[degree == 1] * GRID_DEG
    return RoadGraph(
        edges, source, begin, end, _islands(begin, end, len(junctions), length), length, loose, _near(loose, edges)
    )


def _cut(lines: NDArray[np.object_]) -> NDArray[np.object_]:
    cut = shapely.get_parts(shapely.union_all(lines, grid_size=GRID_DEG))
    edges: NDArray[np.object_] = cut[shapely.get_type_id(cut) == shapely.GeometryType.LINESTRING]
    return edges


def _origin(edges: NDArray[np.object_], lines: NDArray[np.object_]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Which drawn line each edge was cut from, and how far along it; of two drawn on each other the nearest wins."""
    if not len(edges):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    source = shapely.STRtree(lines).nearest(middles)
    return np.asarray(source, dtype=np.int64), _distance_along(lines[source], middles)


def _distance_along(lines: NDArray[np.object_], places: NDArray[np.object_]) -> NDArray[np.float64]:
    simple = shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING
    along = np.zeros(len(lines))
    along[simple] = shapely.line_locate_point(lines[simple], places[simple])
    for at in np.flatnonzero(~simple):
        before = 0.0
        for part in lines[at].geoms:
            if part.distance(places[at]) <= 10 * GRID_DEG:
                along[at] = before + part.project(places[at])
                break
            before += part.length
    return along


def _ends(edges: NDArray[np.object_], at: int) -> NDArray[np.float64]:
    return shapely.get_coordinates(shapely.get_point(edges, at))


def _islands(
    begin: NDArray[np.int64], end: NDArray[np.int64], junctions: int, length: NDArray[np.float64]
) -> NDArray[np.int64]:
    if not len(begin):
        return np.zeros(0, dtype=np.int64)
    network = coo_array((np.ones(len(begin)), (begin, end)), shape=(junctions, junctions))
    _, piece = connected_components(network, directed=False)
    of_edge = piece[begin]
    longest_first = np.argsort(-np.bincount(of_edge, weights=length), kind="stable")
    rank = np.empty(len(longest_first), dtype=np.int64)
    rank[longest_first] = np.arange(len(longest_first))
    return rank[of_edge]


def _near(loose: NDArray[np.float64], edges: NDArray[np.object_]) -> NDArray[np.float64]:
    if not len(loose):
        return loose
    ends: NDArray[np.object_] = np.asarray(shapely.points(loose), dtype=object)
    end, edge = shapely.STRtree(edges).query(ends, predicate="dwithin", distance=NEAR_MISS_DEG)
    apart = shapely.distance(ends[end], edges[edge]) > 2 * GRID_DEG
    missed: NDArray[np.float64] = loose[np.unique(end[apart])]
    return missed
