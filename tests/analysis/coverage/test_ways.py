"""What positions tell of the units themselves: hours, kilometres, silence, and how visible they were."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.coverage.ways import Ways, effort_of, heard_spans, minutes_by_cell_and_hour, visible_rate, ways_of
from app.analysis.stationing import county_metres

SILENT_S = 900.0
NAN = float("nan")


def way(unit: int, at: list[float], x: list[float]) -> Ways:
    size = len(at)
    return Ways(
        np.full(size, unit), np.array(at, dtype=np.float64), np.array(x, dtype=np.float64), np.zeros(size),
        np.zeros(size), np.zeros(size, dtype=np.bool_),
    )  # fmt: skip


def together(*ways: Ways) -> Ways:
    return Ways(*(np.concatenate(columns) for columns in zip(*(vars(one).values() for one in ways), strict=True)))


def test_hours_and_kilometres_are_those_of_each_unit_and_none_while_it_is_silent() -> None:
    ways = together(way(0, [0, 600, 1200], [0, 5000, 10_000]), way(2, [0, 300, 4000], [0, 1000, 90_000]))
    found = effort_of(ways, 3, SILENT_S)
    assert found.hours.tolist() == pytest.approx([1200 / 3600, 0.0, 300 / 3600])
    assert found.km.tolist() == pytest.approx([10.0, 0.0, 1.0])


def test_the_scatter_of_a_receiver_that_stands_drives_no_kilometres() -> None:
    still = way(0, [12.0 * n for n in range(300)], [3.0 * (n % 2) for n in range(300)])
    found = effort_of(still, 1, SILENT_S)
    assert (found.km[0], found.hours[0]) == (0.0, pytest.approx(299 * 12 / 3600))


def test_a_unit_is_heard_from_first_to_last_position_except_for_its_silences() -> None:
    ways = together(way(0, [0, 900, 1801, 2000], [0] * 4), way(1, [500], [0]))
    unit, begin, end = heard_spans(ways, SILENT_S)
    found = list(zip(unit.tolist(), begin.tolist(), end.tolist(), strict=True))
    assert found == [(0, 0.0, 900.0), (0, 1801.0, 2000.0), (1, 500.0, 500.0)]


def test_visible_minutes_are_told_by_cell_and_hour_and_capped_before_the_mean() -> None:
    ways = together(way(0, [0, 600, 3600, 3900, 4200], [0] * 5), way(1, [0, 120], [0] * 2))
    cell = np.array([0, 0, 1, 1, -1, 0, 0])
    minutes = minutes_by_cell_and_hour(ways, cell, 2, 0.0, 2, SILENT_S)
    assert minutes.tolist() == [[12.0, 0.0], [0.0, 10.0]], "from 600 to 3600 nobody was heard"
    assert visible_rate(minutes, 20.0) == pytest.approx((0.6 + 0.0 + 0.0 + 0.5) / 4)
    assert visible_rate(minutes, 6.0) == pytest.approx(0.5)
    assert visible_rate(np.zeros((0, 0)), 6.0) == 0.0


def test_a_speed_that_was_not_told_is_that_of_the_step_before() -> None:
    lon = 107.5 + np.array([0.0, 100.0, 200.0]) / 88_600.0
    track = np.column_stack([[0.0, 6.0, 12.0], lon, np.full(3, 37.2), [NAN, NAN, 15.0]])
    ways = ways_of([np.zeros((0, 4)), track], [False, True], county_metres())
    assert ways.unit.tolist() == [1, 1, 1]
    assert ways.is_on_foot.all()
    assert ways.kmh == pytest.approx([0.0, 60.0, 15.0], abs=0.6)
    assert np.hypot(np.diff(ways.x), np.diff(ways.y)) == pytest.approx([100.0, 100.0], abs=0.3)


def test_only_what_was_told_in_the_span_counts() -> None:
    assert way(0, [0, 10, 20], [1, 2, 3]).between(10, 20).x.tolist() == [2.0]


def test_no_position_is_no_effort() -> None:
    nobody = ways_of([], [], county_metres())
    assert effort_of(nobody, 2, SILENT_S).km.tolist() == [0.0, 0.0]
    assert [len(column) for column in heard_spans(nobody, SILENT_S)] == [0, 0, 0]
