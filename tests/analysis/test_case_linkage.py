"""Cases by the same hands come first, with reasons; what they are measured on was not fitted on."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from app.analysis.case_linkage import (
    SUGGESTED_FROM,
    WEIGHTS,
    CaseColumns,
    CaseLinkage,
    aoristic,
    text_likeness,
)
from app.demo.series_plan import SERIES
from app.domain.case_likeness import Aspect
from app.domain.text_terms import terms
from tests.analysis.linkage_crews import (
    JUDGED_SEEDS,
    Field,
    invented,
    only,
    planted,
    recall_and_precision,
    row_of,
)


@pytest.fixture(scope="module")
def demo() -> Field:
    return planted()


def test_the_planted_series_are_found_among_the_first_ten(demo: Field) -> None:
    recall, precision = recall_and_precision(demo, suggested_from=SUGGESTED_FROM)
    assert recall >= 0.95
    assert precision >= 0.85


@pytest.mark.parametrize("number", range(len(SERIES)), ids=[crew.name for crew in SERIES])
def test_each_planted_series_is_found(demo: Field, number: int) -> None:
    recall, precision = recall_and_precision(only(demo, number), suggested_from=SUGGESTED_FROM)
    assert recall >= 0.9
    others = SERIES[number].deeds - 1
    assert precision >= 0.95 * min(10, others) / 10, "ten are offered at most, though a series may have fewer"


def test_crews_of_other_fields_are_found_too() -> None:
    for seed in JUDGED_SEEDS[:2]:
        recall, precision = recall_and_precision(invented(seed), suggested_from=SUGGESTED_FROM)
        assert recall >= 0.8
        assert precision >= 0.85


def _cases(*told: tuple[str, str, float, float, float]) -> CaseColumns:
    """(codes, kind, metres east, first hour, hours long)."""
    return CaseColumns(
        [one[0] for one in told],
        [one[1] for one in told],
        np.array([one[2] for one in told]),
        np.zeros(len(told)),
        np.array([one[3] for one in told]),
        np.array([one[3] + one[4] for one in told]),
    )


def test_points_are_the_weighted_sum_of_the_parts_and_a_twin_gets_all_but_the_texts() -> None:
    cases = _cases(
        ("MASK_HOOD NO_PLATE", "WELLHEAD", 0.0, 23.0, 1.0),
        ("MASK_HOOD NO_PLATE", "WELLHEAD", 0.0, 23.0, 1.0),
        ("PUMP", "TAPPING", 50_000.0, 5_000.5, 2.0),
    )
    found = CaseLinkage(cases).alike(row_of(cases, 0), 3, np.array([True, False, False]))
    assert found.rows.tolist() == [1, 2]
    assert found.points[0] == pytest.approx(100 - WEIGHTS[Aspect.TEXT])
    assert found.points[1] == pytest.approx(sum(WEIGHTS[aspect] * part[1] for aspect, part in found.parts.items()))
    assert sum(WEIGHTS.values()) == pytest.approx(100)


def test_a_rare_way_in_common_says_more_than_a_common_one() -> None:
    common = [("NIGHT CUTTER", "WELLHEAD", 0.0, 0.0, 1.0)] * 20
    cases = _cases(
        ("NIGHT SIGNAL_JAM", "WELLHEAD", 0.0, 0.0, 1.0), ("SIGNAL_JAM PUMP", "WELLHEAD", 0.0, 0.0, 1.0), *common
    )
    found = CaseLinkage(cases).alike(row_of(cases, 0), 3, np.arange(22) == 0)
    assert found.rows[0] == 1


def test_a_near_repeat_is_near_in_place_and_time() -> None:
    cases = _cases(
        ("", "WELLHEAD", 0.0, 0.0, 1.0),
        ("", "WELLHEAD", 1_400.0, 9 * 24.0, 1.0),
        ("", "WELLHEAD", 1_600.0, 9 * 24.0, 1.0),
        ("", "WELLHEAD", 1_400.0, 12 * 24.0, 1.0),
    )
    found = CaseLinkage(cases).alike(row_of(cases, 0), 4, np.arange(4) == 0)
    assert {row for row, near in zip(found.rows.tolist(), found.is_near_repeat, strict=True) if near} == {1}


def test_a_case_without_place_is_compared_by_the_rest() -> None:
    cases = _cases(("PUMP", "WELLHEAD", float("nan"), 0.0, 1.0), ("PUMP", "WELLHEAD", 0.0, 0.0, 1.0))
    found = CaseLinkage(cases).alike(row_of(cases, 0), 2, np.array([True, False]))
    assert found.parts[Aspect.PLACE].tolist() == [0.0]
    assert found.points[0] > 50
    assert not found.is_near_repeat[0]


def test_an_interval_is_spread_over_its_hours_and_weekdays() -> None:
    since = np.array([22.5, 3.0, 0.0])
    hours, days = aoristic(since, since + np.array([3.5, 0.0, 200.0]))
    assert hours[0, [22, 23, 0, 1]].tolist() == pytest.approx([0.5 / 3.5, 1 / 3.5, 1 / 3.5, 1 / 3.5])
    assert hours[1, 3] == pytest.approx(1.0)
    assert hours[2].tolist() == pytest.approx([1 / 24] * 24)
    thursday = datetime(1970, 1, 1, tzinfo=UTC).weekday()
    assert days[0, thursday] == pytest.approx(1.5 / 3.5)
    assert days.sum(axis=1).tolist() == pytest.approx([1.0, 1.0, 1.0])


def test_set_phrases_say_nothing_and_rare_words_much() -> None:
    phrase = "接报警后民警赶赴现场"
    texts = [frozenset(terms(phrase + more)) for more in ("白色皮卡加装油罐", "电缆被剪断", "围栏完好", "阀门漏油")]
    likeness = text_likeness(frozenset(terms(phrase + "白色皮卡拉油")), texts)
    assert likeness.argmax() == 0
    assert likeness[0] > 2 * likeness[1:].max()


def test_no_cases_give_no_suggestions() -> None:
    none = _cases()
    assert len(CaseLinkage(none).alike(_cases(("PUMP", "WELLHEAD", 0.0, 0.0, 1.0)), 10).rows) == 0
