"""The story that this product was asked for, by keys alone in the real windows: masked men, cameras destroyed, an
off-road vehicle without a plate. Two cases are linked into a series, the vehicle is found by its traits, the cases are
solved, reviewed, archived; what was done stands on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Role
from app.domain.case_file import CaseFile, CaseSource, CaseType, Discovery
from app.domain.case_part import CaseTask, CaseVehicle, CustodyStep, Recovery, Seizure, VehicleRole
from app.domain.case_review import Loophole
from app.domain.case_status import CaseStatus
from app.domain.mo_code import MoCode
from app.domain.sheet_name import SheetName
from app.ui.cases.case_window import CaseWindow
from app.ui.desk import Desk
from app.ui.local_time import to_minute
from tests.flows.case_room import ALT, CTRL, SHIFT, WELL, Hand, K, a_camera_goes_dark
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
S = CaseStatus
LEADER = "周所长"
HOW = (MoCode.MASK_HOOD, MoCode.CAMERA_DAMAGED, MoCode.MODIFIED_SUV, MoCode.NO_PLATE, MoCode.VALVE_OPEN, MoCode.NIGHT)
TO_THE_END: tuple[tuple[CaseStatus, tuple[str, ...]], ...] = (
    (S.FILING_REVIEW, ()), (S.FILED, (LEADER,)), (S.INVESTIGATING, ()), (S.SOLVED, ("嫌疑人到案,车辆查获",)),
    (S.INVEST_END, (LEADER,)), (S.TO_PROSECUTION, (LEADER,)), (S.PROSECUTED, ()), (S.JUDGED, ()), (S.CLOSED, ()),
)  # fmt: skip


@pytest.fixture
def program(program: Program, clock: Clock) -> Iterator[Program]:
    """With the camera that went dark a few minutes ago."""
    a_camera_goes_dark(program, clock)
    return program  # type: ignore[return-value]  # what the other fixture closes


class Night:
    """The officer at the desk, and what the store holds of what was done there."""

    def __init__(self, desk: Desk, qtbot: QtBot, program: Program, clock: Clock, folder: Path) -> None:
        self.desk, self.program, self.clock, self.folder = desk, program, clock, folder
        self.hand = Hand(desk, qtbot)
        self.panel = desk.window.panels.cases

    def case(self, case_id: str) -> CaseFile:
        return self.program.casework.desk.case_file(case_id)

    def parts(self, case_id: str, kind: type[Any]) -> Any:
        return self.program.casework.desk.dossier(case_id).of(kind)

    def newest(self) -> CaseFile:
        return max(self.program.casework.desk.cases_since(self.clock() - timedelta(days=9)), key=lambda one: one.id)

    def open_from_panel(self, case_id: str) -> CaseWindow:
        """F2, the row, Enter."""
        hand = self.hand
        hand.front(self.desk.window)
        hand.press(K.Key_F2)
        hand.until(self.panel.table.hasFocus)
        hand.until(lambda: self.panel.table.shown() > 0)
        hand.down_to(self.panel.table, lambda one: one.id == case_id)
        hand.press(K.Key_Return)
        return hand.case_window(self.case(case_id).title)


@pytest.fixture
def night(desk: Desk, qtbot: QtBot, program: Program, clock: Clock, tmp_path: Path) -> Night:
    return Night(desk, qtbot, program, clock, tmp_path)


def test_from_the_first_report_to_the_archive_by_keys_alone(night: Night) -> None:
    first = opened_from_the_alert(night)
    night.clock.move(hours=73)
    second = opened_by_hand(night)
    linked(night, first, second)
    the_vehicle_is_found(night, first)
    the_suspect_is_entered(night, first)
    for case_id in (first, second):
        solved_reviewed_archived(night, case_id)
    told_on_paper(night, first)


def opened_from_the_alert(night: Night) -> str:
    """An alert becomes a case, with what the alert knows; how it was done and what was lost are added."""
    hand, desk = night.hand, night.desk
    alert = hand.take_alert("井场监控被砸")
    hand.press(K.Key_C)
    hand.answer(desk.window.panels.alerts.card.ask, "开井盗油")
    window = hand.case_window("井场监控被砸")
    case = night.newest()
    assert (case.type, case.source, case.discovery) == (CaseType.WELLHEAD, CaseSource.CALL, Discovery.VIDEO)
    assert (case.asset_id, case.asset_code, (case.lon, case.lat)) == ("w7", "定4127-7", WELL)
    assert (case.occurred_from, case.discovered_at) == (alert.occurred_at, alert.received_at)
    assert "3 名男子蒙面戴头套" in case.summary

    hand.press(K.Key_E)
    hand.fill(window.form.inputs, title="姬塬 7 号井场开井盗油", helpers="李民警")
    hand.press(K.Key_2, held=ALT)
    hand.tick(window, HOW)
    hand.save()
    hand.until(lambda: night.case(case.id).title == "姬塬 7 号井场开井盗油")
    assert set(night.case(case.id).mo_codes.split()) == {code.value for code in HOW}
    hand.until(lambda: not window.is_editing)

    traits = "改装越野车,无牌,后排拆除装软体油囊,备胎架焊接加高"
    hand.add(window, K.Key_V, plate_state="NO_PLATE", colour="深绿", traits=traits)
    hand.add(window, K.Key_L, gross_t="4.2", water_cut_pct="35", amount_cny="12400")
    due = to_minute(night.clock() + timedelta(days=2))
    hand.add(window, K.Key_T, what="调取便道三处卡口录像", owner="韩民警", due_at=due)
    assert night.case(case.id).loss_net_t == 2.73
    a_picture_is_pasted(night, window, case.id)
    hand.close(window)
    return case.id


def a_picture_is_pasted(night: Night, window: CaseWindow, case_id: str) -> None:
    """The last picture before the camera was smashed: copied elsewhere, pasted here. Esc leads back into the file."""
    hand, evidence = night.hand, night.program.kept_files.evidence_desk
    last = QImage(320, 240, QImage.Format.Format_RGB32)
    last.fill(QColor("darkgreen"))
    QGuiApplication.clipboard().setImage(last)
    hand.press(K.Key_6)
    dialog = night.desk.evidence_acts.dialog
    assert dialog is not None
    hand.until(dialog.isActiveWindow)
    hand.press(K.Key_V, held=CTRL)
    hand.until(lambda: len(evidence.of_case(case_id)) == 1)
    hand.settle()
    hand.press(K.Key_Escape)
    hand.until(window.isActiveWindow)
    assert hand.focus().window() is window


def opened_by_hand(night: Night) -> str:
    """Three days later the same way of doing it at the next well: reported by telephone, opened from nothing."""
    hand, now = night.hand, night.clock()
    hand.press(K.Key_F, held=CTRL | SHIFT)
    window = hand.case_window()
    hand.answer(window.ask, "刑事", "受案")
    hand.until(lambda: window.is_editing)
    hand.fill(
        window.form.inputs, title="砖井 2 号井场开井盗油", type="WELLHEAD",
        occurred_from=to_minute(now - timedelta(hours=2)), occurred_to=to_minute(now - timedelta(hours=1)),
        discovery="REPORTED",
        summary="4 名男子蒙面戴头套,砸坏井场监控后开井放油,驾驶无牌改装越野车沿便道逃离。",
        lon="107.53", lat="37.114",
    )  # fmt: skip
    hand.press(K.Key_2, held=ALT)
    hand.tick(window, HOW)
    hand.save()
    hand.until(lambda: night.newest().title == "砖井 2 号井场开井盗油")
    made = night.newest()
    opened = hand.case_window("砖井 2 号井场开井盗油")
    hand.until(lambda: not opened.is_editing)
    hand.add(opened, K.Key_L, gross_t="3.1", water_cut_pct="42", amount_cny="8600")
    hand.close(opened)
    return made.id


def linked(night: Night, first: str, second: str) -> None:
    """The desk offers the first case beside the second and says why; the officer makes a series of them."""
    hand, panel, acts = night.hand, night.panel, night.desk.series_acts
    hand.press(K.Key_F2)
    hand.until(lambda: panel.table.hasFocus() and panel.table.shown() == 2)
    hand.down_to(panel.table, lambda one: one.id == second)
    hand.press(K.Key_L)
    hand.until(lambda: acts.similar is not None and acts.similar.isActiveWindow())
    dialog: Any = acts.similar
    hand.until(lambda: dialog.table.shown() == 1)
    assert dialog.table.chosen().case.id == first
    reasons = {dialog.reasons.rows.record(row).aspect.value for row in range(dialog.reasons.shown())}
    assert {"WAY", "VEHICLE", "PLACE", "TIME", "TEXT"} <= reasons
    hand.press(K.Key_Return)
    hand.until(lambda: night.case(first).series == night.case(second).series != "")
    hand.settle()
    hand.press(K.Key_Escape)
    hand.front(night.desk.window)
    hand.press(K.Key_F2)
    hand.until(lambda: getattr(panel.table.chosen(), "series", "") != "")
    hand.press(K.Key_G)
    hand.until(lambda: acts.series is not None and acts.series.isActiveWindow())
    file: Any = acts.series
    assert {file.cases.rows.record(row).id for row in range(file.cases.shown())} == {first, second}
    hand.press(K.Key_3, held=ALT)
    assert file.pages.currentIndex() == 2
    assert file.tasks.rows.record(0).what == "调取便道三处卡口录像"
    hand.press(K.Key_Escape)
    hand.front(night.desk.window)


def the_vehicle_is_found(night: Night, first: str) -> None:
    """Nobody read a plate: cases are asked for by the traits of the vehicle. It is seized, its way is kept."""
    hand, panel = night.hand, night.panel
    hand.press(K.Key_F2)
    hand.press(K.Key_F, held=CTRL)
    hand.write("软体油囊")
    hand.until(lambda: panel._page is not None and panel.table.shown() == 1)
    hand.press(K.Key_F2)
    hand.press(K.Key_F)
    hand.reach(panel.bar.traits)
    hand.press(K.Key_Space)
    hand.until(lambda: panel.question().with_traits and panel._page is not None and panel.table.shown() == 1)
    hand.settle()
    assert panel.table.rows.record(0).id == first
    hand.press(K.Key_Space)
    hand.press(K.Key_F2)
    hand.press(K.Key_F, held=CTRL)
    hand.press(K.Key_A, held=CTRL)
    hand.press(K.Key_Delete)
    hand.until(lambda: panel.table.shown() == 2)
    window = night.open_from_panel(first)
    hand.add(window, K.Key_K, kind="VEHICLE", what="深绿色改装越野车(无牌)", quantity="1", unit="辆", seal_no="扣 01")
    night.clock.move(hours=1)
    hand.press(K.Key_3)
    hand.down_to(window.parts, lambda one: isinstance(one, Seizure))
    hand.add(window, K.Key_C, act="STORED", given_to="停车场值班员", storage="县局停车场", why="保管")
    hand.down_to(window.parts, lambda one: isinstance(one, CaseVehicle))
    hand.add(window, K.Key_Return, role="SEIZED")
    hand.add(
        window, K.Key_R, gross_t="2.8", water_cut_pct="35", place="油囊", returned_to="采油厂", receipt_no="收 017"
    )
    assert [one.what for one in night.parts(first, Seizure)] == ["深绿色改装越野车(无牌)"]
    assert [one.storage for one in night.parts(first, CustodyStep)][-1] == "县局停车场"
    assert night.parts(first, CaseVehicle)[0].role is VehicleRole.SEIZED
    assert night.parts(first, Recovery)[0].returned_to == "采油厂"
    hand.down_to(window.parts, lambda one: isinstance(one, CaseTask))
    hand.press(K.Key_F)
    hand.answer(window.ask, "比对出同一车辆")
    hand.until(lambda: night.parts(first, CaseTask)[0].result == "比对出同一车辆")


def the_suspect_is_entered(night: Night, case_id: str) -> None:
    """Who is suspected stands in this case only, by one officer's word and another's approval."""
    hand = night.hand
    window = hand.case_window()
    hand.press(K.Key_P)
    hand.answer(window.ask, "新", "某甲", "嫌疑人", "前案", "1", "刑事诉讼法 第一百一十五条", "", "13800001234")
    persons = night.program.casework.law.person_desk
    hand.until(lambda: len(persons.of_case(case_id)) == 1)
    hand.settle()
    leader = replace(night.program.actor(), user_id="u-zhou", name=LEADER, role=Role.LEADER)
    persons.approve(leader, "approve", persons.of_case(case_id)[0].id)
    hand.close(window)


def solved_reviewed_archived(night: Night, case_id: str) -> None:
    """A solved case is not archived before its review is decided and its loophole seen closed on the ground."""
    hand = night.hand
    window = night.open_from_panel(case_id)
    for status, words in TO_THE_END:
        night.clock.move(hours=6)
        hand.step(window, status, *words)
        hand.until(lambda status=status: night.case(case_id).status is status)  # type: ignore[misc]
    hand.step(window, S.ARCHIVED)
    hand.until(lambda: "复盘" in window.said.text())
    assert night.case(case_id).status is S.CLOSED
    hand.add(
        window, K.Key_G, how_in="便道无人值守", how_out="原路返回", technical_failed=True, loss="原油与监控",
        lessons="监控离线十分钟内须派警",
    )  # fmt: skip
    due = to_minute(night.clock() + timedelta(days=10))
    hand.add(window, K.Key_H, what="监控离线无人处置", barrier="TECHNICAL", owner="采油厂", due_at=due)
    hand.press(K.Key_J)
    hand.until(lambda: night.case(case_id).reviewed_at is not None)
    hand.settle()
    night.clock.move(hours=30)
    hand.press(K.Key_3)
    hand.down_to(window.parts, lambda one: isinstance(one, Loophole))
    hand.add(window, K.Key_Return, fix="加装防护罩与断线报警", fixed_at=to_minute(night.clock()))
    night.clock.move(hours=2)
    hand.down_to(window.parts, lambda one: isinstance(one, Loophole))
    hand.press(K.Key_O)
    hand.answer(window.ask, "现场核实:已装,断线三分钟内报警")
    hand.until(lambda: night.parts(case_id, Loophole)[0].verified_at is not None)
    hand.settle()
    hand.step(window, S.ARCHIVED)
    hand.until(lambda: night.case(case_id).status is S.ARCHIVED)
    hand.settle()
    hand.press(K.Key_N)
    assert window.stack.currentIndex() == 0, "an archived case takes no entries"
    hand.close(window)


def told_on_paper(night: Night, case_id: str) -> None:
    """Every sheet is written for Word from the open file, and says what happened."""
    hand = night.hand
    window = night.open_from_panel(case_id)
    words = {}
    for number, name in enumerate(SheetName):
        file = night.folder / f"{name}.docx"
        hand.press(K.Key_P, held=CTRL)
        hand.until(lambda: night.desk.case_acts.sheets is not None and night.desk.case_acts.sheets.dialog is not None)
        dialog: Any = night.desk.case_acts.sheets.dialog  # type: ignore[union-attr]  # asked in the line above
        hand.until(dialog.isActiveWindow)
        hand.press(K(K.Key_1 + number))
        hand.press(K.Key_S, held=CTRL | SHIFT)
        hand.until(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
        hand.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        hand.write(str(file))
        hand.press(K.Key_Return)
        hand.until(file.exists)
        hand.settle()
        hand.front(dialog)
        hand.press(K.Key_Escape)
        hand.front(window)
        body = Document(str(file)).element.body
        words[name] = "\n".join(node.text or "" for node in body.iter() if str(node.tag).endswith("}t"))
    hand.close(window)
    for said in ("建档", "程序:“立案”", "程序:“归档”", "复盘", "打印文书"):
        assert said in words[SheetName.TIMELINE]
    for said in ("蒙面戴头套", "破坏监控", "深绿", "软体油囊", "归档", "2.73"):
        assert said in words[SheetName.CASE]
    assert "某甲" not in words[SheetName.CASE].replace("深绿色改装越野车(无牌)", "")
    assert "13800001234" not in "".join(words.values())
    assert "某*" in words[SheetName.CASE]
    assert "入库保管" in words[SheetName.CUSTODY]
    assert ".png" in words[SheetName.EVIDENCE]
