"""Where the roads around a place can be blocked (封控): points that a unit reaches before somebody who has left it.

The suspect is taken to drive as fast as the roads allow, unhindered by the night; units at their own times. Walking
outwards along the suspect's quickest ways, the first junction where a unit can be in time ends that way. What is left
is a ring: everybody who leaves by road passes one of its points. As time passes the ring moves outwards.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from app.analysis.travel import Floats, Snaps, TravelNetwork

HORIZON_S = 3_600.0
THROUGH_RANK = 2
"""A dead end of a road of this rank or a greater one (a highway or county road, 0 and 1) leads out of the county."""
_NEVER = 1e9


@dataclass(frozen=True)
class Block:
    """A junction of the ring: when the suspect passes at the earliest (seconds from now), which unit holds it (-1: none
    is left for it), when that arrives, and by how much it is sooner."""

    lon: float
    lat: float
    suspect_s: float
    unit: int
    unit_s: float
    margin_s: float


def blocking_points(
    suspect_roads: TravelNetwork,
    place: Snaps,
    unit_roads: TravelNetwork,
    units: Snaps,
    *,
    gone_s: float,
    safety_s: float = 60.0,
    horizon_s: float = HORIZON_S,
) -> tuple[list[Block], list[tuple[float, float]]]:
    """The ring, the most urgent point first, and the places where the suspect may be through already or is beyond the
    horizon before anybody can be there. `gone_s` is how long ago the suspect left; `safety_s` how much sooner a unit
    must be there."""
    if not place.found.any() or not suspect_roads.roads.size:
        return [], []
    arrive = unit_roads.times(units)
    soonest = arrive.min(axis=0, initial=math.inf) if len(arrive) else np.full(suspect_roads.roads.size, math.inf)
    ring, leaks = _ring(suspect_roads, place, soonest, gone_s, safety_s, horizon_s)
    holder = _held(arrive, ring, safety_s)
    places = suspect_roads.roads.junctions
    blocks = []
    for (junction, suspect_s), unit in zip(ring, holder, strict=True):
        unit_s = float(arrive[unit, junction]) if unit >= 0 else math.inf
        lon, lat = places[junction].tolist()
        blocks.append(Block(lon, lat, suspect_s, unit, unit_s, suspect_s - unit_s))
    return sorted(blocks, key=lambda one: one.suspect_s), [tuple(places[one].tolist()) for one in leaks]


def _ring(
    network: TravelNetwork, place: Snaps, soonest: Floats, gone_s: float, safety_s: float, horizon_s: float
) -> tuple[list[tuple[int, float]], list[int]]:
    """Outwards along the quickest ways until a unit can be there first; what nobody can hold is a leak."""
    graph = network.roads.graph
    neighbours, exits = _through_roads(network, place)
    edge, share = int(place.edge[0]), float(place.share[0])
    whole = float(network.seconds[edge])
    waiting = [
        (share * whole - gone_s, int(graph.begin[edge])),
        ((1.0 - share) * whole - gone_s, int(graph.end[edge])),
    ]
    heapq.heapify(waiting)
    done: set[int] = set()
    ring: list[tuple[int, float]] = []
    leaks: list[int] = []
    while waiting:
        at_s, here = heapq.heappop(waiting)
        if here in done:
            continue
        done.add(here)
        if here not in neighbours:
            continue
        if at_s - soonest[here] >= safety_s:
            ring.append((here, at_s))
        elif at_s > horizon_s or here in exits:
            leaks.append(here)
        else:
            for there, more in neighbours[here]:
                if there not in done:
                    heapq.heappush(waiting, (at_s + more, there))
    return ring, leaks


def _through_roads(network: TravelNetwork, place: Snaps) -> tuple[dict[int, list[tuple[int, float]]], set[int]]:
    """The links of junctions, without the small roads that lead nowhere (nobody gets away at a well pad), and the ends
    of great roads, where one leaves the county."""
    graph, rank = network.roads.graph, network.roads.rank
    own = int(place.edge[0])
    links: dict[int, dict[int, list[tuple[int, float, int]]]] = {}
    for edge in np.flatnonzero(np.isfinite(network.seconds) & (graph.begin != graph.end)).tolist():
        one, other, more = int(graph.begin[edge]), int(graph.end[edge]), float(network.seconds[edge])
        links.setdefault(one, {}).setdefault(other, []).append((other, more, edge))
        links.setdefault(other, {}).setdefault(one, []).append((one, more, edge))
    exits: set[int] = set()
    ends = [node for node, around in links.items() if len(around) == 1]
    while ends:
        node = ends.pop()
        around = links.get(node)
        if around is None or len(around) != 1:
            continue
        ((there, ways),) = around.items()
        if any(edge == own for _, _, edge in ways):
            continue
        if any(rank[edge] < THROUGH_RANK for _, _, edge in ways):
            exits.add(node)
            continue
        del links[node]
        links[there].pop(node, None)
        if len(links[there]) == 1:
            ends.append(there)
    through = {
        node: [(there, min(more for _, more, _ in ways)) for there, ways in around.items()]
        for node, around in links.items()
    }
    return through, exits


def _held(arrive: Floats, ring: Sequence[tuple[int, float]], safety_s: float) -> list[int]:
    """A unit for each point, none twice: as many points as possible, then the least driving (Hungarian method)."""
    if not ring or not len(arrive):
        return [-1] * len(ring)
    junctions = np.array([junction for junction, _ in ring])
    suspect = np.array([at_s for _, at_s in ring])
    cost = arrive[:, junctions]
    cost = np.where(cost + safety_s <= suspect[None, :], cost, _NEVER)
    units, points = linear_sum_assignment(cost)
    held = [-1] * len(ring)
    for unit, point in zip(units.tolist(), points.tolist(), strict=True):
        if cost[unit, point] < _NEVER:
            held[point] = unit
    return held
