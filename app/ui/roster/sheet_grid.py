"""The grid of a month sheet: letters type turns, Del empties, arrows go, a turn is dragged onto another to exchange."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.domain.roster_month import Place
from app.ui.look import Look
from app.ui.roster.sheet_model import SUMS, SheetModel
from app.ui.widgets.cell_grid import CellGrid

_CELL_PX, _SUM_PX = 30, 72


class SheetGrid(CellGrid):
    """`typed` carries the chosen cell and a letter ("" empties it), `dragged` two cells."""

    typed = Signal(object, str)
    dragged = Signal(object, object)

    row_px, name_px, head_px = 26, 116, 42

    def __init__(self, model: SheetModel, look: Look) -> None:
        super().__init__(model, look)
        self.sheet = model
        self._pressed: Place | None = None
        self.setItemDelegate(_CellPainter(model, look, self))
        self.setMouseTracking(True)
        self.fit()

    def chosen(self) -> Place | None:
        """The cell of a person and a day where the cursor stands."""
        return self.sheet.place(self.currentIndex())

    def widths(self, room: int) -> list[int]:
        """The days share what the sums leave."""
        theme, days = self.look.theme, len(self.sheet.days)
        sums = theme.px(_SUM_PX)
        day = max(theme.px(_CELL_PX), (room - len(SUMS) * sums) // days) if days else 0
        return [day if column < days else sums for column in range(self.sheet.columnCount() if days else 0)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place, key = self.chosen(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if place is not None and plain and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self._step(1)
            self.typed.emit(place, chr(key))
        elif place is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.typed.emit(place, "")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self.sheet.place(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        begin, end = self._pressed, self.sheet.place(self.indexAt(event.position().toPoint()))
        self._pressed = None
        self.viewport().unsetCursor()
        if begin is not None and end is not None and begin != end:
            self.dragged.emit(begin, end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.viewport().setCursor(Qt.CursorShape.DragMoveCursor)

    def _step(self, on: int) -> None:
        """To the next day, so that a row can be typed through."""
        index = self.currentIndex()
        if index.column() + on < len(self.sheet.days):
            self.setCurrentIndex(self.sheet.index(index.row(), index.column() + on))


class _CellPainter(QStyledItemDelegate):
    """Days off shaded, nights filled, a proposal ringed, a lock underlined, a breach marked at the corner."""

    def __init__(self, model: SheetModel, look: Look, parent: SheetGrid) -> None:
        super().__init__(parent)
        self._model, self._look, self._grid = model, look, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell, theme = self._model.cell(index), self._look.theme
        rect = QRect(option.rect)
        painter.save()
        painter.fillRect(rect, theme.colour("raised" if cell.is_off else "panel"))
        inner = rect.adjusted(1, 1, -2, -2)
        if cell.is_night:
            painter.fillRect(inner, theme.faint("accent", 70))
        elif cell.text and cell.colour == "text":
            painter.fillRect(inner, theme.faint("accent", 26))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if index.row() == len(self._model.people):
            painter.setPen(QPen(theme.colour("muted"), 2))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setPen(theme.colour(cell.colour))
        painter.setFont(self._look.font(bold=cell.colour == "critical"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.text)
        if cell.is_locked:
            painter.fillRect(QRect(inner.left() + 3, inner.bottom() - 1, inner.width() - 6, 2), theme.colour("muted"))
        if cell.is_proposed:
            painter.setPen(QPen(theme.colour("ok"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(inner)
        if cell.broken:
            self._corner(painter, inner, theme.colour(cell.broken))
        if index == self._grid.currentIndex():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        elif cell.is_today:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.restore()

    def _corner(self, painter: QPainter, room: QRect, colour: QColor) -> None:
        side = self._look.theme.px(8)
        right = room.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygon([right, right - QPoint(side, 0), right + QPoint(0, side)]))
