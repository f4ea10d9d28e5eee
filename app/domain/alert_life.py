"""The acts of people on an alert, after ISA-18.2: which facts each changes, and when it is refused.

Each function gives the changed facts by name; `state_of` says what state they come to. Nothing here writes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import WAITING, Alert, AlertState, Dismissal, Severity, Verdict
from app.domain.alert_kinds import AlertManner, returns_to_normal
from app.errors import InputRefused, NotPermitted

Facts = dict[str, object]

LONGEST_SHELF = timedelta(hours=12)
SHELF_CHOICES = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 60, 240, 480, 720))
NOBODY: Facts = {"acknowledged_at": None, "acknowledged_by": "", "acknowledged_desk": ""}
UNSHELVED: Facts = {"shelved_until": None, "shelved_by": "", "shelf_reason": ""}
OPEN_AGAIN: Facts = {"closed_at": None, "closed_by": "", "verdict": None, "dismissal": None, "reason": ""}


def asked_anew(now: datetime) -> Facts:
    """From now on somebody is wanted again: an earlier acknowledgement has lapsed, escalation begins anew.

    A call that handled it is over by then, and stands for it no longer; its timeline keeps which one that was.
    """
    return NOBODY | {"raised_at": now, "escalation": 0, "escalated_at": None, "call_id": None}


def acknowledged(alert: Alert, by: Actor, now: datetime, manner: AlertManner) -> Facts:
    """Somebody has seen it. What was over before anybody took it returns to normal by this."""
    if alert.state not in WAITING:
        raise InputRefused("This alert has been taken already. Nothing was changed.")
    facts = taken_note_of(by, now)
    return facts | {"closed_at": now} if not alert.active and returns_to_normal(alert, manner) else facts


def taken_note_of(by: Actor, now: datetime) -> Facts:
    """The facts of an acknowledgement: who, when, at which desk."""
    return {"acknowledged_at": now, "acknowledged_by": by.name, "acknowledged_desk": by.desk_id}


def acknowledgement_taken_back(alert: Alert) -> Facts:
    """As if it had not been acknowledged: it waits since it was raised, and its escalation counts from then."""
    if alert.acknowledged_at is None:
        raise InputRefused("Nobody has acknowledged this alert. Nothing was changed.")
    if alert.verdict is not None:
        raise InputRefused("This alert is judged and closed. Nothing was changed; reopen it first.")
    if alert.call_id is not None:
        raise InputRefused("This alert hangs on a call. Nothing was changed; take that back first.")
    return NOBODY | OPEN_AGAIN if alert.closed_at is not None else NOBODY


def taken_on(alert: Alert, by: Actor, now: datetime, *, from_another: bool) -> Facts:
    """Somebody answers for it from now on; to take it from a colleague one has to say so."""
    _must_be_open(alert)
    if alert.owner == by.name:
        raise InputRefused("You have taken this alert on already. Nothing was changed.")
    if alert.owner and not from_another:
        raise InputRefused(
            "{owner} has taken this alert on. Nothing was changed; say so if you take it over.", owner=alert.owner
        )
    return {"owner": by.name, "owned_since": now}


def shelved(alert: Alert, by: Actor, now: datetime, *, until: datetime, reason: str) -> Facts:
    """Put aside until a time, 12 hours at most; a critical one only by a leader (domain.md C.4)."""
    _must_be_open(alert)
    if alert.severity is Severity.CRITICAL and not by.may(Right.LEAD):
        raise NotPermitted(
            "A critical alert can be shelved by a leader only. Nothing was changed; call the duty leader."
        )
    if not now < until <= now + LONGEST_SHELF:
        raise InputRefused("An alert can be shelved for 12 hours at most. Nothing was changed.")
    if not reason.strip():
        raise InputRefused("An alert is shelved with a reason. Nothing was changed; say why.")
    return {"shelved_until": until, "shelved_by": by.name, "shelf_reason": reason.strip(), "held_until": None}


def unshelved(alert: Alert, now: datetime, manner: AlertManner) -> Facts:
    """The shelf ends, by its time or by hand, and the alert is looked at anew.

    What still stands must be acknowledged anew (unless a call handles it); what is over and was acknowledged
    returns to normal; what is over and was not waits to be acknowledged.
    """
    if alert.shelved_until is None or alert.state is AlertState.CLOSED:
        raise InputRefused("This alert is not shelved. Nothing was changed.")
    if alert.active:
        # A shelf that ended while the desk was closed is no news of this minute.
        return UNSHELVED | (asked_anew(min(now, alert.shelved_until)) if alert.call_id is None else {})
    over = alert.acknowledged_at is not None and not (manner.needs_verdict or alert.owner or alert.call_id)
    return UNSHELVED | ({"closed_at": now} if over else {})


def may_be_judged(alert: Alert) -> bool:
    """Whether somebody has taken it and nobody has judged it."""
    waits = alert.state in WAITING or alert.state is AlertState.HELD
    return not waits and not (alert.verdict is not None and alert.state is AlertState.CLOSED)


def judged(
    alert: Alert, by: Actor, now: datetime, *, verdict: Verdict, dismissal: Dismissal | None, reason: str
) -> Facts:
    """What it turned out to be, which closes it; one that returned to normal may be judged afterwards."""
    if alert.verdict is not None and alert.state is AlertState.CLOSED:
        raise InputRefused("This alert is closed. Nothing was changed.")
    if alert.state in WAITING or alert.state is AlertState.HELD:
        raise InputRefused("Acknowledge this alert before you close it. Nothing was changed.")
    if verdict is Verdict.TRUE and dismissal is not None:
        raise InputRefused("A true alarm is not dismissed. Nothing was changed; leave the dismissal out.")
    if verdict is Verdict.FALSE and dismissal is None:
        raise InputRefused("A false alarm is closed with the code of its cause. Nothing was changed; choose one.")
    if verdict is Verdict.UNKNOWN and dismissal is None:
        dismissal = Dismissal.NOT_VERIFIABLE
    facts = {"verdict": verdict, "dismissal": dismissal, "reason": reason.strip() or alert.reason, "closed_by": by.name}
    return UNSHELVED | facts | {"closed_at": alert.closed_at or now}


def reopened(alert: Alert) -> Facts:
    """A mistaken close is taken back: acknowledgement, owner and escalation stand as they did then."""
    if alert.state is not AlertState.CLOSED:
        raise InputRefused("This alert is not closed. Nothing was changed.")
    return OPEN_AGAIN | {"held_until": None, "raised_at": alert.raised_at or alert.received_at}


def put_on_call(alert: Alert, by: Actor, now: datetime, call_id: str) -> Facts:
    """A call handles it from now on: whoever sends somebody has seen it and answers for it."""
    _must_be_open(alert)
    if alert.call_id not in (None, call_id):
        raise InputRefused("This alert hangs on another call already. Nothing was changed.")
    facts: Facts = UNSHELVED | {"call_id": call_id, "held_until": None, "raised_at": alert.raised_at or now}
    if alert.acknowledged_at is None:
        facts = {**facts, **taken_note_of(by, now)}
    return facts if alert.owner else {**facts, "owner": by.name, "owned_since": now}


def _must_be_open(alert: Alert) -> None:
    if alert.state is AlertState.CLOSED:
        raise InputRefused("This alert is closed. Nothing was changed.")
