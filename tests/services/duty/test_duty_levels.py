"""等级勤务: ordered with authority, reason and an end, seen beforehand, and back to normal by itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.duty import DutyLevel, PostRole, RosterSlot, SlotState
from app.errors import InputRefused
from app.paths import resources
from app.services.duty.level_book import FILE_NAME, LevelBook, load_levels
from app.services.duty.level_desk import LevelDesk
from app.services.duty_desk import DutyDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from tests.services.duty.shift_field import POLICE, put
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store) -> LevelDesk:
    return LevelDesk(store, LevelBook())


def order(desk: LevelDesk, actor: Actor, clock: Clock, name: str = "o1", level: DutyLevel = DutyLevel.ENHANCED,
          hours: float = 10, area_id: str | None = None) -> str:  # fmt: skip
    return desk.order(
        actor, name, level, authority="周局长 电令", reason="节日安保", until=clock() + timedelta(hours=hours),
        area_id=area_id,
    )  # fmt: skip


def crew(key: str, role: PostRole, present: int, clock: Clock) -> RosterSlot:
    return RosterSlot(
        id=key, owner_domain=POLICE, shift_id="s", role=role, post=key, needed=3, present=present,
        state=SlotState.PRESENT, valid_from=clock() - timedelta(hours=1), valid_to=clock() + timedelta(hours=9),
    )  # fmt: skip


def test_a_level_holds_from_its_order_and_is_normal_again_by_itself(
    desk: LevelDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    assert desk.level() is DutyLevel.NORMAL
    order(desk, officer, clock)
    assert desk.level() is DutyLevel.ENHANCED
    assert DutyDesk(store).duty_at(clock()).level is DutyLevel.ENHANCED
    clock.move(hours=9)
    desk.tick(officer)
    assert desk.level() is DutyLevel.ENHANCED
    clock.move(hours=1)
    desk.tick(officer)
    assert desk.level() is DutyLevel.NORMAL
    assert desk.standing() == ()
    before = clock() - timedelta(hours=5)
    assert DutyDesk(store).duty_at(before).level is DutyLevel.ENHANCED, "the past knows it"


def test_a_new_order_takes_the_place_of_the_one_before(
    desk: LevelDesk, store: Store, officer: Actor, leader: Actor, clock: Clock
) -> None:
    first = order(desk, officer, clock)
    clock.move(hours=1)
    second = order(desk, leader, clock, "o2", DutyLevel.WARTIME)
    (standing,) = desk.standing()
    assert (standing.id, standing.level, standing.set_by) == (second, DutyLevel.WARTIME, "周")
    with store.read() as connection:
        assert [one.act for one in audit_store.acts_about(connection, "level_order", first)] == ["level.order"]
    clock.move(hours=9.5)
    desk.tick(officer)
    assert desk.level() is DutyLevel.WARTIME, "the end of the first order no longer counts"


def test_the_switch_shows_what_it_changes_and_which_heads_are_wanting(
    desk: LevelDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    put(store, officer, "crews", crew("巡1", PostRole.PATROL, 3, clock), crew("巡2", PostRole.PATROL, 2, clock))
    told = desk.difference(DutyLevel.WARTIME)
    patrol = next(one for one in told.posts if one.role is PostRole.PATROL)
    assert (patrol.before, patrol.needed, patrol.present, patrol.missing) == (18, 36, 5, 31)
    guard = next(one for one in told.posts if one.role is PostRole.GUARD)
    assert (guard.before, guard.needed) == (0, 10)
    assert told.missing == sum(one.missing for one in told.posts)
    assert (told.now.roll_call_min, told.then.roll_call_min) == (20, 10)
    assert desk.level() is DutyLevel.NORMAL, "looking changes nothing"


def test_a_room_has_a_level_of_its_own_and_then_that_of_the_county_again(
    desk: LevelDesk, officer: Actor, clock: Clock
) -> None:
    order(desk, officer, clock, "o1", DutyLevel.WARTIME, 2, "room-1")
    assert desk.level() is DutyLevel.NORMAL
    assert desk.difference(DutyLevel.NORMAL, "room-1").present is DutyLevel.WARTIME
    assert desk.difference(DutyLevel.NORMAL, "room-2").present is DutyLevel.NORMAL
    order(desk, officer, clock, "o2", DutyLevel.ENHANCED, 9)
    clock.move(hours=3)
    desk.tick(officer)
    assert desk.difference(DutyLevel.NORMAL, "room-1").present is DutyLevel.ENHANCED
    assert desk.level() is DutyLevel.ENHANCED


@pytest.mark.parametrize(
    ("authority", "reason", "hours"),
    [("", "节日", 2), ("局长", " ", 2), ("局长", "节日", 0), ("局长", "节日", 24 * 200)],
)
def test_an_order_without_authority_reason_or_end_is_refused(
    desk: LevelDesk, officer: Actor, clock: Clock, authority: str, reason: str, hours: float
) -> None:
    with pytest.raises(InputRefused, match="Nothing was changed"):
        desk.order(officer, "o1", DutyLevel.WARTIME, authority=authority, reason=reason,
                   until=clock() + timedelta(hours=hours))  # fmt: skip
    assert desk.level() is DutyLevel.NORMAL


def test_it_is_ended_before_its_time_with_a_reason_once(desk: LevelDesk, officer: Actor, clock: Clock) -> None:
    key = order(desk, officer, clock)
    with pytest.raises(InputRefused, match="Say why"):
        desk.end(officer, "e0", key, " ")
    desk.end(officer, "e1", key, "活动结束")
    assert desk.level() is DutyLevel.NORMAL
    with pytest.raises(InputRefused, match="ended already"):
        desk.end(officer, "e2", key, "又一次")


def test_the_bureaus_own_figures_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / FILE_NAME
    own.write_text("[WARTIME]\nroll_call_min = 5\n", "utf-8")
    book = LevelBook(own)
    assert (book.template(DutyLevel.WARTIME).roll_call_min, book.refused) == (5, None)
    assert book.template(DutyLevel.ENHANCED) == load_levels(resources() / FILE_NAME)[DutyLevel.ENHANCED]


@pytest.mark.parametrize(
    "text", ["[PEACE]\n", "[NORMAL]\nvolume = 5\n", "[NORMAL]\nposts = { KING = 1 }\n", "[NORMAL]\nfoo = 1\n", "["]
)
def test_a_file_that_cannot_be_used_leaves_the_shipped_figures_and_says_why(tmp_path: Path, text: str) -> None:
    own = tmp_path / FILE_NAME
    own.write_text(text, "utf-8")
    book = LevelBook(own)
    assert book.template(DutyLevel.NORMAL) == load_levels(resources() / FILE_NAME)[DutyLevel.NORMAL]
    assert book.refused is not None
    assert "duty_levels.toml" in str(book.refused)
