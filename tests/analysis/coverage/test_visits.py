"""Who was at a place, from when to when, and how long nobody was."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from app.analysis.coverage.near import near_places
from app.analysis.coverage.visits import Visits, long_enough, seen, visits_of
from app.analysis.coverage.ways import Floats, Ways
from app.domain.coverage import PassingRule

RULE = PassingRule()
WELL = np.array([[0.0, 0.0]])


def way(unit: int, at: list[float], off_m: list[float], *, kmh: float = 0.0, on_foot: bool = False) -> Ways:
    """A unit so many metres east of the well at these seconds."""
    size = len(at)
    return Ways(
        np.full(size, unit), np.array(at, dtype=np.float64), np.array(off_m, dtype=np.float64), np.zeros(size),
        np.full(size, kmh), np.full(size, on_foot, dtype=np.bool_),
    )  # fmt: skip


def together(*ways: Ways) -> Ways:
    return Ways(*(np.concatenate(columns) for columns in zip(*(vars(one).values() for one in ways), strict=True)))


def spans(ways: Ways, places: Floats = WELL, rule: PassingRule = RULE) -> list[tuple[int, int, float, float]]:
    found = visits_of(ways, *near_places(ways, places, rule), rule)
    return list(zip(*(column.tolist() for column in (found.place, found.unit, found.begin, found.end)), strict=True))


def test_a_stay_is_one_visit_from_first_to_last_position() -> None:
    assert spans(way(3, [0, 12, 24, 36, 48], [300, 80, 10, 90, 200])) == [(0, 3, 12.0, 36.0)]


def test_who_comes_back_makes_another_visit_but_scatter_at_the_edge_does_not() -> None:
    edge = way(0, [0, 12, 24, 36], [99, 101, 98, 102])
    back = way(0, [0, 12, 24, 36, 48, 60, 72, 84], [50, 110, 150, 200, 200, 150, 110, 60])
    assert spans(edge) == [(0, 0, 0.0, 24.0)]
    assert spans(back) == [(0, 0, 0.0, 0.0), (0, 0, 84.0, 84.0)]


def test_a_guard_told_every_five_minutes_stays_and_a_tracker_that_falls_silent_does_not() -> None:
    assert spans(way(0, [0, 300, 600], [5, 5, 5])) == [(0, 0, 0.0, 600.0)]
    assert spans(way(0, [0, 300, 1201], [5, 5, 5])) == [(0, 0, 0.0, 300.0), (0, 0, 1201.0, 1201.0)]


def test_who_drives_by_too_fast_was_not_there_and_on_foot_one_must_come_nearer() -> None:
    assert spans(way(0, [0], [10], kmh=60.1)) == []
    assert spans(way(0, [0], [60], on_foot=True)) == []
    assert spans(way(0, [0], [50], on_foot=True)) == [(0, 0, 0.0, 0.0)]


def test_two_units_at_one_well_are_two_visits() -> None:
    assert spans(together(way(0, [0, 12], [5, 5]), way(1, [6, 18], [5, 5]))) == [(0, 0, 0.0, 12.0), (0, 1, 6.0, 18.0)]


def test_the_grid_finds_the_very_pairs_that_comparing_all_with_all_finds() -> None:
    rng = np.random.default_rng(3)
    places = rng.uniform(-3000, 3000, (400, 2))
    places[17] = np.nan
    size = 5000
    ways = Ways(
        np.sort(rng.integers(0, 5, size)), np.arange(size, dtype=np.float64), rng.uniform(-3500, 3500, size),
        rng.uniform(-3500, 3500, size), rng.uniform(0, 90, size), rng.random(size) < 0.5,
    )  # fmt: skip
    off = cdist(places, np.column_stack([ways.x, ways.y]))
    near = np.where(ways.is_on_foot, (off <= 50) & (ways.kmh <= 30), (off <= 100) & (ways.kmh <= 60))
    place, at = near_places(ways, places, RULE)
    assert len(place) > 400
    assert sorted(zip(place.tolist(), at.tolist(), strict=True)) == list(zip(*np.nonzero(near), strict=True))


def visits(*rows: tuple[int, int, float, float], checks: tuple[int, ...] = ()) -> Visits:
    place, unit, begin, end = (np.array(column) for column in zip(*rows, strict=True))
    return Visits(place, unit, begin.astype(float), end.astype(float), np.isin(np.arange(len(rows)), checks))


def test_last_seen_is_the_latest_end_and_who_it_was() -> None:
    found = seen(visits((0, 1, 10, 500), (0, 2, 20, 60), (2, 5, 30, 40)), 3, 0.0, 1000.0)
    assert found.at.tolist() == [500.0, 0.0, 40.0]
    assert found.unit.tolist() == [1, -1, 5]
    assert found.stay.tolist() == [490.0, 0.0, 10.0]
    assert found.visits.tolist() == [2, 0, 1]


def test_the_longest_gap_counts_from_the_begin_of_the_span_to_its_end_and_not_while_another_is_still_there() -> None:
    found = seen(visits((0, 1, 100, 600), (0, 2, 200, 300), (0, 3, 650, 700), (2, 1, 0, 20)), 3, 0.0, 1000.0)
    assert found.longest_gap.tolist() == [300.0, 1000.0, 980.0]
    early = seen(visits((0, 1, 400, 600)), 1, 0.0, 700.0)
    assert early.longest_gap.tolist() == [400.0]
    between = seen(visits((0, 1, 100, 200), (0, 1, 800, 950)), 1, 0.0, 1000.0)
    assert between.longest_gap.tolist() == [600.0]


def test_a_place_that_needs_a_stay_is_not_seen_by_passing_but_by_a_check_point() -> None:
    made = visits((0, 1, 0, 30), (0, 2, 100, 700), (0, 3, 900, 900), (1, 1, 0, 30), checks=(2,))
    kept = long_enough(made, np.array([600.0, 0.0]))
    assert kept.unit.tolist() == [2, 3, 1]
    assert seen(kept, 2, 0.0, 1000.0).is_check.tolist() == [True, False]


def test_visits_of_two_kinds_can_be_put_together() -> None:
    both = visits((0, 1, 0, 30)).and_also(visits((0, 2, 100, 700), checks=(0,)))
    found = seen(both, 1, 0.0, 1000.0)
    assert (found.unit[0], found.visits[0], found.is_check[0]) == (2, 2, True)


def test_nothing_seen_is_a_gap_of_the_whole_span() -> None:
    nobody = visits_of(way(0, [], []), *near_places(way(0, [], []), WELL, RULE), RULE)
    found = seen(nobody, 2, 50.0, 1000.0)
    assert (found.at.tolist(), found.longest_gap.tolist()) == ([0.0, 0.0], [950.0, 950.0])
    assert pytest.approx(0.0) == len(nobody)
