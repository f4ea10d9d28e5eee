"""A real Mosquitto for tests: on loopback, on a port of its own, with nothing kept unless asked."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

START_LIMIT_S = 15.0


class Broker:
    """One Mosquitto on 127.0.0.1:`port`; `start` and `stop` may alternate, as a broker in the field does."""

    def __init__(self, program: str, port: int, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self.host = "127.0.0.1"
        self.port = port

    @property
    def url(self) -> str:
        return f"mqtt://{self.host}:{self.port}"

    def start(self) -> None:
        """Returns once it takes connections; RuntimeError with its own words if it does not."""
        self._folder.mkdir(exist_ok=True)
        settings = self._folder / "mosquitto.conf"
        settings.write_text(f"listener {self.port} {self.host}\nallow_anonymous true\npersistence false\n")
        words = self._folder / "words.log"
        with words.open("ab") as log:
            self._running = subprocess.Popen(
                [self._program, "-c", str(settings)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        limit = time.monotonic() + START_LIMIT_S
        while not self._takes_connections():
            if self._running.poll() is not None or time.monotonic() > limit:
                self.stop()
                raise RuntimeError(f"mosquitto did not start: {words.read_text(errors='replace')}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it, as a power cut would if it does not listen within seconds; harmless when it is not running."""
        if self._running is None:
            return
        self._running.terminate()
        try:
            self._running.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        self._running = None

    def _takes_connections(self) -> bool:
        try:
            socket.create_connection((self.host, self.port), timeout=1).close()
        except OSError:
            return False
        return True
