"""When what rings, and why: a pure function of the alerts, the clock and what this run has sounded already.

One sound at a time, the most urgent first; the others wait their turn. Each at most once in 15 s. A critical alert
rings every 15 s until somebody takes it, an escalation once more and louder; more than three that are new ring as
one, and so does what waited when the desk was opened; while anything waits it is said again each quarter of an hour.
Nothing rings for one's own act, nothing that is older than the shift, and nothing that its kind keeps quiet. Times come
from the store (`raised_at`, `escalated_at`), so a restart rings what the desk would have rung without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.alert import URGENCY, Alert, Severity
from app.domain.alert_kinds import AlertKinds

EACH = timedelta(seconds=15)
NAG_EACH = timedelta(minutes=15)
LENGTH = timedelta(seconds=3)
MUTE_FOR = timedelta(minutes=5)
MANY = 3
GREET_WITHIN = timedelta(seconds=60)
"""So long after its start a desk may still say what waited then."""
OWN_ACT = timedelta(seconds=2)
"""A fact of the store this close to an act of this desk came from that act."""


class Sound(StrEnum):
    """The sounds by the names of their files, the most urgent first."""

    ESCALATION = "escalation"
    CRITICAL = "critical"
    SUMMARY = "summary"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NAG = "nag"


class Why(StrEnum):
    """Why something sounded."""

    NEW = "New alert"
    STILL = "Still unacknowledged"
    PASSED_ON = "Nobody took it in time"
    MANY_NEW = "Several new alerts"
    WAITING = "Waiting when the desk opened"
    REMINDER = "Reminder"
    TEST = "Alarm test"


@dataclass(frozen=True)
class Sounding:
    """One sound: when, which, why, for which alerts (the most urgent first); was it muted, was it heard."""

    at: datetime
    sound: Sound
    why: Why
    alerts: tuple[Alert, ...]
    muted: bool = False
    played: bool = False


@dataclass(frozen=True)
class Heard:
    """What this run has dealt with: `until` is up to when news were rung (by class), `last` when each class sounded.

    `rung`: the moments that were rung of those that still wait, by class and alert: the only thing that tells news from
    old where the clock was put back. `greeted`: what waited at the start was said. `acted`: when this desk last did
    something to an alert. `busy_until`: the end of the sound that plays."""

    began: datetime
    until: Mapping[Sound, datetime] = field(default_factory=dict)
    last: Mapping[Sound, datetime] = field(default_factory=dict)
    rung: Mapping[tuple[Sound, str], datetime] = field(default_factory=dict)
    greeted: bool = False
    acted: Mapping[str, datetime] = field(default_factory=dict)
    busy_until: datetime | None = None
    nagged_at: datetime | None = None
    muted_until: datetime | None = None

    def after_act(self, alert_ids: Sequence[str], at: datetime) -> Heard:
        """This desk has acted on these alerts: what comes of it is not news to it."""
        kept = {key: when for key, when in self.acted.items() if at - when < NAG_EACH}
        return replace(self, acted=kept | dict.fromkeys(alert_ids, at))

    def is_muted(self, now: datetime) -> bool:
        return self.muted_until is not None and now < self.muted_until


CLASS: Mapping[Severity, Sound] = {
    Severity.CRITICAL: Sound.CRITICAL,
    Severity.HIGH: Sound.HIGH,
    Severity.MEDIUM: Sound.MEDIUM,
    Severity.LOW: Sound.LOW,
}
NEVER_MUTED = frozenset({Sound.CRITICAL, Sound.ESCALATION})


def next_sound(
    alerts: Sequence[Alert], kinds: AlertKinds, since: datetime, now: datetime, heard: Heard
) -> tuple[Sounding | None, Heard]:
    """What sounds at `now`, and what has been dealt with then. `since`: what was raised earlier is not this shift's."""
    if now < heard.began or any(at > now for at in heard.last.values()):
        heard = _clock_put_back(heard, now)
    if heard.busy_until is not None and now < heard.busy_until:
        return None, heard
    waiting = sorted((one for one in alerts if kinds.may_ring(one, since)), key=_urgency)
    for sound, why, found in _due(waiting, now, heard):
        return _sounded(sound, why, found, now, _forget_gone(heard, waiting))
    return None, heard


def _due(waiting: Sequence[Alert], now: datetime, heard: Heard) -> list[tuple[Sound, Why, list[Alert]]]:
    """Everything that would sound now, the most urgent first."""
    due: list[tuple[Sound, Why, list[Alert]]] = []
    fresh = [one for one in waiting if _is_news(one, _raised(one), heard, CLASS[one.severity])]
    passed_on = [
        one for one in waiting if one.escalated_at and _is_news(one, one.escalated_at, heard, Sound.ESCALATION)
    ]
    critical = [one for one in waiting if one.severity is Severity.CRITICAL and not _just_acted(one, now, heard)]
    if passed_on:
        due.append((Sound.ESCALATION, Why.PASSED_ON, passed_on))
    if critical:
        news = [one for one in fresh if one.severity is Severity.CRITICAL]
        test = all(one.is_test for one in news)
        due.append((Sound.CRITICAL, (Why.TEST if test else Why.NEW) if news else Why.STILL, news or critical))
    lesser = [one for one in fresh if one.severity is not Severity.CRITICAL]
    if len(lesser) > MANY:
        due.append((Sound.SUMMARY, Why.MANY_NEW, lesser))
    else:
        for sound in (Sound.HIGH, Sound.MEDIUM, Sound.LOW):
            if found := [one for one in lesser if CLASS[one.severity] is sound]:
                due.append((sound, Why.TEST if all(one.is_test for one in found) else Why.NEW, found))
    if not heard.greeted and now - heard.began < GREET_WITHIN:
        earlier = [one for one in waiting if _waited_at_start(one, now, heard)]
        if earlier:
            due.append((Sound.SUMMARY, Why.WAITING, earlier))
    if waiting and _nag_is_due(waiting, now, heard):
        due.append((Sound.NAG, Why.REMINDER, list(waiting)))
    return [one for one in due if (last := heard.last.get(one[0])) is None or now - last >= EACH]


def _is_news(alert: Alert, at: datetime, heard: Heard, sound: Sound) -> bool:
    acted = heard.acted.get(alert.id)
    own = acted is not None and at <= acted + OWN_ACT
    return not own and at > heard.until.get(sound, heard.began) and heard.rung.get((sound, alert.id)) != at


def _waited_at_start(alert: Alert, now: datetime, heard: Heard) -> bool:
    """Raised before this desk was opened and by no sound of it said yet; the critical ring by themselves."""
    lesser = alert.severity is not Severity.CRITICAL
    return lesser and _raised(alert) <= heard.began and not _just_acted(alert, now, heard)


def _just_acted(alert: Alert, now: datetime, heard: Heard) -> bool:
    """Taking a mistaken act back does not ring in the face of who does it; 15 s later the alert rings again."""
    acted = heard.acted.get(alert.id)
    return acted is not None and now - acted < EACH


def _nag_is_due(waiting: Sequence[Alert], now: datetime, heard: Heard) -> bool:
    """Each quarter of an hour since the oldest was raised, whoever opened the desk in between."""
    before = max(heard.began, heard.nagged_at or heard.began)
    oldest = min(map(_raised, waiting))
    if oldest > now:
        oldest = before
    return (now - oldest) // NAG_EACH > max(0, (before - oldest) // NAG_EACH)


def _sounded(sound: Sound, why: Why, found: Sequence[Alert], now: datetime, heard: Heard) -> tuple[Sounding, Heard]:
    dealt = {sound} if sound is not Sound.SUMMARY else {Sound.SUMMARY, Sound.HIGH, Sound.MEDIUM, Sound.LOW}
    muted = sound not in NEVER_MUTED and heard.is_muted(now) and not any(one.is_test for one in found)
    moments = {
        (sound if sound is Sound.ESCALATION else CLASS[one.severity], one.id): (
            one.escalated_at if sound is Sound.ESCALATION else None
        )
        or _raised(one)
        for one in found
    }
    return Sounding(now, sound, why, tuple(found), muted), replace(
        heard,
        until={**heard.until, **dict.fromkeys(dealt, now)},
        last={**heard.last, **dict.fromkeys(dealt, now)},
        rung={**heard.rung, **(moments if sound is not Sound.NAG else {})},
        greeted=heard.greeted or why is Why.WAITING,
        busy_until=now if muted else now + LENGTH,
        nagged_at=now,
    )


def _clock_put_back(heard: Heard, now: datetime) -> Heard:
    """The computer's clock was set back: nothing waits for times that will come a second time."""
    return replace(
        heard,
        began=min(heard.began, now),
        until={key: min(at, now) for key, at in heard.until.items()},
        last={key: min(at, now) for key, at in heard.last.items()},
        acted={key: min(at, now) for key, at in heard.acted.items()},
        greeted=True,
        busy_until=None,
        nagged_at=now,
        muted_until=None if heard.muted_until is None else min(heard.muted_until, now + MUTE_FOR),
    )


def _forget_gone(heard: Heard, waiting: Sequence[Alert]) -> Heard:
    """Only what still waits may ring again."""
    keys = {one.id for one in waiting}
    return replace(heard, rung={name: at for name, at in heard.rung.items() if name[1] in keys})


def _raised(alert: Alert) -> datetime:
    return alert.raised_at or alert.received_at


def _urgency(alert: Alert) -> tuple[int, float]:
    return URGENCY[alert.severity], -_raised(alert).timestamp()
