"""What of a window's words is cut: measured by the fonts it is drawn with, not by eye."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from app.ui.widgets.dock_title import DockTitle
from app.ui.widgets.elided_label import ElidedLabel

TAB_EDGE_PX = 2 * 3
"""What stands at least beside the word of a tab."""


def cut_texts(window: QWidget) -> list[str]:
    """What is shown with less room than its words need, and does not say so with an ellipsis and a hover; tabs and the
    summaries of panels may not even have an ellipsis."""
    found: list[str] = []
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.width() > 1 and not part.visibleRegion().isEmpty():
            found += _cut(part)
    return found


def _cut(part: QWidget) -> Iterator[str]:
    if isinstance(part, ElidedLabel):
        if isinstance(part.parent(), DockTitle) and _needs(part) > part.contentsRect().width():
            yield f"summary {part.text()!r}"
    elif isinstance(part, QLabel):
        if not part.wordWrap() and _needs(part) > part.contentsRect().width() + 1:
            yield f"label {part.text()!r}"
    elif isinstance(part, QComboBox):
        if part.fontMetrics().horizontalAdvance(part.currentText()) > _room_of(part):
            yield f"choice {part.currentText()!r}"
    elif isinstance(part, QAbstractButton):
        if part.sizeHint().width() > part.width() + 1:
            yield f"{type(part).__name__} {part.text()!r}"
    elif isinstance(part, QTabBar):
        metrics = part.fontMetrics()
        for at in range(part.count()):
            place, words = part.tabRect(at), part.tabText(at)
            if not part.rect().contains(place) or place.width() < metrics.horizontalAdvance(words) + TAB_EDGE_PX:
                yield f"tab {words!r}"
    elif isinstance(part, QHeaderView) and part.orientation() is Qt.Orientation.Horizontal:
        for at in range(part.count()):
            if part.isVisible() and part.sectionSize(at) < part.sectionSizeHint(at) - 1:
                yield f"header {part.model().headerData(at, Qt.Orientation.Horizontal)!r}"


def _room_of(box: QComboBox) -> int:
    """What the chosen word of a box has: the box without its arrow."""
    option = QStyleOptionComboBox()
    option.initFrom(box)
    kinds = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, kinds, box).width()


def _needs(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text())
