"""The desks that the panels ask, on a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertState, Dismissal, Severity, Verdict
from app.domain.asset import AssetLayer
from app.domain.duty import DutyLevel, PostRole
from app.domain.events import Fact, RecordsChanged
from app.domain.unit import Fix, UnitState
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.alerts.alert_desk import AlertDesk, counted
from app.services.asset_desk import AssetDesk
from app.services.cases.case_desk import CaseDesk
from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.store.unit_of_work import Store
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def alerts(store: Store, officer: Actor) -> AlertDesk:
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        for alert in invented.queue():
            work.add(alert)
    return AlertDesk(store)


def test_open_alerts_come_the_most_urgent_first_and_closed_ones_not(alerts: AlertDesk, officer: Actor) -> None:
    assert [alert.id for alert in alerts.open_alerts()] == ["a1", "a5", "a3", "a2", "a4"]
    alerts.close(officer, "close", "a2", verdict=Verdict.FALSE, dismissal=Dismissal.ANIMAL_WIND)
    assert "a2" not in [alert.id for alert in alerts.open_alerts()]
    assert alerts.alert("a2").verdict is Verdict.FALSE
    with pytest.raises(NotFound):
        alerts.alert("nobody")


def test_counters_are_a_function_of_what_the_store_holds(alerts: AlertDesk, officer: Actor) -> None:
    before = counted(alerts.open_alerts())
    assert (before.waiting, before.taken, before.shelved, before.worst) == (3, 1, 1, Severity.CRITICAL)
    for number, alert_id in enumerate(("a1", "a5", "a3")):
        alerts.acknowledge(officer, f"ack{number}", alert_id)
    after = counted(alerts.open_alerts())
    assert (after.waiting, after.taken, after.worst) == (0, 4, None)


def test_acknowledging_says_who_and_when_and_tells_it(
    alerts: AlertDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    clock.move(minutes=1)
    alerts.acknowledge(officer, "ack", "a1")
    taken = alerts.alert("a1")
    assert (taken.state, taken.acknowledged_by, taken.acknowledged_at) == (AlertState.ACKED, "韩", clock.moment)
    assert RecordsChanged("alert", ("a1",)) in told


def test_repeating_an_act_is_harmless_and_a_second_act_is_refused(alerts: AlertDesk, officer: Actor) -> None:
    alerts.acknowledge(officer, "ack", "a1")
    version = alerts.alert("a1").version
    alerts.acknowledge(officer, "ack", "a1")
    assert alerts.alert("a1").version == version
    with pytest.raises(InputRefused, match="taken already"):
        alerts.acknowledge(officer, "another", "a1")


def test_an_alert_that_was_over_before_anybody_took_it_is_closed_by_acknowledging(
    store: Store, alerts: AlertDesk, officer: Actor
) -> None:
    with store.act(officer, "over", "test.over", Right.ACT) as work:
        work.add(invented.alert("r1", state=AlertState.RTN_UNACK))
    alerts.acknowledge(officer, "ack", "r1")
    assert alerts.alert("r1").state is AlertState.CLOSED


def test_shelving_has_an_end_and_a_critical_alert_needs_a_leader(
    alerts: AlertDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    until = clock.moment + timedelta(hours=1)
    with pytest.raises(NotPermitted):
        alerts.shelve(officer, "s1", "a1", until=until, reason="检修")
    alerts.shelve(leader, "s2", "a1", until=until, reason="检修")
    assert (alerts.alert("a1").state, alerts.alert("a1").shelved_until) == (AlertState.SHELVED, until)
    for hours in (0, 13):
        with pytest.raises(InputRefused, match="12 hours"):
            alerts.shelve(officer, f"s{hours}", "a3", until=clock.moment + timedelta(hours=hours), reason="检修")


def test_nobody_closes_what_nobody_has_taken(alerts: AlertDesk, officer: Actor) -> None:
    with pytest.raises(InputRefused, match="Acknowledge"):
        alerts.close(officer, "x", "a1", verdict=Verdict.TRUE)
    assert alerts.alert("a1").state is AlertState.UNACK


def test_cases_since_a_moment_come_latest_first(store: Store, officer: Actor) -> None:
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        for days in (40, 3, 400):
            work.add(invented.case(f"c{days}", days=days))
    desk = CaseDesk(store)
    assert [case.id for case in desk.cases_since(invented.NOW - timedelta(days=365))] == ["c3", "c40"]
    assert desk.case_file("c400").id == "c400"


def test_duty_now_is_what_the_roster_and_the_level_say_of_this_moment(store: Store, officer: Actor) -> None:
    planned = invented.duty()
    assert planned.shift is not None
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(planned.shift)
        for slot in reversed(planned.slots):
            work.add(slot)
        work.set_state("county", planned.shift, "duty_level", DutyLevel.ENHANCED)
    duty = DutyDesk(store).duty_at(invented.NOW)
    assert duty.level is DutyLevel.ENHANCED
    assert duty.shift == planned.shift
    assert [slot.id for slot in duty.slots] == ["r1", "r2", "r3", "r4", "r5", "r6", "r7"]
    assert duty.who(PostRole.DUTY_LEADER) == "周某"
    assert duty.missing == 1 + 5 + 4
    later = DutyDesk(store).duty_at(invented.NOW + timedelta(days=2))
    assert (later.shift, later.slots) == (None, ())


def test_units_now_have_their_newest_fix_and_their_state(store: Store, officer: Actor) -> None:
    one, other = invented.unit(0, None).unit, invented.unit(1, None).unit
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(one)
        work.add(other)
        work.set_state("unit", one, "state", UnitState.PATROLLING)
    tracker = UnitTracker(store)
    fixes = [Fix(one.id, invented.NOW - timedelta(minutes=m), 107.5 + m / 100, 37.2) for m in (9, 1, 5)]
    tracker.record(fixes)
    now = {unit.unit.id: unit for unit in tracker.units_at(invented.NOW)}
    assert now[one.id].state is UnitState.PATROLLING
    assert now[one.id].fix == fixes[1]
    assert now[other.id].state is UnitState.OFF_DUTY
    assert now[other.id].fix is None
    assert tracker.moving_at(invented.NOW) == (one.id,)


def test_assets_are_counted_and_given_as_columns(store: Store, officer: Actor, tmp_path: Path) -> None:
    well = invented.asset()
    with store.act(officer, "fill", "test.fill", Right.ACT) as work:
        work.add(well)
        work.add(replace(well, id="w2", code="定99", code_key="定99", name="东滩井", kind="GAS", operator=None))
        work.add(
            replace(well, id="p1", layer=AssetLayer.PIPELINES, code="东三线", code_key="东三线", name="东三输油线",
                    kind="TRUNK", medium="OIL", length_m=42_000.0)
        )  # fmt: skip
    desk = AssetDesk(store)
    counts = desk.counts()
    assert counts.number(AssetLayer.WELLS) == 2
    assert counts.number(AssetLayer.WELLS, "GAS") == 1
    assert counts.length_m(AssetLayer.PIPELINES, "TRUNK") == pytest.approx(42_000)
    table = desk.table(AssetLayer.WELLS)
    assert len(table) == 2
    assert list(table.texts["kind"]) == ["Oil well", "Gas well"]
    # As one counts: 定99 comes before the four figures of the other.
    assert [table.id_at(at) for at in table.order(by="code", descending=True, text="")] == ["w1", "w2"]
    assert [table.id_at(at) for at in table.order(by="lon", descending=False, text="东滩")] == ["w2"]
    assert len(desk.table(AssetLayer.ROADS)) == 0
    assert list(desk.table(AssetLayer.ROADS).order(by="code", descending=False, text="x")) == []
