"""A small field for the watch: one trunk line, one zone, a patrol, a tanker, a pick-up; and somebody who drives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import shapely
from shapely.geometry.base import BaseGeometry

from app.domain.alert import Alert, AlertKind, Severity
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind
from app.domain.interval import Interval
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.signal import AlertSignal
from app.domain.unit import Fix, Unit, UnitKind, UnitState, Vehicle, VehicleKind
from app.domain.watch_rule import WatchedMovers, WatchKind, WatchRule
from app.store import fix_store
from app.store.unit_of_work import Store, UnitOfWork

WEST, SOUTH = 107.60, 37.20
DEGREE_EAST_M, DEGREE_NORTH_M = 88_700.0, 110_990.0
"""Of the ground at the zone; good to a metre over the few kilometres of these tests."""


def place(east_m: float, north_m: float) -> tuple[float, float]:
    """Longitude and latitude of a place given in metres from the south-west corner of the zone."""
    return WEST + east_m / DEGREE_EAST_M, SOUTH + north_m / DEGREE_NORTH_M


def asset(key: str, layer: AssetLayer, kind: str, shape: BaseGeometry, name: str) -> Asset:
    west, south, east, north = shape.bounds
    return Asset(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        layer=layer,
        code=key,
        code_key=key,
        name=name,
        kind=kind,
        lon=shape.representative_point().x,
        lat=shape.representative_point().y,
        shape=shapely.to_wkb(shape),
        min_lon=west,
        min_lat=south,
        max_lon=east,
        max_lat=north,
    )


ZONE = asset(
    "Z1",
    AssetLayer.AREAS,
    AreaKind.WORK_AREA,
    shapely.Polygon([place(0, 0), place(1000, 0), place(1000, 1000), place(0, 1000)]),
    "一号禁区",
)
LINE = asset(
    "L1", AssetLayer.PIPELINES, LineKind.TRUNK, shapely.LineString([place(0, 3000), place(9000, 3000)]), "东输线"
)
PATROL = Unit(
    id="巡1键", owner_domain=OwnerDomain.POLICE, code="巡1", name="巡察1组", kind=UnitKind.PATROL_GROUP, call_sign="巡1"
)
PICK_UP = Vehicle(id="皮卡键", owner_domain=OwnerDomain.SOCIAL, plate="演K·D0001", kind=VehicleKind.GUARD_CAR)
TANKER = Vehicle(id="罐车键", owner_domain=OwnerDomain.SOCIAL, plate="演K·D0002", kind=VehicleKind.TANKER)


def settle(store: Store, *rules: WatchRule) -> None:
    """Put the field and its rules into a store."""
    with store.database.write() as connection:
        work = UnitOfWork(connection, store.now())
        for record in (ZONE, LINE, PATROL, PICK_UP, TANKER, *rules):
            work.add(record)
        work.add(
            Interval(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                subject="unit",
                subject_id=PATROL.id,
                aspect="state",
                value=UnitState.PATROLLING,
                valid_from=store.now() - timedelta(hours=3),
            )
        )


def rule(kind: WatchKind, *, hours: str = "", quiet_s: int = 1800, zones: str = "Z1", **figures: object) -> WatchRule:
    """A rule that is switched on, for everybody."""
    return WatchRule(
        id=f"rule-{kind}",
        owner_domain=OwnerDomain.POLICE,
        code=f"T-{kind}",
        kind=kind,
        name="试",
        movers=WatchedMovers.ALL,
        enabled=True,
        hours=hours,
        zone_ids=zones,
        quiet_s=quiet_s,
        parameters=figures,
    )


def fix(who: str, at: datetime, east_m: float, north_m: float, speed_kmh: float | None = None) -> Fix:
    return Fix(who, at, *place(east_m, north_m), speed_kmh)


def drive(
    who: str,
    since: datetime,
    places: Iterable[tuple[float, float]],
    *,
    every_s: float = 60,
    speed_kmh: float | None = None,
) -> list[Fix]:
    """Fixes at these places (metres), one every so many seconds."""
    return [
        fix(who, since + timedelta(seconds=number * every_s), east, north, speed_kmh)
        for number, (east, north) in enumerate(places)
    ]


def keep(store: Store, fixes: Iterable[Fix]) -> None:
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def keep_alert(store: Store, signal: AlertSignal) -> None:
    """As the alert desk keeps what the watch says."""
    with store.database.write() as connection:
        UnitOfWork(connection, store.now()).add(
            Alert(
                id=new_key(),
                owner_domain=OwnerDomain.POLICE,
                source=signal.source,
                source_id=signal.source_id,
                kind=AlertKind(signal.kind),
                severity=Severity(signal.severity),
                title=signal.title,
                occurred_at=signal.at,
                received_at=store.now(),
            )
        )
