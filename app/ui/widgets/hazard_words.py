"""How a hazard reads: in a row, on its card, in what is next with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from app.domain.hazard import Hazard, HazardLevel, HazardState, HazardStep
from app.domain.labels import label
from app.ui.local_time import age, local, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

LEVEL_TOKEN: Mapping[HazardLevel | None, str] = MappingProxyType(
    {None: "muted", HazardLevel.GENERAL: "low", HazardLevel.LARGER: "high", HazardLevel.MAJOR: "critical"}
)
_NEXT: Mapping[HazardState, str] = MappingProxyType(
    {
        HazardState.FOUND: "To be confirmed",
        HazardState.CONFIRMED: "Notice to be issued",
        HazardState.SELF_REPORTED: "To be re-checked",
        HazardState.RECHECKED: "To be struck off",
    }
)
"""What is ours to do; else it is the unit's turn, or it is over."""
_DONE: Mapping[str, str] = MappingProxyType(
    {
        "hazard.find": "Hazard found",
        "hazard.confirm": "Confirmed as a hazard",
        "hazard.dismiss": "Judged to be no hazard",
        "hazard.issue": "Notice issued",
        "hazard.begin": "Work has begun",
        "hazard.report": "Reported as closed",
        "hazard.recheck_passed": "Re-check: closed",
        "hazard.recheck_failed": "Re-check: still open",
        "hazard.clear": "Hazard cleared",
        "hazard.take_back": "Taken back",
        "hazard.print": "Notice printed",
    }
)


def hazard_columns(now: Callable[[], datetime]) -> tuple[Column[Hazard], ...]:
    """What is over reads in grey; what is overdue by the clock `now`, in the colour of what is critical."""
    return (
        Column(
            label="Level",
            text=level_words,
            sort=lambda one: -list(HazardLevel).index(one.level) if one.level else 1,
            colour=lambda one: LEVEL_TOKEN[one.level] if one.is_open else "stale",
            width=17,
        ),
        Column(
            label="Hazard",
            text=lambda one: one.title,
            hover=lambda one: "\n".join(filter(None, (one.title, one.text))),
            colour=lambda one: None if one.is_open else "stale",
            bold=True,
        ),
        Column(
            label="What is next",
            text=lambda one: next_words(one, now()),
            sort=lambda one: one.due_at.timestamp() if one.due_at and one.is_open else float("inf"),
            colour=lambda one: "critical" if one.overdue(now()) else None if one.is_open else "stale",
            width=30,
        ),
        Column(label="Responsible unit", text=lambda one: one.responsible, width=14, spare=True),
        Column(label="Place", text=lambda one: one.place or one.asset_code, width=16, spare=True),
        Column(
            label="Found",
            text=lambda one: age(one.found_at, now()),
            sort=lambda one: -one.found_at.timestamp(),
            hover=lambda one: to_minute(one.found_at),
            width=8,
            right=True,
            spare=True,
        ),
        Column(label="Hazard number", text=lambda one: one.number, width=13, spare=True),
    )


def level_words(one: Hazard) -> str:
    """The level; of one that nobody has confirmed yet, that it is to be."""
    return tr(label(one.level)) if one.level is not None else "–"


def next_words(one: Hazard, now: datetime) -> str:
    """Whose turn it is and until when; what is overdue, by how long and with which step of the ladder."""
    step, due = one.overdue_step(now), one.due_at
    if step is not None and due is not None:
        return tr("overdue {age} · {step}", age=age(due, now), step=tr(label(step)))
    if one.state in _NEXT:
        return tr(_NEXT[one.state])
    if one.is_open and due is not None:
        return tr("closes by {day}, {age} left", day=f"{local(due):%m-%d}", age=age(now, due))
    return tr(label(one.state))


def hazard_facts(one: Hazard, steps: Sequence[HazardStep], now: datetime) -> list[Fact]:
    """All of it, and at the end what was done with it."""
    degrees = "" if one.lon is None or one.lat is None else f"{one.lon:.6f}, {one.lat:.6f}"
    found_by = {"alert": tr("An alert"), "loophole": tr("The review of a case")}.get(one.subject, "")
    due = "" if one.due_at is None else to_minute(one.due_at)
    return [
        (tr("What is next"), next_words(one, now)),
        (tr("State"), f"{tr(label(one.state))} · {age(one.since, now)}"),
        (tr("Level"), f"{level_words(one)} · {tr(label(one.kind))}"),
        (tr("Place"), " · ".join(dict.fromkeys(filter(None, (one.place, one.asset_code, degrees))))),
        (tr("What"), one.text),
        (tr("Found by"), " · ".join(filter(None, (one.found_by, found_by)))),
        (tr("Responsible unit"), one.responsible),
        (tr("Notice"), one.notice_number),
        (tr("To be closed by"), due),
        (tr("What must be done"), one.measures),
        (tr("Failed re-checks"), str(one.failed_checks) if one.failed_checks else ""),
        (tr("Course"), "\n".join(map(step_words, steps))),
    ]


def step_words(step: HazardStep) -> str:
    """A step as a line: when, what, who, and what was said."""
    words = " · ".join(filter(None, (tr(_DONE.get(step.act, step.act)), step.who, step.said)))
    return f"{local(step.at):%m-%d %H:%M}  {words}"
