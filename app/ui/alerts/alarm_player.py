"""Plays the alarm's sounds, or says why it cannot: a desk without a loudspeaker neither breaks nor keeps it secret.

QtMultimedia is loaded on first use, and what its back ends write on a machine without sound goes to our log.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QUrl

from app.paths import resources
from app.ui.alerts.sound_policy import Sound
from app.ui.quiet_library import quiet_library

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

log = logging.getLogger(__name__)

NO_OUTPUT = "No sound output was found on this computer"
NO_LIBRARY = "The sound library of the system cannot be loaded"


class Player(Protocol):
    """Something that can be heard. `trouble` is an English source sentence, empty where all is well."""

    def play(self, sound: Sound, volume: float) -> bool:
        """Begin a sound at a volume of 0 to 1; whether it is heard."""
        ...

    def trouble(self) -> str: ...

    def close(self) -> None: ...


class SilentPlayer:
    """For a window that is only drawn: a picture rings nobody."""

    def play(self, sound: Sound, volume: float) -> bool:
        del sound, volume
        return False

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing is open."""


class LoudPlayer:
    """The computer's own loudspeaker. A device that is plugged in later is found with the next sound."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources() / "sounds"
        self._effects: dict[Sound, QSoundEffect] = {}
        self._devices: list[str] = []
        self._trouble: str | None = None

    def play(self, sound: Sound, volume: float) -> bool:
        if self.trouble():
            self._look_for_output()
        if self.trouble():
            return False
        effect = self._effects[sound]
        effect.setVolume(volume)
        effect.play()
        return True

    def trouble(self) -> str:
        if self._trouble is None:
            self._look_for_output()
        return self._trouble or ""

    def close(self) -> None:
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects = {}

    def _look_for_output(self) -> None:
        with quiet_library():
            try:
                from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
            except ImportError as error:
                log.warning("QtMultimedia cannot be loaded: %s", error)
                self._trouble = NO_LIBRARY
                return
            devices = [one.description() for one in QMediaDevices.audioOutputs()]
            if devices == self._devices and self._trouble is not None:
                return
            self._devices = devices
            self.close()
            self._trouble = "" if devices else NO_OUTPUT
            for sound in Sound if devices else ():
                effect = QSoundEffect(QCoreApplication.instance())
                effect.setSource(QUrl.fromLocalFile(str(self._folder / f"{sound.value}.wav")))
                self._effects[sound] = effect


def sound_trouble() -> str:
    """Why nothing can be heard here, as an English source sentence; empty where something can."""
    own = QCoreApplication(["onemap"]) if QCoreApplication.instance() is None else None
    player = LoudPlayer()
    found = player.trouble()
    player.close()
    if own is not None:
        own.shutdown()
    return found
