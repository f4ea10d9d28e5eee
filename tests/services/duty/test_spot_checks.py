"""抽查: posts are drawn and looked at, a breach is owned until it is mended; nobody is named, each draw is proved."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import update

from app.domain.access import Actor
from app.domain.duty import DutyLevel, PostRole, RosterSlot, SlotState
from app.domain.duty_log import LogKind
from app.domain.handover import Section
from app.domain.hazard import FoundHazard, HazardKind
from app.domain.spot_check import CheckMeans, CheckResult, CheckState, Finding, SpotCheck
from app.domain.spot_draw import DrawnPost, SpotDraw
from app.errors import Conflict, InputRefused, NotFound
from app.paths import resources
from app.services.duty.duty_printing import DutyPrinting
from app.services.duty.level_book import LevelBook
from app.services.duty.level_desk import LevelDesk
from app.services.duty.log_desk import LogDesk
from app.services.duty.reminder_desk import ReminderDesk
from app.services.duty.spot_check_desk import CheckShown, SpotCheckDesk
from app.services.hazards.hazard_desk import HazardDesk
from app.store import audit_store
from app.store.tables import spot_check, spot_draw
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.duty.shift_field import POLICE, by, desk_of, night, put, staff
from tests.store_fixtures import Clock

SEED = "9f0c3a77b1d24e58a6c0ffee12345678"


def slot(key: str, role: PostRole, post: str, who: str, clock: Clock, *, unit: str | None = None, needed: int = 1,
         present: int = 1, area_id: str | None = None, hours: float = 9) -> RosterSlot:  # fmt: skip
    return RosterSlot(
        id=key, owner_domain=POLICE, area_id=area_id, shift_id="s", role=role, post=post, who=who, unit_id=unit,
        person_id=None if unit else f"p-{key}", needed=needed, present=present, state=SlotState.PRESENT,
        valid_from=clock() - timedelta(hours=3), valid_to=clock() + timedelta(hours=hours),
    )  # fmt: skip


def crews(clock: Clock) -> list[RosterSlot]:
    return [
        slot("lead", PostRole.DUTY_LEADER, "带班领导", "周某", clock),
        slot("seat", PostRole.COMMAND_SEAT, "指挥席1", "韩某", clock),
        slot("video", PostRole.VIDEO_WATCH, "视频巡查1", "李某某", clock),
        slot("p1", PostRole.PATROL, "巡察1组", "巡察1组", clock, unit="u1", needed=4, present=4),
        slot("p2", PostRole.PATROL, "巡察2组", "巡察2组", clock, unit="u2", needed=4, present=3, area_id="room-1"),
        slot("g1", PostRole.GUARD, "东滩值守点", "东滩护卫三队", clock, unit="u3", needed=5, present=5),
        slot("empty", PostRole.GUARD, "无人岗", "", clock, needed=5, present=0),
    ]


@pytest.fixture
def desk(store: Store, officer: Actor, clock: Clock) -> SpotCheckDesk:
    put(store, officer, "roster", night(clock), *crews(clock))
    return SpotCheckDesk(store, seed=lambda: SEED)


def shown(desk: SpotCheckDesk, post: str) -> CheckShown:
    return next(one for one in desk.board() if one.check.post == post)


def result(clock: Clock, *, dress: Finding = Finding.IN_ORDER, hours: float = 2) -> CheckResult:
    wanting = dress is Finding.WANTING
    return CheckResult(
        CheckMeans.VIDEO, Finding.IN_ORDER, Finding.IN_ORDER, dress, Finding.IN_ORDER,
        remark="两人未穿反光背心" if wanting else "", owner="巡察2组" if wanting else "",
        due_at=clock() + timedelta(hours=hours) if wanting else None,
    )  # fmt: skip


def all_drawn(desk: SpotCheckDesk, officer: Actor) -> str:
    return desk.draw(officer, "d1", 9)


def test_manned_posts_outside_the_room_are_drawn_and_no_person_is_named_anywhere_in_what_is_kept(
    desk: SpotCheckDesk, officer: Actor, store: Store
) -> None:
    all_drawn(desk, officer)
    assert {one.check.post for one in desk.board()} == {"视频巡查1", "巡察1组", "巡察2组", "东滩值守点"}
    with store.read() as connection:
        kept = str(connection.execute(spot_draw.select()).all()) + str(connection.execute(spot_check.select()).all())
    assert "李某某" not in kept
    assert shown(desk, "视频巡查1").check.crew == ""
    assert shown(desk, "东滩值守点").check.crew == "东滩护卫三队"
    named = {one.name for record in (SpotDraw, SpotCheck, DrawnPost) for one in fields(record)}
    assert not named & {"person_id", "who", "score", "points", "rank"}


def test_the_same_seed_and_inputs_give_the_same_draw_and_a_changed_one_shows(
    desk: SpotCheckDesk, officer: Actor, store: Store
) -> None:
    key = desk.draw(officer, "d1", 2)
    proof = desk.proof(key)
    assert proof.holds
    assert (proof.draw.seed, proof.posts, len(proof.steps)) == (SEED, 4, 2)
    assert [one.check.post for one in desk.board()] == [one.post.post for one in proof.steps]
    other = next(one.check for one in desk.board())
    with store.database.write() as connection:
        connection.execute(update(spot_check).where(spot_check.c.id == other.id).values(post="巡察9组"))
    assert not desk.proof(key).holds
    with store.database.write() as connection:
        connection.execute(update(spot_check).where(spot_check.c.id == other.id).values(post=other.post))
    assert desk.proof(key).holds
    with store.database.write() as connection:
        connection.execute(update(spot_draw).values(seed="0" * 32))
    assert not desk.proof(key).holds, "a seed that was put in afterwards shows"


def test_what_the_weights_come_from_is_kept_with_the_draw(
    desk: SpotCheckDesk, officer: Actor, store: Store, clock: Clock
) -> None:
    hazards, gap = HazardDesk(store), FoundHazard(title="围栏缺口", kind=HazardKind.PHYSICAL, area_id="room-1")
    hazards.find(officer, "h1", gap)
    hazards.find(officer, "h2", replace(gap, title="照明不亮"))
    LevelDesk(store, LevelBook()).order(
        officer, "o1", DutyLevel.WARTIME, authority="局长", reason="安保", until=clock() + timedelta(hours=4),
        area_id="room-1",
    )  # fmt: skip
    key = all_drawn(desk, officer)
    told = {one["post"]: one for one in json.loads(desk.proof(key).draw.posts)}
    assert {name: told["巡察2组"][name] for name in ("days", "level", "hazards", "is_short", "has_breach")} == {
        "days": 7, "level": "WARTIME", "hazards": 2, "is_short": True, "has_breach": False,
    }  # fmt: skip
    assert (told["巡察1组"]["level"], told["巡察1组"]["hazards"], told["巡察1组"]["is_short"]) == ("NORMAL", 0, False)


def test_a_post_just_checked_weighs_less_and_one_with_an_open_breach_more(
    desk: SpotCheckDesk, officer: Actor, clock: Clock
) -> None:
    all_drawn(desk, officer)
    desk.record(officer, "r1", shown(desk, "巡察1组").check.id, result(clock))
    desk.record(officer, "r2", shown(desk, "巡察2组").check.id, result(clock, dress=Finding.WANTING))
    clock.move(hours=1)
    posts = {one["post"]: one for one in json.loads(desk.proof(desk.draw(officer, "d2", 1)).draw.posts)}
    assert set(posts) == {"巡察1组", "巡察2组"}, "the others wait already"
    assert (posts["巡察1组"]["days"], posts["巡察1组"]["has_breach"]) == (0, False)
    assert posts["巡察2组"]["has_breach"]


def test_each_draw_says_which_of_its_shift_it_is_and_none_can_be_taken_back(
    desk: SpotCheckDesk, officer: Actor
) -> None:
    first, second = desk.draw(officer, "d1", 1), desk.draw(officer, "d2", 1)
    assert [desk.proof(one).draw.number for one in (first, second)] == [1, 2]
    assert desk.draw(officer, "d2", 1) == second, "repeating the act draws nothing"
    with pytest.raises(NotFound):
        desk.take_back(officer, "t1", "d1", reason="不合意")
    assert len(desk.board()) == 2


def test_where_every_post_waits_already_nothing_is_drawn(desk: SpotCheckDesk, officer: Actor) -> None:
    all_drawn(desk, officer)
    with pytest.raises(InputRefused, match="waits for no check"):
        desk.draw(officer, "d2", 1)
    with pytest.raises(InputRefused, match="1 to 9"):
        desk.draw(officer, "d3", 0)


def test_a_breach_is_a_reminder_of_its_owner_and_mended_when_that_is_done_wherever_it_is_done(
    desk: SpotCheckDesk, officer: Actor, store: Store, clock: Clock
) -> None:
    all_drawn(desk, officer)
    key, reminders = shown(desk, "巡察2组").check.id, ReminderDesk(store)
    desk.record(officer, "r1", key, result(clock, dress=Finding.WANTING))
    (promised,) = reminders.standing()
    assert (promised.what, promised.subject_id, promised.due_at) == (
        "巡察2组:两人未穿反光背心", key, clock() + timedelta(hours=2),
    )  # fmt: skip
    assert shown(desk, "巡察2组").state is CheckState.BREACH
    desk.mended(officer, "m1", key, "视频复看已穿")
    assert reminders.standing() == ()
    assert shown(desk, "巡察2组").state is CheckState.MENDED
    desk.take_back(officer, "t1", "m1", reason="看错")
    assert shown(desk, "巡察2组").state is CheckState.BREACH
    reminders.done(officer, "x1", promised.id, "已穿")
    assert shown(desk, "巡察2组").state is CheckState.MENDED
    with pytest.raises(InputRefused, match="done this already"):
        desk.mended(officer, "m2", key, "又一次")


def test_a_result_is_taken_back_with_its_reminder_unless_that_was_gone_on_with(
    desk: SpotCheckDesk, officer: Actor, store: Store, clock: Clock
) -> None:
    all_drawn(desk, officer)
    key, reminders = shown(desk, "巡察2组").check.id, ReminderDesk(store)
    desk.record(officer, "r1", key, result(clock, dress=Finding.WANTING))
    desk.take_back(officer, "t1", "r1", reason="选错岗位")
    assert shown(desk, "巡察2组").state is CheckState.WAITING
    assert reminders.standing() == ()
    desk.record(officer, "r2", key, result(clock, dress=Finding.WANTING))
    reminders.put_off(officer, "p1", reminders.standing()[0].id, clock() + timedelta(hours=5), "背心在路上")
    with pytest.raises(Conflict):
        desk.take_back(officer, "t2", "r2", reason="选错岗位")
    assert shown(desk, "巡察2组").state is CheckState.BREACH


def test_a_check_is_done_once_and_not_after_the_shift_of_its_post(
    desk: SpotCheckDesk, officer: Actor, clock: Clock
) -> None:
    all_drawn(desk, officer)
    key = shown(desk, "巡察1组").check.id
    desk.record(officer, "r1", key, result(clock))
    with pytest.raises(InputRefused, match="done or given up already"):
        desk.record(officer, "r2", key, result(clock))
    with pytest.raises(InputRefused, match="time ahead"):
        desk.record(officer, "r3", shown(desk, "巡察2组").check.id, result(clock, dress=Finding.WANTING, hours=-1))
    assert shown(desk, "巡察2组").state is CheckState.WAITING
    desk.give_up(officer, "g1", shown(desk, "东滩值守点").check.id, "已派去处警")
    assert shown(desk, "东滩值守点").state is CheckState.GIVEN_UP
    clock.move(hours=9)
    assert shown(desk, "巡察2组").state is CheckState.MISSED
    with pytest.raises(InputRefused, match="shift of this post is over"):
        desk.record(officer, "r4", shown(desk, "巡察2组").check.id, result(clock))


def test_several_slots_of_one_post_are_one_post(store: Store, officer: Actor, clock: Clock) -> None:
    three = [slot(f"m{n}", PostRole.PATROL, "砖井警务室 巡逻", f"某{n}", clock) for n in range(3)]
    put(store, officer, "roster", *three)
    desk = SpotCheckDesk(store, seed=lambda: SEED)
    desk.draw(officer, "d1", 5)
    (one,) = desk.board()
    assert (one.check.needed, one.check.crew) == (3, "")


def test_the_handover_names_what_is_not_mended_in_red_until_it_is_and_what_was_drawn_and_done(
    desk: SpotCheckDesk, officer: Actor, store: Store, clock: Clock
) -> None:
    all_drawn(desk, officer)
    key = shown(desk, "巡察2组").check.id
    desk.record(officer, "r1", key, result(clock, dress=Finding.WANTING))
    desk.record(officer, "r2", shown(desk, "巡察1组").check.id, result(clock))
    handover = desk_of(store, staff(store, officer))
    items = handover.sheet().items
    checks = [one for one in items if one.section is Section.CHECKS]
    assert [(one.title, one.red) for one in checks if one.red] == [("巡察2组", True)]
    assert {one.title for one in checks if not one.red} == {"视频巡查1", "东滩值守点", "2/4"}
    assert [one for one in items if one.section is Section.REMINDERS] == [], "it does not stand there twice"
    signature = by(handover, "han")
    handover.sign_out("desk-1", "s1", signature)
    desk.mended(officer, "m1", key, "已穿")
    handover.withdraw(officer, "w1", handover.sheet().handover.id, "重新生成")
    assert not any(one.red for one in handover.sheet().items if one.section is Section.CHECKS)


def test_draw_result_and_mending_stand_in_the_log_by_themselves(
    desk: SpotCheckDesk, officer: Actor, store: Store, clock: Clock
) -> None:
    desk.draw(officer, "d1", 1)
    (one,) = desk.board()
    clock.move(minutes=5)
    desk.record(officer, "r1", one.check.id, result(clock, dress=Finding.WANTING))
    clock.move(minutes=5)
    desk.mended(officer, "m1", one.check.id, "已穿")
    page = LogDesk(store).page(clock() - timedelta(hours=1), clock() + timedelta(hours=1))
    told = [(str(line.what), line.subject.name if line.subject else "", line.text) for line in page.lines
            if line.kind is LogKind.CHECK]  # fmt: skip
    post = one.check.post
    assert [(what, post in name, text) for what, name, text in told] == [
        ("Posts drawn for spot checks", True, ""),
        ("Spot check: something is wanting", True, "两人未穿反光背心"),
        ("Mended after a spot check", True, "已穿"),
    ]


def test_the_paper_has_a_table_for_each_team_with_what_was_found_and_mended_and_its_way_out_is_on_record(
    desk: SpotCheckDesk, store: Store, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    desk.draw(officer, "d1", 9)
    found = {one.check.post: one.check.id for one in desk.board()}
    wanting = CheckResult(
        CheckMeans.IN_PERSON, Finding.IN_ORDER, Finding.WANTING, Finding.IN_ORDER, Finding.NOT_SEEN, present=3,
        remark="少一人", owner="巡察2组组长", due_at=clock() + timedelta(hours=2),
    )  # fmt: skip
    desk.record(officer, "r1", found["巡察2组"], wanting)
    clock.move(hours=1)
    desk.mended(officer, "m1", found["巡察2组"], "已补位")
    chinese = Wording.load("zh_CN", resources() / "i18n")
    file = tmp_path / "抽查.docx"
    DutyPrinting(store, lambda: True).write(officer, "p1", desk.page(), file, chinese, lambda *_: None)
    paper = Document(str(file))
    teams = [one.text for one in paper.paragraphs if one.text in {"东滩护卫三队", "巡察1组", "巡察2组"}]
    assert teams == ["东滩护卫三队", "巡察1组", "巡察2组"]
    second = [[cell.text for cell in row.cells] for row in paper.tables[2].rows][1]
    assert second == [
        "1", "巡察2组\n巡逻", "2026-11-21 23:41\n本班第 1 次抽取", "2026-11-21 23:41\n实地\n韩",
        "应到 4,实到 3\n在岗在位: 合格\n人数: 不合格\n着装: 合格\n少一人",
        "已改正\n已补位 · 韩 · 2026-11-22 00:41",
    ]  # fmt: skip
    with store.read() as connection:
        printed = audit_store.rows_of_act(connection, "p1")
    assert [one.act for one in printed] == ["spot_check.print"]
