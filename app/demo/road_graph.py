"""The drawn roads as a graph of junctions: the quickest way from one to another, for planning a month of tracks."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from app.demo.cheapest_ways import graph_of, way_back, ways_from
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.live_roads import Course, LiveRoads
from app.demo.roads_plan import RANKS, SPEED_KMH, Roads


class RoadGraph:
    """Finds courses. Junctions are numbered as in `Roads`; `places` are their lon, lat; `live` can be driven."""

    def __init__(self, frame: CountyFrame, roads: Roads) -> None:
        self.places = frame.to_degrees(roads.junctions)
        speed = np.array([SPEED_KMH[kind] for kind in RANKS])[roads.rank]
        seconds = np.maximum(roads.lengths_m, 1.0) / (speed / 3.6)
        self._seconds = graph_of(roads.ends[:, 0], roads.ends[:, 1], seconds, len(roads.junctions))
        self._tree = cKDTree(roads.junctions)
        self._frame = frame
        steps = [
            self._steps(line, length_m) for line, length_m in zip(roads.degrees, roads.lengths_m.tolist(), strict=True)
        ]
        links = _links(roads.ends, seconds, len(roads.junctions))
        self.live = LiveRoads(self.places, roads.ends, roads.degrees, steps, speed, links)

    def nearest(self, degrees: Floats) -> Ints:
        """The junction nearest to each of (n, 2) lon, lat."""
        return np.asarray(self._tree.query(self._frame.to_frame(degrees))[1], dtype=np.int64)

    def course(self, start: int, end: int) -> Course:
        """The quickest way between two junctions; a single point where they are the same."""
        return self.live.along(way_back(ways_from(self._seconds, start)[1], end)[::-1])

    def _steps(self, line: Floats, length_m: float) -> Floats:
        """The lengths between vertices, scaled to the stretch's true length."""
        drawn = np.diff(self._frame.to_frame(line), axis=0)
        steps = np.hypot(drawn[:, 0], drawn[:, 1])
        return np.asarray(steps * (length_m / steps.sum()))


def _links(ends: Ints, seconds: Floats, junctions: int) -> list[list[tuple[int, float, int]]]:
    """For each junction its neighbours: number, seconds, stretch; the quickest where several stretches join the two."""
    found: list[dict[int, tuple[int, float, int]]] = [{} for _ in range(junctions)]
    for stretch in np.argsort(-seconds, kind="stable").tolist():
        one, other = (int(end) for end in ends[stretch])
        found[one][other] = (other, float(seconds[stretch]), stretch)
        found[other][one] = (one, float(seconds[stretch]), stretch)
    return [list(neighbours.values()) for neighbours in found]
