"""How one line of the queue is drawn: severity bar, shape and word, marks, title and place, age and state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.alert import WAITING, AlertState, Severity
from app.domain.labels import label
from app.ui.alerts.alert_lines import AlertLine
from app.ui.local_time import age, local
from app.ui.look import Look
from app.ui.widgets.alert_rows import LINE_ROLE
from app.ui.widgets.severity_shape import TOKEN, draw_severity
from app.ui.widgets.where_words import where_words
from app.ui.words import tr

BAR_PX = 3
ROW_PX = 50
INDENT_PX = 18
MOST_KEPT = 100
"""Pictures of rows; more than any screen shows."""
_V = Qt.AlignmentFlag.AlignVCenter
_LINE = Qt.TextFlag.TextSingleLine

Mark = tuple[str, str]
"""A word in a frame, and the token of its colour."""


@dataclass
class AlertMarks:
    """What the queue knows of alerts besides themselves, by key: those that pulse, that wait for the store, that came
    since this user last looked."""

    pulsing: set[str] = field(default_factory=set)
    unsaved: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()

    def of(self, line: AlertLine) -> list[Mark]:
        """The marks of a line, the weightiest first."""
        alert, told = line.alert, line.group.alerts if line.is_group else (line.alert,)
        found: list[Mark] = []
        if any(one.is_test for one in told):
            found.append((tr("Test"), "accent"))
        if any(one.id in self.unsaved for one in told):
            found.append((tr("Not saved"), "high"))
        if (steps := max(one.escalation for one in told)) and any(one.state in WAITING for one in told):
            found.append((tr("Passed on ×{n}", n=steps) if steps > 1 else tr("Passed on"), "critical"))
        if any(one.id in self.fresh for one in told):
            found.append((tr("New"), "accent"))
        if line.is_group:
            found.append((f"{'▾' if line.is_open else '▸'} {tr('{n} alerts', n=len(told))}", "text"))
        elif alert.times > 1:
            found.append((f"×{alert.times}", "muted"))
        return found


@dataclass(frozen=True)
class _Drawn:
    """A row's picture, of what it was drawn from."""

    line: AlertLine
    told: tuple[object, ...]
    picture: QPixmap


class AlertDelegate(QStyledItemDelegate):
    """Two lines a row; plain text only.

    A row's picture is kept: while alerts pour in, the queue is shown anew ten times a second, and nearly all of its
    rows are what they were.
    """

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._look, self._now = look, now
        self.marks = AlertMarks()
        self._kept: dict[tuple[str, int], _Drawn] = {}
        look.changed.connect(self._restyle)
        self._restyle()

    def forget(self) -> None:
        """Draw every row anew: its words are another language's."""
        self._kept.clear()

    def _restyle(self) -> None:
        """Fonts are made once, not for each row that is painted."""
        self._bold, self._plain, self._small = self._look.font(bold=True), self._look.font(12), self._look.font(11)
        self.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(160, self._look.theme.px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: AlertLine = index.data(LINE_ROLE)
        room, ratio = QRect(option.rect), painter.device().devicePixelRatioF()
        ground, marks, since = self._ground(option, line), self.marks.of(line), age(line.alert.occurred_at, self._now())
        told = (room.size(), ratio, ground.rgba(), *marks, since)
        place = line.key, line.depth
        kept = self._kept.get(place)
        if kept is None or kept.line is not line or kept.told != told:
            if len(self._kept) >= MOST_KEPT:
                self.forget()
            picture = QPixmap(room.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(ground)
            with QPainter(picture) as on_picture:
                self._draw(on_picture, QRect(QPoint(), room.size()), line, marks, since)
            kept = self._kept[place] = _Drawn(line, told, picture)
        painter.drawPixmap(room.topLeft(), kept.picture)

    def _ground(self, option: QStyleOptionViewItem, line: AlertLine) -> QColor:
        """What a row stands on: its own colour while it pulses, else by whether it is chosen or under the pointer."""
        theme, state = self._look.theme, option.state
        told = line.group.alerts if line.is_group else (line.alert,)
        if not self.marks.pulsing.isdisjoint(one.id for one in told):
            return theme.faint(TOKEN[_severity(line)], 60)
        if state & QStyle.StateFlag.State_Selected:
            return theme.colour("selected")
        return theme.colour("hover" if state & QStyle.StateFlag.State_MouseOver else "panel")

    def _draw(self, painter: QPainter, room: QRect, line: AlertLine, marks: list[Mark], since: str) -> None:
        theme, px = self._look.theme, self._look.theme.px
        severity = _severity(line)
        colour = theme.colour(TOKEN[severity])
        room.setLeft(room.left() + line.depth * px(INDENT_PX))
        painter.fillRect(QRect(room.left(), room.top(), BAR_PX, room.height() - 1), colour)
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), theme.colour("line"))
        side = px(13)
        shape = QRectF(room.left() + px(12), room.center().y() - side / 2, side, side)
        draw_severity(painter, shape, severity, colour)
        self._words(painter, room.adjusted(px(35), px(5), -px(10), -px(6)), line, marks, since)

    def _words(self, painter: QPainter, room: QRect, line: AlertLine, marks: list[Mark], since: str) -> None:
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2)
        lower = QRect(room.left(), upper.bottom(), room.width(), room.height() - upper.height())
        painter.setFont(self._bold)
        rest = self._right(painter, upper, since, "text")
        self._left(painter, self._marks(painter, rest, marks), _title(line), "text")
        painter.setFont(self._plain)
        waits = bool(line.waiting)
        rest = self._right(painter, lower, _state(line), TOKEN[_severity(line)] if waits else "muted")
        self._left(painter, rest, place_words(line), "muted")

    def _marks(self, painter: QPainter, room: QRect, marks: list[Mark]) -> QRect:
        """Draw the marks at the left of `room`; what is left of it."""
        px, left = self._look.theme.px, room.left()
        painter.setFont(self._small)
        metrics = painter.fontMetrics()
        for words, token in marks:
            wide = metrics.horizontalAdvance(words) + px(8)
            if left + wide > room.right() - px(60):
                break
            frame = QRect(left, room.center().y() - metrics.height() // 2, wide, metrics.height())
            painter.setPen(QPen(self._look.theme.colour(token), 1))
            painter.drawRoundedRect(frame, 3, 3)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | _LINE, words)
            left += wide + px(5)
        painter.setFont(self._bold)
        return QRect(left, room.top(), room.right() - left + 1, room.height())

    def _right(self, painter: QPainter, room: QRect, words: str, token: str) -> QRect:
        """Draw words at the right; what is left of the room."""
        painter.setPen(self._look.theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width() * 3 // 5)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _V | _LINE, shown)
        return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(shown) - self._look.theme.px(10), 0)

    def _left(self, painter: QPainter, room: QRect, words: str, token: str) -> None:
        painter.setPen(self._look.theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _V | _LINE, shown)


def _title(line: AlertLine) -> str:
    if line.is_group and line.is_bundle:
        return f"{tr(label(line.alert.kind))} · {line.alert.source}"
    return line.alert.title


def _severity(line: AlertLine) -> Severity:
    """Of a group the highest in it: shape, word and colour say the same."""
    return line.group.severity if line.is_group else line.alert.severity


def place_words(line: AlertLine) -> str:
    """The lower line at the left: how severe, where, what."""
    alert = line.alert
    return " · ".join(filter(None, (tr(label(_severity(line))), where_words(alert), alert.text)))


def _state(line: AlertLine) -> str:
    """Who has it, or that nobody has; of a group, of how many."""
    alert = line.alert
    if line.is_group:
        waiting = len(line.waiting)
        return tr("{n} unacknowledged", n=waiting) if waiting else tr("All acknowledged")
    said = tr(label(alert.state))
    if alert.state is AlertState.SHELVED and alert.shelved_until is not None:
        return tr("Shelved to {time}", time=f"{local(alert.shelved_until):%H:%M}")
    if alert.state is AlertState.ACKED:
        who = tr("In hand: {who}", who=alert.owner) if alert.owner else f"{alert.acknowledged_by} · {said}"
        return who.strip(" ·")
    return said
