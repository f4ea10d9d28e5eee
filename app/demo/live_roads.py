"""Ways along the drawn roads, as the moving demo drives them: plain arrays and lists, so a planner elsewhere can hand
them over, and nobody who only drives loads the libraries of the planning."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.demo.county_frame import Floats, Ints


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


@dataclass(frozen=True)
class LiveRoads:
    """Stretches between junctions (`places`: lon, lat): vertices, metres between these, speed; `ends` are junctions.

    `links` lists for each junction its neighbours: number, seconds, stretch.
    """

    places: Floats
    ends: Ints
    lines: list[Floats]
    steps_m: list[Floats]
    speed_kmh: Floats
    links: list[list[tuple[int, float, int]]]

    def nearest(self, place: tuple[float, float]) -> int:
        """The junction nearest to a lon, lat."""
        away = (self.places - np.array(place)) * (math.cos(math.radians(place[1])), 1.0)
        return int(np.argmin(np.hypot(away[:, 0], away[:, 1])))

    def course(self, start: int, end: int) -> Course:
        """The quickest way between two junctions; a single point where they are the same or not joined."""
        before: dict[int, int] = {}
        reached = {start: 0.0}
        waiting = [(0.0, start)]
        while waiting:
            seconds, here = heapq.heappop(waiting)
            if here == end:
                break
            if seconds > reached[here]:
                continue
            for there, more, _ in self.links[here]:
                if seconds + more < reached.get(there, math.inf):
                    reached[there], before[there] = seconds + more, here
                    heapq.heappush(waiting, (seconds + more, there))
        way = [end]
        while way[-1] in before:
            way.append(before[way[-1]])
        return self.along(way[::-1])

    def along(self, way: list[int]) -> Course:
        """The course over these junctions, each linked to the next."""
        pieces, speeds, lengths = [self.places[[way[0]]]], [np.zeros(0)], [np.zeros(1)]
        for one, other in pairwise(way):
            stretch = next(stretch for there, _, stretch in self.links[one] if there == other)
            line, steps = self.lines[stretch], self.steps_m[stretch]
            forward = int(self.ends[stretch][0]) == one
            pieces.append(line[1:] if forward else line[-2::-1])
            speeds.append(np.full(len(steps), self.speed_kmh[stretch]))
            lengths.append(steps if forward else steps[::-1])
        at_m = np.cumsum(np.concatenate(lengths))
        return Course(np.concatenate(pieces), at_m, np.concatenate(speeds), way[-1])


def places_along(course: Course, metres: Floats) -> Floats:
    """(n, 2) lon, lat at these distances from the course's start."""
    lon = np.interp(metres, course.at_m, course.degrees[:, 0])
    lat = np.interp(metres, course.at_m, course.degrees[:, 1])
    return np.column_stack([lon, lat])
