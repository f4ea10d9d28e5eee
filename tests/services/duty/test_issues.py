"""装备、车辆、钥匙领用与归还: who has what and until when, back with one act, and never forgotten at a handover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from app.domain.access import Actor
from app.domain.duty import PostRole, RosterSlot, SlotState
from app.domain.duty_log import LogKind
from app.domain.handover import HandoverItem, Section
from app.domain.issue import Issue, ThingKind, ThingState
from app.domain.record import OwnerDomain
from app.domain.unit import Vehicle, VehicleKind
from app.errors import InputRefused
from app.paths import resources
from app.services.duty.duty_printing import DutyPrinting
from app.services.duty.issue_desk import Asked, IssueDesk
from app.services.duty.log_desk import LogDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.duty.shift_field import POLICE, all_of, by, desk_of, night, put, staff
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store) -> IssueDesk:
    return IssueDesk(store)


def asked(clock: Clock, things: str, kind: ThingKind = ThingKind.EQUIPMENT, hours: float = 8, **more: object) -> Asked:
    told = Asked(kind, things, "安边二组 赵", clock() + timedelta(hours=hours), "巡 6 夜间巡逻")
    return replace(told, **more)  # type: ignore[arg-type]


def names(issues: Sequence[Issue]) -> list[str]:
    return [one.what for one in issues]


def on_sheet(store: Store, leader: Actor) -> list[HandoverItem]:
    return [one for one in desk_of(store, staff(store, leader)).sheet().items if one.section is Section.ISSUED]


def test_what_is_taken_stands_with_who_took_it_for_what_in_which_state_and_until_when(
    desk: IssueDesk, officer: Actor, clock: Clock
) -> None:
    desk.hand_out(officer, "i1", asked(clock, "对讲机 07、执法记录仪 12,强光手电", remark="电量 80%"))
    desk.hand_out(officer, "i2", asked(clock, "陕J·D1234警", ThingKind.VEHICLE, 2, state=ThingState.FLAWED))
    first, *others = desk.out()
    assert names(others) == ["对讲机 07", "执法记录仪 12", "强光手电"], "several in one line are several things"
    assert (first.what, first.kind, first.state) == ("陕J·D1234警", ThingKind.VEHICLE, ThingState.FLAWED)
    assert (first.taken_by, first.duty, first.issued_by) == ("安边二组 赵", "巡 6 夜间巡逻", "韩")
    assert (first.issued_at, first.due_at) == (clock(), clock() + timedelta(hours=2))
    assert {one.remark for one in others} == {"电量 80%"}


def test_it_comes_back_with_one_act_and_says_when_to_whom_and_in_what_state(
    desk: IssueDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    radio, camera = desk.hand_out(officer, "i1", asked(clock, "对讲机 07、执法记录仪 12"))
    clock.move(hours=3)
    desk.bring_back(leader, "b1", (radio,))
    assert names(desk.out()) == ["执法记录仪 12"]
    with pytest.raises(InputRefused, match="Say what is wrong"):
        desk.bring_back(leader, "b2", (camera,), ThingState.BROKEN, " ")
    desk.bring_back(leader, "b3", (camera,), ThingState.BROKEN, "镜头摔裂")
    assert desk.out() == ()
    back = {one.what: one for one in desk.page().issues}
    whole, broken = back["对讲机 07"], back["执法记录仪 12"]
    assert (whole.back_at, whole.back_to, whole.back_state) == (clock(), "周", ThingState.SOUND)
    assert (broken.back_state, broken.back_remark) == (ThingState.BROKEN, "镜头摔裂")
    with pytest.raises(InputRefused, match="back already, 周 took it in"):
        desk.bring_back(officer, "b4", (radio,))


@pytest.mark.parametrize("kind", [ThingKind.VEHICLE, ThingKind.KEY, ThingKind.WEAPON_PAPER])
def test_one_vehicle_key_or_paper_is_never_in_two_hands(
    desk: IssueDesk, officer: Actor, clock: Clock, kind: ThingKind
) -> None:
    (key,) = desk.hand_out(officer, "i1", asked(clock, "陕J D1234警", kind))
    with pytest.raises(InputRefused, match="is with 安边二组 赵 and not back"):
        desk.hand_out(officer, "i2", asked(clock, "陕jd1234警", kind))
    with pytest.raises(InputRefused, match="named twice"):
        desk.hand_out(officer, "i3", asked(clock, "乙、甲、乙", kind))
    assert names(desk.out()) == ["陕J D1234警"], "nothing of a refused line was handed out"
    desk.bring_back(officer, "b1", (key,))
    desk.hand_out(officer, "i4", asked(clock, "陕jd1234警", kind))
    with pytest.raises(InputRefused, match="not back"):
        desk.take_back(officer, "t1", (key,), "看错了")


def test_lamps_without_a_number_go_out_as_often_as_there_are_hands(
    desk: IssueDesk, officer: Actor, clock: Clock
) -> None:
    desk.hand_out(officer, "i1", asked(clock, "肩灯、肩灯"))
    desk.hand_out(officer, "i2", asked(clock, "肩灯"))
    assert names(desk.out()) == ["肩灯"] * 3


def test_a_mistake_is_taken_back_with_a_reason_whether_it_was_the_way_out_or_the_way_back(
    desk: IssueDesk, officer: Actor, clock: Clock
) -> None:
    (key,) = desk.hand_out(officer, "i1", asked(clock, "3 号阀室钥匙", ThingKind.KEY))
    desk.bring_back(officer, "b1", (key,), ThingState.LOST, "找不到")
    with pytest.raises(InputRefused, match="Say why"):
        desk.take_back(officer, "t0", (key,), "")
    desk.take_back(officer, "t1", (key,), "在值班室找到")
    (one,) = desk.out()
    assert (one.back_at, one.back_to, one.back_state, one.back_remark) == (None, "", None, "")
    desk.take_back(officer, "t2", (key,), "登记错了人")
    assert desk.out() == ()
    assert desk.page().issues == ()


@pytest.mark.parametrize(
    ("things", "more"),
    [
        ("", {}),
        (" 、, ", {}),
        ("对讲机", {"taken_by": " "}),
        ("对讲机", {"hours": 0}),
        ("对讲机", {"hours": 24 * 100}),
        ("长" * 61, {}),
        ("、".join("灯" * 31), {}),
        ("对讲机", {"state": ThingState.BROKEN}),
        ("对讲机", {"remark": "长" * 301}),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_goes_out(
    desk: IssueDesk, officer: Actor, clock: Clock, things: str, more: dict[str, object]
) -> None:
    with pytest.raises(InputRefused, match="Nothing was handed out"):
        desk.hand_out(officer, "i1", asked(clock, things, **more))  # type: ignore[arg-type]
    assert desk.out() == ()


def test_repeating_an_act_does_nothing_twice(desk: IssueDesk, officer: Actor, clock: Clock) -> None:
    keys = desk.hand_out(officer, "i1", asked(clock, "对讲机 07、对讲机 08"))
    assert desk.hand_out(officer, "i1", asked(clock, "对讲机 07、对讲机 08")) == keys
    assert len(desk.out()) == 2
    desk.bring_back(officer, "b1", keys)
    desk.bring_back(officer, "b1", keys)


def test_several_come_back_together_or_not_at_all(desk: IssueDesk, officer: Actor, clock: Clock) -> None:
    radio, lamp = desk.hand_out(officer, "i1", asked(clock, "对讲机 07、肩灯"))
    desk.bring_back(officer, "b1", (lamp,))
    with pytest.raises(InputRefused, match="肩灯 is back already"):
        desk.bring_back(officer, "b2", (radio, lamp))
    assert names(desk.out()) == ["对讲机 07"]


def test_what_is_not_back_in_time_is_told_once_and_again_when_it_was_given_longer(
    desk: IssueDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    (key,) = desk.hand_out(officer, "i1", asked(clock, "3 号阀室钥匙", ThingKind.KEY, 1))
    desk.tick(officer)
    assert desk.out()[0].missed_at is None
    clock.move(hours=1)
    desk.tick(officer)
    desk.tick(officer)
    assert desk.out()[0].missed_at == clock()
    desk.extend(officer, "e1", (key,), clock() + timedelta(hours=2), "检修未完")
    assert not desk.out()[0].is_overdue(clock())
    clock.move(hours=2)
    desk.tick(officer)
    with store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "issue", key)]
    assert acts == ["issue.hand_out", "issue.miss", "issue.extend", "issue.miss"]
    desk.bring_back(officer, "b1", (key,))
    clock.move(hours=2)
    desk.tick(officer)
    assert desk.out() == ()


def test_it_is_given_longer_only_to_a_time_ahead_and_with_a_reason(
    desk: IssueDesk, officer: Actor, clock: Clock
) -> None:
    (key,) = desk.hand_out(officer, "i1", asked(clock, "对讲机 07"))
    before = desk.out()[0].due_at
    with pytest.raises(InputRefused, match="Say why"):
        desk.extend(officer, "e1", (key,), clock() + timedelta(hours=9), "")
    with pytest.raises(InputRefused, match="time ahead"):
        desk.extend(officer, "e2", (key,), clock() - timedelta(hours=1), "忘了")
    assert desk.out()[0].due_at == before


def test_the_duty_log_tells_each_thing_by_itself(desk: IssueDesk, store: Store, officer: Actor, clock: Clock) -> None:
    radio, key = desk.hand_out(officer, "i1", asked(clock, "对讲机 07、3 号阀室钥匙", ThingKind.KEY, 1))
    clock.move(minutes=30)
    desk.bring_back(officer, "b1", (radio,), ThingState.FLAWED, "天线松动")
    clock.move(minutes=30)
    desk.tick(replace(officer, user_id="system", name="系统"))
    page = LogDesk(store).page(clock() - timedelta(hours=2), clock() + timedelta(minutes=1))
    told = [(str(one.what), one.subject.name if one.subject else "", one.text) for one in page.lines]
    assert told == [
        ("Handed out", "对讲机 07 安边二组 赵", ""),
        ("Handed out", "3 号阀室钥匙 安边二组 赵", ""),
        ("Brought back", "对讲机 07 安边二组 赵", "天线松动"),
        ("Not back in time", "3 号阀室钥匙 安边二组 赵", ""),
    ]
    assert {one.kind for one in page.lines} == {LogKind.ISSUE}
    assert page.lines[-1].who == "", "no person did that"
    assert page.lines[-1].subject is not None
    assert page.lines[-1].subject.key == key


def test_the_handover_lists_what_is_out_and_what_must_be_ticked_is_red(
    desk: IssueDesk, store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    put(store, officer, "shift", night(clock))
    desk.hand_out(officer, "i1", asked(clock, "对讲机 07", hours=8, remark="电量 80%"))
    desk.hand_out(officer, "i2", asked(clock, "强光手电", hours=1))
    desk.hand_out(officer, "i3", asked(clock, "陕J·D1234警", ThingKind.VEHICLE, 9))
    (gone,) = desk.hand_out(officer, "i4", asked(clock, "东门钥匙", ThingKind.KEY, 9))
    desk.bring_back(officer, "b1", (gone,))
    clock.move(hours=2)
    assert [(one.title, one.state, one.red) for one in on_sheet(store, leader)] == [
        ("强光手电", "Not back in time", True),
        ("对讲机 07", "Handed out", False),
        ("陕J·D1234警", "Handed out", True),
    ]


def test_what_is_out_comes_back_on_the_next_sheet_until_it_is_back(
    desk: IssueDesk, store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    sign_in = staff(store, leader)
    put(store, officer, "shift", night(clock), night(clock, ago=-9))
    (key,) = desk.hand_out(officer, "i1", asked(clock, "陕J·D1234警", ThingKind.VEHICLE, 30))
    handovers = desk_of(store, sign_in)
    sheet = handovers.sign_out("desk-1", "out", by(handovers, "han"))
    with pytest.raises(InputRefused, match="red items are not ticked"):
        handovers.sign_in("desk-1", "in0", sheet, by(handovers, "li"), ())
    handovers.sign_in("desk-1", "in", sheet, by(handovers, "li"), all_of(handovers.page(sheet).red))
    clock.move(hours=10)
    (carried,) = [one for one in handovers.sheet().items if one.section is Section.ISSUED]
    assert (carried.subject_id, carried.carried) == (key, 1)
    desk.bring_back(leader, "b1", (key,))
    assert [one for one in handovers.sheet().items if one.section is Section.ISSUED] == []


def test_the_form_offers_who_is_on_duty_with_the_post_the_cars_of_the_police_and_what_was_out_before(
    desk: IssueDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    slot = RosterSlot(
        id="s1", owner_domain=POLICE, shift_id="x", role=PostRole.PATROL, post="巡 6", who="安边二组",
        state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=3), valid_to=clock() + timedelta(hours=9),
    )  # fmt: skip
    own = Vehicle(id="v1", owner_domain=POLICE, plate="陕J·D1234警", kind=VehicleKind.PATROL_CAR)
    tanker = Vehicle(id="v2", owner_domain=OwnerDomain.SOCIAL, plate="陕J·12345", kind=VehicleKind.TANKER)
    put(store, officer, "ground", night(clock), slot, own, tanker)
    for name, things in (("i1", "对讲机 07"), ("i2", "肩灯"), ("i3", "对讲机 07")):
        desk.hand_out(officer, name, asked(clock, things))
    offers = desk.offers()
    assert (offers.takers[0].name, offers.takers[0].post) == ("安边二组", "巡 6")
    assert offers.things[ThingKind.VEHICLE] == ("陕J·D1234警",)
    assert offers.things[ThingKind.EQUIPMENT] == ("对讲机 07", "肩灯")
    assert offers.shift_ends_at == clock() + timedelta(hours=9)


def test_the_paper_has_every_thing_of_the_week_and_its_way_out_is_on_record(
    desk: IssueDesk, store: Store, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    radio, _key = desk.hand_out(officer, "i1", asked(clock, "对讲机 07、强光手电", hours=1, remark="电量 80%"))
    clock.move(hours=3)
    desk.bring_back(officer, "b1", (radio,), ThingState.FLAWED, "天线松动")
    chinese = Wording.load("zh_CN", resources() / "i18n")
    printing, file = DutyPrinting(store, lambda: False), tmp_path / "领用.docx"
    printing.write(officer, "p1", desk.page(), file, chinese, lambda *_: None)
    (lines,) = Document(str(file)).tables
    told = [[cell.text for cell in row.cells] for row in lines.rows]
    assert told[1] == [
        "1", "对讲机 07\n装备", "安边二组 赵\n巡 6 夜间巡逻", "2026-11-21 23:41\n韩", "2026-11-22 00:41",
        "2026-11-22 02:41\n韩", "完好 → 有瑕疵,可用\n电量 80%\n天线松动",
    ]  # fmt: skip
    assert told[2][5] == "逾期未还"
    with store.read() as connection:
        printed = audit_store.rows_of_act(connection, "p1")
    assert [one.act for one in printed] == ["issue.print"]


def test_nothing_of_how_anybody_works_is_kept() -> None:
    assert not {one.name for one in fields(Issue)} & {"score", "points", "person_id", "taker_id", "rating"}
