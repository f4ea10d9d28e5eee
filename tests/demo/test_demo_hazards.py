"""The demo's ledger of hazards: every step of it is seen at once, and none contradicts itself."""

from __future__ import annotations

from collections import Counter

import pytest

from app.domain.asset import Asset
from app.domain.hazard import HAZARD_ENDS, LADDER, WITH_THE_UNIT, Hazard, HazardState
from app.domain.record import Record
from tests.demo.conftest import NOW


def hazards(essential: list[Record]) -> list[Hazard]:
    return [one for one in essential if isinstance(one, Hazard)]


def test_every_state_of_the_ledger_stands_in_it_and_most_are_open(essential: list[Record]) -> None:
    states = Counter(one.state for one in hazards(essential))
    assert set(states) == set(HazardState)
    assert sum(states[one] for one in HazardState if one not in HAZARD_ENDS) > 10


def test_the_unit_has_some_in_time_and_some_on_each_step_of_the_ladder(essential: list[Record]) -> None:
    theirs = [one for one in hazards(essential) if one.state in WITH_THE_UNIT]
    assert any(one.overdue(NOW) is None for one in theirs)
    assert len({one.overdue_step(NOW) for one in theirs} - {None}) >= 3
    assert len({one.level for one in theirs}) == len(LADDER)


def test_each_stands_at_a_key_well_of_the_oilfield_in_the_order_of_its_days(
    essential: list[Record], assets: list[Asset]
) -> None:
    wells = {one.id: one for one in assets}
    made = hazards(essential)
    for one in made:
        well = wells[one.asset_id or ""]
        assert well.is_key
        assert one.asset_code == well.code
        assert (one.lon, one.lat) == pytest.approx((well.lon, well.lat), abs=1e-6)
        assert one.found_at < one.since < NOW
        assert (one.ended_at is not None) == (one.state in HAZARD_ENDS)
        assert bool(one.responsible) == bool(one.notice_number) == (one.due_at is not None)
    by_number = [one.number for one in sorted(made, key=lambda one: one.found_at)]
    assert by_number == sorted(by_number)
    assert len(set(by_number)) == len(made)
    notices = [one.notice_number for one in made if one.notice_number]
    assert len(set(notices)) == len(notices)
