"""The window of incidents and strength by keys: walked, looked at from all sides, decided with a reason, read by night
and by day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.strength import Decision, StrengthRows
from app.paths import DataDirectory, resources
from app.ui.background import Background
from app.ui.duty.strength_grid import DEEPEST
from app.ui.duty.strength_window import DECIDED, MISMATCHES, PROPOSED, StrengthWindow
from app.ui.duty.strength_words import Figures
from app.ui.duty.strength_work import StrengthWork
from app.ui.look import Look
from app.ui.theme import contrast
from app.ui.words import Speaker
from tests.services.duty.shift_field import put
from tests.services.duty.strength_ground import WEST, at, case, fill, patrol, rooms, unit
from tests.store_fixtures import Clock


@pytest.fixture
def program(tmp_path: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(tmp_path / "data"), now=clock) as program:
        actor, store = program.actor(), program.store
        rooms(store, actor)
        put(store, actor, "units", unit("u1"))
        for back in range(10, 4, -1):
            patrol(store, "u1", at(clock, back, 9), 3, WEST)
        fill(store, actor, [case(f"c{n}", at(clock, 3 + 2 * n, 2), 2.0) for n in range(40)])
        yield program


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, resources() / "styles")
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def work(qapp: QApplication, qtbot: QtBot, program: Program, look: Look) -> Iterator[StrengthWork]:
    speaker = Speaker(qapp, resources() / "i18n")
    speaker.speak("zh_CN")
    home = QWidget()
    background = Background(program.readers, program.lane.live, home)
    window = StrengthWindow(look, home)
    made = StrengthWork(program, program.actor(), background, window)
    window.show()
    made.read()
    settled(qtbot, made)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    made.stop()
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    background.close()
    window.done(0)
    home.deleteLater()
    speaker.speak("en")
    speaker.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settled(qtbot: QtBot, work: StrengthWork) -> None:
    qtbot.waitUntil(lambda: work.proposal is not None and work._background.is_idle(), timeout=20_000)


def key(work: StrengthWork, key: Qt.Key) -> None:
    QTest.keyClick(work.window.grid, key)


def test_what_does_not_fit_is_said_by_a_word_in_the_cell_and_a_line_in_the_list(work: StrengthWork) -> None:
    window = work.window
    night, morning = window.hours.cell(window.hours.index(1, 2)), window.hours.cell(window.hours.index(0, 9))
    assert (night.mark, night.upper, night.lower) == ("缺", "20", "0")
    assert (morning.mark, morning.upper, morning.lower) == ("闲", "·", "60")
    first = window.runs.in_order()[0]
    assert (first.name, first.first, first.after) == ("东智慧警务室", 2, 4)
    assert window.list_title.text() == "不相称 2"
    assert "警情 40 起,接报 40 起" in window.told.text()


def test_arrows_walk_the_cells_and_each_is_told_in_words(work: StrengthWork) -> None:
    window = work.window
    window.grid.choose(window.hours.index(0, 1))
    key(work, Qt.Key.Key_Down)
    key(work, Qt.Key.Key_Right)
    assert window.chosen.text() == (
        "东智慧警务室 02:00–03:00:警情 20 起,其中接报 20 起;报警 0 条;日均巡逻 0 分钟,在岗 0 分钟 · 有警情,没警力"
    )


def test_enter_in_the_list_leads_to_the_cell(work: StrengthWork) -> None:
    window = work.window
    window.runs.setFocus()
    window.runs.selectRow(1)
    QTest.keyClick(window.runs, Qt.Key.Key_Return)
    assert (window.grid.currentIndex().row(), window.grid.currentIndex().column()) == (0, 9)
    assert window.grid.hasFocus()


def test_letters_change_rows_figures_span_and_list(qtbot: QtBot, work: StrengthWork) -> None:
    window = work.window
    for _ in range(3):
        key(work, Qt.Key.Key_V)
    assert window.figures.chosen() is Figures.PROPOSAL
    proposed = window.hours.cell(window.hours.index(1, 2))
    assert int(proposed.lower) > int(proposed.upper) == 0
    assert "建议" in window.chosen.text()
    key(work, Qt.Key.Key_L)
    assert window.lists.currentIndex() == PROPOSED
    assert any(one.name == "东智慧警务室" and one.then_min > one.now_min for one in window.changes.in_order())
    key(work, Qt.Key.Key_R)
    settled(qtbot, work)
    assert work.table is not None
    assert (work.table.rows, window.hours.rowCount()) == (StrengthRows.CELLS, 1)
    key(work, Qt.Key.Key_R)
    settled(qtbot, work)
    key(work, Qt.Key.Key_V)
    assert (window.hours.names[0], window.hours.names[6]) == ("周一", "周日")
    key(work, Qt.Key.Key_G)
    settled(qtbot, work)
    assert (work.table.last_day - work.table.since).days == 179


def test_how_the_proposal_did_is_said_beside_the_plain_count(work: StrengthWork) -> None:
    said = work.window.test.text()
    assert "40 起接报警情" in said
    assert "近 90 天简单计数" in said
    assert "差异可能是偶然" in said


def test_a_proposal_is_accepted_by_key_with_a_reason_and_ended_again(qtbot: QtBot, work: StrengthWork) -> None:
    window = work.window
    key(work, Qt.Key.Key_A)
    assert window.is_asking()
    QTest.keyClicks(window.asking.line, "axr")
    QTest.keyClick(window.asking.line, Qt.Key.Key_Escape)
    assert not window.is_asking()
    assert not work.decided
    key(work, Qt.Key.Key_A)
    QTest.keyClick(window.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(work._background.is_idle)
    assert "写明理由" in window.outcome.refusal.text()
    key(work, Qt.Key.Key_A)
    window.asking.line.setText("夜间案件集中")
    QTest.keyClick(window.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(work.decided) == 1 and work._background.is_idle())
    one = work.decided[0]
    assert (one.decision, one.reason) == (Decision.ACCEPTED, "夜间案件集中")
    assert window.outcome.said.text() == "已采纳布警建议"
    key(work, Qt.Key.Key_B)
    window.asking.line.setText("收割结束")
    QTest.keyClick(window.asking.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.decided[0].ended_at is not None and work._background.is_idle())
    key(work, Qt.Key.Key_B)
    assert "没有采纳中的建议" in window.outcome.refusal.text()
    window.show_list(DECIDED)
    assert window.list_title.text() == "历次决定 1"
    window.show_list(MISMATCHES)


def test_it_is_written_to_a_file(qtbot: QtBot, work: StrengthWork, tmp_path: Path) -> None:
    file = tmp_path / "警力.xlsx"
    work.write_to(file)
    qtbot.waitUntil(work._background.is_idle, timeout=20_000)
    assert file.exists()
    assert str(file) in work.window.outcome.said.text()


def test_figures_keep_their_contrast_on_the_darkest_shade_by_night_and_by_day(work: StrengthWork, look: Look) -> None:
    del work
    for theme in ("night", "day"):
        look.wear(theme=theme)
        for ground in ("panel", "raised"):
            shade = blended(look.theme.colour("accent"), look.theme.colour(ground), DEEPEST / 255)
            assert contrast(look.theme.colour("text"), shade) >= 4.5
    look.wear(theme="night")


def blended(over: QColor, under: QColor, part: float) -> QColor:
    mixed = [round(part * a + (1 - part) * b) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*mixed)
