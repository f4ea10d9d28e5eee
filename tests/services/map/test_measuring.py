"""What is drawn measures what it is on the ground; truths by hand and from the ellipsoid's own formulas."""

from __future__ import annotations

import math

import pytest

from app.domain.position import Position
from app.services.map.measuring import Measured, measured, measured_circle

A_M, F = 6_378_137.0, 1 / 298.257223563


def meridian_m(lat1: float, lat2: float, steps: int = 20_000) -> float:
    """Length along a meridian: the radius of curvature summed (Simpson would do; a fine sum does too)."""
    e2, step = F * (2 - F), math.radians(lat2 - lat1) / steps
    return math.fsum(
        A_M * (1 - e2) / (1 - e2 * math.sin(math.radians(lat1) + (i + 0.5) * step) ** 2) ** 1.5 * step
        for i in range(steps)
    )


def test_a_leg_due_north_is_as_long_as_its_meridian_and_bears_nought() -> None:
    found = measured((Position(107.5, 37.0), Position(107.5, 37.6)))
    assert found.length_m == pytest.approx(meridian_m(37.0, 37.6), abs=0.01)
    assert found.legs[0].bearing_deg == pytest.approx(0.0, abs=1e-9)
    assert found.area_m2 is None


def test_bearings_run_clockwise_from_true_north() -> None:
    here = Position(107.5, 37.3)
    for goal, bearing in ((Position(107.51, 37.3), 90), (Position(107.5, 37.29), 180), (Position(107.49, 37.3), 270)):
        assert measured((here, goal)).legs[0].bearing_deg == pytest.approx(bearing, abs=0.01)


def test_a_cell_between_parallels_has_the_area_of_the_zone_it_is_part_of() -> None:
    """Snyder 1987, 3-12: the area north of the equator up to a latitude on the ellipsoid, a degree's share of it."""

    def zone(lat: float) -> float:
        e, sine = math.sqrt(F * (2 - F)), math.sin(math.radians(lat))
        q = sine / (1 - e * e * sine**2) + math.log((1 + e * sine) / (1 - e * sine)) / (2 * e)
        return math.pi * A_M**2 * (1 - e * e) * q

    # Along a parallel the sides are not geodesics: with many corners they are as good as.
    west, east, south, north = 107.4, 107.5, 37.2, 37.25
    steps = [west + (east - west) * i / 200 for i in range(201)]
    ring = [Position(lon, south) for lon in steps] + [Position(lon, north) for lon in reversed(steps)]
    found = measured(ring, closed=True)
    assert found.area_m2 == pytest.approx((zone(north) - zone(south)) * (east - west) / 360, rel=1e-6)
    assert not found.crosses_itself


def test_a_ring_that_crosses_itself_has_a_way_around_and_no_area() -> None:
    bow = [Position(107.4, 37.2), Position(107.5, 37.3), Position(107.5, 37.2), Position(107.4, 37.3)]
    found = measured(bow, closed=True)
    assert found.crosses_itself
    assert found.area_m2 is None
    assert len(found.legs) == 4
    assert found.length_m > 0


def test_a_circle_is_told_by_its_radius_and_drawn_as_it_lies_on_the_ground() -> None:
    middle = Position(107.5, 37.3)
    found = measured_circle(middle, Position(107.5, 37.345))
    radius = found.legs[0].length_m
    assert radius == pytest.approx(meridian_m(37.3, 37.345), abs=0.01)
    assert found.area_m2 == pytest.approx(math.pi * radius**2, rel=1e-4)
    assert found.ring is not None
    assert all(measured((middle, at)).length_m == pytest.approx(radius, abs=1e-3) for at in found.ring)


def test_what_has_no_length_measures_nothing_and_fails_nowhere() -> None:
    here = Position(107.5, 37.3)
    assert measured(()) == measured((here,)) == measured_circle(here, here) == Measured()
    twice = measured((here, here))
    assert twice.length_m == 0
    assert math.isnan(twice.legs[0].bearing_deg)
    assert measured((here, Position(107.6, 37.3)), closed=True).area_m2 is None
