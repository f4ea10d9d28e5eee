"""The ledger in the window: whose turn it is in words, only the next keys, a filter that lets go of what is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.hazard import Hazard, HazardKind, HazardLevel, HazardState, HazardStep
from app.ui.panel_set import PanelSet
from app.ui.panels.hazard_panel import HazardPanel
from app.ui.widgets.hazard_words import hazard_facts, next_words
from app.ui.words import Speaker
from tests.ui import invented

S, NOW = HazardState, invented.NOW
LATE = Hazard(
    id="late", owner_domain=invented.POLICE, number="YH2026-0001", title="围栏缺口", kind=HazardKind.PHYSICAL,
    level=HazardLevel.LARGER, state=S.RECTIFYING, place="定 4127-6", lon=107.6, lat=37.2, responsible="演示采油1队",
    found_at=NOW - timedelta(days=20), due_at=NOW - timedelta(days=4), notice_number="隐改〔2026〕1号",
    stated_at=NOW - timedelta(days=6),
)  # fmt: skip
DUE = replace(
    LATE, id="due", number="YH2026-0002", title="灭火器过期", state=S.NOTICE_ISSUED, due_at=NOW + timedelta(days=5)
)
FRESH = replace(
    LATE, id="fresh", number="YH2026-0003", title=invented.HOSTILE, level=None, state=S.FOUND, due_at=None,
    responsible="", notice_number="", lon=None, lat=None, found_at=NOW - timedelta(minutes=7),
)  # fmt: skip
OVER = replace(DUE, id="over", number="YH2026-0004", state=S.CLEARED, ended_at=NOW - timedelta(days=1))


@pytest.fixture
def panel(panels: PanelSet, qtbot: QtBot) -> HazardPanel:
    made = panels.hazards
    made.resize(1200, 420)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_hazards([LATE, DUE, FRESH, OVER])
    return made


def titles(panel: HazardPanel) -> list[str]:
    return [panel.table.filter.index(row, 1).data() for row in range(panel.table.filter.rowCount())]


def offered(panel: HazardPanel) -> set[str]:
    return {act_id for act_id, button in panel.buttons.items() if button.isVisible()}


def test_each_row_says_in_words_whose_turn_it_is_and_how_late(panel: HazardPanel, speaker: Speaker) -> None:
    assert [next_words(one, NOW) for one in (LATE, DUE, FRESH, OVER)] == [
        "超期 4 天 · 该发提示函", "限 11-26,还剩 5 天", "待确认", "已销号"
    ]  # fmt: skip
    speaker.speak("en")
    assert next_words(LATE, NOW) == "overdue 4 d · Send a letter"


def test_those_struck_off_are_shown_by_v_and_counted_apart(panel: HazardPanel) -> None:
    told: list[str] = []
    panel.summary_changed.connect(told.append)
    assert titles(panel) == ["围栏缺口", "灭火器过期", invented.HOSTILE]
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_V)
    assert len(titles(panel)) == 4
    assert told[-1] == "未销号 3,超期 1"


def test_the_filter_knows_place_unit_and_notice_and_gives_way_to_what_is_chosen_elsewhere(panel: HazardPanel) -> None:
    panel.text.setText("采油1队")
    assert titles(panel) == ["围栏缺口", "灭火器过期"]
    panel.level.choose(HazardLevel.MAJOR)
    assert titles(panel) == []
    assert panel.choose("over")
    assert panel.table.chosen() == OVER
    assert not panel.choose("nobody")


def test_only_the_keys_of_the_next_step_are_offered_and_told(panel: HazardPanel) -> None:
    wanted: list[tuple[str, str]] = []
    panel.step_wanted.connect(lambda act, one: wanted.append((act, one.id)))
    panel.choose("late")
    assert offered(panel) == {"hazard_report", "hazard_print", "locate", "hazard_new"}
    panel.choose("fresh")
    assert offered(panel) == {"hazard_confirm", "hazard_dismiss", "hazard_new"}
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_C)
    assert wanted == [("hazard_confirm", "fresh")]


def test_the_card_tells_the_course_with_what_was_said(panel: HazardPanel) -> None:
    steps = (
        HazardStep(NOW - timedelta(days=2), "韩", "hazard.report", "已补焊"),
        HazardStep(NOW, "周", "hazard.recheck_failed", "北角仍开着"),
    )
    course = dict(hazard_facts(LATE, steps, NOW))["办理经过"].splitlines()
    assert course == ["11-19 23:41  已报整改完毕 · 韩 · 已补焊", "11-21 23:41  复查:仍未整改 · 周 · 北角仍开着"]


def test_an_empty_ledger_says_how_one_is_reported(panels: PanelSet, qtbot: QtBot) -> None:
    panels.hazards.resize(1200, 420)
    with qtbot.waitExposed(panels.hazards):
        panels.hazards.show()
    panels.hazards.show_hazards([])
    said = " ".join(one.text() for one in panels.hazards.findChildren(QLabel))
    assert "Ctrl+Shift+X" in said
