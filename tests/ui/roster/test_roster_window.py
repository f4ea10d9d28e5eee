"""The window of month sheets by keys: typed, refused, reasoned, exchanged, made, accepted, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.roster_conflicts import roster_conflicts
from app.paths import DataDirectory, resources
from app.ui.background import Background
from app.ui.look import Look
from app.ui.roster.roster_window import RosterWindow
from app.ui.roster.sheet_work import SheetWork
from app.ui.words import Speaker
from tests.roster_ground import ROOM, settle
from tests.store_fixtures import Clock

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(tmp_path: Path, clock: Clock) -> Iterator[Program]:
    with Program(DataDirectory(tmp_path / "data"), now=clock) as program:
        settle(program.store, count=9, rooms=(ROOM, "area-2"))
        yield program


@pytest.fixture
def work(qapp: QApplication, qtbot: QtBot, program: Program) -> Iterator[SheetWork]:
    speaker = Speaker(qapp, resources() / "i18n")
    speaker.speak("zh_CN")
    look = Look(qapp, resources() / "styles")
    home = QWidget()
    background = Background(program.readers, program.lane.live, home)
    book = program.rosters.desk.book
    window = RosterWindow(book.plan, book.holidays, look, home)
    made = SheetWork(program, program.actor(), background, window)
    window.show()
    made.begin()
    qtbot.waitUntil(lambda: made.stored is not None and background.is_idle())
    made._do("roster_on")
    qtbot.waitUntil(lambda: made.stored is not None and made.stored.month == 12 and background.is_idle())
    yield made
    made.stop()
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    background.close()
    window.done(0)
    home.deleteLater()
    speaker.speak("en")
    speaker.deleteLater()
    look.deleteLater()
    qapp.setStyleSheet("")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def stand(work: SheetWork, row: int, day: int) -> None:
    grid = work.window.grid
    grid.choose(work.window.sheet.index(row, day - 1))
    grid.setFocus()


def settled(qtbot: QtBot, work: SheetWork) -> None:
    qtbot.waitUntil(work.background.is_idle, timeout=30_000)


def is_busy(work: SheetWork) -> bool:
    return work.window.is_busy


def test_a_row_is_typed_through_and_a_breach_asks_for_a_reason(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "n")
    settled(qtbot, work)
    assert work.stored is not None
    assert work.stored.letter(("p1", date(2026, 12, 3))) == "N"
    assert work.window.sheet.cell(work.window.sheet.index(1, 2)).text == "夜"
    QTest.keyClicks(work.window.grid, "d")
    settled(qtbot, work)
    assert work.window.is_asking()
    assert "只休息 0 小时" in work.window.asking.question.text()
    assert work.stored.letter(("p1", date(2026, 12, 4))) == ""
    work.window.asking.line.setText("抢险")
    QTest.keyClick(work.window.asking.line, Qt.Key.Key_Return)
    settled(qtbot, work)
    assert work.stored.letter(("p1", date(2026, 12, 4))) == "D"
    assert work.window.sheet.cell(work.window.sheet.index(1, 3)).broken == "critical"
    assert "只休息 0 小时" in work.window.sheet.told(work.window.sheet.index(1, 3))[0]


def test_letters_typed_fast_are_all_written(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "lltdd")
    settled(qtbot, work)
    assert work.stored is not None
    shown = [work.window.sheet.cell(work.window.sheet.index(1, n)).text for n in range(2, 7)]
    assert shown == ["休", "休", "训", "白", "白"]
    assert work.desk.history(ROOM)[0].changes >= 1


def test_del_empties_and_the_last_change_is_taken_back(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "n")
    settled(qtbot, work)
    stand(work, 1, 3)
    QTest.keyClick(work.window.grid, Qt.Key.Key_Delete)
    settled(qtbot, work)
    assert work.stored is not None
    assert work.stored.turns == {}
    work._do("roster_take_back")
    work.window.asking.line.setText("删错了")
    QTest.keyClick(work.window.asking.line, Qt.Key.Key_Return)
    settled(qtbot, work)
    assert work.stored.letter(("p1", date(2026, 12, 3))) == "N"


def test_a_letter_without_a_meaning_is_told_with_those_that_have_one(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "q")
    assert "“Q”不是砖井智慧警务室的班次" in work.window.outcome.refusal.text()
    settled(qtbot, work)


def test_turns_are_exchanged_by_dragging(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "n")
    settled(qtbot, work)
    stand(work, 2, 3)
    QTest.keyClicks(work.window.grid, "d")
    settled(qtbot, work)
    grid, sheet = work.window.grid, work.window.sheet
    begin, end = (grid.visualRect(sheet.index(row, 2)).center() for row in (1, 2))
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, NONE, begin)
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, NONE, end)
    settled(qtbot, work)
    assert work.stored is not None
    assert [work.stored.letter((who, date(2026, 12, 3))) for who in ("p1", "p2")] == ["D", "N"]


def test_a_month_is_made_looked_at_and_accepted(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 0, 5)
    QTest.keyClicks(work.window.grid, "l")
    settled(qtbot, work)
    work._do("roster_generate")
    qtbot.waitUntil(lambda: work.proposal() is not None, timeout=40_000)
    assert work.stored is not None
    assert work.stored.turns == {}
    assert "(排班建议)" in work.window.title.text()
    shown = work.shown()
    assert shown is not None
    assert shown.letter(("p0", date(2026, 12, 5))) == ""
    work._do("roster_accept")
    settled(qtbot, work)
    assert work.proposal() is None
    book = work.desk.book
    hard = [one for one in roster_conflicts(work.stored, book.plan, book.holidays) if one.is_hard]
    # Who was on the night before the first is of the month before.
    assert {(one.kind.value, one.day.day) for one in hard} <= {("UNTILED", 1)}


def test_a_proposal_that_is_refused_is_nowhere(qtbot: QtBot, work: SheetWork) -> None:
    stand(work, 0, 1)
    work._do("roster_pattern")
    work.window.asking.line.setText("d d n n . .")
    QTest.keyClick(work.window.asking.line, Qt.Key.Key_Return)
    proposal = work.proposal()
    assert proposal is not None
    assert len(proposal.cells) == 21
    work.window.reject()
    settled(qtbot, work)
    assert work.proposal() is None
    assert work.stored is not None
    assert work.stored.turns == {}


def test_esc_stops_the_generator(qtbot: QtBot, work: SheetWork) -> None:
    work._do("roster_generate_all")
    assert is_busy(work)
    work.window.reject()
    settled(qtbot, work)
    assert not is_busy(work)
    assert work.proposals == {}
    assert work.window.outcome.said.text() == "已停止。未作任何更改。"


def test_the_foot_says_what_each_turn_still_needs(qtbot: QtBot, work: SheetWork) -> None:
    sheet = work.window.sheet
    assert work.stored is not None
    foot = len(work.stored.people)
    assert [sheet.cell(sheet.index(foot + n, 6)).text for n in range(3)] == ["2", "2", "1"]
    stand(work, 1, 7)
    QTest.keyClicks(work.window.grid, "n")
    settled(qtbot, work)
    assert [sheet.cell(sheet.index(foot + n, 6)).text for n in range(3)] == ["2", "1", "1"]


def test_the_sheet_goes_to_paper_and_to_a_telephone(qtbot: QtBot, work: SheetWork, tmp_path: Path) -> None:
    stand(work, 1, 3)
    QTest.keyClicks(work.window.grid, "n")
    settled(qtbot, work)
    work.files.print_to(tmp_path / "a3.pdf")
    work.files.calendar_to(tmp_path / "mine.ics", "p1")
    work.files.write_to(tmp_path / "sheet.xlsx")
    settled(qtbot, work)
    assert (tmp_path / "a3.pdf").read_bytes().startswith(b"%PDF")
    assert "DTSTART:20261203T120000Z" in (tmp_path / "mine.ics").read_text("utf-8")
    assert (tmp_path / "sheet.xlsx").stat().st_size > 4_000
    acts = [one.act for one in work.desk.history(ROOM)]
    assert acts.count("Written to a file") == 3
