"""Incidents and strength by place and hour: cut at the county's hours, compared, proposed, and judged honestly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
import shapely

from app.analysis.strength.hours import Floats, Ints, aoristic, by_place_and_hour, on_record, pieces, weekday_of
from app.analysis.strength.mismatch import IDLE, NOBODY, NONE, THIN, at_least, kinds, runs, stretches
from app.analysis.strength.places import Places
from app.analysis.strength.staffing import (
    FOLD_DAYS,
    Incidents,
    back_test,
    plain_counts,
    scores,
    shared_out,
    staffed,
)

AHEAD = 8
TODAY = 20_000
"""A day since 1970: 2024-10-04, a Friday."""


def utc(*moment: int) -> float:
    """A time of the county's clock as seconds since 1970."""
    return (datetime(*moment, tzinfo=UTC) - timedelta(hours=AHEAD)).timestamp()  # type: ignore[misc,arg-type]


def shares(begin: float, end: float) -> dict[int, float]:
    """The share of one incident in each hour of the day."""
    _, hour, share = aoristic(np.array([begin]), np.array([end]), AHEAD)
    found: dict[int, float] = {}
    for at, part in zip((hour % 24).tolist(), share.tolist(), strict=True):
        found[at] = found.get(at, 0.0) + part
    return found


def test_a_theft_between_two_times_is_shared_out_over_the_hours_of_the_county() -> None:
    found = shares(utc(2026, 11, 20, 22, 30), utc(2026, 11, 21, 2, 0))
    assert found == pytest.approx({22: 1 / 7, 23: 2 / 7, 0: 2 / 7, 1: 2 / 7})


def test_the_hours_are_those_of_the_county_and_not_of_greenwich() -> None:
    at = datetime(2026, 11, 20, 18, 10, tzinfo=UTC).timestamp()
    of, hour, share = aoristic(np.array([at]), np.array([at]), AHEAD)
    assert (hour % 24).tolist() == [2]
    assert weekday_of(hour).tolist() == [5], "Friday evening in Greenwich is Saturday in the county"
    assert (of.tolist(), share.tolist()) == ([0], [1.0])


def test_an_interval_that_ends_on_the_hour_takes_nothing_of_the_next() -> None:
    assert shares(utc(2026, 11, 20, 23, 0), utc(2026, 11, 21, 0, 0)) == {23: 1.0}


def test_an_interval_of_weeks_is_flat_over_the_week() -> None:
    _, hour, share = aoristic(np.array([utc(2026, 9, 1, 7, 13)]), np.array([utc(2026, 11, 1, 9, 40)]), AHEAD)
    cube = by_place_and_hour(np.zeros_like(hour), hour, share, 1)
    assert cube[0] == pytest.approx(np.full((7, 24), 1 / 168))


def test_times_the_wrong_way_round_are_one_incident_still() -> None:
    assert sum(shares(utc(2026, 11, 20, 5, 30), utc(2026, 11, 20, 3, 0)).values()) == pytest.approx(1.0)


def test_a_watch_over_midnight_is_cut_at_each_hour() -> None:
    found = pieces(np.array([utc(2026, 11, 20, 19, 30)]), np.array([utc(2026, 11, 21, 8, 0)]), AHEAD)
    assert (found.seconds / 60).tolist() == [30.0] + [60.0] * 12
    assert (found.hour % 24).tolist() == [19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5, 6, 7]


def test_what_lies_in_no_place_is_in_no_row() -> None:
    cube = by_place_and_hour(np.array([-1, 1]), np.array([3, 3]), np.array([5.0, 2.0]), 2)
    assert cube.sum() == 2.0


def test_a_night_without_a_patrol_is_on_record_and_a_week_without_a_tracker_is_not() -> None:
    friday = 24 * TODAY
    told = np.array([friday + 8, friday + 9, friday + 30, friday + 30 + 7 * 24])
    known = on_record(told)
    assert known.sum() == 24, "the first day and the night after it, and the last hour; not the week between"
    assert known[4, 8] == 1
    assert known[5, 3] == 1, "nobody was out at three, and that is known"
    assert known[0].sum() == 0
    assert on_record(np.zeros(0, dtype=np.int64)).sum() == 0


def test_places_are_found_in_their_areas_and_nowhere_else() -> None:
    west, east = shapely.box(107.0, 37.0, 107.5, 37.5), shapely.box(107.5, 37.0, 108.0, 37.5)
    places = Places([shapely.to_wkb(west), shapely.to_wkb(east), b"no shape"])
    lon, lat = np.array([107.2, 107.8, 109.0, np.nan, 107.2]), np.array([37.2, 37.3, 37.2, 37.2, 37.2])
    assert places.numbers(lon, lat).tolist() == [0, 1, -1, -1, 0]


def table(**cells: tuple[float, float]) -> tuple[Floats, Floats]:
    """Two rows; a cell is named `a03` by row and hour and has incidents and minutes. Elsewhere 20 minutes, and none."""
    incidents, minutes = np.zeros((2, 24)), np.full((2, 24), 20.0)
    for name, (number, spent) in cells.items():
        at = "ab".index(name[0]), int(name[1:])
        incidents[at], minutes[at] = number, spent
    return incidents, minutes


def test_incidents_without_anybody_and_strength_without_incidents_are_told() -> None:
    incidents, minutes = table(a23=(4, 0), a00=(3, 2), a12=(0, 45), b05=(8, 20), b20=(1, 60))
    found = kinds(incidents, minutes)
    assert found[0, 23] == found[0, 0] == NOBODY
    assert found[0, 12] == IDLE
    assert found[1, 5] == THIN, "eight of sixteen incidents at a fiftieth of the strength"
    assert found[1, 20] == NONE, "one incident where an hour of patrol was"


def test_hours_of_one_kind_are_one_run_over_midnight_the_gravest_first() -> None:
    told = runs(*table(a23=(4, 0), a00=(3, 2), a12=(0, 45), b05=(8, 20)))
    assert [(one.row, one.first, one.after, one.kind) for one in told] == [
        (1, 5, 6, THIN), (0, 23, 1, NOBODY), (0, 12, 13, IDLE),
    ]  # fmt: skip
    assert (told[1].incidents, told[1].minutes) == (7.0, 1.0)


def test_what_chance_may_bring_is_said_to_be_chance() -> None:
    single, often = runs(*table(a03=(1, 0), b04=(9, 0)))[::-1]
    assert (single.is_by_chance, often.is_by_chance) == (True, False)


def test_a_whole_day_of_one_kind_is_one_stretch() -> None:
    assert list(stretches(np.full(24, 2))) == [(0, 24)]
    assert list(stretches(np.zeros(24, dtype=np.int64))) == []


def test_the_chance_of_so_many_is_that_of_poisson() -> None:
    assert at_least(0, 3.0) == 1.0
    assert at_least(1, 2.0) == pytest.approx(1 - np.exp(-2.0))
    assert at_least(3, 1.0) == pytest.approx(1 - np.exp(-1.0) * 2.5)


def at_hours(days: Ints, hours: Ints, rows: Ints) -> Incidents:
    return Incidents(rows, days * 24 + hours, np.ones(len(days)), days)


def planted(count: int, seed: int, night: float) -> Incidents:
    """`count` incidents of 455 days in ten places; in place 3 at 01:00 to 03:59 with the chance `night`."""
    chance = np.random.default_rng(seed)
    days = np.sort(chance.integers(TODAY - 455, TODAY, count))
    hours, rows = chance.integers(0, 24, count), chance.integers(0, 10, count)
    of_night = chance.uniform(size=count) < night
    hours[of_night], rows[of_night] = chance.integers(1, 4, int(of_night.sum())), 3
    return at_hours(days, hours, rows)


def test_the_proposal_finds_the_planted_place_and_hours() -> None:
    wanted = scores(planted(300, 1, 0.3), TODAY, 10)
    assert wanted.sum() == pytest.approx(1.0)
    assert np.argmax(wanted.sum(axis=1)) == 3
    assert set(np.argsort(wanted[3])[-3:].tolist()) == {1, 2, 3}


def test_the_proposal_beats_the_plain_count_where_incidents_are_few_and_follow_place_and_hour() -> None:
    """Hours and places apart from each other: a plain count of ten incidents a month knows neither."""
    chance = np.random.default_rng(7)
    count = 400
    rows = chance.choice(10, count, p=np.arange(10, 0, -1) / 55)
    hours = chance.choice(24, count, p=np.where(np.arange(24) < 6, 3.0, 1.0) / 36)
    seen = at_hours(np.sort(chance.integers(TODAY - 455, TODAY, count)), hours, rows)
    test = back_test(seen, TODAY, 90, 10)
    assert test.judged > 60
    assert test.share > test.plain_share + 0.05


def test_a_pattern_that_turned_yesterday_makes_the_proposal_worse_and_that_is_said() -> None:
    """For a year place 0, then place 1 for the last 120 days: who looks back 90 days alone is right."""
    old = np.repeat(np.arange(TODAY - 455, TODAY - 181), 2)
    new = np.repeat(np.arange(TODAY - 181, TODAY), 1)
    hours = np.concatenate([old * 7 % 24, new * 7 % 24])
    rows = np.concatenate([np.zeros(len(old), dtype=np.int64), np.ones(len(new), dtype=np.int64)])
    test = back_test(at_hours(np.concatenate([old, new]), hours, rows), TODAY, 90, 5)
    assert test.judged == 3 * FOLD_DAYS
    assert test.share < test.plain_share
    assert test.sureness < 0


def test_the_trial_sees_nothing_of_the_days_on_which_it_judges() -> None:
    seen = planted(200, 3, 0.2)
    cut = TODAY - 60
    later = seen.where(seen.known_day >= cut)
    turned = Incidents(np.where(seen.known_day >= cut, 9, seen.row), seen.hour, seen.share, seen.known_day)
    assert len(later.row) > 10
    assert np.array_equal(scores(seen, cut, 10), scores(turned, cut, 10))
    assert np.array_equal(plain_counts(seen, cut, 90, 10), plain_counts(turned, cut, 90, 10))


def test_an_incident_that_was_noticed_later_was_not_known_before() -> None:
    deed = Incidents(np.array([0]), np.array([(TODAY - 3) * 24]), np.array([1.0]), np.array([TODAY + 2]))
    assert scores(deed, TODAY, 1).sum() == 0.0
    assert plain_counts(deed, TODAY, 90, 1).sum() == 0.0
    assert scores(deed, TODAY + 3, 1).sum() == pytest.approx(1.0)


def test_where_all_tie_the_order_of_rows_helps_nobody() -> None:
    assert staffed(np.zeros((5, 24))) == pytest.approx(np.full((5, 24), 0.2))
    few = np.zeros((1, 10))
    few[0, 3] = 5.0
    found = staffed(few)
    assert found[0, 3] == 1.0
    assert found.sum() == pytest.approx(2.0)
    assert found[0, 0] == pytest.approx(1 / 9)


def test_one_incident_is_enough_for_a_proposal_and_too_little_for_a_verdict() -> None:
    seen = at_hours(np.array([TODAY - 10]), np.array([2]), np.array([1]))
    assert int(np.argmax(scores(seen, TODAY, 3))) == 24 + 2, "place 1, 02:00"
    assert back_test(seen, TODAY, 90, 3).judged == 1.0


def test_of_nothing_nothing_is_proposed() -> None:
    none = at_hours(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    assert scores(none, TODAY, 2).sum() == 0.0
    test = back_test(none, TODAY, 90, 2)
    assert (test.judged, test.share, test.plain_share, test.sureness) == (0.0, 0.0, 0.0, 0.0)
    minutes = np.full((2, 24), 30.0)
    assert np.array_equal(shared_out(np.zeros((2, 24)), minutes), minutes)


def test_a_proposal_shares_out_what_there_is_and_leaves_no_place_to_itself() -> None:
    minutes, wanted = np.full((2, 24), 60.0), np.zeros((2, 24))
    wanted[1, 2] = 1.0
    then = shared_out(wanted, minutes)
    assert then.sum() == pytest.approx(minutes.sum())
    assert then.min() == pytest.approx(15.0)
    assert then[1, 2] == then.max()
