"""The small picture of a file, made in a process apart: hostile pictures and PDF files break their library there.

Run it there only; it answers with PNG bytes, empty where nothing can be shown.
"""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

SIDE_PX = 160
EDGE = 150
"""How grey the edge of a page is, without which white paper is not seen on a white list."""
MOST_PIXELS_MB = 512
"""What Qt may take for one picture while it reads it."""


def small_picture(content: bytes, is_pdf: bool) -> bytes:
    """A picture, or the first page of a PDF file, at most `SIDE_PX` wide and high."""
    image = _first_page(content) if is_pdf else _picture(content)
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not QImageWriter(out, QByteArray(b"PNG")).write(image):
        return b""
    return bytes(out.data().data())


def _picture(content: bytes) -> QImage:
    inside = QBuffer()
    inside.setData(QByteArray(content))
    inside.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(MOST_PIXELS_MB)
    reader = QImageReader(inside)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE_PX:
        reader.setScaledSize(size.scaled(QSize(SIDE_PX, SIDE_PX), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _first_page(content: bytes) -> QImage:
    """By the library that reads its text too: Qt's own needs a whole application around it."""
    import pypdfium2

    try:
        with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
            page = document[0]
            scale = min(SIDE_PX / max(page.get_width(), 1), SIDE_PX / max(page.get_height(), 1))
            drawn = page.render(scale=scale, rev_byteorder=True).to_numpy()
    except (pypdfium2.PdfiumError, IndexError):
        return QImage()
    height, width = drawn.shape[:2]
    drawn[[0, -1], :] = drawn[:, [0, -1]] = EDGE
    return QImage(drawn.tobytes(), width, height, drawn.shape[2] * width, QImage.Format.Format_RGB888).copy()
