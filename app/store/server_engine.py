"""Opening a database on a PostgreSQL server.

Readers see one committed state (repeatable read) and can change nothing; the writer changes what it has read only while
the versions still hold, so it needs no more than read committed. A server that is away is noticed within seconds: by
the time limit of connecting, by keep-alives, and by asking each connection before it is used.
"""

from __future__ import annotations

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, create_engine, make_url

NAME = "onemap"
"""What the server's own lists call a desk."""
CONNECT_LIMIT_S = 3
STATEMENT_LIMIT_MS, LOCK_LIMIT_MS, IDLE_LIMIT_MS = 30_000, 10_000, 60_000
_ALIVE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}


def line_to(address: str, name: str = NAME) -> psycopg.Connection:
    """A connection that belongs to no pool, each statement by itself; for whoever listens, or holds a lock. The
    server's lists call it `name`."""
    whole = make_conninfo(address, connect_timeout=CONNECT_LIMIT_S, application_name=name, **_ALIVE)
    return psycopg.connect(whole, autocommit=True)


def server_engine(address: str, *, reading: bool, connections: int) -> Engine:
    """`address` as libpq writes it (postgresql://user@host:port/database?sslmode=verify-full), without a password."""
    limits = {
        "statement_timeout": STATEMENT_LIMIT_MS,
        "lock_timeout": LOCK_LIMIT_MS,
        "idle_in_transaction_session_timeout": IDLE_LIMIT_MS,
        "default_transaction_read_only": "on" if reading else "off",
        "timezone": "UTC",
    }
    return create_engine(
        make_url(address).set(drivername="postgresql+psycopg"),
        pool_size=connections,
        max_overflow=4 if reading else 0,
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ" if reading else "READ COMMITTED",
        connect_args={
            "connect_timeout": CONNECT_LIMIT_S,
            "application_name": NAME,
            "options": " ".join(f"-c {name}={value}" for name, value in limits.items()),
            **_ALIVE,
        },
    )
