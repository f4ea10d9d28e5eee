"""Hears what other desks have changed: one connection of its own that listens, and catches up when it was away.

It is no connection of the pool: what listens must stay. Whatever is missed (a broken line, a restart of the server) is
read from the table of changes as soon as the line stands again, and once a minute in any case.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import psycopg
from sqlalchemy.exc import DBAPIError

from app.domain.events import Fact
from app.errors import StoreUnavailable
from app.store import shared_changes
from app.store.engine import Database
from app.store.server_engine import line_to

CATCH_UP = timedelta(seconds=60)
AGAIN = timedelta(seconds=2)
_LOOK_S = 0.5
"""How soon it notices that it is to end."""
log = logging.getLogger(__name__)


class ChangeListener:
    """Call `start`; `publish` gets the facts of the others on the listener's thread, in the order of their rows."""

    def __init__(
        self,
        database: Database,
        origin: str,
        publish: Callable[[Sequence[Fact]], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`database` is on a server. `origin` names this desk's own facts, which it has heard already. `clock` counts
        seconds."""
        self._database, self._origin, self._publish, self._clock = database, origin, publish, clock
        self._since: int | None = None
        self._read_at = clock()
        self._seen: set[int] = set()
        self._ending = threading.Event()
        self.listening = threading.Event()
        """Set while the line stands."""
        self._thread = threading.Thread(target=self._run, name="change listener", daemon=True)

    def start(self) -> None:
        """Begin to listen; what was changed before is not told."""
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                with line_to(str(self._database.place)) as line:
                    self._listen(line)
            except (psycopg.Error, DBAPIError, StoreUnavailable) as error:
                if not self._ending.is_set():
                    log.warning("changes of other desks are not heard: %s", error)
            self.listening.clear()
            self._ending.wait(AGAIN.total_seconds())

    def _listen(self, line: psycopg.Connection) -> None:
        """Until the line breaks or it is to end. It listens before it reads, so nothing falls between."""
        line.execute(f"LISTEN {shared_changes.CHANNEL}".encode())
        self._catch_up()
        self.listening.set()
        waited = 0.0
        while not self._ending.is_set():
            woken = sum(1 for _ in line.notifies(timeout=_LOOK_S, stop_after=1))
            waited += _LOOK_S
            if woken or waited >= CATCH_UP.total_seconds():
                waited = 0.0
                self._catch_up()

    def _catch_up(self) -> None:
        with self._database.read() as connection:
            read = shared_changes.read_since(connection, self._since)
        fresh = [row for row in read.rows if row[0] not in self._seen]
        # Only rows of transactions that will be read again can come a second time.
        self._seen = {row[0] for row in read.rows}
        self._since = read.since
        before, self._read_at = self._read_at, self._clock()
        if self._read_at - before > shared_changes.KEPT_FOR.total_seconds():
            self._publish(shared_changes.everything())
            return
        facts = [shared_changes.fact_of(line) for _, origin, line in fresh if origin != self._origin]
        if known := [one for one in facts if one is not None]:
            self._publish(known)
