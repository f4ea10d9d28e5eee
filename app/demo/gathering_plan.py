"""Gathering lines: from every pad, pad by pad, to its station; from the stations to transfer and central stations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from app.demo.chance import Chance
from app.demo.cheapest_ways import graph_of, nearest, ways_to_nearest
from app.demo.county_frame import CountyFrame, Floats, Ints
from app.demo.drawn_asset import line_asset, lines_wkb
from app.demo.pads_plan import Pads
from app.demo.place_names import WORK_AREAS
from app.demo.stations_plan import Stations
from app.domain.asset import Asset, AssetLayer, LineKind, Medium, SiteKind
from app.domain.record import OwnerDomain

NEIGHBOURS = 9
DETOUR_POWER = 1.55
"""A way over two short links is preferred to one long link by this power of their lengths."""


@dataclass(frozen=True)
class GatheringLines:
    """Lines as columns; `station` is the station a line leads to in the end, `area` its work area."""

    degrees: list[Floats]
    kinds: list[LineKind]
    media: list[Medium]
    area: Ints
    station: Ints
    from_names: list[str]
    lengths_m: Floats


def plan_gathering(frame: CountyFrame, pads: Pads, stations: Stations, chance: Chance) -> GatheringLines:
    """One line from each pad to the next pad or station on its way, one from each station to the next greater one."""
    rng = chance.stream("gathering")
    collectors = stations.numbers(SiteKind.METERING, SiteKind.TRANSFER, SiteKind.BOOSTER)
    onward, reached = _tree(pads.places, stations.places[collectors])
    places = np.concatenate([pads.places, stations.places[collectors]])
    begin, finish = [pads.places], [places[onward]]
    station = [collectors[reached]]
    names = [f"{number}井场" for number in pads.number.tolist()]
    media = [Medium.GAS if WORK_AREAS[a].gas else Medium.OIL for a in pads.area.tolist()]
    areas = [pads.area]
    kinds = [LineKind.GATHERING] * len(pads.places)
    for low, high, kind in (
        (SiteKind.METERING, SiteKind.TRANSFER, LineKind.GATHERING),
        (SiteKind.TRANSFER, SiteKind.CENTRAL, LineKind.GATHERING),
        (SiteKind.BOOSTER, SiteKind.CENTRAL, LineKind.GATHERING),
        (SiteKind.INJECTION_STATION, SiteKind.TRANSFER, LineKind.INJECTION_LINE),
    ):
        lower, upper = stations.numbers(low), stations.numbers(high)
        if not len(lower) or not len(upper):
            continue
        to = upper[nearest(stations.places[upper], stations.places[lower])]
        begin.append(stations.places[lower])
        finish.append(stations.places[to])
        station.append(to)
        areas.append(stations.areas[lower])
        kinds += [kind] * len(lower)
        names += [stations.names[i] for i in lower.tolist()]
        media += [
            Medium.WATER if kind is LineKind.INJECTION_LINE else Medium.GAS if stations.gas[i] else Medium.OIL
            for i in lower.tolist()
        ]
    bent = frame.to_degrees(_bent(np.concatenate(begin), np.concatenate(finish), rng).reshape(-1, 2)).reshape(-1, 4, 2)
    degrees = list(bent)
    return GatheringLines(
        degrees, kinds, media, np.concatenate(areas), np.concatenate(station), names, frame.lengths_m(degrees)
    )


def gathering_records(lines: GatheringLines, stations: Stations, areas: list[str], chance: Chance) -> Iterator[Asset]:
    """The lines as assets, each saying which station it leads to; `areas` is the jurisdiction's key of each."""
    keys, shapes = chance.keys("gathering", len(lines.degrees)), lines_wkb(lines.degrees)
    operators = [area.operator for area in WORK_AREAS]
    work, station, lengths = lines.area.tolist(), lines.station.tolist(), lines.lengths_m.tolist()
    for i, line in enumerate(lines.degrees):
        to = station[i]
        yield line_asset(
            AssetLayer.PIPELINES,
            keys[i],
            f"集-{i + 1:05d}",
            f"{lines.from_names[i]}至{stations.names[to]}",
            lines.kinds[i],
            line,
            lengths[i],
            owner=OwnerDomain.SOCIAL,
            area_id=areas[i],
            operator=operators[work[i]],
            medium=lines.media[i],
            parent_id=stations.ids[to],
            wkb=shapes[i],
        )


def _tree(pads: Floats, collectors: Floats) -> tuple[Ints, Ints]:
    """For each pad the next node on its way (pads first, then collectors) and the collector reached."""
    places = np.concatenate([pads, collectors])
    near = min(NEIGHBOURS + 1, len(places))
    found = cKDTree(places).query(places, k=near)
    start = np.repeat(np.arange(len(places)), near - 1)
    end, gap = np.asarray(found[1])[:, 1:].ravel(), np.maximum(np.asarray(found[0])[:, 1:].ravel(), 1.0)
    direct = nearest(collectors, pads)
    start = np.concatenate([start, np.arange(len(pads))])
    end = np.concatenate([end, direct + len(pads)])
    gap = np.concatenate([gap, np.maximum(np.hypot(*(collectors[direct] - pads).T), 1.0)])
    links = graph_of(start, end, gap**DETOUR_POWER, len(places))
    _, onward, reached = ways_to_nearest(links, np.arange(len(pads), len(places)))
    return onward[: len(pads)], reached[: len(pads)] - len(pads)


def _bent(begin: Floats, finish: Floats, rng: np.random.Generator) -> Floats:
    """(n, 4, 2): lines with two slight bends, as lines over broken ground have."""
    step = finish - begin
    aside = np.column_stack([-step[:, 1], step[:, 0]])
    first = begin + step * rng.uniform(0.2, 0.45, (len(step), 1)) + aside * rng.normal(0, 0.09, (len(step), 1))
    second = begin + step * rng.uniform(0.55, 0.8, (len(step), 1)) + aside * rng.normal(0, 0.09, (len(step), 1))
    return np.stack([begin, first, second, finish], axis=1)
