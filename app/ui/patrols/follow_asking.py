"""What is asked before an act on a patrol that is followed: digits choose, words say why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from app.domain.labels import label
from app.domain.patrol import Patrol, PatrolDeviation, PatrolStop
from app.ui.local_time import local
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import tr

Steps = Callable[[Answers], Step | None]


class Found(StrEnum):
    """What a finding becomes."""

    ALERT = "ALERT"
    HAZARD = "HAZARD"
    CASE = "CASE"


def words(title: str, *, optional: bool = False) -> Steps:
    """Only words."""
    step = Step(title, hint=tr("In a few words; they are kept"), optional=optional)
    return lambda answers: None if answers else step


def finish(one: Patrol, left: int) -> Steps:
    """What is still open is said before."""
    told = tr("{n} check points are open still; they count as missed.", n=left) if left else ""
    step = Step(tr("{name} is over: who says so?", name=one.name), hint=tr("In a few words; they are kept"), told=told)
    return lambda answers: None if answers else step


def of_stop(title: str, why: str, stops: Sequence[PatrolStop]) -> Steps:
    """Which of the open check points, and why, or who says so."""

    def step(answers: Answers) -> Step | None:
        if not answers:
            return Step(title, [(one, f"{one.position}  {one.name}") for one in stops])
        return Step(why, hint=tr("In a few words; they are kept")) if len(answers) == 1 else None

    return step


def code() -> Steps:
    """The card's code: a scanner types it and ends with Enter, an officer types the six signs."""
    step = Step(tr("Scan the card of the check point, or type its code"), hint=tr("Six letters and digits"))
    return lambda answers: None if answers else step


def acknowledge(deviations: Sequence[PatrolDeviation]) -> Steps:
    """What stands is said, so that nobody acknowledges unseen."""
    told = "\n".join(f"{local(one.onset):%H:%M}  {tr(label(one.kind))}" for one in deviations)
    step = Step(
        tr("Acknowledge {n} deviations: what was done?", n=len(deviations)),
        hint=tr("In a few words, or empty"),
        optional=True,
        told=told,
    )
    return lambda answers: None if answers else step


def finding() -> Steps:
    """What it is to become."""
    lines = [
        (Found.ALERT, tr("An alert: it is going on now")),
        (Found.HAZARD, tr("A hazard: a gap that is to be closed")),
        (Found.CASE, tr("A case: somebody has done something")),
    ]
    return lambda answers: None if answers else Step(tr("Found on patrol: what does it become?"), lines)
