"""What watching needs of the store: rules, key vehicles, what was raised before, and fixes in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, literal_column, or_, select

from app.domain.alert import Alert
from app.domain.key_vehicle import KeyVehicle, KeyVehicleState
from app.domain.natural_order import natural
from app.domain.unit import Fix
from app.domain.watch_rule import WatchRule
from app.domain.watch_trial import KeptTrial, figures_only
from app.store.alert_store import alerts
from app.store.column_types import from_micros, to_micros
from app.store.records import RecordStore
from app.store.tables import alert, audit, fix, interval, key_vehicle, unit, vehicle, visible, watch_rule, watch_trial

SOURCE = "watch:"
rules: RecordStore[WatchRule] = RecordStore(WatchRule)
trials: RecordStore[KeptTrial] = RecordStore(KeptTrial)
key_vehicles: RecordStore[KeyVehicle] = RecordStore(KeyVehicle)


@dataclass(frozen=True)
class FixColumns:
    """Fixes as columns, by time: keys of movers, microseconds since 1970, degrees, km/h or None."""

    unit_id: Sequence[str]
    at: Sequence[int]
    lon: Sequence[float]
    lat: Sequence[float]
    speed_kmh: Sequence[float | None]


def all_rules(connection: Connection) -> list[WatchRule]:
    """Every rule, by code."""
    return sorted(rules.find(connection), key=lambda one: natural(one.code))


def rules_with_code(connection: Connection, code: str) -> list[WatchRule]:
    """At most one, where nobody wrote past the desk."""
    return rules.find(connection, watch_rule.c.code == code)


def trials_of(connection: Connection, rules: Sequence[WatchRule]) -> dict[str, KeptTrial]:
    """The newest trial of each of these rules as it stands, by key of the rule; who was never tried so is left out."""
    figures = {one.id: figures_only(one) for one in rules}
    found = trials.find(connection, watch_trial.c.rule_id.in_(figures), order=(watch_trial.c.tried_at,))
    return {one.rule_id: one for one in found if one.figures == figures[one.rule_id]}


def all_key_vehicles(connection: Connection) -> list[KeyVehicle]:
    """Every key vehicle there is or was, the newest proposal first."""
    return key_vehicles.find(connection, order=(key_vehicle.c.proposed_at.desc(),))


def standing_for(connection: Connection, vehicle_id: str) -> list[KeyVehicle]:
    """What is proposed or holds for one vehicle."""
    return key_vehicles.find(
        connection, key_vehicle.c.vehicle_id == vehicle_id, key_vehicle.c.state != KeyVehicleState.REMOVED
    )


def raised(connection: Connection, since: datetime) -> list[Alert]:
    """What rules raised since then, or before and still stands; the oldest first."""
    return alerts.find(
        connection,
        alert.c.source >= SOURCE,
        alert.c.source < SOURCE + "\U0010ffff",
        or_(alert.c.occurred_at >= since, alert.c.active.is_(True)),
        order=(alert.c.occurred_at,),
    )


def last_raised(connection: Connection) -> dict[str, datetime]:
    """When each rule last raised an alert, by its code; tests are left out."""
    rows = connection.execute(
        select(alert.c.source, func.max(alert.c.occurred_at))
        .where(
            visible(alert),
            alert.c.source >= SOURCE,
            alert.c.source < SOURCE + "\U0010ffff",
            alert.c.is_test.is_(False),
        )
        .group_by(alert.c.source)
    )
    return {source.removeprefix(SOURCE): at for source, at in rows}


def open_states(connection: Connection) -> dict[str, tuple[str, datetime]]:
    """The state of each unit and since when."""
    rows = connection.execute(
        select(interval.c.subject_id, interval.c.value, interval.c.valid_from).where(
            visible(interval),
            interval.c.subject == "unit",
            interval.c.aspect == "state",
            interval.c.valid_to.is_(None),
        )
    )
    return {unit_id: (value, since) for unit_id, value, since in rows}


def unit_states(connection: Connection, since: datetime) -> list[tuple[str, str, datetime]]:
    """Which unit was in which state from when on, for all that held since then."""
    rows = connection.execute(
        select(interval.c.subject_id, interval.c.value, interval.c.valid_from).where(
            visible(interval),
            interval.c.subject == "unit",
            interval.c.aspect == "state",
            or_(interval.c.valid_to.is_(None), interval.c.valid_to > since),
        )
    )
    return [(unit_id, value, at) for unit_id, value, at in rows]


def movers(connection: Connection) -> list[str]:
    """Keys of all that can move: units, and vehicles."""
    found = [row[0] for row in connection.execute(select(unit.c.id).where(visible(unit)))]
    return found + [row[0] for row in connection.execute(select(vehicle.c.id).where(visible(vehicle)))]


def believed_fixes(
    connection: Connection, mover_ids: Sequence[str], since: datetime, until: datetime, every: timedelta | None = None
) -> FixColumns:
    """The believed fixes of these in [since, until) by time; with `every`, the first in each stretch of that length.

    One search for each mover, as the key begins with it; values as the database keeps them, for there may be a million.
    """
    found: list[Any] = []
    begin, end = to_micros(since), to_micros(until)
    for mover_id in mover_ids:
        query = (
            select(fix.c.unit_id, fix.c.at, fix.c.lon, fix.c.lat, fix.c.speed_kmh)
            .where(fix.c.unit_id == mover_id, fix.c.at >= since, fix.c.at < until, fix.c.doubt.is_(None), visible(fix))
            .order_by(fix.c.at)
        )
        if every is not None:
            stretch = fix.c.at.op("/")(literal_column(str(every // timedelta(microseconds=1))))
            first = (
                select(func.min(fix.c.at))
                .where(fix.c.unit_id == mover_id, fix.c.at >= since, fix.c.at < until, fix.c.doubt.is_(None))
                .group_by(stretch)
            )
            query = query.where(fix.c.at.in_(first))
        result = connection.execute(query)
        found += (
            result.cursor.fetchall() if result.cursor else [(one[0], to_micros(one[1]), *one[2:]) for one in result]
        )
    found.sort(key=lambda row: row[1])
    columns = zip(*found, strict=True) if found else [()] * 5
    unit_id, at, lon, lat, speed = (list(column) for column in columns)
    if at and not begin <= at[0] < end:
        raise ValueError("the database keeps times otherwise than is thought here")
    return FixColumns(unit_id, at, lon, lat, speed)


def as_fixes(columns: FixColumns) -> list[Fix]:
    """The columns as records; some microseconds each."""
    rows = zip(columns.unit_id, columns.at, columns.lon, columns.lat, columns.speed_kmh, strict=True)
    return [Fix(who, from_micros(at), lon, lat, speed) for who, at, lon, lat, speed in rows]


def who_did(connection: Connection, act: str, subject_id: str) -> str:
    """The key of the user whose act this was; empty where the record came otherwise."""
    return (
        connection.execute(
            select(audit.c.user_id).where(audit.c.act == act, audit.c.subject_id == subject_id).limit(1)
        ).scalar_one_or_none()
        or ""
    )
