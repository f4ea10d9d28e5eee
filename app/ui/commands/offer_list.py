"""The list below the command bar: icon, name, kind, place and distance in columns; plain text only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.commands.offers import Offer
from app.ui.look import Look

ROW_PX, GAP_PX, ICON_PX = 26, 12, 16
WIDEST_TITLE = 0.56
_OFFER = int(Qt.ItemDataRole.UserRole)
_TEXT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class OfferList(QListWidget):
    """Never has the focus: the bar that owns it walks through it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.setObjectName("CommandList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = OfferPainter(look)
        self.setItemDelegate(self._painter)

    def show_offers(self, offers: Sequence[Offer], *, chosen: int) -> None:
        """These lines, with line `chosen` marked (none for -1), as wide as they need up to the list's own width."""
        self._painter.measure(offers)
        self.clear()
        for offer in offers:
            spoken = "  ".join(filter(None, (offer.words, offer.kind, offer.where, offer.away)))
            line = QListWidgetItem(spoken, self)
            line.setData(_OFFER, offer)
            line.setToolTip(offer.where)
        self.setCurrentRow(chosen)

    def step(self, by: int) -> None:
        """Mark the next line or the one before; round the ends."""
        begin = self.currentRow() if self.currentRow() >= 0 or by > 0 else 0
        self.setCurrentRow((begin + by) % self.count())

    def current_offer(self) -> Offer | None:
        """The line that is marked."""
        line = self.currentItem()
        offer: Offer | None = line.data(_OFFER) if line is not None else None
        return offer

    def height_needed(self) -> int:
        """In pixels, for all its lines."""
        return self.count() * self._look.theme.px(ROW_PX) + 2 * self.frameWidth() + 8


class OfferPainter(QStyledItemDelegate):
    """Columns that stand one below the other in all lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title_px = self._kind_px = self._away_px = 0

    def measure(self, offers: Sequence[Offer]) -> None:
        """Find the widths of the columns."""
        bold, plain = QFontMetrics(self._look.font(bold=True)), QFontMetrics(self._look.font(12))
        self._title_px = max((bold.horizontalAdvance(one.words) for one in offers), default=0)
        self._kind_px = max((plain.horizontalAdvance(one.kind) for one in offers), default=0)
        self._away_px = max((plain.horizontalAdvance(one.away) for one in offers), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(200, self._look.theme.px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer: Offer = index.data(_OFFER)
        theme, px = self._look.theme, self._look.theme.px
        room, state = QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("selected"))
            painter.fillRect(QRect(room.left(), room.top(), px(3), room.height()), theme.colour("accent"))
        gap, side = px(GAP_PX), px(ICON_PX)
        room.adjust(px(8), 0, -px(6), 0)
        icon = self._look.icon(offer.icon, "high" if offer.icon == "warning" else "muted")
        icon.paint(painter, QRect(room.left(), room.top(), side, room.height()))
        room.setLeft(room.left() + side + px(8))
        if offer.away:
            painter.setFont(self._look.font(12))
            painter.setPen(theme.colour("muted"))
            painter.drawText(room, _TEXT | Qt.AlignmentFlag.AlignRight, offer.away)
        room.setRight(room.right() - self._away_px - gap)
        bare = not offer.kind and not offer.where
        title = room.width() if bare else min(self._title_px, int(room.width() * WIDEST_TITLE))
        self._draw(painter, QRect(room.left(), room.top(), title, room.height()), offer.words, "text", bold=not bare)
        room.setLeft(room.left() + title + gap)
        self._draw(painter, QRect(room.left(), room.top(), self._kind_px, room.height()), offer.kind, "muted")
        room.setLeft(room.left() + self._kind_px + gap)
        self._draw(painter, room, offer.where, "muted")
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, words: str, token: str, *, bold: bool = False) -> None:
        font = self._look.font(bold=True) if bold else self._look.font(13 if token == "text" else 12)  # noqa: S105
        painter.setFont(font)
        painter.setPen(self._look.theme.colour(token))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _TEXT | Qt.AlignmentFlag.AlignLeft, elided)
