"""A real PostgreSQL for tests: on loopback, on a port of its own, with a cluster of its own that goes when it stops."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

OWNER = "postgres"
SAFE_OFF = ("fsync=off", "full_page_writes=off")
"""A test's server need not outlive a power cut."""


class Server:
    """One PostgreSQL on 127.0.0.1; `start` and `stop` may alternate, as a server in the field does."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def make(self) -> None:
        """An empty cluster whose owner needs no password."""
        self._run("initdb", "-D", str(self._folder / "data"), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C",
                  "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Take connections; returns when it does."""
        settings = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}", "max_connections=200",
                    *SAFE_OFF]  # fmt: skip
        told = " ".join(f"-c {one}" for one in settings)
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-l", str(self._folder / "log"), "-w", "-t", "60",
                  "-o", f"-p {self.port} {told}", "start")  # fmt: skip

    def stop(self, how: str = "fast") -> None:
        """`immediate` is as if the power went."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", how, "-w", "stop")

    def address(self, database: str) -> str:
        """Of one of its databases, for its owner."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def say(self, *statements: str) -> None:
        """Run statements as the owner, each by itself."""
        with psycopg.connect(self.address(OWNER), autocommit=True) as connection:
            for one in statements:
                connection.execute(one.encode())

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), *words]
        if os.name == "posix" and os.geteuid() == 0:
            command = ["runuser", "-u", OWNER, "--", *command]
        # The server itself keeps what it inherits open: with pipes nobody would ever see their end.
        with tempfile.TemporaryFile() as told:
            done = subprocess.run(command, stdout=told, stderr=told, stdin=subprocess.DEVNULL, cwd="/", check=False)
            if done.returncode:
                told.seek(0)
                raise RuntimeError(f"{program} ended with {done.returncode}: {told.read().decode()}")


def programs() -> Path | None:
    """Where PostgreSQL's programs lie on this machine; Debian keeps them apart by version."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))


@contextmanager
def running_server(programs: Path) -> Iterator[Server]:
    """A server for as long as the block runs. Its folder lies outside pytest's, which only their owner may enter."""
    folder = Path(tempfile.mkdtemp(prefix="onemap-server-"))
    try:
        if os.name == "posix" and os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        server = Server(programs, folder)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
