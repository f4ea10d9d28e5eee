"""What is planted in the demo is found by the table of incidents and strength, and by the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from app.demo.areas_plan import ROOMS
from app.demo.oilfield import DemoOilfield
from app.domain.access import Actor, Right, Role
from app.domain.alert import Alert
from app.domain.asset import AreaKind, Asset
from app.domain.case_file import CaseFile
from app.domain.record import Record
from app.domain.strength import StrengthRows
from app.services.duty.strength_desk import StaffingProposal, StrengthDesk
from app.services.duty.strength_reading import StrengthTable
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store

SPAN = timedelta(days=460)
NIGHT = [21, 22, 23, 0, 1, 2, 3, 4]


@pytest.fixture(scope="module")
def desk(
    oilfield: DemoOilfield, assets: list[Asset], past: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StrengthDesk]:
    folder: Path = tmp_path_factory.mktemp("strength")
    database = Database(folder / "onemap.sqlite")
    upgrade(database, folder / "backups")
    store = Store(database, lambda _facts: None, lambda: oilfield.now)
    chief = Actor(user_id="u", name="演", role=Role.FOUNDER, desk_id="desk-1")
    since = oilfield.now - SPAN
    with store.act(chief, "fill", "test.fill", Right.ACT) as work:
        for one in assets:
            if one.kind == AreaKind.JURISDICTION:
                work.add(one)
        for record in past:
            if isinstance(record, CaseFile) and record.occurred_to >= since:
                work.add(replace(record, sealed_at=None))
            elif isinstance(record, Alert) and record.occurred_at >= since and record.verdict == "TRUE":
                work.add(record)
    yield StrengthDesk(store)
    database.close()


@pytest.fixture(scope="module")
def table(desk: StrengthDesk) -> StrengthTable:
    return desk.table(StrengthRows.ROOMS, 365)


@pytest.fixture(scope="module")
def proposal(desk: StrengthDesk) -> StaffingProposal:
    return desk.proposal(desk.table(StrengthRows.ROOMS))


def test_incidents_gather_at_night_as_planted(table: StrengthTable) -> None:
    hours = table.incidents.sum(axis=(0, 1))
    assert hours[NIGHT].sum() / hours.sum() > 1.2 * len(NIGHT) / 24


def test_the_rooms_of_the_rich_work_areas_have_the_most(table: StrengthTable) -> None:
    by_room = dict(zip(ROOMS, table.incidents.sum(axis=(1, 2)).tolist(), strict=True))
    assert max(by_room, key=lambda room: by_room[room]) == "姬塬"
    assert by_room["姬塬"] > 2 * by_room["安边"]


def test_every_incident_of_the_span_lies_in_a_room(table: StrengthTable) -> None:
    assert table.unplaced < 0.02 * table.incidents.sum()


def test_the_proposal_sends_strength_where_and_when_it_was_planted(proposal: StaffingProposal) -> None:
    then = proposal.then_min
    assert proposal.names[int(np.argmax(then.sum(axis=1)))].startswith("姬塬")
    assert then[:, NIGHT].mean() > then[:, 9:18].mean()


def test_the_proposal_is_no_worse_than_the_plain_count_on_days_it_has_not_seen(proposal: StaffingProposal) -> None:
    assert proposal.test.judged > 100
    assert proposal.test.share > 0.3, "a fifth of places and hours, taken blindly, would meet a fifth"
    assert proposal.test.share >= proposal.test.plain_share
