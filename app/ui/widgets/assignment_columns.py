"""How a unit sent to a call reads in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from app.domain.call import ASSIGNMENT_ENDS, AssignmentState, AssistAct, OrderChannel
from app.domain.call_rules import STAMP, is_unconfirmed
from app.domain.labels import label
from app.ui.calls.call_now import UnitOnCall
from app.ui.calls.countdown import TOKEN, minutes_seconds, roll_call_words, timer_words
from app.ui.local_time import full, local
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_STATE_TOKEN = {
    AssignmentState.ORDERED: "high",
    AssignmentState.ON_SCENE: "ok",
    AssignmentState.DECLINED: "critical",
    AssignmentState.CANCELLED: "stale",
    AssignmentState.RELEASED: "stale",
}


def columns(now: Callable[[], datetime]) -> Sequence[Column[UnitOnCall]]:
    """Unit, step with its stamp, response timer, roll call, what was asked for."""
    return (
        Column(label="Unit", text=lambda one: one.assignment.unit_name, bold=True, width=18),
        Column(
            label="Step",
            text=lambda one: _step(one, now()),
            colour=lambda one: _step_token(one, now()),
            hover=lambda one: _stamps(one, now()),
            width=22,
        ),
        Column(
            label="Timer",
            text=lambda one: timer_words(told) if (told := one.timer(now())) else "",
            colour=lambda one: TOKEN[told.state] if (told := one.timer(now())) else None,
            width=22,
        ),
        Column(
            label="Roll call",
            text=lambda one: roll_call_words(one.assignment.contact_due_at, now()) if one.is_there else "",
            colour=lambda one: _roll_call_token(one, now()),
            right=True,
            width=12,
        ),
        Column(label="Sent", text=lambda one: _sent(one, now()), spare=True),
    )


def _step(one: UnitOnCall, now: datetime) -> str:
    """The step with its stamp; an order that nobody has confirmed says so, for how it was sent may be left out."""
    if is_unconfirmed(one.assignment, now):
        return tr("{step} · not confirmed", step=tr(label(one.assignment.state)))
    at = getattr(one.assignment, STAMP[one.assignment.state])
    return f"{tr(label(one.assignment.state))} {local(at):%H:%M:%S}" if at else tr(label(one.assignment.state))


def _step_token(one: UnitOnCall, now: datetime) -> str | None:
    return "critical" if is_unconfirmed(one.assignment, now) else _STATE_TOKEN.get(one.assignment.state)


def _roll_call_token(one: UnitOnCall, now: datetime) -> str | None:
    due = one.assignment.contact_due_at
    if due is None or one.assignment.state in ASSIGNMENT_ENDS:
        return None
    left = (due - now).total_seconds()
    return "critical" if left < 0 else "high" if left < 300 else None


def _sent(one: UnitOnCall, now: datetime) -> str:
    sent = one.assignment
    said = [tr(label(sent.channel))]
    if is_unconfirmed(sent, now):
        said = [tr("not confirmed: say it by voice")]
    elif sent.channel is not OrderChannel.VOICE and sent.received_at is not None:
        said.append(tr("received"))
    if sent.eta_s is not None:
        said.append(tr("foreseen {time}", time=minutes_seconds(sent.eta_s)))
    said += [tr(label(AssistAct(act))) for act in sent.assist.split()]
    return " · ".join(said)


def _stamps(one: UnitOnCall, now: datetime) -> str:
    told = [
        f"{tr(label(state))}  {full(at)}"
        for state, stamp in STAMP.items()
        if state in (*_LINE, one.assignment.state) and (at := getattr(one.assignment, stamp)) is not None
    ]
    return "\n".join((*dict.fromkeys(told), _sent(one, now), one.assignment.reason)).strip()


_LINE = (
    AssignmentState.ORDERED,
    AssignmentState.ACCEPTED,
    AssignmentState.EN_ROUTE,
    AssignmentState.ON_SCENE,
    AssignmentState.FEEDBACK,
)
