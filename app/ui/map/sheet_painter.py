"""Paints a map sheet: heading, map, legend, scale, north, and in the foot who made it when, in which datum.

May run on any thread: it paints on an image or a PDF, and touches no widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.domain.labels import label
from app.domain.marking import Marking
from app.ui.local_time import to_minute
from app.ui.map.sheet import FOOT_MM, HEAD_MM, MARGIN_MM, SheetFormat, SheetWords, metres_per_mm, round_length
from app.ui.map.sheet_drawing import DrawnMap
from app.ui.widgets.map_symbol import draw_symbol
from app.ui.words import tr

UNIT = 10.0
"""The painter's units to a millimetre: sizes of fonts are whole numbers of them."""
INK, FAINT, RED = QColor("#17212B"), QColor("#51626F"), QColor("#C81E34")
STRIP = 48
"""Rows of the picture that are handed over at a time, so that the window's thread is not kept waiting."""
LINE_MM, COLUMN_MM, SYMBOL_MM = 5.2, 42.0, 4.2
_LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
)


@dataclass(frozen=True)
class SheetPainter:
    """`colours` are the tokens of the theme that the map was drawn in; `family` the font of the desk."""

    sheet: SheetFormat
    words: SheetWords
    drawn: DrawnMap
    colours: Mapping[str, str]
    family: str

    def paint(self, painter: QPainter, dots_per_mm: float) -> None:
        """The whole sheet, its corner at 0, 0."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.LosslessImageRendering
        )
        painter.scale(dots_per_mm / UNIT, dots_per_mm / UNIT)
        self._head(painter)
        self._map(painter)
        if self.sheet.has_legend:
            self._legend(painter)
        self._foot(painter)

    def _head(self, painter: QPainter) -> None:
        width, _ = self.sheet.size_mm
        room = _units(QRectF(MARGIN_MM, MARGIN_MM, width - 2 * MARGIN_MM, HEAD_MM - 3))
        if self.words.marking is not Marking.NONE:
            said = tr(label(self.words.marking))
            font = self._font(42, bold=True)
            wide = QFontMetricsF(font).horizontalAdvance(said) + 3 * UNIT
            box = QRectF(room.right() - wide, room.top(), wide, room.height() - 1.5 * UNIT)
            painter.setPen(QPen(RED, 0.45 * UNIT))
            painter.drawRect(box)
            self._say(painter, box, said, font, RED, Qt.AlignmentFlag.AlignCenter)
            room.setRight(box.left() - 3 * UNIT)
        self._say(painter, room, self.words.title, self._font(62, bold=True), INK, _LEFT)

    def _map(self, painter: QPainter) -> None:
        room, picture = _units(self.sheet.map_mm), self.drawn.picture
        rise = room.height() / picture.height()
        for top in range(0, picture.height(), STRIP):
            rows = min(STRIP, picture.height() - top)
            part = picture.copy(0, top, picture.width(), rows)
            painter.drawImage(QRectF(room.left(), room.top() + top * rise, room.width(), rows * rise), part)
        painter.setPen(QPen(INK, 0.35 * UNIT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
        self._scale(painter, room)
        self._north(painter, room)

    def _scale(self, painter: QPainter, room: QRectF) -> None:
        """A bar of a round length with its halves told apart, and the ratio as of the middle of the sheet."""
        per_mm = metres_per_mm(self.drawn.view)
        metres = round_length(per_mm * 50)
        long = metres / per_mm * UNIT
        box = QRectF(room.left() + 3 * UNIT, room.bottom() - 14 * UNIT, max(long + 14 * UNIT, 46 * UNIT), 11 * UNIT)
        painter.fillRect(box, QColor(255, 255, 255, 225))
        bar = QRectF(box.left() + 3 * UNIT, box.top() + 5.6 * UNIT, long, 1.3 * UNIT)
        painter.setPen(QPen(INK, 0.25 * UNIT))
        for part in range(4):
            piece = QRectF(bar.left() + part * long / 4, bar.top(), long / 4, bar.height())
            painter.setBrush(INK if part % 2 == 0 else Qt.GlobalColor.white)
            painter.drawRect(piece)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        small = self._font(25)
        for share in (0.0, 0.5, 1.0):
            spot = QRectF(bar.left() + share * long - 10 * UNIT, bar.bottom() + 0.4 * UNIT, 20 * UNIT, 3.4 * UNIT)
            self._say(painter, spot, _length(metres * share), small, INK, Qt.AlignmentFlag.AlignCenter)
        ratio = round_ratio(per_mm * 1000)
        said = tr("about 1 : {n} (middle of the map)", n=f"{ratio:,}".replace(",", " "))
        self._say(painter, QRectF(bar.left(), box.top() + 0.8 * UNIT, 60 * UNIT, 4 * UNIT), said, small, INK, _LEFT)

    def _north(self, painter: QPainter, room: QRectF) -> None:
        """Mercator: north is up wherever one stands on the sheet."""
        middle, top = room.right() - 8 * UNIT, room.top() + 5 * UNIT
        box = QRectF(middle - 5.5 * UNIT, top - 3 * UNIT, 11 * UNIT, 19 * UNIT)
        painter.fillRect(box, QColor(255, 255, 255, 225))
        corners = [(0, 4), (3.2, 14), (0, 11.4), (-3.2, 14)]
        arrow = QPolygonF([QPointF(middle + x * UNIT, top + y * UNIT) for x, y in corners])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        painter.drawPolygon(arrow)
        spot = QRectF(box.left(), top - 2.4 * UNIT, box.width(), 5.5 * UNIT)
        self._say(painter, spot, tr("N"), self._font(42, bold=True), INK, Qt.AlignmentFlag.AlignCenter)

    def _legend(self, painter: QPainter) -> None:
        """Only what is drawn; what does not fit is counted."""
        room = _units(self.sheet.legend_mm)
        painter.setPen(QPen(FAINT, 0.2 * UNIT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)
        title = QRectF(room.left() + 2.5 * UNIT, room.top() + 1.5 * UNIT, room.width() - 5 * UNIT, 6 * UNIT)
        self._say(painter, title, tr("Legend"), self._font(36, bold=True), INK, _LEFT)
        begin, line, column = title.bottom() + 0.8 * UNIT, LINE_MM * UNIT, COLUMN_MM * UNIT
        rows = max(1, int((room.bottom() - 1.5 * UNIT - begin) // line))
        columns = max(1, int((room.width() - 4 * UNIT) // column))
        lines = list(self.drawn.legend)[::-1]
        most = rows * columns
        shown = lines if len(lines) <= most else lines[: most - 1]
        font = self._font(27)
        for at, one in enumerate(shown):
            left, top = room.left() + 2 * UNIT + at // rows * column, begin + at % rows * line
            colour = QColor(self.colours.get(str(one.rule.get("colour")), INK.name()))
            middle = QPointF(left + SYMBOL_MM / 2 * UNIT, top + line / 2)
            draw_symbol(painter, one.rule, colour, middle, SYMBOL_MM * UNIT)
            spot = QRectF(left + (SYMBOL_MM + 1.4) * UNIT, top, column - (SYMBOL_MM + 2) * UNIT, line)
            self._say(painter, spot, one.label, font, INK, _LEFT)
        if len(shown) < len(lines):
            at = most - 1
            spot = QRectF(room.left() + 2 * UNIT + at // rows * column, begin + at % rows * line, column, line)
            self._say(painter, spot, tr("and {n} more", n=len(lines) - len(shown)), font, FAINT, _LEFT)

    def _foot(self, painter: QPainter) -> None:
        width, height = self.sheet.size_mm
        room = _units(QRectF(MARGIN_MM, height - MARGIN_MM - FOOT_MM + 1.5, width - 2 * MARGIN_MM, 4))
        font = self._font(26)
        view = self.drawn.view
        left = "  ·  ".join(
            filter(
                None,
                (
                    tr("Datum {datum}", datum="WGS-84 (Web Mercator)"),
                    tr("Middle {place}", place=f"{view.lon:.5f}, {view.lat:.5f}"),
                    tr("Situation of {time}", time=to_minute(self.words.at)),
                    tr("Made by {name}", name=self.words.operator) if self.words.operator else "",
                ),
            )
        )
        self._say(painter, room, left, font, INK, _LEFT)
        below = room.translated(0, 4 * UNIT)
        told = "  ·  ".join(filter(None, (self.words.sources, self.words.note)))
        self._say(painter, below, told, self._font(22), FAINT, _LEFT)
        self._say(painter, room, "OneMap", font, FAINT, _RIGHT)

    def _say(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, ink: QColor, where: Qt.AlignmentFlag
    ) -> None:
        """One line; what does not fit ends in dots.

        Drawn as outlines: a PDF then looks the same wherever it is opened, and carries no font."""
        metrics = QFontMetricsF(font)
        cut = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
        wide = metrics.horizontalAdvance(cut)
        left = room.left()
        if where & Qt.AlignmentFlag.AlignHCenter:
            left += (room.width() - wide) / 2
        elif where & Qt.AlignmentFlag.AlignRight:
            left = room.right() - wide
        outline = QPainterPath()
        outline.addText(left, room.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, cut)
        painter.fillPath(outline, ink)

    def _font(self, tenths_mm: int, *, bold: bool = False) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(tenths_mm)
        font.setBold(bold)
        return font


def round_ratio(denominator: float) -> int:
    """Two figures are all that is true of a scale that changes across the sheet."""
    size: int = 10 ** max(0, len(str(round(denominator))) - 2)
    return round(denominator / size) * size


def _units(room: QRectF) -> QRectF:
    return QRectF(room.x() * UNIT, room.y() * UNIT, room.width() * UNIT, room.height() * UNIT)


def _length(metres: float) -> str:
    if metres == 0:
        return "0"
    return f"{metres / 1000:g} {tr('km')}" if metres >= 1000 else f"{metres:g} {tr('m')}"
