"""Alerts of one trouble are one group, its cause first; more than one can take in is a flood."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.access import Actor
from app.domain.alert import AlertKind
from app.domain.alert_flood import BEGINS_AT, ENDS_BELOW, WINDOW, flood, flood_spells
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.services.alerts.alert_desk import AlertDesk
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, asset, shipped_desk, signal, stand
from tests.store_fixtures import Clock


@pytest.fixture
def desk(store: Store, officer: Actor) -> AlertDesk:
    well = asset("定1-1")
    stand(
        store, officer, well, asset("C1", layer=AssetLayer.CAMERAS, kind="DOME", parent_id=well.id),
        asset("C2", layer=AssetLayer.CAMERAS, kind="DOME", lon=107.502), asset("C3", lon=107.6),
    )  # fmt: skip
    return shipped_desk(store)


def grouped(desk: AlertDesk) -> list[list[str]]:
    return [[one.source_id for one in group.alerts] for group in desk.groups(desk.open_alerts())]


def test_what_comes_on_an_asset_and_its_camera_within_minutes_is_one_trouble_with_its_cause_first(
    desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    clock.move(minutes=20)
    desk.hear(officer, new_key(), signal("symptom", asset="C1", after_s=900))
    desk.hear(officer, new_key(), signal("cause", kind=AlertKind.POWER_LOST, asset="定1-1", after_s=1_000))
    desk.hear(officer, new_key(), signal("elsewhere", asset="C3", after_s=1_000))
    assert sorted(grouped(desk)) == [["cause", "symptom"], ["elsewhere"]]


def test_without_a_common_parent_the_nearest_cause_within_reach_is_taken(
    desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    clock.move(minutes=20)
    desk.hear(officer, new_key(), signal("cause", kind=AlertKind.POWER_LOST, asset="定1-1", after_s=1_000))
    desk.hear(officer, new_key(), signal("180 m off", asset="C2", after_s=1_020))
    desk.hear(officer, new_key(), signal("no symptom", kind="ZONE_CROSSED", lon=107.5, lat=37.2, after_s=1_020))
    assert sorted(grouped(desk)) == [["cause", "180 m off"], ["no symptom"]]


def test_what_comes_later_than_five_minutes_is_another_trouble(desk: AlertDesk, officer: Actor, clock: Clock) -> None:
    clock.move(minutes=20)
    desk.hear(officer, new_key(), signal("1", asset="定1-1"))
    desk.hear(officer, new_key(), signal("2", asset="定1-1", kind="PRESSURE_DROP", after_s=301))
    assert sorted(grouped(desk)) == [["1"], ["2"]]


def test_a_group_is_the_same_after_a_restart_and_when_its_first_is_closed(
    store: Store, desk: AlertDesk, officer: Actor
) -> None:
    first = desk.hear(officer, new_key(), signal("1", asset="定1-1"))
    second = desk.hear(officer, new_key(), signal("2", asset="定1-1", kind="PRESSURE_DROP"))
    third = desk.hear(officer, new_key(), signal("3", asset="C1", kind="POWER_LOST", after_s=-30))
    assert {desk.alert(key).group_id for key in (first, second, third)} == {first}
    desk.acknowledge(officer, new_key(), first)
    (group,) = shipped_desk(store).groups(shipped_desk(store).open_alerts())
    assert (len(group.alerts), group.waiting) == (3, 2)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_eleven_in_ten_minutes_are_a_flood_and_ten_are_not() -> None:
    eleven = [at(number * 0.9) for number in range(11)]
    assert not flood(eleven[:10], at(9)).is_on
    assert flood(eleven, at(9)).is_on
    assert flood(eleven, at(9)).since == at(9)
    assert not flood([at(number * 1.0) for number in range(11)], at(10)).is_on, "ten are left when the eleventh comes"


def test_a_flood_lasts_while_five_are_left_and_ends_at_four() -> None:
    burst = [at(0)] * 11
    five, four = [at(9)] * 5, [at(9)] * 4
    assert flood([*burst, *five], at(12)).is_on
    assert flood([*burst, *five], at(12)).count == 5
    assert not flood([*burst, *four], at(12)).is_on
    assert flood([*burst, *four], at(9.99)).is_on
    assert flood_spells([*burst, *four], at(12))[0].until == at(10)


def test_times_that_have_not_come_yet_are_no_flood() -> None:
    assert flood([at(5)] * 20, at(4)).count == 0


@given(st.lists(st.integers(0, 3_600), max_size=80), st.integers(0, 3_600))
def test_a_flood_told_from_the_times_alone_is_what_somebody_watching_each_second_would_say(
    seconds: list[int], now_s: int
) -> None:
    watched = False
    for second in range(now_s + 1):
        left = sum(second - WINDOW.total_seconds() < one <= second for one in seconds)
        before = sum(second - WINDOW.total_seconds() < one < second for one in seconds)
        watched = watched and before >= ENDS_BELOW
        watched = watched or left >= BEGINS_AT
    assert flood([at(one / 60) for one in seconds], at(now_s / 60)).is_on == watched


def test_the_flood_of_the_desk_is_the_same_after_a_restart_and_tests_of_the_alarm_are_none_of_it(
    store: Store, officer: Actor, clock: Clock
) -> None:
    desk = shipped_desk(store)
    desk.hear_all(officer, new_key(), [signal(str(number)) for number in range(10)])
    desk.hear(officer, new_key(), signal("t", source="alarm-test"), is_test=True)
    assert not desk.flood().is_on
    desk.hear(officer, new_key(), signal("11"))
    assert desk.flood().is_on
    assert shipped_desk(store).queue().flood == desk.flood()
    clock.move(minutes=10)
    assert not shipped_desk(store).flood().is_on
