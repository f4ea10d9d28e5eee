"""Alerts of 24 months, judged and closed, and those of tonight that still wait: so the desk opens alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from app.demo.chance import Chance
from app.demo.county_frame import Floats
from app.demo.county_time import at_local, local
from app.demo.place_names import TOWNSHIPS
from app.demo.wells_plan import Wells
from app.domain.alert import Alert, AlertKind, AlertState, Dismissal, Severity, Verdict
from app.domain.case_file import CaseFile, Discovery
from app.domain.record import OwnerDomain

if TYPE_CHECKING:
    from app.demo.areas_plan import JurisdictionAt

DAYS = 730
A_DAY = 18
ALERT_NIGHT_WEIGHT = 1.6
"""How much likelier an hour between 20:00 and 06:00 brings an alert."""
SEVERITIES = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
VERDICT_SHARES = ((Verdict.FALSE, 0.62), (Verdict.UNKNOWN, 0.20), (Verdict.TRUE, 0.18))
_REASONS = ("FALSE_SENSOR", "ANIMAL_WIND", "AUTHORISED_WORK", "DUPLICATE", "TEST", "COMMS_LOSS")


@dataclass(frozen=True)
class AlertHabit:
    """How a kind of alert comes: its words, source, share of all, and how often each severity."""

    kind: AlertKind
    title: str
    source: str
    share: float
    severity: tuple[float, float, float, float]


HABITS: tuple[AlertHabit, ...] = (
    AlertHabit(AlertKind.VIDEO_INTRUSION, "井场人员闯入", "demo-video", 0.24, (0.00, 0.08, 0.30, 0.62)),
    AlertHabit(AlertKind.CAMERA_LOST, "监控中断", "demo-video", 0.20, (0.01, 0.05, 0.14, 0.80)),
    AlertHabit(AlertKind.PRESSURE_DROP, "回压突降", "demo-scada", 0.14, (0.01, 0.07, 0.22, 0.70)),
    AlertHabit(AlertKind.LEVEL_DROP, "罐位突降", "demo-scada", 0.11, (0.00, 0.06, 0.24, 0.70)),
    AlertHabit(AlertKind.VEHICLE_NEAR_LINE, "车辆靠近管线", "demo-video", 0.13, (0.00, 0.05, 0.15, 0.80)),
    AlertHabit(AlertKind.FENCE_OPENED, "围栏门打开", "demo-scada", 0.07, (0.00, 0.03, 0.17, 0.80)),
    AlertHabit(AlertKind.ZONE_CROSSED, "越界", "demo-tracker", 0.05, (0.00, 0.02, 0.18, 0.80)),
    AlertHabit(AlertKind.REPORTED, "群众举报", "demo-duty", 0.04, (0.03, 0.17, 0.40, 0.40)),
    AlertHabit(AlertKind.WEATHER, "天气预警", "demo-weather", 0.02, (0.00, 0.05, 0.25, 0.70)),
)


def drawn_habits(rng: np.random.Generator, count: int) -> list[tuple[AlertHabit, Severity]]:
    """`count` kinds with their severities, as often as `HABITS` says."""
    weights = np.array([habit.share for habit in HABITS])
    kinds = rng.choice(len(HABITS), size=count, p=weights / weights.sum()).tolist()
    luck = rng.uniform(size=count).tolist()
    bounds = [np.cumsum(habit.severity).tolist() for habit in HABITS]
    return [
        (HABITS[kind], next(s for s, bound in zip(SEVERITIES, [*bounds[kind][:3], 1.1], strict=True) if x < bound))
        for kind, x in zip(kinds, luck, strict=True)
    ]


def past_alerts(
    wells: Wells, weights: Floats, areas: JurisdictionAt, cases: Sequence[CaseFile], now: datetime, chance: Chance
) -> Iterator[Alert]:
    """Closed alerts, oldest first: the daily noise; then a true one for each case that video or production found."""
    rng = chance.stream("alerts")
    moments, chosen = _moments(rng, now, DAYS * A_DAY), rng.choice(len(weights), size=DAYS * A_DAY, p=weights)
    order = np.argsort(np.array([one.timestamp() for one in moments]), kind="stable")
    jurisdictions = areas.keys(wells.degrees[chosen])
    verdicts = rng.choice(3, size=len(order), p=[share for _, share in VERDICT_SHARES]).tolist()
    answered = np.maximum(4.0, rng.lognormal(3.6, 0.7, len(order))).tolist()
    judged = (rng.lognormal(6.3, 0.8, len(order)) + 60.0).tolist()
    keys = chance.keys_at("alerts", [int(moments[i].timestamp() * 1000) for i in order.tolist()])
    for n, (i, (habit, severity)) in enumerate(zip(order.tolist(), drawn_habits(rng, len(order)), strict=True)):
        verdict = VERDICT_SHARES[verdicts[n]][0]
        reason = (
            _REASONS[n % len(_REASONS)]
            if verdict is Verdict.FALSE
            else "NOT_VERIFIABLE"
            if verdict is Verdict.UNKNOWN
            else ""
        )
        yield _closed(
            well_alert(wells, int(chosen[i]), habit, severity, moments[i], keys[n], str(n + 1), jurisdictions[i]),
            answered[n],
            judged[n],
            verdict,
            reason,
        )
    yield from _of_cases(
        [case for case in cases if case.discovery in (Discovery.VIDEO, Discovery.PRODUCTION_DATA)], chance
    )


def well_alert(
    wells: Wells,
    well: int,
    habit: AlertHabit,
    severity: Severity,
    moment: datetime,
    key: str,
    number: str,
    area_id: str | None,
) -> Alert:
    """A fresh alert at a well; a weather warning names the township instead of the well."""
    lon, lat = wells.degrees[well].tolist()
    town, weather = TOWNSHIPS[int(wells.towns[well])].name, habit.kind is AlertKind.WEATHER
    code = "" if weather else wells.codes[well]
    return Alert(
        id=key,
        owner_domain=OwnerDomain.POLICE if habit.kind is AlertKind.REPORTED else OwnerDomain.SOCIAL,
        area_id=area_id,
        source=habit.source,
        source_id=number,
        kind=habit.kind,
        severity=severity,
        title=f"{habit.title} · {code or town}",
        occurred_at=moment,
        received_at=moment + timedelta(seconds=2),
        raised_at=moment + timedelta(seconds=2),
        lon=lon,
        lat=lat,
        asset_id=None if weather else wells.ids[well],
        asset_code=code,
        place=town,
    )


def _closed(alert: Alert, answered_s: float, judged_s: float, verdict: Verdict, reason: str) -> Alert:
    taken = alert.received_at + timedelta(seconds=round(answered_s))
    return replace(
        alert,
        state=AlertState.CLOSED,
        active=False,
        cleared_at=taken,
        acknowledged_at=taken,
        acknowledged_by="演示值班",
        verdict=verdict,
        dismissal=Dismissal(reason) if reason else None,
        reason=reason,
        closed_at=taken + timedelta(seconds=round(judged_s)),
        closed_by="演示值班",
    )


def _of_cases(cases: Sequence[CaseFile], chance: Chance) -> Iterator[Alert]:
    keys = chance.keys_at("alerts of cases", [int(case.occurred_from.timestamp() * 1000) for case in cases])
    for i, case in enumerate(cases):
        video = case.discovery is Discovery.VIDEO
        habit = HABITS[0] if video else HABITS[2]
        fresh = Alert(
            id=keys[i],
            owner_domain=OwnerDomain.SOCIAL,
            area_id=case.area_id,
            source=habit.source,
            source_id=f"案{i + 1}",
            kind=habit.kind,
            severity=Severity.HIGH,
            title=f"{habit.title} · {case.asset_code}",
            occurred_at=case.occurred_to - timedelta(minutes=3),
            received_at=case.occurred_to - timedelta(minutes=3),
            raised_at=case.occurred_to - timedelta(minutes=3),
            lon=case.lon,
            lat=case.lat,
            asset_id=case.asset_id,
            asset_code=case.asset_code,
            place=case.place,
            attributes={"case": case.number},
        )
        yield _closed(fresh, 38.0, 1_500.0, Verdict.TRUE, "")


def _moments(rng: np.random.Generator, now: datetime, count: int) -> list[datetime]:
    """Times over two years, likelier at night; the last two hours stay empty for tonight's own."""
    hours = np.array([ALERT_NIGHT_WEIGHT if hour >= 20 or hour < 6 else 1.0 for hour in range(24)])
    today = local(now).date()
    midnights = [at_local(today - timedelta(days=back), 0.0) for back in range(DAYS + 1)]
    back, hour = (
        rng.integers(0, DAYS + 1, size=count).tolist(),
        rng.choice(24, size=count, p=hours / hours.sum()).tolist(),
    )
    second = rng.integers(0, 3600, size=count).tolist()
    found = [midnights[b] + timedelta(seconds=3600 * h + s) for b, h, s in zip(back, hour, second, strict=True)]
    limit = now - timedelta(hours=2)
    return [at if at <= limit else at - timedelta(days=1 + (at - limit).days) for at in found]
