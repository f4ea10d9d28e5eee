"""A caller is masked everywhere, shown whole for a reason that stays on record, and named to the police alone."""

from __future__ import annotations

import pytest

from app.domain.access import Actor
from app.domain.call import AssignmentState, AssistAct
from app.domain.call_masks import masked_caller
from app.domain.key import new_key
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.services.calls.call_timeline import CallTimeline
from app.services.calls.caller_desk import CallerDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from app.ui.calls.order_sheet_words import order_page
from tests.dispatch_ground import DispatchGround

NAME, PHONE = "演示来电人", "13900009999"


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    return DispatchGround(store, officer)


@pytest.fixture
def desk(store: Store) -> CallerDesk:
    return CallerDesk(store)


def _sent(ground: DispatchGround, officer: Actor, call_id: str, kind: UnitKind) -> str:
    unit = ground.unit(f"巡{kind}", kind, at=(107.6, 37.0))
    assist = () if kind is UnitKind.PATROL_GROUP else (AssistAct.GUIDE_POLICE,)
    return ground.dispatch.order(officer, new_key(), call_id, unit, assist=assist)


def test_a_caller_is_shown_for_a_reason_and_who_asked_and_why_stands_in_the_history_of_the_call(
    ground: DispatchGround, desk: CallerDesk, officer: Actor, store: Store
) -> None:
    call_id = ground.call(reporter=NAME, reporter_phone=PHONE)
    assert masked_caller(ground.calls.call(call_id)) == "演* · 139****9999"
    with pytest.raises(InputRefused, match="reason"):
        desk.reveal(officer, "r0", call_id, reason=" ")
    assert desk.reveal(officer, "r1", call_id, reason="回电核实").words() == "演示来电人 · 13900009999"
    assert desk.reveal(officer, "r1", call_id, reason="回电核实").name == "演示来电人"
    lines = [(str(one.what), one.reason, one.who) for one in CallTimeline(store).of_call(call_id)]
    assert lines[-1] == ("Caller looked at in full", "回电核实", "u-han")
    assert sum(what == "Caller looked at in full" for what, _, _ in lines) == 1
    with store.read() as connection:
        row = audit_store.rows_of_act(connection, "r1")[0]
    assert (row.act, row.changes or ()) == ("call.reveal_caller", ())


def test_the_sheet_of_a_police_unit_may_name_the_caller_that_of_guards_never(
    ground: DispatchGround, desk: CallerDesk, officer: Actor, store: Store
) -> None:
    call_id = ground.call(reporter=NAME, reporter_phone=PHONE)
    police = _sent(ground, officer, call_id, UnitKind.PATROL_GROUP)
    guards = _sent(ground, officer, call_id, UnitKind.GUARD_TEAM)
    for key, may in ((police, True), (guards, False)):
        sheet = ground.dispatch.order_sheet(key)
        assert sheet.may_name_caller is may
        assert PHONE not in str(order_page(sheet).rows)
    assert desk.for_unit(officer, "u1", police).phone == PHONE
    assert "→ 巡PATROL_GROUP组" in [one.reason for one in CallTimeline(store).of_call(call_id)]
    with pytest.raises(InputRefused, match="no police"):
        desk.for_unit(officer, "u2", guards)
    assert ground.dispatch.assignments(call_id)[0].state is AssignmentState.ORDERED


def test_where_nobody_is_named_nothing_is_shown_and_nothing_noted(
    ground: DispatchGround, desk: CallerDesk, officer: Actor, store: Store
) -> None:
    call_id = ground.call()
    with pytest.raises(InputRefused, match="no caller"):
        desk.reveal(officer, "r", call_id, reason="回电核实")
    with store.read() as connection:
        assert audit_store.rows_of_act(connection, "r") == []
