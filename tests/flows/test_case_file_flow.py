"""The ways into a case file at the whole desk: Enter on a row, C on an alert, the map's menu; no word typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import shapely
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.asset import AreaKind, AssetLayer, Medium
from app.domain.case_file import CaseFile, CaseSource, CaseType, Discovery
from app.domain.case_status import CaseKind, CaseStatus
from app.ui.cases.case_window import CaseWindow
from app.ui.desk import Desk
from app.ui.local_time import to_minute
from tests.flows.case_room import CTRL, WELL, Hand, K, a_camera_goes_dark
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
LINE_LAT = 37.30
LINE = ((107.40, LINE_LAT), (107.50, LINE_LAT))


@pytest.fixture
def program(program: Program, clock: Clock) -> Iterator[Program]:
    """With a well whose camera went dark, a pipeline, and the area of a police room around both."""
    (west, south), (east, _) = LINE
    pipe = replace(
        invented.asset("姬塬外输线"), id="p1", layer=AssetLayer.PIPELINES, code="G1", code_key="G1",
        kind=Medium.OIL, shape=shapely.LineString(LINE).wkb, lon=west, lat=south, min_lon=west, max_lon=east,
        min_lat=south, max_lat=south, length_m=8_850.0,
    )  # fmt: skip
    around = shapely.box(107.0, 37.0, 108.0, 37.5)
    room = replace(
        invented.asset("姬塬警务室辖区"), id="a1", layer=AssetLayer.AREAS, code="A1", code_key="A1",
        kind=AreaKind.JURISDICTION, shape=around.wkb, lon=107.5, lat=37.25, min_lon=107.0, max_lon=108.0, min_lat=37.0,
        max_lat=37.5,
    )  # fmt: skip
    with program.store.act(program.actor(), "more", "test.ground", Right.IMPORT) as work:
        work.add(pipe)
        work.add(room)
    a_camera_goes_dark(program, clock)
    return program  # type: ignore[return-value]  # what the other fixture closes


@pytest.fixture
def hand(desk: Desk, qtbot: QtBot) -> Hand:
    return Hand(desk, qtbot)


def only_case(program: Program, clock: Clock) -> CaseFile:
    (case,) = program.casework.desk.cases_since(clock() - timedelta(days=9))
    return case


def test_enter_on_a_row_opens_its_file_and_on_it_again_brings_that_window_forward(
    desk: Desk, hand: Hand, program: Program, clock: Clock
) -> None:
    told = {"title": "姬塬开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=3)}
    program.casework.desk.open_case(program.actor(), "open", CaseKind.CRIMINAL, told)
    panel = desk.window.panels.cases
    hand.press(K.Key_F2)
    hand.until(lambda: panel.table.shown() == 1)
    hand.press(K.Key_F2)
    hand.down_to(panel.table, lambda one: one.title == "姬塬开井盗油")
    hand.press(K.Key_Return)
    window = hand.case_window("姬塬开井盗油")
    assert window.shown is not None
    assert window.shown.case == only_case(program, clock)
    hand.front(desk.window)
    hand.press(K.Key_F2)
    hand.press(K.Key_Return)
    hand.until(window.isActiveWindow)
    assert len(desk.window.findChildren(CaseWindow)) == 1
    hand.close(window)


def test_c_on_an_alert_carries_place_times_asset_area_words_and_the_link_over(
    desk: Desk, hand: Hand, program: Program, clock: Clock
) -> None:
    alert = hand.take_alert("井场监控被砸")
    hand.press(K.Key_C)
    hand.answer(desk.window.panels.alerts.card.ask, "破坏监控")
    window = hand.case_window("井场监控被砸")
    case = only_case(program, clock)
    assert (case.title, case.type, case.status) == ("井场监控被砸", CaseType.CAMERA_SABOTAGE, CaseStatus.ACCEPTED)
    assert (case.lon, case.lat, case.asset_id, case.asset_code) == (*WELL, "w7", "定4127-7")
    assert (case.area_id, case.place) == ("a1", program.alert_desk.alert(alert.id).place)
    assert (case.occurred_from, case.occurred_to) == (alert.occurred_at, alert.occurred_at)
    assert (case.discovered_at, case.discovery) == (alert.received_at, Discovery.VIDEO)
    assert case.summary.count("3 名男子蒙面戴头套,破坏监控后开井放油") == 1, (
        "told once, not by the call and the alert both"
    )
    assert case.lead_officer == program.actor().name
    assert case.due_at is not None
    (call,) = program.call_desk.open_calls()
    assert (call.case_id, case.source, case.source_id) == (case.id, CaseSource.CALL, call.id)
    assert program.alert_desk.alert(alert.id).call_id == call.id
    assert any("定4127-7" in one.text() for one in window.facts.findChildren(QLabel))
    hand.close(window)


def begun_on_the_map(desk: Desk, hand: Hand, lon: float, lat: float) -> CaseWindow:
    """The map looks at a place; Ctrl+G asks what is there, its menu what can be done, and a case is begun."""
    desk.join.look_at(lon, lat, 15)
    hand.settle()
    here = desk.window.panels.details.here
    hand.press(K.Key_G, held=CTRL)
    hand.until(lambda: here.here is not None)
    hand.settle()
    hand.reach(here.acts)
    hand.press(K.Key_Space)
    hand.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu: Any = QApplication.activePopupWidget()
    hand.choose_in(menu, "在此建立案件")
    window = hand.case_window()
    hand.answer(window.ask, "刑事", "受案")
    hand.until(lambda: window.is_editing)
    return window


def saved(hand: Hand, window: CaseWindow, program: Program, clock: Clock) -> CaseFile:
    """With a title, a kind and a time, which no map knows."""
    began = to_minute(clock() - timedelta(hours=2))
    hand.fill(window.form.inputs, title="便道边发现油迹", type="WELLHEAD", occurred_from=began)
    hand.save()
    opened = hand.case_window("便道边发现油迹")
    hand.close(opened)
    return only_case(program, clock)


def test_a_case_begun_at_a_well_on_the_map_has_its_code_place_and_area(
    desk: Desk, hand: Hand, program: Program, clock: Clock
) -> None:
    window = begun_on_the_map(desk, hand, WELL[0], WELL[1] + 0.0005)
    assert window.form.values()["asset_code"] == "定4127-7"
    case = saved(hand, window, program, clock)
    assert (case.asset_id, case.asset_code, case.area_id, case.source) == ("w7", "定4127-7", "a1", CaseSource.MAP)
    assert (case.lon, case.lat) == pytest.approx((WELL[0], WELL[1] + 0.0005), abs=1e-4)
    assert case.place.startswith("姬塬 7 号井场")


def test_a_case_begun_on_a_pipeline_has_its_k_number(desk: Desk, hand: Hand, program: Program, clock: Clock) -> None:
    window = begun_on_the_map(desk, hand, 107.45, LINE_LAT)
    case = saved(hand, window, program, clock)
    assert (case.asset_id, case.asset_code, case.area_id) == ("p1", "G1", "a1")
    assert case.place.startswith("姬塬外输线 K4+")
    assert case.chainage_m == pytest.approx(4_430, abs=30)


def test_a_case_begun_on_open_ground_has_the_area_and_the_degrees(
    desk: Desk, hand: Hand, program: Program, clock: Clock
) -> None:
    window = begun_on_the_map(desk, hand, 107.2, 37.42)
    case = saved(hand, window, program, clock)
    assert (case.asset_id, case.asset_code, case.area_id, case.place) == (None, "", "a1", "姬塬警务室辖区")
    assert (case.lon, case.lat) == pytest.approx((107.2, 37.42), abs=1e-4)
