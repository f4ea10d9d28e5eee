"""Sheets of a case from its window, by keys: which one, with which marking, where to; what was refused is said."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.marking import Marking
from app.domain.sheet_name import SheetName
from app.ui.cases.case_paper import case_paper
from app.ui.dialogs.sheet_dialog import SheetDialog
from app.ui.form_sheets import FormSheets
from tests.ui.cases.case_hand import OFFICER, CaseHand


def asked(hand: CaseHand, case_id: str) -> SheetDialog:
    """The question, as the key of the open file puts it."""
    room = hand.room(case_id)
    acts = FormSheets(hand.background, hand.look, hand.host)
    room.sheets_wanted.connect(lambda case: acts.open(case_paper(hand.program, OFFICER, case), room.window))
    hand.press(room.window, Qt.Key.Key_P, ctrl=True)
    dialog = acts.dialog
    assert dialog is not None
    dialog.activateWindow()
    hand.until(dialog.isActiveWindow)
    return dialog


def test_the_course_of_a_case_is_saved_for_word_in_the_words_of_the_window(hand: CaseHand, tmp_path: Path) -> None:
    key = hand.opened()
    dialog = asked(hand, key)
    QTest.keyClicks(dialog.sheet, "2")
    assert dialog.sheet.chosen() is SheetName.TIMELINE
    assert dialog.marking.chosen() is Marking.INTERNAL
    assert dialog.file_name(".docx") == f"{hand.case(key).number} 办案经过.docx"
    QTest.keyClicks(dialog.sheet, "5")
    assert hand.case(key).number not in dialog.file_name(".docx")
    dialog.save_wanted.emit(tmp_path / "课件.docx")
    hand.settle()
    assert "复盘" in dialog.told.text()
    assert not (tmp_path / "课件.docx").exists()
    QTest.keyClicks(dialog.sheet, "2")
    dialog.save_wanted.emit(tmp_path / "经过.docx")
    hand.settle()
    assert "已写出" in dialog.told.text()
    said = "".join(one.text for one in Document(str(tmp_path / "经过.docx")).paragraphs)
    assert said.startswith("办案经过")
    assert hand.dossier(key).timeline[0].reason == "TIMELINE, 经过.docx, INTERNAL"
    dialog.reject()


def test_a_pdf_is_written_off_the_window_and_a_refusal_is_said(hand: CaseHand, tmp_path: Path) -> None:
    dialog = asked(hand, hand.opened())
    dialog.save_wanted.emit(tmp_path / "表.pdf")
    hand.settle()
    assert (tmp_path / "表.pdf").read_bytes().startswith(b"%PDF-")
    dialog.save_wanted.emit(tmp_path / "没有这个目录" / "表.pdf")
    hand.settle()
    assert "无法写入" in dialog.told.text()
    dialog.reject()
