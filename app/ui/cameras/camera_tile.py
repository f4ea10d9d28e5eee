"""One camera's view: its name, its picture, and in words what is the matter when there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.asset import Asset, AssetStatus
from app.domain.labels import status_label
from app.services.cameras.sign_ins import SignIn
from app.ui.cameras.stream_player import StreamPlayer, StreamState
from app.ui.local_time import local
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_hover
from app.ui.words import sentence_words, tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame


class CameraTile(QWidget):
    """Plays while it is seen: behind another tab nobody is asked for a picture."""

    focused = Signal()

    def __init__(self, camera: Asset, sign_in: SignIn, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.camera, self._look = camera, look
        self.player = StreamPlayer(camera.stream, sign_in, now, self) if camera.stream else None
        if self.player is not None:
            self.player.pictured.connect(self.update)
            self.player.changed.connect(self._on_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(look.theme.px(150), look.theme.px(84))
        self._on_changed()

    def name(self) -> str:
        """What the camera is called."""
        return self.camera.name or self.camera.code

    def words(self) -> str:
        """What is the matter, as a sentence; empty while the picture is live."""
        if self.player is None:
            return tr(
                "No live address is kept for this camera. E enters one (rtsp:// or http://); C opens the site's client."
            )
        if self.player.state is StreamState.LIVE:
            return ""
        if self.player.state is StreamState.OFF:
            return tr("Stopped while it is not seen.")
        if self.player.lost_at is None:
            return tr("Connecting …")
        since = f"{local(self.player.lost_at):%H:%M:%S}"
        if self.player.state is StreamState.CONNECTING:
            return tr("No picture since {since}. Trying again …", since=since)
        why = sentence_words(self.player.why) if self.player.why is not None else ""
        if self.player.again_at is None:
            return _lines(why, tr("No picture since {since}; R tries again.", since=since))
        again = f"{local(self.player.again_at):%H:%M:%S}"
        told = tr("No picture since {since}. It is tried again at {again}; R tries now.", since=since, again=again)
        return _lines(why, told)

    def picture(self) -> QVideoFrame | None:
        """The picture as it came, in its own size; None where none is live."""
        player = self.player
        return player.frame if player is not None and player.state is StreamState.LIVE else None

    def show_camera(self, camera: Asset) -> None:
        """The record has changed, its address has not."""
        self.camera = camera
        self._on_changed()

    def end(self) -> None:
        """Contact nobody any more."""
        if self.player is not None:
            self.player.stop()

    def retranslate(self) -> None:
        """Say every word again."""
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.player is not None:
            self.player.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, words = self._look.theme, self.words()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("raised"))
            line = self.fontMetrics().height() + theme.px(8)
            middle = self.rect().adjusted(1, line, -1, -1)
            painter.fillRect(middle, theme.colour("map_outside"))
            self._paint_picture(painter, middle, faint=bool(words))
            self._paint_title(painter, QRect(0, 0, self.width(), line))
            if words:
                self._paint_words(painter, middle, words)
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_picture(self, painter: QPainter, room: QRect, *, faint: bool) -> None:
        if self.player is None:
            return
        self.player.room = room.size() * self.devicePixelRatioF()
        image = self.player.shown
        if image is None:
            return
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.setOpacity(0.35 if faint else 1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        painter.setOpacity(1.0)

    def _paint_title(self, painter: QPainter, room: QRect) -> None:
        theme = self._look.theme
        is_live = self.player is not None and self.player.state is StreamState.LIVE
        is_well = self.camera.status == AssetStatus.ACTIVE
        state = tr("Live") if is_live else tr(status_label(self.camera.layer, self.camera.status))
        painter.setPen(theme.colour("ok" if is_live else "stale" if is_well else "high"))
        inner = room.adjusted(theme.px(8), 0, -theme.px(8), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state)
        inner.setRight(inner.right() - self.fontMetrics().horizontalAdvance(state) - theme.px(8))
        painter.setPen(theme.colour("text"))
        name = self.fontMetrics().elidedText(self.name(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_words(self, painter: QPainter, room: QRect, words: str) -> None:
        """All of it where there is room, else what comes first: the rest is said when the pointer rests here."""
        theme = self._look.theme
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        inner = QRectF(room.adjusted(theme.px(8), theme.px(4), -theme.px(8), -theme.px(4)))
        box = painter.boundingRect(inner, int(flags), words)
        if box.height() > inner.height():
            words = words.partition("\n")[0]
            box = painter.boundingRect(inner, int(flags), words)
        inner.setTop(max(inner.top(), inner.center().y() - box.height() / 2))
        box.moveTop(inner.top())
        painter.setClipRect(room)
        painter.fillRect(box.adjusted(-theme.px(8), -theme.px(4), theme.px(8), theme.px(4)), theme.faint("panel", 225))
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, int(flags), words)
        painter.setClipping(False)

    def _on_changed(self) -> None:
        words = self.words()
        self.setAccessibleName(" · ".join((self.name(), words or tr("Live"))))
        self.setToolTip(plain_hover(words))
        self.update()


def _lines(*told: str) -> str:
    return "\n".join(filter(None, told))
