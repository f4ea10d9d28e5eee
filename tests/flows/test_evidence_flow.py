"""The evidence of a case with keys alone: pasted, dropped, checked, handed on, handed out, looked at, taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.evidence import EvidenceAct, EvidenceKind, EvidenceOrigin
from app.domain.key import new_key
from app.ui.cases.evidence_page import EvidencePage
from app.ui.cases.hand_over_dialog import HandOverDialog
from app.ui.desk import Desk
from app.ui.dialogs.reason_dialog import ReasonDialog
from tests.flows.dispatch_room import press, settle
from tests.ui import invented

WAIT_MS = 20_000


@pytest.fixture
def page(program: Program, desk: Desk, qtbot: QtBot) -> EvidencePage:
    """The evidence of the one case, opened with F2 and E."""
    case = replace(invented.case("c1", title="东滩井场盗油"), occurred_to=program.now())
    with program.store.act(program.actor(), "case", "test.case", Right.ACT) as work:
        work.add(case)
    desk.views.start()
    settle(desk, qtbot)
    press(Qt.Key.Key_F2)
    cases = desk.window.panels.cases
    qtbot.waitUntil(lambda: cases.choose("c1"), timeout=WAIT_MS)
    cases.table.setFocus()
    press(Qt.Key.Key_E)
    page, dialog = desk.evidence_acts.page, desk.evidence_acts.dialog
    assert page is not None
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    assert "东滩井场盗油" in dialog.windowTitle()
    return page


def picture(colour: str = "red") -> QImage:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def names(page: EvidencePage) -> list[str]:
    return [page.table.rows.record(row).evidence.name for row in range(page.table.rows.rowCount())]


def paste(page: EvidencePage, qtbot: QtBot, *files: Path) -> None:
    """Files on the clipboard, then Ctrl+V."""
    mime, before = QMimeData(), len(names(page))
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QGuiApplication.clipboard().setMimeData(mime)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == before + len(files) and not page.is_busy(), timeout=WAIT_MS)


def key(page: EvidencePage, qtbot: QtBot, pressed: Qt.Key, done: Callable[[], bool]) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, pressed)
    qtbot.waitUntil(done, timeout=WAIT_MS)


def asked(kind: type[QWidget]) -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


class Viewer(QObject):
    """Stands in for the programs of the system that open files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    made = Viewer()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # PySide wants str, its stub bytes
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_files_are_pasted_checked_handed_on_and_looked_at_with_keys_alone(
    program: Program, desk: Desk, page: EvidencePage, qtbot: QtBot, tmp_path: Path, viewer: Viewer
) -> None:
    photo, film = tmp_path / "现场 1.png", tmp_path / "监控.mp4"
    picture().save(str(photo))
    film.write_bytes(b"\x00\x00\x00\x20ftypisom" + bytes(3_000_000))
    paste(page, qtbot, photo, film)
    assert sorted(names(page)) == ["现场 1.png", "监控.mp4"]
    assert page.summary.text().startswith("2 个文件")
    qtbot.waitUntil(
        lambda: (
            page.thumbnails.icon(page.table.rows.record(names(page).index("现场 1.png")).evidence)
            .pixmap(64)
            .toImage()
            .pixelColor(10, 10)
            == QColor("red")
        ),
        timeout=WAIT_MS,
    )
    evidence = program.kept_files.evidence_desk
    first = page.table.chosen()
    assert first is not None
    key(page, qtbot, Qt.Key.Key_C, lambda: "校验值相符" in page.said.text())
    key(page, qtbot, Qt.Key.Key_H, lambda: isinstance(QApplication.activeModalWidget(), HandOverDialog))
    dialog = asked(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    dialog.taker.setText("刑警大队 王")
    QTest.keyClick(dialog.taker, Qt.Key.Key_Return)
    dialog.reason.setText("送检")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "刑警大队 王" in page.said.text(), timeout=WAIT_MS)
    key(page, qtbot, Qt.Key.Key_O, lambda: bool(viewer.opened) and not page.is_busy())
    assert hashlib.sha256(viewer.opened[0].read_bytes()).hexdigest() == first.evidence.sha256
    assert [one.act for one in evidence.chain(first.evidence.id)] == [
        EvidenceAct.TAKEN_IN, EvidenceAct.VERIFIED, EvidenceAct.HANDED_OVER, EvidenceAct.OPENED,
    ]  # fmt: skip
    key(page, qtbot, Qt.Key.Key_X, lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    reason = asked(ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    reason.reason.setText("属于另一案")
    QTest.keyClick(reason.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(names(page)) == 1, timeout=WAIT_MS)
    last = desk.take_backs.last()
    assert last is not None
    program.lane.live(lambda: last.undo(new_key(), "弄错了")).result()
    qtbot.waitUntil(lambda: len(names(page)) == 2, timeout=WAIT_MS)
    settle(desk, qtbot)


def test_a_picture_is_pasted_dropped_and_taken_from_the_map(desk: Desk, page: EvidencePage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture("blue"))
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == 1, timeout=WAIT_MS)
    mime = QMimeData()
    mime.setImageData(picture("green"))
    acts, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), acts, mime, buttons, keys))
    qtbot.waitUntil(lambda: len(names(page)) == 2, timeout=WAIT_MS)
    key(page, qtbot, Qt.Key.Key_M, lambda: len(names(page)) == 3)
    found = [page.table.rows.record(row).evidence for row in range(3)]
    assert {one.kind for one in found} == {EvidenceKind.PICTURE}
    assert any(one.name.startswith("地图") for one in found)
    settle(desk, qtbot)


def test_what_cannot_be_kept_is_told_and_a_program_is_not_opened(
    desk: Desk, page: EvidencePage, qtbot: QtBot, tmp_path: Path, viewer: Viewer
) -> None:
    empty, program = tmp_path / "空.jpg", tmp_path / "照片.jpg.exe"
    empty.write_bytes(b"")
    program.write_bytes(b"MZ\x90\x00" + bytes(4000))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(empty))])
    page.take_from(mime, EvidenceOrigin.FILE)
    qtbot.waitUntil(lambda: "空文件" in page.said.text(), timeout=WAIT_MS)
    paste(page, qtbot, program)
    chosen = page.table.chosen()
    assert chosen is not None
    key(page, qtbot, Qt.Key.Key_O, lambda: "不予打开" in page.said.text())
    assert viewer.opened == []
    settle(desk, qtbot)


def test_a_copy_goes_out_with_its_reason(
    program: Program, desk: Desk, page: EvidencePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, target = tmp_path / "现场.png", tmp_path / "移送.png"
    picture().save(str(photo))
    paste(page, qtbot, photo)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words, **_more: (str(target), ""))
    key(page, qtbot, Qt.Key.Key_E, lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    reason = asked(ReasonDialog)
    assert isinstance(reason, ReasonDialog)
    reason.reason.setText("移送检察院")
    QTest.keyClick(reason.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: target.exists() and not page.is_busy(), timeout=WAIT_MS)
    assert target.read_bytes() == photo.read_bytes()
    chosen = page.table.chosen()
    assert chosen is not None
    chain = program.kept_files.evidence_desk.chain(chosen.evidence.id)
    assert chain[-1].reason == "移送检察院 → 移送.png"
    settle(desk, qtbot)


def test_a_film_that_is_stopped_leaves_nothing_and_the_window_may_be_closed_meanwhile(
    program: Program, desk: Desk, page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    film = tmp_path / "长.mp4"
    with film.open("wb") as out:
        out.write(b"\x00\x00\x00\x20ftypisom")
        out.truncate(1 << 30)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(film))])
    QGuiApplication.clipboard().setMimeData(mime)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.is_busy() and page.works.works[0].bar.value() > 0, timeout=WAIT_MS)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_K)
    assert desk.evidence_acts.dialog is not None
    desk.evidence_acts.dialog.close()
    qtbot.waitUntil(lambda: not page.is_busy(), timeout=WAIT_MS)
    assert "已停止添加" in page.said.text()
    assert program.kept_files.vault.bytes_held() == 0
    settle(desk, qtbot)
