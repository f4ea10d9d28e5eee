"""The two watched tankers of the demo on the move: they go about from place to place along the trunk lines and wait
there, as what the register says of them, so that the rules for key vehicles can be seen at work."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from app.demo.county_frame import Floats
from app.demo.live_roads import LiveRoads
from app.demo.tracks_plan import Beat
from app.demo.trunk_plan import TrunkLine
from app.domain.unit import Vehicle, VehicleKind

MOVING = 2
NEAR_M = 60.0
"""So near a line lie the junctions at which they wait: well within what the rules ask."""
_METRES_OF_DEGREE = 111_320.0


def tanker_beats(vehicles: Sequence[Vehicle], lines: Sequence[TrunkLine], roads: LiveRoads) -> tuple[Beat, ...]:
    """Of the first tankers, which are those of the register (`watch_plan.key_vehicles`); each has every second of the
    places. They are called by their plates, as a source would call them."""
    at_line = np.flatnonzero(_far_m(lines, roads.places) <= NEAR_M)
    tankers = [one for one in vehicles if one.kind is VehicleKind.TANKER][:MOVING]
    beats = []
    for number, tanker in enumerate(tankers):
        targets = at_line[number::MOVING]
        beats.append(Beat(tanker.plate, tanker.plate, int(targets[0]), targets, np.ones(len(targets)), 1.0))
    return tuple(beats)


def _far_m(lines: Sequence[TrunkLine], places: Floats) -> Floats:
    """Metres from each place to the nearest line, exact enough for a demo: degrees stretched to squares."""
    square = np.array((np.cos(np.radians(places[:, 1].mean())), 1.0)) * _METRES_OF_DEGREE
    tree = shapely.STRtree([shapely.LineString(line.degrees * square) for line in lines])
    points = np.asarray(shapely.points(places * square), dtype=object)
    far: Floats = tree.query_nearest(points, return_distance=True, all_matches=False)[1]
    return far
