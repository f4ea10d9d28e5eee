"""The desk of calls opens alive: something to send somebody to, a road that is not as usual, whom to ring."""

from __future__ import annotations

from app.demo.oilfield import DemoOilfield
from app.domain.call import CALL_ENDS, Call, CallCategory, CallState
from app.domain.premise import ContactRole, PlaceContact, PremiseNote
from app.domain.record import Record
from app.domain.road_state import RoadState
from tests.demo.conftest import NOW


def test_a_rescue_waits_for_a_unit_and_a_task_is_set(essential: list[Record]) -> None:
    calls = [one for one in essential if isinstance(one, Call)]
    assert [one.state for one in calls] == [CallState.TRIAGED, CallState.RECEIVED]
    assert {one.category for one in calls} == {CallCategory.TASK, CallCategory.HELP}
    assert len({one.number for one in calls}) == len(calls)
    assert all(one.owner and one.lon and one.received_at < NOW and one.state not in CALL_ENDS for one in calls)


def test_a_road_state_holds_tonight_and_ends_in_the_morning(essential: list[Record]) -> None:
    (state,) = [one for one in essential if isinstance(one, RoadState)]
    assert state.valid_from < NOW < state.expires_at
    assert state.author


def test_the_places_of_tonights_alerts_have_notes_and_somebody_to_ring_in_order(
    oilfield: DemoOilfield, essential: list[Record]
) -> None:
    places = {one.asset_id for one in oilfield.open_alerts if one.asset_id}
    notes = [one for one in essential if isinstance(one, PremiseNote)]
    contacts = [one for one in essential if isinstance(one, PlaceContact)]
    assert {one.asset_id for one in notes} == places
    assert {one.asset_id for one in contacts if one.role is ContactRole.POST} == places
    for role in (ContactRole.ENTERPRISE_SECURITY, ContactRole.POLICE):
        of_areas = [one for one in contacts if one.role is role]
        assert len({one.area_id for one in of_areas}) == 5
    assert all(one.phone.startswith("000") for one in contacts)
