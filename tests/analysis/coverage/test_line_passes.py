"""Which stretches of a line were passed: the rule of domain.md D.13 and the vector of C.9."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.coverage.lines import (
    LineGround,
    driven_m,
    line_passes,
    piece_visits,
    stretches_of,
    united_m,
)
from app.analysis.coverage.visits import seen
from app.analysis.coverage.ways import Floats, Ways
from app.domain.coverage import PassingRule

RULE = PassingRule()


def drive(
    unit: int, from_m: float, to_m: float, *, start: float = 0.0, step_m: float = 50.0, every_s: float = 12.0,
    off_m: float = 20.0, kmh: float | None = None, on_foot: bool = False,
) -> Ways:  # fmt: skip
    """A unit beside a straight line along x, told every `every_s` seconds."""
    steps = np.arange(int(abs(to_m - from_m) / step_m + 1e-9) + 1, dtype=np.float64)
    x = from_m + steps * (step_m if to_m >= from_m else -step_m)
    at = start + every_s * np.arange(len(x), dtype=np.float64)
    speed = step_m / every_s * 3.6 if kmh is None else kmh
    return Ways(
        np.full(len(x), unit), at, x, np.full(len(x), off_m), np.full(len(x), speed),
        np.full(len(x), on_foot, dtype=np.bool_),
    )  # fmt: skip


def together(*ways: Ways) -> Ways:
    return Ways(*(np.concatenate(columns) for columns in zip(*(vars(one).values() for one in ways), strict=True)))


def straight(length_m: float, *, north: float = 0.0) -> Floats:
    return np.array([[0.0, north], [length_m / 3, north], [length_m, north]])


def seen_m(ways: Ways, *lines: Floats, rule: PassingRule = RULE) -> list[float]:
    ground = LineGround(lines)
    return [round(one, 6) for one in united_m(stretches_of(ways, line_passes(ways, ground, rule)), len(lines)).tolist()]


def test_coverage_of_a_line_is_the_union_of_what_was_passed_over_its_length() -> None:
    """The vector of C.9: 11,000 m, [0, 3000] and [2500, 5200] and [8000, 9000] are 0.5636."""
    ways = together(drive(0, 0, 3000), drive(1, 2500, 5200), drive(2, 9000, 8000))
    line = straight(11_000)
    ground = LineGround([line])
    stretches = stretches_of(ways, line_passes(ways, ground, RULE))
    share = united_m(stretches, 1) / ground.lengths_m
    assert share[0] == pytest.approx(0.5636, abs=5e-5)
    assert driven_m(stretches, 1)[0] == pytest.approx(3000 + 2700 + 1000), (
        "each drive counts, also over the same ground"
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"off_m": 100.0}, 1000.0),
        ({"off_m": 100.1}, 0.0),
        ({"kmh": 60.0}, 1000.0),
        ({"kmh": 60.1}, 0.0),
        ({"off_m": 50.0, "on_foot": True}, 1000.0),
        ({"off_m": 50.1, "on_foot": True}, 0.0),
        ({"kmh": 30.0, "on_foot": True}, 1000.0),
        ({"kmh": 30.1, "on_foot": True}, 0.0),
        ({"step_m": 200.0, "every_s": 60.0}, 1000.0),
        ({"step_m": 200.0, "every_s": 60.5}, 0.0),
        ({"step_m": 250.0, "every_s": 30.0}, 0.0),
    ],
)
def test_a_pass_is_near_and_slow_and_bridged_over_200_metres_and_a_minute_at_most(
    told: dict[str, float], expected: float
) -> None:
    assert seen_m(drive(0, 0, 1000, **told), straight(3000)) == [expected]  # type: ignore[arg-type]


def test_the_rule_can_be_set() -> None:
    wide = PassingRule(car_m=150.0, bridge_s=90.0)
    ways = drive(0, 0, 1000, off_m=140.0, step_m=200.0, every_s=80.0, kmh=9.0)
    assert (seen_m(ways, straight(3000)), seen_m(ways, straight(3000), rule=wide)) == ([0.0], [1000.0])


def test_two_units_one_after_the_other_are_no_drive() -> None:
    ways = together(drive(0, 0, 100), drive(1, 300, 400, start=24.0))
    assert seen_m(ways, straight(3000)) == [200.0]


def test_two_lines_side_by_side_are_passed_both_and_the_one_beyond_reach_is_not() -> None:
    lines = (straight(2000), straight(2000, north=90.0), straight(2000, north=125.0))
    assert seen_m(drive(0, 0, 1000, off_m=20.0), *lines) == [1000.0, 1000.0, 0.0]


def test_a_line_that_turns_back_is_passed_where_it_is_nearest() -> None:
    hairpin = np.array([[0.0, 0.0], [2000.0, 0.0], [2000.0, 90.0], [0.0, 90.0]])
    ground = LineGround([hairpin])
    passes = line_passes(drive(0, 500, 600, off_m=80.0), ground, RULE)
    assert passes.along_m.tolist() == [2000 + 90 + 1500, 2000 + 90 + 1450, 2000 + 90 + 1400]


def test_a_fix_alone_sees_its_piece_of_100_metres_and_no_length() -> None:
    ways, ground = drive(0, 450, 450), LineGround([straight(950)])
    passes = line_passes(ways, ground, RULE)
    visited = piece_visits(ways, ground, passes, RULE)
    assert visited.place.tolist() == [4]
    assert united_m(stretches_of(ways, passes), 1).tolist() == [0.0]
    assert (len(ground.of_piece), ground.piece_m[-1]) == (10, pytest.approx(50.0))


def test_each_piece_knows_who_saw_it_last() -> None:
    ways = together(drive(0, 0, 900), drive(1, 390, 220, start=5000.0, step_m=170.0, every_s=30.0))
    ground = LineGround([straight(3000)])
    found = seen(piece_visits(ways, ground, line_passes(ways, ground, RULE), RULE), len(ground.of_piece), 0.0, 6000.0)
    assert found.unit[:11].tolist() == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, -1]
    assert found.at[2:4].tolist() == [5030.0, 5000.0]


@pytest.mark.parametrize(
    ("from_m", "to_m", "pieces"),
    [(480, 310, {3, 4}), (305, 106, {1, 2, 3}), (95, 290, {0, 1, 2}), (100, 295, {1, 2})],
)
def test_a_piece_that_is_driven_across_between_two_fixes_is_seen(from_m: float, to_m: float, pieces: set[int]) -> None:
    ways, ground = drive(1, from_m, to_m, step_m=abs(to_m - from_m), every_s=30.0), LineGround([straight(3000)])
    visits = piece_visits(ways, ground, line_passes(ways, ground, RULE), RULE)
    assert set(visits.place.tolist()) == pieces


def test_the_same_as_shapely_finds_by_projection_line_by_line() -> None:
    """Random crooked lines and drives across them, against a plain reading of the rule."""
    import shapely

    rng = np.random.default_rng(7)
    lines = [np.cumsum(rng.normal(0, 180, (40, 2)), axis=0) for _ in range(6)]
    ways = together(*(_wandering(unit, rng) for unit in range(4)))
    expected: list[float] = []
    for line in lines:
        drawn, parts = shapely.LineString(line), list[shapely.LineString]()
        before: dict[int, tuple[float, float]] = {}
        for i in range(len(ways)):
            point = shapely.Point(ways.x[i], ways.y[i])
            reach, limit = (50.0, 30.0) if ways.is_on_foot[i] else (100.0, 60.0)
            if ways.kmh[i] > limit or drawn.distance(point) > reach:
                continue
            unit, along = int(ways.unit[i]), drawn.project(point)
            last = before.get(unit)
            if last is not None and ways.at[i] - last[0] <= 60.0 and abs(along - last[1]) <= 200.0:
                parts.append(shapely.LineString([(min(along, last[1]), 0), (max(along, last[1]), 0)]))
            before[unit] = (float(ways.at[i]), along)
        expected.append(round(shapely.unary_union(parts).length, 6) if parts else 0.0)
    assert max(expected) > 500.0
    assert seen_m(ways, *lines) == pytest.approx(expected, abs=1e-5)


def _wandering(unit: int, rng: np.random.Generator) -> Ways:
    """Some hours of a unit that goes anywhere at any speed."""
    x, y = np.cumsum(rng.normal(0, 60, (2, 400)), axis=1)
    at = np.asarray(10_000.0 * unit + np.arange(400) * 15.0, dtype=np.float64)
    return Ways(np.full(400, unit), at, x, y, rng.uniform(0, 80, 400), np.full(400, unit % 2 == 0))


def test_no_line_and_no_position_are_nothing() -> None:
    assert seen_m(drive(0, 0, 100)) == []
    nobody = drive(0, 0, 100).between(5000.0, 6000.0)
    assert len(nobody) == 0
    assert seen_m(nobody, straight(500)) == [0.0]
