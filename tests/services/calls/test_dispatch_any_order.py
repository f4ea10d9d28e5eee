"""Whatever units say, and in whatever order: stamps follow each other, and closing frees everybody."""

from __future__ import annotations

import contextlib
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.access import Actor
from app.domain.call import ASSIGNMENT_ENDS, AssignmentState, CallResult, CallState
from app.domain.call_rules import LINE, STAMP
from app.domain.key import new_key
from app.domain.signal import OrderStep, ReceiptSignal
from app.domain.unit import UnitState
from app.errors import InputRefused
from app.store.unit_of_work import Store
from tests.dispatch_ground import DispatchGround
from tests.store_fixtures import Clock

ACTS = st.one_of(
    st.tuples(st.just("step"), st.integers(0, 1), st.sampled_from(list(AssignmentState))),
    st.tuples(st.just("receipt"), st.integers(0, 1), st.sampled_from(list(OrderStep)), st.integers(-30, 30)),
    st.tuples(st.just("take back"), st.integers(0, 1)),
    st.tuples(st.just("cancel"), st.integers(0, 1)),
    st.tuples(st.just("order"), st.integers(0, 1)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=14))
def test_stamps_follow_each_other_and_closing_frees_everybody(
    store: Store, officer: Actor, clock: Clock, acts: list[tuple[object, ...]]
) -> None:
    ground = DispatchGround(store, officer)
    call_id = ground.call()
    units = [ground.unit(new_key(), state=UnitState.STANDBY) for _ in range(2)]
    sent = [ground.dispatch.order(officer, new_key(), call_id, unit) for unit in units]
    for what, which, *rest in acts:
        clock.move(seconds=30)
        assert isinstance(which, int)
        with contextlib.suppress(InputRefused):
            _act(ground, officer, call_id, units, sent, str(what), which, rest)
        for one in ground.dispatch.assignments(call_id):
            stamps = [at for state in LINE[:-1] if (at := getattr(one, STAMP[state])) is not None]
            assert stamps == sorted(stamps)
            assert stamps[-1] <= clock.moment
            assert (one.ended_at is not None) == (one.state in ASSIGNMENT_ENDS)
        held = {one.unit_id for one in ground.dispatch.open_assignments() if one.call_id == call_id}
        for unit in units:
            assert (ground.state_of(unit) in (UnitState.DISPATCHED, UnitState.ON_SCENE)) == (unit in held)
    ground.calls.close(officer, new_key(), call_id, feedback="已处置", result=CallResult.ON_SITE_DONE)
    assert all(one.state in ASSIGNMENT_ENDS for one in ground.dispatch.assignments(call_id))
    assert {ground.state_of(unit) for unit in units} == {UnitState.STANDBY}
    assert ground.calls.call(call_id).state is CallState.CLOSED


def _act(
    ground: DispatchGround,
    officer: Actor,
    call_id: str,
    units: list[str],
    sent: list[str],
    what: str,
    which: int,
    rest: list[object],
) -> None:
    desk = ground.dispatch
    if what == "step":
        desk.step(officer, new_key(), sent[which], AssignmentState(str(rest[0])))
    elif what == "receipt":
        at = ground.now + timedelta(minutes=float(str(rest[1])))
        desk.heard(ReceiptSignal("mqtt", sent[which], at, OrderStep(str(rest[0]))))
    elif what == "take back":
        desk.take_back(officer, new_key(), sent[which], "错了")
    elif what == "cancel":
        desk.cancel(officer, new_key(), sent[which], "改派")
    else:
        sent[which] = desk.order(officer, new_key(), call_id, units[which])
