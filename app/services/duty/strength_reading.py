"""Reads what the store knows of incidents and strength into one table of places and hours.

Incidents are cases, calls and alerts that proved true; one trouble that is an alert, a call and a case counts once. A
span is whole days of the county up to last midnight, so that each hour has had the same number of days. Strength that
is not on record is not taken for absent: days without any position, or any roster, are left out of its mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.analysis.strength.hours import (
    DAYS_A_WEEK,
    HOUR_S,
    HOURS_A_DAY,
    Floats,
    Ints,
    aoristic,
    by_place_and_hour,
    on_record,
    pieces,
)
from app.analysis.strength.places import Places
from app.analysis.strength.staffing import Incidents
from app.domain.asset import AreaKind
from app.domain.natural_order import natural
from app.domain.roster_turn import COUNTY_TIME
from app.domain.strength import FOUND_BY_PATROLS, TOLD_BY_OURSELVES, StrengthRows
from app.store import strength_store
from app.store.engine import Connection

AHEAD_H = int(COUNTY_TIME.utcoffset(None).total_seconds() // HOUR_S)
MICROS = 1_000_000
SAMPLE, LONG_SAMPLE, LONG_DAYS = timedelta(minutes=30), timedelta(hours=1), 90
"""A unit is looked for once in this time (the longer one over more than `LONG_DAYS`) and counts for all of it where it
was found; over weeks that is as good as every fix, and a search each."""
_HOUR_BEFORE = 3_600 * MICROS
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class PlaceRows:
    """The rows of a table: the areas in the order of their codes, or one row for a county without areas. `of_area` is
    the row of a room's key, for what is on record without a place; a grid cell has none."""

    rows: StrengthRows
    names: tuple[str, ...]
    places: Places | None
    of_area: Mapping[str, int]

    def of(self, lon: Sequence[float | None], lat: Sequence[float | None], area_ids: Sequence[str | None]) -> Ints:
        """In which row each of these lies: by its place, else by its room; -1 where neither tells."""
        if self.places is None:
            return np.zeros(len(lon), dtype=np.int64)
        found = self.places.numbers(np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64))
        for at in np.flatnonzero(found < 0).tolist():
            found[at] = self.of_area.get(area_ids[at] or "", -1)
        return found


@dataclass(frozen=True)
class StrengthTable:
    """Amounts by row, weekday and hour, (rows, 7, 24): `incidents` (shares sum to incidents), `reported` of them, all
    `alerts`; head-minutes on posts and unit-minutes on patrol. `duty_hours` and `patrol_hours`, (7, 24), are how often
    each hour of the week is on record by rosters and by positions. `unplaced` incidents lie in no row."""

    rows: StrengthRows
    names: tuple[str, ...]
    since: date
    until: date
    incidents: Floats
    reported: Floats
    alerts: Floats
    duty_min: Floats
    patrol_min: Floats
    duty_hours: Floats
    patrol_hours: Floats
    unplaced: float

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def duty_days(self) -> int:
        """Days of the span on which a roster is on record."""
        return round(float(self.duty_hours.sum()) / HOURS_A_DAY)

    @property
    def patrol_days(self) -> int:
        """Days of the span on which positions are on record."""
        return round(float(self.patrol_hours.sum()) / HOURS_A_DAY)


def midnight(day: date) -> datetime:
    """When a day of the county begins."""
    return datetime.combine(day, time(), COUNTY_TIME).astimezone(UTC)


def county_days(now: datetime, days: int) -> tuple[date, date]:
    """The `days` whole days before today: the first, and today."""
    today = now.astimezone(COUNTY_TIME).date()
    return today - timedelta(days=days), today


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def read_rows(connection: Connection, rows: StrengthRows) -> PlaceRows:
    """The rows as the county's areas are now; weekdays are counted from the rooms."""
    kind = AreaKind.GRID_CELL if rows is StrengthRows.CELLS else AreaKind.JURISDICTION
    found = strength_store.areas(connection, kind)
    order = sorted(range(len(found["id"])), key=lambda at: natural(found["code"][at]))
    order = [at for at in order if found["shape"][at] is not None]
    if not order:
        return PlaceRows(rows, ("",), None, {})
    of_area = {} if kind is AreaKind.GRID_CELL else {found["id"][at]: row for row, at in enumerate(order)}
    names = tuple(_name(found, at) for at in order)
    return PlaceRows(rows, names, Places([found["shape"][at] for at in order]), of_area)


@dataclass(frozen=True)
class ToldIncidents:
    """Cases, calls and true alerts, one trouble once: each has a lon, lat (None where not known) and area_id. `begins`
    and `ends` are between when it may have been, `heard` when it was known (seconds since 1970); `own`: found by
    patrols."""

    records: tuple[strength_store.CaseTime | strength_store.CallTime | strength_store.AlertTime, ...]
    begins: Floats
    ends: Floats
    heard: Floats
    own: NDArray[np.bool_]
    alerts: Sequence[strength_store.AlertTime]
    """Every alert of the field, also what proved to be nothing."""


def told_incidents(connection: Connection, since: datetime, until: datetime, all_since: datetime) -> ToldIncidents:
    """What happened between `since` and `until`, and every alert from `all_since` on."""
    cases = strength_store.cases_between(connection, since, until)
    calls = strength_store.calls_between(connection, since, until)
    alerts = strength_store.alerts_between(connection, since, all_since, until)
    known = {one.id for one in cases}
    calls = [one for one in calls if one.case_id not in known]
    true = [one for one in alerts if one.verdict == "TRUE" and one.call_id is None]
    true = _not_of(cases, true)
    told = [(one.occurred_from, one.occurred_to, one.discovered_at) for one in cases]
    told += [(one.occurred_at, one.occurred_at, one.received_at) for one in calls]
    told += [(one.occurred_at, one.occurred_at, one.received_at) for one in true]
    begins, ends, heard = (_seconds([times[n] for times in told]) for n in range(3))
    own = np.array(
        [one.discovery in FOUND_BY_PATROLS for one in cases]
        + [one.source in TOLD_BY_OURSELVES for one in calls]
        + [False] * len(true),
        dtype=np.bool_,
    )
    return ToldIncidents((*cases, *calls, *true), begins, ends, heard, own, alerts)


def read_incidents(
    connection: Connection, rows: PlaceRows, since: datetime, until: datetime, all_since: datetime
) -> tuple[Incidents, Incidents, Floats]:
    """The shares of all incidents between `since` and `until`, of the reported ones of them, and (rows, 7, 24) of every
    alert from `all_since` on."""
    told = told_incidents(connection, since, until, all_since)
    row = _rows_of(rows, told.records)
    of, hour, share = aoristic(told.begins, told.ends, AHEAD_H)
    known_day = ((told.heard / HOUR_S + AHEAD_H) // HOURS_A_DAY).astype(np.int64)
    found = Incidents(row[of], hour, share, known_day[of])
    first, after = (day_number(at.astimezone(COUNTY_TIME).date()) for at in (since, until))
    inside = (found.day >= first) & (found.day < after)
    every = [one for one in told.alerts if one.occurred_at >= strength_store.micros(all_since)]
    alert_hour = (_seconds([one.occurred_at for one in every]) // HOUR_S).astype(np.int64) + AHEAD_H
    counted = by_place_and_hour(_rows_of(rows, every), alert_hour, np.ones(len(every)), len(rows.names))
    return found.where(inside), found.where(inside & ~told.own[of]), counted


def read_strength(
    connection: Connection, rows: PlaceRows, since: datetime, until: datetime
) -> tuple[Floats, Floats, Floats, Floats]:
    """Head-minutes on posts and the hours on record by rosters, unit-minutes on patrol and the hours on record by
    positions. Posts are told by room, so grid cells have none."""
    posts = strength_store.duty_between(connection, since, until)
    begin, end = _seconds([one.since for one in posts]), _seconds([one.until for one in posts])
    found = pieces(np.maximum(begin, since.timestamp()), np.minimum(end, until.timestamp()), AHEAD_H)
    row = _rows_of_areas(rows, [one.area_id for one in posts])
    heads = np.array([one.heads for one in posts], dtype=np.float64)
    duty = by_place_and_hour(row[found.of], found.hour, heads[found.of] * found.seconds / 60.0, len(rows.names))
    every = SAMPLE if until - since <= timedelta(days=LONG_DAYS) else LONG_SAMPLE
    fixes = strength_store.patrols_sampled(
        connection, strength_store.micros(since), strength_store.micros(until), every // timedelta(microseconds=1)
    )
    hour = (fixes[:, 0] // (HOUR_S * MICROS)).astype(np.int64) + AHEAD_H
    at = rows.places.numbers(fixes[:, 1], fixes[:, 2]) if rows.places else np.zeros(len(fixes), dtype=np.int64)
    minutes = np.full(len(fixes), every / timedelta(minutes=1))
    patrol = by_place_and_hour(at, hour, minutes, len(rows.names))
    return duty, on_record(found.hour), patrol, on_record(hour)


def read_table(connection: Connection, rows: StrengthRows, now: datetime, days: int) -> StrengthTable:
    """Incidents and strength of the last `days` whole days."""
    since, until = county_days(now, days)
    begin, end = midnight(since), midnight(until)
    places = read_rows(connection, rows)
    every, reported, alerts = read_incidents(connection, places, begin, end, begin)
    duty, duty_hours, patrol, patrol_hours = read_strength(connection, places, begin, end)
    size = len(places.names)
    return StrengthTable(
        rows=rows,
        names=places.names,
        since=since,
        until=until,
        incidents=by_place_and_hour(every.row, every.hour, every.share, size),
        reported=by_place_and_hour(reported.row, reported.hour, reported.share, size),
        alerts=alerts,
        duty_min=duty,
        patrol_min=patrol,
        duty_hours=duty_hours,
        patrol_hours=patrol_hours,
        unplaced=float(every.share[every.row < 0].sum()),
    )


def _not_of(
    cases: Sequence[strength_store.CaseTime], alerts: Sequence[strength_store.AlertTime]
) -> list[strength_store.AlertTime]:
    """Alerts that no case is of: neither opened from it, nor of the same asset while the deed may have happened or
    was noticed."""
    opened = {one.source_id for one in cases}
    times: dict[str, list[tuple[int, int]]] = {}
    for one in cases:
        if one.asset_id:
            last = max(one.occurred_to, one.discovered_at)
            times.setdefault(one.asset_id, []).append((one.occurred_from - _HOUR_BEFORE, last))
    return [
        one
        for one in alerts
        if one.id not in opened
        and not any(begin <= one.occurred_at <= end for begin, end in times.get(one.asset_id or "", ()))
    ]


def _rows_of(rows: PlaceRows, records: Sequence[Any]) -> Ints:
    return rows.of([one.lon for one in records], [one.lat for one in records], [one.area_id for one in records])


def _rows_of_areas(rows: PlaceRows, area_ids: Sequence[str]) -> Ints:
    if rows.places is None:
        return np.zeros(len(area_ids), dtype=np.int64)
    return np.array([rows.of_area.get(one, -1) for one in area_ids], dtype=np.int64)


def _seconds(micros: Sequence[int]) -> Floats:
    return np.array(micros, dtype=np.float64) / MICROS


def _name(found: Mapping[str, Sequence[Any]], at: int) -> str:
    room = (found["attributes"][at] or {}).get("room")
    return str(room or found["name"][at] or found["code"][at])


def weekly(amount: Floats) -> Floats:
    """By weekday and hour, (7, 24), over all rows."""
    summed: Floats = amount.sum(axis=0).reshape(DAYS_A_WEEK, HOURS_A_DAY)
    return summed
