"""The map's symbols drawn by Qt, for the legend: the same shapes as `resources/web/js/symbols.js`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

OPEN_SYMBOLS = frozenset({"ring", "circle", "cross"})
_HALF = 5.0


def symbol_icon(rule: Mapping[str, object], colour: QColor, side: int, ratio: float = 1.0) -> QIcon:
    """The symbol of a class of the legend (`resources/web/legend.json`) on `side` pixels."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_symbol(painter, rule, colour, QPointF(side / 2, side / 2), side)
    painter.end()
    return QIcon(pixmap)


def draw_symbol(painter: QPainter, rule: Mapping[str, object], colour: QColor, middle: QPointF, side: float) -> None:
    """The symbol of a class with its middle there, `side` wide; on whatever the painter paints on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(middle)
    painter.scale(side / 16, side / 16)
    symbol = str(rule["symbol"])
    if symbol in ("line", "outline"):
        _draw_line(painter, rule, colour)
    elif symbol in ("area", "hatch"):
        _draw_area(painter, rule, colour)
    else:
        path = SHAPES[symbol](_HALF)
        painter.setPen(QPen(colour, 1.6) if symbol in OPEN_SYMBOLS else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if symbol in OPEN_SYMBOLS else colour)
        painter.drawPath(path)
    painter.restore()


def _draw_line(painter: QPainter, rule: Mapping[str, object], colour: QColor) -> None:
    width = rule.get("width", 1)
    faint = QColor(colour)
    alpha = rule.get("alpha", 1)
    faint.setAlphaF(alpha if isinstance(alpha, float) else 1.0)
    pen = QPen(faint, max(1.2, float(width)) if isinstance(width, int | float) else 1.2)
    if rule.get("dash"):
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    if rule["symbol"] == "outline":
        painter.drawRect(QRectF(-5.5, -4, 11, 8))
    else:
        painter.drawLine(QPointF(-7, 0), QPointF(7, 0))


def _draw_area(painter: QPainter, rule: Mapping[str, object], colour: QColor) -> None:
    """A filled or hatched field with its edge, as `layers/lines.js` draws areas."""
    room = QRectF(-6, -4.5, 12, 9)
    faint = QColor(colour)
    fill = rule.get("fill", 0.2)
    faint.setAlphaF(max(0.25, fill) if isinstance(fill, float) else 0.25)
    painter.fillRect(
        room, QBrush(faint, Qt.BrushStyle.BDiagPattern if rule.get("hatch") else Qt.BrushStyle.SolidPattern)
    )
    painter.setPen(QPen(colour, 1.2))
    painter.drawRect(room)


def _polygon(*corners: tuple[float, float]) -> Callable[[float], QPainterPath]:
    def path(half: float) -> QPainterPath:
        made = QPainterPath()
        made.addPolygon(QPolygonF([QPointF(x * half, y * half) for x, y in corners]))
        made.closeSubpath()
        return made

    return path


def _round(share: float) -> Callable[[float], QPainterPath]:
    def path(half: float) -> QPainterPath:
        made = QPainterPath()
        made.addEllipse(QPointF(0, 0), half * share, half * share)
        return made

    return path


def _cross(half: float) -> QPainterPath:
    made = QPainterPath()
    for side in (-0.8, 0.8):
        made.moveTo(-0.8 * half, side * half)
        made.lineTo(0.8 * half, -side * half)
    return made


def _pin(half: float) -> QPainterPath:
    made = QPainterPath(QPointF(0, half))
    for degrees in range(153, 388, 15):
        angle = math.radians(degrees)
        made.lineTo(0.75 * half * math.cos(angle), -0.4 * half + 0.75 * half * math.sin(angle))
    made.closeSubpath()
    return made


def _shield(half: float) -> QPainterPath:
    made = QPainterPath(QPointF(0, -1.15 * half))
    for x1, y1, x2, y2 in (
        (0.5, -0.85, 1.0, -0.8),
        (1.0, -0.3, 1.0, 0.1),
        (0.9, 0.8, 0.0, 1.2),
        (-0.9, 0.8, -1.0, 0.1),
        (-1.0, -0.3, -1.0, -0.8),
        (-0.5, -0.85, 0.0, -1.15),
    ):
        made.quadTo(x1 * half, y1 * half, x2 * half, y2 * half)
    return made


SHAPES: Mapping[str, Callable[[float], QPainterPath]] = {
    "dot": _round(0.7),
    "disc": _round(0.9),
    "circle": _round(0.85),
    "ring": _round(0.8),
    "square": _polygon((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": _polygon((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": _polygon((0, -1.1), (1.1, 0.85), (-1.1, 0.85)),
    "valve": _polygon((-1, -0.75), (-1, 0.75), (1, -0.75), (1, 0.75)),
    "tick": _polygon((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "camera": _polygon(
        (-1, -0.55), (0.25, -0.55), (0.25, -0.2), (1, -0.6), (1, 0.6), (0.25, 0.2), (0.25, 0.55), (-1, 0.55)
    ),
    "arrow": _polygon((0, -1.25), (0.9, 1), (0, 0.45), (-0.9, 1)),
    "flag": _polygon((-0.85, -1.2), (1.05, -0.65), (-0.45, -0.05), (-0.45, 1.2), (-0.85, 1.2)),
    "cross": _cross,
    "barrier": _polygon((-1.3, -0.4), (1.3, -0.4), (1.3, 0.4), (-1.3, 0.4)),
    "bubble": _polygon((-1, -1.2), (1, -1.2), (1, 0.4), (0.4, 0.4), (0, 1.1), (-0.4, 0.4), (-1, 0.4)),
    "pin": _pin,
    "shield": _shield,
}
SYMBOLS = frozenset(SHAPES) | {"line", "outline", "area", "hatch"}
"""All that can be drawn."""
