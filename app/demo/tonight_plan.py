"""The alerts that wait when the desk opens: one of each severity and state, minutes old."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from app.demo.alerts_plan import HABITS, AlertHabit, well_alert
from app.demo.areas_plan import JurisdictionAt
from app.demo.chance import Chance
from app.demo.county_frame import CountyFrame
from app.demo.county_time import is_night, local
from app.demo.deed import on_line
from app.demo.trunk_plan import TrunkLine
from app.demo.wells_plan import Wells
from app.domain.alert import Alert, AlertKind, AlertState, Severity
from app.domain.case_file import CaseType
from app.domain.interval import Interval
from app.domain.record import OwnerDomain
from app.domain.unit import Unit

SILENT_FOR = timedelta(minutes=21)
_BY_KIND = {habit.kind: habit for habit in HABITS}


def tonight_alerts(
    frame: CountyFrame,
    wells: Wells,
    lines: list[TrunkLine],
    silent: Unit,
    areas: JurisdictionAt,
    officer: str,
    now: datetime,
    chance: Chance,
) -> list[Alert]:
    """Eight open alerts: a critical one nobody has taken, some in hand, two shelved, one over before it was seen."""
    rng = chance.stream("tonight")
    keys = chance.keys("tonight", 8, int(now.timestamp() * 1000) - 3_600_000)
    places = [int(i) for i in rng.choice(np.flatnonzero(wells.is_key), size=6, replace=False)]

    def at(i: int, habit: AlertHabit, severity: Severity, minutes: float) -> Alert:
        moment = now - timedelta(minutes=minutes)
        return well_alert(
            wells, places[i], habit, severity, moment, keys[i], f"今{i + 1}", areas.key_at(wells.degrees[places[i]])
        )

    lost = at(0, _BY_KIND[AlertKind.CAMERA_LOST], Severity.CRITICAL, 1.8)
    code = wells.codes[places[0]]
    near_line = _near_line(frame, lines, areas, now, keys[6])
    return [
        replace(lost, title=f"{'夜间' if is_night(now) else ''}监控中断 · {code}", text="3 个摄像头同时离线"),
        _taken(near_line, officer, 40),
        _silent(silent, now, keys[7]),
        _taken(
            at(1, _BY_KIND[AlertKind.WEATHER], Severity.LOW, 44),
            officer,
            60,
            title=f"天气预警 {'道路结冰' if local(now).month in (11, 12, 1, 2, 3) else '强降雨'}",
            text="气象 · 至 08:00",
        ),
        _taken(at(2, _BY_KIND[AlertKind.VIDEO_INTRUSION], Severity.MEDIUM, 12), officer, 35),
        _shelved(at(3, _BY_KIND[AlertKind.LEVEL_DROP], Severity.LOW, 75), officer, now),
        _shelved(at(4, _BY_KIND[AlertKind.FENCE_OPENED], Severity.LOW, 95), officer, now),
        replace(
            at(5, _BY_KIND[AlertKind.PRESSURE_DROP], Severity.MEDIUM, 8),
            state=AlertState.RTN_UNACK,
            active=False,
            cleared_at=now - timedelta(minutes=3),
            text="已自行恢复",
        ),
    ]


def open_states(alerts: list[Alert], chance: Chance) -> list[Interval]:
    """Since when each open alert is in its state."""
    keys = chance.keys("states of tonight", len(alerts))
    return [
        Interval(
            id=keys[i],
            owner_domain=one.owner_domain,
            area_id=one.area_id,
            subject="alert",
            subject_id=one.id,
            aspect="state",
            value=one.state,
            valid_from=one.acknowledged_at or one.occurred_at,
        )
        for i, one in enumerate(alerts)
    ]


def _taken(alert: Alert, officer: str, after_s: float, *, title: str = "", text: str = "") -> Alert:
    return replace(
        alert,
        state=AlertState.ACKED,
        acknowledged_at=alert.received_at + timedelta(seconds=after_s),
        acknowledged_by=officer,
        title=title or alert.title,
        text=text or alert.text,
    )


def _shelved(alert: Alert, officer: str, now: datetime) -> Alert:
    return replace(
        _taken(alert, officer, 50),
        state=AlertState.SHELVED,
        shelved_until=now + timedelta(hours=3),
        shelved_by=officer,
        shelf_reason="作业井施工,已核实",
        text="作业井施工,已核实",
    )


def _near_line(frame: CountyFrame, lines: list[TrunkLine], areas: JurisdictionAt, now: datetime, key: str) -> Alert:
    """A vehicle beside the longest trunk line, at K12+300."""
    line = max(lines, key=lambda one: one.length_m)
    share = line.stationed.measure_at(12_300.0) / line.length_m
    deed = on_line(frame, line, share, CaseType.TAPPING, now - timedelta(minutes=6))
    return Alert(
        id=key,
        owner_domain=OwnerDomain.SOCIAL,
        area_id=areas.key_at(np.array([deed.lon, deed.lat])),
        source="demo-video",
        source_id="今7",
        kind=AlertKind.VEHICLE_NEAR_LINE,
        severity=Severity.HIGH,
        title="重点车辆进入管线 200 m",
        text="罐车 · 无押运",
        occurred_at=deed.deed_at,
        received_at=deed.deed_at + timedelta(seconds=2),
        raised_at=deed.deed_at + timedelta(seconds=2),
        lon=deed.lon,
        lat=deed.lat,
        asset_id=line.key,
        asset_code=line.name,
        place=deed.place,
    )


def _silent(unit: Unit, now: datetime, key: str) -> Alert:
    since = now - SILENT_FOR
    return Alert(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        area_id=unit.area_id,
        source="demo-tracker",
        source_id="今8",
        kind=AlertKind.UNIT_SILENT,
        severity=Severity.MEDIUM,
        title=f"{unit.name}定位静默",
        text=f"最后定位 {local(since):%H:%M} · 阈值 10 分钟",
        occurred_at=since,
        received_at=since,
        raised_at=since,
        place=unit.organisation,
        attributes={"unit": unit.code},
    )
