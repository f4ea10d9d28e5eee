"""How a patrol reads: in a row, on its card, in its course."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from app.domain.labels import label
from app.domain.patrol import PATROL_ENDS, PatrolDeviation, PatrolStatus, PatrolStop, status_at
from app.services.patrols.follow_reading import Finding, PatrolCourse
from app.services.patrols.patrol_reading import PatrolShown, PatrolStep
from app.ui.local_time import age, local, span
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

STATUS_TOKEN: Mapping[PatrolStatus, str] = MappingProxyType(
    {
        PatrolStatus.PLANNED: "muted",
        PatrolStatus.ISSUED: "accent",
        PatrolStatus.READY: "accent",
        PatrolStatus.OVERDUE: "critical",
        PatrolStatus.ACTIVE: "ok",
        PatrolStatus.PAUSED: "medium",
        PatrolStatus.FINISHED: "stale",
        PatrolStatus.REVIEWED: "stale",
        PatrolStatus.MISSED: "high",
        PatrolStatus.CANCELLED: "stale",
    }
)
_FOUND = {"alert": "Alert", "hazard": "Hazard", "case_file": "Case file"}
_URGENCY = (
    PatrolStatus.OVERDUE, PatrolStatus.PAUSED, PatrolStatus.ACTIVE, PatrolStatus.READY, PatrolStatus.ISSUED,
    PatrolStatus.PLANNED, PatrolStatus.MISSED, PatrolStatus.FINISHED, PatrolStatus.REVIEWED, PatrolStatus.CANCELLED,
)  # fmt: skip
DONE: Mapping[str, str] = MappingProxyType(
    {
        "patrol.plan": "Patrol planned",
        "patrol.change": "Plan changed",
        "patrol.issue": "Order issued",
        "patrol.cancel": "Patrol cancelled",
        "patrol.print": "Order printed",
        "patrol.cards": "Cards of check points printed",
        "patrol.gpx": "GPX written",
        "patrol.take_back": "Taken back",
        "patrol.start": "Patrol begun, by word",
        "patrol.start_seen": "Patrol begun, by position",
        "patrol.pause": "Patrol paused",
        "patrol.resume": "Patrol goes on",
        "patrol.finish": "Patrol finished, by word",
        "patrol.finish_seen": "Patrol finished, by position",
        "patrol.miss_seen": "Patrol missed: nobody came",
        "patrol.reach": "Check point reached",
        "patrol.reach_seen": "Check point reached, by position",
        "patrol.skip": "Check point left out",
        "patrol.deviate_seen": "Deviation begun or over",
        "patrol.acknowledge": "Deviations of a patrol acknowledged",
        "patrol.review": "Patrol reviewed",
    }
)
"""Each act on a patrol, in words; those that follow from positions among them."""


def patrol_columns(now: Callable[[], datetime]) -> tuple[Column[PatrolShown], ...]:
    """What is over reads in grey; what should have started, in the colour of what is critical."""

    def grey(one: PatrolShown) -> str | None:
        return "stale" if one.patrol.is_over else None

    return (
        Column(
            label="State",
            text=lambda one: status_words(one, now()),
            sort=lambda one: _URGENCY.index(status_at(one.patrol, now())),
            colour=lambda one: STATUS_TOKEN[status_at(one.patrol, now())],
            width=20,
        ),
        Column(
            label="Joint patrol",
            text=lambda one: one.patrol.name,
            hover=lambda one: "\n".join(filter(None, (one.patrol.name, one.beat_name, one.patrol.objective))),
            colour=grey,
            bold=True,
            least=18,
        ),
        Column(
            label="Time",
            text=lambda one: time_words(one, now()),
            sort=lambda one: one.patrol.begins_at.timestamp(),
            hover=lambda one: span(one.patrol.begins_at, one.patrol.ends_at),
            colour=grey,
            width=18,
        ),
        Column(label="Team", text=lambda one: one.unit, colour=grey, width=14, spare=True),
        Column(
            label="Check points",
            text=lambda one: f"{one.done}/{len(one.stops)}" if one.stops else "–",
            sort=lambda one: one.done / len(one.stops) if one.stops else -1.0,
            width=8,
            right=True,
            spare=True,
        ),
        Column(label="Patrol leader", text=lambda one: one.leader, width=9, spare=True),
        Column(label="Patrol number", text=lambda one: one.patrol.number, width=13, spare=True),
        Column(label="Beat", text=lambda one: one.beat_name, width=26, spare=True),
    )


def status_words(one: PatrolShown, now: datetime) -> str:
    """How it stands, and for how long it should have started, or is under way."""
    status, patrol = status_at(one.patrol, now), one.patrol
    words = tr(label(status))
    if status is PatrolStatus.OVERDUE:
        return f"{words} {age(patrol.begins_at, now)}"
    if status is PatrolStatus.ACTIVE and patrol.started_at is not None:
        return f"{words} {age(patrol.started_at, now)}"
    return words


def time_words(one: PatrolShown, now: datetime) -> str:
    """From when to when; the day only where it is not today's, nor the night's that follows."""
    begins, ends = local(one.patrol.begins_at), local(one.patrol.ends_at)
    day = "" if begins.date() == local(now).date() else f"{begins:%m-%d} "
    return f"{day}{begins:%H:%M}–{ends:%H:%M}"


def patrol_facts(
    one: PatrolShown, steps: Sequence[PatrolStep], course: PatrolCourse | None, now: datetime
) -> list[Fact]:
    """All of it: how it stands and what must be seen to first, then the plan, its check points, what was found, and at
    the end what was done with it. `course` is what it has come to, once that is read."""
    patrol = one.patrol
    begun, ended = patrol.started_at, patrol.finished_at
    really = "" if begun is None else f"{local(begun):%m-%d %H:%M} – {f'{local(ended):%H:%M}' if ended else ''}"
    metres = one.beat.metres if one.beat is not None else 0.0
    length = f"{metres / 1000:.1f} km" if metres else ""
    team = " ".join(dict.fromkeys(filter(None, (one.call_sign, one.unit))))
    return [
        (tr("State"), status_words(one, now) if course is None else state_words(one, course, now)),
        (tr("Deviations"), "\n".join(deviation_words(it, one.stops) for it in one.deviations)),
        (tr("Kind"), f"{tr(label(patrol.kind))} · {tr(label(patrol.level))}"),
        (tr("Beat"), " · ".join(filter(None, (one.beat_name, length)))),
        (tr("Team"), " · ".join(filter(None, (team, one.vehicle)))),
        (tr("Patrol leader"), " · ".join(filter(None, (one.leader, one.room)))),
        (tr("Time"), span(patrol.begins_at, patrol.ends_at)),
        (tr("Really gone"), really),
        (tr("Joint forces"), "、".join(tr(label(force)) for force in patrol.joint_forces)),
        (tr("Objective"), patrol.objective),
        (tr("Equipment"), patrol.equipment),
        (tr("Reason"), patrol.reason),
        (tr("Check points"), "\n".join(stop_words(stop) for stop in one.stops)),
        (tr("Found on patrol"), "" if course is None else "\n".join(map(finding_words, course.findings))),
        (tr("Course"), "\n".join(map(step_words, steps))),
    ]


def state_words(one: PatrolShown, course: PatrolCourse, now: datetime) -> str:
    """How it stands, since when, and how long it was under way and paused in all."""
    told = [status_words(one, now)]
    if course.since is not None and status_at(one.patrol, now) is not PatrolStatus.ACTIVE:
        told.append(tr("since {time}", time=f"{local(course.since):%m-%d %H:%M}"))
    for status, words in ((PatrolStatus.ACTIVE, "under way {n} min"), (PatrolStatus.PAUSED, "paused {n} min")):
        if minutes := int(course.time_in(status, now).total_seconds() // 60):
            told.append(tr(words, n=minutes))
    return " · ".join(told)


def deviation_words(one: PatrolDeviation, stops: Sequence[PatrolStop]) -> str:
    """What went otherwise as a line: when, what, how far, and whether somebody has seen it."""
    until = f"–{local(one.over_at):%H:%M}" if one.over_at is not None else ""
    what = next((it.name for it in stops if it.id == one.stop_id), "")
    far = tr("{n} m off", n=f"{round(one.distance_m, -1):.0f}") if one.distance_m else ""
    seen = tr("seen by {name}", name=one.acknowledged_by) if one.acknowledged_at else tr("not acknowledged")
    words = " · ".join(filter(None, (tr(label(one.kind)), what, far, seen, one.note)))
    return f"{local(one.onset):%H:%M}{until}  {words}"


def finding_words(one: Finding) -> str:
    """What was found as a line: when, what it became, and whether it is settled."""
    state = "" if one.is_open else tr("settled")
    kind = tr(_FOUND[one.subject.noun])
    return f"{local(one.found_at):%H:%M}  " + " · ".join(filter(None, (kind, one.subject.name, state)))


def stop_words(stop: PatrolStop) -> str:
    """A check point as a line: where, when, for how long, and what came of it."""
    due = f"{local(stop.due_at):%H:%M}" if stop.due_at is not None else ""
    stay = tr("{n} min", n=stop.dwell_min)
    came = ""
    if stop.reached_at is not None:
        how = tr(label(stop.reached_by)) if stop.reached_by is not None else ""
        came = "✓ " + " ".join(filter(None, (f"{local(stop.reached_at):%H:%M}", how)))
    elif stop.skip_reason:
        came = tr("left out: {why}", why=stop.skip_reason)
    return " · ".join(filter(None, (f"{stop.position}  {stop.name}", due, stay, came, stop.why)))


def step_words(step: PatrolStep) -> str:
    """An act as a line: when, what, who, and what was said."""
    words = " · ".join(filter(None, (tr(DONE.get(step.act, step.act)), step.who, step.said)))
    return f"{local(step.at):%m-%d %H:%M}  {words}"


def is_listed(one: PatrolShown, *, over: bool) -> bool:
    """Those that are over only when asked for; what was missed stays until somebody has looked at it."""
    return over or one.patrol.status not in PATROL_ENDS - {PatrolStatus.MISSED}
