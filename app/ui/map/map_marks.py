"""Records as the marks of the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.domain.alert import WAITING, Alert, AlertState, Severity
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.hazard import Hazard
from app.domain.position import Position
from app.services.field.unit_tracker import Freshness, UnitNow, freshness
from app.ui.map.marks import Age, AlertMark, CaseMark, HazardMark, UnitMark

STANDING_KMH = 2.0
_AGE: dict[Freshness, Age] = {Freshness.FRESH: "fresh", Freshness.STALE: "stale", Freshness.OLD: "lost"}


def place_of(record: Alert | Call | CaseFile | Hazard) -> Position | None:
    """Where it is, if that is known."""
    return None if record.lon is None or record.lat is None else Position(record.lon, record.lat)


def place_of_unit(one: UnitNow) -> Position | None:
    """Where it was last heard."""
    return None if one.fix is None else Position(one.fix.lon, one.fix.lat)


class AlertMarks:
    """The marks of the open alerts. Thousands may stand: the mark of one that has not changed is made once."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Alert, AlertMark]] = {}

    def of(self, alerts: Sequence[Alert], new_since: datetime) -> list[AlertMark]:
        """Of those that have a place; a critical one received since `new_since` that nobody has taken pulses."""
        before = self._made
        self._made = made = {}
        for alert in alerts:
            known = before.get(alert.id)
            if known is not None and known[0] is alert:
                made[alert.id] = known
            elif alert.lon is not None and alert.lat is not None:
                made[alert.id] = alert, _alert_mark(alert, alert.lon, alert.lat, new_since)
        return [mark for _, mark in made.values()]


def _alert_mark(alert: Alert, lon: float, lat: float, new_since: datetime) -> AlertMark:
    is_new = alert.state is AlertState.UNACK and alert.received_at >= new_since
    return AlertMark(
        id=alert.id,
        lon=lon,
        lat=lat,
        kind=alert.severity.value,
        name=alert.title,
        open=alert.state in WAITING,
        pulse=alert.severity is Severity.CRITICAL and is_new,
    )


def of_cases(cases: Sequence[CaseFile]) -> list[CaseMark]:
    """The case files that have a place."""
    return [
        CaseMark(id=c.id, lon=c.lon, lat=c.lat, name=c.alias) for c in cases if c.lon is not None and c.lat is not None
    ]


UNJUDGED = "UNJUDGED"
"""The class of a hazard whose level nobody has said yet."""


def of_hazards(hazards: Iterable[Hazard], now: datetime) -> list[HazardMark]:
    """Those that have a place."""
    return [
        HazardMark(
            id=one.id,
            lon=one.lon,
            lat=one.lat,
            kind=one.level.value if one.level is not None else UNJUDGED,
            name=one.title,
            overdue=one.overdue(now) is not None,
        )
        for one in hazards
        if one.lon is not None and one.lat is not None
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
