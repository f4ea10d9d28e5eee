"""Tracks cleaned, parted into trips and stops, and thinned out: invented ways whose truth is known."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.analysis.fix_filter import FilterLimits, FixFilter
from app.analysis.track_cleaning import DOUBTS, Reported, seem_two_devices, verdicts
from app.analysis.track_metres import in_metres, steps_m
from app.analysis.track_simplify import kept_fixes
from app.analysis.track_stops import stops, trips
from app.domain.fix_doubt import FixDoubt
from app.domain.unit import Fix

START = datetime(2026, 11, 21, 16, 0, tzinfo=UTC).timestamp()
LON, LAT = 107.6, 37.2
M_EAST, M_NORTH = 88_568.0, 111_195.0


def track(*fixes: tuple[float, float, float]) -> NDArray[np.float64]:
    """(seconds, metres east, metres north) as a track."""
    return np.array([(START + s, LON + east / M_EAST, LAT + north / M_NORTH, math.nan) for s, east, north in fixes])


def driving(begin_s: float, end_s: float, from_m: float, *, ms: float = 10.0, each_s: float = 10.0) -> list[Any]:
    return [(s, from_m + (s - begin_s) * ms, 0.0) for s in np.arange(begin_s, end_s, each_s)]


def standing(begin_s: float, end_s: float, at_m: float, *, unrest_m: float = 15.0) -> list[Any]:
    """A receiver that stands is never at rest: its fixes go round."""
    return [
        (s, at_m + unrest_m * math.cos(s / 7), unrest_m * math.sin(s / 11)) for s in np.arange(begin_s, end_s, 10.0)
    ]


def reported(way: NDArray[np.float64], speed: float = math.nan) -> Reported:
    told = np.full(len(way), speed)
    return Reported(way[:, 0], way[:, 1], way[:, 2], told, np.full(len(way), math.nan))


def named(found: NDArray[np.uint8]) -> list[FixDoubt | None]:
    return [DOUBTS[number] for number in found.tolist()]


def test_a_car_that_stands_ten_and_a_half_minutes_between_two_drives_has_one_stop_of_630_seconds() -> None:
    way = track(*driving(0, 600, 0), *standing(600, 1240, 6000), *driving(1240, 1800, 6100))
    (one,) = stops(way)
    assert one.seconds == pytest.approx(630, abs=20)
    assert steps_m(np.array([[0, one.lon, one.lat, 0], [0, LON + 6000 / M_EAST, LAT, 0]]))[0] < 20
    out, back = trips(way, [one])
    assert out.length_m == pytest.approx(6000, rel=0.02)
    assert back.length_m == pytest.approx(5500, rel=0.02)
    assert out.until <= one.since < one.until <= back.since


def test_four_minutes_are_no_stop_and_five_are() -> None:
    brief = track(*driving(0, 600, 0), *standing(600, 850, 6000), *driving(850, 1200, 6000))
    long = track(*driving(0, 600, 0), *standing(600, 920, 6000), *driving(920, 1200, 6000))
    assert stops(brief) == []
    assert len(stops(long)) == 1


def test_who_walks_slowly_through_a_yard_of_a_hundred_metres_does_not_stop() -> None:
    assert stops(track(*driving(0, 1800, 0, ms=0.5))) == []


def test_one_stray_fix_does_not_cut_a_stop_in_two() -> None:
    before, after = standing(0, 900, 0), standing(920, 1800, 0)
    (one,) = stops(track(*before, (905, 400, 0), *after))
    assert one.seconds > 1700


def test_a_car_that_is_silent_for_an_hour_is_not_said_to_have_stood_there() -> None:
    way = track(*driving(0, 600, 0), (4200, 6000, 0), (4210, 6050, 0))
    assert stops(way) == []
    assert len(trips(way, [])) == 1, "the way until silence; the two fixes after it are no trip"


def test_a_track_over_midnight_and_over_the_antimeridian_is_one_way_of_its_length() -> None:
    seconds = START + 8 * 3600 - 300 + np.arange(60) * 10.0
    lon = (179.997 + np.arange(60) * 0.0001 + 180.0) % 360.0 - 180.0
    way = np.column_stack([seconds, lon, np.full(60, LAT), np.full(60, math.nan)])
    assert steps_m(way).sum() == pytest.approx(59 * 0.0001 * M_EAST, rel=0.01)
    assert len(trips(way, stops(way))) == 1
    assert np.ptp(in_metres(way)[:, 0]) < 600


def test_an_empty_track_has_neither_stops_nor_trips() -> None:
    none = np.zeros((0, 4))
    assert stops(none) == []
    assert trips(none, []) == []
    assert kept_fixes(none).tolist() == []


def test_what_is_thinned_out_tells_every_moment_within_the_tolerance() -> None:
    way = track(*driving(0, 600, 0), *standing(600, 1240, 6000, unrest_m=5), *driving(1240, 1800, 6000, ms=15))
    kept = kept_fixes(way, 15.0)
    assert 2 < len(kept) < len(way) / 10
    assert kept[0] == 0
    assert kept[-1] == len(way) - 1
    thin = in_metres(way)[kept]
    east = np.interp(way[:, 0], way[kept, 0], thin[:, 0])
    north = np.interp(way[:, 0], way[kept, 0], thin[:, 1])
    off = np.hypot(in_metres(way)[:, 0] - east, in_metres(way)[:, 1] - north)
    assert off.max() <= 15.0
    assert stops(way[kept]) or np.diff(way[kept, 0]).max() >= 600, "the stop keeps its length"


def test_a_leap_zero_coordinates_a_double_and_another_continent_are_doubted_and_the_rest_is_believed() -> None:
    way = track(*driving(0, 200, 0))
    way[5, 1] += 0.5
    way[7, 1:3] = 0.0
    way[9, 0] = way[8, 0]
    way[12, 1:3] = (-3.7, 40.4)
    found = named(verdicts(reported(way), START + 9999))
    assert found[5] is FixDoubt.TOO_FAST
    assert found[7] is FixDoubt.OUTSIDE
    assert found[9] is FixDoubt.SAME_TIME
    assert found[12] is FixDoubt.OUTSIDE
    assert found.count(None) == len(way) - 4


def test_zero_coordinates_are_doubted_wherever_one_is() -> None:
    anywhere = FilterLimits(surroundings=(-180.0, -90.0, 180.0, 90.0))
    way = track((0, 0, 0), (10, 50, 0))
    way[0, 1:3] = 0.0
    assert named(verdicts(reported(way), START + 9999, anywhere)) == [FixDoubt.OUTSIDE, None]


def test_each_second_twice_loses_its_doubles_only() -> None:
    single = track(*driving(0, 300, 0, each_s=1.0))
    found = named(verdicts(reported(np.repeat(single, 2, axis=0)), START + 9999))
    assert found == [None, FixDoubt.SAME_TIME] * len(single)


def test_two_devices_under_one_id_are_noticed_and_one_bad_receiver_is_not() -> None:
    here, there = track(*driving(0, 600, 0)), track(*[(s + 5, 30_000 + m, n) for s, m, n in driving(0, 600, 0)])
    both = np.concatenate([here, there])
    both = both[np.argsort(both[:, 0])]
    assert seem_two_devices(reported(both), verdicts(reported(both), START + 9999))
    alone = here.copy()
    alone[::7, 1] += 0.3
    assert not seem_two_devices(reported(alone), verdicts(reported(alone), START + 9999))
    assert not seem_two_devices(reported(here), verdicts(reported(here), START + 9999))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 40), st.sampled_from((0, 80, 400, 3000, 40_000)), st.sampled_from((math.nan, 0.0, 50.0))
        ),
        min_size=1,
        max_size=60,
    )
)
def test_a_whole_track_is_judged_as_its_fixes_are_one_by_one(steps: list[tuple[int, int, float]]) -> None:
    seconds = np.cumsum([step for step, _, _ in steps]).astype(np.float64) * 5.0
    east = np.array([away for _, away, _ in steps], dtype=np.float64)
    speed = np.array([told for _, _, told in steps])
    told = Reported(START + seconds, LON + east / M_EAST, np.full(len(steps), LAT), speed, np.full(len(steps), 10.0))
    fixes = [
        Fix(
            "巡1",
            datetime.fromtimestamp(0, UTC) + timedelta(seconds=float(at)),
            float(lon),
            LAT,
            None if math.isnan(kmh) else float(kmh),
            None,
            10.0,
        )
        for at, lon, kmh in zip(told.seconds, told.lon, speed, strict=True)
    ]
    one_by_one = FixFilter().doubts(fixes, datetime.fromtimestamp(START, UTC) + timedelta(days=1))
    assert named(verdicts(told, START + 86_400)) == one_by_one
