"""The four severities as shapes, the same in lists, counters and legend: ▲ ◆ ● ○, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.domain.alert import Severity

TOKEN: Mapping[Severity, str] = {
    Severity.CRITICAL: "critical",
    Severity.HIGH: "high",
    Severity.MEDIUM: "medium",
    Severity.LOW: "low",
}
SIGN: Mapping[Severity, str] = {
    Severity.CRITICAL: "▲",
    Severity.HIGH: "◆",
    Severity.MEDIUM: "●",
    Severity.LOW: "○",
}


def draw_severity(painter: QPainter, room: QRectF, severity: Severity, colour: QColor) -> None:
    """Fill `room` with the shape of `severity`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.4, room.width() / 8)))
    painter.setBrush(colour if severity is not Severity.LOW else Qt.BrushStyle.NoBrush)
    if severity is Severity.CRITICAL:
        painter.drawPolygon(QPolygonF([QPointF(room.center().x(), room.top()), room.bottomRight(), room.bottomLeft()]))
    elif severity is Severity.HIGH:
        middle = room.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), room.top()),
                    QPointF(room.right(), middle.y()),
                    QPointF(middle.x(), room.bottom()),
                    QPointF(room.left(), middle.y()),
                ]
            )
        )
    else:
        painter.drawEllipse(room)
    painter.restore()


def severity_icon(severity: Severity, colour: QColor, side: int) -> QIcon:
    """The shape as an icon of `side` pixels."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_severity(painter, QRectF(2, 2, side - 4, side - 4), severity, colour)
    painter.end()
    return QIcon(pixmap)
