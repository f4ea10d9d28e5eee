"""What the coverage of a period is reckoned from, read by the worker process, which has a store of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from app.analysis.coverage.near import near_places
from app.analysis.coverage.visits import Seen, Visits, long_enough, seen, visits_of
from app.analysis.coverage.ways import Floats, Ints, Ways, ways_of
from app.analysis.last_visits import last_visits
from app.analysis.stationing import county_metres
from app.domain.asset import AreaKind, AssetLayer
from app.domain.coverage import PassingRule
from app.domain.unit import GUARDING, Unit
from app.domain.visit_need import VisitNeed
from app.services.coverage.ground import POINT_LAYERS, Lines, Places, read_lines, read_needs, read_places
from app.services.coverage.reports import Reports, reports_of
from app.store import asset_store, coverage_store, unit_store, visit_store
from app.store.column_types import from_micros
from app.store.engine import Connection, Database

BACK = timedelta(days=90)
LEAST_READ, MOST_READ = timedelta(hours=72), timedelta(days=31)


@dataclass(frozen=True)
class CoverageOrder:
    """Reckon the coverage of [since, until] by this rule. Each of the needs in `usual` holds as long as nobody has set
    one of a class of its layer."""

    database: Path | str
    since: datetime
    until: datetime
    rule: PassingRule
    usual: tuple[VisitNeed, ...] = ()


@dataclass(frozen=True)
class Field:
    """What was read: units with their positions, the places and lines, what earlier squares tell of visits."""

    units: tuple[Unit, ...]
    tracks: tuple[Floats, ...]
    ways: Ways
    lon_lat: Floats
    places: dict[AssetLayer, Places]
    lines: Lines
    areas: dict[str, str]
    older: Floats
    duty: tuple[tuple[str, float, float], ...]
    checks: tuple[tuple[str, str, float, float], ...]
    problems: tuple[int, int]
    guarding: Ints


def read_field(order: CoverageOrder) -> Field:
    """Everything that a period needs: positions as far back as the longest need asks, older visits by squares."""
    database = Database(order.database)
    try:
        with database.read() as connection:
            return _read(connection, order)
    finally:
        database.close()


def _read(connection: Connection, order: CoverageOrder) -> Field:
    needs = read_needs(connection, order.until, order.usual)
    longest = max((one.gap for one in needs.all), default=LEAST_READ)
    read_since = min(order.since, order.until - min(max(longest, LEAST_READ), MOST_READ))
    units = tuple(unit_store.all_units(connection))
    driven = {one.unit_id for one in unit_store.vehicles.find(connection)}
    tracks = coverage_store.tracks(connection, [one.id for one in units], read_since, order.until)
    to_metres = county_metres()
    ways = ways_of(tracks, [one.id not in driven for one in units], to_metres)
    spans = coverage_store.duty_spans(connection, read_since, order.until)
    duty = tuple((key, begin.timestamp(), end.timestamp()) for key, begin, end in spans)
    older = visit_store.everywhere(connection, order.until - BACK, GUARDING)
    rooms = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
    return Field(
        units,
        tuple(tracks),
        ways,
        np.concatenate([np.zeros((0, 4)), *tracks])[:, 1:3],
        {layer: read_places(connection, layer, needs) for layer in (*POINT_LAYERS, AssetLayer.AREAS)},
        read_lines(connection, needs, to_metres),
        {one.id: str(one.attributes.get("room") or one.name or one.code) for one in rooms},
        older[older[:, 2] < read_since.timestamp() * 1e6],
        duty,
        tuple(
            (asset, unit, came.timestamp(), left.timestamp())
            for asset, unit, came, left in coverage_store.point_checks(connection, read_since, order.until)
        ),
        coverage_store.problems(connection, order.since, order.until),
        np.flatnonzero([one.kind in GUARDING for one in units]),
    )


def reports_since(field: Field, since: float, silent_s: float) -> Reports:
    """Duty and silence of the units after `since`."""
    duty = [(key, max(begin, since), end) for key, begin, end in field.duty]
    return reports_of(field.units, duty, field.ways, silent_s)


def guarding_ways(field: Field) -> tuple[Ways, Ints]:
    """The positions of those whose passing is a visit, and which rows of all they are."""
    rows = np.flatnonzero(np.isin(field.ways.unit, field.guarding))
    return Ways(*(column[rows] for column in vars(field.ways).values())), rows


def place_visits(field: Field, ways: Ways, layer: AssetLayer, rule: PassingRule, until: float) -> Visits:
    """Visits to the places of a layer, what files told of them, and check points of patrols that were reached."""
    places = field.places[layer]
    lon, lat = places.lon_lat().T
    xy = np.column_stack(field.lines.to_metres.transform(lon, lat)) if len(places) else np.zeros((0, 2))
    found = visits_of(ways, *near_places(ways, xy, rule), rule)
    told = _told(places.columns["visited_at"])
    return found.and_also(told.only(told.end <= until)).and_also(_checks(field, places))


def seen_of(field: Field, visits: Visits, lon_lat: Floats, dwell_s: Floats, since: float, until: float) -> Seen:
    """What visits come to; where none is known of the time that was read, the squares of ground tell when somebody was
    there before, though not who."""
    wanted = long_enough(visits, dwell_s)
    found = seen(wanted, len(lon_lat), since, until)
    counted = wanted.only(wanted.end >= since)
    visited = np.bincount(counted.place, minlength=len(lon_lat))
    at = found.at.copy()
    row = np.flatnonzero((at == 0) & (dwell_s == 0))
    if len(row) and len(field.older):
        at[row] = last_visits(field.older, lon_lat[row, 0], lon_lat[row, 1], [None] * len(row)) / 1e6
    return replace(found, at=at, visits=visited)


def _checks(field: Field, places: Places) -> Visits:
    row_of = {key: row for row, key in enumerate(places.columns["id"])}
    unit_of = {one.id: row for row, one in enumerate(field.units)}
    own = [one for one in field.checks if one[0] in row_of and one[1] in unit_of]
    return Visits(
        np.array([row_of[asset] for asset, *_ in own], dtype=np.int64),
        np.array([unit_of[unit] for _, unit, *_ in own], dtype=np.int64),
        np.array([came for _, _, came, _ in own], dtype=np.float64),
        np.array([left for *_, left in own], dtype=np.float64),
        np.ones(len(own), dtype=np.bool_),
    )


def _told(visited_at: Sequence[int | None]) -> Visits:
    rows = np.array([row for row, at in enumerate(visited_at) if at is not None], dtype=np.int64)
    at = np.array([from_micros(visited_at[row] or 0).timestamp() for row in rows.tolist()])
    return Visits(rows, np.full(len(rows), -1), at, at, np.ones(len(rows), dtype=np.bool_))
