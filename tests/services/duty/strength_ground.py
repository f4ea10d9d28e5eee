"""A county of two rooms side by side, with cases, calls, alerts, posts and patrols put where a test wants them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import shapely

from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, AlertState, Severity, Verdict
from app.domain.asset import AreaKind, Asset, AssetLayer, normalised_code
from app.domain.call import Call, CallCategory, CallSource
from app.domain.case_file import CaseFile, Discovery
from app.domain.duty import PostRole, RosterSlot, SlotState
from app.domain.record import OwnerDomain
from app.domain.roster_turn import COUNTY_TIME
from app.domain.unit import Fix, Unit, UnitKind
from app.store import fix_store
from app.store.unit_of_work import Store
from tests.services.duty.shift_field import put
from tests.store_fixtures import Clock
from tests.ui import invented

POLICE = OwnerDomain.POLICE
WEST, EAST = (107.2, 37.2), (107.8, 37.2)
ROOMS = (("west", "辖-1", "西智慧警务室", 107.0), ("east", "辖-2", "东智慧警务室", 107.5))


def rooms(store: Store, actor: Actor) -> None:
    """Two jurisdictions, and a grid cell in the east."""
    put(store, actor, "rooms", *(_area(key, code, name, west, 0.5) for key, code, name, west in ROOMS))
    put(store, actor, "cell", _area("cell", "东-001", "东第1网格", 107.7, 0.2, AreaKind.GRID_CELL))


def _area(key: str, code: str, name: str, west: float, wide: float, kind: AreaKind = AreaKind.JURISDICTION) -> Asset:
    shape = shapely.box(west, 37.0, west + wide, 37.5)
    return Asset(
        id=key, owner_domain=POLICE, area_id="east" if key == "cell" else key, layer=AssetLayer.AREAS, code=code,
        code_key=normalised_code(code), name=f"{name}辖区" if kind is AreaKind.JURISDICTION else name, kind=kind,
        lon=west + wide / 2, lat=37.2, shape=shapely.to_wkb(shape), min_lon=west, min_lat=37.0, max_lon=west + wide,
        max_lat=37.5, attributes={"room": name} if kind is AreaKind.JURISDICTION else {},
    )  # fmt: skip


def at(clock: Clock, days: int, hour: float) -> datetime:
    """So many days before today, at an hour of the county's clock."""
    day = clock().astimezone(COUNTY_TIME).date() - timedelta(days=days)
    return (datetime.combine(day, time(), COUNTY_TIME) + timedelta(hours=hour)).astimezone(UTC)


def case(key: str, begin: datetime, hours: float = 1.0, *, place: tuple[float, float] | None = EAST,
         discovery: Discovery = Discovery.REPORTED, asset_id: str | None = None) -> CaseFile:  # fmt: skip
    end = begin + timedelta(hours=hours)
    return replace(
        invented.case(key), occurred_from=begin, occurred_to=end, discovered_at=end + timedelta(minutes=30),
        discovery=discovery, lon=place[0] if place else None, lat=place[1] if place else None, asset_id=asset_id,
        area_id=None,
    )  # fmt: skip


def alert(key: str, moment: datetime, *, verdict: Verdict | None = Verdict.TRUE, place: tuple[float, float] = EAST,
          kind: AlertKind = AlertKind.FENCE_OPENED, **more: object) -> Alert:  # fmt: skip
    one = replace(
        invented.alert(key, severity=Severity.HIGH, state=AlertState.CLOSED), kind=kind, occurred_at=moment,
        received_at=moment, lon=place[0], lat=place[1], verdict=verdict, closed_at=moment + timedelta(minutes=5),
    )  # fmt: skip
    return replace(one, **more)  # type: ignore[arg-type]


def call(key: str, moment: datetime, *, source: CallSource = CallSource.EMERGENCY_110,
         category: CallCategory = CallCategory.CRIMINAL, case_id: str | None = None) -> Call:  # fmt: skip
    return replace(
        invented.call(key), number=key, occurred_at=moment, received_at=moment, source=source, category=category,
        lon=EAST[0], lat=EAST[1], case_id=case_id,
    )  # fmt: skip


def post(key: str, begin: datetime, hours: float, *, heads: int = 2, area_id: str | None = "east",
         role: PostRole = PostRole.PATROL, state: SlotState = SlotState.PRESENT) -> RosterSlot:  # fmt: skip
    return RosterSlot(
        id=key, owner_domain=POLICE, area_id=area_id, shift_id="s", role=role, post=key, needed=heads, present=heads,
        state=state, valid_from=begin, valid_to=begin + timedelta(hours=hours),
    )  # fmt: skip


def unit(key: str, kind: UnitKind = UnitKind.PATROL_GROUP) -> Unit:
    return Unit(id=key, owner_domain=POLICE, code=key, name=key, kind=kind)


def patrol(store: Store, unit_id: str, begin: datetime, hours: float, place: tuple[float, float] = EAST) -> None:
    """A fix a minute."""
    count = round(hours * 60)
    fixes = [Fix(unit_id, begin + timedelta(minutes=n), place[0], place[1], 10.0) for n in range(count)]
    with store.database.write() as connection:
        fix_store.append(connection, fixes)


def fill(store: Store, actor: Actor, records: Iterable[object]) -> None:
    """Write these records."""
    told = list(records)
    put(store, actor, f"fill {len(told)} {getattr(told[0], 'id', '')}", *told)
