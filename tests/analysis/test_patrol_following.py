"""A patrol followed by its positions: invented tracks on a plain, in metres around one place of the county."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from shapely import LineString, Point, box

from app.analysis.patrol_following import BeatPlan, Course, Departure, FollowLimits, StopPlan, course
from app.analysis.patrol_stays import stays_at, still_spells
from app.analysis.stationing import county_metres
from app.domain.patrol import DeviationKind

BEGINS, ENDS = 1_000_000.0, 1_000_000.0 + 4 * 3_600
MINUTE = 60.0
LINE = LineString([(0, 0), (10_000, 0)])
WELL, FARM = (2_000.0, 0.0), (6_000.0, 0.0)


class Plain:
    """Degrees that are metres already: the tracks of these tests are drawn by ruler."""

    def transform(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        return x, y


def track(*legs: tuple[float, float, float], every_s: float = 30.0) -> NDArray[np.float64]:
    """Fixes along (minutes after the begin, x, y), straight from each to the next."""
    at, x, y = (np.array(one, dtype=np.float64) for one in zip(*legs, strict=True))
    when = np.arange(at[0] * MINUTE, at[-1] * MINUTE + 1, every_s)
    columns = (
        when + BEGINS,
        np.interp(when, at * MINUTE, x),
        np.interp(when, at * MINUTE, y),
        np.full(len(when), 30.0),
    )
    return np.column_stack(columns)


def line_beat(*stops: StopPlan, **more: object) -> BeatPlan:
    return BeatPlan(BEGINS, ENDS, LINE, 500.0, stops, **more)  # type: ignore[arg-type]


def followed(plan: BeatPlan, fixes: NDArray[np.float64], minutes: float) -> Course:
    """What is known so many minutes after the begin."""
    now = BEGINS + minutes * MINUTE
    return course(plan, fixes[fixes[:, 0] <= now], now, Plain())  # type: ignore[arg-type]


def minutes(moment: float | None) -> float | None:
    return None if moment is None else (moment - BEGINS) / MINUTE


def of_kind(found: Course, kind: DeviationKind) -> list[Departure]:
    return [one for one in found.departures if one.kind is kind]


def kinds(found: Course) -> list[DeviationKind]:
    return [one.kind for one in found.departures]


# -- begin and end ----------------------------------------------------------------------------------------------------


def test_it_begins_with_the_first_position_on_the_beat() -> None:
    found = followed(line_beat(), track((-10, -9_000, 5_000), (6, 0, 0), (60, 10_000, 0)), 30)
    assert minutes(found.started_at) == pytest.approx(5.0, abs=1.5)
    assert (found.ended_at, kinds(found)) == (None, [])


def test_a_unit_that_waits_on_its_beat_begins_when_the_patrol_does() -> None:
    found = followed(line_beat(), track((-25, 0, 0), (3, 0, 0), (40, 8_000, 0)), 20)
    assert minutes(found.started_at) == 0.0


def test_whoever_only_crosses_the_beat_has_not_begun() -> None:
    found = followed(line_beat(), track((1, 5_000, -9_000), (5, 5_000, 9_000), (12, 20_000, 9_000), every_s=10), 12)
    assert found.started_at is None


def test_who_passed_long_before_has_not_begun_either() -> None:
    found = followed(line_beat(), track((-90, 0, 0), (-60, 3_000, 0), (-40, 3_000, 9_000), (5, 3_000, 9_000)), 5)
    assert found.started_at is None


def test_it_ends_when_the_beat_is_left_with_every_check_point_served() -> None:
    way = track((0, 0, 0), (10, *WELL), (22, *WELL), (30, *FARM), (42, *FARM), (60, 6_000, 30_000), every_s=12)
    plan = line_beat(StopPlan(*WELL, dwell_s=600), StopPlan(*FARM, dwell_s=600))
    assert followed(plan, way, 44).ended_at is None
    found = followed(plan, way, 60)
    assert minutes(found.ended_at) == pytest.approx(42, abs=1)
    assert kinds(found) == []


def test_with_a_check_point_open_leaving_is_no_end_but_a_deviation() -> None:
    way = track((0, 0, 0), (20, *WELL), (40, 2_000, 20_000), (60, 2_000, 20_000))
    found = followed(line_beat(StopPlan(*WELL), StopPlan(*FARM)), way, 60)
    assert found.ended_at is None
    assert DeviationKind.OFF_BEAT in kinds(found)


def test_it_ends_by_the_clock_when_the_unit_goes_home_late_or_stays() -> None:
    home = track((0, 0, 0), (235, 9_000, 0), (245, 9_000, 0), (247, 9_000, 2_000), (270, 9_000, 30_000))
    assert minutes(followed(line_beat(), home, 262).ended_at) == pytest.approx(245.5, abs=1)
    stays = track((0, 0, 0), (235, 9_000, 0), (300, 9_000, 0))
    assert followed(line_beat(), stays, 269).ended_at is None
    assert minutes(followed(line_beat(), stays, 271).ended_at) == 240.0


def test_nobody_came_is_missed_after_the_grace_and_late_before() -> None:
    nobody = np.zeros((0, 4))
    assert kinds(followed(line_beat(), nobody, 14)) == []
    late = followed(line_beat(), nobody, 16)
    assert (kinds(late), late.is_missed) == ([DeviationKind.LATE_START], False)
    assert followed(line_beat(), nobody, 240 + 29).is_missed is False
    assert followed(line_beat(), nobody, 240 + 31).is_missed


def test_what_a_terminal_sends_late_counts_as_if_it_had_come_in_time() -> None:
    way = track((0, 0, 0), (60, 9_000, 0), (239, 9_000, 0))
    found = followed(line_beat(), way, 600)
    assert (found.is_missed, minutes(found.started_at), minutes(found.ended_at)) == (False, 0.0, 239.0)


def test_a_late_start_is_told_until_it_starts() -> None:
    found = followed(line_beat(), track((20, 0, 9_000), (25, 0, 0), (60, 5_000, 0)), 60)
    (late,) = of_kind(found, DeviationKind.LATE_START)
    assert minutes(late.onset) == 0.0
    assert minutes(late.over_at) == pytest.approx(24.5, abs=1)


# -- check points -----------------------------------------------------------------------------------------------------


def test_a_check_point_is_reached_by_the_stay_that_it_asks_for() -> None:
    short = track((0, 0, 0), (8, *WELL), (11, *WELL), (30, 9_000, 0))
    long = track((0, 0, 0), (8, *WELL), (20, *WELL), (30, 9_000, 0))
    plan = line_beat(StopPlan(*WELL, dwell_s=600))
    assert followed(plan, short, 30).reached == {}
    stay = followed(plan, long, 30).reached[0]
    assert [minutes(stay.since), minutes(stay.until)] == pytest.approx([8, 20], abs=1)
    assert stay.is_over
    assert not followed(plan, long, 19).reached[0].is_over


def test_a_tracker_of_five_minutes_shows_a_stay_of_ten() -> None:
    way = track((0, 0, 0), (9, *WELL), (19, *WELL), (30, 9_000, 0), every_s=300)
    assert 0 in followed(line_beat(StopPlan(*WELL, dwell_s=600)), way, 30).reached


def test_to_drive_past_between_two_positions_reaches_what_needs_no_stay() -> None:
    way = track((0, 1_440, 50), (2, 2_440, 50), every_s=50)
    assert min(np.hypot(way[:, 1] - 2_000, way[:, 2])) > FollowLimits().reach_m
    found = list(stays_at(way[:, 0], way[:, 1], way[:, 2], WELL, 100.0))
    assert [one.lasted_s for one in found] == [0.0]
    slow = track((0, 1_500, 50), (4, 2_500, 50), every_s=100)
    assert list(stays_at(slow[:, 0], slow[:, 1], slow[:, 2], WELL, 60.0)) == []


def test_one_well_twice_in_a_night_needs_two_stays_each_counted_where_it_is_due() -> None:
    way = track((0, 0, 0), (8, *WELL), (20, *WELL), (40, *FARM), (115, *FARM), (120, *WELL), (133, *WELL), (150, 0, 0))
    first = StopPlan(*WELL, dwell_s=600, due_at=BEGINS + 10 * MINUTE)
    second = StopPlan(*WELL, dwell_s=600, due_at=BEGINS + 120 * MINUTE)
    assert list(followed(line_beat(first, second), way, 60).reached) == [0]
    found = followed(line_beat(first, second), way, 150).reached
    assert [minutes(found[n].since) for n in (0, 1)] == [pytest.approx(8, abs=1), pytest.approx(120, abs=1)]
    only_late = track((100, 0, 0), (120, *WELL), (133, *WELL), (150, 0, 0))
    assert list(followed(line_beat(first, second, started_at=BEGINS), only_late, 150).reached) == [1]


def test_a_code_or_a_word_is_not_taken_from_a_position() -> None:
    way = track((0, 0, 0), (8, *WELL), (20, *WELL), (30, 9_000, 0))
    assert followed(line_beat(StopPlan(*WELL, by_position=False)), way, 30).reached == {}


def test_a_check_point_that_is_due_and_not_reached_is_told_and_over_when_it_is() -> None:
    stop = StopPlan(*WELL, due_at=BEGINS + 20 * MINUTE)
    way = track((0, 9_000, 0), (50, 9_000, 0), (60, 2_000, 0), (70, 2_000, 0))
    assert of_kind(followed(line_beat(stop), way, 34), DeviationKind.MISSED_STOP) == []
    (missed,) = of_kind(followed(line_beat(stop), way, 40), DeviationKind.MISSED_STOP)
    assert (missed.stop, missed.over_at, missed.x, minutes(missed.onset)) == (0, None, 2_000.0, 20.0)
    (over,) = of_kind(followed(line_beat(stop), way, 70), DeviationKind.MISSED_STOP)
    assert minutes(over.over_at) == pytest.approx(60, abs=1.5)


def test_at_the_end_every_check_point_that_is_open_was_missed_and_none_that_was_left_out_with_a_reason() -> None:
    way = track((0, 0, 0), (10, 0, 0), (239, 500, 0))
    plan = line_beat(StopPlan(*WELL), StopPlan(*FARM, settled_at=BEGINS + 60))
    assert [one.stop for one in of_kind(followed(plan, way, 300), DeviationKind.MISSED_STOP)] == [0]


# -- what goes otherwise ----------------------------------------------------------------------------------------------


def test_off_the_beat_is_told_after_five_minutes_with_its_farthest_place() -> None:
    way = track((0, 0, 0), (30, 5_000, 0), (34, 5_000, 2_400), (50, 5_000, 2_400), (54, 5_000, 0), (60, 6_000, 0))
    plan = line_beat()
    assert of_kind(followed(plan, way, 33), DeviationKind.OFF_BEAT) == []
    (off,) = of_kind(followed(plan, way, 40), DeviationKind.OFF_BEAT)
    assert (off.over_at, off.distance_m, off.y) == (None, 2_400.0, 2_400.0)
    assert minutes(off.onset) == pytest.approx(31, abs=1)
    (over,) = of_kind(followed(plan, way, 60), DeviationKind.OFF_BEAT)
    assert minutes(over.over_at) == pytest.approx(53, abs=1)
    assert over.onset == off.onset


def test_paused_or_sent_to_a_call_it_may_be_anywhere() -> None:
    way = track((0, 0, 0), (30, 5_000, 0), (34, 5_000, 9_000), (80, 5_000, 9_000), (84, 5_000, 0), (90, 6_000, 0))
    plan = line_beat(excused=((BEGINS + 29 * MINUTE, BEGINS + 86 * MINUTE),))
    assert kinds(followed(plan, way, 90)) == []


def test_a_stop_of_half_an_hour_is_told_but_not_on_a_post_and_later_at_a_check_point() -> None:
    way = track((0, 0, 0), (20, 4_000, 0), (55, 4_000, 20), (60, 5_000, 0))
    (stood,) = of_kind(followed(line_beat(), way, 60), DeviationKind.STOPPED_LONG)
    assert minutes(stood.onset) == pytest.approx(20, abs=1)
    assert minutes(stood.over_at) == pytest.approx(55, abs=1)
    at_check = line_beat(StopPlan(4_000, 0, dwell_s=600))
    assert of_kind(followed(at_check, way, 60), DeviationKind.STOPPED_LONG) == []
    post = BeatPlan(BEGINS, ENDS, Point(4_000, 0), 200.0, stands=True)
    assert kinds(followed(post, track((0, 4_000, 0), (120, 4_000, 0)), 120)) == []


def test_silence_is_told_after_ten_minutes_and_over_with_the_next_word() -> None:
    way = np.concatenate([track((0, 0, 0), (20, 4_000, 0)), track((45, 6_000, 0), (60, 8_000, 0))])
    assert kinds(followed(line_beat(), way, 29)) == []
    (silent,) = of_kind(followed(line_beat(), way, 31), DeviationKind.SILENT)
    assert (minutes(silent.onset), silent.over_at, silent.x) == (20.0, None, 4_000.0)
    (over,) = of_kind(followed(line_beat(), way, 60), DeviationKind.SILENT)
    assert minutes(over.over_at) == 45.0


def test_an_area_beat_is_left_by_its_edge() -> None:
    area = BeatPlan(BEGINS, ENDS, box(0, 0, 5_000, 5_000), 500.0)
    inside = track((0, 100, 100), (60, 4_000, 4_000), (100, 5_400, 1_000), (130, 1_000, 1_000))
    assert of_kind(followed(area, inside, 130), DeviationKind.OFF_BEAT) == []
    out = track((0, 100, 100), (60, 4_000, 4_000), (80, 9_000, 4_000), (90, 9_000, 4_000))
    (off,) = of_kind(followed(area, out, 90), DeviationKind.OFF_BEAT)
    assert off.distance_m == pytest.approx(4_000)


# -- the vector of domain.md D.13, and the county's own metres --------------------------------------------------------


def test_one_stop_of_630_s_is_seen_as_one_spell() -> None:
    at = np.arange(0, 1_230.0 + 1, 30)
    x = np.where(at < 300, (at - 300) * 10, np.where(at > 930, (at - 930) * 10, 0.0))
    found = [one for one in still_spells(at, x, np.zeros(len(at)), 60.0) if one.until - one.since >= 300]
    assert [(one.since, one.until) for one in found] == [(300.0, 930.0)]


def test_a_gap_ends_a_spell_for_whoever_is_not_heard_does_not_stand() -> None:
    at = np.array([0.0, 600.0, 4_000.0, 4_600.0])
    spells = list(still_spells(at, np.zeros(4), np.zeros(4), 60.0))
    assert [(one.since, one.until, one.is_over) for one in spells] == [(0, 600, True), (4_000, 4_600, False)]


def test_degrees_are_measured_in_the_metres_of_the_county() -> None:
    to_metres = county_metres()
    x, y = to_metres.transform(107.6, 37.6)
    north = 1_000 / 110_990
    fixes = np.array([[BEGINS + 60 * n, 107.6, 37.6 + (north if n > 5 else 0.0), math.nan] for n in range(20)])
    found = course(BeatPlan(BEGINS, ENDS, Point(x, y), 200.0, stands=True), fixes, BEGINS + 1_140, to_metres)
    (off,) = of_kind(found, DeviationKind.OFF_BEAT)
    assert off.distance_m == pytest.approx(1_000, rel=0.01)


def test_an_eight_hour_night_is_judged_in_some_milliseconds() -> None:
    from time import perf_counter

    way = track(*[(n * 10.0, (n % 10) * 1_000.0, 0.0) for n in range(48)], every_s=12)
    plan = line_beat(*(StopPlan(n * 700.0, 0, dwell_s=600) for n in range(12)))
    took = []
    for _ in range(5):
        begin = perf_counter()
        course(plan, way, BEGINS + 470 * MINUTE, Plain())  # type: ignore[arg-type]
        took.append(perf_counter() - begin)
    assert min(took) < 0.05
