"""A line of ten kilometres, a unit, and a patrol that somebody planned on it: for the tests that follow one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import shapely

from app.domain.access import Actor, Right
from app.domain.alert import Alert
from app.domain.asset import AssetLayer, LineKind
from app.domain.key import new_key
from app.domain.patrol import Patrol, PatrolKind, PatrolStatus, PatrolStop
from app.domain.unit import Fix, Unit, UnitKind
from app.services.alerts.alert_desk import AlertDesk
from app.services.patrols.beat import BeatGround
from app.services.patrols.check_code import check_code, made_secret, place_key
from app.services.patrols.follow_desk import FollowDesk
from app.services.patrols.follow_reading import FollowReading, PatrolCourse
from app.services.patrols.following import PatrolFollowing
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.patrols.patrol_status import put_status
from app.store import alert_store, fix_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.store_fixtures import Clock
from tests.ui import invented

LON, LAT = 107.6, 37.2
PER_KM = 1 / 88.7
"""Degrees of longitude a kilometre at this latitude."""
UNIT = Unit(
    id="u1", owner_domain=invented.POLICE, code="巡1", name="巡察1组", kind=UnitKind.PATROL_GROUP, call_sign="巡1"
)
LINE = replace(
    invented.asset("定靖线"), id="l1", layer=AssetLayer.PIPELINES, code="P1", code_key="P1", kind=LineKind.TRUNK,
    shape=shapely.LineString([(LON, LAT), (LON + 10 * PER_KM, LAT)]).wkb, min_lon=LON, max_lon=LON + 10 * PER_KM,
    min_lat=LAT, max_lat=LAT, lon=LON, lat=LAT, attributes={}, length_m=10_000.0,
)  # fmt: skip


class FollowedNight:
    """A patrol from the moment of the clock on, for four hours; two check points, at K2 and K6."""

    def __init__(self, store: Store, officer: Actor, clock: Clock) -> None:
        self.store, self.officer, self.clock = store, officer, clock
        self.begins_at = clock()
        self.alerts = AlertDesk(store)
        self.desk = FollowDesk(store, self.alerts.kinds)
        self.reading, self.ground = FollowReading(store), BeatGround()
        self.plans = PatrolDesk(store, self.ground)
        self.system = replace(officer, user_id="system", name="系统")
        self.following = self.new_following()
        self.patrol = Patrol(
            id="p1", owner_domain=invented.POLICE, number="LX2026-0001", name="定靖线夜巡", kind=PatrolKind.LINE,
            unit_id=UNIT.id, begins_at=clock(), ends_at=clock() + timedelta(hours=4), asset_id=LINE.id,
            from_m=0.0, to_m=10_000.0,
        )  # fmt: skip
        with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
            for record in (UNIT, LINE, self.patrol, *(self.stop(n, km) for n, km in ((1, 2.0), (2, 6.0)))):
                work.add(record)
            work.begin_state("patrol", self.patrol, "status", PatrolStatus.PLANNED, clock() - timedelta(hours=2))

    def stop(self, position: int, km: float, **more: object) -> PatrolStop:
        made = PatrolStop(
            id=f"s{position}", owner_domain=invented.POLICE, patrol_id="p1", position=position, name=f"K{km:.0f}",
            lon=LON + km * PER_KM, lat=LAT, dwell_min=10,
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def new_following(self) -> PatrolFollowing:
        """As after a restart of the desk."""
        return PatrolFollowing(self.store, self.ground, self.alerts.hear_all, Wording("en", {}))

    def issue(self) -> None:
        with self.store.act(self.officer, new_key(), "patrol.issue", Right.ACT) as work:
            put_status(work, self.patrol, PatrolStatus.ISSUED, self.clock() - timedelta(hours=1))

    def change_stop(self, stop_id: str, **values: object) -> None:
        from app.store.patrol_store import stops

        with self.store.act(self.officer, new_key(), "test.change", Right.ACT) as work:
            work.change(stops.get(work.connection, stop_id), **values)

    def drive(self, *legs: tuple[float, float, float], every_s: float = 30.0) -> None:
        """Fixes along (minutes after the begin, km along the line, metres north of it)."""
        at, km, off = (np.array(one, dtype=np.float64) for one in zip(*legs, strict=True))
        when = np.arange(at[0] * 60, at[-1] * 60 + 1, every_s)
        lon = LON + np.interp(when, at * 60, km) * PER_KM
        lat = LAT + np.interp(when, at * 60, off) / 110_990.0
        fixes = [
            Fix(UNIT.id, self.begins_at + timedelta(seconds=float(s)), float(x), float(y), 30.0)
            for s, x, y in zip(when, lon, lat, strict=True)
        ]
        with self.store.database.write() as connection:
            fix_store.append(connection, fixes)

    def code_of(self, stop_id: str) -> str:
        """What is printed on the card at a check point."""
        from app.store.patrol_store import stops

        with self.store.act(self.officer, new_key(), "test.card", Right.ACT) as work:
            work.about("patrol", "p1")
            return check_code(made_secret(work.connection), place_key(stops.get(work.connection, stop_id)))

    def at(self, minutes: float) -> datetime:
        return self.begins_at + timedelta(minutes=minutes)

    def look(self, minutes: float) -> PatrolCourse:
        """What is known so many minutes after the begin."""
        self.clock.moment = self.at(minutes)
        self.following.look(self.system, "p1")
        return self.course()

    def course(self) -> PatrolCourse:
        return self.reading.course("p1")

    def told(self) -> list[Alert]:
        """Every alert of patrols, the first raised first."""
        from app.store.alert_rows import alerts

        with self.store.read() as connection:
            found = alerts.find(connection, order=(alerts.table.c.row_no,))
        return [one for one in found if one.source == "patrol"]

    def alert_of(self, source_id: str) -> Alert | None:
        with self.store.read() as connection:
            return alert_store.of_source(connection, "patrol", source_id)


def minutes_of(night: FollowedNight, moments: Sequence[datetime | None]) -> list[float | None]:
    return [None if one is None else round((one - night.begins_at).total_seconds() / 60, 1) for one in moments]
