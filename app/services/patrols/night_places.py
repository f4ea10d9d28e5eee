"""What a night's crews could look at, and why: wells, stations and stretches of lines with how long nobody was there,
and where incidents were reported. Places and lines only; whose positions they were is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.last_visits import BACK, last_visits
from app.analysis.patrol_proposal.demands import RISK_M, Demands, faded, overdue_times, risk_of
from app.analysis.strength.hours import HOURS_A_DAY, aoristic
from app.analysis.travel import RoadNetwork
from app.domain.asset import AssetLayer, AssetStatus, LineKind, SiteKind, WellStatus
from app.domain.unit import GUARDING
from app.services.duty.strength_reading import AHEAD_H, told_incidents
from app.store import asset_store, visit_store
from app.store.engine import Connection

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Needed = Callable[[str, AssetLayer, str, bool], float]
"""Hours within which an asset (key, layer, kind, whether it is a key one) is to be seen; 0 where nothing is asked."""

PIECE_M = 100.0
WEIGHT_OF_PIECE, WEIGHT_OF_SITE, WEIGHT_OF_KEY = 0.2, 2.0, 2.0
"""A kilometre of line weighs as two wells, a station too; a key asset twice."""
RISK_DAYS, OTHER_HOURS = 365, 0.25
"""What was reported in a year counts, at other hours than those of the patrol a quarter."""
GONE = frozenset({WellStatus.SEALED.value, AssetStatus.RETIRED.value})
GUARDED_SITES = frozenset(SiteKind) - {
    SiteKind.POLICE_ROOM, SiteKind.POLICE_STATION, SiteKind.GUARD_COMPANY, SiteKind.SCRAP_YARD
}  # fmt: skip
_DEGREE_M = 111_320.0


@dataclass(frozen=True)
class NightPlaces:
    """The places, (n,) each: the asset's key, code or name, and layer; for pieces of lines how far along (metres from
    the line's begin, NaN for others); hours since somebody was there (infinite: not known) and hours asked for (0:
    nothing is). Incidents, (k,) each: lon, lat, age in days, weight."""

    asset_ids: tuple[str, ...]
    names: tuple[str, ...]
    layers: tuple[AssetLayer, ...]
    lon: Floats
    lat: Floats
    along_m: Floats
    gap_h: Floats
    every_h: Floats
    weight: Floats
    incidents: Floats
    age_days: Floats
    incident_weight: Floats

    def demands(self, roads: RoadNetwork, risk_part: float) -> Demands:
        """What these are worth to be looked at."""
        overdue = self.overdue
        risk = risk_of(
            roads.flat(np.column_stack([self.lon, self.lat])), roads.flat(self.incidents), self.incident_weight
        )
        return Demands(self.lon, self.lat, overdue * self.weight, risk * self.weight, risk_part)

    @property
    def overdue(self) -> Floats:
        """How often the interval has gone by; 0 where nothing is due."""
        asked = self.every_h > 0
        every = np.where(asked, self.every_h, 1.0)
        return np.where(asked, overdue_times(self.gap_h, every), 0.0)

    @property
    def keys(self) -> list[str]:
        """A name of each place that no other has, in no order of the database's."""
        return [
            one if np.isnan(at) else f"{one} {at:.0f}"
            for one, at in zip(self.asset_ids, self.along_m.tolist(), strict=True)
        ]

    def incidents_near(self, place: int) -> Floats:
        """The ages in days of the incidents that make a place risky, the newest first."""
        if not len(self.incidents):
            return np.zeros(0)
        wide = float(np.cos(np.radians(self.lat[place])))
        east, north = (self.incidents - (self.lon[place], self.lat[place])).T * _DEGREE_M
        near = np.hypot(east * wide, north) < RISK_M
        ages: Floats = np.sort(self.age_days[near])
        return ages


def read_places(
    connection: Connection, needed: Needed, now: datetime, begins_at: datetime, ends_at: datetime
) -> NightPlaces:
    """Everything that a night from `begins_at` to `ends_at` could look at, as it is known `now`."""
    found = [
        *_points(connection, AssetLayer.WELLS, needed),
        *_points(connection, AssetLayer.SITES, needed),
        *_pieces(connection, needed),
    ]
    lon, lat = [one.lon for one in found], [one.lat for one in found]
    seen = visit_store.everywhere(connection, now - BACK, GUARDING)
    visits = last_visits(seen, lon, lat, [one.visited for one in found])
    gap = np.where(visits > 0, (begins_at.timestamp() - visits / 1e6) / 3600.0, np.inf)
    incidents, age, incident_weight = _incidents(connection, now, begins_at, ends_at)
    return NightPlaces(
        tuple(one.asset_id for one in found), tuple(one.name for one in found), tuple(one.layer for one in found),
        np.array(lon), np.array(lat), np.array([one.along_m for one in found]), gap,
        np.array([one.every_h for one in found]), np.array([one.weight for one in found]), incidents, age,
        incident_weight,
    )  # fmt: skip


class _Place(NamedTuple):
    asset_id: str
    name: str
    layer: AssetLayer
    lon: float
    lat: float
    along_m: float
    every_h: float
    weight: float
    visited: int | None


def _points(connection: Connection, layer: AssetLayer, needed: Needed) -> Iterator[_Place]:
    columns = ("id", "code", "name", "kind", "status", "is_key", "lon", "lat", "visited_at")
    told = asset_store.layer_columns(connection, layer, columns)
    usual = 1.0 if layer is AssetLayer.WELLS else WEIGHT_OF_SITE
    for key, code, name, kind, status, is_key, lon, lat, visited in zip(*(told[one] for one in columns), strict=True):
        if status not in GONE and (layer is AssetLayer.WELLS or kind in GUARDED_SITES):
            weight = usual * (WEIGHT_OF_KEY if is_key else 1.0)
            every = needed(key, layer, kind, bool(is_key))
            yield _Place(key, name or code, layer, lon, lat, float("nan"), every, weight, visited)


def _pieces(connection: Connection, needed: Needed) -> Iterator[_Place]:
    """Trunk lines cut into pieces of `PIECE_M`, each told by its middle."""
    columns = ("id", "code", "name", "kind", "status", "is_key", "shape", "length_m")
    told = asset_store.layer_columns(connection, AssetLayer.PIPELINES, columns)
    for key, code, name, kind, status, is_key, shape, length in zip(*(told[one] for one in columns), strict=True):
        if kind != LineKind.TRUNK or status in GONE or shape is None or not length:
            continue
        every = needed(key, AssetLayer.PIPELINES, kind, bool(is_key))
        weight = WEIGHT_OF_PIECE * (WEIGHT_OF_KEY if is_key else 1.0)
        number = max(1, round(length / PIECE_M))
        at = (np.arange(number) + 0.5) / number
        line = shapely.line_merge(shapely.from_wkb(shape))
        middles = shapely.get_coordinates(shapely.line_interpolate_point(line, at, normalized=True))
        for (lon, lat), part in zip(middles.tolist(), at.tolist(), strict=True):
            yield _Place(key, name or code, AssetLayer.PIPELINES, lon, lat, part * length, every, weight, None)


def _incidents(
    connection: Connection, now: datetime, begins_at: datetime, ends_at: datetime
) -> tuple[Floats, Floats, Floats]:
    """What was reported, and not found by patrols: learnt from that, they would be sent where they were already."""
    told = told_incidents(connection, now - timedelta(days=RISK_DAYS), now, now)
    of, hour, share = aoristic(told.begins, told.ends, AHEAD_H)
    inside = np.isin(hour % HOURS_A_DAY, _hours(begins_at, ends_at))
    part = np.bincount(of, weights=np.where(inside, share, OTHER_HOURS * share), minlength=len(told.records))
    placed = np.array([one.lon is not None and one.lat is not None for one in told.records], dtype=np.bool_)
    kept = np.flatnonzero(placed & ~told.own)
    places = np.array([(told.records[at].lon, told.records[at].lat) for at in kept.tolist()], dtype=np.float64)
    age = (now.timestamp() - told.ends[kept]) / 86_400.0
    return places.reshape(-1, 2), age, faded(age) * part[kept]


def _hours(begins_at: datetime, ends_at: datetime) -> Ints:
    """The hours of the county's clock from one moment to another."""
    first = int(begins_at.timestamp() // 3600) + AHEAD_H
    last = int(np.ceil(ends_at.timestamp() / 3600)) + AHEAD_H
    return np.unique(np.arange(first, max(last, first + 1)) % HOURS_A_DAY)
