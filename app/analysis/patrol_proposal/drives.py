"""Seconds of driving between places of a night, all to all, over the roads as they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.analysis.travel import Snaps, TravelNetwork, access_s

Floats = NDArray[np.float64]


def drives(network: TravelNetwork, origins: Snaps, places: Snaps) -> Floats:
    """(origins, places) seconds; infinite where no road leads."""
    found = np.full((len(origins.edge), len(places.edge)), np.inf)
    if not origins.found.any() or not places.found.any():
        return found
    to_junction = network.times(origins)
    graph, edge = network.roads.graph, places.edge
    whole = np.where(places.found, network.seconds[edge], 0.0)
    by_begin = to_junction[:, graph.begin[edge]] + places.share * whole
    by_end = to_junction[:, graph.end[edge]] + (1 - places.share) * whole
    along = np.abs(origins.share[:, None] - places.share) * whole
    first = np.where(origins.found, access_s(origins.away_m), np.inf)
    same = np.where(origins.edge[:, None] == edge, along + first[:, None], np.inf)
    last = np.where(places.found, access_s(places.away_m), np.inf)
    return np.asarray(np.minimum(np.minimum(by_begin, by_end), same) + last)


def chosen(snaps: Snaps, which: NDArray[np.int64]) -> Snaps:
    """Some of the places."""
    return Snaps(snaps.edge[which], snaps.share[which], snaps.away_m[which])
