"""The drawn road network (示意): highways and county roads between townships, lease roads to every pad, all one piece.

Roads run over the grid of the terrain, preferring ridges and valleys; roads that meet share a grid node, so every
crossing is a junction and the network can be routed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from app.demo.chance import Chance
from app.demo.cheapest_ways import nearest, way_back, ways_from, ways_to_nearest
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.drawn_asset import line_asset, lines_wkb
from app.demo.pads_plan import Pads
from app.demo.place_names import TOWNSHIPS, township_places
from app.demo.road_chains import chained, smoothed
from app.demo.terrain import Terrain
from app.domain.asset import Asset, AssetLayer, RoadKind
from app.domain.record import OwnerDomain

RANKS = (RoadKind.HIGHWAY, RoadKind.COUNTY_ROAD, RoadKind.TOWNSHIP_ROAD, RoadKind.LEASE_ROAD)
SPEED_KMH = {
    RoadKind.HIGHWAY: 75.0,
    RoadKind.COUNTY_ROAD: 55.0,
    RoadKind.TOWNSHIP_ROAD: 40.0,
    RoadKind.LEASE_ROAD: 25.0,
}
_HIGHWAYS = (
    ("盐场堡", "定边", "贺圈", "砖井", "安边", "郝滩"),
    ("石洞沟", "定边", "红柳沟", "冯地坑", "姬塬", "樊学"),
    ("砖井", "杨井", "新安边", "油房庄"),
)
_DETOUR = 1.35


@dataclass(frozen=True)
class Roads:
    """Stretches between junctions: vertices in frame metres, rank in `RANKS`, junctions at both ends, true lengths."""

    lines: list[Floats]
    degrees: list[Floats]
    rank: Ints
    ends: Ints
    junctions: Floats
    lengths_m: Floats


def plan_roads(frame: CountyFrame, terrain: Terrain, pads: Pads, chance: Chance) -> Roads:
    """The whole network of one seed."""
    rng = chance.stream("roads")
    on_network = (terrain.valleys.flow > 12) | (terrain.ridges.flow > 12)
    per_metre = np.where(on_network, 1.0, 1.7) * rng.uniform(0.9, 1.1, len(terrain.nodes))
    per_metre[~frame.contains(terrain.nodes)] = 40.0
    ground = terrain.costs(per_metre)
    towns = nearest(terrain.nodes, township_places(frame))
    ways = [ways_from(ground, town) for town in towns.tolist()]
    links: dict[tuple[int, int], int] = {}
    for one, other, rank in _town_pairs(np.array([cost[towns] for cost, _ in ways])):
        _lay(links, way_back(ways[one][1], int(towns[other])), rank)
    _reach(links, ground, nearest(terrain.nodes, _outposts(pads)), RANKS.index(RoadKind.TOWNSHIP_ROAD))
    _reach(links, ground, np.unique(nearest(terrain.nodes, pads.places)), RANKS.index(RoadKind.LEASE_ROAD))
    chains, ranks = chained(links)
    number = {node: i for i, node in enumerate(sorted({end for chain in chains for end in (chain[0], chain[-1])}))}
    lines = [smoothed(terrain.nodes[chain], 2 if r < 3 else 1) for chain, r in zip(chains, ranks, strict=True)]
    degrees = [frame.to_degrees(line) for line in lines]
    return Roads(
        lines,
        degrees,
        np.array(ranks),
        np.array([[number[chain[0]], number[chain[-1]]] for chain in chains]),
        terrain.nodes[list(number)],
        frame.lengths_m(degrees),
    )


def road_records(roads: Roads, chance: Chance) -> Iterator[Asset]:
    """The stretches as assets, each saying that it is drawn and which junctions it joins."""
    keys, shapes = chance.keys("roads", len(roads.lines)), lines_wkb(roads.degrees)
    ends = roads.ends.tolist()
    for i, line in enumerate(roads.degrees):
        kind = RANKS[int(roads.rank[i])]
        told = {"note": "示意", "from_junction": ends[i][0], "to_junction": ends[i][1], "speed_kmh": SPEED_KMH[kind]}
        yield line_asset(
            AssetLayer.ROADS,
            keys[i],
            f"示意-{i + 1:05d}",
            f"示意{_WORDS[kind]}{i + 1}",
            kind,
            line,
            float(roads.lengths_m[i]),
            owner=OwnerDomain.SOCIAL,
            area_id=None,
            wkb=shapes[i],
            attributes=told,
        )


_WORDS = {
    RoadKind.HIGHWAY: "干线公路",
    RoadKind.COUNTY_ROAD: "县道",
    RoadKind.TOWNSHIP_ROAD: "乡道",
    RoadKind.LEASE_ROAD: "井区道路",
}


def _town_pairs(far: Floats) -> Iterator[tuple[int, int, int]]:
    """Which townships are joined by a road, and its rank: the highways, then whatever spares a detour."""
    index = {town.short_name: i for i, town in enumerate(TOWNSHIPS)}
    for way in _HIGHWAYS:
        for begin, finish in pairwise(way):
            yield index[begin], index[finish], RANKS.index(RoadKind.HIGHWAY)
    there = np.full(far.shape, np.inf)
    np.fill_diagonal(there, 0.0)
    for flat in np.argsort(far, axis=None, kind="stable"):
        one, other = divmod(int(flat), len(far))
        if one < other and there[one, other] > _DETOUR * far[one, other]:
            through = (
                np.minimum(there[:, [one]] + there[[other], :], there[:, [other]] + there[[one], :]) + far[one, other]
            )
            there = np.minimum(there, through)
            yield one, other, RANKS.index(RoadKind.COUNTY_ROAD)


def _outposts(pads: Pads) -> Floats:
    """A few hundred pads apart from each other that a township road must reach."""
    squares = np.floor(pads.places / 3_500.0).astype(np.int64)
    return pads.places[np.unique(squares, axis=0, return_index=True)[1]]


def _lay(links: dict[tuple[int, int], int], way: list[int], rank: int) -> None:
    """Add the links of a way; where a road lies already, the higher rank stays."""
    for one, other in pairwise(way):
        link = (min(one, other), max(one, other))
        links[link] = min(rank, links.get(link, rank))


def _reach(links: dict[tuple[int, int], int], ground: csr_array, targets: Ints, rank: int) -> None:
    """Lead a road of `rank` from the network to each target node by the cheapest way."""
    laid = {node for link in links for node in link}
    heading = ways_to_nearest(ground, np.array(sorted(laid)))[1].tolist()
    for target in targets.tolist():
        way = [target]
        while way[-1] not in laid:
            way.append(heading[way[-1]])
        laid.update(way)
        _lay(links, way, rank)
