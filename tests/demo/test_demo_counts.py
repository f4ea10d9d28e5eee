"""The numbers of the demo are those of the reports it is modelled on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from app.demo.county_time import track_days
from app.demo.oilfield import DemoOilfield
from app.domain.alert import Alert, AlertState, Severity
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind, Medium, PostKind, SiteKind, WellKind, WellStatus
from app.domain.case_file import CaseFile
from app.domain.duty import PostRole, RosterSlot, Shift, ShiftState
from app.domain.interval import Interval
from app.domain.person import Person, PersonKind
from app.domain.record import OwnerDomain, Record
from app.domain.responsibility import OwnerLayer, Responsibility
from app.domain.unit import Tracker, Unit, UnitKind, Vehicle
from app.paths import shipped_maps
from tests.demo.conftest import NOW


def _layer(assets: list[Asset], layer: AssetLayer, *kinds: str) -> list[Asset]:
    return [one for one in assets if one.layer is layer and (not kinds or one.kind in kinds)]


def test_there_are_thirty_thousand_wells_of_three_kinds_in_pads_of_three_to_twelve(
    oilfield: DemoOilfield, assets: list[Asset]
) -> None:
    wells = _layer(assets, AssetLayer.WELLS)
    kinds = Counter(one.kind for one in wells)
    assert len(wells) == len({one.code_key for one in wells}) == 30_000
    assert kinds[WellKind.OIL] > kinds[WellKind.GAS] > kinds[WellKind.INJECTION] > 2_000
    assert (oilfield.pads.wells.min(), oilfield.pads.wells.max()) == (3, 12)
    assert {one.status for one in wells} == set(WellStatus)
    assert 500 <= sum(one.is_key for one in wells) <= 1_000
    assert sum(one.is_high_yield for one in wells) == 1_500
    assert len({one.operator for one in wells}) == 15


def test_twenty_five_trunk_lines_run_eleven_hundred_and_twenty_kilometres(assets: list[Asset]) -> None:
    lines = _layer(assets, AssetLayer.PIPELINES, LineKind.TRUNK)
    assert len(lines) == 25
    assert sum(one.length_m or 0 for one in lines) == pytest.approx(1_120_000, rel=0.005)
    assert Counter(one.medium for one in lines) == {Medium.OIL: 17, Medium.GAS: 8}


def test_gathering_lines_run_over_three_thousand_kilometres_and_end_at_a_station(assets: list[Asset]) -> None:
    lines = _layer(assets, AssetLayer.PIPELINES, LineKind.GATHERING)
    stations = {one.id for one in _layer(assets, AssetLayer.SITES)}
    assert sum(one.length_m or 0 for one in lines) > 3_000_000
    assert all(one.parent_id in stations for one in lines)


def test_most_assets_have_an_owner_and_some_of_every_kind_are_left_without(
    assets: list[Asset], essential: list[Record], past: list[Record]
) -> None:
    owned = {one.asset_id: one for one in [*essential, *past] if isinstance(one, Responsibility)}
    people = {one.id: one for one in essential if isinstance(one, Person)}
    for some in (
        _layer(assets, AssetLayer.WELLS),
        _layer(assets, AssetLayer.PIPELINES),
        _layer(assets, AssetLayer.AREAS, AreaKind.GRID_CELL),
        _layer(assets, AssetLayer.CAMERAS),
    ):
        gaps = [one for one in some if one.id not in owned]
        assert 0.01 < len(gaps) / len(some) < 0.12
    rooms = _layer(assets, AssetLayer.AREAS, AreaKind.JURISDICTION)
    assert all(people[owned[one.id].party_id or ""].duty == "警务室负责人" for one in rooms)
    assert {one.layer for one in owned.values()} == set(OwnerLayer)
    assert len(owned) == sum(isinstance(one, Responsibility) for one in [*essential, *past])


def test_the_forces_are_as_many_as_the_reports_tell(assets: list[Asset], essential: list[Record]) -> None:
    units = Counter(one.kind for one in essential if isinstance(one, Unit))
    people = [one for one in essential if isinstance(one, Person)]
    teams = {one.id: one.kind for one in essential if isinstance(one, Unit)}
    guards = [one for one in people if one.kind is PersonKind.GUARD]
    assert units[UnitKind.PATROL_GROUP] == 10
    assert units[UnitKind.VOLUNTEER_TEAM] == 13
    assert units[UnitKind.JOINT_TEAM] == 10
    assert len(_layer(assets, AssetLayer.SITES, SiteKind.POLICE_ROOM)) == 5
    assert len(_layer(assets, AssetLayer.SITES, SiteKind.GUARD_COMPANY)) == 4
    assert len(_layer(assets, AssetLayer.POSTS, PostKind.JOINT_POINT)) == 6
    assert len(guards) == 446
    assert sum(teams[one.unit_id or ""] is UnitKind.JOINT_TEAM for one in guards) == 280
    assert {one.organisation for one in guards} == {
        one.name for one in _layer(assets, AssetLayer.SITES, SiteKind.GUARD_COMPANY)
    }
    assert len(_layer(assets, AssetLayer.SITES, SiteKind.SCRAP_YARD)) > 20


def test_each_of_the_470_cameras_hangs_at_a_key_well_of_its_own(assets: list[Asset]) -> None:
    cameras = _layer(assets, AssetLayer.CAMERAS)
    key_wells = {one.id: one for one in _layer(assets, AssetLayer.WELLS) if one.is_key}
    assert len(cameras) == len({one.parent_id for one in cameras}) == 470
    for camera in cameras:
        well = key_wells[camera.parent_id or ""]
        assert abs(camera.lon - well.lon) < 2e-4
        assert len(camera.code) == 20


def test_every_unit_has_a_vehicle_with_a_tracker_that_is_assigned_to_it(essential: list[Record]) -> None:
    units = {one.id for one in essential if isinstance(one, Unit)}
    vehicles = {one.id: one for one in essential if isinstance(one, Vehicle)}
    trackers = {one.id: one for one in essential if isinstance(one, Tracker)}
    carried = {one.subject_id: one.value for one in essential if isinstance(one, Interval) and one.subject == "tracker"}
    assert {one.unit_id for one in vehicles.values()} - {None} == units
    assert {one.vehicle_id for one in trackers.values()} == set(vehicles)
    assert set(carried.values()) == units
    assert all(vehicles[trackers[key].vehicle_id or ""].unit_id == unit for key, unit in carried.items())


def test_people_are_invented_and_cannot_be_called(essential: list[Record]) -> None:
    people = [one for one in essential if isinstance(one, Person)]
    assert len({one.name for one in people}) == len(people)
    assert all(len(one.name) in (2, 3) for one in people)
    assert all(one.phone.startswith("000") and len(one.phone) == 11 for one in people)
    assert len({one.number for one in people}) == len(people)


def test_sixty_days_of_shifts_follow_each_other_without_gap(
    oilfield: DemoOilfield, essential: list[Record], past: list[Record]
) -> None:
    of_county = [one for one in [*essential, *past] if isinstance(one, Shift) and one.room_id is None]
    shifts = sorted(of_county, key=lambda one: one.starts_at)
    slots = [one for one in [*essential, *past] if isinstance(one, RosterSlot)]
    assert len(shifts) == 120
    assert all(one.ends_at == after.starts_at for one, after in pairwise(shifts))
    assert [one.state for one in shifts].count(ShiftState.ON_DUTY) == 1
    for shift in shifts:
        own = [one for one in slots if one.shift_id == shift.id]
        assert {PostRole.DUTY_LEADER, PostRole.DUTY_OFFICER, PostRole.COMMAND_SEAT, PostRole.PATROL} <= {
            one.role for one in own
        }
        staff = [one.person_id or one.unit_id for one in own]
        assert len(set(staff)) == len(staff), "nobody stands on two posts at once"
    assert shifts[0].starts_at <= NOW - timedelta(days=50)


def test_tonight_somebody_leads_and_a_patrol_is_one_short(oilfield: DemoOilfield) -> None:
    slots = oilfield.tonight_slots
    assert all(one.valid_from <= NOW < one.valid_to for one in slots)
    assert sum(one.needed - one.present for one in slots) == 1
    assert [one.who for one in slots if one.role is PostRole.DUTY_LEADER] != [""]


def test_the_desk_opens_with_alerts_of_every_severity_waiting(oilfield: DemoOilfield) -> None:
    states = Counter(one.state for one in oilfield.open_alerts)
    assert {one.severity for one in oilfield.open_alerts} == set(Severity)
    assert set(states) == {AlertState.UNACK, AlertState.ACKED, AlertState.RTN_UNACK, AlertState.SHELVED}
    assert all(one.occurred_at < NOW < one.occurred_at + timedelta(hours=2) for one in oilfield.open_alerts)
    assert any("K12+300" in one.place for one in oilfield.open_alerts)


def test_the_past_holds_two_years_of_cases_and_judged_alerts(essential: list[Record], past: list[Record]) -> None:
    cases = [one for one in essential if isinstance(one, CaseFile)]
    alerts = [one for one in past if isinstance(one, Alert)]
    assert len(cases) == 360
    assert len(alerts) > 13_000
    assert all(one.state is AlertState.CLOSED and one.verdict is not None for one in alerts)
    assert len({(one.source, one.source_id) for one in alerts}) == len(alerts)
    assert all(one.occurred_from < one.occurred_to <= one.discovered_at <= NOW for one in cases)
    assert NOW - min(one.occurred_from for one in cases) > timedelta(days=690)
    assert len({one.number for one in cases}) == 360


def test_unit_states_and_duty_levels_have_no_gap_and_one_open_end(essential: list[Record], past: list[Record]) -> None:
    chains: dict[tuple[str, str], list[Interval]] = {}
    for one in [*essential, *past]:
        if isinstance(one, Interval) and one.subject in ("unit", "county"):
            chains.setdefault((one.subject_id, one.aspect), []).append(one)
    assert len(chains) == 46
    for chain in chains.values():
        ordered = sorted(chain, key=lambda one: one.valid_from)
        assert [one.valid_to for one in ordered[:-1]] == [one.valid_from for one in ordered[1:]]
        assert ordered[-1].valid_to is None


def test_every_record_has_a_key_of_its_own_and_enterprise_records_stay_social(
    essential: list[Record], past: list[Record]
) -> None:
    keys = [one.id for one in [*essential, *past]]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 32 and key[12] == "7" for key in keys)
    for one in essential:
        if isinstance(one, CaseFile | Shift | RosterSlot):
            assert one.owner_domain is OwnerDomain.POLICE
        if isinstance(one, Asset) and one.layer is AssetLayer.WELLS:
            assert one.owner_domain is OwnerDomain.SOCIAL


def test_thirty_days_of_tracks_hold_over_a_million_fixes(oilfield: DemoOilfield) -> None:
    days = track_days(NOW)
    fixes = sum(len(track.at) for day in days for track in oilfield.tracks(day))
    assert len(days) == 31
    assert fixes > 1_000_000


@pytest.mark.parametrize("wells", [60, 1_000])
def test_a_smaller_demo_has_as_many_wells_as_asked_and_the_same_forces(wells: int) -> None:
    small = DemoOilfield(3, wells, NOW, shipped_maps() / "boundaries")
    assert len(small.wells.ids) == wells == int(small.pads.wells.sum())
    assert len(small.forces.units) == 45
    assert np.isclose(sum(line.length_m for line in small.trunk_lines), 1_120_000, rtol=0.005)
