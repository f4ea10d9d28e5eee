"""What is asked before each step of a hazard: digits choose, words say why. Each gives its answers in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from app.domain.hazard import Hazard, HazardLevel
from app.domain.labels import label
from app.ui.local_time import COUNTY_TIME, local
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import tr

Steps = Callable[[Answers], Step | None]
DAYS = (3, 7, 10, 15, 30, 60)


def in_order(*steps: Step) -> Steps:
    """These, one after another."""
    return lambda answers: steps[len(answers)] if len(answers) < len(steps) else None


def confirm(one: Hazard) -> Steps:
    """How grave, and why."""
    lines = [(level, tr(label(level))) for level in HazardLevel]
    return in_order(Step(tr("{name}: how grave?", name=one.title), lines), _words(tr("Why so?")))


def issue(one: Hazard, now: datetime) -> Steps:
    """Which unit, until when, what."""
    return in_order(
        Step(
            tr("{name}: which unit must close it?", name=one.title), hint=tr("Responsible unit"), text=one.responsible
        ),
        _day(now),
        _words(tr("What must they do?")),
    )


def recheck(one: Hazard, now: datetime) -> Steps:
    """Closed or open still, what was seen, and of one that is open the new day."""

    def step(answers: Answers) -> Step | None:
        if not answers:
            lines = [(True, tr("It is closed")), (False, tr("It is open still"))]
            return Step(tr("{name}: what does the re-check find?", name=one.title), lines)
        if len(answers) == 1:
            return _words(tr("What was seen there?"))
        return _day(now) if len(answers) == 2 and not answers[0] else None

    return step


def words(title: str) -> Steps:
    """Only words."""
    return in_order(_words(title))


def _words(title: str) -> Step:
    return Step(title, hint=tr("In a few words; they are kept"))


def _day(now: datetime) -> Step:
    """A day is over at its midnight."""
    lines = [
        (end, tr("{n} days: by {day}", n=days, day=f"{local(end):%m-%d}"))
        for days in DAYS
        for end in (_end(now, days),)
    ]
    return Step(tr("Until when?"), lines)


def _end(now: datetime, days: int) -> datetime:
    last = local(now).date() + timedelta(days=days)
    return datetime.combine(last, time(23, 59), tzinfo=COUNTY_TIME).astimezone(now.tzinfo)
