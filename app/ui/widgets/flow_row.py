"""Buttons side by side, in a second row where one has no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 6
_MARGIN = 8
_AWAY = QPoint(-4_000, 0)


class FlowRow(QWidget):
    """As high as its rows need at its present width. Where they may be but so many (`limit`), `more` stands last in
    place of all that has no room; what is left out keeps its key."""

    def __init__(self, more: QWidget | None = None) -> None:
        super().__init__()
        self._members: list[QWidget] = []
        self._more = more
        self._most: int | None = None
        self._opened = False
        if more is not None:
            more.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, member: QWidget) -> None:
        """Put it at the end."""
        member.setParent(self)
        member.show()
        self._members.append(member)
        self.arrange()

    def limit(self, rows: int | None, *, opened: bool = False) -> None:
        """At most so many rows; `opened` shows `more` behind all of them too, as the way back."""
        if (rows, opened) != (self._most, self._opened):
            self._most, self._opened = rows, opened
            self.arrange()

    def is_short(self) -> bool:
        """Whether something is left out."""
        return self._more is not None and not self._opened and self._more in dict(self._placed(self.width()))

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
        return max((place.bottom() for _, place in self._placed(width)), default=-_MARGIN) + _MARGIN + 1

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
        placed = dict(self._placed(self.width()))
        if self._more is not None:
            self._more.setVisible(self._more in placed)
            for left_out in self._shown():
                if left_out not in placed:
                    left_out.move(_AWAY)
                left_out.setFocusPolicy(Qt.FocusPolicy.TabFocus if left_out in placed else Qt.FocusPolicy.NoFocus)
        for member, place in placed.items():
            member.setGeometry(place)
        self.setFixedHeight(self.heightForWidth(max(self.width(), 120)))

    def _shown(self) -> list[QWidget]:
        return [member for member in self._members if not member.isHidden()]

    def _placed(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Who is shown, and where; `more` in place of those at the end that have no room."""
        shown = [(member, member.sizeHint()) for member in self._shown()]
        if self._more is None:
            return _flow(shown, width)[0]
        more = (self._more, self._more.sizeHint())
        placed, rows = _flow([*shown, more] if self._opened else shown, width)
        while self._most is not None and rows > self._most and shown:
            shown.pop()
            placed, rows = _flow([*shown, more], width)
        return placed


def _flow(members: Sequence[tuple[QWidget, QSize]], width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
    """The place of each, and in how many rows they stand."""
    placed: list[tuple[QWidget, QRect]] = []
    at, height, rows = QPoint(_MARGIN, 4), 0, 1
    for member, size in members:
        if placed and at.x() + size.width() > width - _MARGIN:
            at, rows = QPoint(_MARGIN, at.y() + height + GAP), rows + 1
            height = 0
        placed.append((member, QRect(at, size)))
        at.setX(at.x() + size.width() + GAP)
        height = max(height, size.height())
    return placed, rows
