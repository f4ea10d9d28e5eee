"""The list of watch rules and the register of key vehicles: who may do what, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.analysis.stationing import county_metres
from app.domain.access import Actor, Role
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.key_vehicle import KeyVehicleState
from app.domain.unit import Vehicle, VehicleKind
from app.domain.watch_rule import WatchedMovers, WatchKind
from app.errors import Conflict, InputRefused, NotFound, NotPermitted
from app.services.watch.key_vehicle_desk import KeyVehicleDesk
from app.services.watch.watch_desk import WatchDesk
from app.services.watch.watch_rule_desk import RuleFigures, WatchRuleDesk
from app.services.watch.watch_trial import TrialResult
from app.store.tables import audit
from app.store.unit_of_work import Store, UnitOfWork
from app.wording import Wording
from tests.services.watch_ground import PATROL, TANKER, drive, rule, settle
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store, officer: Actor) -> WatchRuleDesk:
    made = WatchRuleDesk(store)
    made.ship(officer)
    return made


@pytest.fixture
def register(store: Store) -> KeyVehicleDesk:
    settle(store)
    return KeyVehicleDesk(store)


@pytest.fixture
def other_leader() -> Actor:
    return Actor(user_id="u-wu", name="吴", role=Role.LEADER, desk_id="desk-1")


def acts(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        rows = connection.execute(audit.select().order_by(audit.c.row_no))
        return [(row.act, row.reason) for row in rows]


def figures(desk: WatchRuleDesk, code: str) -> tuple[str, int, RuleFigures]:
    one = next(it.rule for it in desk.rules() if it.rule.code == code)
    return (
        one.id,
        one.version,
        RuleFigures(
            one.name, one.movers, one.severity, one.hours, tuple(one.zone_ids.split()), one.quiet_s, one.parameters
        ),
    )


def try_out(desk: WatchRuleDesk, code: str, actor: Actor) -> None:
    """As whoever has seen a trial come to its end does."""
    rule = next(one.rule for one in desk.rules() if one.rule.code == code)
    now = desk._store.now()
    desk.keep_trial(actor, new_key(), rule, TrialResult(4, (), 1_200, now - timedelta(days=30), now))


def test_every_kind_is_shipped_once_and_all_but_the_emergency_key_are_off(desk: WatchRuleDesk, officer: Actor) -> None:
    desk.ship(officer)
    rules = [one.rule for one in desk.rules()]
    assert sorted(one.kind for one in rules) == sorted(WatchKind)
    assert [one.kind for one in rules if one.enabled] == [WatchKind.PANIC]


def test_a_rule_is_switched_on_by_a_leader_with_a_reason_that_is_kept(
    desk: WatchRuleDesk, store: Store, leader: Actor, officer: Actor, told: list[Fact]
) -> None:
    rule_id, _, _ = figures(desk, "W08")
    with pytest.raises(NotPermitted):
        desk.enable(officer, new_key(), rule_id, reason="试行")
    with pytest.raises(InputRefused, match="why"):
        desk.enable(leader, new_key(), rule_id, reason="  ")
    try_out(desk, "W08", leader)
    act_id = new_key()
    desk.enable(leader, act_id, rule_id, reason="夜间试行")
    desk.enable(leader, act_id, rule_id, reason="夜间试行")
    assert acts(store)[-1] == ("watch_rule.enable", "夜间试行")
    assert told[-1] == RecordsChanged("watch_rule", (rule_id,))
    assert next(one.rule.enabled for one in desk.rules() if one.rule.id == rule_id)
    with pytest.raises(InputRefused, match="already"):
        desk.enable(leader, new_key(), rule_id, reason="再来")
    desk.disable(leader, new_key(), rule_id, reason="误报太多")
    assert not next(one.rule.enabled for one in desk.rules() if one.rule.id == rule_id)


def test_no_rule_is_switched_on_that_was_not_tried_with_the_figures_it_has_now(
    desk: WatchRuleDesk, leader: Actor
) -> None:
    rule_id, version, told = figures(desk, "W08")
    with pytest.raises(InputRefused, match="not been tried"):
        desk.enable(leader, new_key(), rule_id, reason="试行")
    try_out(desk, "W08", leader)
    desk.change(leader, new_key(), rule_id, replace(told, parameters={"minutes": 45.0}), version=version)
    with pytest.raises(InputRefused, match="not been tried"):
        desk.enable(leader, new_key(), rule_id, reason="试行")
    try_out(desk, "W08", leader)
    desk.enable(leader, new_key(), rule_id, reason="试行")
    desk.disable(leader, new_key(), rule_id, reason="换班")
    desk.enable(leader, new_key(), rule_id, reason="试行")
    assert next(one.rule.enabled for one in desk.rules() if one.rule.id == rule_id)


def test_a_copy_has_the_figures_of_the_other_and_the_next_free_code(desk: WatchRuleDesk, leader: Actor) -> None:
    rule_id, _, pattern = figures(desk, "W02")
    act_id = new_key()
    made = desk.copy(leader, act_id, rule_id, "东区夜间靠近管道")
    assert desk.copy(leader, act_id, rule_id, "东区夜间靠近管道") == made
    key, _, told = figures(desk, "W14")
    assert (key, told) == (made, replace(pattern, name="东区夜间靠近管道"))
    desk.add_of_kind(leader, new_key(), WatchKind.ZONE_ENTER, "二号禁区")
    assert figures(desk, "W15")[2].parameters == {"margin_m": 50.0}


def test_a_rule_of_zones_is_not_switched_on_without_one(desk: WatchRuleDesk, leader: Actor) -> None:
    rule_id, _, _ = figures(desk, "W05")
    with pytest.raises(InputRefused, match="zones"):
        desk.enable(leader, new_key(), rule_id, reason="试行")


def test_figures_are_checked_and_an_older_version_is_refused(desk: WatchRuleDesk, leader: Actor) -> None:
    rule_id, version, told = figures(desk, "W02")
    with pytest.raises(InputRefused, match="hours"):
        desk.change(leader, new_key(), rule_id, replace(told, hours="夜里"), version=version)
    with pytest.raises(InputRefused, match="between"):
        desk.change(leader, new_key(), rule_id, replace(told, parameters={"metres": 9e9}), version=version)
    desk.change(leader, new_key(), rule_id, replace(told, parameters={"metres": 250.0}), version=version)
    assert figures(desk, "W02")[2].parameters == {"metres": 250.0, "minutes": 2.0, "targets": "LINES"}
    with pytest.raises(Conflict):
        desk.change(leader, new_key(), rule_id, told, version=version)


def test_a_further_rule_begins_switched_off_and_needs_a_code_of_its_own(desk: WatchRuleDesk, leader: Actor) -> None:
    made = replace(rule(WatchKind.ZONE_ENTER), id=new_key(), code="W20")
    desk.add(leader, new_key(), made)
    assert not next(one.rule.enabled for one in desk.rules() if one.rule.code == "W20")
    with pytest.raises(InputRefused, match="code"):
        desk.add(leader, new_key(), replace(made, id=new_key()))


def test_a_key_vehicle_is_watched_only_after_another_leader_has_approved(
    register: KeyVehicleDesk, store: Store, clock: Clock, leader: Actor, officer: Actor, other_leader: Actor
) -> None:
    review = clock() + timedelta(days=90)
    entry = register.propose(leader, new_key(), TANKER.id, reason="夜间停留", review_at=review)
    assert [one.is_watched for one in register.entries()] == [False]
    with pytest.raises(NotPermitted, match="proposed"):
        register.approve(leader, new_key(), entry)
    with pytest.raises(NotPermitted, match="leader"):
        register.approve(officer, new_key(), entry)
    namesake = replace(leader, user_id="u-other")
    register.approve(namesake, new_key(), entry)
    assert [one.is_watched for one in register.entries()] == [True]
    assert acts(store)[-2:] == [("key_vehicle.propose", "夜间停留"), ("key_vehicle.approve", "")]
    register.remove(officer, new_key(), entry, reason="已查清")
    assert [one.entry.state for one in register.entries()] == [KeyVehicleState.REMOVED]
    assert acts(store)[-1] == ("key_vehicle.remove", "已查清")
    assert TANKER.id in {one.id for one in register.vehicles()}


def test_an_overdue_review_ends_watching_until_it_is_renewed(
    register: KeyVehicleDesk, clock: Clock, officer: Actor, leader: Actor
) -> None:
    entry = register.propose(officer, new_key(), TANKER.id, reason="夜间停留", review_at=clock() + timedelta(days=10))
    register.approve(leader, new_key(), entry)
    clock.move(days=11)
    (overdue,) = register.entries()
    assert (overdue.is_watched, overdue.is_overdue) == (False, True)
    register.renew(leader, new_key(), entry, reason="仍在停留", review_at=clock() + timedelta(days=30))
    assert [one.is_watched for one in register.entries()] == [True]


def test_the_register_takes_vehicles_and_nothing_else(
    register: KeyVehicleDesk, store: Store, clock: Clock, officer: Actor
) -> None:
    review = clock() + timedelta(days=90)
    with pytest.raises(NotFound):
        register.propose(officer, new_key(), "person-1", reason="可疑", review_at=review)
    car = Vehicle(
        id="警车", owner_domain=PATROL.owner_domain, plate="演K·D9", kind=VehicleKind.PATROL_CAR, unit_id=PATROL.id
    )
    with store.database.write() as connection:
        UnitOfWork(connection, clock()).add(car)
    with pytest.raises(InputRefused, match="unit of ours"):
        register.propose(officer, new_key(), car.id, reason="可疑", review_at=review)
    assert car.id not in {one.id for one in register.vehicles()}


@pytest.mark.parametrize("days", [-1, 0, 181])
def test_the_review_lies_within_half_a_year(register: KeyVehicleDesk, clock: Clock, officer: Actor, days: int) -> None:
    with pytest.raises(InputRefused, match="180 days"):
        register.propose(officer, new_key(), TANKER.id, reason="可疑", review_at=clock() + timedelta(days=days))


def test_no_vehicle_stands_in_the_register_twice(register: KeyVehicleDesk, clock: Clock, officer: Actor) -> None:
    review = clock() + timedelta(days=9)
    register.propose(officer, new_key(), TANKER.id, reason="可疑", review_at=review)
    with pytest.raises(InputRefused, match="already"):
        register.propose(officer, new_key(), TANKER.id, reason="可疑", review_at=review)


def test_the_watch_follows_the_register(store: Store, clock: Clock, officer: Actor, leader: Actor) -> None:
    settle(store, replace(rule(WatchKind.ZONE_ENTER), movers=WatchedMovers.KEY_VEHICLES))
    register = KeyVehicleDesk(store)
    watch = WatchDesk(store, Wording("en", {}), county_metres)
    in_and_out = [(-500, 500), (500, 500), (-500, 500)]
    assert watch.judge(drive(TANKER.id, clock(), in_and_out, every_s=10)) == []
    entry = register.propose(officer, new_key(), TANKER.id, reason="可疑", review_at=clock() + timedelta(days=9))
    register.approve(leader, new_key(), entry)
    watch.heed(RecordsChanged("key_vehicle"))
    clock.move(minutes=5)
    assert [one.active for one in watch.judge(drive(TANKER.id, clock(), in_and_out, every_s=10))] == [True, False]
    clock.move(days=10)
    assert watch.judge(drive(TANKER.id, clock(), in_and_out, every_s=10)) == [], "the review is overdue"
