"""Kernel density: its sum is the number of events, its areas lie where it reaches the level."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely

from app.analysis.density import density_of, round_levels

RADIUS_M = 2_000.0


def test_one_event_is_the_kernel_itself() -> None:
    density = density_of(np.array([450_000.0]), np.array([4_150_000.0]), RADIUS_M)
    peak = 3 / (np.pi * (RADIUS_M / 1000) ** 2)
    assert density.field.max() == pytest.approx(peak, rel=0.02)
    half = density.area_above(peak / 2)
    # (1 - d2/r2)2 = 1/2 where d = r * sqrt(1 - sqrt(1/2))
    reach = RADIUS_M * np.sqrt(1 - np.sqrt(0.5))
    assert half.area == pytest.approx(np.pi * reach**2, rel=0.03)
    middle = half.centroid
    assert (middle.x, middle.y) == pytest.approx((450_000, 4_150_000), abs=RADIUS_M / 16 * 2)


def test_the_density_adds_up_to_the_events() -> None:
    rng = np.random.default_rng(4)
    x, y = 450_000 + rng.normal(0, 9_000, 700), 4_150_000 + rng.normal(0, 9_000, 700)
    density = density_of(x, y, RADIUS_M)
    assert density.field.sum() * (density.step / 1000) ** 2 == pytest.approx(700, rel=1e-9)


def test_areas_of_higher_levels_lie_within_those_of_lower_ones_and_holes_stay_open() -> None:
    turn = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    density = density_of(450_000 + 8_000 * np.cos(turn), 4_150_000 + 8_000 * np.sin(turn), RADIUS_M)
    levels = round_levels(float(density.field.max()))
    areas = [density.area_above(level) for level in levels]
    for lower, upper in pairwise(areas):
        assert upper.area < lower.area
        assert upper.difference(lower.buffer(1)).is_empty
    assert all(shapely.is_valid(area) for area in areas)
    assert not areas[0].covers(shapely.Point(450_000, 4_150_000)), "nothing happened in the middle of the ring"
    assert areas[0].covers(shapely.Point(458_000, 4_150_000))


def test_events_far_apart_do_not_ask_for_a_grid_of_the_whole_country() -> None:
    density = density_of(np.array([0.0, 3_000_000.0]), np.array([0.0, 3_000_000.0]), RADIUS_M)
    assert density.field.size < 5_000_000
    assert density.area_above(float(density.field.max()) / 2).area > 0


@pytest.mark.parametrize(
    ("peak", "levels"),
    [(0.0, []), (0.24, [0.01, 0.02, 0.05, 0.1, 0.2]), (1.0, [0.02, 0.05, 0.1, 0.2, 0.5]), (34, [1, 2, 5, 10, 20])],
)
def test_levels_are_round_and_lie_below_the_peak(peak: float, levels: list[float]) -> None:
    assert round_levels(peak) == levels
