"""The steps of a unit at its call, inside the act that takes them: stamps, the unit's state, the call's state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.assist_rules import assists, is_police
from app.domain.call import ASSIGNMENT_ENDS, Assignment, AssignmentState, AssistAct, Call
from app.domain.call_rules import LINE, STAMP, reached, require_step
from app.domain.signal import OrderStep, ReceiptSignal
from app.domain.unit import Unit
from app.errors import InputRefused, Unconfirmed
from app.services.calls.sent_units import free, keep_call, keep_unit, write_assignment
from app.services.former_facts import due_before
from app.store import call_store
from app.store.unit_of_work import UnitOfWork

_STEP = {
    OrderStep.ACCEPTED: AssignmentState.ACCEPTED,
    OrderStep.DECLINED: AssignmentState.DECLINED,
    OrderStep.EN_ROUTE: AssignmentState.EN_ROUTE,
    OrderStep.ON_SCENE: AssignmentState.ON_SCENE,
    OrderStep.DONE: AssignmentState.FEEDBACK,
}


def take_step(
    work: UnitOfWork, one: Assignment, to: AssignmentState, at: datetime, told: str, contact_within: timedelta
) -> None:
    """The unit is so far, at `at`; `told` is what it says. An end frees it. Its roll-call clock begins anew."""
    require_step(one, to)
    if to in ASSIGNMENT_ENDS:
        free(work, [one], to, told)
    else:
        values: dict[str, object] = {"state": to, STAMP[to]: at, "contact_due_at": work.now + contact_within}
        if told.strip():
            values["feedback"] = told.strip()
        if one.received_at is None:
            values["received_at"] = at
        write_assignment(work, one, **values)
        keep_unit(work, one.unit_id, one.unit_state_before)
    keep_call(work, call_store.calls.get(work.connection, one.call_id))
    work.about("assignment", one.id)


def take_receipt(work: UnitOfWork, one: Assignment, signal: ReceiptSignal, contact_within: timedelta) -> None:
    """What a unit says itself. Its clock may be wrong: no stamp lies before the order or in the future.

    A step that comes late, after a further one, only fills its own empty stamp.
    """
    at = min(max(signal.at, one.ordered_at), work.now)
    if one.received_at is None:
        one = write_assignment(work, one, received_at=at)
    to = _STEP.get(signal.step)
    if to is AssignmentState.DECLINED:
        if one.state in (AssignmentState.ORDERED, AssignmentState.ACCEPTED):
            take_step(work, one, to, at, signal.text, contact_within)
    elif to is not None and LINE.index(to) > LINE.index(one.state):
        take_step(work, one, to, max(at, last_stamp(one)), signal.text, contact_within)
    else:
        late = {} if to is None or getattr(one, STAMP[to]) is not None else {STAMP[to]: _between(one, to, at)}
        write_assignment(work, one, **late, contact_due_at=work.now + contact_within)
        keep_call(work, call_store.calls.get(work.connection, one.call_id))
    work.about("assignment", one.id)


def undo_step(work: UnitOfWork, one: Assignment, reason: str, contact_within: timedelta) -> None:
    """Back to the step before, with stamps and clock of then; a mere order is cancelled, an ended one stands again."""
    if one.state is AssignmentState.ORDERED:
        free(work, [one], AssignmentState.CANCELLED, reason)
        return
    due = due_before(work, one, work.now + contact_within)
    if one.state in ASSIGNMENT_ENDS:
        write_assignment(work, one, state=reached(one), ended_at=None, contact_due_at=due)
    else:
        stamp = STAMP[one.state]
        before = reached(replace(one, **{stamp: None}))  # type: ignore[arg-type]  # the name of a stamp
        write_assignment(work, one, **{stamp: None}, state=before, contact_due_at=due)
    keep_unit(work, one.unit_id, one.unit_state_before)


def stamp_of(one: Assignment, at: datetime | None, now: datetime) -> datetime:
    """When a step was taken: now, or the time that was said, which must fit between the step before it and now."""
    if at is None:
        return now
    if not last_stamp(one) <= at <= now:
        raise InputRefused("This time lies before the step before it, or in the future. Nothing was changed.")
    return at


def last_stamp(one: Assignment) -> datetime:
    """When the unit took its latest step."""
    return max(at for _, at in _stamps(one))


def require_fit(call: Call, unit: Unit, assist: Sequence[AssistAct]) -> None:
    """Raise `InputRefused` where guards or volunteers may not be sent, or not be asked to do this."""
    if is_police(unit.kind):
        if assist:
            raise InputRefused("Assisting acts are for guards and volunteers. Nothing was sent.")
        return
    allowed = assists(call.kind, call.level)
    if not allowed:
        raise InputRefused(
            "Guards and volunteers may help at simple calls only, and this is none. Nothing was sent; send police."
        )
    if not assist:
        raise InputRefused("Say what {unit} is to help with. Nothing was sent.", unit=unit.name)
    if not set(assist) <= set(allowed):
        raise InputRefused("{unit} may not be asked to do this at such a call. Nothing was sent.", unit=unit.name)


def require_free(call: Call, unit: Unit, sent: Sequence[Assignment], *, confirmed: bool) -> None:
    """Raise where the unit is at this call already, and ask back (`Unconfirmed`) where another call holds it."""
    if any(one.call_id == call.id for one in sent):
        raise InputRefused("{unit} is sent to this call already. Nothing was changed.", unit=unit.name)
    if sent and not confirmed:
        raise Unconfirmed(
            "{unit} is held by another call. Nothing was sent; confirm to give it both orders.", unit=unit.name
        )


def _stamps(one: Assignment) -> list[tuple[AssignmentState, datetime]]:
    found = [(state, getattr(one, STAMP[state])) for state in LINE[:-1]]
    return [(state, at) for state, at in found if at is not None]


def _between(one: Assignment, to: AssignmentState, at: datetime) -> datetime:
    """`at`, moved so that it lies between the steps before and after."""
    rank = LINE.index(to)
    before = [stamp for state, stamp in _stamps(one) if LINE.index(state) < rank]
    after = [stamp for state, stamp in _stamps(one) if LINE.index(state) > rank]
    return min([max([at, *before]), *after])
