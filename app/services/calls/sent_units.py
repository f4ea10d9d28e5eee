"""The units that calls hold: sent, freed, and their states kept in step, inside the act that does it.

A unit's state is an interval. While a unit is sent it is what its furthest order says, so a second order never lowers
the first one's ON_SCENE; when the last order ends, the unit goes back to what was told of it before the first, if that
holds still: else its patrol and the roster say what it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.call import Assignment, AssignmentState, Call
from app.domain.call_rules import standing
from app.domain.events import RecordsChanged
from app.domain.unit import UnitState
from app.store import call_store, unit_store
from app.store.unit_of_work import UnitOfWork
from app.store.unit_states import holds_still, states_at


def state_of(work: UnitOfWork, unit_id: str) -> UnitState:
    """In which state the unit is now; one that nobody has told of and that is on no roster is off duty."""
    return states_at(work.connection, work.now).get(unit_id, (UnitState.OFF_DUTY, None))[0]


def keep_unit(work: UnitOfWork, unit_id: str, before: str) -> None:
    """Put the unit into the state its open orders come to, or back to `before` where there are none."""
    sent = call_store.open_assignments(work.connection, unit_id)
    if any(one.on_scene_at is not None for one in sent):
        wanted = UnitState.ON_SCENE
    elif sent:
        wanted = UnitState.DISPATCHED
    else:
        wanted = UnitState(before or UnitState.STANDBY)
        if not holds_still(work.connection, unit_id, wanted, work.now):
            # Nobody had told it, or its shift ended meanwhile: its patrol or the roster says what it does.
            work.end_state("unit", unit_store.units.get(work.connection, unit_id), "state")
            work.tell(RecordsChanged("unit", (unit_id,)))
            return
    if wanted is not state_of(work, unit_id):
        unit = unit_store.units.get(work.connection, unit_id)
        work.set_state("unit", unit, "state", wanted)
        work.tell(RecordsChanged("unit", (unit_id,)))


def keep_call(work: UnitOfWork, call: Call) -> Call:
    """Give the call the state and stamps that its units make."""
    values = standing(call, call_store.of_call(work.connection, call.id))
    changed = {name: value for name, value in values.items() if getattr(call, name) != value}
    return write_call(work, call, **changed) if changed else call


def write_call(work: UnitOfWork, call: Call, **values: object) -> Call:
    """Change a call, keep since when it is in its state, and tell it."""
    changed = work.change(call, **values)
    if changed.state is not call.state:
        work.set_state("call", changed, "state", changed.state)
    work.about("call", call.id)
    work.tell(RecordsChanged("call", (call.id,)))
    return changed


def write_assignment(work: UnitOfWork, assignment: Assignment, **values: object) -> Assignment:
    """Change an assignment and tell it."""
    changed = work.change(assignment, **values)
    work.tell(RecordsChanged("assignment", (assignment.id,)))
    return changed


def free(work: UnitOfWork, assignments: Sequence[Assignment], to: AssignmentState, reason: str = "") -> None:
    """End these orders at once, and put their units back to what they were."""
    for one in assignments:
        write_assignment(work, one, state=to, ended_at=work.now, contact_due_at=None, reason=reason or one.reason)
    for one in assignments:
        keep_unit(work, one.unit_id, one.unit_state_before)
