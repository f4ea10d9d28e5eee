"""Rings as the policy says, and keeps what sounded and why: for the tray, its words, and the alarm test."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.alert import Alert
from app.domain.alert_kinds import AlertKinds
from app.ui.alerts.alarm_player import Player
from app.ui.alerts.sound_policy import MUTE_FOR, Heard, Sound, Sounding, next_sound

TICK_MS = 1_000
KEPT = 100
LEAST_VOLUME, LEAST_CRITICAL_VOLUME = 20, 70
"""Per cent. A critical alert and an escalation are never quieter than this, whatever was chosen."""
_LOUD = frozenset({Sound.CRITICAL, Sound.ESCALATION})


class AlarmSound(QObject):
    """`sounded` carries each sounding, `state_changed` tells that mute or trouble is another than before."""

    sounded = Signal(object)
    state_changed = Signal()

    def __init__(self, player: Player, now: Callable[[], datetime], volume: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._player, self._now = player, now
        self._volume = volume
        self.log: deque[Sounding] = deque(maxlen=KEPT)
        self._heard = Heard(now())
        self._alerts: Sequence[Alert] = ()
        self._kinds, self._since = AlertKinds(), now()
        self._was_muted, self._trouble = False, ""
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self.tick)

    def start(self) -> None:
        """Listen from now on."""
        self._heard = Heard(self._now())
        self._ticker.start()

    def stop(self) -> None:
        """Ring no more; the loudspeaker is let go."""
        self._ticker.stop()
        self._player.close()

    def show(self, alerts: Sequence[Alert], kinds: AlertKinds, since: datetime) -> None:
        """What stands now, unsaved ones too; `since`: what was raised before belongs to an earlier shift."""
        self._alerts, self._kinds, self._since = alerts, kinds, since
        self.tick()

    def acted(self, alert_ids: Sequence[str]) -> None:
        """This desk itself did something to these."""
        self._heard = self._heard.after_act(alert_ids, self._now())

    def mute(self) -> None:
        """Silence all but the critical for five minutes; again: at once heard again."""
        until = None if self.is_muted() else self._now() + MUTE_FOR
        self._heard = replace(self._heard, muted_until=until)
        self._tell_state()

    def is_muted(self) -> bool:
        return self._heard.is_muted(self._now())

    def muted_until(self) -> datetime | None:
        """The end of the silence, None where it is not silent."""
        return self._heard.muted_until if self.is_muted() else None

    def trouble(self) -> str:
        """Why nothing can be heard, as an English source sentence; empty where all is well."""
        return self._player.trouble()

    def volume_percent(self) -> int:
        """How loud what is not critical sounds."""
        return round(self._loudness(Sound.HIGH) * 100)

    def tick(self) -> None:
        """Look at the clock."""
        if not self._ticker.isActive():
            return
        sounding, self._heard = next_sound(self._alerts, self._kinds, self._since, self._now(), self._heard)
        if sounding is not None:
            if not sounding.muted:
                played = self._player.play(sounding.sound, self._loudness(sounding.sound))
                sounding = replace(sounding, played=played)
            self.log.appendleft(sounding)
            self.sounded.emit(sounding)
        self._tell_state()

    def _loudness(self, sound: Sound) -> float:
        least = LEAST_CRITICAL_VOLUME if sound in _LOUD else LEAST_VOLUME
        return max(least, min(100, self._volume())) / 100

    def _tell_state(self) -> None:
        muted, trouble = self.is_muted(), self._player.trouble()
        if (muted, trouble) != (self._was_muted, self._trouble):
            self._was_muted, self._trouble = muted, trouble
            self.state_changed.emit()
