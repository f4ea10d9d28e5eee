"""Small pictures are made in a process apart; what cannot be shown is simply not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from app.services.cases.work_process import WorkProcess
from app.ui.cameras.snapshots import png_of
from app.ui.cases.small_picture import EDGE, SIDE_PX, small_picture


@pytest.fixture
def work() -> Iterator[WorkProcess]:
    made = WorkProcess()
    yield made
    made.close()


def made_small(work: WorkProcess, content: bytes, *, is_pdf: bool = False) -> QImage:
    return QImage.fromData(work.run(small_picture, content, is_pdf, seconds=30))


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return png_of(image)


def test_a_large_picture_keeps_its_shape_and_a_small_one_its_size(work: WorkProcess) -> None:
    large, small = made_small(work, png(3200, 1600)), made_small(work, png(40, 30))
    assert (large.width(), large.height(), large.pixelColor(5, 5)) == (SIDE_PX, SIDE_PX // 2, QColor("red"))
    assert (small.width(), small.height()) == (40, 30)


def test_the_first_page_of_a_pdf_is_seen_on_white_with_an_edge(work: WorkProcess, qapp: object, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    painter = QPainter(writer)
    painter.fillRect(0, 0, writer.width(), writer.height() // 2, QColor("blue"))
    painter.end()
    page = made_small(work, (tmp_path / "a.pdf").read_bytes(), is_pdf=True)
    assert page.height() in (SIDE_PX - 1, SIDE_PX, SIDE_PX + 1)
    assert page.pixelColor(page.width() // 2, page.height() // 3) == QColor("blue")
    assert page.pixelColor(page.width() // 2, page.height() - 3) == QColor("white")
    assert page.pixelColor(0, 0) == QColor(EDGE, EDGE, EDGE)


@pytest.mark.parametrize(
    ("content", "is_pdf"), [(b"", False), (b"\xff\xd8\xff broken", False), (b"%PDF-1.7 broken", True), (b"", True)]
)
def test_what_is_broken_shows_nothing(work: WorkProcess, content: bytes, is_pdf: bool) -> None:
    assert made_small(work, content, is_pdf=is_pdf).isNull()


def test_a_picture_that_claims_a_billion_pixels_is_let_be(work: WorkProcess) -> None:
    bomb = bytearray(png(8, 8))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert made_small(work, bytes(bomb)).isNull()
