"""How fast a call must be answered: 1-3-5 minutes in town (domain.md A.3 42), longer ones for the rural oilfield.

All targets count from when the call was received. Everything here is a pure function of stamps and the clock, so
timers are the same after a restart and at another desk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.call import ASSIGNMENT_ENDS, CALL_ENDS, Assignment, Call, CallCategory, CallState


class TimedStep(StrEnum):
    """What is waited for."""

    ORDER = "ORDER"
    DEPART = "DEPART"
    ARRIVE = "ARRIVE"


class TimerState(StrEnum):
    """Running well; three quarters are gone; too late; or no longer running: done in time, done late."""

    RUNNING = "RUNNING"
    ORANGE = "ORANGE"
    RED = "RED"
    MET = "MET"
    LATE = "LATE"


@dataclass(frozen=True)
class Targets:
    """Minutes from receipt until a unit is ordered, is on its way, has arrived."""

    order_min: float
    depart_min: float
    arrive_min: float

    def within(self, step: TimedStep) -> timedelta:
        """The time allowed for `step`."""
        minutes = {
            TimedStep.ORDER: self.order_min,
            TimedStep.DEPART: self.depart_min,
            TimedStep.ARRIVE: self.arrive_min,
        }
        return timedelta(minutes=minutes[step])


@dataclass(frozen=True)
class ResponseTargets:
    """`town` holds within `town_radius_km` of a police station or a one-minute post, `rural` elsewhere.

    `orange_share` of the time allowed turns a timer orange. `roll_call_min` is how long a unit that is sent may go
    unheard. `reach_limit_min`: whoever needs longer is not offered. `stale_min`: an older position is not believed.
    `rest_h`: how long a unit that came off duty rests.
    """

    town: Targets = field(default_factory=lambda: Targets(1, 3, 5))
    rural: Targets = field(default_factory=lambda: Targets(3, 15, 45))
    town_radius_km: float = 3.0
    orange_share: float = 0.75
    roll_call_min: float = 20.0
    reach_limit_min: float = 120.0
    stale_min: float = 10.0
    rest_h: float = 8.0


@dataclass(frozen=True)
class Timer:
    """What is waited for, until when, how it stands, and how much is left (negative: how late)."""

    step: TimedStep
    due_at: datetime
    state: TimerState
    left_s: float


def timer(call: Call, targets: Targets, now: datetime, *, orange_share: float = 0.75) -> Timer | None:
    """The timer of a call: of the step waited for next, or how the arrival turned out. Tasks have none.

    After a reopening it counts from there, and only once a unit is ordered again: the timers of then are over.
    """
    if call.category is CallCategory.TASK:
        return None
    since = call.received_at
    if call.reopened_at is not None:
        if call.state in (CallState.FEEDBACK, CallState.HANDED_OVER) or call.state in CALL_ENDS:
            return None
        since = call.reopened_at
    if call.on_scene_at is not None and call.on_scene_at >= since:
        return _done(TimedStep.ARRIVE, since + targets.within(TimedStep.ARRIVE), call.on_scene_at)
    if call.state in CALL_ENDS or call.state in (CallState.FEEDBACK, CallState.HANDED_OVER):
        return None
    if call.dispatched_at is None or call.dispatched_at < since:
        step = TimedStep.ORDER
    else:
        step = TimedStep.DEPART if call.en_route_at is None or call.en_route_at < since else TimedStep.ARRIVE
    return _running(step, since, targets, now, orange_share)


def unit_timer(
    assignment: Assignment, call: Call, targets: Targets, now: datetime, *, orange_share: float = 0.75
) -> Timer | None:
    """The timer of one unit: its way off and its arrival, each counted as if the call had been ordered in time.

    A unit that was ordered in time counts from the receipt as the call does, one that was sent later from its own
    order less the time for ordering.
    """
    if call.category is CallCategory.TASK:
        return None
    begun = max(filter(None, (call.received_at, call.reopened_at)))
    since = max(begun, assignment.ordered_at - targets.within(TimedStep.ORDER))
    if assignment.on_scene_at is not None:
        return _done(TimedStep.ARRIVE, since + targets.within(TimedStep.ARRIVE), assignment.on_scene_at)
    if assignment.state in ASSIGNMENT_ENDS or assignment.feedback_at is not None:
        return None
    step = TimedStep.DEPART if assignment.en_route_at is None else TimedStep.ARRIVE
    return _running(step, since, targets, now, orange_share)


def _done(step: TimedStep, due_at: datetime, done_at: datetime) -> Timer:
    left = (due_at - done_at).total_seconds()
    return Timer(step, due_at, TimerState.MET if left >= 0 else TimerState.LATE, left)


def _running(step: TimedStep, since: datetime, targets: Targets, now: datetime, orange_share: float) -> Timer:
    due_at = since + targets.within(step)
    left = (due_at - now).total_seconds()
    if left < 0:
        state = TimerState.RED
    elif now >= since + orange_share * targets.within(step):
        state = TimerState.ORANGE
    else:
        state = TimerState.RUNNING
    return Timer(step, due_at, state, left)
