"""Speeds, passes and the profile of a track; degrees at the county's latitude."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.analysis.track_motion import index_at, passes, speed_profile, speeds_kmh

LAT, NAN = 37.2, float("nan")
KM_EAST = 1 / 88.57


def track(*rows: tuple[float, float, float]) -> NDArray[np.float64]:
    """Seconds, kilometres east of 107.6, km/h."""
    return np.array([(at, 107.6 + km * KM_EAST, LAT, kmh) for at, km, kmh in rows], dtype=np.float64).reshape(-1, 4)


def test_a_told_speed_is_believed_and_a_missing_one_reckoned_from_the_fix_before() -> None:
    kmh = speeds_kmh(track((0, 0.0, 30.0), (60, 1.0, NAN), (120, 1.5, 12.0)))
    assert kmh[0] == 30.0
    assert kmh[1] == pytest.approx(60.0, rel=0.01), "a kilometre in a minute"
    assert kmh[2] == 12.0


def test_no_speed_is_made_up_for_the_first_fix_nor_behind_a_silence() -> None:
    kmh = speeds_kmh(track((0, 0.0, NAN), (60, 0.0, NAN), (60 + 601, 9.0, NAN), (60 + 661, 9.5, NAN)))
    assert np.isnan(kmh).tolist() == [True, False, True, False]
    assert len(speeds_kmh(track())) == 0


def test_a_place_that_was_passed_twice_is_told_twice_each_at_its_nearest_fix() -> None:
    out_and_back = track(*((30 * n, 0.2 * min(n, 20 - n), 24.0) for n in range(21)))
    assert passes(out_and_back, 107.6 + 0.61 * KM_EAST, LAT) == [3, 17]
    assert passes(out_and_back, 107.6 + 2.05 * KM_EAST, LAT) == [10], "the turn, passed once"
    assert passes(out_and_back, 107.6 + 9 * KM_EAST, LAT) == [10], "never near: the nearest of all"
    assert passes(track(), 107.6, LAT) == []


def test_the_last_fix_up_to_a_moment_counts() -> None:
    one = track((10, 0, 0), (20, 0, 0))
    assert [index_at(one, at) for at in (9.9, 10, 19.9, 20, 99)] == [-1, 0, 0, 1, 1]


def test_a_profile_keeps_the_highest_speed_of_each_part_and_draws_no_line_across_a_silence() -> None:
    rows = [(float(s), 0.0, 50.0 if s == 77 else 5.0) for s in range(600)]
    rows += [(float(s), 0.0, 7.0) for s in range(3_000, 3_600)]
    seconds, kmh = speed_profile(track(*rows), 0.0, 3_600.0, parts=60)
    assert np.nanmax(kmh) == 50.0, "a peak of one second is not thinned away"
    assert np.isnan(kmh).sum() == 1
    assert 540 <= seconds[int(np.flatnonzero(np.isnan(kmh))[0]) - 1] < 600
    assert len(seconds) <= 61
    assert len(speed_profile(track(), 0.0, 10.0)[0]) == 0
