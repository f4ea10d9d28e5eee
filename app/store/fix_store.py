"""Positions, a row each, by unit and time: the rawest of what trackers told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Connection, column, func, literal_column, select, table, type_coerce, union

from app.domain.unit import Fix
from app.store import visit_store
from app.store.column_types import to_micros
from app.store.tables import batch, fix, unit, vehicle, visible
from app.store.time_rows import insert_of

_NAMES = ("unit_id", "at", "lon", "lat", "speed_kmh", "course_deg", "accuracy_m", "doubt", "batch_no")


@dataclass(frozen=True, eq=False)
class FixColumns:
    """Many fixes of one mover, one for each moment, in order: microseconds since 1970, degrees, km/h, degrees, metres
    (NaN where not told), and why each is not believed."""

    at: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    speed_kmh: NDArray[np.float64]
    course_deg: NDArray[np.float64]
    accuracy_m: NDArray[np.float64]
    doubt: Sequence[str | None]

    def __len__(self) -> int:
        return len(self.at)


def append(connection: Connection, fixes: Iterable[Fix]) -> int:
    """Keep fixes; one that is there already (same unit, same instant) is left as it is. How many were new."""
    rows = [
        (
            one.unit_id,
            to_micros(one.at),
            one.lon,
            one.lat,
            one.speed_kmh,
            one.course_deg,
            one.accuracy_m,
            one.doubt,
            None,
        )
        for one in fixes
    ]
    visit_store.note(connection, ((row[0], row[1], row[2], row[3], row[4], row[7]) for row in rows))
    return _append(connection, rows)


def append_columns(unit_id: str, fixes: FixColumns, part: slice, batch_no: int, connection: Connection) -> int:
    """Keep some of many fixes as rows of a batch; how many were new. Visits are not noted: do it once for all."""
    count = len(fixes.at[part])
    rows = zip(
        [unit_id] * count,
        fixes.at[part].tolist(),
        fixes.lon[part].tolist(),
        fixes.lat[part].tolist(),
        _told(fixes.speed_kmh[part]),
        _told(fixes.course_deg[part]),
        _told(fixes.accuracy_m[part]),
        fixes.doubt[part],
        [batch_no] * count,
        strict=True,
    )
    return _append(connection, list(rows))


def latest(connection: Connection, since: datetime, until: datetime | None = None) -> list[Fix]:
    """The newest believed fix of each known unit since then (by `until`): one search from the end for each."""
    units = select(unit.c.id).where(visible(unit)).distinct().subquery()
    own = fix.alias()
    by_then = () if until is None else (own.c.at <= until,)
    newest = (
        select(own.c.at)
        .where(own.c.unit_id == units.c.id, own.c.at >= since, own.c.doubt.is_(None), visible(own), *by_then)
        .order_by(own.c.at.desc())
        .limit(1)
        .correlate(units)
        .scalar_subquery()
    )
    rows = connection.execute(select(fix).join(units, (fix.c.unit_id == units.c.id) & (fix.c.at == newest)))
    return [_fix(row) for row in rows.mappings()]


def newest_of(connection: Connection, unit_id: str, since: datetime) -> Fix | None:
    """The newest believed fix of one unit or vehicle since then."""
    own = fix.c.unit_id == unit_id
    query = select(fix).where(own, fix.c.at >= since, fix.c.doubt.is_(None), visible(fix))
    row = connection.execute(query.order_by(fix.c.at.desc()).limit(1)).mappings().first()
    return None if row is None else _fix(row)


def track(connection: Connection, unit_id: str, since: datetime, until: datetime) -> NDArray[np.float64]:
    """A unit's believed fixes in [since, until): rows of (seconds since 1970, lon, lat, speed_kmh or NaN), in order."""
    at = type_coerce(fix.c.at, BigInteger)
    found = connection.execute(
        select(at, fix.c.lon, fix.c.lat, fix.c.speed_kmh)
        .where(fix.c.unit_id == unit_id, fix.c.at >= since, fix.c.at < until, fix.c.doubt.is_(None), visible(fix))
        .order_by(fix.c.at)
    )
    # The driver's own rows: a day at one fix a second is 86,400 of them, and to make a time of each takes longer.
    rows: Sequence[tuple[Any, ...]] = found.cursor.fetchall() if found.cursor else []
    made = np.array(rows, dtype=np.float64).reshape(-1, 4)
    made[:, 0] /= 1e6
    return made


def as_reported(connection: Connection, unit_id: str, since: datetime, until: datetime) -> list[Fix]:
    """All that a unit reported in [since, until), in order, with what was not believed and why: for evidence."""
    within = (fix.c.unit_id == unit_id, fix.c.at >= since, fix.c.at < until)
    rows = connection.execute(select(fix).where(*within, visible(fix)).order_by(fix.c.at))
    return [replace(_fix(row), doubt=row["doubt"]) for row in rows.mappings()]


def heard(connection: Connection, since: datetime, until: datetime) -> dict[str, tuple[datetime, datetime]]:
    """Between when and when each known unit, and each vehicle of none, was believably heard in [since, until): two
    searches by key for each."""
    own_ways = vehicle.c.unit_id.is_(None)
    units = union(
        select(unit.c.id).where(visible(unit)), select(vehicle.c.id).where(visible(vehicle), own_ways)
    ).subquery()
    own = fix.alias()
    within = (own.c.unit_id == units.c.id, own.c.at >= since, own.c.at < until, own.c.doubt.is_(None), visible(own))
    first, last = (
        select(own.c.at).where(*within).order_by(order).limit(1).correlate(units).scalar_subquery()
        for order in (own.c.at, own.c.at.desc())
    )
    rows = connection.execute(select(units.c.id, first, last))
    return {key: (begun, ended) for key, begun, ended in rows if begun is not None}


def first_heard(connection: Connection) -> datetime | None:
    """When a known unit was heard first of what is still kept; a search by key for each."""
    units = select(unit.c.id).where(visible(unit)).distinct().subquery()
    own = fix.alias()
    first = select(func.min(own.c.at)).where(own.c.unit_id == units.c.id).correlate(units).scalar_subquery()
    found: datetime | None = connection.execute(select(func.min(first)).select_from(units)).scalar_one()
    return found


def thinned(connection: Connection, since: int, until: int, every: timedelta) -> dict[str, NDArray[np.float64]]:
    """The ways of all known units in [since, until), microseconds since 1970: by unit, rows of (microseconds, lon,
    lat), the first fix of each stretch of `every`.

    One search for each unit, as the key begins with it: by time alone a month of fixes would be read for half a day.
    """
    units = select(unit.c.id).where(visible(unit)).distinct().subquery()
    at = type_coerce(fix.c.at, BigInteger)
    stretch = fix.c.at.op("/")(literal_column(str(every // timedelta(microseconds=1))))
    first = (
        select(fix.c.unit_id, func.min(fix.c.at).label("at"))
        .join(units, fix.c.unit_id == units.c.id)
        .where(at >= since, at < until, fix.c.doubt.is_(None), visible(fix))
        .group_by(fix.c.unit_id, stretch)
        .subquery()
    )
    own = fix.alias()
    found = connection.execute(
        select(own.c.unit_id, own.c.at, own.c.lon, own.c.lat)
        .join(first, (own.c.unit_id == first.c.unit_id) & (own.c.at == first.c.at))
        .order_by(first.c.unit_id, first.c.at)
    )
    # Text and numbers need no conversion: the driver's own rows are had in a third of the time.
    rows: Sequence[tuple[str, int, float, float]] = found.cursor.fetchall() if found.cursor else []
    if not rows:
        return {}
    unit_ids, *columns = zip(*rows, strict=True)
    places = np.column_stack([np.array(column, np.float64) for column in columns])
    names = np.array(unit_ids)
    begins = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    return {unit_ids[first]: way for first, way in zip(begins, np.split(places, begins[1:]), strict=True)}


def count(connection: Connection) -> int:
    """How many fixes are kept."""
    return int(connection.execute(select(func.count()).select_from(fix).where(visible(fix))).scalar_one())


def _append(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> int:
    """Rows of `_NAMES`. What is known by unit and moment stays as it is, unless it went with a batch that was taken
    back: then the new one takes its place. By the driver's own statement: to name a value costs as much as to write it.
    """
    if not rows:
        return 0
    return connection.exec_driver_sql(*_driven(connection.dialect, rows)).rowcount


def _driven(dialect: Any, rows: Sequence[tuple[Any, ...]]) -> tuple[str, Any]:
    text, is_positional = _statement(dialect.name, dialect.__class__)
    return text, list(rows) if is_positional else [dict(zip(_NAMES, row, strict=True)) for row in rows]


@cache
def _statement(name: str, dialect: type) -> tuple[str, bool]:
    into = table("fix", *(column(one) for one in _NAMES))
    made = insert_of(name)(into)
    gone = select(batch.c.id).where(batch.c.undone_at.is_not(None))
    written = made.on_conflict_do_update(
        index_elements=["unit_id", "at"],
        set_={one: made.excluded[one] for one in _NAMES[2:]},
        where=into.c.batch_no.in_(gone),
    ).compile(dialect=dialect())
    return str(written), bool(written.positional)


def _told(column_: NDArray[np.float64]) -> list[float | None]:
    """The numbers of a column, None where it tells none."""
    if np.isnan(column_).all():
        return [None] * len(column_)
    return [None if value != value else value for value in column_.tolist()]


def _fix(row: Any) -> Fix:
    return Fix(
        row["unit_id"], row["at"], row["lon"], row["lat"], row["speed_kmh"], row["course_deg"], row["accuracy_m"]
    )
