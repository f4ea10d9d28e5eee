"""An alert in the words of the window: the facts of its card, and what an act on it will say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.alert import Alert, AlertState
from app.domain.labels import label
from app.domain.signal import BY_HAND
from app.ui.alerts.alert_lines import AlertLine
from app.ui.local_time import age, full, local, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.severity_shape import SIGN
from app.ui.words import tr


def fact_lines(line: AlertLine, now: datetime, *, saved: bool) -> list[Fact]:
    """Name and value of everything that is known of the alert itself; empty values are left out by the card."""
    alert = line.alert
    degrees = "" if alert.lon is None or alert.lat is None else f"{alert.lon:.5f}, {alert.lat:.5f}"
    severity = f"{SIGN[alert.severity]} {tr(label(alert.severity))} · {tr(label(alert.kind))}"
    return [
        (tr("Severity"), f"{severity} · {tr('Test')}" if alert.is_test else severity),
        (tr("State"), _state(alert) if saved else _unsaved(alert)),
        (tr("Occurred"), f"{full(alert.occurred_at)} · {age(alert.occurred_at, now)}"),
        (tr("Together with"), _symptoms(line)),
        (tr("Told"), _repeats(alert)),
        (tr("Over since"), full(alert.cleared_at) if alert.cleared_at and not alert.active else ""),
        (tr("Place"), " · ".join(filter(None, (alert.place, alert.asset_code, degrees)))),
        (tr("What"), alert.text),
        (tr("Taken on by"), _owner(alert)),
        (tr("Passed on"), _passed_on(alert)),
        (tr("Source"), _source(alert)),
        (tr("Picture"), alert.media),
        (tr("Reason"), alert.shelf_reason or alert.reason),
    ]


def _source(alert: Alert) -> str:
    """What told it; of what a person told, that."""
    if alert.source == BY_HAND:
        return tr("By hand")
    return " · ".join(filter(None, (alert.source, alert.source_id, alert.rule)))


def names(alerts: Sequence[Alert], most: int = 3) -> str:
    """Their titles, the first few, and how many more."""
    told = ", ".join(one.title for one in alerts[:most])
    more = len(alerts) - most
    return told if more <= 0 else tr("{names} and {n} more", names=told, n=more)


def length(span: timedelta) -> str:
    """A stretch of time on a button."""
    minutes = int(span.total_seconds() // 60)
    return tr("{n} min", n=minutes) if minutes < 60 else tr("{n} h", n=minutes // 60)


def _state(alert: Alert) -> str:
    said = [tr(label(alert.state))]
    if alert.state is AlertState.SHELVED and alert.shelved_until is not None:
        said += [tr("until {time}", time=to_minute(alert.shelved_until)), alert.shelved_by]
    elif alert.acknowledged_at is not None:
        said += [alert.acknowledged_by, to_minute(alert.acknowledged_at)]
    return " · ".join(filter(None, said))


def _unsaved(alert: Alert) -> str:
    said = tr("Not saved: the database does not take it; kept on disk")
    return said if alert.acknowledged_at is None else f"{_state(alert)} · {said}"


def _symptoms(line: AlertLine) -> str:
    others = [one for one in line.group.alerts if one.id != line.alert.id]
    return names(others) if others else ""


def _repeats(alert: Alert) -> str:
    if alert.times < 2:
        return ""
    last = f"{local(alert.last_at):%H:%M:%S}" if alert.last_at else ""
    return tr("{n} times, last {time}", n=alert.times, time=last)


def _owner(alert: Alert) -> str:
    since = f"{local(alert.owned_since):%H:%M}" if alert.owned_since else ""
    return " · ".join(filter(None, (alert.owner, since))) if alert.owner else ""


def _passed_on(alert: Alert) -> str:
    if not alert.escalation or alert.escalated_at is None:
        return ""
    return tr("Step {level} at {time}: nobody took it in time", level=alert.escalation,
              time=f"{local(alert.escalated_at):%H:%M:%S}")  # fmt: skip
