"""Travel times over the road network: from any places to all others at once (Dijkstra in scipy's csgraph).

Places are lon, lat in degrees WGS-84, times in seconds. Roads are driven both ways. A place is reached from the nearest
open road by its foot way; where no open road lies within `ROAD_WITHIN_M`, or the roads do not hang together, the time
is the straight line times 1.4 at the speed of whoever goes, and is marked as estimated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from app.analysis.road_graph import GRID_DEG, RoadGraph

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Shapes = NDArray[np.object_]

ROAD_WITHIN_M = 2_000.0
DETOUR = 1.4
"""How much longer a way is than the straight line: the usual detour index of rural road networks."""
ACCESS_KMH = 15.0
"""Between a road and a place beside it: tracks, yards, fields."""
LEAST_S = 1e-3
"""csgraph takes a weight of zero for no edge at all."""
_METRES_PER_DEGREE = math.pi / 180.0 * 6_371_008.8


@dataclass(frozen=True)
class RoadNetwork:
    """Roads cut into edges between junctions: where these lie, and seconds for each edge on a good day.

    `rank` is the class of road of each edge, 0 the greatest."""

    graph: RoadGraph
    seconds: Floats
    rank: Ints

    @cached_property
    def junctions(self) -> Floats:
        """(n, 2) lon, lat of the junctions, by number."""
        places = np.zeros((self.size, 2))
        for ends, at in ((self.graph.begin, 0), (self.graph.end, -1)):
            places[ends] = shapely.get_coordinates(shapely.get_point(self.graph.edges, at))
        return places

    @property
    def size(self) -> int:
        """How many junctions there are."""
        return int(max(self.graph.begin.max(), self.graph.end.max())) + 1 if len(self.graph.edges) else 0

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The middle of the network, about which it is drawn flat."""
        if not len(self.graph.edges):
            return 0.0, 0.0
        minx, miny, maxx, maxy = shapely.total_bounds(self.graph.edges).tolist()
        return (minx + maxx) / 2, (miny + maxy) / 2

    def flat(self, degrees: Floats) -> Floats:
        """(n, 2) lon, lat as metres about the middle; within 1 % over a county, good for finding what is near."""
        lon0, lat0 = self.middle
        wide = math.cos(math.radians(lat0)) * _METRES_PER_DEGREE
        return np.column_stack([(degrees[:, 0] - lon0) * wide, (degrees[:, 1] - lat0) * _METRES_PER_DEGREE])

    def degrees(self, metres: Floats) -> Floats:
        """Back from `flat`."""
        lon0, lat0 = self.middle
        wide = math.cos(math.radians(lat0)) * _METRES_PER_DEGREE
        return np.column_stack([metres[:, 0] / wide + lon0, metres[:, 1] / _METRES_PER_DEGREE + lat0])

    @cached_property
    def flat_edges(self) -> Shapes:
        """The edges in metres about the middle."""
        return np.asarray(shapely.transform(self.graph.edges, self.flat), dtype=object)


@dataclass(frozen=True)
class Snaps:
    """Where places meet the roads: the edge, how far along it (0 to 1), and how far away the place is (NaN: none)."""

    edge: Ints
    share: Floats
    away_m: Floats

    @property
    def found(self) -> Bools:
        """Which places have a road near."""
        return np.isfinite(self.away_m)


@dataclass(frozen=True)
class Legs:
    """Seconds and metres to each place; `straight` where estimated along the straight line; `cut_off` where only closed
    roads lead there (then there is no time)."""

    seconds: Floats
    metres: Floats
    straight: Bools
    cut_off: Bools


class TravelNetwork:
    """A network as it can be driven now: each edge's seconds times its factor, infinite where closed."""

    def __init__(self, roads: RoadNetwork, factors: Floats) -> None:
        self.roads = roads
        self.factors = factors
        with np.errstate(invalid="ignore"):
            self.seconds: Floats = np.maximum(roads.seconds * factors, LEAST_S)
        self._open = np.flatnonzero(np.isfinite(self.seconds))
        self._begin, self._end = roads.graph.begin[self._open], roads.graph.end[self._open]
        self._near = shapely.STRtree(roads.flat_edges[self._open])

    def snap(self, places: Floats) -> Snaps:
        """The nearest open road of each place."""
        edge, share, away = np.zeros(len(places), np.int64), np.zeros(len(places)), np.full(len(places), np.nan)
        if len(self._open) and len(places):
            points = shapely.points(self.roads.flat(places))
            (which, nearest), distance = self._near.query_nearest(
                points, max_distance=ROAD_WITHIN_M, return_distance=True, all_matches=False
            )
            edge[which], away[which] = self._open[nearest], distance
            lines = self.roads.flat_edges[edge[which]]
            share[which] = shapely.line_locate_point(lines, np.asarray(points)[which], normalized=True)
        return Snaps(edge, share, away)

    def spread(self, starts: Snaps, start_s: Floats | float = 0.0, *, within_s: float = math.inf) -> Spread:
        """How soon every junction is reached from the nearest of these places, each left at `start_s`."""
        size, found = self.roads.size, np.flatnonzero(starts.found)
        left = np.broadcast_to(np.asarray(start_s, dtype=np.float64), starts.edge.shape)
        first = left[found] + access_s(starts.away_m[found])
        edges, share = starts.edge[found], starts.share[found]
        whole = self.seconds[edges]
        links = (
            np.concatenate([self._begin, self._end, np.full(2 * len(found), size)]),
            np.concatenate([self._end, self._begin, self.roads.graph.begin[edges], self.roads.graph.end[edges]]),
            np.concatenate(
                [self.seconds[self._open], self.seconds[self._open], first + share * whole, first + (1 - share) * whole]
            ),
        )
        graph = _quickest(*links, size + 1)
        seconds, before = dijkstra(graph, True, [size], return_predecessors=True, limit=within_s)
        return Spread(self, starts, first, found, seconds[0, :size], before[0, :size])

    def times(self, starts: Snaps) -> Floats:
        """(places, junctions) seconds from each place by itself; infinite where no road leads."""
        if not starts.found.any():
            return np.full((len(starts.edge), self.roads.size), math.inf)
        graph = _quickest(
            np.concatenate([self._begin, self._end]),
            np.concatenate([self._end, self._begin]),
            np.tile(self.seconds[self._open], 2),
            max(self.roads.size, 1),
        )
        ends = np.concatenate([self.roads.graph.begin[starts.edge], self.roads.graph.end[starts.edge]])
        nodes, number = np.unique(ends, return_inverse=True)
        from_node = dijkstra(graph, indices=nodes)
        at_begin, at_end = number.reshape(2, -1)
        whole = np.where(starts.found, self.seconds[starts.edge], 0.0)
        first = np.where(starts.found, access_s(starts.away_m), math.inf)
        by_begin = (first + starts.share * whole)[:, None] + from_node[at_begin]
        by_end = (first + (1 - starts.share) * whole)[:, None] + from_node[at_end]
        return np.asarray(np.minimum(by_begin, by_end))


@dataclass(frozen=True)
class Spread:
    """The tree of quickest ways from some places. `first_s` is when each start (of `found`) stands on its road."""

    network: TravelNetwork
    starts: Snaps
    first_s: Floats
    found: Ints
    seconds: Floats
    before: NDArray[np.int32]

    def arrival(self, places: Snaps) -> tuple[Floats, Ints]:
        """Seconds to each place, and through which junction (-1: along the start's own road)."""
        network = self.network
        none = np.full(len(places.edge), math.inf)
        if not places.found.any():
            return none, np.full(len(places.edge), -1)
        graph = network.roads.graph
        whole = np.where(places.found, network.seconds[places.edge], 0.0)
        by_begin = self.seconds[graph.begin[places.edge]] + places.share * whole
        by_end = self.seconds[graph.end[places.edge]] + (1 - places.share) * whole
        through = np.where(by_begin <= by_end, graph.begin[places.edge], graph.end[places.edge])
        direct = none
        for first, start in zip(self.first_s.tolist(), self.found.tolist(), strict=True):
            same = places.edge == self.starts.edge[start]
            here = first + np.abs(places.share - self.starts.share[start]) * whole
            direct = np.where(same & (here < direct), here, direct)
        best = np.minimum(by_begin, by_end)
        arrived = np.where(places.found, np.minimum(best, direct) + access_s(places.away_m), math.inf)
        return arrived, np.where(direct <= best, -1, through)

    def way(self, place: Snaps, at: int = 0) -> Floats:
        """(n, 2) lon, lat of the quickest way to one of `places`; empty where no road leads there."""
        arrived, through = self.arrival(place)
        if not math.isfinite(arrived[at]):
            return np.zeros((0, 2))
        junctions = [int(through[at])] if through[at] >= 0 else []
        while junctions and self.before[junctions[-1]] not in (-9999, self.network.roads.size):
            junctions.append(int(self.before[junctions[-1]]))
        edges, share = self.network.roads.graph.edges, float(place.share[at])
        end = int(place.edge[at])
        if not junctions:
            start = next(int(it) for it in self.found if self.starts.edge[it] == end)
            return _piece(edges[end], float(self.starts.share[start]), share)
        pieces = [self._first_piece(junctions[-1])]
        for here, there in zip(junctions[::-1], junctions[-2::-1], strict=False):
            pieces.append(self._between(here, there))
        to_begin = self.network.roads.graph.begin[end] == junctions[0]
        pieces.append(_piece(edges[end], 0.0 if to_begin else 1.0, share))
        return np.concatenate(pieces)

    def _first_piece(self, junction: int) -> Floats:
        """From the start that reaches `junction` first, along its own road."""
        graph, network = self.network.roads.graph, self.network
        best, piece = math.inf, np.zeros((0, 2))
        for first, start in zip(self.first_s.tolist(), self.found.tolist(), strict=True):
            edge, share = int(self.starts.edge[start]), float(self.starts.share[start])
            for end, to in ((graph.begin[edge], 0.0), (graph.end[edge], 1.0)):
                here = first + abs(share - to) * float(network.seconds[edge])
                if end == junction and here < best:
                    best, piece = here, _piece(graph.edges[edge], share, to)
        return piece

    def _between(self, here: int, there: int) -> Floats:
        graph = self.network.roads.graph
        forward = np.flatnonzero((graph.begin == here) & (graph.end == there))
        backward = np.flatnonzero((graph.begin == there) & (graph.end == here))
        edges = np.concatenate([forward, backward])
        edge = int(edges[np.argmin(self.network.seconds[edges])])
        return _piece(graph.edges[edge], *((0.0, 1.0) if edge in forward else (1.0, 0.0)))


def access_s(away_m: Floats) -> Floats:
    """Seconds between a road and a place so far beside it."""
    return away_m * DETOUR / (ACCESS_KMH / 3.6)


def straight_m(origin: Floats, places: Floats) -> Floats:
    """Great-circle metres from one lon, lat to each of (n, 2) (haversine on the mean sphere)."""
    lon, lat = np.radians(places[:, 0]), np.radians(places[:, 1])
    lon0, lat0 = math.radians(origin[0]), math.radians(origin[1])
    chord = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat0) * np.cos(lat) * np.sin((lon - lon0) / 2) ** 2
    return np.asarray(2 * 6_371_008.8 * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def length_m(way: Floats) -> float:
    """The length of a way of (n, 2) lon, lat."""
    steps = [straight_m(way[i], way[i + 1 : i + 2]) for i in range(len(way) - 1)]
    return float(np.sum(steps)) if steps else 0.0


def _quickest(begin: Ints, end: Ints, seconds: Floats, size: int) -> csr_array:
    """The graph; of several links between the same two, the quickest (summing them, as csr would, is no road)."""
    order = np.lexsort((seconds, end, begin))
    begin, end, seconds = begin[order], end[order], np.maximum(seconds[order], LEAST_S)
    first = np.ones(len(begin), dtype=bool)
    first[1:] = (begin[1:] != begin[:-1]) | (end[1:] != end[:-1])
    return csr_array((seconds[first], (begin[first], end[first])), shape=(size, size))


def _piece(line: shapely.LineString, begin: float, end: float) -> Floats:
    """The vertices of a line from one share of it to another, backwards too."""
    low, high = min(begin, end), max(begin, end)
    inner = shapely.get_coordinates(line)
    steps = np.hypot(*np.diff(inner, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(steps)]) / max(float(steps.sum()), GRID_DEG)
    cut = shapely.get_coordinates(shapely.line_interpolate_point(line, np.array([low, high]), normalized=True))
    piece = np.concatenate([cut[:1], inner[(at > low) & (at < high)], cut[1:]])
    return piece if begin <= end else piece[::-1]
