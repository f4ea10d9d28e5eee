"""What `app/demo/PATTERN.md` says was planted can be measured in the records."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pytest

from app.demo.alerts_plan import VERDICT_SHARES
from app.demo.cases_plan import CONFIRMED_SERIES
from app.demo.county_frame import Floats
from app.demo.county_time import local
from app.demo.deeds_plan import BACKGROUND, NIGHT_SHARE, REPEAT_WITHIN_M, REPEATS
from app.demo.oilfield import DemoOilfield
from app.demo.series_plan import SERIES, Series
from app.domain.alert import Alert
from app.domain.case_file import CaseFile
from app.domain.record import Record


def _is_night(moment: datetime) -> bool:
    return local(moment).hour >= 21 or local(moment).hour < 5


def _night_minutes(case: CaseFile) -> float:
    """The share of a case's interval that lies between 21:00 and 05:00."""
    minutes = int((case.occurred_to - case.occurred_from) / timedelta(minutes=1))
    return sum(_is_night(case.occurred_from + timedelta(minutes=m)) for m in range(minutes)) / max(minutes, 1)


def test_deeds_are_done_at_night_as_often_as_planted(oilfield: DemoOilfield) -> None:
    ordinary = [deed for deed in oilfield.cases.deeds if not deed.series]
    share = sum(_is_night(deed.deed_at) for deed in ordinary) / len(ordinary)
    assert len(ordinary) == BACKGROUND + REPEATS
    assert share == pytest.approx(NIGHT_SHARE, abs=0.075), "three standard errors of 330 deeds"


def test_the_night_shows_in_the_intervals_of_the_case_files(oilfield: DemoOilfield) -> None:
    cases = oilfield.cases.records
    aoristic = sum(_night_minutes(case) for case in cases) / len(cases)
    assert aoristic > 0.6, "an even spread over the day would give 0.33"


def test_winter_brings_more_cases_than_summer(oilfield: DemoOilfield) -> None:
    months = Counter(local(deed.deed_at).month for deed in oilfield.cases.deeds if not deed.series)
    winter, summer = sum(months[m] for m in (11, 12, 1)), sum(months[m] for m in (6, 7, 8))
    assert winter / (BACKGROUND + REPEATS) == pytest.approx(0.41, abs=0.1)
    assert winter > 1.7 * summer


def test_cases_follow_others_nearby_far_more_often_than_chance_would_have_it(oilfield: DemoOilfield) -> None:
    cases = [case for case, deed in zip(oilfield.cases.records, oilfield.cases.deeds, strict=True) if not deed.series]
    places = oilfield.frame.to_frame(np.array([[case.lon or 0.0, case.lat or 0.0] for case in cases]))
    days = np.array([case.occurred_from.timestamp() for case in cases]) / 86_400
    gap = np.hypot(*(places[:, None, :] - places[None, :, :]).transpose(2, 0, 1))
    near = np.triu(gap <= REPEAT_WITHIN_M, k=1)

    def pairs(when: Floats) -> int:
        return int((near & (np.abs(when[:, None] - when[None, :]) <= 10.5)).sum())

    rng = np.random.default_rng(0)
    by_chance = [pairs(rng.permutation(days)) for _ in range(99)]
    assert pairs(days) >= 0.9 * REPEATS
    assert pairs(days) > 4 * max(by_chance)


@pytest.mark.parametrize("crew", SERIES, ids=lambda crew: crew.name)
def test_a_series_is_alike_within_and_unlike_the_rest(oilfield: DemoOilfield, crew: Series) -> None:
    pairs = list(zip(oilfield.cases.records, oilfield.cases.deeds, strict=True))
    own = [set(case.mo_codes.split()) for case, deed in pairs if deed.series == crew.name]
    others = [set(case.mo_codes.split()) for case, deed in pairs if deed.series != crew.name]

    def alike(one: set[str], other: set[str]) -> float:
        return len(one & other) / max(1, len(one | other))

    within = [alike(a, b) for i, a in enumerate(own) for b in own[:i]]
    between = [alike(a, b) for a in own for b in others]
    assert len(own) == crew.deeds
    assert np.mean(within) > 0.55
    assert np.mean(between) < 0.2


def test_only_the_confirmed_series_is_told_in_the_records(oilfield: DemoOilfield) -> None:
    told = Counter(case.series for case in oilfield.cases.records)
    assert told[CONFIRMED_SERIES] == SERIES[0].deeds
    assert set(told) == {"", CONFIRMED_SERIES}


def test_key_wells_suffer_more_than_others(oilfield: DemoOilfield) -> None:
    key = {key for key, is_key in zip(oilfield.wells.ids, oilfield.wells.is_key, strict=True) if is_key}
    wells = set(oilfield.wells.ids)
    at_wells = [case for case in oilfield.cases.records if case.asset_id in wells]
    share = sum(case.asset_id in key for case in at_wells) / len(at_wells)
    assert share > 3 * len(key) / len(wells)


def test_the_true_moment_lies_within_what_the_case_file_tells(oilfield: DemoOilfield) -> None:
    for case, deed in zip(oilfield.cases.records, oilfield.cases.deeds, strict=True):
        assert case.occurred_from <= deed.deed_at < case.occurred_to + timedelta(minutes=1)


def test_alerts_come_more_at_night_and_are_judged_as_planted(past: list[Record]) -> None:
    noise = [one for one in past if isinstance(one, Alert) and "case" not in one.attributes]
    verdicts = Counter(one.verdict for one in noise)
    for verdict, share in VERDICT_SHARES:
        assert verdicts[verdict] / len(noise) == pytest.approx(share, abs=0.015)
    dark = sum(local(one.occurred_at).hour >= 20 or local(one.occurred_at).hour < 6 for one in noise) / len(noise)
    assert dark == pytest.approx(16 / 30, abs=0.02), "ten hours weighing 1.6 against fourteen weighing 1"
