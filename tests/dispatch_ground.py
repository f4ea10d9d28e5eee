"""An invented stretch of county: one road, a police room at its end, an enterprise's guards near the middle.

Everything lies along the parallel 37.0; a degree of longitude there is 88.9 km.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import shapely

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, PostKind, RoadKind, SiteKind
from app.domain.call import Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.response_targets import ResponseTargets
from app.domain.signal import AlertSignal
from app.domain.unit import Fix, Tracker, Unit, UnitKind, UnitState
from app.services.calls.call_desk import CallDesk
from app.services.calls.candidate_finder import CandidateFinder
from app.services.calls.dispatch_desk import DispatchDesk
from app.services.roads.reach_desk import ReachDesk
from app.services.roads.road_ground import RoadGround
from app.services.roads.road_state_desk import RoadStateDesk
from app.store import fix_store
from app.store.unit_of_work import Store
from app.wording import Wording

LAT = 37.0
KM = 1 / 88.9
"""Degrees of longitude to a kilometre here."""


@dataclass
class Ears:
    """Stands for the alert desk: keeps what it was told, once for each act."""

    told: list[AlertSignal] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)

    def hear(self, act_id: str, signal: AlertSignal) -> None:
        if act_id not in self.acts:
            self.acts.add(act_id)
            self.told.append(signal)


class DispatchGround:
    """The desks over one store, and short ways to put things into it."""

    def __init__(self, store: Store, actor: Actor, targets: ResponseTargets | None = None) -> None:
        self.store, self.actor = store, actor
        self.ears = Ears()
        self.roads = RoadGround(store)
        self.finder = CandidateFinder(store, self.roads, targets)
        self.dispatch = DispatchDesk(
            store,
            lambda: self.finder,
            hear=self.ears.hear,
            system=lambda: actor,
            wording=Wording("en", {}),
            targets=targets,
        )
        self.calls = CallDesk(store, roll_call=self.dispatch.roll_call())
        self.road_states = RoadStateDesk(store)
        self.reach = ReachDesk(self.roads, self.finder)

    @property
    def now(self) -> datetime:
        return self.store.now()

    def fill(self, *records: object) -> None:
        with self.store.act(self.actor, new_key(), "test.fill", Right.ACT) as work:
            for one in records:
                work.add(one)  # type: ignore[arg-type]

    def road(
        self, places: Sequence[tuple[float, float]], kind: RoadKind = RoadKind.TOWNSHIP_ROAD, **told: object
    ) -> str:
        line = shapely.LineString(places)
        minx, miny, maxx, maxy = line.bounds
        key = new_key()
        self.fill(
            Asset(
                id=key, owner_domain=OwnerDomain.SOCIAL, layer=AssetLayer.ROADS, code=key, code_key=key, kind=kind,
                lon=minx, lat=miny, shape=shapely.to_wkb(line), min_lon=minx, min_lat=miny, max_lon=maxx,
                max_lat=maxy, attributes=told,
            )
        )  # fmt: skip
        return key

    def place(self, layer: AssetLayer, kind: str, lon: float, lat: float = LAT, name: str = "") -> str:
        key = new_key()
        self.fill(
            Asset(
                id=key, owner_domain=OwnerDomain.SOCIAL, layer=layer, code=key, code_key=key, kind=kind, name=name,
                lon=lon, lat=lat, min_lon=lon, min_lat=lat, max_lon=lon, max_lat=lat,
            )
        )  # fmt: skip
        return key

    def one_minute_post(self, lon: float, lat: float = LAT) -> str:
        return self.place(AssetLayer.POSTS, PostKind.ONE_MINUTE_POST, lon, lat, "一分钟处置点")

    def room(self, lon: float, lat: float = LAT) -> str:
        return self.place(AssetLayer.SITES, SiteKind.POLICE_ROOM, lon, lat, "警务室")

    def unit(
        self,
        code: str,
        kind: UnitKind = UnitKind.PATROL_GROUP,
        *,
        at: tuple[float, float] | None = None,
        state: UnitState | None = UnitState.PATROLLING,
        minutes_old: float = 0.5,
        home: str | None = None,
        area: str | None = None,
        serial: str = "",
    ) -> str:
        one = Unit(
            id=code, owner_domain=OwnerDomain.POLICE, area_id=area, code=code, name=f"{code}组", kind=kind,
            call_sign=code, phone="00000000000", home_site_id=home,
        )  # fmt: skip
        with self.store.act(self.actor, new_key(), "test.fill", Right.ACT) as work:
            work.add(one)
            if state is not None:
                work.set_state("unit", one, "state", state, self.now - timedelta(hours=3))
            if serial:
                tracker = Tracker(id=new_key(), owner_domain=OwnerDomain.POLICE, serial=serial)
                work.add(tracker)
                work.set_state("tracker", tracker, "unit", code, self.now - timedelta(days=1))
        if at is not None:
            with self.store.database.write() as connection:
                fix_store.append(connection, [Fix(code, self.now - timedelta(minutes=minutes_old), *at)])
        return code

    def state_of(self, unit_id: str) -> UnitState:
        return next(one.state for one in self.finder.standings(self.now) if one.unit.id == unit_id)

    def call(self, kind: CallKind = CallKind.CHECK, level: CallLevel = CallLevel.L3, **values: object) -> str:
        return self.calls.open_call(self.actor, new_key(), call(self.now, kind, level, **values))


def call(now: datetime, kind: CallKind = CallKind.CHECK, level: CallLevel = CallLevel.L3, **values: object) -> Call:
    """A call as somebody takes it down, not yet numbered."""
    told = {
        "category": CallCategory.HELP,
        "source": CallSource.EMERGENCY_110,
        "title": "两名群众带三个孩子迷路",
        "occurred_at": now,
        "received_at": now,
        "owner": "韩",
    } | values
    return Call(id=new_key(), owner_domain=OwnerDomain.POLICE, number="", kind=kind, level=level, **told)  # type: ignore[arg-type]


def dispatch_toml(folder: Path, text: str) -> Path:
    file = folder / "dispatch.toml"
    file.write_text(text, "utf-8")
    return file
