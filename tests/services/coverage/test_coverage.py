"""Which ground was seen in a span: last seen, by whom, how; what is due; lines, cells, posts and teams."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.asset import AssetLayer
from app.domain.coverage import PassingRule, SeenHow, Unseen
from app.domain.duty import PostRole, SlotState
from app.domain.hazard import Hazard, HazardKind, HazardState
from app.domain.patrol import Patrol, PatrolKind, PatrolStatus, PatrolStop, StopProof
from app.domain.signal import BY_HAND
from app.domain.visit_need import NeedMode
from app.services.coverage.need_desk import NeedAsked, NeedDesk
from app.store.unit_of_work import Store
from tests.services.coverage.coverage_ground import FAR, covered, drive, due, ground, stay
from tests.services.duty.shift_field import put
from tests.services.duty.strength_ground import POLICE, alert, fill, post
from tests.store_fixtures import Clock


@pytest.fixture
def field(store: Store, officer: Actor) -> Store:
    ground(store, officer)
    return store


def need(store: Store, actor: Actor, **told: object) -> str:
    asked = {"layer": AssetLayer.WELLS, "mode": NeedMode.EVERY, "every_h": 24.0} | told
    return NeedDesk(store).ask(actor, f"need {told}", NeedAsked(**asked))  # type: ignore[arg-type]


def test_a_well_that_was_passed_is_known_by_whom_when_and_how_and_another_is_due(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=2.0)
    begin = clock() - timedelta(hours=5)
    drive(field, "u1", begin, [-90.0, 0.0, 90.0, 180.0])
    rows = due(covered(field))
    passed = rows["near"]
    assert (passed.by, passed.how, passed.last_at) == ("u1", SeenHow.PASSED, begin + timedelta(seconds=24))
    assert passed.over_h == pytest.approx(5 - 24 / 3600 - 2, abs=1e-6)
    assert (passed.area, passed.why) == ("东智慧警务室", Unseen.NOT_PATROLLED)
    assert (rows["far"].last_at, rows["far"].by, rows["far"].how) == (None, "", None)
    assert rows["far"].over_h > 24 * 89


def test_of_every_place_and_stretch_that_was_seen_it_is_told_when_by_whom_and_how_whether_or_not_anybody_asks(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=2.0)
    drive(field, "u1", clock() - timedelta(hours=5), [0.0, 150.0, 300.0, 450.0, 600.0])
    stay(field, "u2", clock() - timedelta(hours=3), 10)
    found = covered(field)
    rows = {(one.asset_id, one.by): one for one in found.seen}
    assert set(rows) == {("near", "u2"), ("post", "u2"), ("cell", "u2"), ("line", "u2"), ("line", "u1")}
    assert found.seen_rows == len(found.seen) == 5
    assert (rows["near", "u2"].how, rows["line", "u1"].how) == (SeenHow.STOPPED, SeenHow.PASSED)
    assert rows["near", "u2"].over_h == pytest.approx(3 - 10 / 60 - 2, abs=0.01)
    assert (rows["post", "u2"].mode, rows["post", "u2"].over_h, rows["post", "u2"].why) == (None, 0.0, None)
    assert (rows["line", "u2"].from_m, rows["line", "u1"].from_m) == (0.0, rows["line", "u2"].to_m)
    assert rows["line", "u1"].to_m == pytest.approx(600.0, abs=100.0)
    assert [one.last_at for one in found.seen] == sorted(
        (one.last_at for one in found.seen if one.last_at), reverse=True
    )
    assert not covered(field, hours=2.0).seen, "nobody came in these hours"


def test_what_was_seen_in_time_is_not_listed_and_what_soon_will_be_due_is(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=8.0)
    stay(field, "u1", clock() - timedelta(hours=7), 10)
    rows = due(covered(field))
    assert (rows["near"].is_overdue, rows["near"].why, rows["near"].how) == (False, None, SeenHow.STOPPED)
    assert rows["near"].over_h == pytest.approx(-(8 - 7 + 10 / 60), abs=0.01)
    need(field, officer, every_h=24.0)
    assert "near" not in due(covered(field))


def test_a_need_of_key_wells_a_stay_and_a_need_of_one_well_alone_hold_for_these(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, is_key=True, every_h=12.0)
    need(field, officer, asset_id="near", every_h=6.0, dwell_min=10)
    drive(field, "u1", clock() - timedelta(hours=1), [-50.0, 0.0, 50.0])
    rows = due(covered(field))
    assert set(rows) == {"key", "near"}, "of the far well nothing is asked"
    assert rows["near"].last_at is None, "passing is no stay of ten minutes"
    stay(field, "u2", clock() - timedelta(hours=8), 12)
    rows = due(covered(field))
    assert rows["near"].by == "u2"
    assert rows["near"].gap_h == pytest.approx(8 - 0.2, abs=0.01)


def test_a_well_that_must_never_be_unseen_is_overdue_though_somebody_is_there_now(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, asset_id="near", mode=NeedMode.CONTINUOUS, every_h=2.0)
    for hours in (5.9, 1.0):
        stay(field, "u1", clock() - timedelta(hours=hours), 10)
    row = due(covered(field, 6.0))["near"]
    assert row.gap_h == pytest.approx(5.9 - 10 / 60 - 1.0, abs=0.01)
    assert row.is_overdue


def test_a_guard_day_and_night_is_wanting_when_nobody_is_heard_for_a_quarter_of_an_hour(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, asset_id="near", mode=NeedMode.GUARD_24H)
    stay(field, "u2", clock() - timedelta(hours=6), 180, every_s=300.0)
    stay(field, "u2", clock() - timedelta(minutes=160), 160, every_s=300.0)
    row = due(covered(field, 6.0))["near"]
    assert row.gap_h == pytest.approx(20 / 60, abs=0.01)
    assert row.over_h == pytest.approx(5 / 60, abs=0.01)


def test_not_reported_is_told_from_not_patrolled_by_who_was_on_duty_and_not_heard(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=4.0)
    begin = clock() - timedelta(hours=6)
    slot = post("slot", begin, 6.0, role=PostRole.PATROL, state=SlotState.PRESENT)
    put(field, officer, "slot", replace(slot, unit_id="u1"))
    rows = due(covered(field))
    assert {key: rows[key].why for key in ("near", "far", "key")} == dict.fromkeys(
        ("near", "far", "key"), Unseen.NOT_REPORTED
    ), "the unit is of no area: it may have been anywhere"
    stay(field, "u1", begin, 360, place=(107.6, 37.4))
    rows = due(covered(field))
    assert {rows[key].why for key in ("near", "far", "key")} == {Unseen.NOT_PATROLLED}
    teams = {one.unit_id: one for one in covered(field).teams}
    assert [teams["u1"].duty_h, teams["u1"].silent_h, teams["u1"].hours] == pytest.approx([6.0, 0.0, 6.0], abs=0.02)


def test_of_a_line_unique_and_driven_kilometres_are_kept_apart_and_old_ones_count_by_their_age(
    field: Store, officer: Actor, clock: Clock
) -> None:
    there = [50.0 * n for n in range(21)]
    drive(field, "u1", clock() - timedelta(hours=2), there)
    drive(field, "u1", clock() - timedelta(hours=1), there[::-1])
    drive(field, "u1", clock() - timedelta(hours=30), [1500.0 + one for one in there])
    (line,) = covered(field).lines
    assert [line.length_m, line.unique_m, line.driven_m] == pytest.approx([2950, 1000, 2000], rel=2e-3)
    assert line.share == pytest.approx(1000 / 2950, abs=1e-3)
    assert line.recent_m == pytest.approx((1000, 2000, 2000), rel=2e-3)
    assert covered(field, 36.0).lines[0].unique_m == pytest.approx(2000, rel=2e-3)


def test_pieces_of_a_line_that_nobody_saw_are_one_stretch_with_its_k_numbers(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, layer=AssetLayer.PIPELINES, every_h=24.0)
    drive(field, "u1", clock() - timedelta(hours=2), [1010.0 + 50 * n for n in range(11)])
    found = covered(field)
    rows = [one for one in found.due if one.asset_id == "line"]
    assert sorted(one.stretch for one in rows) == ["K0+000–K1+000", "K1+600–K2+950"]
    assert (found.overdue.rows, found.overdue.not_reported) == (2, 0)
    assert found.overdue.line_m == pytest.approx(2350, abs=5)
    (figure,) = (one for one in found.layers if one.layer is AssetLayer.PIPELINES)
    assert (figure.total, figure.seen, figure.needed, figure.overdue) == (30, 6, 30, 24)
    assert [(one.age, round(one.length_m, -1)) for one in found.ages] == [
        ("NEVER", 1000.0), ("H24", 600.0), ("NEVER", 1350.0),
    ]  # fmt: skip


def test_cells_and_posts_tell_minutes_and_who_was_there(field: Store, officer: Actor, clock: Clock) -> None:
    stay(field, "u1", clock() - timedelta(hours=2), 30)
    found = covered(field, 4.0)
    (cell,) = found.cells
    assert (cell.name, round(cell.minutes, 6), cell.by) == ("东第1网格", 30.0, "u1")
    assert cell.visible_rate == found.visible_rate == pytest.approx(1 / 4), "six minutes an hour are wanted"
    (held,) = found.posts
    assert (round(held.held_min, 6), held.visits, held.by) == (30.0, 1, "u1")
    assert held.first_at == clock() - timedelta(hours=2)


def test_teams_tell_hours_kilometres_stops_and_what_they_saw(field: Store, officer: Actor, clock: Clock) -> None:
    begin = clock() - timedelta(hours=3)
    drive(field, "u1", begin, [100.0 * n for n in range(-20, 1)])
    stay(field, "u1", begin + timedelta(seconds=300), 10)
    team = {one.unit_id: one for one in covered(field).teams}["u1"]
    assert (round(team.km, 2), team.wells, team.stops) == (2.0, 1, 1)
    assert team.hours == pytest.approx(15 / 60, abs=0.01)


def test_a_check_point_that_was_reached_is_a_visit_though_no_tracker_told_it(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=2.0, dwell_min=10)
    begin = clock() - timedelta(hours=4)
    planned = Patrol(
        id="p", owner_domain=POLICE, number="LX2026-0001", name="夜巡", kind=PatrolKind.LINE, unit_id="u2",
        begins_at=begin, ends_at=clock(), status=PatrolStatus.ACTIVE, started_at=begin,
    )  # fmt: skip
    stop = PatrolStop(
        id="s", owner_domain=POLICE, patrol_id="p", position=1, asset_id="far", name="far", lon=FAR[0], lat=FAR[1],
        proof=StopProof.QR, reached_at=clock() - timedelta(hours=3), reached_by=StopProof.QR,
    )  # fmt: skip
    put(field, officer, "patrol", planned, stop)
    found = covered(field)
    row = due(found)["far"]
    assert (row.how, row.by, round(row.gap_h, 6)) == (SeenHow.POINT_CHECK, "u2", 3.0)
    team = {one.unit_id: one for one in found.teams}["u2"]
    assert (team.duty_h, team.silent_h, team.wells) == (4.0, 4.0, 1)


def test_of_what_patrols_found_it_is_told_how_much_was_dealt_with(field: Store, officer: Actor, clock: Clock) -> None:
    moment = clock() - timedelta(hours=2)
    assert covered(field).handling_rate is None
    told: dict[str, Any] = {"source": BY_HAND, "source_id": "patrol:p:1"}
    fill(
        field, officer,
        [
            alert("closed", moment, **told), alert("open", moment, state=AlertState.UNACK, closed_at=None, **told),
            alert("of a camera", moment), alert("long ago", moment - timedelta(days=3), **told),
        ],
    )  # fmt: skip
    hazard = Hazard(
        id="h", owner_domain=POLICE, number="YH2026-0001", title="围栏破损", kind=HazardKind.PHYSICAL, found_at=moment,
        state=HazardState.CLEARED, subject="patrol", subject_id="p",
    )  # fmt: skip
    put(field, officer, "hazard", hazard)
    found = covered(field)
    assert (found.found, found.dealt_with) == (3, 2)
    assert found.handling_rate == pytest.approx(2 / 3)


def test_the_rule_of_the_county_counts(field: Store, officer: Actor, clock: Clock) -> None:
    drive(field, "u1", clock() - timedelta(hours=1), [-200.0, 0.0, 200.0], every_s=9.0)
    wells = {one.kind: one.seen for one in covered(field).layers if one.layer is AssetLayer.WELLS}
    faster = {
        one.kind: one.seen
        for one in covered(field, rule=PassingRule(car_kmh=90.0)).layers
        if one.layer is AssetLayer.WELLS
    }
    assert (wells, faster) == ({"GAS": 0, "OIL": 0}, {"GAS": 0, "OIL": 1})


def test_a_visit_before_what_was_read_is_known_by_its_square_though_not_by_whom(
    field: Store, officer: Actor, clock: Clock
) -> None:
    need(field, officer, every_h=24.0)
    stay(field, "u1", clock() - timedelta(days=20), 5)
    row = due(covered(field))["near"]
    assert (row.last_at, row.by, row.how) == (clock() - timedelta(days=20) + timedelta(minutes=5), "", None)


def test_a_span_of_the_past_does_not_know_what_came_later(field: Store, officer: Actor, clock: Clock) -> None:
    need(field, officer, every_h=4.0)
    clock.move(hours=3)
    stay(field, "u1", clock() - timedelta(hours=1), 5)
    assert due(covered(field, until=clock() - timedelta(hours=2)))["near"].last_at is None
