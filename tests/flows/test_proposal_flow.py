"""Proposed beats at the whole desk by keys: drawn apart, a stop left out, accepted into patrols; or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.asset import Asset, AssetLayer, SiteKind, WellKind
from app.domain.patrol_proposal import ProposalState
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind, UnitState
from app.ui.desk import Desk
from app.ui.patrols.proposal_work import ProposalWork
from tests.flows.dispatch_room import PER_KM, PLACE, press, settle, until, write
from tests.store_fixtures import Clock
from tests.ui import invented

pytestmark = pytest.mark.page
K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MAKING_MS = 60_000


@pytest.fixture(autouse=True)
def oilfield(program: Program, clock: Clock) -> None:
    """Along the road of 60 km a room with a crew, and a well each kilometre that nobody was at."""
    lon, lat = PLACE
    room = asset("room", AssetLayer.SITES, "东滩警务室", SiteKind.POLICE_ROOM, lon - 20 * PER_KM, lat)
    with program.store.act(program.actor(), "oilfield", "test.ground", Right.IMPORT) as work:
        work.add(room)
        for n in range(8, 20):
            work.add(asset(f"w{n}", AssetLayer.WELLS, f"演{n}", WellKind.OIL, lon - n * PER_KM, lat + 0.0005))
        crew = Unit(id="u-crew", owner_domain=OwnerDomain.POLICE, code="巡1", name="巡察1组",
                    kind=UnitKind.PATROL_GROUP, home_site_id="room")  # fmt: skip
        work.add(crew)
        work.set_state("unit", crew, "state", UnitState.STANDBY, clock() - timedelta(hours=1))


def asset(key: str, layer: AssetLayer, name: str, kind: str, lon: float, lat: float) -> Asset:
    return replace(
        invented.asset(name), id=key, layer=layer, code=name, code_key=name, name=name, kind=kind, lon=lon, lat=lat,
        min_lon=lon, max_lon=lon, min_lat=lat, max_lat=lat, attributes={}, shape=None, length_m=None, visited_at=None,
    )  # fmt: skip


def opened(desk: Desk, qtbot: QtBot) -> ProposalWork:
    press(K.Key_O, CONTROL | ALT)
    until(qtbot, lambda: (made := desk.proposal_acts.work) is not None and bool(made.crews))
    work = desk.proposal_acts.work
    assert work is not None
    until(qtbot, work.window.isActiveWindow)
    until(qtbot, work.window.crews.hasFocus)
    return work


def drawn_night(work: ProposalWork, qtbot: QtBot) -> None:
    press(K.Key_G, CONTROL)
    qtbot.waitUntil(lambda: work.night is not None, timeout=MAKING_MS)


def test_a_night_is_drawn_changed_accepted_and_taken_back_by_keys(qtbot: QtBot, desk: Desk, program: Program) -> None:
    work = opened(desk, qtbot)
    window = work.window
    assert window.crews.chosen() is not None
    going = [row.crew.name for row in window.crews.in_order() if row.goes]
    assert going == ["巡察1组"], "who has no home is not sent by itself"
    drawn_night(work, qtbot)
    night = work.night
    assert night is not None
    assert [one.crew.name for one in night.beats] == ["巡察1组"]
    assert f"种子 {night.seed}" in window.figures.text()
    first = window.stops.in_order()[0]
    assert "处井站超期" in window.chosen.text()
    press(K.Key_Return)
    until(qtbot, window.stops.hasFocus)
    press(K.Key_X)
    until(qtbot, window.asking.line.hasFocus)
    write("xiujing")
    press(K.Key_Return)
    assert first.stop.name not in [row.stop.name for row in window.stops.in_order()]
    assert "以上为抽取时的数字,未扣除之后去掉的 1 项" in window.figures.text()
    beats, stops = drawn(desk, qtbot, "patrols"), drawn(desk, qtbot, "patrol_stops")
    assert beats == "PROPOSED巡察1组"
    assert stops.count("PROPOSED") == len(work.night.beats[0].stops) if work.night else 0
    press(K.Key_Return, CONTROL)
    until(qtbot, window.asking.line.hasFocus)
    write("fangdaoyou")
    press(K.Key_Return)
    until(qtbot, lambda: work.night is None)
    (patrol,) = program.patrols.reading.sheet()
    assert (patrol.patrol.seed, patrol.patrol.objective) == (night.seed, "fangdaoyou")
    assert len(patrol.stops) == night.stops - 1
    (kept,) = program.patrols.proposals.latest()
    assert (kept.state, "xiujing" in kept.changes) == (ProposalState.ACCEPTED, True)
    until(qtbot, lambda: drawn(desk, qtbot, "patrol_stops").count("PROPOSED") == 0)
    press(K.Key_Escape)
    until(qtbot, lambda: desk.proposal_acts.work is None)
    settle(desk, qtbot)
    lines = program.dutywork.log.shift_page().lines
    told = [one.text for one in lines if one.subject is not None and one.subject.noun == "patrol_proposal"]
    assert sorted(told) == ["", "fangdaoyou"], "that it was drawn, and that it was accepted"


def test_a_night_is_refused_with_a_reason_and_its_seed_stays(qtbot: QtBot, desk: Desk, program: Program) -> None:
    work = opened(desk, qtbot)
    drawn_night(work, qtbot)
    press(K.Key_G, CONTROL)
    assert "请先处理本次建议" in work.window.outcome.refusal.text()
    press(K.Key_R)
    until(qtbot, work.window.asking.line.hasFocus)
    write("jiebing")
    press(K.Key_Return)
    until(qtbot, lambda: work.night is None)
    press(K.Key_V)
    until(qtbot, lambda: work.window.before.shown() == 1)
    (kept,) = work.window.before.in_order()
    assert (kept.state, kept.reason, len(kept.seed)) == (ProposalState.REFUSED, "jiebing", 32)
    assert not program.patrols.reading.sheet()
    work.window.close()
    settle(desk, qtbot)


def test_a_window_is_not_left_while_its_decision_is_being_written_so_it_can_be_taken_back(
    qtbot: QtBot, desk: Desk, program: Program
) -> None:
    work = opened(desk, qtbot)
    drawn_night(work, qtbot)
    other = next(row for row in work.window.crews.in_order() if row.beat is None and not row.crew.busy)
    work.window.crews.choose(other.crew.unit_id)
    press(K.Key_W)
    assert "没有给" in work.window.outcome.refusal.text()
    assert not any(row.goes for row in work.window.crews.in_order() if row.crew.unit_id == other.crew.unit_id)
    press(K.Key_Return, CONTROL)
    until(qtbot, work.window.asking.line.hasFocus)
    QTest.keyClick(work.window.asking.line, K.Key_Return)
    work.window.reject()
    assert work.window.isVisible()
    assert "正在写入" in work.window.outcome.said.text()
    until(qtbot, lambda: work.night is None)
    assert "已计划 1 项联巡" in work.window.outcome.said.text()
    work.window.reject()
    until(qtbot, lambda: desk.proposal_acts.work is None)
    settle(desk, qtbot)


def test_nothing_is_drawn_while_the_window_shows_the_past(
    qtbot: QtBot, desk: Desk, program: Program, clock: Clock
) -> None:
    work = opened(desk, qtbot)
    desk.moment.show(clock() - timedelta(hours=3))
    QTest.keyClick(work.window.crews, K.Key_G, CONTROL)
    assert not program.patrols.proposals.latest()
    desk.moment.show(None)
    work.window.close()
    settle(desk, qtbot)


def drawn(desk: Desk, qtbot: QtBot, layer: str) -> str:
    heard: list[str] = []
    script = f"[...window.desk.marks.{layer}.marks.values()].map((one) => one.kind + one.name).join()"
    desk.map.page().runJavaScript(script, lambda told: heard.append(told or "none"))
    until(qtbot, lambda: bool(heard))
    return heard[0]
