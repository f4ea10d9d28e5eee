"""What a case file must withstand, tried by keys in the real windows: hostile files and words, a full disk, another
desk that was quicker.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_fields import CASE_FIELDS
from app.domain.case_part import CaseVehicle, Loss
from app.domain.case_part_kinds import PART_KINDS
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.evidence import Evidence, EvidenceMark
from app.domain.key import new_key
from app.domain.layer_field import FieldType
from app.ui.cases.case_window import PAGES, CaseWindow
from app.ui.desk import Desk
from tests.flows.case_room import CTRL, Hand, K
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
S = CaseStatus
MARKUP = "<img src=file:///etc/passwd onerror=alert(1)><b>粗</b>&amp;"
LONG = "长" * 300


class Room:
    """One open case, its officer and another who works at the same case elsewhere."""

    def __init__(self, desk: Desk, qtbot: QtBot, program: Program, clock: Clock) -> None:
        self.desk, self.program, self.hand = desk, program, Hand(desk, qtbot)
        self.officer = program.actor()
        self.other: Actor = replace(self.officer, user_id="u-li", name="李")
        self._clock = clock

    def opened(self, **more: object) -> CaseWindow:
        told = {"title": "姬塬开井盗油", "type": "WELLHEAD", "occurred_from": self._clock() - timedelta(hours=3)}
        self.case_id = self.program.casework.desk.open_case(
            self.officer, new_key(), CaseKind.CRIMINAL, told | more, since=self._clock() - timedelta(hours=2)
        )
        panel = self.desk.window.panels.cases
        self.hand.press(K.Key_F2)
        self.hand.until(lambda: panel.table.shown() == 1)
        self.hand.press(K.Key_F2)
        self.hand.down_to(panel.table, lambda one: one.id == self.case_id)
        self.hand.press(K.Key_Return)
        return self.hand.case_window()

    def parts(self, kind: type[Any]) -> Any:
        return self.program.casework.desk.dossier(self.case_id).of(kind)

    def evidence(self) -> dict[str, Evidence]:
        return {one.name: one for one in self.program.kept_files.evidence_desk.of_case(self.case_id)}

    def paste(self, *files: Path) -> Any:
        """Copied in a file manager, pasted into the evidence of the case: its page, once everything is done."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        QGuiApplication.clipboard().setMimeData(mime)
        self.hand.press(K.Key_6)
        acts = self.desk.evidence_acts
        self.hand.until(lambda: acts.dialog is not None and acts.dialog.isActiveWindow())
        self.hand.press(K.Key_V, held=CTRL)
        assert acts.page is not None
        self.hand.until(lambda: acts.page is not None and bool(acts.page.said.text()) and not acts.page.is_busy())
        self.hand.settle()
        return acts.page


@pytest.fixture
def room(desk: Desk, qtbot: QtBot, program: Program, clock: Clock) -> Iterator[Room]:
    made = Room(desk, qtbot, program, clock)
    yield made
    for window in desk.window.findChildren(CaseWindow):
        window.close()
    if desk.evidence_acts.dialog is not None:
        desk.evidence_acts.dialog.close()
    made.hand.settle()


def packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return kept.getvalue()


def test_hostile_files_are_kept_as_they_are_marked_and_never_opened(room: Room, tmp_path: Path) -> None:
    bomb, macro, path = tmp_path / "资料.zip", tmp_path / "笔录.docm", tmp_path / "..\\..\\启动\\自启.docx"
    long = tmp_path / f"{'盗' * 80}.txt"
    bomb.write_bytes(packed(zeros=bytes(200 << 20)))
    macro.write_bytes(packed(word__document_dot_xml=b"<w/>", word__vbaProject_dot_bin=b"x"))
    path.write_bytes(packed(word__document_dot_xml=b"<w/>"))
    long.write_text("盗油", "utf-8")
    room.opened()
    page = room.paste(bomb, macro, path, long)
    room.hand.until(lambda: len(room.evidence()) == 4)
    kept = room.evidence()
    assert set(kept) == {"资料.zip", "笔录.docm", "自启.docx", long.name}
    assert EvidenceMark.SWELLS in kept["资料.zip"].marked()
    assert EvidenceMark.MACROS in kept["笔录.docm"].marked()
    page.table.setFocus()
    room.hand.down_to(page.table, lambda one: one.evidence.name == "笔录.docm")
    room.hand.press(K.Key_O)
    room.hand.until(lambda: not page.is_busy() and "不予打开" in page.said.text())


def test_an_empty_file_is_refused_in_a_sentence(room: Room, tmp_path: Path) -> None:
    empty = tmp_path / "空.jpg"
    empty.touch()
    room.opened()
    assert "空文件" in room.paste(empty).said.text()
    assert room.evidence() == {}


def test_a_disk_that_gets_full_in_the_middle_is_said_and_nothing_of_that_file_stays(
    room: Room, tmp_path: Path, program: Program
) -> None:
    vault = program.kept_files.vault
    film, photo = tmp_path / "监控.mp4", tmp_path / "现场.jpg"
    film.write_bytes(b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 60_000)
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    with vault.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 400}")
    window = room.opened()
    page = room.paste(film)
    assert "磁盘已满" in page.said.text()
    assert (room.evidence(), vault.bytes_held()) == ({}, 0)
    room.hand.press(K.Key_Escape)
    room.hand.until(window.isActiveWindow)
    page.said.clear()
    room.paste(photo)
    assert set(room.evidence()) == {"现场.jpg"}


def test_evidence_that_was_altered_on_disk_is_found_by_a_key_and_said(
    room: Room, tmp_path: Path, program: Program
) -> None:
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    window = room.opened()
    page = room.paste(photo)
    with program.kept_files.vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE file_piece SET content = zeroblob(length(content))")
    page.table.setFocus()
    room.hand.press(K.Key_C)
    room.hand.until(lambda: "现场.jpg" in page.said.text() and not page.is_busy())
    assert "改动" in page.said.text() or "篡改" in page.said.text()
    room.hand.press(K.Key_Escape)
    room.hand.until(window.isActiveWindow)
    room.hand.press(K.Key_4)
    room.hand.until(lambda: "现场.jpg" in str(window.timeline.rows.record(0).what))


def words_read_as_markup(window: QWidget) -> list[str]:
    """Labels, cells and hovers of a window that Qt would take for HTML."""
    found = [
        one.text()
        for one in window.findChildren(QLabel)
        if "<" in one.text() and one.textFormat() is not Qt.TextFormat.PlainText
    ]
    hovers = [one.toolTip() for one in window.findChildren(QWidget)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if model is not None else 0):
            for column in range(model.columnCount()):
                hovers.append(str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""))
    return found + [one for one in hovers if "<img" in one or "<b>" in one]


def test_markup_in_every_field_of_every_form_is_text_wherever_it_is_shown(room: Room, program: Program) -> None:
    desk = program.casework.desk
    free = [one.name for one in CASE_FIELDS if one.type is FieldType.TEXT and one.name not in ("number", "series")]
    window = room.opened(**dict.fromkeys(free, MARKUP), number=MARKUP)
    seizure = desk.add_part(room.officer, new_key(), room.case_id, "case_seizure", {"what": MARKUP})
    for kind in PART_KINDS:
        if kind.by_hand:
            told: dict[str, object] = {one.name: MARKUP for one in kind.fields if one.type is FieldType.TEXT}
            told |= {one.name: one.choices[0].value for one in kind.fields if one.choices and one.required}
            told |= {one.name: "2026-12-01 10:00" for one in kind.fields if one.name == "due_at"}
            told |= {"seizure_id": seizure} if "seizure_id" in told else {}
            told |= {"gross_t": 1} if kind.noun == "case_recovery" else {}
            told.pop("result", None)
            desk.add_part(room.officer, new_key(), room.case_id, kind.noun, told)
    room.hand.until(lambda: window.parts.shown() >= len([kind for kind in PART_KINDS if kind.by_hand]))
    room.hand.settle()
    for page in range(len(PAGES)):
        room.hand.press(Qt.Key(K.Key_1 + page))
        assert words_read_as_markup(window) == []
    assert MARKUP in window.title.text()
    room.hand.press(K.Key_3)
    room.hand.down_to(window.parts, lambda one: isinstance(one, Loss))
    room.hand.press(K.Key_X)
    assert MARKUP in window.ask.title.text()
    assert words_read_as_markup(window) == []
    room.hand.press(K.Key_Escape)
    assert words_read_as_markup(room.desk.window.panels.cases) == []


def test_a_title_of_300_chinese_signs_makes_no_window_wider_than_an_old_screen(room: Room) -> None:
    window = room.opened(title=LONG, place=LONG, helpers=LONG, number=LONG)
    assert window.title.text().endswith(LONG)
    assert window.minimumSizeHint().width() < 1366
    assert window.width() < 1366
    room.hand.press(K.Key_E)
    assert window.minimumSizeHint().width() < 1366
    room.hand.press(K.Key_Escape)
    room.hand.close(window)
    panel = room.desk.window.panels.cases
    assert panel.minimumSizeHint().width() < 1366
    room.hand.press(K.Key_F2)
    room.hand.press(K.Key_L)
    acts: Any = room.desk.series_acts
    room.hand.until(lambda: acts.similar is not None and acts.similar.isActiveWindow())
    assert acts.similar.width() < 1366
    room.hand.press(K.Key_Escape)
    room.hand.front(room.desk.window)


def test_a_step_that_another_desk_took_first_is_refused_with_those_that_are_left(room: Room, program: Program) -> None:
    window = room.opened()
    room.hand.press(K.Key_S)
    rows = [window.ask.list.item(row).text() for row in range(window.ask.list.count())]
    assert [row[4:] for row in rows] == ["立案审查"], "nothing is offered that the proceedings do not know"
    room.hand.press(K.Key_1)
    program.casework.desk.move(room.other, new_key(), room.case_id, S.FILING_REVIEW)
    room.hand.press(K.Key_Return)
    room.hand.until(lambda: "立案审查" in window.said.text())
    assert "不予立案" in window.said.text()
    assert program.casework.desk.case_file(room.case_id).status is S.FILING_REVIEW


def test_a_step_of_tomorrow_is_refused(room: Room, program: Program, clock: Clock) -> None:
    window = room.opened()
    room.hand.press(K.Key_S, K.Key_1)
    room.hand.write(f"{clock() + timedelta(days=1):%Y-%m-%d %H:%M}")
    room.hand.press(K.Key_Return)
    room.hand.until(lambda: bool(window.said.text()))
    assert program.casework.desk.case_file(room.case_id).status is S.ACCEPTED


def test_two_who_change_one_part_choose_side_by_side_what_holds(room: Room, program: Program) -> None:
    window = room.opened()
    desk = program.casework.desk
    desk.add_part(room.officer, new_key(), room.case_id, "case_vehicle", {"colour": "绿", "traits": "无牌"})
    room.hand.until(lambda: window.parts.shown() == 1)
    room.hand.press(K.Key_3)
    room.hand.down_to(window.parts, lambda one: isinstance(one, CaseVehicle))
    room.hand.press(K.Key_Return)
    assert window.part.form is not None
    room.hand.fill(window.part.form.inputs, make="皮卡", colour="深绿")
    desk.change_part(room.other, new_key(), room.parts(CaseVehicle)[0], {"colour": "墨绿", "traits": "无牌,备胎架加高"})
    room.hand.save()
    room.hand.until(lambda: window.stack.currentWidget() is window.merge)
    assert [window.merge.table.item(0, column).text() for column in (1, 3)] == ["绿", "深绿"]  # type: ignore[union-attr]
    room.hand.press(K.Key_Right)
    room.hand.save()
    room.hand.until(lambda: room.parts(CaseVehicle)[0].colour == "深绿")
    now = room.parts(CaseVehicle)[0]
    assert (now.make, now.traits) == ("皮卡", "无牌,备胎架加高")
    room.hand.until(lambda: window.stack.currentIndex() == 0)


def test_a_case_of_a_year_without_rules_has_no_term_and_the_window_says_so(
    room: Room, program: Program, clock: Clock
) -> None:
    old = clock() - timedelta(days=365 * 8)
    told = {"title": "旧案", "type": "WELLHEAD", "occurred_from": old - timedelta(days=1)}
    program.casework.desk.open_case(room.officer, new_key(), CaseKind.CRIMINAL, told, since=old)
    (case,) = program.casework.desk.cases_since(clock() - timedelta(days=9_000))
    window = room.desk.case_acts.open(case.id).window
    room.hand.until(lambda: window.shown is not None)
    assert case.due_at is None
    assert f"{old:%Y-%m-%d}" in window._term.text()
