"""What a call may become, and what its units make of it (domain.md C.1).

The state of a call is never set by hand where units decide it: it is the furthest that any unit has come, computed from
the assignments. So a step that is taken back leaves the call as it was, with the stamps of then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.call import (
    ASSIGNMENT_ENDS,
    CALL_ENDS,
    Assignment,
    AssignmentState,
    Call,
    CallResult,
    CallState,
)
from app.errors import InputRefused

CASE_WITHIN = timedelta(hours=24)
"""An accepted case must be registered so soon after the handling is over (domain.md C.1)."""
RECEIPT_WITHIN = timedelta(seconds=30)
"""An order sent as data that nobody has confirmed by then is to be said by voice."""
ACCEPTED = frozenset({CallResult.ACCEPTED_ADMIN, CallResult.ACCEPTED_CRIMINAL})

LINE = (
    AssignmentState.ORDERED,
    AssignmentState.ACCEPTED,
    AssignmentState.EN_ROUTE,
    AssignmentState.ON_SCENE,
    AssignmentState.FEEDBACK,
    AssignmentState.RELEASED,
)
"""The steps of a unit in order; each may be skipped, none walked backwards (only taken back, with a reason)."""
STAMP: Mapping[AssignmentState, str] = MappingProxyType(
    {
        AssignmentState.ORDERED: "ordered_at",
        AssignmentState.ACCEPTED: "accepted_at",
        AssignmentState.EN_ROUTE: "en_route_at",
        AssignmentState.ON_SCENE: "on_scene_at",
        AssignmentState.FEEDBACK: "feedback_at",
        AssignmentState.RELEASED: "ended_at",
        AssignmentState.DECLINED: "ended_at",
        AssignmentState.CANCELLED: "ended_at",
    }
)
VOID = frozenset({AssignmentState.DECLINED, AssignmentState.CANCELLED})
_CALL_OF_STEP = (
    (CallState.FEEDBACK, "feedback_at"),
    (CallState.ON_SCENE, "on_scene_at"),
    (CallState.EN_ROUTE, "en_route_at"),
    (CallState.ACKED, "accepted_at"),
    (CallState.DISPATCHED, "ordered_at"),
)
_CALL_STAMPS = MappingProxyType(
    {
        "dispatched_at": "ordered_at",
        "accepted_at": "accepted_at",
        "en_route_at": "en_route_at",
        "on_scene_at": "on_scene_at",
    }
)

_UNDER_WAY = frozenset(
    {
        CallState.DISPATCHED,
        CallState.ACKED,
        CallState.EN_ROUTE,
        CallState.ON_SCENE,
        CallState.HANDED_OVER,
        CallState.FEEDBACK,
    }
)
_ENDABLE = frozenset({CallState.RECEIVED, CallState.TRIAGED}) | _UNDER_WAY
ALLOWED_FROM: Mapping[CallState, frozenset[CallState]] = MappingProxyType(
    {
        CallState.TRIAGED: frozenset({CallState.RECEIVED, CallState.TRIAGED}),
        CallState.DISPATCHED: _ENDABLE,
        CallState.HANDED_OVER: _UNDER_WAY,
        CallState.FEEDBACK: _ENDABLE,
        CallState.MERGED: _ENDABLE,
        CallState.TRANSFERRED: _ENDABLE,
        CallState.INVALID: _ENDABLE,
        CallState.CLOSED: _ENDABLE,
    }
)
"""From which states an act of the desk may lead to a state; what units do is in `LINE`."""


def require(call: Call, to: CallState) -> None:
    """Raise `InputRefused` unless `call` may become `to` now."""
    if call.state in CALL_ENDS:
        raise InputRefused(
            "Call {number} is over. Nothing was changed; reopen it first if it must go on.", number=call.number
        )
    if call.state not in ALLOWED_FROM[to]:
        raise InputRefused(
            "Call {number} cannot take this step from where it is. Nothing was changed.", number=call.number
        )
    if to is CallState.DISPATCHED and not call.owner.strip():
        raise InputRefused(
            "A unit is sent only where a police officer answers for the call. Nothing was sent; name the owner."
        )


def require_feedback(text: str, result: CallResult | None) -> None:
    """Raise `InputRefused` unless there is what a call is closed with: what was done, and what came of it."""
    if not text.strip() or result is None:
        raise InputRefused(
            "A call is closed with a report and a result. Nothing was changed; write what was done, choose the result."
        )


def require_step(assignment: Assignment, to: AssignmentState) -> None:
    """Raise `InputRefused` unless the unit may take this step: forwards only, and only while it is sent."""
    if assignment.state in ASSIGNMENT_ENDS:
        raise InputRefused("{unit} has been released from this call. Nothing was changed.", unit=assignment.unit_name)
    if to is AssignmentState.DECLINED:
        forwards = assignment.state in (AssignmentState.ORDERED, AssignmentState.ACCEPTED)
    else:
        forwards = to in LINE and LINE.index(to) > LINE.index(assignment.state)
    if not forwards:
        raise InputRefused(
            "{unit} is further than that already. Nothing was changed; take the step back if it was wrong.",
            unit=assignment.unit_name,
        )


def reached(assignment: Assignment) -> AssignmentState:
    """How far the unit has come by its stamps, whether or not it has been released since."""
    stamped = (state for state in reversed(LINE[:-1]) if getattr(assignment, STAMP[state]) is not None)
    return next(stamped, AssignmentState.ORDERED)


def standing(call: Call, assignments: Sequence[Assignment]) -> dict[str, object]:
    """State and stamps of a call that is not over, as its units make them: by name, ready to be written."""
    counted = [one for one in assignments if one.state not in VOID]
    values: dict[str, object] = {
        name: min((at for one in counted if (at := getattr(one, stamp)) is not None), default=None)
        for name, stamp in _CALL_STAMPS.items()
    }
    return values | {"state": _state(call, counted)}


def _state(call: Call, counted: Sequence[Assignment]) -> CallState:
    if call.feedback_at is not None:
        since = call.feedback_at
        counted = [one for one in counted if one.ordered_at > since]
        if not counted:
            return CallState.FEEDBACK
    if call.handed_to:
        return CallState.HANDED_OVER
    for state, stamp in _CALL_OF_STEP:
        if any(getattr(one, stamp) is not None for one in counted):
            return state
    return CallState.TRIAGED if call.triaged_at is not None else CallState.RECEIVED


def case_due_at(call: Call) -> datetime | None:
    """Until when the case of an accepted call must be registered; None where none is due (any more)."""
    if call.result not in ACCEPTED or call.case_id is not None:
        return None
    since = call.feedback_at or call.closed_at
    return None if since is None else since + CASE_WITHIN


def is_unanswered(assignment: Assignment) -> bool:
    """Whether an order that went out as data was not confirmed yet."""
    return (
        assignment.channel != "VOICE" and assignment.state is AssignmentState.ORDERED and assignment.received_at is None
    )


def is_unconfirmed(assignment: Assignment, now: datetime) -> bool:
    """Whether an order that went out as data was not confirmed in time, or could not leave: say it by voice."""
    return is_unanswered(assignment) and (bool(assignment.reason) or now - assignment.ordered_at > RECEIPT_WITHIN)
