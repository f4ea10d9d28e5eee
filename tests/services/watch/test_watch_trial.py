"""The back-test: what a rule would have said in the last 30 days, from the fixes of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.watch_rule import WatchKind
from app.services.watch.watch_trial import DAYS, WatchTrial, trial
from app.store.unit_of_work import Store
from tests.services.watch_ground import PATROL, PICK_UP, drive, keep, rule, settle
from tests.store_fixtures import Clock


def test_each_time_of_the_last_30_days_is_listed_with_its_place_and_older_ones_are_not(
    store: Store, clock: Clock
) -> None:
    settle(store)
    in_and_out = [(-500, 500), (500, 500), (-500, 500)]
    for days in (2, 9, 29.9, 31):
        keep(store, drive(PICK_UP.id, clock() - timedelta(days=days), in_and_out))
    found = trial(store, rule(WatchKind.ZONE_ENTER), clock())
    assert (found.count, found.fixes) == (3, 9)
    assert [(clock() - hit.at).days for hit in found.hits] == [1, 8, 29]
    assert {str(hit.title) for hit in found.hits} == {"演K·D0001 entered 一号禁区"}
    assert [hit.until is not None and hit.until > hit.at for hit in found.hits] == [True] * 3
    assert abs(found.hits[0].lat - 37.2045) < 1e-3


def test_a_trial_counts_as_the_live_rule_would_with_its_quiet_period(store: Store, clock: Clock) -> None:
    settle(store)
    way = [(-500, 500), (500, 500)] * 10 + [(-500, 500)]
    keep(store, drive(PICK_UP.id, clock() - timedelta(days=1), way))
    assert trial(store, rule(WatchKind.ZONE_ENTER, quiet_s=0), clock()).count == 10
    assert trial(store, rule(WatchKind.ZONE_ENTER, quiet_s=3600), clock()).count == 1


def test_doubted_fixes_are_not_tried(store: Store, clock: Clock) -> None:
    settle(store)
    way = drive(PICK_UP.id, clock() - timedelta(days=1), [(-500, 500), (500, 500), (-500, 500)])
    keep(store, [way[0], replace(way[1], doubt="JUMPED"), way[2]])
    found = trial(store, rule(WatchKind.ZONE_ENTER), clock())
    assert found.fixes == 2


def test_whether_a_patrol_was_under_way_is_asked_of_the_past(store: Store, clock: Clock) -> None:
    settle(store)
    standing = [(0.0, 0.0)] * 60
    keep(store, drive(PATROL.id, clock() - timedelta(hours=2), standing))
    keep(store, drive(PATROL.id, clock() - timedelta(hours=20), standing))
    assert trial(store, rule(WatchKind.STOPPED, minutes=30.0), clock()).count == 1, "it set out three hours ago"


def test_in_a_process_of_its_own_it_tells_how_far_it_is(store: Store, clock: Clock) -> None:
    settle(store)
    keep(store, drive(PICK_UP.id, clock() - timedelta(days=1), [(-500, 500), (500, 500)]))
    told: list[tuple[int, int]] = []
    found = WatchTrial(store.database.place, clock).try_out(
        rule(WatchKind.ZONE_ENTER), lambda done, days: told.append((done, days)), lambda: False
    )
    assert found is not None
    assert found.count == 1
    assert told == [(day + 1, DAYS) for day in range(DAYS)]


def test_a_trial_that_is_stopped_gives_nothing_and_leaves_no_process(store: Store, clock: Clock) -> None:
    settle(store)
    assert (
        WatchTrial(store.database.place, clock).try_out(
            rule(WatchKind.ZONE_ENTER), lambda _done, _days: None, lambda: True
        )
        is None
    )
