"""Stations of the field: metering and booster stations among their pads, transfer and central stations above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.demo.chance import Chance
from app.demo.cheapest_ways import nearest
from app.demo.county_frame import Bools, CountyFrame, Floats, Ints
from app.demo.drawn_asset import point_asset
from app.demo.pads_plan import Pads
from app.demo.place_names import TOWNSHIPS, WORK_AREAS, nearest_township
from app.domain.asset import Asset, AssetLayer, Medium, SiteKind
from app.domain.record import OwnerDomain

PADS_PER_STATION = 34
MOST_STATIONS = 128
_WORDS = {
    SiteKind.METERING: "计量站",
    SiteKind.TRANSFER: "接转站",
    SiteKind.BOOSTER: "增压站",
    SiteKind.CENTRAL: "联合站",
    SiteKind.INJECTION_STATION: "注水站",
    SiteKind.INITIAL: "首站",
    SiteKind.TERMINAL: "末站",
}


@dataclass(frozen=True)
class Stations:
    """Stations as columns: frame places, kind, whether of gas, work area, name."""

    ids: list[str]
    places: Floats
    kinds: list[SiteKind]
    gas: Bools
    areas: Ints
    names: list[str]

    def numbers(self, *kinds: SiteKind) -> Ints:
        """The stations of these kinds."""
        return np.array([i for i, kind in enumerate(self.kinds) if kind in kinds], dtype=np.int64)


def plan_stations(frame: CountyFrame, pads: Pads, chance: Chance) -> Stations:
    """Collectors by clustering the pads; above them transfer, central, initial and terminal stations."""
    rng = chance.stream("stations")
    gas_area = np.array([area.gas for area in WORK_AREAS])
    count = int(np.clip(len(pads.wells) // PADS_PER_STATION, 5, MOST_STATIONS))
    middles, home = clusters(pads.places, min(count, len(pads.places)), rng)
    area = pads.area[nearest(pads.places, middles)]
    kinds = _collector_kinds(np.bincount(home, minlength=len(middles)), gas_area[area])
    collectors = _beside(frame, middles, rng, 260.0)
    oil = collectors[~gas_area[area]] if (~gas_area[area]).any() else collectors
    injection = _beside(frame, _apart(oil, min(18, len(oil))), rng, 700.0)
    central = _beside(frame, _apart(collectors, min(7, len(collectors))), rng, 500.0)
    initial = _beside(frame, central, rng, 420.0)
    terminal = _border_ends(frame)
    places = np.concatenate([collectors, injection, central, initial, terminal])
    kinds += [SiteKind.INJECTION_STATION] * len(injection) + [SiteKind.CENTRAL] * len(central)
    kinds += [SiteKind.INITIAL] * len(initial) + [SiteKind.TERMINAL] * len(terminal)
    areas = pads.area[nearest(pads.places, places)]
    return Stations(
        chance.keys("stations", len(places)), places, kinds, gas_area[areas], areas, _names(frame, places, kinds)
    )


def station_records(stations: Stations, frame: CountyFrame, areas: list[str]) -> Iterator[Asset]:
    """The stations as assets; `areas` is the jurisdiction's key of each."""
    degrees = frame.to_degrees(stations.places)
    for i, kind in enumerate(stations.kinds):
        yield point_asset(
            AssetLayer.SITES,
            stations.ids[i],
            f"站-{i + 1:03d}",
            stations.names[i],
            kind,
            degrees[i],
            owner=OwnerDomain.SOCIAL,
            area_id=areas[i],
            operator=WORK_AREAS[int(stations.areas[i])].operator,
            medium=_medium(kind, bool(stations.gas[i])),
            is_key=kind in (SiteKind.CENTRAL, SiteKind.INITIAL),
        )


def clusters(places: Floats, count: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """`count` middles of `places` (Lloyd's iteration) and which middle each place belongs to."""
    middles = places[np.sort(rng.choice(len(places), size=count, replace=False))]
    for _ in range(8):
        home = nearest(middles, places)
        held = np.bincount(home, minlength=count)
        sums = np.column_stack([np.bincount(home, weights=places[:, axis], minlength=count) for axis in (0, 1)])
        middles = np.where(held[:, None] > 0, sums / np.maximum(held, 1)[:, None], middles)
    return middles, nearest(middles, places)


def _collector_kinds(pads_of: Ints, gas: Bools) -> list[SiteKind]:
    """Gas collectors are booster stations; of the oil collectors the largest fifth are transfer stations."""
    order = np.argsort(-np.where(gas, -1, pads_of), kind="stable")
    transfer = set(order[: max(1, int(0.2 * (~gas).sum()))].tolist())
    return [
        SiteKind.BOOSTER if gas[i] else SiteKind.TRANSFER if i in transfer else SiteKind.METERING
        for i in range(len(gas))
    ]


def _apart(places: Floats, count: int) -> Floats:
    """`count` of the places, each as far as possible from those before it."""
    chosen = [int(np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1)))]
    while len(chosen) < count:
        gap = np.min(((places[:, None, :] - places[chosen][None, :, :]) ** 2).sum(axis=2), axis=1)
        chosen.append(int(np.argmax(gap)))
    return places[chosen]


def _beside(frame: CountyFrame, places: Floats, rng: np.random.Generator, reach_m: float) -> Floats:
    """Places moved by `reach_m` in any direction that stays in the county, or by less towards its middle."""
    turn = rng.uniform(0, 2 * np.pi, len(places))
    moved = places + reach_m * np.column_stack([np.sin(turn), np.cos(turn)])
    outside = ~frame.contains(moved)
    moved[outside] = 0.97 * places[outside]
    still = ~frame.contains(moved)
    moved[still] = places[still]
    return np.asarray(moved)


def _border_ends(frame: CountyFrame) -> Floats:
    """Terminal stations: where trunk lines leave the county, a little inside eight points of its outline."""
    ring = frame.outline_m.exterior
    inner = frame.outline_m.buffer(-900.0)
    points = []
    for share in (0.02, 0.14, 0.27, 0.40, 0.52, 0.64, 0.78, 0.90):
        at = ring.interpolate(share, normalized=True)
        near = inner.boundary.interpolate(inner.boundary.project(at))
        points.append((near.x, near.y))
    return np.array(points)


def _names(frame: CountyFrame, places: Floats, kinds: list[SiteKind]) -> list[str]:
    """Named for the nearest township, numbered within it: 姬塬3号计量站."""
    used: dict[tuple[int, SiteKind], int] = {}
    names = []
    for town, kind in zip(nearest_township(frame, places).tolist(), kinds, strict=True):
        used[town, kind] = used.get((town, kind), 0) + 1
        names.append(f"{TOWNSHIPS[town].short_name}{used[town, kind]}号{_WORDS[kind]}")
    return names


def _medium(kind: SiteKind, gas: bool) -> str:
    if kind is SiteKind.INJECTION_STATION:
        return Medium.WATER
    return Medium.GAS if gas else Medium.OIL
