"""The clocks of a case: how long each step may last in law, by dated rules, and how far it has run.

A rule is chosen by the date on which the case was accepted (before that, by the day on which its clock began). Where no
rule is known for the date no term is worked out, and that is said. Nothing extends a clock but an extension that
somebody approved. Days count from the day after, to the end of the last one; where that is a holiday the law may give
more time than is shown here, never less.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseExtension, CaseStep
from app.domain.case_status import CaseKind, CaseStatus, ClockName, ClockState
from app.domain.labels import label
from app.domain.sentence import Sentence, sentence

COUNTY_TIME = timezone(timedelta(hours=8))
_SPAN = re.compile(r"^(?:(\d+)m)?(?:(\d+)d)?(?:(\d+)h)?$")


@dataclass(frozen=True)
class Span:
    """A length of time as the law says it: months and days, or hours."""

    months: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def parsed(cls, text: str) -> Span:
        """`24h`, `30d`, `1m15d`; raises `ValueError`."""
        found = _SPAN.match(text.strip())
        if not found or not any(found.groups()):
            raise ValueError(f"{text!r} is no length such as 24h, 30d or 1m15d")
        months, days, hours = (int(one or 0) for one in found.groups())
        if hours and (months or days):
            raise ValueError(f"{text!r}: hours do not go together with days")
        return cls(months, days, hours)

    def after(self, start: datetime) -> datetime:
        """When it is over: after hours to the minute, after days and months at the end of the last day."""
        if self.hours:
            return start + timedelta(hours=self.hours)
        day = start.astimezone(COUNTY_TIME).date()
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        day = date(year, month, min(day.day, calendar.monthrange(year, month)[1])) + timedelta(days=self.days + 1)
        return datetime(day.year, day.month, day.day, tzinfo=COUNTY_TIME).astimezone(start.tzinfo)


@dataclass(frozen=True)
class ExtensionRule:
    """How long a clock may run at most once this is approved, counted from its beginning, when, and who approves."""

    length: Span
    when: str
    approver: str


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """One rule of one law in one stretch of years. `runs_in`: the states while which the clock runs; it begins when the
    case enters `starts_at`. `is_checked` is false where nobody has yet compared it with the text of the law."""

    id: str
    clock: ClockName
    kind: CaseKind
    source: str
    valid_from: date
    valid_to: date | None
    starts_at: CaseStatus
    runs_in: frozenset[CaseStatus]
    length: Span
    warn: Span
    is_checked: bool
    extensions: tuple[ExtensionRule, ...] = ()

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Clock:
    """One clock of a case. `ended_at` is when the case left the states in which it runs."""

    rule: DeadlineRule
    started_at: datetime
    due_at: datetime
    state: ClockState
    is_extended: bool = False
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    def offered(self) -> tuple[tuple[ExtensionRule, datetime], ...]:
        """The extensions that would give more time than there is, and until when."""
        until = [(one, one.length.after(self.started_at)) for one in self.rule.extensions]
        return tuple((one, at) for one, at in until if at > self.due_at)


@dataclass(frozen=True)
class Clocks:
    """The clocks of a case, the earliest begun first, and in sentences what could not be worked out."""

    clocks: tuple[Clock, ...]
    missing: tuple[Sentence, ...]

    @property
    def next_due(self) -> datetime | None:
        """The first of the terms that still run."""
        return min((one.due_at for one in self.clocks if one.is_open), default=None)


def clocks_of(
    case: CaseFile,
    history: Sequence[CaseStep],
    extended: Sequence[CaseExtension],
    rules: Sequence[DeadlineRule],
    now: datetime,
) -> Clocks:
    """Every clock of a case by its history (the earliest first)."""
    clocks: list[Clock] = []
    missing: list[Sentence] = []
    for name in ClockName:
        ours = [rule for rule in rules if rule.clock is name and rule.kind is case.kind]
        if not ours:
            continue
        begun = [one for one in history if one.status is ours[0].starts_at]
        runs = any(case.status in rule.runs_in for rule in ours)
        if not begun:
            if runs:
                missing.append(
                    sentence(
                        "{clock}: since when the case is “{status}” is not known, so no term is worked out.",
                        clock=label(name),
                        status=label(ours[0].starts_at),
                    )
                )
            continue
        started = begun[-1].at
        day = (case.accepted_at or started).astimezone(COUNTY_TIME).date()
        rule = next((one for one in ours if one.holds_on(day)), None)
        if rule is not None:
            clocks.append(_clock(rule, started, history, extended, now))
        elif runs:
            missing.append(
                sentence(
                    "{clock}: no rule is known for {day}, so no term is worked out. Add it to the table.",
                    clock=label(name),
                    day=day.isoformat(),
                )
            )
    return Clocks(tuple(sorted(clocks, key=lambda one: one.started_at)), tuple(missing))


def _clock(
    rule: DeadlineRule, started: datetime, history: Sequence[CaseStep], extended: Sequence[CaseExtension], now: datetime
) -> Clock:
    until = [one.until for one in extended if one.clock is rule.clock and one.started_at == started]
    due = max([rule.length.after(started), *until])
    ended = next((one.at for one in history if one.at >= started and one.status not in rule.runs_in), None)
    if ended is not None:
        state = ClockState.MET if ended <= due else ClockState.MET_LATE
    elif now > due:
        state = ClockState.OVERDUE
    else:
        state = ClockState.WARNED if now >= due - _plain(rule.warn) else ClockState.RUNNING
    return Clock(rule, started, due, state, bool(until), ended)


def _plain(span: Span) -> timedelta:
    return timedelta(days=30 * span.months + span.days, hours=span.hours)
