"""How long the UI thread keeps the officer waiting: the longest time from a beat outside to its being heard inside.

The beats come from another process through a pipe, each with its time, so neither Python's lock nor a busy thread of
this process can make them late: whatever passes until the event loop hears one is a pause of the window.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time

from PySide6.QtCore import QObject, QSocketNotifier

BEAT_S = 0.005
WORTH_TELLING_MS = 50
METRONOME = f"""
import os, struct, time
try:
    while True:
        os.write(1, struct.pack("q", time.monotonic_ns()))
        time.sleep({BEAT_S})
except BrokenPipeError:
    os._exit(0)
"""
SIZE = struct.calcsize("q")


class PauseWatch(QObject):
    """Listens until `stop`; `longest_ms` and `pauses` (after seconds, of ms) are of the time since `begin`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._metronome = subprocess.Popen([sys.executable, "-S", "-c", METRONOME], stdout=subprocess.PIPE)
        assert self._metronome.stdout is not None
        self._pipe = self._metronome.stdout.fileno()
        self._rest = b""
        self.begin()
        self._ear = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)

    def begin(self) -> None:
        """Forget what was before."""
        self.longest_ms, self.beats = 0.0, 0
        self.pauses: list[tuple[float, float]] = []
        self._begun = time.monotonic()

    def stop(self) -> None:
        """End the metronome."""
        self._ear.setEnabled(False)
        self._metronome.kill()
        self._metronome.communicate()

    def _hear(self) -> None:
        now = time.monotonic_ns()
        heard = self._rest + os.read(self._pipe, 65536)
        whole = len(heard) // SIZE * SIZE
        self._rest = heard[whole:]
        sent = [beat for (beat,) in struct.iter_unpack("q", heard[:whole])]
        if sent:
            self.beats += len(sent)
            waited_ms = (now - sent[0]) / 1e6
            self.longest_ms = max(self.longest_ms, waited_ms)
            if waited_ms > WORTH_TELLING_MS:
                self.pauses.append((round(time.monotonic() - self._begun, 2), round(waited_ms)))
