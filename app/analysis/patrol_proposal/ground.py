"""The ground of a night: which start each place falls to, and the stands from which its crews look at most of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from app.analysis.patrol_proposal.demands import Demands
from app.analysis.patrol_proposal.division import divided
from app.analysis.patrol_proposal.drives import chosen, drives
from app.analysis.patrol_proposal.stands import covering
from app.analysis.travel import Snaps, TravelNetwork

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LOOK_M = 300.0
"""Whoever stops for ten minutes and more looks at what lies within this: pads, and the line beside them."""
PASS_M = 100.0
"""What is passed this near is seen (domain.md D.13)."""
BESIDE_ROAD_M = 500.0
FARTHEST_S = 45 * 60.0
CELL_M, BLOCK_M = 250.0, 2_000.0
STANDS_A_LOOK = 3
"""So many stands are drawn from for each that can be stopped at in a round; more only thins the chances out."""
CANDIDATES_A_STAND = 6


@dataclass(frozen=True)
class StartGround:
    """What the crews of one start look at: `demands` (numbers), and `stands`, which are places of demands too.
    `looks` (stands x all demands) tells what is looked at from each; `to_stand`, `between` and `home` are seconds."""

    start: int
    demands: Ints
    stands: Ints
    looks: csr_array
    to_stand: Floats
    between: Floats
    home: Floats
    snaps: Snaps


def grounds(
    demands: Demands, network: TravelNetwork, starts: Snaps, crews: Ints, looks_a_crew: float, seconds: float
) -> list[StartGround]:
    """The ground of each start. Only what lies beside a road that leads there can be a stand."""
    value = demands.by_overdue + demands.by_risk
    metres = network.roads.flat(demands.places)
    snaps = network.snap(demands.places)
    away = drives(network, starts, snaps)
    owner = _owners(value, metres, away, crews)
    cell = _cells(metres, CELL_M)
    can_stop = (value > 0) & (snaps.away_m <= BESIDE_ROAD_M)
    return [
        _ground(start, np.flatnonzero(owner == start), value, metres, cell, can_stop, snaps, starts, network,
                round(STANDS_A_LOOK * looks_a_crew * int(crews[start])), seconds / len(crews))
        for start in range(len(crews))
    ]  # fmt: skip


def seen_on(ways: list[Floats], network: TravelNetwork, metres: Floats) -> Ints:
    """Which of these places (metres) lie within `PASS_M` of ways of (n, 2) lon, lat."""
    lines = [shapely.LineString(network.roads.flat(one)) for one in ways if len(one) > 1]
    if not lines or not len(metres):
        return np.zeros(0, dtype=np.int64)
    found = shapely.STRtree(np.asarray(shapely.points(metres), dtype=object)).query(
        lines, predicate="dwithin", distance=PASS_M
    )
    return np.unique(found[1])


def _ground(
    start: int, own: Ints, value: Floats, metres: Floats, cell: Ints, can_stop: NDArray[np.bool_], snaps: Snaps,
    starts: Snaps, network: TravelNetwork, stands: int, seconds: float,
) -> StartGround:  # fmt: skip
    candidates = _candidates(own[can_stop[own]], value, cell, stands * CANDIDATES_A_STAND)
    covers = _within(metres[own], metres[candidates])
    found = covering(value[own], covers, stands, seconds)
    places = candidates[found.chosen]
    looks = _nearest_only(covers[:, found.chosen], metres[own], metres[places])
    kept = np.asarray(looks.T @ value[own]) > 0
    places, looks = places[kept], looks[:, kept]
    at = chosen(snaps, places)
    here = chosen(starts, np.array([start]))
    to_stand = drives(network, here, at)[0] if len(places) else np.zeros(0)
    return StartGround(
        start, own, places, csr_array(looks.T), to_stand, drives(network, at, at),
        drives(network, at, here)[:, 0], at,
    )  # fmt: skip


def _owners(value: Floats, metres: Floats, away: Floats, crews: Ints) -> Ints:
    """The start of each demand, by blocks of ground, so that no two crews share a corner."""
    block = _cells(metres, BLOCK_M)
    _, number = np.unique(block, return_inverse=True)
    blocks = int(number.max()) + 1 if len(number) else 0
    worth = np.bincount(number, weights=value, minlength=blocks).astype(np.float64)
    seconds = np.full((len(crews), blocks), np.inf)
    for start in range(len(crews)):
        np.minimum.at(seconds[start], number, away[start])
    owner = divided(worth, seconds, crews, FARTHEST_S)[number] if blocks else np.zeros(0, dtype=np.int64)
    reached = np.where(owner >= 0, away[owner, np.arange(len(owner))] <= FARTHEST_S, False)
    return np.where(reached, owner, -1)


def _candidates(own: Ints, value: Floats, cell: Ints, most: int) -> Ints:
    """Of each cell the most valued place, those of the most valued cells first; at most so many."""
    if not len(own):
        return own
    _, number = np.unique(cell[own], return_inverse=True)
    worth = np.bincount(number, weights=value[own])
    order = np.lexsort((-value[own], number))
    first = own[order[np.unique(number[order], return_index=True)[1]]]
    return np.sort(first[np.argsort(-worth, kind="stable")[:most]])


def _within(places: Floats, sites: Floats) -> csr_array:
    """(places, sites), 1 where a place lies within `LOOK_M` of a site."""
    if not len(places) or not len(sites):
        return csr_array((len(places), len(sites)))
    near = cKDTree(places).sparse_distance_matrix(cKDTree(sites), LOOK_M, output_type="ndarray")
    return csr_array((np.ones(len(near)), (near["i"], near["j"])), shape=(len(places), len(sites)))


def _nearest_only(covers: csr_array, places: Floats, sites: Floats) -> csr_array:
    """Each place is looked at from the nearest stand alone, so that nothing counts twice."""
    if not covers.shape[1]:
        return csr_array(covers.shape)
    away, nearest = cKDTree(sites).query(places)
    near = np.flatnonzero(np.asarray(away) <= LOOK_M)
    return csr_array((np.ones(len(near)), (near, np.asarray(nearest)[near])), shape=covers.shape)


def _cells(metres: Floats, side: float) -> Ints:
    column, row = np.floor(metres / side).astype(np.int64).T
    number: Ints = column * 1_000_003 + row
    return number
