"""The watch on a real store: what a night of movements says, once, and after a restart not again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.analysis.stationing import county_metres
from app.domain.access import Actor
from app.domain.drawing import DrawingFacts, DrawingKind, Sketch
from app.domain.events import RecordsChanged
from app.domain.signal import AlertSignal
from app.domain.watch_rule import WatchKind
from app.services.map.drawing_desk import DrawingDesk
from app.services.watch.watch_desk import WatchDesk
from app.store import watch_store
from app.store.unit_of_work import Store, UnitOfWork
from app.wording import Wording
from tests.services.watch_ground import LINE, PATROL, PICK_UP, ZONE, drive, fix, keep, keep_alert, place, rule, settle
from tests.store_fixtures import Clock

MakeDesk = Callable[[], WatchDesk]


@pytest.fixture
def make_desk(store: Store) -> MakeDesk:
    return lambda: WatchDesk(store, Wording("en", {}), county_metres)


def said(signals: object) -> list[tuple[bool, str]]:
    assert isinstance(signals, list)
    return [(one.active, one.title) for one in signals]


def test_a_vehicle_that_crossed_a_zone_between_two_fixes_entered_and_left_it(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER))
    begin = clock() - timedelta(seconds=100)
    told = make_desk().judge(drive(PICK_UP.id, begin, [(-500, 500), (1500, 500)], every_s=100))
    assert [one.active for one in told] == [True, False]
    assert told[0].title == "演K·D0001 entered 一号禁区"
    assert told[0].source_id == told[1].source_id, "the end names the same alert"
    entered, left = ((one.at - begin).total_seconds() for one in told)
    assert [entered, left] == pytest.approx([25, 75], abs=1)
    assert told[0].asset == ZONE.code


def test_a_restart_in_the_middle_of_an_episode_raises_no_second_alert_and_ends_the_first(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.NEAR_LINE, minutes=5.0, metres=100.0))
    begin = clock()
    way = drive(PICK_UP.id, begin, [(5000 + 20 * n, 3040) for n in range(10)])
    clock.move(minutes=10)
    keep(store, way)
    told = make_desk().judge(way)
    assert [one.active for one in told] == [True]
    assert told[0].title in ("演K·D0001 is 39 m from 东输线", "演K·D0001 is 40 m from 东输线")
    assert told[0].asset == LINE.code
    keep_alert(store, told[0])
    again = make_desk()
    assert again.tick(clock()) == []
    clock.move(minutes=1)
    assert again.judge([fix(PICK_UP.id, clock(), 5200, 3040)]) == []
    clock.move(minutes=1)
    over = again.judge([fix(PICK_UP.id, clock(), 5200, 3600)])
    assert [(one.source_id, one.active) for one in over] == [(told[0].source_id, False)]


def test_what_the_power_cut_kept_from_the_alerts_is_told_after_the_start(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.NEAR_LINE, minutes=5.0, metres=100.0))
    begin = clock()
    clock.move(minutes=10)
    keep(store, drive(PICK_UP.id, begin, [(5000, 3040)] * 10))
    assert [one.active for one in make_desk().tick(clock())] == [True]


def test_a_rule_that_is_switched_off_ends_what_it_had_told(store: Store, clock: Clock, make_desk: MakeDesk) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER))
    desk, begin = make_desk(), clock()
    told = desk.judge([fix(PICK_UP.id, begin, -50, 500), fix(PICK_UP.id, begin + timedelta(seconds=10), 50, 500)])
    assert [one.active for one in told] == [True]
    with store.database.write() as connection:
        standing = watch_store.rules_with_code(connection, told[0].source.removeprefix("watch:"))[0]
        UnitOfWork(connection, clock()).change(standing, enabled=False)
    assert desk.tick(clock()) == [], "it hears of the change by the fact"
    desk.heed(RecordsChanged("watch_rule"))
    assert [(one.source_id, one.active) for one in desk.tick(clock())] == [(told[0].source_id, False)]


def test_a_tracker_that_sends_an_hour_late_raises_nothing_as_if_it_were_now(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER), rule(WatchKind.ZONE_STAY, minutes=10.0))
    desk = make_desk()
    late = drive(PICK_UP.id, clock() - timedelta(hours=1), [(-500, 500), *[(500, 500)] * 20])
    assert desk.judge(late) == []
    assert desk.late == len(late)


def test_a_doubted_leap_into_a_zone_fires_nothing(store: Store, clock: Clock, make_desk: MakeDesk) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER))
    outside = drive(PICK_UP.id, clock(), [(-5000, 500), (500, 500), (-4990, 500)], every_s=10)
    outside[1] = replace(outside[1], doubt="TOO_FAST")
    assert make_desk().judge(outside) == []


def test_the_quiet_period_holds_back_the_same_object_and_tells_what_still_stands_when_it_is_over(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER, quiet_s=1800))
    desk, begin = make_desk(), clock()
    in_and_out = [(-500, 500), (500, 500), (-500, 500), (500, 500)]
    told = desk.judge(drive(PICK_UP.id, begin, in_and_out))
    assert [one.active for one in told] == [True, False]
    assert desk.tick(begin + timedelta(minutes=29)) == []
    later = desk.tick(begin + timedelta(minutes=31))
    assert [one.active for one in later] == [True]
    assert later[0].source_id != told[0].source_id
    assert desk.tick(begin + timedelta(minutes=32)) == []


def test_another_object_is_not_held_back(store: Store, clock: Clock, make_desk: MakeDesk) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER))
    desk = make_desk()
    both = drive(PICK_UP.id, clock(), [(-500, 500), (500, 500)]) + drive(PATROL.id, clock(), [(-500, 5), (500, 5)])
    assert sorted(one.title for one in desk.judge(both)) == ["巡1 entered 一号禁区", "演K·D0001 entered 一号禁区"]


def test_a_silent_patrol_is_told_once_and_over_when_it_is_heard(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.SILENT, minutes=10.0))
    desk = make_desk()
    desk.judge([fix(PATROL.id, clock(), 0, 0)])
    clock.move(minutes=9)
    assert desk.tick(clock()) == []
    clock.move(minutes=2)
    told = desk.tick(clock())
    assert said(told) == [(True, "巡1 has not been heard for 11 min")]
    keep_alert(store, told[0])
    again = make_desk()
    clock.move(minutes=1)
    assert again.tick(clock()) == [], "the restart knows that it was told"
    again.judge([fix(PATROL.id, clock(), 0, 0)])
    assert [(one.source_id, one.active) for one in again.tick(clock())] == [(told[0].source_id, False)]


def test_a_desk_that_was_off_holds_the_silence_against_nobody(store: Store, clock: Clock, make_desk: MakeDesk) -> None:
    settle(store, rule(WatchKind.SILENT, minutes=10.0))
    keep(store, [fix(PATROL.id, clock() - timedelta(minutes=90), 0, 0)])
    desk = make_desk()
    assert desk.tick(clock()) == []
    clock.move(minutes=11)
    assert [one.active for one in desk.tick(clock())] == [True]


def test_the_emergency_key_is_told_at_once_and_over_when_it_is_let_go(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.PANIC))
    desk = make_desk()
    pressed = desk.judge([fix(PATROL.id, clock(), 0, 0)], {PATROL.id})
    assert said(pressed) == [(True, "巡1 pressed the emergency key")]
    assert desk.judge([fix(PATROL.id, clock() + timedelta(seconds=5), 0, 0)], {PATROL.id}) == []
    let_go = desk.judge([fix(PATROL.id, clock() + timedelta(seconds=9), 0, 0)])
    assert [(one.source_id, one.active) for one in let_go] == [(pressed[0].source_id, False)]


def test_a_key_pressed_an_hour_ago_or_without_a_good_place_is_told_all_the_same(
    store: Store, clock: Clock, make_desk: MakeDesk
) -> None:
    settle(store, rule(WatchKind.PANIC))
    desk = make_desk()
    assert [one.active for one in desk.judge([], {PICK_UP.id})] == [True]
    old = fix(PATROL.id, clock() - timedelta(hours=1), 0, 0)
    assert [one.at for one in desk.judge([old], {PATROL.id})] == [old.at]


def test_the_alert_says_the_rule_the_severity_and_the_place(store: Store, clock: Clock, make_desk: MakeDesk) -> None:
    settle(store, rule(WatchKind.ZONE_ENTER))
    at = clock()
    (told,) = make_desk().judge([fix(PICK_UP.id, at, -50, 500), fix(PICK_UP.id, at + timedelta(seconds=9), 50, 500)])
    assert isinstance(told, AlertSignal)
    assert (told.source, told.kind, told.severity) == ("watch:T-ZONE_ENTER", "ZONE_CROSSED", "MEDIUM")
    assert told.lon is not None
    assert abs(told.lon - 107.6006) < 1e-4


def test_a_zone_that_was_drawn_is_watched_while_it_holds_and_as_it_is_drawn_now(
    store: Store, officer: Actor, clock: Clock, make_desk: MakeDesk
) -> None:
    drawn = DrawingDesk(store)
    corners = tuple(place(*at) for at in ((5_000, 5_000), (6_000, 5_000), (6_000, 6_000), (5_000, 6_000)))
    ends = clock.moment + timedelta(minutes=150)
    zone = drawn.draw(
        officer, "draw", Sketch(DrawingKind.POLYGON, corners), DrawingFacts(name="临时禁区", valid_to=ends)
    )
    settle(store, rule(WatchKind.ZONE_ENTER, zones=zone))
    desk = make_desk()

    def entries() -> int:
        """How often a pick-up that drives right through is told to have entered."""
        clock.move(minutes=40)
        way = [(4_000.0, 5_500.0), (5_500.0, 5_500.0), (7_000.0, 5_500.0)]
        said = desk.judge(drive(PICK_UP.id, clock.moment - timedelta(minutes=3), way))
        return sum(one.active and one.title.endswith("临时禁区") for one in said)

    assert entries() == 1
    elsewhere = tuple((lon + 0.5, lat) for lon, lat in corners)
    drawn.reshape(officer, "move", zone, Sketch(DrawingKind.POLYGON, elsewhere), version=1)
    desk.heed(RecordsChanged("drawing", (zone,)))
    assert entries() == 0, "it is drawn elsewhere now"
    drawn.reshape(officer, "back", zone, Sketch(DrawingKind.POLYGON, corners), version=2)
    desk.heed(RecordsChanged("drawing", (zone,)))
    assert entries() == 1
    assert entries() == 0, "it is over by itself"
