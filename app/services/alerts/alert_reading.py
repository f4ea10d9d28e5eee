"""What the desk of alerts knows: the open ones with their counters, the flood, the groups, what may ring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain import alert_flood, alert_groups
from app.domain.alert import URGENCY, WAITING, Alert, AlertState, Severity
from app.domain.alert_flood import Flood
from app.domain.alert_groups import AlertGroup
from app.domain.alert_kinds import AlertKinds
from app.services.alerts.alert_dossier import AlertDossier, DossierReader
from app.services.alerts.alert_ticking import raised_since
from app.services.alerts.guidance import GuidanceShelf
from app.store import alert_store, level_store
from app.store.unit_of_work import Store

FLOOD_MEMORY = timedelta(hours=12)
"""A flood that never fell under five alerts in ten minutes for longer than this is told as beginning later."""

CLOSED_SHOWN = timedelta(hours=12)
"""The longest shift."""


@dataclass(frozen=True)
class AlertCount:
    """How much waits: for the counters that are read from the door."""

    waiting: int
    taken: int
    shelved: int
    worst: Severity | None


@dataclass(frozen=True)
class AlertQueue:
    """What stands open, the most urgent first, at one moment of the store.

    `left_out` is how many of the least urgent are not in `alerts`. `count` counts all of them, without tests.
    What was raised before `news_since` neither rings nor nags unasked.
    """

    alerts: tuple[Alert, ...]
    left_out: int
    count: AlertCount
    flood: Flood
    news_since: datetime


def counted(alerts: Iterable[Alert]) -> AlertCount:
    """The counters of the open alerts; `worst` is of those nobody has taken. Tests are no figures."""
    return _count(Counter((one.state, one.severity) for one in alerts if not one.is_test))


def _count(found: Counter[tuple[AlertState, Severity]]) -> AlertCount:
    waiting = [severity for state, severity in found if state in WAITING and found[state, severity]]
    return AlertCount(
        waiting=sum(number for (state, _), number in found.items() if state in WAITING),
        taken=sum(number for (state, _), number in found.items() if state is AlertState.ACKED),
        shelved=sum(number for (state, _), number in found.items() if state is AlertState.SHELVED),
        worst=min(waiting, key=URGENCY.__getitem__, default=None),
    )


@dataclass(frozen=True)
class AlertChanges:
    """Some alerts as they are now, in whatever state, with everything that hangs on all. `standing`: how many are open
    at this moment, tests too: whoever keeps another number has missed something and reads the whole queue again."""

    alerts: tuple[Alert, ...]
    standing: int
    count: AlertCount
    flood: Flood
    news_since: datetime


class AlertReading:
    """The questions one may ask; `AlertDesk` adds the acts."""

    def __init__(self, store: Store, kinds: AlertKinds | None = None, guidance: GuidanceShelf | None = None) -> None:
        self._store = store
        self.kinds = kinds or AlertKinds()
        self._dossiers = DossierReader(store, self.kinds, guidance or GuidanceShelf(()))

    def open_alerts(self) -> tuple[Alert, ...]:
        """All that still need somebody, the most urgent first, 5,000 at most; `queue` says what is left out."""
        with self._store.read() as connection:
            return tuple(alert_store.open_alerts(connection))

    def queue(self) -> AlertQueue:
        """The open alerts with everything that the screen derives from them."""
        now = self._store.now()
        since = raised_since(self._store, now)
        with self._store.read() as connection:
            alerts = tuple(alert_store.open_alerts(connection))
            found = Counter(alert_store.open_counts(connection))
            left_out = 0
            if len(alerts) >= alert_store.MOST_OPEN:
                left_out = alert_store.open_number(connection) - len(alerts)
            times = alert_store.raised_times(connection, now - FLOOD_MEMORY)
        return AlertQueue(alerts, left_out, _count(found), alert_flood.flood(times, now), since)

    def closed_lately(self) -> tuple[Alert, ...]:
        """What was closed within `CLOSED_SHOWN`, the latest first: for whoever takes a mistaken judgement back."""
        with self._store.read() as connection:
            return tuple(alert_store.closed_since(connection, self._store.now() - CLOSED_SHOWN))

    def changes(self, alert_ids: Collection[str]) -> AlertChanges:
        """What became of these: the queue is kept up by what changed, for thousands stand in a flood."""
        now = self._store.now()
        since = raised_since(self._store, now)
        with self._store.read() as connection:
            alerts = tuple(alert_store.of_keys(connection, alert_ids))
            found = Counter(alert_store.open_counts(connection))
            standing = alert_store.open_number(connection)
            times = alert_store.raised_times(connection, now - FLOOD_MEMORY)
        return AlertChanges(alerts, standing, _count(found), alert_flood.flood(times, now), since)

    def alert(self, alert_id: str) -> Alert:
        """One alert by key; raises `NotFound`."""
        with self._store.read() as connection:
            return alert_store.alerts.get(connection, alert_id)

    def flood(self) -> Flood:
        """Whether more comes than one can take in, from what the store holds alone."""
        now = self._store.now()
        with self._store.read() as connection:
            return alert_flood.flood(alert_store.raised_times(connection, now - FLOOD_MEMORY), now)

    def groups(self, alerts: Iterable[Alert]) -> tuple[AlertGroup, ...]:
        """The same alerts by trouble, each group where its first alert stands; pure, so the window may call it."""
        return alert_groups.groups(alerts, self.kinds)

    def may_ring(self, alert: Alert, news_since: datetime) -> bool:
        """Whether an alert may sound unasked; pure, so the window may call it (`AlertQueue.news_since`)."""
        return self.kinds.may_ring(alert, news_since)

    def next_escalation(self, alert: Alert) -> datetime | None:
        """When it will be passed on if nobody acknowledges it; None where it will not. Asks the store."""
        with self._store.read() as connection:
            levels = level_store.levels_at(connection, self._store.now())
        limit = self.kinds.limit(alert.severity, levels.of(alert.area_id))
        if limit is None or alert.raised_at is None or alert.state not in WAITING or alert.is_test:
            return None
        steps = alert.escalation + 1
        return alert.raised_at + limit * steps if steps <= self.kinds.escalation_steps else None

    def dossier(self, alert_id: str, language: str = "zh_CN") -> AlertDossier:
        """Everything that belongs to one alert, for whoever has to decide; raises `NotFound`."""
        return self._dossiers.dossier(alert_id, language)
