"""Alerts on a call: taken over in the act that makes the call, and what the call inherits from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from app.domain.access import Actor
from app.domain.alert import OPEN_STATES, Alert, AlertKind, AlertState, Severity
from app.domain.alert_life import OPEN_AGAIN, put_on_call
from app.domain.call import CALL_ENDS, Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.call_judgement import Judgement
from app.domain.key import new_key
from app.errors import InputRefused
from app.services.alerts.alert_change import change_alert, without_ended_call
from app.services.former_facts import facts_before_call
from app.store import alert_store, call_store
from app.store.unit_of_work import UnitOfWork

_KIND: Mapping[AlertKind, CallKind] = MappingProxyType(
    {
        AlertKind.FIRE: CallKind.FIRE,
        AlertKind.LEAK: CallKind.LEAK,
        AlertKind.PANIC: CallKind.OTHER,
        AlertKind.REPORTED: CallKind.OTHER,
        AlertKind.WEATHER: CallKind.OTHER,
        AlertKind.EMERGENCY_BULLETIN: CallKind.OTHER,
        AlertKind.OTHER: CallKind.OTHER,
    }
)
"""Every other signal of a device asks for a check on the spot; what it was shows there."""
_LEVEL: Mapping[Severity, CallLevel] = MappingProxyType(
    {
        Severity.CRITICAL: CallLevel.L2,
        Severity.HIGH: CallLevel.L2,
        Severity.MEDIUM: CallLevel.L3,
        Severity.LOW: CallLevel.L3,
    }
)
_GRAVE = frozenset({AlertKind.FIRE, AlertKind.PANIC})


def call_of(alert: Alert, actor: Actor, number: str, now: datetime) -> Call:
    """The call that an alert makes: place, asset, words and time are the alert's, the owner is who takes it on."""
    return Call(
        id=new_key(),
        owner_domain=alert.owner_domain,
        area_id=alert.area_id,
        number=number,
        category=CallCategory.FIRE_DISASTER if alert.kind is AlertKind.FIRE else CallCategory.ALARM_DEVICE,
        kind=_KIND.get(alert.kind, CallKind.CHECK),
        level=CallLevel.L1 if alert.kind in _GRAVE else _LEVEL[alert.severity],
        source=CallSource.ALERT,
        title=alert.title,
        text=alert.text,
        lon=alert.lon,
        lat=alert.lat,
        place=alert.place,
        asset_id=alert.asset_id,
        asset_code=alert.asset_code,
        occurred_at=min(alert.occurred_at, now),
        received_at=now,
        owner=alert.owner or actor.name,
        is_test=alert.is_test,
    )


def with_its_group(work: UnitOfWork, alert_id: str) -> list[Alert]:
    """The alert and, where it stands for a group, the open alerts of the same trouble; the named one first."""
    alert = alert_store.alerts.get(work.connection, alert_id)
    others = call_store.alerts_of_group(work.connection, alert.group_id) if alert.group_id else []
    return [alert, *(one for one in others if one.id != alert.id and one.state in OPEN_STATES)]


def call_of_group(work: UnitOfWork, alerts: Sequence[Alert]) -> Call | None:
    """The call that handles the trouble these alerts tell of already, if it is not over: a late one joins it."""
    for call_id in dict.fromkeys(one.call_id for one in alerts if one.call_id is not None):
        call = call_store.calls.get(work.connection, call_id)
        if call.state not in CALL_ENDS:
            return call
    return None


def attach(work: UnitOfWork, actor: Actor, alert: Alert, call_id: str) -> None:
    """Hang an alert on a call: acknowledged and taken on by the same act, if nobody had done so.

    It gets an audit row of its own, so that the alert's own timeline tells of it."""
    if alert.state is AlertState.CLOSED:
        raise InputRefused("This alert is closed. Nothing was changed; reopen it first if it must go on.")
    if alert.call_id == call_id:
        return
    change_alert(work, alert, put_on_call(without_ended_call(work, alert), actor, work.now, call_id))
    work.about("alert", alert.id)
    work.end_part()


def move(work: UnitOfWork, from_call: str, to_call: str) -> None:
    """Hang the alerts of one call on another."""
    for alert in call_store.alerts_of(work.connection, from_call):
        change_alert(work, alert, {"call_id": to_call})


def judge(work: UnitOfWork, actor: Actor, call_id: str, told: Judgement, reason: str) -> None:
    """Close the call's alerts with what they turned out to be."""
    for alert in call_store.alerts_of(work.connection, call_id):
        if alert.state is not AlertState.CLOSED:
            change_alert(
                work,
                alert,
                {
                    "closed_at": work.now,
                    "closed_by": actor.name,
                    "verdict": told.verdict,
                    "dismissal": told.dismissal,
                    "reason": reason,
                },
            )


def take_back_judgement(work: UnitOfWork, call_id: str, closed_at: datetime) -> None:
    """Open again what was closed together with the call."""
    for alert in call_store.alerts_of(work.connection, call_id):
        if alert.closed_at == closed_at:
            change_alert(work, alert, OPEN_AGAIN)


def put_back(work: UnitOfWork, call_id: str, only: Collection[str] | None = None) -> None:
    """Take the alerts, or `only` some of them, off a call: each stands as it did before. One that is closed stays."""
    for alert in call_store.alerts_of(work.connection, call_id):
        if alert.state is not AlertState.CLOSED and (only is None or alert.id in only):
            change_alert(work, alert, facts_before_call(work, alert, call_id) | {"call_id": None})
            work.about("alert", alert.id)
            work.end_part()
