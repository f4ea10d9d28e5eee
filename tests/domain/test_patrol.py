"""How a patrol stands by the clock, which steps it may take, and what a template keeps of its stops."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.patrol import (
    READY_BEFORE,
    START_GRACE,
    STEPS,
    JointForce,
    Patrol,
    PatrolKind,
    PatrolStatus,
    StopProof,
    status_at,
)
from app.domain.patrol_plan import PlannedStop, kept_stops, stops_kept
from app.domain.record import OwnerDomain
from app.errors import InputRefused

BEGINS = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
ONE = Patrol(
    id="p1",
    owner_domain=OwnerDomain.POLICE,
    number="LX2026-0001",
    name="夜间穿线",
    kind=PatrolKind.LINE,
    unit_id="u1",
    begins_at=BEGINS,
    ends_at=BEGINS + timedelta(hours=4),
    asset_id="line",
    forces="POLICE VOLUNTEERS",
    status=PatrolStatus.ISSUED,
)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("at", "stands"),
    [
        (BEGINS - READY_BEFORE - MINUTE, PatrolStatus.ISSUED),
        (BEGINS - READY_BEFORE, PatrolStatus.READY),
        (BEGINS + START_GRACE, PatrolStatus.READY),
        (BEGINS + START_GRACE + MINUTE, PatrolStatus.OVERDUE),
        (BEGINS + timedelta(days=1), PatrolStatus.OVERDUE),
    ],
)
def test_what_is_issued_is_ready_and_then_overdue_by_the_clock(at: datetime, stands: PatrolStatus) -> None:
    assert status_at(ONE, at) is stands


@pytest.mark.parametrize("status", sorted(set(PatrolStatus) - {PatrolStatus.ISSUED}))
def test_the_clock_changes_nothing_but_what_is_issued(status: PatrolStatus) -> None:
    assert status_at(replace(ONE, status=status), BEGINS + timedelta(days=1)) is status


def test_ready_and_overdue_are_no_states_that_a_step_leads_to() -> None:
    derived = {PatrolStatus.READY, PatrolStatus.OVERDUE}
    assert not any(to in derived or came_from & derived for came_from, to in STEPS.values())


def test_a_step_that_is_not_the_next_is_refused_with_the_state() -> None:
    assert ONE.after("start") is PatrolStatus.ACTIVE
    with pytest.raises(InputRefused, match=r"LX2026-0001 is not at that step: it stands at “Issued”"):
        ONE.after("review")
    with pytest.raises(InputRefused):
        replace(ONE, status=PatrolStatus.REVIEWED).after("cancel")


def test_a_beat_is_on_its_asset_and_that_of_an_area_may_be_the_jurisdiction() -> None:
    assert ONE.beat_id == "line"
    assert replace(ONE, kind=PatrolKind.AREA, asset_id=None, area_id="room").beat_id == "room"
    assert replace(ONE, asset_id=None, area_id="room").beat_id is None


def test_the_joint_forces_are_read_from_their_codes() -> None:
    assert ONE.joint_forces == (JointForce.POLICE, JointForce.VOLUNTEERS)
    assert replace(ONE, forces="").joint_forces == ()


def test_a_template_keeps_its_stops_through_json_but_not_the_hour_of_one_night() -> None:
    stop = PlannedStop(
        name="定1号", lon=107.6, lat=37.5, asset_id="w1", dwell_min=14, proof=StopProof.QR, due_at=BEGINS, why="x"
    )
    again = stops_kept(json.loads(json.dumps(kept_stops([stop]))))
    assert again == (replace(stop, due_at=None, why=""),)
    assert stops_kept({}) == ()
