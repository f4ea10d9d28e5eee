"""Buttons side by side, in a second row where one has no room."""

from __future__ import annotations

from functools import lru_cache

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
        shown = self._shown()
        sizes = tuple(member.sizeHint().toTuple() for member in shown)
        if self._more is None:
            return list(zip(shown, _flow(sizes, width)[0], strict=True))
        more = self._more.sizeHint().toTuple()
        if self._opened:
            return list(zip([*shown, self._more], _flow((*sizes, more), width)[0], strict=True))
        places, rows = _flow(sizes, width)
        while self._most is not None and rows > self._most and sizes:
            sizes = sizes[:-1]
            places, rows = _flow((*sizes, more), width)
        left = shown if len(sizes) == len(shown) else [*shown[: len(sizes)], self._more]
        return list(zip(left, places, strict=True))


@lru_cache(256)
def _flow(sizes: tuple[tuple[int, int], ...], width: int) -> tuple[tuple[QRect, ...], int]:
    """The place of each of these sizes, and in how many rows they stand; a layout asks the same twenty times."""
    placed: list[QRect] = []
    x, y, height, rows = _MARGIN, 4, 0, 1
    for across, down in sizes:
        if placed and x + across > width - _MARGIN:
            x, y, height, rows = _MARGIN, y + height + GAP, 0, rows + 1
        placed.append(QRect(x, y, across, down))
        x += across + GAP
        height = max(height, down)
    return tuple(placed), rows
