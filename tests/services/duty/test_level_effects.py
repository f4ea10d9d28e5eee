"""What a duty level changes beside its name: how long the watch waits, how often zones are looked at, when the desk
reports, and which heads the handover asks for. At the normal level everything is as the county set it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
import shapely

from app.analysis.stationing import county_metres
from app.domain.access import Actor, Right
from app.domain.asset import AreaKind, AssetLayer
from app.domain.duty import DutyLevel, PostRole, RosterSlot, SlotState
from app.domain.handover import Section
from app.domain.level_watch import tightened
from app.domain.signal import AlertSignal
from app.domain.watch_parameters import PARAMETERS
from app.domain.watch_rule import WatchKind
from app.paths import resources
from app.services.duty.level_book import FILE_NAME, LevelBook
from app.services.duty.level_desk import LevelDesk
from app.services.duty.level_reports import LevelReports
from app.services.duty.reminder_desk import ReminderDesk
from app.services.duty.sheet_sections import Beside
from app.services.watch.watch_desk import WatchDesk
from app.store import asset_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.duty.shift_field import POLICE, desk_of, night, put, staff
from tests.services.watch_ground import PICK_UP, ZONE, asset, fix, rule, settle
from tests.store_fixtures import Clock

ROOM = asset("room-1", AssetLayer.AREAS, AreaKind.JURISDICTION, shapely.box(107.6, 37.2, 107.8, 37.4), "安边警务室")


@pytest.fixture
def levels(store: Store) -> LevelDesk:
    return LevelDesk(store, LevelBook())


@pytest.fixture
def reminders(store: Store) -> ReminderDesk:
    return ReminderDesk(store)


@pytest.fixture
def reports(store: Store, levels: LevelDesk, reminders: ReminderDesk) -> LevelReports:
    return LevelReports(store, levels.book, reminders, Wording.load("zh_CN", resources() / "i18n"))


def order(levels: LevelDesk, actor: Actor, clock: Clock, level: DutyLevel, name: str = "o1", hours: float = 10,
          area_id: str | None = None) -> str:  # fmt: skip
    return levels.order(actor, name, level, authority="周局长 电令", reason="节日安保",
                        until=clock() + timedelta(hours=hours), area_id=area_id)  # fmt: skip


def watch_of(store: Store, levels: LevelDesk) -> WatchDesk:
    """A watch that heeds what the store tells."""
    desk = WatchDesk(store, Wording("en", {}), county_metres, levels.asked)
    publish = store.publish

    def heed(facts: Sequence[object]) -> None:
        publish(facts)  # type: ignore[arg-type]
        for one in facts:
            desk.heed(one)  # type: ignore[arg-type]

    store.publish = heed
    return desk


def raised(signals: Sequence[AlertSignal]) -> list[str]:
    return [one.title for one in signals if one.active]


def test_a_vehicle_that_stands_in_a_zone_is_told_of_after_half_the_time_in_wartime(
    store: Store, levels: LevelDesk, leader: Actor, clock: Clock
) -> None:
    settle(store, rule(WatchKind.ZONE_STAY, minutes=30.0))
    watch = watch_of(store, levels)

    def stands_for(minutes: int) -> list[str]:
        clock.move(minutes=minutes)
        return raised([*watch.judge([fix(PICK_UP.id, clock(), 500, 500)]), *watch.tick(clock())])

    assert raised(watch.judge([fix(PICK_UP.id, clock(), 500, 500)])) == []
    assert stands_for(8) == []
    order(levels, leader, clock, DutyLevel.WARTIME)
    assert stands_for(1) == [], "what began before the order is counted from it"
    assert len(stands_for(15)) == 1, "24 minutes in the zone are too few for 30, and enough for half of them"


def test_each_waiting_kind_waits_less_and_never_less_than_its_figure_allows() -> None:
    book = LevelBook()
    for kind in WatchKind:
        one = rule(kind, zones="")
        harder = tightened(one, book.template(DutyLevel.WARTIME))
        figures = {it.name: it for it in PARAMETERS[kind]}
        if "minutes" not in figures:
            assert harder == one
            continue
        usual = figures["minutes"].default
        after = float(str(harder.parameters.get("minutes", usual)))
        assert figures["minutes"].least <= after <= usual
        if kind in (WatchKind.SILENT, WatchKind.OVERDUE):
            assert after == usual, "a tracker reports as often as before, a unit is out as long as its work takes"
        else:
            assert after == max(figures["minutes"].least, usual / 2)


def test_a_level_of_one_room_hurries_the_rules_of_its_zones_and_leaves_those_of_others(
    store: Store, levels: LevelDesk, leader: Actor, clock: Clock
) -> None:
    settle(store, rule(WatchKind.ZONE_STAY, minutes=30.0))
    with store.act(leader, "room", "test.fill", Right.ACT) as work:
        work.change(asset_store.assets.get(work.connection, ZONE.id), area_id="room-1")
    watch = watch_of(store, levels)

    def stands_for(minutes: int) -> list[str]:
        clock.move(minutes=minutes)
        return raised([*watch.judge([fix(PICK_UP.id, clock(), 500, 500)]), *watch.tick(clock())])

    assert stands_for(0) == []
    order(levels, leader, clock, DutyLevel.WARTIME, "other", area_id="room-2")
    assert stands_for(16) == [], "the zone lies in another room"
    order(levels, leader, clock, DutyLevel.WARTIME, "own", area_id="room-1")
    assert stands_for(1) == []
    assert len(stands_for(15)) == 1, "counted from the order, 15 minutes are half of 30"


def test_a_unit_of_a_room_at_war_is_called_more_often_than_those_of_the_others(
    levels: LevelDesk, leader: Actor, clock: Clock
) -> None:
    assert levels.roll_call_min("room-1") is None
    order(levels, leader, clock, DutyLevel.ENHANCED, "county")
    order(levels, leader, clock, DutyLevel.WARTIME, "room", area_id="room-1")
    assert [levels.roll_call_min(area) for area in ("room-1", "room-2", None)] == [10, 15, 15]


def test_a_room_that_is_left_at_its_own_lower_level_is_not_asked_for_what_the_county_is(
    levels: LevelDesk, leader: Actor, clock: Clock
) -> None:
    order(levels, leader, clock, DutyLevel.WARTIME, "county")
    order(levels, leader, clock, DutyLevel.NORMAL, "room", area_id="room-1")
    assert levels.asked(("room-1",)) is None
    both = levels.asked(("room-1", "room-2"))
    assert both is not None
    assert both.watch_percent == 50, "of what lies in both, the higher level counts"


def test_a_zone_is_looked_at_as_often_as_the_level_asks_and_never_more_seldom_than_the_rule() -> None:
    book = LevelBook()
    zone = rule(WatchKind.OVERDUE, minutes=240.0)
    assert zone.zone_ids, "a rule with a zone is about visits"
    assert tightened(zone, book.template(DutyLevel.ENHANCED)).parameters["minutes"] == 120
    assert tightened(zone, book.template(DutyLevel.WARTIME)).parameters["minutes"] == 60
    often = rule(WatchKind.OVERDUE, minutes=30.0)
    assert tightened(often, book.template(DutyLevel.WARTIME)).parameters["minutes"] == 30


def test_at_the_normal_level_and_in_the_list_every_rule_is_as_it_was_set(
    store: Store, levels: LevelDesk, leader: Actor, clock: Clock
) -> None:
    assert levels.asked() is None
    order(levels, leader, clock, DutyLevel.WARTIME)
    asked = levels.asked()
    assert asked is not None
    one = rule(WatchKind.STOPPED, minutes=30.0)
    assert tightened(one, asked).parameters["minutes"] == 15
    assert one.parameters["minutes"] == 30


def test_a_level_that_asks_for_reports_keeps_one_reminder_of_the_next_and_takes_it_along_when_it_ends(
    levels: LevelDesk, reports: LevelReports, reminders: ReminderDesk, leader: Actor, clock: Clock
) -> None:
    reports.tick(leader)
    assert reminders.standing() == (), "at the normal level one reports when something happens"
    key = order(levels, leader, clock, DutyLevel.ENHANCED)
    reports.tick(leader)
    reports.tick(leader)
    (first,) = reminders.standing()
    assert first.what == "向上级报告(加强勤务)"
    assert (first.due_at, first.subject_id) == (clock() + timedelta(hours=4), key)
    clock.move(hours=4, minutes=10)
    assert first.is_due(clock())
    reminders.done(leader, "d1", first.id, "已报指挥中心")
    reports.tick(leader)
    (second,) = reminders.standing()
    assert second.due_at == clock() + timedelta(hours=4), "counted from the report that was made"
    levels.end(leader, "e1", key, "活动结束")
    reports.tick(leader)
    assert reminders.standing() == ()


def test_a_higher_level_reports_more_often_and_a_level_of_a_room_is_reported_on_as_well(
    levels: LevelDesk, reports: LevelReports, reminders: ReminderDesk, leader: Actor, clock: Clock
) -> None:
    room = order(levels, leader, clock, DutyLevel.WARTIME, "room", area_id="room-1")
    reports.tick(leader)
    (of_room,) = reminders.standing()
    assert (of_room.subject_id, of_room.due_at) == (room, clock() + timedelta(hours=2))
    levels.end(leader, "e0", room, "撤收")
    order(levels, leader, clock, DutyLevel.ENHANCED, "o1")
    reports.tick(leader)
    clock.move(hours=1)
    order(levels, leader, clock, DutyLevel.WARTIME, "o2")
    reports.tick(leader)
    (one,) = reminders.standing()
    assert one.due_at == clock() + timedelta(hours=2), "the reminder of the order before went with it"


def test_a_desk_that_was_off_is_told_at_once_and_nothing_is_asked_for_after_the_end(
    levels: LevelDesk, reports: LevelReports, reminders: ReminderDesk, leader: Actor, clock: Clock
) -> None:
    order(levels, leader, clock, DutyLevel.WARTIME, hours=6.5)
    clock.move(hours=3)
    reports.tick(leader)
    (one,) = reminders.standing()
    assert one.due_at == clock() + timedelta(minutes=1)
    clock.move(hours=2)
    reminders.done(leader, "d1", one.id)
    reports.tick(leader)
    assert reminders.standing() == (), "the level is over before the next report"


def test_the_handover_asks_for_the_heads_of_the_level_that_holds(
    store: Store, levels: LevelDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    crew = RosterSlot(
        id="c1", owner_domain=POLICE, shift_id="s", role=PostRole.PATROL, post="巡 1", needed=3, present=3,
        state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=1), valid_to=clock() + timedelta(hours=9),
    )  # fmt: skip
    put(store, officer, "ground", night(clock), crew)
    sign_in = staff(store, leader)

    def asked_for() -> dict[str, str]:
        items = desk_of(store, sign_in, Beside(gaps=levels.gaps())).sheet().items
        return {one.state: one.detail for one in items if one.section is Section.POSTS and one.subject == "level_order"}

    assert asked_for() == {}, "at the normal level the roster alone says who is wanting"
    order(levels, leader, clock, DutyLevel.WARTIME)
    found = asked_for()
    assert found["Patrol"] == "3/36"
    assert found["Guard"] == "0/10"


def test_a_level_of_a_room_asks_for_heads_in_that_room_only(
    store: Store, levels: LevelDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    def crew(key: str, room: str, present: int) -> RosterSlot:
        return RosterSlot(
            id=key, owner_domain=POLICE, area_id=room, shift_id="s", role=PostRole.PATROL, post="巡 1", needed=3,
            present=present, state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=1),
            valid_to=clock() + timedelta(hours=9),
        )  # fmt: skip

    put(store, officer, "ground", night(clock), ROOM, crew("c1", ROOM.id, 3), crew("c2", "another", 9))
    order(levels, leader, clock, DutyLevel.ENHANCED, area_id=ROOM.id)
    found = {one.role: (one.room, one.present, one.needed) for one in levels.gaps()}
    assert found[PostRole.PATROL] == ("room-1 安边警务室", 3, 5)
    assert found[PostRole.STANDBY] == ("room-1 安边警务室", 0, 2)
    assert PostRole.VIDEO_WATCH not in found, "what the county watches as a whole is not asked of a room"


@pytest.mark.parametrize("figure", ["5", "101", "true", "'half'"])
def test_a_share_of_the_time_that_cannot_be_leaves_the_shipped_one(tmp_path: Path, figure: str) -> None:
    own = tmp_path / FILE_NAME
    own.write_text(f"[WARTIME]\nwatch_percent = {figure}\n", "utf-8")
    book = LevelBook(own)
    assert (book.template(DutyLevel.WARTIME).watch_percent, book.refused is None) == (50, False)
