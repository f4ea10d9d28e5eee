"""A call as the desk shows it: the record, the units sent to it, and the targets its timers run against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.call import ASSIGNMENT_ENDS, Assignment, AssignmentState, Call
from app.domain.response_targets import ResponseTargets, Targets, Timer, timer, unit_timer

_NEXT = {
    AssignmentState.ORDERED: AssignmentState.ACCEPTED,
    AssignmentState.ACCEPTED: AssignmentState.EN_ROUTE,
    AssignmentState.EN_ROUTE: AssignmentState.ON_SCENE,
}


@dataclass(frozen=True)
class UnitOnCall:
    """One unit of a call, with the call it belongs to."""

    assignment: Assignment
    shown: CallNow

    @property
    def is_there(self) -> bool:
        """Whether it has not been released, and has not declined."""
        return self.assignment.state not in ASSIGNMENT_ENDS

    def timer(self, now: datetime) -> Timer | None:
        """Its own response timer."""
        told = self.shown
        return unit_timer(self.assignment, told.call, told.targets, now, orange_share=told.rules.orange_share)

    def next_step(self) -> AssignmentState | None:
        """What it is expected to tell next."""
        return _NEXT.get(self.assignment.state)


@dataclass(frozen=True)
class CallNow:
    """`targets` are those of the call's place, `rules` the county's; `alerts` is how many hang on it."""

    call: Call
    assignments: Sequence[Assignment]
    targets: Targets
    rules: ResponseTargets
    alerts: int = 0

    def timer(self, now: datetime) -> Timer | None:
        """The response timer of the call."""
        return timer(self.call, self.targets, now, orange_share=self.rules.orange_share)

    def units(self) -> list[UnitOnCall]:
        """In the order they were sent."""
        return [UnitOnCall(one, self) for one in self.assignments]

    def sent(self) -> list[Assignment]:
        """Those that are with the call now."""
        return [one for one in self.assignments if one.state not in ASSIGNMENT_ENDS]
