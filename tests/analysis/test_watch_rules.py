"""Each rule on its own: what makes it speak, what keeps it quiet, and when it is over."""

from __future__ import annotations

from typing import Any

import pytest

from app.analysis.watch.mover_book import Mover
from app.domain.watch_rule import WatchedMovers, WatchKind
from tests.analysis.watch_field import Field, drive, patrol, pick_up, tanker

HOUR = 60


def test_a_vehicle_enters_a_zone_and_leaves_it() -> None:
    way = drive("皮卡", [(-500, 500), (500, 500), (600, 500), (1500, 500)])
    assert Field(WatchKind.ZONE_ENTER, pick_up()).sees(way) == [
        ("皮卡", "禁区", True, 0.5),
        ("皮卡", "禁区", False, 2.4),
    ]


def test_leaving_is_over_when_one_comes_back() -> None:
    way = drive("皮卡", [(500, 500), (1500, 500), (500, 500)])
    assert Field(WatchKind.ZONE_LEAVE, pick_up()).sees(way) == [
        ("皮卡", "禁区", True, 0.5),
        ("皮卡", "禁区", False, 1.5),
    ]


@pytest.mark.parametrize("together", [True, False])
def test_a_zone_crossed_between_two_fixes_was_entered_and_left(together: bool) -> None:
    way = drive("皮卡", [(-500, 500), (1500, 500)], every_s=60)
    told = Field(WatchKind.ZONE_ENTER, pick_up()).sees(way, together=together)
    assert [one[2] for one in told] == [True, False]


def test_a_way_past_the_corner_of_a_zone_does_not_cross_it() -> None:
    way = drive("皮卡", [(-500, 600), (-100, 1500), (500, 1600)])
    assert Field(WatchKind.ZONE_ENTER, pick_up()).sees(way) == []


def test_fixes_an_hour_apart_say_nothing_of_the_way_between_them() -> None:
    way = drive("皮卡", [(-500, 500), (1500, 500)], every_s=3600)
    assert Field(WatchKind.ZONE_ENTER, pick_up()).sees(way) == []


def test_who_is_first_heard_of_inside_has_not_been_seen_to_enter() -> None:
    assert Field(WatchKind.ZONE_ENTER, pick_up()).sees(drive("皮卡", [(500, 500), (510, 500)])) == []


def test_a_receiver_that_wanders_at_the_border_enters_once() -> None:
    way = drive("皮卡", [(-100, 500), *[(20 if n % 2 else -20, 500) for n in range(30)]])
    told = Field(WatchKind.ZONE_ENTER, pick_up(), margin_m=50).sees(way)
    assert [one[2] for one in told] == [True]


def test_an_entry_outside_the_hours_is_not_told_and_its_end_neither() -> None:
    way = drive("皮卡", [(-500, 500), (500, 500), (1500, 500)])
    assert Field(WatchKind.ZONE_ENTER, pick_up(), hours="08:00-18:00").sees(way) == []


def test_hours_over_midnight_see_both_sides_of_it() -> None:
    before = drive("皮卡", [(-500, 500), (500, 500), (1500, 500)])
    after = drive("皮卡", [(500, 500), (1500, 500)], begin_min=5 * HOUR)
    told = Field(WatchKind.ZONE_ENTER, pick_up(), hours="22:00-06:00").sees(before, after)
    assert [one[2] for one in told] == [True, False, True, False]
    assert told[0][3] == 0.5


def test_a_stay_is_told_after_its_time_and_over_on_leaving() -> None:
    way = drive("皮卡", [(-500, 500), *[(500, 500)] * 40, (1500, 500)])
    assert Field(WatchKind.ZONE_STAY, pick_up(), minutes=30).sees(way) == [
        ("皮卡", "禁区", True, 31),
        ("皮卡", "禁区", False, 41),
    ]


def test_passing_through_is_no_stay() -> None:
    way = drive("皮卡", [(-500, 500), *[(100 * n, 500) for n in range(1, 10)], (1500, 500)])
    assert Field(WatchKind.ZONE_STAY, pick_up(), minutes=30).sees(way) == []


def test_a_stay_counts_from_the_begin_of_the_hours_and_ends_with_them() -> None:
    way = drive("皮卡", [(500, 500)] * 130)
    told = Field(WatchKind.ZONE_STAY, pick_up(), hours="00:30-01:30", minutes=20).sees(way, until_min=120)
    assert told == [("皮卡", "禁区", True, 50), ("皮卡", "禁区", False, 90)]


def test_a_stay_is_not_made_of_two_visits() -> None:
    way = drive("皮卡", [*[(500, 500)] * 20, (2500, 500), *[(500, 500)] * 20])
    assert Field(WatchKind.ZONE_STAY, pick_up(), minutes=30).sees(way) == []


def test_who_was_silent_for_half_an_hour_begins_the_stay_anew() -> None:
    told = Field(WatchKind.ZONE_STAY, pick_up(), minutes=30).sees(
        drive("皮卡", [(500, 500)]), drive("皮卡", [(500, 500)] * 5, begin_min=31)
    )
    assert told == []


def test_a_key_vehicle_near_a_trunk_line_at_night_is_told_with_the_line() -> None:
    way = drive("皮卡", [(5000, 2000), *[(5000, 2950)] * 5, (5000, 2800)])
    field = Field(WatchKind.NEAR_LINE, pick_up(), hours="22:00-06:00", metres=100, minutes=2)
    assert field.sees(way) == [("皮卡", "东输线", True, 3), ("皮卡", "东输线", False, 6)]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("targets", ["LINES", "WELLS"])
def test_who_passes_the_line_between_two_fixes_was_near_it_and_is_not_any_more(together: bool, targets: str) -> None:
    """600 m each side, 100 m of nearness: the way came near after five twelfths of its minute."""
    x, y = (5000, 3000) if targets == "LINES" else (500, 9000)
    way = drive("皮卡", [(x, y - 600), (x, y + 600), (x, y + 1200)])
    told = Field(WatchKind.NEAR_LINE, pick_up(), targets=targets, metres=100, minutes=0).sees(way, together=together)
    what = "东输线" if targets == "LINES" else "井2"
    assert [one[:3] for one in told] == [("皮卡", what, True), ("皮卡", what, False)]
    assert told[0][3] == pytest.approx(5 / 12, abs=0.06)
    assert told[1][3] == 1


def test_how_long_somebody_was_near_counts_the_ways_there_and_away() -> None:
    """Near for 2.4 minutes, of which its three fixes show two; who drives past in six seconds is not told of."""
    slow = drive("皮卡", [(5000, 2690), (5000, 2950), (5000, 3000), (5000, 3050), (5000, 3310)])
    field = Field(WatchKind.NEAR_LINE, pick_up(), metres=100, minutes=2.2)
    assert [one[:3] for one in field.sees(slow)] == [("皮卡", "东输线", True), ("皮卡", "东输线", False)]
    fast = drive("皮卡", [(5000, 1000), (5000, 2000), (5000, 4000), (5000, 5000)])
    assert Field(WatchKind.NEAR_LINE, pick_up(), metres=100, minutes=2).sees(fast) == []


def test_a_way_beside_the_end_of_a_line_or_of_an_hour_of_silence_passes_nothing() -> None:
    beside = drive("皮卡", [(5000, 2200), (9000, 2200), (9000, 2850), (5000, 2850)])
    assert Field(WatchKind.NEAR_LINE, pick_up(), metres=100, minutes=0).sees(beside) == []
    silent = drive("皮卡", [(5000, 2400), (5000, 3600)], every_s=3600)
    assert Field(WatchKind.NEAR_LINE, pick_up(), metres=100, minutes=0).sees(silent) == []


def test_who_crosses_the_line_fast_between_two_fixes_does_not_loiter_there() -> None:
    way = drive("皮卡", [(5000, 2400), (5000, 3600), (5000, 2400), (5000, 3600)])
    assert Field(WatchKind.LOITER_AT_LINE, pick_up(), metres=100, minutes=1, slow_kmh=10).sees(way) == []


def test_by_day_nobody_asks_who_is_near_the_line() -> None:
    way = drive("皮卡", [(5000, 2950)] * 5)
    assert Field(WatchKind.NEAR_LINE, pick_up(), hours="08:00-18:00").sees(way) == []


def test_the_edge_of_the_line_s_band_does_not_chatter() -> None:
    way = drive("皮卡", [(5000, 2905 if n % 2 else 2890) for n in range(30)])
    told = Field(WatchKind.NEAR_LINE, pick_up(), metres=100, minutes=0).sees(way)
    assert [one[2] for one in told] == [True]


def test_a_rule_for_key_vehicles_sees_no_other() -> None:
    way = drive("巡1", [(5000, 2950)] * 10)
    assert Field(WatchKind.NEAR_LINE, patrol(), looks_at=WatchedMovers.KEY_VEHICLES).sees(way) == []


def test_who_drives_along_the_line_is_not_loitering_and_who_creeps_is() -> None:
    driving = drive("皮卡", [(400 * n, 2950) for n in range(20)])
    creeping = drive("皮卡", [(2000 + 20 * n, 2950) for n in range(25)])
    field: dict[str, Any] = {"metres": 100, "minutes": 15, "slow_kmh": 10}
    assert Field(WatchKind.LOITER_AT_LINE, pick_up(), **field).sees(driving) == []
    assert [one[:3] for one in Field(WatchKind.LOITER_AT_LINE, pick_up(), **field).sees(creeping)] == [
        ("皮卡", "东输线", True)
    ]


def test_key_wells_are_guarded_and_the_others_only_if_asked() -> None:
    at_second = drive("皮卡", [(500, 8990)] * 5)
    key_only = Field(WatchKind.NEAR_LINE, pick_up(), targets="KEY_WELLS", minutes=0)
    every_well = Field(WatchKind.NEAR_LINE, pick_up(), targets="WELLS", minutes=0)
    assert key_only.sees(at_second) == []
    assert [one[1] for one in every_well.sees(at_second)] == ["井2"]


def test_a_tanker_that_moves_alone_is_told_and_over_when_it_is_joined() -> None:
    moving = drive("罐1", [(300 * n, 5000) for n in range(16)])
    joined = drive("巡1", [(300 * n, 5000) for n in range(10, 16)], begin_min=10)
    told = Field(WatchKind.TANKER_ALONE, tanker(), patrol(), metres=500, minutes=5).sees(moving, joined)
    assert told == [("罐1", "", True, 6), ("罐1", "", False, 10)]


def test_an_escorted_or_parked_tanker_is_not_told() -> None:
    moving = drive("罐1", [(300 * n, 5000) for n in range(16)])
    escort = drive("巡1", [(300 * n, 5100) for n in range(16)])
    parked = drive("罐1", [(0, 5000)] * 16)
    field: dict[str, Any] = {"metres": 500, "minutes": 5, "looks_at": WatchedMovers.TANKERS}
    assert Field(WatchKind.TANKER_ALONE, tanker(), patrol(), **field).sees(moving, escort) == []
    assert Field(WatchKind.TANKER_ALONE, tanker(), **field).sees(parked) == []


def test_a_patrol_that_stands_too_long_is_told_until_it_moves() -> None:
    way = drive("巡1", [*[(5 * (n % 3), 0) for n in range(40)], (400, 0)])
    assert Field(WatchKind.STOPPED, patrol(), metres=60, minutes=30).sees(way) == [
        ("巡1", "", True, 30),
        ("巡1", "", False, 40),
    ]


def test_a_dosage_stop_of_a_quarter_of_an_hour_is_what_patrols_are_for() -> None:
    way = drive("巡1", [*[(0, 0)] * 16, *[(600 * n, 0) for n in range(20)]])
    assert Field(WatchKind.STOPPED, patrol(), metres=60, minutes=30).sees(way) == []


def test_who_is_not_under_way_may_stand() -> None:
    resting = Mover("巡1", is_unit=True)
    assert Field(WatchKind.STOPPED, resting, minutes=5).sees(drive("巡1", [(0, 0)] * 20)) == []


def test_a_zone_that_nobody_looked_at_is_overdue_until_somebody_comes() -> None:
    way = drive("巡1", [(5000, 5000)]) + drive("巡1", [(500, 500)], begin_min=90)
    told = Field(WatchKind.OVERDUE, patrol(), minutes=60).sees(way, until_min=95)
    assert told == [("", "禁区", True, 60), ("", "禁区", False, 90)]


def test_a_unit_that_is_out_too_long_is_overdue() -> None:
    told = Field(WatchKind.OVERDUE, patrol(), zones=(), minutes=60).sees(until_min=65)
    assert told == [("巡1", "", True, 60)]


def test_a_patrol_off_its_own_jurisdiction_is_told() -> None:
    way = drive("巡1", [(500, 500), *[(3000, 500)] * 8, (500, 500)])
    told = Field(WatchKind.OFF_ROUTE, patrol(area_id="辖区"), zones=(), metres=500, minutes=5).sees(way)
    assert told == [("巡1", "", True, 6), ("巡1", "", False, 9)]


def test_a_patrol_without_a_jurisdiction_has_no_route_to_leave() -> None:
    way = drive("巡1", [(30_000, 500)] * 10)
    assert Field(WatchKind.OFF_ROUTE, patrol(), zones=(), minutes=5).sees(way) == []


def test_a_tracker_that_says_nothing_is_told_and_a_unit_at_rest_is_not() -> None:
    told = Field(WatchKind.SILENT, patrol(), Mover("休息", is_unit=True), minutes=10).sees(
        drive("巡1", [(0, 0)]), until_min=15
    )
    assert told == [("巡1", "", True, 10)]


def test_speeding_is_judged_by_the_road_one_is_on() -> None:
    figures: dict[str, Any] = {"county_kmh": 70, "elsewhere_kmh": 120, "over_percent": 10, "seconds": 20}
    on_road = drive("皮卡", [(270 * n, 6005) for n in range(10)], every_s=10, speed_kmh=97)
    off_road = drive("皮卡", [(270 * n, 7000) for n in range(10)], every_s=10, speed_kmh=97)
    tolerated = drive("皮卡", [(210 * n, 6005) for n in range(10)], every_s=10, speed_kmh=76)
    assert [one[2] for one in Field(WatchKind.SPEEDING, pick_up(), **figures).sees(on_road)] == [True]
    assert Field(WatchKind.SPEEDING, pick_up(), **figures).sees(off_road) == []
    assert Field(WatchKind.SPEEDING, pick_up(), **figures).sees(tolerated) == []


def test_one_fast_fix_is_no_speeding() -> None:
    way = drive("皮卡", [(200 * n, 6005) for n in range(10)], every_s=10, speed_kmh=60)
    way[4] = drive("皮卡", [(800, 6005)], begin_min=40 / 60, speed_kmh=130)[0]
    assert Field(WatchKind.SPEEDING, pick_up(), seconds=20).sees(way) == []


def test_two_that_stand_together_have_met_and_two_that_pass_have_not() -> None:
    one, other = drive("罐1", [(0, 0)] * 20, speed_kmh=0), drive("皮卡", [(60, 0)] * 20, speed_kmh=0)
    figures: dict[str, Any] = {"metres": 100, "minutes": 10, "looks_at": WatchedMovers.KEY_VEHICLES}
    assert Field(WatchKind.MEETING, tanker(), pick_up(), **figures).sees(one, other) == [("皮卡", "罐1", True, 10)]
    passing = drive("皮卡", [(-3000 + 300 * n, 0) for n in range(20)], speed_kmh=18)
    assert Field(WatchKind.MEETING, tanker(), pick_up(), **figures).sees(one, passing) == []


def test_a_patrol_that_checks_a_key_vehicle_is_no_meeting() -> None:
    one, other = drive("巡1", [(0, 0)] * 20, speed_kmh=0), drive("皮卡", [(60, 0)] * 20, speed_kmh=0)
    field = Field(WatchKind.MEETING, patrol(), pick_up(), looks_at=WatchedMovers.KEY_VEHICLES, minutes=10)
    assert field.sees(one, other) == []


def test_the_order_in_which_a_batch_lists_its_fixes_does_not_matter() -> None:
    way = drive("皮卡", [(-500, 500), (500, 500), (600, 500), (1500, 500)], every_s=10)
    once = Field(WatchKind.ZONE_ENTER, pick_up())
    again = Field(WatchKind.ZONE_ENTER, pick_up())
    now = way[-1].at.timestamp()
    assert once.round.judge(way, now) == again.round.judge(way[::-1], now)
