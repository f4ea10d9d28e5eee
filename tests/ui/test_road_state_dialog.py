from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.road_state import RoadTrouble
from app.errors import InputRefused
from app.services.calls.order_page import OrderPage
from app.services.calls.order_sheet import navigation
from app.ui import printing
from app.ui.dialogs.order_sheet_dialog import OrderSheetDialog
from app.ui.dialogs.road_state_dialog import Extent, RoadReport, RoadStateDialog
from app.ui.look import Look
from app.ui.words import Speaker
from tests.ui import invented
from tests.ui.conftest import forget

USUAL = {RoadTrouble.ICE: 2.0, RoadTrouble.MUD: 1.6, RoadTrouble.SNOW: 1.7}


@pytest.fixture
def parent(speaker: Speaker) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    forget(made)


@pytest.fixture
def dialog(look: Look, parent: QWidget, qtbot: QtBot) -> RoadStateDialog:
    made = RoadStateDialog(tuple(Extent), USUAL.get, look, parent)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_road_state_needs_a_reason_and_takes_the_usual_factor(dialog: RoadStateDialog) -> None:
    told: list[RoadReport] = []
    dialog.told.connect(told.append)
    dialog.accept()
    assert told == []
    assert dialog._lacks.text()
    dialog.note.setText("巡警报告")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [RoadReport(RoadTrouble.ICE, Extent.AROUND, 3.0, 2.0, "巡警报告", 12)]


def test_a_closed_road_has_no_factor_and_a_whole_area_no_size(dialog: RoadStateDialog) -> None:
    dialog.trouble.choose(RoadTrouble.CLOSED)
    dialog.extent.choose(Extent.AREA)
    assert dialog.report().factor is None
    assert not dialog.factor.isEnabled()
    assert not dialog.size_km.isEnabled()


def sheet() -> OrderPage:
    return OrderPage(
        heading="派警单 20261121-0003", title=invented.HOSTILE, unit="巡察2组", call_sign="巡2", phone="000-0000000",
        place="定4127-6", navigation=navigation(107.6, 37.2), rows=[("报警人", "某")], lists=[("注意", ["硫化氢"])],
        shifted_name="GCJ-02",
    )  # fmt: skip


def test_the_sheet_is_written_as_a_pdf_whole_or_not_at_all(look: Look, parent: QWidget, tmp_path: Path) -> None:
    dialog = OrderSheetDialog(sheet(), look, parent)
    dialog.save_pdf(tmp_path / "单.pdf")
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    refused: list[InputRefused] = []
    dialog.refused.connect(refused.append)
    (tmp_path / "there").mkdir()
    dialog.save_pdf(tmp_path / "there")
    assert len(refused) == 1
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []


def test_the_caller_is_named_on_the_sheet_of_police_alone_and_then_on_paper_too(look: Look, parent: QWidget) -> None:
    dialog = OrderSheetDialog(sheet(), look, parent, names_caller=True)
    asked: list[bool] = []
    dialog.caller_wanted.connect(lambda: asked.append(True))
    (button,) = [one for one in dialog.findChildren(QPushButton) if "Ctrl+K" in one.text()]
    button.click()
    assert asked == [True]
    dialog.show_caller("演示甲 · 00099990000")
    assert "演示甲 · 00099990000" in dialog.page()
    assert "演示甲 · 00099990000" in [label.text() for label in dialog.findChildren(QLabel)]
    others = OrderSheetDialog(sheet(), look, parent)
    assert not any("Ctrl+K" in one.text() for one in others.findChildren(QPushButton))


def test_a_page_that_cannot_be_written_says_so(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be written"):
        printing.save_pdf("<p>x</p>", tmp_path / "missing" / "x.pdf")
