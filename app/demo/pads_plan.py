"""Where the well pads (井场) lie: strung along ridges and valleys, dense in the work areas, sparse between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.demo.chance import Chance
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.place_names import WORK_AREAS, density

if TYPE_CHECKING:
    from app.demo.terrain import Drainage, Terrain

SMALLEST_PAD, LARGEST_PAD = 3, 12
NETWORK_FLOW = 18
SPACING_M = 150.0


@dataclass(frozen=True)
class Pads:
    """Pads in work-area order: frame places (n, 2), bearing of the ridge or valley in radians, wells on each."""

    places: Floats
    bearing: Floats
    area: Ints
    number: Ints
    wells: Ints


def plan_pads(frame: CountyFrame, terrain: Terrain, wells: int, chance: Chance) -> Pads:
    """As many pads as hold exactly `wells` wells, 3 to 12 on each."""
    rng = chance.stream("pads")
    sizes = pad_sizes(rng, wells)
    candidates, bearing = _along_network(frame, terrain, rng, max(4000, 9 * len(sizes)))
    produced = density(WORK_AREAS, frame, candidates)
    weight = produced.sum(axis=1) ** 1.8 + 0.0015
    order = np.argsort(rng.exponential(size=len(candidates)) / weight)
    spaced = order[_first_in_cell(candidates[order], SPACING_M * min(1.0, (4300 / len(sizes)) ** 0.5))]
    chosen = spaced[: len(sizes)] if len(spaced) >= len(sizes) else order[: len(sizes)]
    area = produced[chosen].argmax(axis=1)
    inside = np.lexsort((candidates[chosen][:, 0], -candidates[chosen][:, 1], area))
    chosen, area = chosen[inside], area[inside]
    return Pads(candidates[chosen], bearing[chosen], area, _numbers(area), sizes)


def pad_sizes(rng: np.random.Generator, wells: int) -> Ints:
    """Wells on each pad: 3 to 12, small ones commoner, `wells` in all (fewer than 3 only if there are fewer)."""
    drawn = np.clip(np.round(rng.gamma(5.0, 1.4, size=wells // SMALLEST_PAD + 1)), SMALLEST_PAD, LARGEST_PAD).astype(
        int
    )
    last = int(np.searchsorted(np.cumsum(drawn), wells))
    sizes = drawn[: last + 1].copy()
    sizes[-1] -= int(sizes.sum()) - wells
    short = SMALLEST_PAD - int(sizes[-1])
    if short > 0 and len(sizes) > 1:
        lender = int(np.argmax(sizes[:-1]))
        if sizes[lender] - short >= SMALLEST_PAD:
            sizes[lender] -= short
            sizes[-1] += short
    return sizes.astype(np.int64)


def _along_network(frame: CountyFrame, terrain: Terrain, rng: np.random.Generator, count: int) -> tuple[Floats, Floats]:
    """`count` places inside the county beside ridges (two thirds) and valleys, and the bearing there."""
    places, bearings = [], []
    for drainage, portion in ((terrain.ridges, 0.66), (terrain.valleys, 0.34)):
        node = _network(drainage)
        picked = node[rng.integers(len(node), size=int(3 * count * portion))]
        begin, finish = terrain.nodes[picked], terrain.nodes[drainage.parent[picked]]
        step = finish - begin
        on_line = begin + step * rng.uniform(size=(len(picked), 1))
        places.append(on_line + rng.normal(scale=40.0, size=on_line.shape))
        bearings.append(np.arctan2(step[:, 0], step[:, 1]))
    found, bearing = np.concatenate(places), np.concatenate(bearings)
    usable = frame.contains(found)
    mixed = rng.permutation(np.flatnonzero(usable))[:count]
    return found[mixed], bearing[mixed]


def _network(drainage: Drainage) -> Ints:
    return np.flatnonzero((drainage.flow >= NETWORK_FLOW) & (drainage.parent >= 0))


def _first_in_cell(places: Floats, cell_m: float) -> Ints:
    """The first place in each square of `cell_m`, in the order given: a cheap way to keep pads apart."""
    squares = np.floor(places / cell_m).astype(np.int64)
    _, first = np.unique(squares[:, 0] * 1_000_003 + squares[:, 1], return_index=True)
    return np.sort(first)


def _numbers(area: Ints) -> Ints:
    """Pad numbers as in 定4127: counted within the work area, each area from its own thousand or above."""
    room = max(1000, 1000 * int(np.ceil((np.bincount(area).max() + 1) / 1000)))
    within = np.arange(len(area)) - np.searchsorted(area, area)
    return np.asarray(room * (area + 1) + 1 + within, dtype=np.int64)
