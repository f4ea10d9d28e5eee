"""What the clock does to alerts: holds and shelves end, and what nobody acknowledges in time is passed on.

Everything due is read from the store, so a restart or a sleeping computer loses nothing; a clock put back does nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import Alert, AlertState, Severity
from app.domain.alert_hearing import hold_ended
from app.domain.alert_kinds import AlertKinds, news_since
from app.domain.alert_life import unshelved
from app.domain.duty import DutyLevel
from app.domain.duty_level import DutyLevels
from app.domain.events import AlertEscalated, AlertRaised
from app.domain.key import new_key
from app.services.alerts.alert_change import change_alert, without_ended_call
from app.services.alerts.alert_ears import AlertEars
from app.store import alert_store, duty_store, level_store
from app.store.unit_of_work import Store, UnitOfWork

MOST_AT_ONCE = 200
"""So many in one transaction; the rest follow with the next second."""


def tick(store: Store, actor: Actor, kinds: AlertKinds, ears: AlertEars) -> int:
    """Do what is due now; how many alerts it changed. Reads first: mostly nothing is, and nothing is written."""
    now = store.now()
    since = raised_since(store, now)
    with store.read() as connection:
        levels = level_store.levels_at(connection, now)
        limits = {room: _limits(kinds, levels.of(room)) for room in (None, *levels.rooms)}
        due = alert_store.due(connection, now, since, limits, kinds.escalation_steps)[:MOST_AT_ONCE]
    if not due:
        return 0
    for name, states in _ACTS:
        some = [one.id for one in due if one.state in states]
        if some:
            with store.act(actor, new_key(), name, Right.ALERTS) as work:
                for alert_id in some:
                    _do(work, alert_store.alerts.get(work.connection, alert_id), kinds, ears, levels)
                    work.end_part()
    return len(due)


_ACTS = (
    ("alert.hold_end", frozenset({AlertState.HELD})),
    ("alert.shelf_end", frozenset({AlertState.SHELVED})),
    ("alert.escalate", frozenset({AlertState.UNACK, AlertState.RTN_UNACK})),
)


def raised_since(store: Store, now: datetime) -> datetime:
    """What was raised earlier is no news to the shift on duty (`news_since`)."""
    with store.read() as connection:
        shifts = duty_store.shifts_at(connection, now)
    return news_since(shifts[0].starts_at if shifts else None, now)


def _limits(kinds: AlertKinds, level: DutyLevel) -> dict[Severity, timedelta]:
    return {one: limit for one in Severity if (limit := kinds.limit(one, level)) is not None}


def _do(work: UnitOfWork, alert: Alert, kinds: AlertKinds, ears: AlertEars, levels: DutyLevels) -> None:
    """One alert, read anew: somebody may have been quicker."""
    manner = kinds.manner(alert.kind)
    work.about("alert", alert.id)
    if alert.state is AlertState.HELD and alert.held_until is not None and alert.held_until <= work.now:
        ended = hold_ended(alert, work.now, manner)
        changed = change_alert(work, alert, ended.facts)
        if ended.is_news:
            ears.raised(work, changed)
    elif alert.state is AlertState.SHELVED and alert.shelved_until is not None and alert.shelved_until <= work.now:
        changed = change_alert(work, alert, unshelved(without_ended_call(work, alert), work.now, manner))
        if changed.state is AlertState.UNACK:
            work.tell(AlertRaised(alert.id))
    elif (step := kinds.escalation_due(alert, levels.of(alert.area_id), work.now)) > alert.escalation:
        change_alert(work, alert, {"escalation": step, "escalated_at": work.now})
        work.tell(AlertEscalated(alert.id, step))
