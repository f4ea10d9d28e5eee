"""The grid of a month sheet: letters type turns, Del empties, arrows go, a turn is dragged onto another to exchange."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.roster_month import Place
from app.ui.look import Look
from app.ui.roster.sheet_model import SUMS, SheetModel

_CELL_PX, _SUM_PX, _ROW_PX, _NAME_PX = 30, 72, 26, 116


class SheetGrid(QTableView):
    """`typed` carries the chosen cell and a letter ("" empties it), `dragged` two cells."""

    typed = Signal(object, str)
    dragged = Signal(object, object)

    def __init__(self, model: SheetModel, look: Look) -> None:
        super().__init__()
        self._look, self.sheet = look, model
        self._pressed: Place | None = None
        self.setModel(model)
        self.setItemDelegate(_CellPainter(model, look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.fit)
        model.modelReset.connect(self.fit)
        self.fit()

    def chosen(self) -> Place | None:
        """The cell of a person and a day where the cursor stands."""
        return self.sheet.place(self.currentIndex())

    def choose(self, index: QModelIndex) -> None:
        """Put the cursor there."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit(self) -> None:
        """Sizes for the font as it is; the days share what room there is."""
        theme = self._look.theme
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_PX))
        self.verticalHeader().setFixedWidth(theme.px(_NAME_PX))
        self.horizontalHeader().setFixedHeight(theme.px(42))
        days = len(self.sheet.days)
        if not days:
            return
        room = self.viewport().width() - len(SUMS) * theme.px(_SUM_PX)
        width = max(theme.px(_CELL_PX), room // days)
        for column in range(self.sheet.columnCount()):
            self.setColumnWidth(column, width if column < days else theme.px(_SUM_PX))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self.fit()

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
