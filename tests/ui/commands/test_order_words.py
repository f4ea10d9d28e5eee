from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.call import Assignment, AssignmentState
from app.domain.response_targets import ResponseTargets
from app.domain.unit import Unit, UnitKind, UnitState
from app.services.field.unit_tracker import UnitNow
from app.ui.calls.call_now import CallNow
from app.ui.commands.order_words import Lacking, NewCall, SendUnit, StepUnit, TellState, read_orders
from tests.ui import invented

RULES = ResponseTargets()


def unit(call_sign: str, name: str) -> UnitNow:
    made = Unit(id=call_sign, owner_domain=invented.POLICE, code=call_sign, name=name, kind=UnitKind.PATROL_GROUP,
                call_sign=call_sign)  # fmt: skip
    return UnitNow(made, UnitState.STANDBY, None)


UNITS = [unit("巡2", "巡察2组"), unit("巡12", "巡察12组"), unit("联3", "姬塬联勤三队"), unit("护2", "东滩护卫组")]
SENT = Assignment(id="o1", owner_domain=invented.POLICE, call_id="x", unit_id="联3", unit_name="联勤3队",
                  ordered_at=invented.NOW)  # fmt: skip
EAST = CallNow(replace(invented.call("盗油"), place="东滩井场"), [], RULES.rural, RULES)
WEST = CallNow(replace(invented.call("纠纷"), place="砖井镇", number="20261121-0007"), [SENT], RULES.rural, RULES)
CALLS = [EAST, WEST]


@pytest.mark.parametrize("line", ["/新警情", "/xjq", "/new", "、新警情"])
def test_a_new_call_is_ordered_in_every_way_of_saying_it(line: str) -> None:
    assert read_orders(line, UNITS, CALLS) == [NewCall("")]


def test_what_follows_is_written_down_already() -> None:
    assert read_orders("/新警情 井口有人", UNITS, CALLS) == [NewCall("井口有人")]


@pytest.mark.parametrize("line", ["/派 2组 东滩", "/p 巡2 东滩", "/pj xc2z dt", "/send 巡2 dtjc", "/派警 巡察2组 盗油"])
def test_a_unit_is_sent_by_name_call_sign_or_initials_to_a_call_by_place_or_title(line: str) -> None:
    (order,) = read_orders(line, UNITS, CALLS)
    assert isinstance(order, SendUnit)
    assert (order.unit.unit.call_sign, order.call.title) == ("巡2", "盗油")


def test_a_call_may_be_told_by_the_end_of_its_number() -> None:
    (order,) = read_orders("/派 护2 0007", UNITS, CALLS)
    assert isinstance(order, SendUnit)
    assert order.call.title == "纠纷"


def test_without_a_call_every_open_one_is_offered_in_the_order_of_the_desk() -> None:
    orders = read_orders("/派 联3", UNITS, CALLS)
    assert [order.call.title for order in orders if isinstance(order, SendUnit)] == ["盗油", "纠纷"]


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("/s 3队 到达", AssignmentState.ON_SCENE),
        ("/s 联勤3队 dc", AssignmentState.ON_SCENE),
        ("/状态 3队 途中", AssignmentState.EN_ROUTE),
        ("/status 3 on scene", AssignmentState.ON_SCENE),
        ("/zt 3 gd", AssignmentState.RELEASED),
        ("/s 3队 接令", AssignmentState.ACCEPTED),
    ],
)
def test_a_unit_that_is_sent_takes_its_step(line: str, to: AssignmentState) -> None:
    (order,) = read_orders(line, UNITS, CALLS)
    assert order == StepUnit(SENT, WEST.call, to)


@pytest.mark.parametrize("line", ["/派 99组 东滩", "/派 2组 榆林", "/s 9队 到达", "/s 3队 睡觉"])
def test_what_is_not_known_is_said_and_nothing_is_done(line: str) -> None:
    (order,) = read_orders(line, UNITS, CALLS)
    assert isinstance(order, Lacking)


@pytest.mark.parametrize("line", ["定1234", "/案件", "/去 定1234", "派 2组 东滩", "/pipelines", "/status"])
def test_a_search_is_no_order(line: str) -> None:
    assert read_orders(line, UNITS, CALLS) == []


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("/s 2组 备勤", UnitState.STANDBY),
        ("/状态 巡2 巡逻", UnitState.PATROLLING),
        ("/s xc2z xb", UnitState.OFF_DUTY),
        ("/status 巡2 off duty", UnitState.OFF_DUTY),
    ],
)
def test_a_unit_is_told_to_be_on_duty_or_off_it_whether_or_not_there_are_calls(line: str, to: UnitState) -> None:
    for calls in (CALLS, []):
        (order,) = read_orders(line, UNITS, calls)
        assert isinstance(order, TellState)
        assert (order.unit.unit.call_sign, order.to) == ("巡2", to)
