"""Buttons side by side, in a second row where one has no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6
_MARGIN = 8


class FlowRow(QWidget):
    """As high as its rows need at its present width."""

    def __init__(self) -> None:
        super().__init__()
        self._members: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, member: QWidget) -> None:
        """Put it at the end."""
        member.setParent(self)
        member.show()
        self._members.append(member)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() for place in places), default=-_MARGIN) + _MARGIN + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put every member where it belongs at the present width; call it when their words change.

        A row that nobody sees is arranged when it is shown: to do so at each word cost a start 25 ms.
        """
        if not self.isVisible():
            self.updateGeometry()
            return
        for member, place in zip(self._shown(), self._places(self.width()), strict=True):
            member.setGeometry(place)
        self.setFixedHeight(self.heightForWidth(max(self.width(), 120)))

    def _shown(self) -> list[QWidget]:
        return [member for member in self._members if not member.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        at = QPoint(_MARGIN, 4)
        height = 0
        for member in self._shown():
            size = member.sizeHint()
            if places and at.x() + size.width() > width - _MARGIN:
                at = QPoint(_MARGIN, at.y() + height + _GAP)
                height = 0
            places.append(QRect(at, size))
            at.setX(at.x() + size.width() + _GAP)
            height = max(height, size.height())
        return places
