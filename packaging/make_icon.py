"""Draws the program's icon, a pin with a derrick in it: `.venv/bin/python packaging/make_icon.py` makes it again.

Writes resources/icons/onemap.png (256) and packaging/windows/onemap.ico (16 to 256), each size drawn, not shrunk.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

CHECKOUT = Path(__file__).resolve().parent.parent
SIZES = (16, 24, 32, 48, 64, 128, 256)
NIGHT, WATER, PIN, STEEL = QColor("#12202B"), QColor("#2F7F96"), QColor("#E9A23B"), QColor("#12202B")


def drawn(size: int) -> QImage:
    """The icon at `size`; drawn on a field of 100 by 100."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 100, size / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(NIGHT)
    painter.drawRoundedRect(QRectF(2, 2, 96, 96), 20, 20)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(WATER, 5))
    if size >= 32:
        painter.drawEllipse(QRectF(22, 72, 56, 16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PIN)
    pin = QPainterPath(QPointF(50, 82))
    pin.cubicTo(QPointF(44, 66), QPointF(24, 58), QPointF(24, 38))
    pin.cubicTo(QPointF(24, 3), QPointF(76, 3), QPointF(76, 38))
    pin.cubicTo(QPointF(76, 58), QPointF(56, 66), QPointF(50, 82))
    painter.drawPath(pin)
    painter.setPen(QPen(STEEL, 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        painter.drawLine(QPointF(50 + side * 3, 17), QPointF(50 + side * 14, 58))
    painter.drawLine(QPointF(45, 17), QPointF(55, 17))
    if size >= 32:
        painter.setPen(QPen(STEEL, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for high, low, top, foot in ((22, 34, 4.5, 7.5), (34, 46, 7.5, 10.8), (46, 58, 10.8, 14)):
            for side in (-1, 1):
                painter.drawLine(QPointF(50 - side * top, high), QPointF(50 + side * foot, low))
    painter.end()
    return picture


def png(picture: QImage) -> bytes:
    """As a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows no format beside a device
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' container: a directory of pictures, each a PNG file."""
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, body in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), at)
        at += len(body)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def main() -> None:
    """Write both files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication([])
    pictures = {size: png(drawn(size)) for size in SIZES}
    (CHECKOUT / "resources" / "icons" / "onemap.png").write_bytes(pictures[256])
    (CHECKOUT / "packaging" / "windows" / "onemap.ico").write_bytes(ico(pictures))


if __name__ == "__main__":
    main()
