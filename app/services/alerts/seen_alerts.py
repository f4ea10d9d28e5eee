"""What each user has seen: so that who comes back is told what came meanwhile, also after a restart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.access import Actor
from app.domain.alert import WAITING, Alert
from app.services.alerts.alert_ticking import raised_since
from app.store import alert_store, seen_store
from app.store.unit_of_work import Store

MOST_TOLD = 200


@dataclass(frozen=True)
class SinceLeft:
    """What was raised since the user was last at the desk and has not been seen by that user, newest first.

    What was told at an earlier start of this shift, and not looked at since, is told again.

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

    def begin(self, actor: Actor, told: SinceLeft) -> None:
        """The desk has opened and told this; until it is looked at, the next opening tells it again. On the writer."""
        with self._store.database.write() as connection:
            if told.left_at is not None and told.alerts:
                seen_store.mark(connection, actor.user_id, (seen_store.TOLD_FROM,), told.left_at)
            else:
                seen_store.forget(connection, actor.user_id, seen_store.TOLD_FROM)
        self.at_desk(actor)

    def unseen(self, actor: Actor, alerts: Iterable[Alert]) -> tuple[Alert, ...]:
        """Those of these alerts that the user has neither looked at nor acknowledged nor judged; no tests."""
        told = [one for one in alerts if not one.is_test and actor.name not in (one.acknowledged_by, one.closed_by)]
        with self._store.read() as connection:
            known = seen_store.seen_of(connection, actor.user_id, [one.id for one in told])
        return tuple(one for one in told if one.id not in known)

    def since_left(self, actor: Actor) -> SinceLeft:
        """What came since this user's desk was last open; to be asked before `begin`."""
        shift_began = raised_since(self._store, self._store.now())
        with self._store.read() as connection:
            left_at = seen_store.last_there(connection, actor.user_id)
            if left_at is None:
                return SinceLeft(None)
            told_from = seen_store.told_from(connection, actor.user_id)
            if told_from is not None:
                left_at = min(left_at, max(told_from, shift_began))
            found, total = alert_store.raised_since(connection, left_at, MOST_TOLD)
        return SinceLeft(left_at, self.unseen(actor, found), total - len(found))
