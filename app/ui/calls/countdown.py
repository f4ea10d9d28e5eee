"""Response timers as the desk reads them: what is waited for, and the minutes and seconds left or over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.domain.response_targets import TimedStep, Timer, TimerState
from app.ui.words import tr

TOKEN: Mapping[TimerState, str] = {
    TimerState.RUNNING: "ok",
    TimerState.ORANGE: "high",
    TimerState.RED: "critical",
    TimerState.MET: "muted",
    TimerState.LATE: "high",
}
_SIGN: Mapping[TimerState, str] = {
    TimerState.RUNNING: "○",
    TimerState.ORANGE: "◆",
    TimerState.RED: "▲",
    TimerState.MET: "✓",
    TimerState.LATE: "✗",
}


def step_words(step: TimedStep) -> str:
    """What is waited for."""
    return {
        TimedStep.ORDER: tr("Order"),
        TimedStep.DEPART: tr("Departure"),
        TimedStep.ARRIVE: tr("Arrival"),
    }[step]


def minutes_seconds(seconds: float) -> str:
    """4:07 for 247 seconds; from an hour on 1:02:05."""
    whole = int(abs(seconds))
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def timer_words(timer: Timer) -> str:
    """ "○ Arrival in 2:10", "▲ Arrival late by 0:40", "✓ Arrival in time": shape and word beside the colour."""
    values = {"step": step_words(timer.step), "time": minutes_seconds(timer.left_s)}
    if timer.state in (TimerState.RUNNING, TimerState.ORANGE):
        said = tr("{step} in {time}", **values)
    elif timer.state is TimerState.RED:
        said = tr("{step} late by {time}", **values)
    elif timer.state is TimerState.MET:
        said = tr("{step} in time", **values)
    else:
        said = tr("{step} came {time} late", **values)
    return f"{_SIGN[timer.state]} {said}"


def roll_call_words(due_at: datetime | None, now: datetime) -> str:
    """When the unit must be heard from at the latest; empty where nobody waits for it."""
    if due_at is None:
        return ""
    left = (due_at - now).total_seconds()
    return minutes_seconds(left) if left >= 0 else tr("overdue {time}", time=minutes_seconds(left))
