"""One live picture: played, watched, and asked for again with growing waits when it does not come.

QtMultimedia is loaded when the first view is opened, and may contact nobody but the line that we hold to the camera
(`CameraLine`). Its own words are kept from the log: they may name the address together with user and password.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QSize, QThreadPool, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage

from app.domain.sentence import Sentence
from app.domain.stream_address import host_of
from app.services.cameras.camera_line import PLAYERS_PROTOCOLS, CameraLine
from app.services.cameras.sign_ins import SignIn
from app.ui.cameras.small_picture import small_picture
from app.ui.quiet_library import quiet_library

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

log = logging.getLogger(__name__)

FIRST_PICTURE_S = 15.0
SILENT_S = 6.0
WAITS_S = (2, 4, 8, 16, 30, 60)
"""Between tries; the last one holds on."""
LEAST_APART_S = 0.08
"""Twelve pictures a second are drawn at most, so that four views leave the computer its time."""
LEAST_POINTS = 16
"""A picture that is narrower or lower is none, and may break what reads it."""
WATCH_MS = 500
PROTOCOLS_WORD = "QT_FFMPEG_PROTOCOL_WHITELIST"
"""Where QtMultimedia reads what it may speak; for this program alone, not for one that it starts."""


class StreamState(Enum):
    """What an officer has to know of a view."""

    OFF = "OFF"
    CONNECTING = "CONNECTING"
    LIVE = "LIVE"
    LOST = "LOST"


class _Maker(QObject):
    """Hands a picture from the thread that made it to the window's; it may outlive who asked."""

    made = Signal(QImage)


class StreamPlayer(QObject):
    """`frame` is the newest picture as it came, `shown` the newest one for the view, whose room in pixels is `room`:
    made by another thread, one at a time, so that a slow computer shows fewer and the window goes on.

    `lost_at` is since when there is none, kept through all tries until one comes. Lost with `again_at` None, it is not
    tried again by itself.
    """

    pictured = Signal()
    changed = Signal()

    def __init__(self, address: str, sign_in: SignIn, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.address, self._sign_in, self._now = address, sign_in, now
        self.state = StreamState.OFF
        self.frame: QVideoFrame | None = None
        self.shown: QImage | None = None
        self.room = QSize()
        self._maker, self._is_making = _Maker(), False
        self._maker.made.connect(self._on_made)
        self.lost_at: datetime | None = None
        self.again_at: datetime | None = None
        self._tries = 0
        self._shown_at = self._heard_at = 0.0
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._line: CameraLine | None = None
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._on_watch)
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._connect)

    @property
    def why(self) -> Sentence | None:
        """Why there is no picture, as far as it is known."""
        return self._line.why if self._line is not None else None

    def start(self) -> None:
        """Ask for the picture; one that is asked for already is left alone."""
        if self.state is StreamState.OFF:
            self._tries = 0
            self._connect()

    def again(self) -> None:
        """Ask at once, and begin with the short waits again."""
        self._drop()
        self._tries = 0
        self._connect()

    def stop(self) -> None:
        """Contact nobody any more; the last picture stays."""
        self._drop()
        self._become(StreamState.OFF)

    def _connect(self) -> None:
        with quiet_library():
            try:
                from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
            except ImportError as error:
                log.warning("QtMultimedia cannot be loaded: %s", error)
                self._fail()
                return
            QLoggingCategory.setFilterRules("qt.multimedia.*=false")
            os.environ[PROTOCOLS_WORD] = PLAYERS_PROTOCOLS
            self._player, self._sink = player, sink = QMediaPlayer(self), QVideoSink(self)
        player.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._on_frame)
        player.errorOccurred.connect(lambda *_: self._fail_later(player))
        player.playbackStateChanged.connect(
            lambda state: self._fail_later(player) if state is QMediaPlayer.PlaybackState.StoppedState else None
        )
        self._heard_at = time.monotonic()
        self.again_at = None
        self._watch.start()
        self._become(StreamState.CONNECTING)
        self._line = CameraLine(self.address, self._sign_in)
        try:
            source = self._source(self._line)
        except OSError as error:
            log.warning("no door for a player can be opened: %s", error)
            self._fail()
        else:
            player.setSource(source)
            player.play()

    def _source(self, line: CameraLine) -> QUrl:
        source = QUrl(line.open(), QUrl.ParsingMode.StrictMode)
        if self._sign_in.user and line.player_signs_in:
            source.setUserName(self._sign_in.user, QUrl.ParsingMode.DecodedMode)
            source.setPassword(self._sign_in.password, QUrl.ParsingMode.DecodedMode)
        return source

    @Slot("QVideoFrame")
    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._player is None or min(frame.width(), frame.height()) < LEAST_POINTS:
            return
        self._heard_at = time.monotonic()
        if self.state is not StreamState.LIVE:
            self._tries, self.lost_at = 0, None
            self._become(StreamState.LIVE)
        self.frame = frame
        if self._heard_at - self._shown_at >= LEAST_APART_S and not self._is_making:
            self._shown_at, self._is_making = self._heard_at, True
            maker, room = self._maker, self.room
            QThreadPool.globalInstance().start(lambda: maker.made.emit(small_picture(frame, room)))

    @Slot(QImage)
    def _on_made(self, shown: QImage) -> None:
        self.shown, self._is_making = shown, False
        self.pictured.emit()

    def _on_watch(self) -> None:
        silent_s = time.monotonic() - self._heard_at
        if silent_s > (SILENT_S if self.state is StreamState.LIVE else FIRST_PICTURE_S):
            self._fail()

    def _fail_later(self, player: QMediaPlayer) -> None:
        """A player must not be ended by its own signal."""
        QTimer.singleShot(0, self, lambda: self._fail() if player is self._player else None)

    def _fail(self) -> None:
        self._drop()
        self.lost_at = self.lost_at or self._now()
        if self._line is not None and self._line.is_lasting:
            log.info("no picture from %s, and no further try", host_of(self.address))
            self._become(StreamState.LOST)
            return
        wait_s = WAITS_S[min(self._tries, len(WAITS_S) - 1)]
        self._tries += 1
        self.again_at = self._now() + timedelta(seconds=wait_s)
        log.info("no picture from %s, try %s in %s s", host_of(self.address), self._tries, wait_s)
        self._retry.start(wait_s * 1000)
        self._become(StreamState.LOST)

    def _drop(self) -> None:
        self._watch.stop()
        self._retry.stop()
        if self._line is not None:
            self._line.close()
        player, sink, self._player, self._sink = self._player, self._sink, None, None
        if player is not None and sink is not None:
            player.blockSignals(True)
            sink.blockSignals(True)
            player.stop()
            player.setSource(QUrl())
            player.deleteLater()
            sink.deleteLater()

    def _become(self, state: StreamState) -> None:
        self.state = state
        self.changed.emit()
