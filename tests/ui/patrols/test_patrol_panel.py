"""Patrols in the window: how each stands in words, what is kept out of the list, which acts are offered, the card."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.patrol import Patrol, PatrolKind, PatrolStatus, PatrolStop, StopProof
from app.services.patrols.beat import Beat
from app.services.patrols.patrol_reading import PatrolShown, PatrolStep
from app.ui.panel_set import PanelSet
from app.ui.panels.patrol_panel import PatrolPanel
from app.ui.patrols.patrol_marks import beat_marks, shown_at, stop_marks
from app.ui.patrols.patrol_words import patrol_facts, status_words, time_words
from app.ui.words import Speaker
from tests.ui import invented

S, NOW = PatrolStatus, invented.NOW
HOUR = timedelta(hours=1)
PATROL = Patrol(
    id="going", owner_domain=invented.POLICE, number="LX2026-0001", name="穿线 演示一线", kind=PatrolKind.LINE,
    unit_id="u1", begins_at=NOW - 2 * HOUR, ends_at=NOW + 2 * HOUR, asset_id="line", status=S.ACTIVE,
    started_at=NOW - HOUR, forces="POLICE GUARDS", objective="防打孔",
)  # fmt: skip
STOPS = tuple(
    PatrolStop(
        id=f"s{n}", owner_domain=invented.POLICE, patrol_id="going", position=n, name=f"演 {n}", lon=107.5 + 0.01 * n,
        lat=37.2, proof=StopProof.QR, due_at=NOW + (n - 2) * HOUR,
    )
    for n in (1, 2, 3)
)  # fmt: skip
REACHED = replace(STOPS[0], reached_at=NOW - HOUR, reached_by=StopProof.QR)
LEFT_OUT = replace(STOPS[1], skip_reason="便道积雪")
BEAT = Beat("演示一线 K2+000–K12+000", ((107.5, 37.2), (107.6, 37.2)), 10_000.0, 2_000.0, 12_000.0)
GOING = PatrolShown(PATROL, (REACHED, LEFT_OUT, STOPS[2]), unit="巡察1组", call_sign="巡1", leader="演示员甲",
                    beat_name=BEAT.name, beat=BEAT)  # fmt: skip
LATE = replace(GOING, stops=(), patrol=replace(PATROL, id="late", number="LX2026-0002", name="守点 演示卡口",
               kind=PatrolKind.POST, status=S.ISSUED, started_at=None,
               begins_at=NOW - timedelta(minutes=42)))  # fmt: skip
PLANNED = replace(LATE, patrol=replace(LATE.patrol, id="plan", name="铺面 演示网格", kind=PatrolKind.AREA,
                  status=S.PLANNED, begins_at=NOW + 14 * HOUR, ends_at=NOW + 18 * HOUR))  # fmt: skip
MISSED = replace(LATE, patrol=replace(LATE.patrol, id="missed", name="未执行的", status=S.MISSED))
OVER = replace(GOING, patrol=replace(PATROL, id="over", name="已结束的", status=S.FINISHED, finished_at=NOW - HOUR / 2))


@pytest.fixture
def panel(panels: PanelSet, qtbot: QtBot) -> PatrolPanel:
    made = panels.patrols
    made.resize(1300, 420)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_patrols([GOING, LATE, PLANNED, MISSED, OVER])
    return made


def names(panel: PatrolPanel) -> list[str]:
    return [one.patrol.name for one in panel.table.in_order()]


def offered(panel: PatrolPanel) -> set[str]:
    return {act_id for act_id, button in panel.buttons.items() if button.isVisible()}


def test_each_row_says_in_words_how_it_stands_and_for_how_long(panel: PatrolPanel, speaker: Speaker) -> None:
    assert [status_words(one, NOW) for one in (GOING, LATE, PLANNED, MISSED)] == [
        "巡逻中 60 分钟", "超时未出发 42 分钟", "已计划", "未执行"
    ]  # fmt: skip
    assert [time_words(one, NOW) for one in (GOING, PLANNED)] == ["21:41–01:41", "11-22 13:41–17:41"]
    speaker.speak("en")
    assert status_words(LATE, NOW) == "Overdue to start 42 min"


def test_what_is_over_is_shown_by_v_but_what_was_missed_stays_until_it_is_reviewed(panel: PatrolPanel) -> None:
    told: list[str] = []
    panel.summary_changed.connect(told.append)
    assert names(panel) == ["穿线 演示一线", "守点 演示卡口", "铺面 演示网格", "未执行的"]
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_V)
    assert names(panel)[-1] == "已结束的"
    assert told[-1] == "巡逻中 1,超时未出发 1,待执行 1"


def test_the_filter_knows_team_beat_and_leader_and_gives_way_to_what_is_chosen_elsewhere(panel: PatrolPanel) -> None:
    panel.text.setText("巡1")
    assert len(names(panel)) == 4
    panel.kind.choose(PatrolKind.AREA)
    assert names(panel) == ["铺面 演示网格"]
    assert panel.choose("over")
    chosen = panel.table.chosen()
    assert chosen is not None
    assert chosen.patrol.id == "over"
    assert not panel.choose("nobody")


def test_only_what_can_be_done_with_it_is_offered_and_told(panel: PatrolPanel) -> None:
    wanted: list[tuple[str, str]] = []
    panel.act_wanted.connect(lambda act, one: wanted.append((act, one.patrol.id)))
    panel.choose("going")
    assert not {"patrol_issue", "patrol_change"} & offered(panel)
    assert {"patrol_cancel", "patrol_print", "patrol_gpx", "locate"} <= offered(panel)
    panel.choose("plan")
    assert {"patrol_issue", "patrol_change", "patrol_cancel"} <= offered(panel)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_I)
    assert wanted == [("patrol_issue", "plan")]


@pytest.mark.usefixtures("speaker")
def test_the_card_tells_each_check_point_with_what_came_of_it_and_the_course() -> None:
    steps = (PatrolStep(NOW - 3 * HOUR, "韩", "patrol.plan", ""), PatrolStep(NOW, "韩", "patrol.print", "任务单.pdf"))
    facts = dict(patrol_facts(GOING, steps, None, NOW))
    assert facts["检查点"].splitlines() == [
        "1  演 1 · 22:41 · 12 分钟 · ✓ 22:41 扫码到位", "2  演 2 · 23:41 · 12 分钟 · 未到:便道积雪",
        "3  演 3 · 00:41 · 12 分钟",
    ]  # fmt: skip
    assert facts["办理经过"].splitlines()[1] == "11-21 23:41  已打印任务单 · 韩 · 任务单.pdf"
    assert facts["巡防范围"] == "演示一线 K2+000–K12+000 · 10.0 km"
    assert facts["联合力量"] == "公安、保安"


def test_an_empty_list_says_how_one_is_planned(panels: PanelSet, qtbot: QtBot) -> None:
    panels.patrols.resize(1200, 420)
    with qtbot.waitExposed(panels.patrols):
        panels.patrols.show()
    panels.patrols.show_patrols([])
    said = " ".join(one.text() for one in panels.patrols.findChildren(QLabel))
    assert "按 N 新建一项" in said


# -- on the map -------------------------------------------------------------------------------------------------------


def test_those_of_the_next_hours_and_the_chosen_one_are_drawn_in_the_colour_of_their_state() -> None:
    every = [GOING, LATE, PLANNED, MISSED, OVER]
    drawn = beat_marks(shown_at(every, NOW, live=True), NOW, live=True)
    assert [(one.id, one.kind, one.colour, one.shape) for one in drawn] == [
        ("going", "ACTIVE", "ok", "LINE"), ("late", "OVERDUE", "critical", "POINT")
    ]  # fmt: skip
    chosen = shown_at(every, NOW, live=True, chosen="plan")
    assert [one.patrol.id for one in chosen] == ["going", "late", "plan"]
    assert [one.kind for one in stop_marks([GOING], NOW)] == ["REACHED", "SKIPPED", "DUE"]
    assert [one.kind for one in stop_marks([GOING], NOW + 2 * HOUR)] == ["REACHED", "SKIPPED", "LATE"]


def test_the_past_shows_what_was_under_way_then() -> None:
    then = NOW - timedelta(minutes=45)
    found = shown_at([GOING, OVER, PLANNED], then, live=False)
    assert [(one.id, one.kind) for one in beat_marks(found, then, live=False)] == [
        ("going", "ACTIVE"), ("over", "ACTIVE")
    ]  # fmt: skip
    before = NOW - 2 * HOUR + timedelta(minutes=5)
    assert [one.kind for one in beat_marks(shown_at([GOING], before, live=False), before, live=False)] == ["READY"]
