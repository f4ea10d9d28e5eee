"""The drawn roads as a graph of junctions: the quickest way from one to another, as a course one can drive along."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.spatial import cKDTree

from app.demo.cheapest_ways import graph_of, way_back, ways_from
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.roads_plan import RANKS, SPEED_KMH, Roads


@dataclass(frozen=True)
class Course:
    """A way along roads: (n, 2) lon, lat, metres from its start at each vertex, speed on each stretch between them."""

    degrees: Floats
    at_m: Floats
    speed_kmh: Floats
    end: int

    @property
    def length_m(self) -> float:
        return float(self.at_m[-1])


class RoadGraph:
    """Finds courses. Junctions are numbered as in `Roads`; `places` are their lon, lat."""

    def __init__(self, frame: CountyFrame, roads: Roads) -> None:
        self.places = frame.to_degrees(roads.junctions)
        self._roads = roads
        self._speed = np.array([SPEED_KMH[kind] for kind in RANKS])[roads.rank]
        seconds = np.maximum(roads.lengths_m, 1.0) / (self._speed / 3.6)
        self._seconds = graph_of(roads.ends[:, 0], roads.ends[:, 1], seconds, len(roads.junctions))
        self._tree = cKDTree(roads.junctions)
        self._frame = frame
        self._stretch: dict[tuple[int, int], int] = {}
        for stretch in np.argsort(-seconds, kind="stable").tolist():
            one, other = (int(end) for end in roads.ends[stretch])
            self._stretch[one, other] = self._stretch[other, one] = stretch

    def nearest(self, degrees: Floats) -> Ints:
        """The junction nearest to each of (n, 2) lon, lat."""
        return np.asarray(self._tree.query(self._frame.to_frame(degrees))[1], dtype=np.int64)

    def course(self, start: int, end: int) -> Course:
        """The quickest way between two junctions; a single point where they are the same."""
        return self._along(way_back(ways_from(self._seconds, start)[1], end)[::-1])

    def _along(self, way: list[int]) -> Course:
        pieces, speeds, lengths = [self.places[[way[0]]]], [], []
        for one, other in pairwise(way):
            stretch = self._stretch[one, other]
            line = self._roads.degrees[stretch]
            forward = int(self._roads.ends[stretch][0]) == one
            pieces.append(line[1:] if forward else line[-2::-1])
            speeds.append(np.full(len(line) - 1, self._speed[stretch]))
            lengths.append(self._steps(line if forward else line[::-1], float(self._roads.lengths_m[stretch])))
        steps = np.concatenate(lengths) if lengths else np.zeros(0)
        speed = np.concatenate(speeds) if speeds else np.zeros(0)
        return Course(np.concatenate(pieces), np.concatenate([[0.0], np.cumsum(steps)]), speed, way[-1])

    def _steps(self, line: Floats, length_m: float) -> Floats:
        """The lengths between vertices, scaled to the stretch's true length."""
        drawn = np.diff(self._frame.to_frame(line), axis=0)
        steps = np.hypot(drawn[:, 0], drawn[:, 1])
        return np.asarray(steps * (length_m / steps.sum()))


def places_along(course: Course, metres: Floats) -> Floats:
    """(n, 2) lon, lat at these distances from the course's start."""
    lon = np.interp(metres, course.at_m, course.degrees[:, 0])
    lat = np.interp(metres, course.at_m, course.degrees[:, 1])
    return np.column_stack([lon, lat])
