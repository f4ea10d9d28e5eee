"""What is asked before a step, an extension or a taking back: digits choose, words give names and reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.case_file import CaseFile
from app.domain.case_life import Need, steps_of
from app.domain.case_life import Step as Arrow
from app.domain.case_status import CaseStatus, ClockName
from app.domain.labels import label
from app.services.cases.case_reading import CaseDossier
from app.ui.local_time import to_minute
from app.ui.map.said_moment import said_moment
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import tr

Steps = Callable[[Answers], Step | None]


def step_steps(case: CaseFile, now: datetime) -> Steps:
    """Which step, when it was taken, who approved it and why, as far as it asks for these. Answers: arrow, time as it
    was typed, then the words in the order of `wants`."""

    def step(answers: Answers) -> Step | None:
        if not answers:
            lines = [(one, tr(label(one.to))) for one in steps_of(case)]
            return Step(tr("{title}: which step?", title=case.alias or case.number), lines)
        arrow = answers[0]
        assert isinstance(arrow, Arrow)  # noqa: S101  the first question has no other answers
        name = tr(label(arrow.to))
        if len(answers) == 1:
            return Step(tr("“{step}”: when?", step=name), hint="2026-11-21 23:41", text=to_minute(now))
        asked = wants(arrow)
        if len(answers) - 2 == len(asked):
            return None
        need = asked[len(answers) - 2]
        hint = (
            tr("Name of the leader who approved it") if need is Need.APPROVER else tr("Reason; it is kept with the act")
        )
        return Step(name, hint=hint)

    return step


@dataclass(frozen=True)
class StepTold:
    """What was answered about a step: into which state, when (None: now), and the words that it asked for."""

    to: CaseStatus
    at: datetime | None
    words: Mapping[Need, str]

    def word(self, need: Need) -> str:
        """What was said to this, nothing where it was not asked."""
        return self.words.get(need, "")


def step_told(answers: Answers, asked_at: datetime, now: datetime) -> StepTold:
    """The answers to `step_steps`, which was asked at `asked_at`; raises `InputRefused` for a time that is none."""
    arrow, when, *words = answers
    assert isinstance(arrow, Arrow)  # noqa: S101  what the first question gives
    at = None if str(when) == to_minute(asked_at) else said_moment(str(when), now)
    return StepTold(arrow.to, at, dict(zip(wants(arrow), map(str, words), strict=True)))


def wants(arrow: Arrow) -> tuple[Need, ...]:
    """The words that a step asks for, in the order in which they are asked."""
    return tuple(need for need in (Need.APPROVER, Need.REASON) if need in arrow.needs)


@dataclass(frozen=True)
class MoreTime:
    """A clock and its new end."""

    clock: ClockName
    until: datetime


def extension_steps(shown: CaseDossier) -> Steps:
    """Which term by how much, who approved it, why. The first answer is `MoreTime`."""
    offered = [
        (
            MoreTime(one.rule.clock, until),
            f"{tr(label(one.rule.clock))} → {to_minute(until)}  {rule.when} · {rule.approver}",
        )
        for one in shown.clocks.clocks
        if one.is_open
        for rule, until in one.offered()
    ]

    def step(answers: Answers) -> Step | None:
        match len(answers):
            case 0:
                return Step(tr("Which term is extended, and until when?"), offered)
            case 1:
                return Step(tr("Who approved it?"), hint=tr("Name of the leader who approved it"))
            case 2:
                return Step(tr("Why?"), hint=tr("Reason; it is kept with the act"))
        return None

    return step


def can_extend(shown: CaseDossier) -> bool:
    """Whether a rule allows more time than there is."""
    return any(one.is_open and one.offered() for one in shown.clocks.clocks)


def reason_step(title: str) -> Steps:
    """Nothing but the reason."""
    return lambda answers: None if answers else Step(title, hint=tr("Reason; it is kept with the act"))


def found_step(title: str) -> Steps:
    """Nothing but what was found on the ground."""
    return lambda answers: None if answers else Step(title, hint=tr("What was found on the ground"))
