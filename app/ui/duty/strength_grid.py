"""The table of places and hours: two figures in a cell, shaded by the upper one, what does not fit said by a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.services.duty.strength_desk import HourView, StaffingProposal
from app.ui.duty.strength_words import MARKS, TOKENS, Figures, amount, cell_words, change_words, place
from app.ui.look import Look
from app.ui.widgets.cell_grid import CellGrid
from app.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
HOURS = 24
DEEPEST = 110
"""The alpha of the darkest shade: text on it keeps its contrast by night and by day."""
_NIGHT = frozenset({*range(6), *range(20, 24)})
_LEAST_PX = 34


@dataclass(frozen=True)
class HourCell:
    """How a cell looks: `depth` from 0 to 1 is its shade; `mark` is a word and `token` its colour."""

    upper: str = ""
    lower: str = ""
    mark: str = ""
    token: str = ""
    depth: float = 0.0


class HourModel(QAbstractTableModel):
    """What is shown is replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: HourView | None = None
        self.proposal: StaffingProposal | None = None
        self.figures = Figures.PATROL
        self._upper = self._lower = np.zeros((0, HOURS))
        self._has_lower = True

    def show(self, view: HourView, proposal: StaffingProposal | None, figures: Figures) -> None:
        """Show these figures of a table."""
        self.beginResetModel()
        self.view, self.proposal, self.figures = view, proposal, figures
        self._has_lower = figures is not Figures.DUTY or view.has_posts
        if figures is Figures.PROPOSAL and proposal is not None:
            self._upper, self._lower = proposal.now_min, proposal.then_min
        elif figures is Figures.ALERTS:
            self._upper, self._lower = view.alerts, view.patrol_min
        else:
            self._upper, self._lower = view.incidents, view.duty_min if figures is Figures.DUTY else view.patrol_min
        self.endResetModel()

    @property
    def names(self) -> tuple[str, ...]:
        """The rows."""
        if self.view is None:
            return ()
        return self.proposal.names if self.figures is Figures.PROPOSAL and self.proposal else self.view.names

    def cell(self, index: Index) -> HourCell:
        """How it looks."""
        row, hour = index.row(), index.column()
        upper, lower = float(self._upper[row, hour]), float(self._lower[row, hour])
        shaded = self._lower if self.figures is Figures.PROPOSAL else self._upper
        most = float(shaded.max())
        depth = (float(shaded[row, hour]) / most) ** 0.5 if most > 0 else 0.0
        if self.figures is Figures.PROPOSAL:
            return HourCell(f"{upper:.0f}", f"{lower:.0f}", depth=depth)
        kind = self.view.kinds[row][hour] if self.view and self.figures is not Figures.ALERTS else None
        mark = (tr(MARKS[kind]), TOKENS[kind]) if kind else ("", "")
        return HourCell(amount(upper) or "·", f"{lower:.0f}" if self._has_lower else "—", *mark, depth)

    def words(self, index: Index) -> str:
        """Everything that is known of the cell."""
        if self.view is None or not index.isValid():
            return ""
        if self.figures is Figures.PROPOSAL and self.proposal is not None:
            return change_words(self.proposal, index.row(), index.column())
        return cell_words(self.view, index.row(), index.column())

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else HOURS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).upper
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{section:02d}" if orientation is Qt.Orientation.Horizontal else place(self.names[section])
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return place(self.names[section])
        return None


class HourGrid(CellGrid):
    """Arrows go from cell to cell."""

    row_px, name_px, head_px = 36, 132, 24

    def __init__(self, model: HourModel, look: Look) -> None:
        super().__init__(model, look)
        self.hours = model
        self.setItemDelegate(_CellPainter(model, look, self))
        self.fit()

    def widths(self, room: int) -> list[int]:
        """The hours share what room there is."""
        return [max(self.look.theme.px(_LEAST_PX), room // HOURS)] * HOURS

    def wanted_height(self) -> int:
        """What all rows need."""
        return self.horizontalHeader().height() + self.hours.rowCount() * self.look.theme.px(self.row_px) + 4


class _CellPainter(QStyledItemDelegate):
    """The shade, the two figures, and the word of a mismatch beside the lower one, with a bar in its colour: the word
    itself has that of the text, which alone can be read on any shade."""

    def __init__(self, model: HourModel, look: Look, parent: HourGrid) -> None:
        super().__init__(parent)
        self._model, self._look, self._grid = model, look, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, theme = self._model.cell(index), self._look.theme
        rect: QRect = QRect(option.rect)
        painter.save()
        painter.fillRect(rect, theme.colour("raised" if index.column() in _NIGHT else "panel"))
        if cell.depth > 0:
            painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.faint("accent", round(DEEPEST * cell.depth)))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(theme.px(6), theme.px(2), -theme.px(4), -theme.px(2))
        upper = QRect(inner.topLeft(), inner.center()).united(QRect(inner.topRight(), inner.center()))
        lower = QRect(inner.left(), upper.bottom(), inner.width(), inner.bottom() - upper.bottom())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.font(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(upper, left | middle, cell.upper)
        painter.setFont(self._look.font(11))
        painter.drawText(lower, right | middle, cell.lower)
        if cell.mark:
            painter.drawText(lower, left | middle, cell.mark)
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.colour(cell.token))
        if index == self._grid.currentIndex():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
