"""What a night's crews could look at, and why: wells, stations and stretches of lines with how long nobody was there,
and where incidents were reported. Places and lines only; whose positions they were is not read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.analysis.patrol_proposal.demands import RISK_M, Demands, faded, overdue_times, risk_of
from app.analysis.strength.hours import HOURS_A_DAY, aoristic
from app.analysis.travel import RoadNetwork
from app.domain.asset import AssetLayer, LineKind, SiteKind
from app.domain.visit_need import NeedMode
from app.services.coverage.sights import Sight, Sights
from app.services.duty.strength_reading import AHEAD_H, told_incidents
from app.store.engine import Connection

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HOUR = timedelta(hours=1)
WEIGHT_OF_PIECE, WEIGHT_OF_SITE, WEIGHT_OF_KEY = 0.2, 2.0, 2.0
"""A kilometre of line weighs as two wells, a station too; a key asset twice."""
RISK_DAYS, OTHER_HOURS = 365, 0.25
"""What was reported in a year counts, at other hours than those of the patrol a quarter."""
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


def read_places(connection: Connection, sights: Sights, now: datetime, ends_at: datetime) -> NightPlaces:
    """Everything that a night could look at that begins where `sights` end: the wells, stations and trunk lines with
    what is due of them by the coverage, and what was reported until `now`."""
    pieces, _ = sights.pieces()
    ground = sights.field.lines.ground
    parts = [
        _part(sights.points(AssetLayer.WELLS), 1.0),
        _part(sights.points(AssetLayer.SITES), WEIGHT_OF_SITE, GUARDED_SITES),
        _part(pieces, WEIGHT_OF_PIECE, {LineKind.TRUNK}, ground.piece_from_m + ground.piece_m / 2),
    ]
    begins_at = datetime.fromtimestamp(sights.until, UTC)
    incidents, age, incident_weight = _incidents(connection, now, begins_at, ends_at)
    lon, lat, along_m, gap_h, every_h, weight = np.concatenate([one.numbers for one in parts]).T
    return NightPlaces(
        tuple(key for one in parts for key in one.asset_ids), tuple(name for one in parts for name in one.names),
        tuple(one.layer for one in parts for _ in one.asset_ids), lon, lat, along_m, gap_h, every_h, weight, incidents,
        age, incident_weight,
    )  # fmt: skip


class _Part(NamedTuple):
    """The places of one layer; the rows of `numbers` are lon, lat, how far along, the gap, the hours asked for, the
    weight."""

    layer: AssetLayer
    asset_ids: list[str]
    names: list[str]
    numbers: Floats


def _part(sight: Sight, usual: float, kinds: Collection[str] | None = None, along_m: Floats | None = None) -> _Part:
    told, needs = sight.places.columns, sight.places.needs
    is_wanted = np.array([kinds is None or kind in kinds for kind in told["kind"]], dtype=np.bool_)
    at = np.flatnonzero(is_wanted[sight.row])
    row = sight.row[at]
    # Who must be there day and night is no crew that drives by.
    hours = np.array([*(0.0 if one.mode is NeedMode.GUARD_24H else one.gap / HOUR for one in needs), 0.0])
    weight = usual * np.where(np.array(told["is_key"], dtype=np.bool_), WEIGHT_OF_KEY, 1.0)
    gap = np.where(sight.seen.at[at] > 0, sight.due.gap_s[at] / 3600.0, np.inf)
    along = np.full(len(at), np.nan) if along_m is None else along_m[at]
    rows = row.tolist()
    return _Part(
        sight.places.layer, [told["id"][one] for one in rows], [told["name"][one] or told["code"][one] for one in rows],
        np.column_stack([sight.lon_lat[at].reshape(-1, 2), along, gap, hours[sight.places.need[row]], weight[row]]),
    )  # fmt: skip


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
