"""What an alert of a patrol says: its kind, how grave, its title in the language of the desk when it is raised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.alert import AlertKind, Severity
from app.domain.patrol import DeviationKind, Patrol, PatrolDeviation
from app.domain.roster_turn import COUNTY_TIME
from app.domain.sentence import Sentence
from app.domain.signal import AlertSignal
from app.store.patrol_store import ALERT_SOURCE
from app.wording import Wording

_OF_KIND: Mapping[DeviationKind, tuple[AlertKind, Severity, Sentence]] = {
    DeviationKind.LATE_START: (
        AlertKind.PATROL_LATE, Severity.MEDIUM, Sentence("{unit} has not begun {patrol}, due at {time}")
    ),
    DeviationKind.OFF_BEAT: (AlertKind.OFF_ROUTE, Severity.MEDIUM, Sentence("{unit} is {figure} m off {patrol}")),
    DeviationKind.STOPPED_LONG: (
        AlertKind.PATROL_STOPPED, Severity.LOW, Sentence("{unit} has stood still since {time} on {patrol}")
    ),
    DeviationKind.SILENT: (
        AlertKind.UNIT_SILENT, Severity.MEDIUM, Sentence("{unit} not heard since {time} on {patrol}")
    ),
    DeviationKind.MISSED_STOP: (
        AlertKind.PATROL_MISSED, Severity.LOW, Sentence("{what} not reached on {patrol}, due at {time}")
    ),
}  # fmt: skip
_STOPS_MISSED = Sentence("{n} check points not reached on {patrol}: {what}")
_MISSED = Sentence("{patrol} was missed: {unit} did not come")
_UNISSUED = Sentence("{patrol} was missed: {reason}")


def deviation_signal(
    patrol: Patrol, group: Sequence[PatrolDeviation], unit: str, what: Sequence[str], wording: Wording
) -> AlertSignal:
    """The alert of a deviation, or of check points missed together: the first gives id and place. `what` names the
    check points it is about. It is over when all are."""
    one, is_over = group[0], all(it.over_at is not None for it in group)
    kind, severity, words = _OF_KIND[one.kind]
    told = {
        "unit": unit, "patrol": name_of(patrol), "time": _clock(one.onset), "what": "、".join(what), "n": len(what),
        "figure": f"{round(one.distance_m or 0.0, -1):.0f}",
    }  # fmt: skip
    return AlertSignal(
        source=ALERT_SOURCE,
        source_id=one.told_as,
        at=max(it.over_at for it in group if it.over_at is not None) if is_over else one.onset,
        kind=kind.value,
        severity=severity.value,
        title=wording.sentence(Sentence((_STOPS_MISSED if len(what) > 1 else words).template, told)),
        text=patrol.objective,
        lon=one.lon,
        lat=one.lat,
        active=not is_over,
    )


def missed_signal(patrol: Patrol, unit: str, at: datetime, wording: Wording, *, active: bool) -> AlertSignal:
    """The alert of a patrol that nobody came to."""
    return AlertSignal(
        source=ALERT_SOURCE,
        source_id=patrol.id,
        at=at,
        kind=AlertKind.PATROL_MISSED.value,
        severity=Severity.HIGH.value,
        title=wording.sentence(
            Sentence(
                (_UNISSUED if patrol.reason else _MISSED).template,
                {"unit": unit, "patrol": name_of(patrol), "reason": patrol.reason},
            )
        ),
        text=patrol.objective,
        active=active,
    )


def name_of(patrol: Patrol) -> str:
    """How a patrol is called in a sentence."""
    return f"{patrol.number} {patrol.name}".strip()


def _clock(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%H:%M}"
