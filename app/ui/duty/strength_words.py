"""How incidents, strength and proposals are said."""

from __future__ import annotations

from enum import StrEnum

from app.domain.labels import label
from app.domain.strength import Mismatch, StaffingDecision, Verdict
from app.services.duty.strength_desk import HourChange, HourRun, HourView, StaffingProposal
from app.services.duty.strength_reading import StrengthTable
from app.ui.local_time import to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import tr


class Figures(StrEnum):
    """What stands in the two lines of a cell."""

    PATROL = "Incidents over patrol"
    DUTY = "Incidents over posts"
    ALERTS = "Alerts over patrol"
    PROPOSAL = "Patrol, now over proposed"


LEGENDS = {
    Figures.PATROL: "Above: incidents of the span. Below: minutes of patrol in that hour, on an average day.",
    Figures.DUTY: "Above: incidents of the span. Below: minutes of all heads on posts in that hour, on an average day.",
    Figures.ALERTS: "Above: all alerts of the span, true or not. Below: minutes of patrol in that hour.",
    Figures.PROPOSAL: "Above: minutes of patrol now. Below: minutes proposed, by reported incidents.",
}
SPANS = {30: "Last 30 days", 90: "Last 90 days", 180: "Last 180 days", 365: "Last 365 days"}
MARKS = {Mismatch.NOBODY: "gap", Mismatch.THIN: "thin", Mismatch.IDLE: "idle"}
TOKENS = {Mismatch.NOBODY: "critical", Mismatch.THIN: "high", Mismatch.IDLE: "low"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def amount(value: float) -> str:
    """A number of incidents: shares to a tenth, nothing for nothing."""
    return "" if value < 0.05 else f"{value:.0f}" if value >= 9.95 else f"{value:.1f}".removesuffix(".0")


def hours(first: int, after: int) -> str:
    """22:00–02:00; midnight as an end is 24:00."""
    return f"{first:02d}:00–{after or 24:02d}:00"


def place(name: str) -> str:
    """A row; the one of a county without areas has no name."""
    return name or tr("The whole county")


def run_words(one: HourRun) -> str:
    """A mismatch as one would say it."""
    values = {"n": amount(one.incidents) or "0", "min": f"{one.minutes:.0f}"}
    if one.kind is Mismatch.IDLE:
        return tr("{min} min of strength an hour, and nothing happened", **values)
    if one.kind is Mismatch.NOBODY:
        return tr("{n} incidents, and {min} min of strength an hour", **values)
    return tr("{n} incidents at {min} min of strength an hour: twice its share, or more", **values)


def cell_words(view: HourView, row: int, hour: int) -> str:
    """Everything that is known of one place and hour."""
    told = tr(
        "{place} {hours}: {n} incidents, {reported} of them reported; {alerts} alerts; patrol {patrol} min, "
        "posts {duty} min of an average day",
        place=place(view.names[row]),
        hours=hours(hour, (hour + 1) % 24),
        n=amount(view.incidents[row, hour]) or "0",
        reported=amount(view.reported[row, hour]) or "0",
        alerts=amount(view.alerts[row, hour]) or "0",
        patrol=f"{view.patrol_min[row, hour]:.0f}",
        duty=f"{view.duty_min[row, hour]:.0f}" if view.has_posts else "—",
    )
    kind = view.kinds[row][hour]
    return f"{told} · {tr(label(kind))}" if kind else told


def change_words(proposal: StaffingProposal, row: int, hour: int) -> str:
    """What is proposed for one place and hour."""
    return tr(
        "{place} {hours}: patrol now {now} min, proposed {then} min of an average day",
        place=place(proposal.names[row]),
        hours=hours(hour, (hour + 1) % 24),
        now=f"{proposal.now_min[row, hour]:.0f}",
        then=f"{proposal.then_min[row, hour]:.0f}",
    )


def span_words(table: StrengthTable) -> str:
    """What the table is made of, and what is wanting."""
    known = tr(
        "{since} to {last} · {n} incidents, {reported} reported · positions of {patrol} days, rosters of {duty} days",
        since=f"{table.since:%Y-%m-%d}",
        last=f"{table.last_day:%Y-%m-%d}",
        n=f"{table.incidents.sum():.0f}",
        reported=f"{table.reported.sum():.0f}",
        patrol=table.patrol_days,
        duty=table.duty_days,
    )
    if table.unplaced < 0.5:
        return known
    return f"{known} · {tr('{n} incidents without a known place are in no row', n=f'{table.unplaced:.0f}')}"


def trial_words(one: StaffingProposal) -> str:
    """How the proposal did, without flattery."""
    if not one.learnt:
        return tr("No incident was reported in the year before: nothing is proposed.")
    test = one.test
    if one.verdict is Verdict.TOO_FEW:
        return tr(
            "Learnt from {learnt} reported incidents. Tried on {n} only: too few to say whether it is better than the "
            "plain count.",
            learnt=f"{one.learnt:.0f}",
            n=f"{test.judged:.0f}",
        )
    told = tr(
        "Learnt from {learnt} reported incidents, not from what patrols found. Tried three times on the 30 days that "
        "followed, {n} incidents: with a fifth of places and hours staffed it meets {share} %, the plain count of 90 "
        "days {plain} %; {verdict}.",
        learnt=f"{one.learnt:.0f}",
        n=f"{test.judged:.0f}",
        share=f"{100 * test.share:.0f}",
        plain=f"{100 * test.plain_share:.0f}",
        verdict=tr(label(one.verdict)),
    )
    measured = "" if one.is_measured else tr("No patrol is on record: it shares out one unit around the clock.")
    return " ".join(filter(None, (told, measured)))


def decision_words(one: StaffingDecision) -> str:
    """How a decision stands."""
    if one.ended_at is not None:
        return tr("ended {time}", time=to_minute(one.ended_at))
    return tr("until {time}", time=to_minute(one.until)) if one.decision == "ACCEPTED" else ""


RUNS: tuple[Column[HourRun], ...] = (
    Column(label="Place", text=lambda one: place(one.name), bold=True, width=22),
    Column(label="Hours", text=lambda one: hours(one.first, one.after), sort=lambda one: one.first, width=14),
    Column(
        label="What does not fit",
        text=lambda one: tr(label(one.kind)),
        sort=lambda one: list(Mismatch).index(one.kind),
        colour=lambda one: TOKENS[one.kind],
        bold=True,
        width=30,
    ),
    Column(
        label="Incidents", text=lambda one: amount(one.incidents), sort=lambda one: one.incidents, right=True, width=10
    ),
    Column(
        label="Min an hour", text=lambda one: f"{one.minutes:.0f}", sort=lambda one: one.minutes, right=True, width=12
    ),
    Column(
        label="In words",
        text=lambda one: " · ".join(filter(None, (run_words(one), tr("may be chance") if one.may_be_chance else ""))),
        colour=lambda one: "muted" if one.may_be_chance else None,
    ),
)
CHANGES: tuple[Column[HourChange], ...] = (
    Column(label="Place", text=lambda one: place(one.name), bold=True, width=22),
    Column(label="Hours", text=lambda one: hours(one.first, one.after), sort=lambda one: one.first, width=14),
    Column(
        label="More or less",
        text=lambda one: tr("more") if one.then_min > one.now_min else tr("less"),
        colour=lambda one: "high" if one.then_min > one.now_min else "low",
        bold=True,
        width=10,
    ),
    Column(label="Min now", text=lambda one: f"{one.now_min:.0f}", sort=lambda one: one.now_min, right=True, width=10),
    Column(
        label="Min proposed",
        text=lambda one: f"{one.then_min:.0f}",
        sort=lambda one: one.then_min,
        right=True,
        width=12,
    ),
    Column(
        label="Reported incidents of the span",
        text=lambda one: amount(one.reported) or "0",
        sort=lambda one: one.reported,
        right=True,
        width=20,
    ),
    Column(label="", text=lambda _one: ""),
)
DECISIONS: tuple[Column[StaffingDecision], ...] = (
    Column(
        label="Time", text=lambda one: to_minute(one.decided_at), sort=lambda one: one.decided_at.timestamp(), width=17
    ),
    Column(
        label="Decision",
        text=lambda one: tr(label(one.decision)),
        colour=lambda one: "ok" if one.decision == "ACCEPTED" and one.ended_at is None else "muted",
        bold=True,
        width=18,
    ),
    Column(label="State", text=decision_words, width=22),
    Column(label="Who", text=lambda one: one.by, width=12),
    Column(label="Reason", text=lambda one: one.reason, hover=lambda one: one.reason, width=24),
    Column(label="Proposal", text=lambda one: one.told.replace("\n", " · "), hover=lambda one: one.told),
)
