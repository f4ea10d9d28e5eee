"""Beats proposed from a real store: asked for, made apart, accepted into patrols, refused; each on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import shapely

from app.domain.access import Actor
from app.domain.asset import AreaKind, AssetLayer, WellKind
from app.domain.case_file import Discovery
from app.domain.patrol import PatrolKind, PatrolStatus
from app.domain.patrol_proposal import Crew, ProposalLean, ProposalState, ProposedNight
from app.domain.record import OwnerDomain
from app.domain.road_rules import RoadRules
from app.domain.unit import Fix, Unit, UnitKind
from app.domain.visit_need import NeedMode, VisitNeed
from app.errors import InputRefused
from app.paths import resources
from app.services.patrols.beat import BeatGround
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.patrols.proposal_desk import ProposalDesk
from app.store import audit_store, fix_store, patrol_store
from app.store.proposal_store import proposals
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.dispatch_ground import KM, LAT, DispatchGround
from tests.services.patrols.field import asset
from tests.store_fixtures import Clock
from tests.ui import invented

WEST = 107.0
POLICE = OwnerDomain.POLICE
NEVER = "1 wells and sites overdue, 1 of them not seen in 90 days"


@pytest.fixture
def ground(store: Store, officer: Actor) -> DispatchGround:
    """A road of 20 km with a well each kilometre, a police room at its begin, two crews there."""
    found = DispatchGround(store, officer)
    found.road([(WEST, LAT), (WEST + 20 * KM, LAT)])
    room = found.room(WEST)
    found.fill(
        asset("area", AssetLayer.AREAS, "东滩辖区", shapely.box(WEST - 0.1, LAT - 0.1, WEST + 0.4, LAT + 0.1),
              AreaKind.JURISDICTION),
        *(
            asset(f"w{n}", AssetLayer.WELLS, f"演{n}", shapely.Point(WEST + n * KM, LAT + 0.0005), WellKind.OIL)
            for n in range(1, 20)
        ),
        Unit(id="u1", owner_domain=POLICE, code="巡1", name="巡察1组", kind=UnitKind.PATROL_GROUP, area_id="area",
             home_site_id=room),
        Unit(id="u2", owner_domain=POLICE, code="护1", name="护卫1组", kind=UnitKind.GUARD_TEAM, home_site_id=room),
        Unit(id="u3", owner_domain=POLICE, code="志1", name="志愿1队", kind=UnitKind.VOLUNTEER_TEAM),
    )  # fmt: skip
    return found


@pytest.fixture
def desk(ground: DispatchGround) -> ProposalDesk:
    seeds = iter(f"{n:032x}" for n in range(1, 9))
    patrols = PatrolDesk(ground.store, BeatGround())
    return ProposalDesk(ground.store, RoadRules(), patrols, lambda: next(seeds))


def window(clock: Clock, hours: float = 4.0) -> tuple[datetime, datetime]:
    begins = clock().replace(second=0, microsecond=0) + timedelta(hours=1)
    return begins, begins + timedelta(hours=hours)


def crews(desk: ProposalDesk, clock: Clock) -> tuple[Crew, ...]:
    return desk.crews(*window(clock))


def made(
    desk: ProposalDesk, officer: Actor, clock: Clock, act_id: str = "ask", lean: ProposalLean = ProposalLean.BOTH
) -> ProposedNight:
    chosen = crews(desk, clock)
    key = desk.ask(officer, act_id, chosen, *window(clock), lean)
    told: list[tuple[int, int]] = []
    night = desk.make(key, chosen, lambda done, of: told.append((done, of)), lambda: False)
    assert night is not None
    assert told[-1] == (2, 2)
    return night


def seen(ground: DispatchGround, wells: Sequence[int], hours: float) -> None:
    """The guards were at these wells so many hours ago."""
    at = ground.now - timedelta(hours=hours)
    with ground.store.database.write() as connection:
        fix_store.append(
            connection,
            [Fix("u2", at + timedelta(minutes=n), WEST + n * KM, LAT + 0.0005, 5.0, 0.0, 5.0) for n in wells],
        )


def test_a_crew_is_a_unit_with_a_place_to_start_from(desk: ProposalDesk, clock: Clock) -> None:
    found = crews(desk, clock)
    assert [(one.unit_id, one.site, one.busy) for one in found] == [("u1", "警务室", ""), ("u2", "警务室", "")]


def test_beats_are_proposed_in_a_process_apart_and_each_stop_says_why(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    seen(ground, range(1, 13), hours=2)
    seen(ground, (13,), hours=100)
    night = made(desk, officer, clock)
    assert (night.due, night.gap < 0.1, len(night.seed)) == (7, True, 32)
    why = {stop.name: str(stop.why) for beat in night.beats for stop in beat.stops}
    assert set(why) <= {f"演{n}" for n in range(13, 20)}, "what was seen lately is not due"
    assert len(why) >= 5
    assert why["演13"].startswith("1 wells and sites overdue, the longest unseen for 101 h; drawn with a chance of")
    assert why["演14"].startswith(NEVER)
    for beat in night.beats:
        assert all(10 <= one.dwell_min <= 16 for one in beat.stops)
        assert beat.back_at <= night.ends_at


def test_a_need_that_was_set_goes_before_the_usual_one(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    seen(ground, range(1, 20), hours=10)
    ground.fill(
        VisitNeed(id="n1", owner_domain=POLICE, layer=AssetLayer.WELLS, asset_id="w7", mode=NeedMode.EVERY, every_h=8.0,
                  valid_from=ground.now - timedelta(days=1)),
        VisitNeed(id="n2", owner_domain=POLICE, layer=AssetLayer.WELLS, asset_id="w9", mode=NeedMode.GUARD_24H,
                  every_h=1.0, valid_from=ground.now - timedelta(days=1)),
    )  # fmt: skip
    night = made(desk, officer, clock)
    assert {stop.name for beat in night.beats for stop in beat.stops} == {"演7"}
    assert (night.due, night.due_seen) == (1, 1)


def test_a_need_of_one_well_alone_leaves_the_usual_one_of_the_others_until_their_class_is_given_one(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    seen(ground, range(1, 13), hours=10)
    since = ground.now - timedelta(days=1)
    ground.fill(
        VisitNeed(id="n1", owner_domain=POLICE, layer=AssetLayer.WELLS, asset_id="w7", mode=NeedMode.EVERY, every_h=8.0,
                  valid_from=since)
    )  # fmt: skip
    assert made(desk, officer, clock, "alone").due == 8, "the one, and seven that nobody saw in three days"
    ground.fill(
        VisitNeed(id="n2", owner_domain=POLICE, layer=AssetLayer.WELLS, kind=WellKind.GAS, mode=NeedMode.EVERY,
                  every_h=8.0, valid_from=since)
    )  # fmt: skip
    assert made(desk, officer, clock, "class").due == 1


def test_what_was_reported_draws_crews_again_and_again_and_what_patrols_found_draws_none(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    seen(ground, range(1, 20), hours=2)
    ground.fill(
        *(
            replace(
                invented.case(f"k{n}"), id=f"k{n}", lon=WEST + km * KM, lat=LAT, discovery=how,
                occurred_from=ground.now - timedelta(days=3), occurred_to=ground.now - timedelta(days=3),
                discovered_at=ground.now - timedelta(days=3),
            )
            for n, (km, how) in enumerate([(5, Discovery.REPORTED), (5, Discovery.REPORTED), (15, Discovery.PATROL)])
        )
    )  # fmt: skip
    night = made(desk, officer, clock, lean=ProposalLean.RISK)
    stops = [stop for beat in night.beats for stop in beat.stops]
    assert stops
    assert {stop.name for stop in stops} <= {f"演{n}" for n in (4, 5, 6)}
    assert any("2 incidents reported within 1.5 km in a year, the last 3 days ago" in str(one.why) for one in stops)
    often = [stop.due_at for stop in stops if stop.name == "演5"]
    assert len(often) == 2
    assert timedelta(minutes=75) <= max(often) - min(often) <= timedelta(minutes=165)


def test_accepted_beats_are_planned_patrols_with_seed_and_reasons_and_are_taken_back_as_any_plan(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    night = made(desk, officer, clock)
    chinese = Wording.load("zh_CN", resources() / "i18n")
    keys = desk.accept(officer, "accept", night, "大风降温,防盗油", chinese)
    assert desk.accept(officer, "accept", night, "大风降温,防盗油", chinese) == keys
    with ground.store.read() as connection:
        patrols = [patrol_store.patrols.get(connection, key) for key in keys]
        stops = patrol_store.stops_of(connection, keys)
        kept = proposals.get(connection, night.proposal_id)
        acts = [one.act for one in audit_store.acts_about(connection, "patrol_proposal", kept.id, 9)]
    assert [(one.unit_id, one.kind, one.status) for one in patrols] == [
        ("u1", PatrolKind.AREA, PatrolStatus.PLANNED), ("u2", PatrolKind.POST, PatrolStatus.PLANNED)
    ]  # fmt: skip
    assert {(one.proposal_id, one.seed, one.objective) for one in patrols} == {
        (night.proposal_id, night.seed, "大风降温,防盗油")
    }
    assert len(stops) == night.stops
    assert all("处井站超期" in one.why for one in stops)
    assert (kept.state, kept.reason, kept.stops, kept.seed) == (
        ProposalState.ACCEPTED, "大风降温,防盗油", night.stops, night.seed
    )  # fmt: skip
    assert set(acts) == {"patrol_proposal.ask", "patrol_proposal.accept"}
    assert all(one.busy for one in crews(desk, clock)), "who is sent is not offered again"
    PatrolDesk(ground.store, BeatGround()).take_back(officer, "back", "accept", reason="改由县局统一安排")
    assert not any(one.busy for one in crews(desk, clock))


def test_a_stop_that_an_officer_leaves_out_is_not_planned_and_stands_in_the_record(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    night = made(desk, officer, clock)
    beat = night.beats[0]
    changed = replace(
        night, beats=(beat.without(1), *night.beats[1:]), changes=(f"护卫1组 {beat.stops[1].name}:今晚有施工队",)
    )
    keys = desk.accept(officer, "accept", changed, "", Wording("en", {}))
    with ground.store.read() as connection:
        names = [one.name for one in patrol_store.stops_of(connection, keys[:1])]
        kept = proposals.get(connection, night.proposal_id)
    assert names == [one.name for at, one in enumerate(beat.stops) if at != 1]
    assert "今晚有施工队" in kept.changes


def test_a_beat_without_a_stop_is_driven_as_before(desk: ProposalDesk, officer: Actor, clock: Clock) -> None:
    beat = made(desk, officer, clock).beats[0]
    way = [at for part in (*(one.way for one in beat.stops), beat.home) for at in part]
    last = len(beat.stops) - 1
    for left in (0, 1, last):
        changed = beat.without(left)
        assert [one.name for one in changed.stops] == [one.name for at, one in enumerate(beat.stops) if at != left]
        assert [at for part in (*(one.way for one in changed.stops), changed.home) for at in part] == way


def test_a_refused_proposal_keeps_its_seed_and_why_and_cannot_be_accepted_later(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    night = made(desk, officer, clock)
    with pytest.raises(InputRefused, match="Say why"):
        desk.refuse(officer, "refuse", night, " ")
    desk.refuse(officer, "refuse", night, "道路结冰")
    with ground.store.read() as connection:
        kept = proposals.get(connection, night.proposal_id)
    assert (kept.state, kept.reason, kept.seed) == (ProposalState.REFUSED, "道路结冰", night.seed)
    with pytest.raises(InputRefused, match="decided already"):
        desk.accept(officer, "accept", night, "", Wording("en", {}))
    with ground.store.read() as connection:
        assert not patrol_store.sheet(connection)


def test_each_draw_is_on_record_before_anybody_sees_it(desk: ProposalDesk, officer: Actor, clock: Clock) -> None:
    chosen = crews(desk, clock)
    desk.ask(officer, "first", chosen, *window(clock), ProposalLean.BOTH)
    desk.ask(officer, "second", chosen, *window(clock), ProposalLean.BOTH)
    assert [(one.seed[-1], one.state) for one in desk.latest()] == [
        ("2", ProposalState.ASKED), ("1", ProposalState.ASKED)
    ]  # fmt: skip


def test_what_cannot_be_proposed_is_said_in_one_sentence(
    ground: DispatchGround, desk: ProposalDesk, officer: Actor, clock: Clock
) -> None:
    chosen, (begins, ends) = crews(desk, clock), window(clock)
    with pytest.raises(InputRefused, match="for 1 to 40 crews"):
        desk.ask(officer, "a", (), begins, ends, ProposalLean.BOTH)
    with pytest.raises(InputRefused, match="for 1 to 12 hours"):
        desk.ask(officer, "b", chosen, begins, begins + timedelta(hours=13), ProposalLean.BOTH)
    with pytest.raises(InputRefused, match="巡察1组 is on patrol LX1 then"):
        desk.ask(officer, "c", (replace(chosen[0], busy="LX1"),), begins, ends, ProposalLean.BOTH)
    seen(ground, range(1, 20), hours=2)
    key = desk.ask(officer, "d", chosen, begins, ends, ProposalLean.BOTH)
    with pytest.raises(InputRefused, match="nothing to propose"):
        desk.make(key, chosen, lambda _done, _of: None, lambda: False)


def test_a_proposal_that_is_stopped_gives_nothing(desk: ProposalDesk, officer: Actor, clock: Clock) -> None:
    chosen = crews(desk, clock)
    key = desk.ask(officer, "ask", chosen, *window(clock), ProposalLean.BOTH)
    assert desk.make(key, chosen, lambda _done, _of: None, lambda: True) is None
