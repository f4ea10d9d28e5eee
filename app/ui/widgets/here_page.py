"""What is at a place, as a list that is read at a glance: nearest first, then where it lies and what looks at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.services.map.identify_desk import Here, HereAsset, Near
from app.ui.look import Look
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.here_words import around_lines, asset_line, other_line
from app.ui.widgets.plain_label import plain_hover, plain_label
from app.ui.widgets.record_rows import Index
from app.ui.widgets.space_buttons import SpaceButton
from app.ui.words import tr

_LINE = int(Qt.ItemDataRole.UserRole)
_RECORD = _LINE + 1


class HerePage(QWidget):
    """Tells which line was chosen, and that the acts for the place are wanted (the map's menu)."""

    chosen = Signal(object)
    acts_wanted = Signal(object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.here: Here | None = None
        self._title = plain_label("CardTitle")
        # A title of one long line would make the whole side of the window wider.
        self._title.setWordWrap(True)
        self.list = QListWidget()
        self.list.setItemDelegate(_TwoLines(look, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.acts = SpaceButton()
        row = FlowRow()
        row.add(self.acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title.setContentsMargins(12, 6, 12, 4)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(row)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        self.acts.clicked.connect(self._on_acts)
        look.changed.connect(self.list.doItemsLayout)

    def show_here(self, here: Here) -> None:
        """Show this place."""
        self.here = here
        self.list.clear()
        now = self._now()
        number = len(here.assets) + len(here.others) + here.more
        self._title.setText(
            tr(
                "{n} within {reach} m of {lon:.5f}, {lat:.5f}",
                n=number,
                reach=f"{here.reach_m:,.0f}",
                lon=here.place.lon,
                lat=here.place.lat,
            )
        )
        lines: list[tuple[float, tuple[str, str, str], HereAsset | Near | None]] = []
        lines += [(one.distance_m, other_line(one, now), one) for one in here.others]
        lines += [(one.distance_m, asset_line(one, now), one) for one in here.assets]
        lines.sort(key=lambda line: line[0])
        for _, words, record in lines:
            self._add(words, record)
        if here.more:
            self._add((tr("{n} more; come nearer, or ask what is around", n=here.more), "", ""), None)
        for around in around_lines(here):
            self._add(("", "", around), None)
        if not lines and not here.more:
            self.list.insertItem(0, _item((tr("Nothing stands here"), "", ""), None))

    def retranslate(self) -> None:
        """Say every word again."""
        self.acts.setText(tr("What can be done here …"))
        if self.here is not None:
            self.show_here(self.here)

    def texts(self) -> list[str]:
        """Every line as it reads."""
        told = (self.list.item(row).data(_LINE) for row in range(self.list.count()))
        return ["  ".join(part for part in (name, far, known) if part) for name, far, known in told]

    def _add(self, words: tuple[str, str, str], record: HereAsset | Near | None) -> None:
        self.list.addItem(_item(words, record))

    def _on_acts(self) -> None:
        if self.here is not None:
            self.acts_wanted.emit(self.here.place)

    def _on_item(self, item: QListWidgetItem) -> None:
        record = item.data(_RECORD)
        if record is not None:
            self.chosen.emit(record.asset if isinstance(record, HereAsset) else record.record)


def _item(words: tuple[str, str, str], record: HereAsset | Near | None) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setData(_LINE, words)
    item.setData(_RECORD, record)
    item.setData(int(Qt.ItemDataRole.AccessibleTextRole), "  ".join(filter(None, words)))
    item.setToolTip(plain_hover("\n".join(filter(None, words))))
    if record is None:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


class _TwoLines(QStyledItemDelegate):
    """The name bold with the distance at its right, below it what is known; each on one line, cut where it is long."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        name, _, known = index.data(_LINE)
        lines = bool(name) + bool(known)
        return QSize(0, option.fontMetrics.height() * lines + self._look.theme.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        name, far, known = index.data(_LINE)
        theme, gap = self._look.theme, self._look.theme.px(12)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        room = option.rect.adjusted(gap, theme.px(3), -gap, -theme.px(3))
        height = option.fontMetrics.height()
        if name:
            wide = option.fontMetrics.horizontalAdvance(far)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(room.right() - wide, room.top(), wide + 1, height), Qt.AlignmentFlag.AlignRight, far)
            painter.setPen(theme.colour("text"))
            self._line(painter, QRect(room.left(), room.top(), room.width() - wide - gap, height), name, bold=True)
        if known:
            painter.setPen(theme.colour("muted"))
            self._line(painter, QRect(room.left(), room.top() + (height if name else 0), room.width(), height), known)
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, *, bold: bool = False) -> None:
        painter.setFont(self._look.font(bold=bold))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
