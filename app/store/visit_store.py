"""The newest fix of each unit in each small square of ground: who was last near a place is a search by key.

Kept in step where fixes are written (`fix_store.append`, `BatchWriter`). Doubtful fixes and those of somebody who
drives by are none. A fix that is gone with its batch is no visit any more: each is looked up before it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, Connection, and_, column, delete, exists, or_, select, table, type_coerce

from app.domain.position import Position, distance_m
from app.domain.unit import UnitKind
from app.domain.visit import CELL_LAT, CELL_LON, MOST_KMH, REACH_M, ROW, Visit, cell_of, cells_around
from app.store.tables import fix, unit, visible, visit
from app.store.time_rows import insert_of

_AT_ONCE = 500
PlainFix = tuple[str, int, float, float, float | None, str | None]
"""Unit, microseconds since 1970, lon, lat, km/h, doubt."""


def note(connection: Connection, rows: Iterable[PlainFix]) -> None:
    """Take in fixes; what is kept of a unit's square already stays where it is newer."""
    newest: dict[tuple[int, str], PlainFix] = {}
    for row in rows:
        unit_id, at, lon, lat, speed_kmh, doubt = row
        if doubt is None and (speed_kmh is None or speed_kmh <= MOST_KMH):
            key = (cell_of(lon, lat), unit_id)
            if key not in newest or newest[key][1] < at:
                newest[key] = row
    if newest:
        kept = [
            {"cell": cell, "unit_id": unit_id, "at": row[1], "lon": row[2], "lat": row[3]}
            for (cell, unit_id), row in newest.items()
        ]
        connection.execute(_upsert(connection.dialect.name), kept)


def note_columns(
    connection: Connection,
    unit_id: str,
    at: NDArray[np.int64],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
) -> None:
    """Take in many believed fixes of one unit that did not drive by, in the order of time."""
    if not len(at):
        return
    cells = (np.floor((lat + 90.0) / CELL_LAT).astype(np.int64) * ROW) + np.floor((lon + 180.0) / CELL_LON).astype(
        np.int64
    )
    # The last one of each square is the newest: of the columns turned round it is the first.
    kept, turned = np.unique(cells[::-1], return_index=True)
    rows = len(at) - 1 - turned
    told = zip(kept.tolist(), at[rows].tolist(), lon[rows].tolist(), lat[rows].tolist(), strict=True)
    connection.execute(
        _upsert(connection.dialect.name),
        [{"cell": cell, "unit_id": unit_id, "at": when, "lon": x, "lat": y} for cell, when, x, y in told],
    )


def renew(connection: Connection, unit_id: str, batch_no: int) -> None:
    """After a batch of this unit's fixes was taken back: the squares whose newest visit went with it get the newest one
    that is left, or none."""
    gone = and_(fix.c.unit_id == visit.c.unit_id, fix.c.at == visit.c.at, fix.c.batch_no == batch_no)
    of_batch = select(visit.c.cell).where(visit.c.unit_id == unit_id, exists().where(gone))
    cells = np.array(list(connection.execute(of_batch).scalars()), dtype=np.int64)
    if not len(cells):
        return
    for start in range(0, len(cells), _AT_ONCE):
        some = [int(cell) for cell in cells[start : start + _AT_ONCE]]
        connection.execute(delete(visit).where(visit.c.unit_id == unit_id, visit.c.cell.in_(some)))
    left = connection.execute(
        select(type_coerce(fix.c.at, BigInteger), fix.c.lon, fix.c.lat)
        .where(
            fix.c.unit_id == unit_id,
            fix.c.doubt.is_(None),
            or_(fix.c.speed_kmh.is_(None), fix.c.speed_kmh <= MOST_KMH),
            visible(fix),
        )
        .order_by(fix.c.at)
    ).all()
    columns = np.array([tuple(row) for row in left], dtype=np.float64).reshape(-1, 3)
    note_columns(connection, unit_id, columns[:, 0].astype(np.int64), columns[:, 1], columns[:, 2])


def last_near(
    connection: Connection, places: Sequence[Position], unit_ids: Iterable[str], reach_m: float = REACH_M
) -> list[Visit | None]:
    """For each place the newest visit of one of these units, None where none is known."""
    wanted, around = set(unit_ids), [cells_around(place, reach_m) for place in places]
    found: dict[int, list[Any]] = {}
    cells = sorted({cell for of in around for cell in of})
    for at in range(0, len(cells), _AT_ONCE):
        there = and_(fix.c.unit_id == visit.c.unit_id, fix.c.at == visit.c.at, visible(fix))
        rows = connection.execute(
            select(visit.c.cell, visit.c.unit_id, visit.c.at, visit.c.lon, visit.c.lat)
            .join(fix, there)
            .where(visit.c.cell.in_(cells[at : at + _AT_ONCE]))
        )
        for row in rows:
            if row.unit_id in wanted:
                found.setdefault(row.cell, []).append(row)
    return [
        _newest(place, [row for cell in of for row in found.get(cell, ())], reach_m)
        for place, of in zip(places, around, strict=True)
    ]


def everywhere(connection: Connection, since: datetime, kinds: Iterable[UnitKind]) -> NDArray[np.float64]:
    """Where units of these kinds were since then: rows of (lon, lat, microseconds since 1970), the newest of each unit
    in each square; for masses of places, where `last_near` is for a few."""
    there = and_(fix.c.unit_id == visit.c.unit_id, fix.c.at == visit.c.at, visible(fix))
    rows = connection.execute(
        select(visit.c.lon, visit.c.lat, type_coerce(visit.c.at, BigInteger))
        .select_from(visit)
        .join(fix, there)
        .join(unit, and_(unit.c.id == visit.c.unit_id, visible(unit)))
        .where(visit.c.at >= since, unit.c.kind.in_(tuple(kinds)))
    ).all()
    return np.array([tuple(row) for row in rows], dtype=np.float64).reshape(-1, 3)


def _newest(place: Position, rows: Sequence[Any], reach_m: float) -> Visit | None:
    near = [Visit(row.unit_id, row.at, distance_m(place, Position(row.lon, row.lat))) for row in rows]
    return max((one for one in near if one.distance_m <= reach_m), key=lambda one: one.at, default=None)


@cache
def _upsert(dialect: str) -> Any:
    """Without the columns' types, as in `time_rows`."""
    into = table("visit", *(column(name) for name in ("cell", "unit_id", "at", "lon", "lat")))
    statement = insert_of(dialect)(into)
    told = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["cell", "unit_id"],
        set_={"at": told.at, "lon": told.lon, "lat": told.lat},
        where=told.at > into.c.at,
    )
