"""Where a way went, drawn upon the county's outline: begin, end, and a scale to read its size by."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.look import Look

Places = Sequence[tuple[float, float]]
LEAST_DEGREES = 0.02
"""A way around one yard is not blown up to fill the picture."""
KM_PER_DEGREE = 111.2
SCALES_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


class WaySketch(QWidget):
    """Fits the picture to the way; the outline is only ground."""

    def __init__(self, look: Look, outline: Sequence[Places]) -> None:
        super().__init__()
        self._look, self._outline = look, outline
        self._way: Places = ()
        look.changed.connect(self.update)

    def show_way(self, way: Places) -> None:
        """Draw this one instead; longitude and latitude in order."""
        self._way = way
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(420), self._look.theme.px(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, known = self._look.theme, self._way or [place for ring in self._outline for place in ring]
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("map_outside"))
            if not known:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lons, lats = [lon for lon, _ in known], [lat for _, lat in known]
            box = QRectF(QPointF(min(lons), min(lats)), QPointF(max(lons), max(lats)))
            narrow = math.cos(math.radians(box.center().y()))
            room = QRectF(self.rect()).adjusted(18, 18, -18, -26)
            per_degree = min(
                room.width() / max(LEAST_DEGREES, box.width() * narrow),
                room.height() / max(LEAST_DEGREES, box.height()),
            )

            def on_screen(place: tuple[float, float]) -> QPointF:
                x = room.center().x() + (place[0] - box.center().x()) * narrow * per_degree
                return QPointF(x, room.center().y() - (place[1] - box.center().y()) * per_degree)

            painter.setPen(QPen(theme.colour("map_border"), 1.4))
            painter.setBrush(theme.colour("map_land"))
            for ring in self._outline:
                painter.drawPolygon(QPolygonF([on_screen(place) for place in ring]))
            if self._way:
                self._draw_way(painter, [on_screen(place) for place in self._way])
                self._draw_scale(painter, room, per_degree / KM_PER_DEGREE)

    def _draw_way(self, painter: QPainter, points: list[QPointF]) -> None:
        accent = self._look.theme.colour("accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(self._look.theme.colour("map_land"))
        painter.drawEllipse(points[0], 4.5, 4.5)
        painter.setBrush(accent)
        painter.drawEllipse(points[-1], 4.5, 4.5)

    def _draw_scale(self, painter: QPainter, room: QRectF, per_km: float) -> None:
        """The longest round length that takes a third of the picture."""
        length = max((one for one in SCALES_KM if one * per_km <= room.width() / 3), default=SCALES_KM[0])
        left, bottom = room.left(), room.bottom() + 14
        painter.setPen(QPen(self._look.theme.colour("muted"), 1.6))
        painter.drawLine(QPointF(left, bottom), QPointF(left + length * per_km, bottom))
        painter.drawText(QPointF(left + length * per_km + 6, bottom + 4), f"{length:g} km")
