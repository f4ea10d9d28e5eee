"""Files in and out through the window, with the real desks, a real database and real files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.access import Actor, Role
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.precision import Precision
from app.paths import shipped_maps
from app.services.asset_desk import AssetDesk
from app.services.files.export_desk import ExportDesk
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportResult
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.ui.background import Background
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.import_wizard import COLUMNS, FILE, PLACES, REPORT, ImportWizard
from app.ui.look import Look
from app.ui.words import Speaker
from tests.ui.conftest import forget

ROWS = """井号,井名,类型,状态,经度,纬度,备注
定测1,一号,采油井,生产,107.60,37.30,靠近省道
定测2,<b>二号</b>,采气井,停产,107.62,37.31,
定测3,三号,注水井,生产,107.64,97.31,纬度写错
"""
WAIT_MS = 20_000


@pytest.fixture
def parent(look: Look, speaker: Speaker) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    forget(made)


@pytest.fixture
def background(store: Store, lane: WriteLane) -> Iterator[Background]:
    with ThreadPoolExecutor(2) as readers:
        made = Background(readers, lane.live)
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def importer() -> Actor:
    return Actor(user_id="u-1", name="周", role=Role.FOUNDER, desk_id="desk-1")


@pytest.fixture
def wizard(
    store: Store, lane: WriteLane, background: Background, importer: Actor, look: Look, parent: QWidget, tmp_path: Path
) -> Iterator[ImportWizard]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    made = ImportWizard(desk, importer, background, look, [shipped_maps() / "boundaries"], parent)
    made.show()
    yield made
    if isValid(made):
        made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "井位 一批.csv"
    made.write_bytes(ROWS.encode("gb18030"))
    return made


def choose(wizard: ImportWizard, qtbot: QtBot, file: Path) -> None:
    wizard.start_with("wells")
    wizard.file_step.path.setText(str(file))
    qtbot.waitUntil(wizard.forward.isEnabled, timeout=WAIT_MS)


def declare(wizard: ImportWizard, qtbot: QtBot, crs: str) -> None:
    wizard.column_step.crs.setCurrentIndex(wizard.column_step.crs.findData(crs))
    wizard.column_step.changed.emit()
    qtbot.waitUntil(lambda: wizard.trouble.text() == "", timeout=WAIT_MS)


def cell(table: QTableWidget, row: int, column: int) -> str:
    found = table.item(row, column)
    assert found is not None
    return found.text()


def wells(store: Store) -> list[str]:
    return sorted(AssetDesk(store).table(AssetLayer.WELLS).texts["code"])


def test_a_file_comes_in_step_by_step_and_goes_out_again_as_a_whole(
    wizard: ImportWizard, qtbot: QtBot, file: Path, store: Store
) -> None:
    choose(wizard, qtbot, file)
    wizard.forward.click()
    assert wizard.steps.currentIndex() == COLUMNS
    assert cell(wizard.column_step.rows, 0, 0) == "定测1"
    assert "GB18030" in wizard.column_step.encoding.itemText(0)
    assert wizard.column_step._boxes["code"].currentData() == "井号"
    wizard.forward.click()
    assert wizard.steps.currentIndex() == COLUMNS, "a coordinate system must be chosen"
    assert "坐标系" in wizard.trouble.text()
    declare(wizard, qtbot, "WGS84")
    wizard.forward.click()
    assert wizard.steps.currentIndex() == PLACES
    wizard.forward.click()
    qtbot.waitUntil(lambda: wizard.forward.text() == "开始导入" and wizard.forward.isEnabled(), timeout=WAIT_MS)
    assert wells(store) == [], "a dry run writes nothing"
    assert wizard.report_step.refused.rowCount() == 1
    assert cell(wizard.report_step.refused, 0, 1) == "定测3"
    assert "地球" in cell(wizard.report_step.refused, 0, 2)
    wizard.forward.click()
    qtbot.waitUntil(wizard.report_step.undo.isVisible, timeout=WAIT_MS)
    assert wells(store) == ["定测1", "定测2"]
    wizard.report_step.undo.click()
    qtbot.waitUntil(lambda: wells(store) == [], timeout=WAIT_MS)
    assert wizard.forward.text() == "完成"


def test_a_coordinate_system_is_asked_for_where_it_can_be_typed_at_once(
    wizard: ImportWizard, qtbot: QtBot, file: Path
) -> None:
    choose(wizard, qtbot, file)
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard.forward.click()
    wizard.forward.click()
    assert "坐标系" in wizard.trouble.text()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert wizard.column_step.crs.isAncestorOf(focus)
    QTest.keyClicks(focus, "wgs84")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.trouble.text() == "", timeout=WAIT_MS)
    wizard.forward.click()
    assert wizard.steps.currentIndex() == PLACES


def test_tab_leaves_the_tables_of_the_wizard(wizard: ImportWizard) -> None:
    """Only the mouse would reach the button that takes an import back, if Tab went from cell to cell."""
    assert not wizard.report_step.refused.tabKeyNavigation()
    assert not wizard.column_step.rows.tabKeyNavigation()


def test_what_a_dry_run_found_stands_together_at_the_top(wizard: ImportWizard) -> None:
    step = wizard.report_step
    wizard.steps.setCurrentIndex(REPORT)
    step.show_result(
        ImportResult(layer="wells", batch_number=None, read=2, added=2, replaced=0, unchanged=0, refused=0), dry=True
    )
    QApplication.processEvents()
    assert step._counts.geometry().center().y() < step.height() / 4, "nothing empty parts them"


def test_other_systems_are_offered_as_shifts_and_ringed_on_the_map(
    wizard: ImportWizard, qtbot: QtBot, file: Path
) -> None:
    choose(wizard, qtbot, file)
    wizard.forward.click()
    declare(wizard, qtbot, "WGS84")
    wizard.forward.click()
    choices = {button.text(): button for button in wizard.place_step.findChildren(QRadioButton)}
    assert "按现状:WGS84" in choices
    shifted = next(text for text in choices if text.startswith("按 GCJ02"))
    assert "偏移" in shifted
    assert 300 < float(shifted.partition("偏移 ")[2].removesuffix(" m")) < 700
    with qtbot.waitSignal(wizard.place_shown) as told:
        choices[shifted].setChecked(True)
    assert told.args is not None
    place = told.args[0]
    assert isinstance(place, Position)
    assert 0.001 < abs(place.lon - 107.60) < 0.01
    qtbot.waitUntil(lambda: wizard.column_step.crs.currentData() == "GCJ02", timeout=WAIT_MS)


def test_a_required_field_without_a_column_is_named(wizard: ImportWizard, qtbot: QtBot, file: Path) -> None:
    choose(wizard, qtbot, file)
    wizard.forward.click()
    required = [field for field in ("code", "kind") if field in wizard.column_step._boxes]
    for field in required:
        wizard.column_step._boxes[field].setCurrentIndex(0)
    missing = wizard.column_step.missing()
    wizard.forward.click()
    if missing:
        assert "还没有对应的列" in wizard.trouble.text()
    assert wizard.steps.currentIndex() == COLUMNS


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("空.csv", b"", "空文件"), ("坏.xlsx", b"PK\x03\x04broken", ""), ("图.png", b"\x89PNG\r\n", "")],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence_and_no_next_step(
    wizard: ImportWizard, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    wizard.file_step.path.setText(str(bad))
    qtbot.waitUntil(lambda: name in wizard.trouble.text(), timeout=WAIT_MS)
    assert said in wizard.trouble.text()
    assert not wizard.forward.isEnabled()
    assert wizard.steps.currentIndex() == FILE


def test_leaving_in_the_middle_keeps_nothing(wizard: ImportWizard, qtbot: QtBot, tmp_path: Path, store: Store) -> None:
    many = tmp_path / "many.csv"
    lines = [f"定测{n},w,采油井,生产,{107.3 + n % 900 / 1000:.3f},37.3," for n in range(30_000)]
    many.write_text("\n".join([ROWS.splitlines()[0], *lines]), "utf-8")
    choose(wizard, qtbot, many)
    wizard.forward.click()
    declare(wizard, qtbot, "WGS84")
    wizard._show_step(REPORT)
    qtbot.waitUntil(lambda: wizard.forward.text() == "开始导入" and wizard.forward.isEnabled(), timeout=WAIT_MS)
    wizard.forward.click()
    qtbot.waitUntil(lambda: wizard.cancel.text() == "停止", timeout=WAIT_MS)
    background = wizard._background
    wizard.cancel.click()
    qtbot.waitUntil(background.is_idle, timeout=WAIT_MS)
    assert wells(store) == []


def test_a_layer_is_written_to_a_file_and_an_empty_one_is_refused(
    store: Store, background: Background, importer: Actor, look: Look, parent: QWidget, qtbot: QtBot, tmp_path: Path,
    fill_wells: Callable[[], None],
) -> None:  # fmt: skip
    desk = ExportDesk(store)

    def write(layer: str, path: Path, crs: str, precision: Precision, marking: str) -> int:
        return desk.export(importer, new_key(), layer, path, crs=crs, precision=precision, marking=marking)

    dialog = ExportDialog("", {"wells": "油水井"}, write, background, look, parent)
    target = tmp_path / "井.geojson"
    assert not dialog.write.isEnabled()
    dialog.path.setText(str(target))
    dialog.write.click()
    qtbot.waitUntil(background.is_idle, timeout=WAIT_MS)
    assert "还没有内容" in dialog.told.text()
    assert not target.exists()
    fill_wells()
    dialog.write.click()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    qtbot.waitUntil(background.is_idle, timeout=WAIT_MS)
    assert "已写入 2 行" in dialog.told.text()
    features = json.loads(target.read_text("utf-8"))["features"]
    assert len(features) == 2
    dialog.format.setCurrentIndex(2)
    assert dialog.path.text() == str(tmp_path / "井.csv")
    dialog.path.setFocus()
    dialog.path.clear()
    QTest.keyClicks(dialog.path, "wells.KML")
    assert dialog.format.currentData() == ".kml"
    assert dialog.path.text() == "wells.KML"


@pytest.fixture
def fill_wells(store: Store, importer: Actor) -> Callable[[], None]:
    from dataclasses import replace

    from app.domain.access import Right
    from tests.ui import invented

    def fill() -> None:
        with store.act(importer, "fill", "test.fill", Right.IMPORT) as work:
            work.add(invented.asset())
            work.add(replace(invented.asset(), id="w2", code="定99", code_key="定99"))

    return fill
