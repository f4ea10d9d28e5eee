"""A real Mosquitto for tests: on loopback, on a port of its own; persistence, users and TLS where asked for."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from app.paths import resources

START_LIMIT_S = 15.0


class Broker:
    """One Mosquitto on 127.0.0.1:`port`; `start` and `stop` may alternate, as a broker in the field does."""

    def __init__(self, program: str, port: int, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self._more = ["allow_anonymous true", "persistence false"]
        self.host = "127.0.0.1"
        self.port = port

    def remember(self) -> None:
        """From the next start on keep sessions and messages over a restart, by the settings that ship."""
        self._more += [f"persistence_location {self._folder}/", (resources() / "mosquitto.conf").read_text("utf-8")]
        self._more.remove("persistence false")

    def wait_until_saved(self) -> None:
        """Until what it remembers now is on its disk: what is not, a killed broker loses."""
        begun, until = time.time(), time.monotonic() + START_LIMIT_S
        file = self._folder / "mosquitto.db"
        while not file.exists() or file.stat().st_mtime < begun:
            if time.monotonic() > until:
                raise RuntimeError("the broker saves nothing")
            time.sleep(0.05)

    def demand_users(self, passwords: Mapping[str, str]) -> None:
        """From the next start on let in these users only."""
        self._folder.mkdir(exist_ok=True)
        file = self._folder / "users"
        file.write_text("")
        file.chmod(0o600)
        for user, password in passwords.items():
            subprocess.run(["mosquitto_passwd", "-b", str(file), user, password], check=True, capture_output=True)
        self._more += ["allow_anonymous false", f"password_file {file}"]
        self._more.remove("allow_anonymous true")

    def encrypt(self) -> Path:
        """From the next start on speak TLS; the file of the authority that vouches for this broker."""
        self._folder.mkdir(exist_ok=True)
        key, certificate = self._folder / "broker.key", self._folder / "broker.crt"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
             "-keyout", str(key), "-out", str(certificate)],
            check=True, capture_output=True,
        )  # fmt: skip
        key.chmod(0o644)
        self._more += [f"certfile {certificate}", f"keyfile {key}"]
        return certificate

    @property
    def url(self) -> str:
        return f"mqtt://{self.host}:{self.port}"

    def start(self) -> None:
        """Returns once it takes connections; RuntimeError with its own words if it does not."""
        self._folder.mkdir(exist_ok=True)
        settings = self._folder / "mosquitto.conf"
        user = "" if os.name == "nt" or os.getuid() else "user root\n"
        settings.write_text(f"{user}listener {self.port} {self.host}\n" + "".join(f"{it}\n" for it in self._more))
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

    def kill(self) -> None:
        """As a power cut does: nothing is said, nothing saved."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _takes_connections(self) -> bool:
        try:
            socket.create_connection((self.host, self.port), timeout=1).close()
        except OSError:
            return False
        return True
