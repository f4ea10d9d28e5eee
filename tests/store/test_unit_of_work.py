"""One act, one transaction, one audit row; told only after commit."""

from dataclasses import replace

import pytest

from app.domain.access import Actor, Right
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind, UnitState
from app.errors import Conflict, NotFound, NotPermitted
from app.store import audit_store, unit_store
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock, on_both

pytestmark = on_both


def patrol(code: str = "X1") -> Unit:
    return Unit(id=new_key(), owner_domain=OwnerDomain.POLICE, code=code, name="巡 1", kind=UnitKind.PATROL_GROUP)


def test_a_saved_record_is_read_back_as_it_was(store: Store, officer: Actor) -> None:
    unit = patrol()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    with store.read() as connection:
        assert unit_store.units.get(connection, unit.id) == unit


def test_facts_are_told_after_commit_and_not_before(store: Store, officer: Actor, told: list[Fact]) -> None:
    unit = patrol()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
        work.tell(RecordsChanged("unit", (unit.id,)))
        assert told == []
    assert told == [RecordsChanged("unit", (unit.id,))]


def test_an_act_that_fails_leaves_nothing_and_tells_nothing(store: Store, officer: Actor, told: list[Fact]) -> None:
    unit = patrol()
    with pytest.raises(ZeroDivisionError), store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
        work.tell(RecordsChanged("unit"))
        raise ZeroDivisionError
    with store.read() as connection:
        assert unit_store.units.count(connection) == 0
        assert audit_store.count(connection) == 0
    assert told == []


def test_an_officer_without_the_right_changes_nothing(store: Store, officer: Actor) -> None:
    with pytest.raises(NotPermitted), store.act(officer, new_key(), "unit.add", Right.IMPORT) as work:
        work.add(patrol())
    with store.read() as connection:
        assert unit_store.units.count(connection) == 0


def test_repeating_an_act_does_nothing_twice_and_knows_what_it_was_about(store: Store, officer: Actor) -> None:
    act_id, unit = new_key(), patrol()
    with store.act(officer, act_id, "unit.add", Right.ACT) as work:
        work.add(unit)
    with store.act(officer, act_id, "unit.add", Right.ACT) as work:
        assert work.repeated
        assert work.subject_id == unit.id
    with store.read() as connection:
        assert audit_store.count(connection) == 1


def test_a_record_changed_by_somebody_else_is_a_conflict(store: Store, officer: Actor) -> None:
    unit = patrol()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    with store.act(officer, new_key(), "unit.rename", Right.ACT) as work:
        assert work.change(unit, name="巡 2") == replace(unit, name="巡 2", version=2)
    with pytest.raises(Conflict), store.act(officer, new_key(), "unit.rename", Right.ACT) as work:
        work.change(unit, name="巡 3")
    with store.read() as connection:
        assert unit_store.units.get(connection, unit.id).name == "巡 2"


def test_a_removed_record_is_no_longer_found(store: Store, officer: Actor) -> None:
    unit = patrol()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
    with store.act(officer, new_key(), "unit.remove", Right.ACT) as work:
        work.remove(unit)
    with store.read() as connection, pytest.raises(NotFound):
        unit_store.units.get(connection, unit.id)


def test_the_past_of_a_state_can_be_asked_for(store: Store, officer: Actor, clock: Clock) -> None:
    unit = patrol()
    began = clock()
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(unit)
        work.set_state("unit", unit, "state", UnitState.STANDBY)
    clock.move(minutes=10)
    with store.act(officer, new_key(), "unit.state", Right.ACT) as work:
        work.set_state("unit", unit, "state", UnitState.PATROLLING)
    with store.read() as connection:
        assert unit_store.intervals_at(connection, "unit", "state", began) == {unit.id: "STANDBY"}
        assert unit_store.intervals_at(connection, "unit", "state", clock()) == {unit.id: "PATROLLING"}
