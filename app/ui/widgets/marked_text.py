"""A cell whose text has some of its words marked: what a search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.look import Look
from app.ui.widgets.record_rows import RECORD_ROLE

PAD_PX = 6


class MarkedText(QStyledItemDelegate):
    """`marks_of` tells of a record where in the cell's text the marks are: (begin, end) of each."""

    def __init__(self, look: Look, marks_of: Callable[[Any], Sequence[tuple[int, int]]]) -> None:
        super().__init__()
        self._look, self._marks_of = look, marks_of

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        text, drawn.text = drawn.text, ""
        style = drawn.widget.style() if drawn.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        layout = QTextLayout(text, drawn.font)
        option_of_line = QTextOption()
        option_of_line.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option_of_line)
        layout.setFormats([self._format(begin, end) for begin, end in self._marks_of(index.data(RECORD_ROLE))])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        rect = drawn.rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(self._look.theme.colour("muted"))
        layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
        painter.restore()

    def _format(self, begin: int, end: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self._look.theme.colour("text"))
        look.setBackground(self._look.theme.faint("accent", 80))
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = begin, end - begin, look
        return made
