"""Which desk of a shared database hears the sources and does what falls due by time: the holder, one for all.

The holder has a lock of the server on a connection of its own, outside the pool. It asks the server once a second, and
the server ends a session that has not asked for `DROPPED_S`, whatever the cause: the process was killed or stands
still, the network is cut. The holder itself believes that it holds for `LEASE_S` after it last asked, which is less.
Where the server lets go of a line sooner, the former holder may believe so a moment longer: so whoever gets the lock
lets `LEASE_S` go by before it holds. Only clocks that count seconds are compared, each with itself: what time it is on
any computer plays no part.

A desk that can hear nothing holds only while none is there that can: those that can show themselves by a shared lock.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import psycopg

from app.store.engine import Database
from app.store.server_engine import line_to

ASK_S = 1.0
LEASE_S = 3.0
DROPPED_S = 5
AGAIN_S = 1.0
STAND_BACK = 5
"""So many times a desk that hears nothing asks, after it gave way, before it tries again."""
_HOLDER, _HEARS = "7041201, 1", "7041201, 2"
_LIMITS = (
    f"SET idle_session_timeout = '{DROPPED_S}s'",
    f"SET statement_timeout = '{DROPPED_S}s'",
    "SET tcp_keepalives_idle = 2",
    "SET tcp_keepalives_interval = 1",
    "SET tcp_keepalives_count = 3",
)
_LOCKED = (
    "SELECT l.pid, a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.granted"
    " AND l.classid = 7041201 AND l.objid = "
)
_SIGN = "onemap holder "
log = logging.getLogger(__name__)


class Holding:
    """Of a desk that has its database for itself: it holds, always."""

    may_change = False
    """Whether another desk may hold."""

    @property
    def holds(self) -> bool:
        """Whether this desk may do now what one desk does for all."""
        return True

    @property
    def listens(self) -> bool:
        """Whether this desk hears the sources: it holds, or held last and cannot ask whether another does now."""
        return True

    @property
    def holder(self) -> str:
        """The key of the desk that holds, where it is another and known; else empty."""
        return ""

    def begin(self, desk_id: str, *, hears: bool) -> None:
        """Ask for the lock from now on; `hears` says whether a source is switched on at this desk."""

    def close(self) -> None:
        """Let go of it."""


class SharedHolding(Holding):
    """Of a desk on a server."""

    may_change = True

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._clock = database, clock
        self._desk_id, self._hears = "", True
        self._asked_at: float | None = None
        self._held_last, self._holder, self._old_pid = False, "", 0
        self._waits = 0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="holder", daemon=True)

    @property
    def holds(self) -> bool:
        asked_at = self._asked_at
        return asked_at is not None and 0 <= self._clock() - asked_at < LEASE_S

    @property
    def listens(self) -> bool:
        return self._held_last

    @property
    def holder(self) -> str:
        return self._holder

    def begin(self, desk_id: str, *, hears: bool) -> None:
        self._desk_id, self._hears = desk_id, hears
        self._thread.start()

    def close(self) -> None:
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                with line_to(str(self._database.place), _SIGN + self._desk_id) as line:
                    self._stand(line)
            except psycopg.Error as error:
                log.warning("whether this desk is the holder cannot be asked: %s", error)
            self._asked_at = None
            self._ending.wait(AGAIN_S)

    def _stand(self, line: psycopg.Connection) -> None:
        """Until the line breaks or it is to end; then the server lets go of the lock by itself."""
        for limit in _LIMITS:
            line.execute(limit.encode())
        is_held, got_at = False, 0.0
        if self._hears:
            line.execute(f"SELECT pg_advisory_lock_shared({_HEARS})".encode())
        while not self._ending.is_set():
            asked_at = self._clock()
            if is_held and self._gives_way(line):
                line.execute(f"SELECT pg_advisory_unlock({_HOLDER})".encode())
                is_held, self._waits = False, STAND_BACK
            elif not is_held and not self._waits:
                is_held = _one(line, f"SELECT pg_try_advisory_lock({_HOLDER})") is True
                got_at = self._clock()
            self._waits = max(self._waits - 1, 0)
            if not is_held or self._clock() - got_at >= LEASE_S:
                self._note(line, asked_at, is_held=is_held)
            self._ending.wait(ASK_S)

    def _gives_way(self, line: psycopg.Connection) -> bool:
        """Asks in any case: that the server answers is what the lease rests on."""
        rows = line.execute((_LOCKED + "2").encode()).fetchall()
        return not self._hears and bool(rows)

    def _note(self, line: psycopg.Connection, asked_at: float, *, is_held: bool) -> None:
        if is_held:
            if not self._held_last:
                log.info("this desk hears the sources and keeps the clock for all")
            self._asked_at, self._held_last, self._holder = asked_at, True, ""
            self._old_pid = line.info.backend_pid
            return
        self._asked_at = None
        found = line.execute((_LOCKED + "1").encode()).fetchone()
        if found is None:
            return
        if found[0] == self._old_pid:
            # Our own session of before, whose line broke: the server has not noticed yet.
            line.execute(b"SELECT pg_terminate_backend(%s)", (self._old_pid,))
            return
        if self._held_last:
            log.warning("another desk hears the sources now")
        self._held_last, self._holder = False, str(found[1]).removeprefix(_SIGN)


def holding_of(database: Database) -> Holding:
    """As the database is: of one desk, or of many."""
    return Holding() if database.is_sqlite else SharedHolding(database)


def _one(line: psycopg.Connection, statement: str) -> object:
    row = line.execute(statement.encode()).fetchone()
    return None if row is None else row[0]
