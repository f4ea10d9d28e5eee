"""Records as the marks of the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.alert import WAITING, Alert, AlertState, Severity
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.position import Position
from app.services.field.unit_tracker import Freshness, UnitNow, freshness
from app.ui.map.marks import Age, AlertMark, CaseMark, UnitMark

STANDING_KMH = 2.0
_AGE: dict[Freshness, Age] = {Freshness.FRESH: "fresh", Freshness.STALE: "stale", Freshness.OLD: "lost"}


def place_of(record: Alert | Call | CaseFile) -> Position | None:
    """Where it is, if that is known."""
    return None if record.lon is None or record.lat is None else Position(record.lon, record.lat)


def place_of_unit(one: UnitNow) -> Position | None:
    """Where it was last heard."""
    return None if one.fix is None else Position(one.fix.lon, one.fix.lat)


def of_alerts(alerts: Sequence[Alert], new_since: datetime) -> list[AlertMark]:
    """The open alerts that have a place; a critical one received since `new_since` that nobody has taken pulses."""
    return [
        AlertMark(
            id=a.id,
            lon=a.lon,
            lat=a.lat,
            kind=a.severity.value,
            name=a.title,
            open=a.state in WAITING,
            pulse=a.severity is Severity.CRITICAL and a.state is AlertState.UNACK and a.received_at >= new_since,
        )
        for a in alerts
        if a.lon is not None and a.lat is not None
    ]


def of_cases(cases: Sequence[CaseFile]) -> list[CaseMark]:
    """The case files that have a place."""
    return [
        CaseMark(id=c.id, lon=c.lon, lat=c.lat, name=c.alias) for c in cases if c.lon is not None and c.lat is not None
    ]


def newest_fix(units: Sequence[UnitNow]) -> datetime | None:
    """When any unit was last heard; None if none ever was."""
    return max((one.fix.at for one in units if one.fix is not None), default=None)


def of_units(units: Sequence[UnitNow], now: datetime) -> list[UnitMark]:
    """Units whose position can still be believed; older than two hours goes from the map."""
    made = []
    for one in units:
        age = _AGE.get(freshness(one.fix.at if one.fix else None, now))
        if one.fix is not None and age is not None:
            moving = (one.fix.speed_kmh or 0.0) > STANDING_KMH
            made.append(
                UnitMark(
                    id=one.unit.id,
                    lon=one.fix.lon,
                    lat=one.fix.lat,
                    kind=one.unit.kind.value,
                    name=one.unit.call_sign or one.unit.code,
                    course=one.fix.course_deg if moving else None,
                    age=age,
                )
            )
    return made
