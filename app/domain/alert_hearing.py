"""What a signal changes of the alert that stands for its source and id already. Nothing here writes.

Repeats are counted, severity is latched at the highest, being over is not being acknowledged, and what comes back
after it was over, or after its source was silent for long, is asked about anew. A call has an alert in hand only while
it is not over: alerts are given here without a call that is. A signal told twice changes nothing, nor does one that
comes late; but a worse severity counts whenever it is told, and clocks of sources are put back (`_told_late`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from app.domain.alert import URGENCY, WAITING, Alert, AlertState, Severity
from app.domain.alert_kinds import AlertManner, returns_to_normal
from app.domain.alert_life import OPEN_AGAIN, UNSHELVED, Facts, asked_anew
from app.domain.signal import AlertSignal

HEARD, STANDING = "heard", "standing"
"""Names among the further attributes: when a counted signal came (seconds since 1970), and which ids of the source
stand behind one alert where a quiet period put several together."""
MOST_STANDING = 200
ENDED = "ended"
"""Name among the further attributes: the source's own time of the last end it told, by which a repeat is known."""
CLOCK_BACK = timedelta(minutes=5)
"""What is so much older than what is known may come from a source whose clock was put back."""


@dataclass(frozen=True)
class Heard:
    """The changed facts, and whether somebody is to be told as of something new."""

    facts: Facts
    is_news: bool = False


NOTHING = Heard({})


def heard_again(
    alert: Alert, signal: AlertSignal, severity: Severity, now: datetime, manner: AlertManner
) -> Heard | None:
    """What `signal` changes of the newest alert of its source and id; None where it is a new alert."""
    at = min(signal.at, now)
    known = alert.last_at or alert.occurred_at
    worse = URGENCY[severity] < URGENCY[alert.severity]
    if at < known:
        return _told_late(alert, signal, severity, now, manner)
    if at == known and signal.active == alert.active and not (worse and signal.active):
        return NOTHING
    return _told(alert, signal, severity, at, now, manner)


def _told_late(
    alert: Alert, signal: AlertSignal, severity: Severity, now: datetime, manner: AlertManner
) -> Heard | None:
    """An older time than what is known: a message that was late, or a source whose clock was put back.

    What is no worse and came late changes nothing: an old repeat brings nothing back. A worse severity is latched and
    asked about whenever it comes. An end that is minutes older than what is known, and is not the last end told once
    more, is taken by the time of its receipt; so is a return from before the alert began. To take an end for one that
    was late leaves an alert standing for ever, and to ring once too often is better than not at all.
    """
    known, began = alert.last_at or alert.occurred_at, alert.occurred_at
    if not signal.active:
        is_back = known - signal.at > CLOCK_BACK and alert.attributes.get(ENDED) != signal.at.timestamp()
        return _told(alert, signal, severity, now, now, manner) if is_back else NOTHING
    if URGENCY[severity] < URGENCY[alert.severity]:
        if known - signal.at > CLOCK_BACK or alert.state is AlertState.CLOSED:
            return _told(alert, signal, severity, now, now, manner)
        if alert.state is AlertState.HELD:
            return Heard(_latched(alert, severity))
        return _told_again(alert, {}, severity, now, now, manner)
    if not alert.active and began - signal.at > CLOCK_BACK:
        return _told(alert, signal, severity, now, now, manner)
    return NOTHING


def _told(
    alert: Alert, signal: AlertSignal, severity: Severity, at: datetime, now: datetime, manner: AlertManner
) -> Heard | None:
    """What it says, taken as of `at`."""
    if not signal.active:
        return Heard(_over(alert, signal, at, now, manner))
    if alert.state is AlertState.CLOSED:
        return _after_its_end(alert, severity, at, now, manner)
    facts: Facts = {"times": alert.times + 1, "last_at": at, "active": True, "cleared_at": None}
    facts |= {name: told for name in ("text", "title", "media") if (told := getattr(signal, name))}
    if alert.state is AlertState.HELD:
        return _held_again(alert, facts | _latched(alert, severity), at, now, manner)
    return _told_again(alert, facts, severity, at, now, manner)


def _told_again(
    alert: Alert, facts: Facts, severity: Severity, at: datetime, now: datetime, manner: AlertManner
) -> Heard:
    worse = URGENCY[severity] < URGENCY[alert.severity]
    facts |= _latched(alert, severity)
    if worse:
        anew = {} if alert.state in WAITING or alert.call_id else asked_anew(now)
        return Heard(facts | UNSHELVED | anew, is_news=True)
    if alert.state is not AlertState.ACKED or alert.call_id:
        return Heard(facts)
    lasts = alert.active and not _is_long_silent(alert, at, manner)
    if lasts or _flutters(alert, at, manner):
        return Heard(facts)
    return Heard(facts | asked_anew(now), is_news=True)


def _over(alert: Alert, signal: AlertSignal, at: datetime, now: datetime, manner: AlertManner) -> Facts:
    """The condition has ended at its source; where several ids stand behind the alert, when the last one has."""
    standing = [one for one in standing_ids(alert) if one != signal.source_id]
    attributes = {**alert.attributes, STANDING: standing} if STANDING in alert.attributes else alert.attributes
    if standing and STANDING in alert.attributes:
        return {"attributes": attributes, "last_at": at}
    if not alert.active:
        return {}
    facts: Facts = {"active": False, "cleared_at": at, "last_at": at}
    facts["attributes"] = {**attributes, ENDED: signal.at.timestamp()}
    fleeting = alert.state is AlertState.HELD and manner.count == 1
    if fleeting or (alert.state is AlertState.ACKED and returns_to_normal(alert, manner)):
        facts["closed_at"] = now
    return facts


def _after_its_end(alert: Alert, severity: Severity, at: datetime, now: datetime, manner: AlertManner) -> Heard | None:
    """It was closed. While the same condition lasts it stays so; what comes back later is a new alert.

    Some sources never say that anything is over: after a long silence of its source, what is told is new as well.
    """
    counted: Facts = {"times": alert.times + 1, "last_at": at}
    if alert.held_until is not None:
        return Heard(counted | OPEN_AGAIN | _fresh_hold(alert, at, now, manner) | {"severity": severity})
    if URGENCY[severity] < URGENCY[alert.severity]:
        return None
    if alert.active and not _is_long_silent(alert, at, manner):
        return Heard(counted)
    if not alert.active and _flutters(alert, at, manner):
        back = OPEN_AGAIN | {"active": True, "cleared_at": None} if alert.verdict is None else {}
        return Heard(counted | back)
    return None


def _fresh_hold(alert: Alert, at: datetime, now: datetime, manner: AlertManner) -> Facts:
    """A fleeting one has come back: it is held back from its beginning."""
    facts: Facts = {"active": True, "cleared_at": None, "occurred_at": at, "received_at": now}
    facts |= {"held_until": held_until(at, now, manner), "attributes": {**alert.attributes, HEARD: [at.timestamp()]}}
    return facts if facts["held_until"] is not None else facts | {"raised_at": now}


def _held_again(alert: Alert, facts: Facts, at: datetime, now: datetime, manner: AlertManner) -> Heard:
    """Another signal while nobody has been told: the count may be reached by it."""
    if manner.count == 1:
        return Heard(facts)
    heard = [*_within(_heard(alert), at, manner), at.timestamp()]
    facts |= {"attributes": {**alert.attributes, HEARD: heard}}
    if len(heard) >= manner.count:
        return Heard(facts | {"held_until": None, "raised_at": now}, is_news=True)
    return Heard(facts | {"held_until": _lapses(heard, manner)})


def hold_ended(alert: Alert, now: datetime, manner: AlertManner) -> Heard:
    """The time for which it was held back is over: it is raised, or it came too seldom and is dropped unseen."""
    if manner.count == 1:
        return Heard({"held_until": None, "raised_at": min(now, alert.held_until or now)}, is_news=True)
    heard = _within(_heard(alert), now, manner)
    if heard:
        return Heard({"attributes": {**alert.attributes, HEARD: heard}, "held_until": _lapses(heard, manner)})
    return Heard({"closed_at": now, "active": False, "cleared_at": now})


def held_until(at: datetime, now: datetime, manner: AlertManner) -> datetime | None:
    """How long a fresh signal of this kind is held back; None where it is told at once."""
    if manner.count > 1:
        return at + timedelta(seconds=manner.count_within_s)
    until = at + timedelta(seconds=manner.on_delay_s)
    return until if until > now else None


def first_attributes(at: datetime, manner: AlertManner) -> dict[str, object]:
    """The further attributes a fresh alert begins with."""
    return {HEARD: [at.timestamp()]} if manner.count > 1 else {}


def joined(alert: Alert, signal: AlertSignal, severity: Severity, now: datetime, manner: AlertManner) -> Heard:
    """The same kind on the same object under another id, within the quiet period: it counts on the standing alert."""
    at = min(signal.at, now)
    facts: Facts = {"times": alert.times + 1, "last_at": max(at, alert.last_at or alert.occurred_at)}
    if alert.state is AlertState.CLOSED:
        return Heard(facts)
    if alert.state is AlertState.HELD:
        return _held_again(alert, facts | _latched(alert, severity), at, now, manner)
    standing = [*(standing_ids(alert) if alert.active else ()), signal.source_id]
    facts |= {"attributes": {**alert.attributes, STANDING: standing[-MOST_STANDING:]}}
    facts |= {"active": True, "cleared_at": None}
    return _told_again(alert, facts, severity, at, now, manner)


def standing_ids(alert: Alert) -> Sequence[str]:
    """The ids of its source that stand behind this alert now."""
    return cast("Sequence[str]", alert.attributes.get(STANDING, (alert.source_id,)))


def _latched(alert: Alert, severity: Severity) -> Facts:
    return {"severity": severity} if URGENCY[severity] < URGENCY[alert.severity] else {}


def _flutters(alert: Alert, at: datetime, manner: AlertManner) -> bool:
    """Back so soon after it was over that it is the same trouble still."""
    return alert.cleared_at is not None and at - alert.cleared_at <= timedelta(seconds=manner.reraise_s)


def _is_long_silent(alert: Alert, at: datetime, manner: AlertManner) -> bool:
    """Whether its source said nothing of it for so long that what it tells now is something new."""
    silence = at - (alert.last_at or alert.occurred_at)
    return bool(manner.anew_after_s) and silence >= timedelta(seconds=manner.anew_after_s)


def _heard(alert: Alert) -> list[float]:
    return list(cast("Sequence[float]", alert.attributes.get(HEARD, ())))


def _within(heard: list[float], at: datetime, manner: AlertManner) -> list[float]:
    return [one for one in heard if one > at.timestamp() - manner.count_within_s]


def _lapses(heard: list[float], manner: AlertManner) -> datetime:
    return datetime.fromtimestamp(heard[0], UTC) + timedelta(seconds=manner.count_within_s)
