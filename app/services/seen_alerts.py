"""What each user has seen: so that who comes back is told what came meanwhile, also after a restart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from app.domain.access import Actor
from app.domain.alert import WAITING, Alert
from app.store import alert_store, seen_store
from app.store.unit_of_work import Store

MOST_TOLD = 200


@dataclass(frozen=True)
class SinceLeft:
    """What was raised since the user was last at the desk and has not been seen by that user, newest first.

    `left_at` is None on the very first day (then nothing is told). `left_out` more are not in `alerts`.
    """

    left_at: datetime | None
    alerts: tuple[Alert, ...] = ()
    left_out: int = 0

    @property
    def waiting(self) -> int:
        """How many of them nobody has acknowledged yet."""
        return sum(one.state in WAITING for one in self.alerts)


class SeenAlerts:
    """Notes of who has looked at what. They are no acts: nothing of the field changes by looking."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def mark(self, actor: Actor, alert_ids: Collection[str]) -> None:
        """This user has these alerts before the eyes. Runs on the writer."""
        with self._store.database.write() as connection:
            seen_store.mark(connection, actor.user_id, alert_ids, self._store.now())

    def at_desk(self, actor: Actor) -> None:
        """This user is at the desk now; to be called now and then, and when the desk closes. Runs on the writer."""
        self.mark(actor, (seen_store.AT_THE_DESK,))

    def unseen(self, actor: Actor, alert_ids: Collection[str]) -> frozenset[str]:
        """Those of these alerts that the user has not looked at."""
        with self._store.read() as connection:
            return frozenset(alert_ids) - set(seen_store.seen_of(connection, actor.user_id, alert_ids))

    def since_left(self, actor: Actor) -> SinceLeft:
        """What came since this user's desk was last open; to be asked before `at_desk` is first called."""
        with self._store.read() as connection:
            left_at = seen_store.last_there(connection, actor.user_id)
            if left_at is None:
                return SinceLeft(None)
            found, total = alert_store.raised_since(connection, left_at, MOST_TOLD)
            known = seen_store.seen_of(connection, actor.user_id, [one.id for one in found])
        fresh = tuple(one for one in found if one.id not in known and not one.is_test)
        return SinceLeft(left_at, fresh, total - len(found))
