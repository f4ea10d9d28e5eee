"""Invented relief inside the real outline: sand flats in the north, gullied loess in the south.

A jittered grid carries heights; from the border inwards the cheapest way over low ground makes a tree of valleys, the
cheapest way over high ground a tree of ridges. Wells, roads and lines follow these, which is what makes the demo look
like a county and not like noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_array

from app.demo.chance import Chance
from app.demo.cheapest_ways import graph_of, ways_to_nearest
from app.demo.county_frame import CountyFrame, Floats, Ints

CELL_M = 500.0
JITTER = 0.38
_NEIGHBOURS = ((0, 1), (1, 0), (1, 1), (1, -1))


@dataclass(frozen=True)
class Drainage:
    """A tree over the grid: `parent` of each node towards the border (-1 there), `flow` = nodes behind it."""

    parent: Ints
    flow: Ints


@dataclass(frozen=True)
class Terrain:
    """Nodes (n, 2) in frame metres with heights in 0..1; `start`, `end`, `distance_m` are the grid's links."""

    nodes: Floats
    height: Floats
    start: Ints
    end: Ints
    distance_m: Floats
    valleys: Drainage
    ridges: Drainage

    def costs(self, per_metre: Floats) -> csr_array:
        """The grid as a graph: each link costs its length times the mean of `per_metre` at its ends."""
        return _graph(self, per_metre)


@dataclass(frozen=True)
class _Grid:
    nodes: Floats
    height: Floats
    start: Ints
    end: Ints
    distance_m: Floats
    border: Ints


def draw_terrain(frame: CountyFrame, chance: Chance) -> Terrain:
    """The relief of one seed."""
    grid = _grid(frame, chance.stream("terrain"))
    return Terrain(
        grid.nodes,
        grid.height,
        grid.start,
        grid.end,
        grid.distance_m,
        valleys=_drainage(grid, np.exp(7.0 * grid.height)),
        ridges=_drainage(grid, np.exp(-7.0 * grid.height)),
    )


def _grid(frame: CountyFrame, rng: np.random.Generator) -> _Grid:
    ground = frame.outline_m.buffer(2_500.0)
    west, south, east, north = ground.bounds
    columns, rows = int((east - west) // CELL_M) + 2, int((north - south) // CELL_M) + 2
    x = west + CELL_M * (np.arange(columns)[None, :] + rng.uniform(-JITTER, JITTER, (rows, columns)))
    y = south + CELL_M * (np.arange(rows)[:, None] + rng.uniform(-JITTER, JITTER, (rows, columns)))
    height = _heights(rng, x, y)
    shapely.prepare(ground)
    number = np.full((rows, columns), -1, dtype=np.int64)
    there = shapely.contains_xy(ground, x, y)
    number[there] = np.arange(int(there.sum()))
    nodes = np.column_stack([x[there], y[there]])
    starts, ends = [], []
    for down, right in _NEIGHBOURS:
        one = number[: rows - down, max(0, -right) : columns - max(0, right)]
        other = number[down:, max(0, right) : columns - max(0, -right)]
        both = (one >= 0) & (other >= 0)
        starts.append(one[both])
        ends.append(other[both])
    start, end = np.concatenate(starts), np.concatenate(ends)
    degree = np.bincount(np.concatenate([start, end]), minlength=len(nodes))
    steps = nodes[start] - nodes[end]
    return _Grid(nodes, height[there], start, end, np.hypot(steps[:, 0], steps[:, 1]), np.flatnonzero(degree < 8))


def _heights(rng: np.random.Generator, x: Floats, y: Floats) -> Floats:
    """0..1: a divide from west to east across the south, gullies on its flanks, low dunes in the north."""
    divide = -14_000.0 + 6_000.0 * np.sin(x / 21_000.0) + 0.12 * x
    above = (y - divide) / 1_000.0
    swell = np.where(above > 0, np.exp(-((above / 26.0) ** 2)), np.exp(-((above / 34.0) ** 2)))
    relief = np.zeros_like(x)
    for reach, weight in ((14.0, 1.0), (7.0, 0.75), (3.5, 0.5), (1.7, 0.28)):
        noise = gaussian_filter(rng.standard_normal(x.shape), reach, mode="reflect")
        relief += weight * noise / float(noise.std())
    rough = 0.16 + 0.84 / (1.0 + np.exp((above - 12.0) / 5.0))
    height = 2.0 * swell + 0.85 * rough * relief
    low, high = np.percentile(height, [1, 99])
    return np.asarray(np.clip((height - low) / (high - low), 0.0, 1.0))


def _drainage(grid: _Grid, per_metre: Floats) -> Drainage:
    """The cheapest ways to the border as a tree, and how many nodes lie behind each node."""
    far, parent, _ = ways_to_nearest(_graph(grid, per_metre), grid.border)
    towards = np.maximum(parent, -1)
    flow = [1] * len(grid.nodes)
    heading = towards.tolist()
    for node in np.argsort(-far, kind="stable").tolist():
        if heading[node] >= 0:
            flow[heading[node]] += flow[node]
    return Drainage(towards, np.array(flow, dtype=np.int64))


def _graph(grid: _Grid | Terrain, per_metre: Floats) -> csr_array:
    cost = grid.distance_m * (per_metre[grid.start] + per_metre[grid.end]) / 2.0
    return graph_of(grid.start, grid.end, cost, len(grid.nodes))
