"""Which positions are believed: invented ones, and real tracks of other people's receivers."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.fix_filter import FilterLimits, FixFilter
from app.domain.fix_doubt import FixDoubt
from app.domain.unit import Fix

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
LON, LAT = 107.6, 37.2
M_EAST, M_NORTH = 88_568.0, 111_195.0
ANYWHERE = FilterLimits(surroundings=(-180.0, -90.0, 180.0, 90.0))


def fix(seconds: float, east_m: float, north_m: float = 0, **more: Any) -> Fix:
    return Fix("巡1", NOW + timedelta(seconds=seconds), LON + east_m / M_EAST, LAT + north_m / M_NORTH, **more)


def judged(*fixes: Fix, now: datetime = NOW + timedelta(hours=9)) -> list[FixDoubt | None]:
    return FixFilter().doubts(fixes, now)


def test_a_leap_that_no_car_can_drive_is_doubted_and_what_follows_is_believed() -> None:
    assert judged(fix(0, 0), fix(10, 5_000), fix(20, 200)) == [None, FixDoubt.TOO_FAST, None]


def test_a_leap_between_two_standing_fixes_is_a_jump() -> None:
    standing = {"speed_kmh": 0.0}
    assert judged(fix(0, 0, **standing), fix(60, 1_500, **standing), fix(120, 5, **standing)) == [
        None,
        FixDoubt.JUMPED,
        None,
    ]


def test_the_same_time_again_is_doubted() -> None:
    assert judged(fix(0, 0), fix(0, 0), fix(10, 50)) == [None, FixDoubt.SAME_TIME, None]


def test_a_position_of_the_future_is_doubted_a_clock_that_is_a_little_fast_is_not() -> None:
    assert judged(fix(30, 0), fix(120, 0), now=NOW) == [None, FixDoubt.FUTURE]


def test_a_bad_accuracy_is_doubted() -> None:
    assert judged(fix(0, 0, accuracy_m=20.0), fix(9, 0, accuracy_m=900.0), fix(18, 0, accuracy_m=math.nan)) == [
        None,
        FixDoubt.INACCURATE,
        FixDoubt.INACCURATE,
    ]


@pytest.mark.parametrize(("lon", "lat"), [(0.0, 0.0), (113.99, 22.59), (math.nan, LAT), (LON, math.inf), (LAT, LON)])
def test_a_place_far_from_the_county_is_doubted(lon: float, lat: float) -> None:
    assert judged(Fix("巡1", NOW, lon, lat)) == [FixDoubt.OUTSIDE]


def test_a_receiver_that_began_wrong_is_believed_once_its_fixes_agree() -> None:
    rest = [fix(10 * n, 40_000 + 100 * n) for n in range(1, 8)]
    assert judged(fix(0, 0), *rest) == [None, *[FixDoubt.TOO_FAST] * 3, *[None] * 4]


def test_scattered_leaps_never_agree() -> None:
    leaps = [fix(10 * n, 20_000 * (-1) ** n) for n in range(1, 12)]
    assert set(judged(fix(0, 0), *leaps)) == {None, FixDoubt.TOO_FAST}
    assert judged(fix(0, 0), *leaps).count(None) == 1


def test_what_a_dead_zone_kept_back_is_believed_and_moves_nobody_back() -> None:
    sieve = FixFilter()
    late = [fix(-600 + 60 * n, -9_000 + 900 * n) for n in range(10)]
    assert sieve.doubts([fix(0, 0), *late, fix(10, 100)], NOW + timedelta(hours=1)) == [None] * 12


def test_each_mover_is_judged_by_itself() -> None:
    other = replace(fix(10, 9_000), unit_id="巡2")
    assert judged(fix(0, 0), other, fix(20, 100)) == [None, None, None]


def test_doubts_are_written_into_the_fix_and_counted() -> None:
    sieve = FixFilter()
    marked = sieve.marked([fix(0, 0), fix(10, 5_000), fix(10, 5_000), fix(20, 30)], NOW + timedelta(hours=1))
    assert [one.doubt for one in marked] == [None, "TOO_FAST", "TOO_FAST", None]
    assert (sieve.believed, sieve.doubted) == (2, {FixDoubt.TOO_FAST: 2})


def test_after_a_start_the_store_s_newest_fix_is_where_one_goes_on() -> None:
    sieve = FixFilter()
    sieve.begin_from([fix(0, 0)])
    assert sieve.doubts([fix(10, 9_000)], NOW + timedelta(hours=1)) == [FixDoubt.TOO_FAST]


steps = st.lists(st.tuples(st.integers(1, 300), st.floats(0, 120), st.floats(0, 2 * math.pi)), min_size=1, max_size=40)
scatter = st.floats(-15, 15)


@given(steps=steps, noise=st.lists(scatter, min_size=41, max_size=41))
@settings(max_examples=200, deadline=None)
def test_whoever_drives_at_up_to_120_with_a_common_receiver_is_always_believed(
    steps: list[tuple[int, float, float]], noise: list[float]
) -> None:
    at, east, north = 0, 0.0, 0.0
    way = [fix(0, noise[0])]
    for (elapsed, kmh, course), off in zip(steps, noise[1:], strict=False):
        at += elapsed
        east += kmh / 3.6 * elapsed * math.sin(course) * 0.1
        north += kmh / 3.6 * elapsed * math.cos(course) * 0.1
        way.append(fix(at, east + off, north - off, speed_kmh=kmh))
    assert judged(*way) == [None] * len(way)


@given(leap_m=st.floats(8_000, 60_000), course=st.floats(0, 2 * math.pi), at=st.integers(1, 18))
@settings(max_examples=200, deadline=None)
def test_one_leap_in_a_drive_is_found_wherever_it_is_and_nothing_else_is(leap_m: float, course: float, at: int) -> None:
    way = [fix(60 * n, 800 * n, speed_kmh=48.0) for n in range(20)]
    way[at] = fix(60 * at, 800 * at + leap_m * math.sin(course), leap_m * math.cos(course), speed_kmh=48.0)
    found = judged(*way)
    assert found[at] is not None
    assert [doubt for row, doubt in enumerate(found) if row != at] == [None] * 19


@given(st.permutations(range(12)))
@settings(max_examples=100, deadline=None)
def test_no_order_of_arrival_makes_a_good_drive_doubted(order: list[int]) -> None:
    way = [fix(60 * n, 700 * n) for n in range(12)]
    assert judged(*(way[n] for n in order)) == [None] * 12


def gpx_fixes(file: Path) -> list[Fix]:
    """The points of a GPX file that have a time."""
    found = []
    for point in ElementTree.parse(file).iter():
        told = next((one.text for one in point if one.tag.endswith("}time") or one.tag == "time"), None)
        if point.tag.rpartition("}")[2] == "trkpt" and told:
            at = datetime.fromisoformat(told.strip().replace("Z", "+00:00"))
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            found.append(Fix(file.stem, at, float(point.attrib["lon"]), float(point.attrib["lat"])))
    return found


def readable_tracks(shared_data: Path) -> dict[str, list[Fix]]:
    tracks = {}
    for file in sorted((shared_data / "tracks").rglob("*.gpx")):
        try:
            fixes = gpx_fixes(file)
        except (ElementTree.ParseError, ValueError, KeyError):
            continue
        if len(fixes) >= 50:
            tracks[file.name] = fixes
    return tracks


def test_real_tracks_on_foot_by_bicycle_and_car_are_believed(shared_data: Path) -> None:
    tracks = readable_tracks(shared_data)
    assert len(tracks) >= 5
    shares = {}
    for name, fixes in tracks.items():
        sieve = FixFilter(ANYWHERE)
        fixes = [
            one for one, before in zip(fixes, [None, *fixes], strict=False) if before is None or one.at != before.at
        ]
        doubts = sieve.doubts(fixes, max(one.at for one in fixes))
        shares[name] = sum(one is not None for one in doubts) / len(doubts)
    trusted = [name for name, share in shares.items() if share <= 0.02]
    assert len(trusted) >= 0.8 * len(shares), shares


def test_a_leap_put_into_a_real_track_is_found(shared_data: Path) -> None:
    for name, fixes in readable_tracks(shared_data).items():
        whole = FixFilter(ANYWHERE).doubts(fixes, max(one.at for one in fixes))
        middle = next((n for n in range(len(fixes) // 2, len(fixes)) if whole[n] is None), None)
        if middle is None or any(whole[middle - 3 : middle + 1]):
            continue
        leapt = [*fixes]
        leapt[middle] = replace(fixes[middle], lat=fixes[middle].lat + (2 if fixes[middle].lat < 80 else -2))
        elapsed = (fixes[middle].at - fixes[middle - 1].at).total_seconds()
        if 0 < elapsed < 1_000:
            found = FixFilter(ANYWHERE).doubts(leapt, max(one.at for one in fixes))
            assert found[middle] is FixDoubt.TOO_FAST, name
