"""The desk of alerts: what stands now, and the acts that move one through its states."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.access import Actor, Right, Role
from app.domain.alert import URGENCY, WAITING, Alert, AlertState, Severity, Verdict
from app.domain.events import AlertRaised, RecordsChanged
from app.errors import InputRefused, NotPermitted
from app.store import alert_store
from app.store.unit_of_work import Store, UnitOfWork

LONGEST_SHELF = timedelta(hours=12)


@dataclass(frozen=True)
class AlertCount:
    """How much waits: for the counters that are read from the door."""

    waiting: int
    taken: int
    shelved: int
    worst: Severity | None


def counted(alerts: tuple[Alert, ...]) -> AlertCount:
    """The counters of the open alerts; `worst` is of those nobody has taken."""
    by_state = Counter(one.state for one in alerts)
    waiting = [one.severity for one in alerts if one.state in WAITING]
    return AlertCount(
        waiting=len(waiting),
        taken=by_state[AlertState.ACKED],
        shelved=by_state[AlertState.SHELVED],
        worst=min(waiting, key=URGENCY.__getitem__, default=None),
    )


class AlertDesk:
    """Reads and acts on alerts. Each act is one transaction with its audit row."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_alerts(self) -> tuple[Alert, ...]:
        """All that still need somebody, the most urgent first."""
        with self._store.read() as connection:
            return tuple(alert_store.open_alerts(connection))

    def alert(self, alert_id: str) -> Alert:
        """One alert by key; raises `NotFound`."""
        with self._store.read() as connection:
            return alert_store.alerts.get(connection, alert_id)

    def receive(self, actor: Actor, act_id: str, alert: Alert) -> str:
        """A source tells of something; the key of the alert that stands for it now.

        A source that repeats itself (same `source` and `source_id`) changes nothing and gets the same key.
        """
        with self._store.act(actor, act_id, "alert.receive", Right.ACT) as work:
            if work.repeated:
                return work.subject_id
            known = alert_store.of_source(work.connection, alert.source, alert.source_id)
            if known is not None:
                work.about("alert", known.id)
                return known.id
            work.add(alert)
            work.set_state("alert", alert, "state", alert.state.value, alert.occurred_at)
            work.about("alert", alert.id)
            work.tell(AlertRaised(alert.id))
        return alert.id

    def acknowledge(self, actor: Actor, act_id: str, alert_id: str) -> None:
        """Somebody takes it. One that was over before anybody took it is closed by this."""
        with self._store.act(actor, act_id, "alert.acknowledge", Right.ACT) as work:
            if work.repeated:
                return
            alert = alert_store.alerts.get(work.connection, alert_id)
            if alert.state not in WAITING:
                raise InputRefused("This alert has been taken already. Nothing was changed.")
            over = alert.state is AlertState.RTN_UNACK
            changed = work.change(
                alert,
                state=AlertState.CLOSED if over else AlertState.ACKED,
                acknowledged_at=work.now,
                acknowledged_by=actor.name,
                closed_at=work.now if over else alert.closed_at,
            )
            _keep_state(work, changed)

    def shelve(self, actor: Actor, act_id: str, alert_id: str, *, until: datetime, reason: str) -> None:
        """Put it aside until a time, 12 hours at most; a critical one only by a leader (domain.md C.4)."""
        with self._store.act(actor, act_id, "alert.shelve", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            alert = alert_store.alerts.get(work.connection, alert_id)
            if alert.state is AlertState.CLOSED:
                raise InputRefused("This alert is closed. Nothing was changed.")
            if not work.now < until <= work.now + LONGEST_SHELF:
                raise InputRefused("An alert can be shelved for 12 hours at most. Nothing was changed.")
            if alert.severity is Severity.CRITICAL and actor.role is Role.OFFICER:
                raise NotPermitted(
                    "A critical alert can be shelved by a leader only. Nothing was changed; call the duty leader."
                )
            _keep_state(work, work.change(alert, state=AlertState.SHELVED, shelved_until=until, reason=reason))

    def close(self, actor: Actor, act_id: str, alert_id: str, *, verdict: Verdict, reason: str = "") -> None:
        """It is over, and this is what it turned out to be."""
        with self._store.act(actor, act_id, "alert.close", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            alert = alert_store.alerts.get(work.connection, alert_id)
            if alert.state is AlertState.CLOSED:
                raise InputRefused("This alert is closed. Nothing was changed.")
            if alert.state in WAITING:
                raise InputRefused("Acknowledge this alert before you close it. Nothing was changed.")
            changed = work.change(
                alert, state=AlertState.CLOSED, closed_at=work.now, verdict=verdict, reason=reason or alert.reason
            )
            _keep_state(work, changed)


def _keep_state(work: UnitOfWork, alert: Alert) -> None:
    work.set_state("alert", alert, "state", alert.state.value)
    work.about("alert", alert.id)
    work.tell(RecordsChanged("alert", (alert.id,)))
