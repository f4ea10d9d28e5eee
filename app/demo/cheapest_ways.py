"""Cheapest ways over a graph of places, and the nearest place: the two questions the whole demo is drawn with.

scipy is loaded by the first question: 30 MB and a quarter of a second that a demo which only moves does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.demo.county_frame import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def graph_of(start: Ints, end: Ints, cost: Floats, nodes: int) -> csr_array:
    """A graph whose links may be walked both ways; of links between the same two nodes the cheapest counts."""
    from scipy.sparse import csr_array

    order = np.argsort(cost, kind="stable")
    low, high = np.minimum(start, end)[order], np.maximum(start, end)[order]
    first = np.unique(low * nodes + high, return_index=True)[1]
    first = first[low[first] != high[first]]
    one, other, kept = low[first], high[first], cost[order][first]
    links = np.concatenate([one, other]), np.concatenate([other, one])
    return csr_array((np.concatenate([kept, kept]), links), shape=(nodes, nodes))


def ways_from(graph: csr_array, node: int) -> tuple[Floats, Ints]:
    """For each node its cost from `node`, and the node before it on the way (negative where there is none)."""
    from scipy.sparse.csgraph import dijkstra

    cost, before = dijkstra(graph, directed=True, indices=np.array([node]), return_predecessors=True)
    return np.asarray(cost)[0], np.asarray(before, dtype=np.int64)[0]


def ways_to_nearest(graph: csr_array, ends: Ints) -> tuple[Floats, Ints, Ints]:
    """For each node its cost to the nearest of `ends`, the next node on the way (negative at an end), and that end."""
    from scipy.sparse.csgraph import dijkstra

    cost, onward, end = dijkstra(graph, directed=True, indices=ends, return_predecessors=True, min_only=True)
    return np.asarray(cost), np.asarray(onward, dtype=np.int64), np.asarray(end, dtype=np.int64)


def way_back(before: Ints, node: int) -> list[int]:
    """From `node` along `before` to where the ways came from."""
    way = [node]
    while before[way[-1]] >= 0:
        way.append(int(before[way[-1]]))
    return way


def nearest(places: Floats, wanted: Floats) -> Ints:
    """The number of the place nearest to each of (n, 2) `wanted`."""
    from scipy.spatial import cKDTree

    return np.asarray(cKDTree(places).query(wanted)[1], dtype=np.int64)
