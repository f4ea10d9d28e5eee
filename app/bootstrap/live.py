"""What is alive in a running program: feeds, the intake behind them, the beat once a second; ended in that order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.heartbeat import Heartbeat
from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, Severity
from app.domain.events import AlertUnsaved, FeedChanged
from app.domain.record import OwnerDomain
from app.domain.signal import AlertSignal, Signal
from app.feeds.feed import FeedParts
from app.feeds.intake import Intake
from app.services.feed_desk import FeedDesk, FeedMaker
from app.services.intake_desk import IntakeDesk, act_of
from app.services.movers import Movers
from app.services.told_datum import to_wgs84
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

if TYPE_CHECKING:
    from app.services.alert_desk import AlertDesk
    from app.services.dispatch_desk import DispatchDesk


class Live:
    """Built with the program; nothing runs before `start`."""

    def __init__(
        self,
        store: Store,
        lane: WriteLane,
        spool: Path,
        feeds: Path,
        alert_desk: AlertDesk,
        dispatch_desk: DispatchDesk,
        system: Callable[[], Actor],
    ) -> None:
        self._store, self._lane, self._system = store, lane, system
        self._alert_desk, self._dispatch_desk = alert_desk, dispatch_desk
        self.movers = Movers(store)
        self.intake_desk = IntakeDesk(
            store, self.movers, system, hear=self._hear, heard=dispatch_desk.heard, judge=lambda _fixes: ()
        )
        self.intake = Intake(self._keep, spool, unsaved=self._unsaved, changed=lambda: self._feed_changed(""))
        parts = FeedParts(self.intake.put, store.now, self._feed_changed, to_wgs84, self.movers.is_registered)
        self.feed_desk = FeedDesk(feeds, MAKERS, parts)
        self.heartbeat = Heartbeat(lane.live, self._beat)

    def start(self) -> None:
        """Take in what waits in the spool, then listen."""
        self._system()
        self.intake.start()
        self.heartbeat.start()
        self.feed_desk.build()
        self.feed_desk.start_all()

    def close(self) -> None:
        """Feeds first, then what they brought is stored or spooled."""
        self.intake.refuse_more()
        self.heartbeat.stop()
        self.feed_desk.stop_all()
        self.intake.close()

    def _keep(self, signals: Sequence[Signal]) -> Future[object]:
        return self._lane.live(lambda: self.intake_desk.keep(signals))

    def _hear(self, act_id: str, signal: AlertSignal) -> object:
        return self._alert_desk.receive(self._system(), act_id, _alert(signal, act_id, self._store.now()))

    def _beat(self, awake_s: float) -> None:
        """Everything that becomes due by time alone."""
        self._dispatch_desk.tick(self._system())
        self.intake_desk.tell(self.feed_desk.tick(awake_s))

    def _unsaved(self, signal: AlertSignal) -> None:
        self._store.publish([AlertUnsaved(_alert(signal, act_of(signal), self._store.now()))])

    def _feed_changed(self, name: str) -> None:
        self._store.publish([FeedChanged(name, self._store.now())])


MAKERS: Mapping[str, FeedMaker] = {}
"""Each section of feeds.toml and what makes its feed; libraries are imported only for feeds that are switched on."""


def _alert(signal: AlertSignal, key: str, now: datetime) -> Alert:
    """How an alert looks that no desk has judged yet."""
    return Alert(
        id=key,
        owner_domain=OwnerDomain.SOCIAL,
        source=signal.source,
        source_id=signal.source_id,
        kind=AlertKind(signal.kind) if signal.kind in AlertKind.__members__ else AlertKind.OTHER,
        severity=Severity(signal.severity),
        title=signal.title,
        text=signal.text,
        occurred_at=signal.at,
        received_at=now,
        lon=signal.lon,
        lat=signal.lat,
        asset_code=signal.asset,
        active=signal.active,
        media=signal.media,
    )
