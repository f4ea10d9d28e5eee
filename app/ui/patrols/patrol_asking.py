"""What is asked before an act on patrols: digits choose, words say why. Each gives its answers in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.duty import DutyLevel
from app.domain.labels import label
from app.domain.patrol import Patrol
from app.domain.unit import UnitKind
from app.services.patrols.template_desk import Night
from app.ui.local_time import span
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import tr

Steps = Callable[[Answers], Step | None]


def cancel(one: Patrol) -> Steps:
    """Why it is not gone."""
    step = Step(tr("Cancel {name}: why?", name=one.name), hint=tr("In a few words; they are kept"))
    return lambda answers: None if answers else step


def template(one: Patrol, kind: UnitKind | None) -> Steps:
    """Of which level, for teams of which kind, and how it is called."""

    def step(answers: Answers) -> Step | None:
        match len(answers):
            case 0:
                levels = [(level, tr(label(level))) for level in DutyLevel]
                return Step(tr("Keep as a template: of which duty level?"), levels)
            case 1:
                kinds = sorted(UnitKind, key=lambda it: it is not kind)
                lines: list[tuple[object, str]] = [(it, tr(label(it))) for it in kinds]
                return Step(tr("For which teams?"), [*lines, ("", tr("Any team"))])
            case 2:
                return Step(tr("How is it called?"), hint=tr("Name of the template"), text=one.name)
        return None

    return step


def night(nights: Mapping[DutyLevel, Night], teams: Mapping[str, str]) -> Steps:
    """Of which level, and whether what comes of it shall be planned, or issued too."""

    def step(answers: Answers) -> Step | None:
        if not answers:
            lines = [(level, _amount(level, found)) for level, found in nights.items()]
            return Step(tr("Plan the night from the templates of which duty level?"), lines)
        found = nights[DutyLevel(str(answers[0]))]
        if len(answers) > 1 or not found.planned:
            return None
        told = [
            f"{span(one.begins_at, one.ends_at)}  {one.name}  {teams.get(one.unit_id, '')}".rstrip()
            for one in found.planned
        ]
        told += [tr("No free team: {name}", name=one.name) for one in found.without_team]
        deeds = [(False, tr("Plan these {n}", n=len(found.planned))), (True, tr("Plan and issue these"))]
        return Step(tr("This is what they come to"), deeds, told="\n".join(told))

    return step


def _amount(level: DutyLevel, found: Night) -> str:
    words = tr("{level}: {n} patrols", level=tr(label(level)), n=len(found.planned))
    return f"{words}, {tr('{n} without a team', n=len(found.without_team))}" if found.without_team else words
