"""What is alive in a running program: feeds, the intake behind them, the beat once a second; ended in that order.

On a shared database the intake runs at every desk (alarm tests, alerts told by hand, what waits in its spool); feeds,
rules and the beat belong to the holder alone (`app/store/holding.py`), and another takes them over when it is gone.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from app.analysis.stationing import county_metres
from app.bootstrap.feed_makers import feed_makers
from app.bootstrap.heartbeat import Heartbeat
from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, Severity, state_of
from app.domain.duty_level import LevelTemplate
from app.domain.events import AlertUnsaved, Fact, FeedChanged
from app.domain.feed_status import FeedStatus
from app.domain.record import OwnerDomain
from app.domain.signal import AckSignal, AlertSignal, Signal
from app.domain.unit import Fix
from app.errors import AppError, StoreUnavailable
from app.feeds.feed import FeedParts
from app.feeds.intake import Intake
from app.services.alerts.alert_desk import AlertDesk
from app.services.calls.dispatch_desk import DispatchDesk
from app.services.field.feed_desk import SOURCE, FeedDesk
from app.services.field.intake_desk import IntakeDesk, act_of
from app.services.field.movers import Movers
from app.services.field.told_datum import to_wgs84
from app.services.unit_desk import UnitDesk
from app.services.watch.watch_desk import WatchDesk
from app.store import alert_store, user_store
from app.store.holding import holding_of
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.wording import Wording

LEAP = timedelta(seconds=30)
"""A clock that went so much further than the program was awake was set, or the computer slept."""
LOOK_S = 0.25
"""How often a desk of several looks whether it is the holder now."""
GRACE_S = 120.0
"""After that, what is judged by silence waits until the trackers had time to report."""
WATCH_SOURCE = "watch:"
"""What the sources of the watch's own alerts begin with; the rule's code follows."""
log = logging.getLogger(__name__)


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
        unit_desk: UnitDesk,
        system: Callable[[], Actor],
        wording: Wording,
        besides: Sequence[Callable[[Actor], object]] = (),
        asked: Callable[[Collection[str]], LevelTemplate | None] = lambda _area_ids: None,
    ) -> None:
        self._store, self._lane, self._system, self._besides = store, lane, system, besides
        self._alert_desk, self._dispatch_desk, self._unit_desk = alert_desk, dispatch_desk, unit_desk
        self.watch_desk = WatchDesk(store, wording, county_metres, asked)
        self.movers = Movers(store)
        self.intake_desk = IntakeDesk(
            store,
            self.movers,
            system,
            hear=self._hear,
            heard=dispatch_desk.heard,
            judge=self._judge,
            acknowledged=alert_desk.acknowledge_told,
        )
        self.intake = Intake(self._keep, spool, unsaved=self._unsaved, changed=lambda: self._feed_changed(""))
        self.feed_parts = FeedParts(self.intake.put, store.now, self._feed_changed, to_wgs84, self.movers.is_registered)
        self.feed_desk = FeedDesk(feeds, feed_makers(wording), self.feed_parts)
        self.heartbeat = Heartbeat(lane.live, self.beat)
        self.holding = holding_of(store.database)
        self._last_beat: datetime | None = None
        self._grace_s = 0.0
        self._turn, self._closed = threading.Lock(), threading.Event()
        self._listening, self._holder = False, ""

    def start(self) -> None:
        """Take in what waits in the spool, then listen. Takes seconds: the watch goes through the last hours first.
        Where another desk may hold, it returns when the program ends: until then it listens whenever it is the holder.
        """
        desk_id = self._system().desk_id
        if not self.holding.may_change:
            self.watch_desk.tick(self._store.now())
        with self._turn:
            if self._closed.is_set():
                return
            self.intake.start()
            self.heartbeat.start()
            self.feed_desk.build()
            self.holding.begin(desk_id, hears=bool(self.feed_desk.feeds))
        self.mind_who_holds()
        while self.holding.may_change and not self._closed.wait(LOOK_S):
            self.mind_who_holds()

    def mind_who_holds(self) -> None:
        """Listen where this desk is the holder, and no longer where it is not; know by name which is."""
        self._name_holder(self.holding.holder)
        if self.holding.listens == self._listening:
            return
        if self._listening:
            self.feed_desk.stop_feeds()
        elif self.holding.may_change:
            try:
                self._lane.live(self.intake_desk.forget).result()
                self.watch_desk.begin_anew()
            except AppError as error:
                log.warning("this desk cannot listen yet: %s", error)
                return
        with self._turn:
            if self._closed.is_set():
                return
            if not self._listening:
                self._adopt_silent_sources()
                self.feed_desk.start_all()
            self._listening = not self._listening
        self._feed_changed("")

    def _name_holder(self, holder: str) -> None:
        if holder == self._holder:
            return
        try:
            with self._store.read() as connection:
                names = {one.id: one.name for one in user_store.all_desks(connection)}
        except AppError as error:
            log.warning("the holder's name cannot be read: %s", error)
            return
        self._holder = holder
        self.feed_desk.elsewhere = names.get(holder, holder)
        self._feed_changed("")

    def _judge(self, fixes: Sequence[Fix], pressed: Collection[str]) -> Sequence[AlertSignal]:
        """By the rules: at the holder, and of what waited in the spool of one that was."""
        if self.holding.listens or self.intake.counts().in_spool:
            return self.watch_desk.judge(fixes, pressed)
        return ()

    def _adopt_silent_sources(self) -> None:
        """A store that cannot be read now must keep no feed from starting."""
        try:
            with self._store.read() as connection:
                standing = alert_store.standing_of(connection, SOURCE)
        except AppError as error:
            log.warning("the alerts of silent sources were not taken over: %s", error)
        else:
            self.feed_desk.adopt(standing)

    def close(self) -> None:
        """Feeds first, then what they brought is stored or spooled."""
        with self._turn:
            self._closed.set()
        self.intake.refuse_more()
        self.heartbeat.stop()
        self.feed_desk.stop_all()
        self.holding.close()
        self.intake.close()

    def on_fact(self, fact: Fact) -> None:
        """A listener of the bus."""
        self.movers.on_fact(fact)
        self.watch_desk.heed(fact)

    def ears(self) -> tuple[Sequence[FeedStatus], int]:
        """How the feeds that this desk hears are, and how many signals wait on the disk to be stored."""
        return () if self.feed_desk.elsewhere else self.feed_desk.statuses(), self.intake.counts().in_spool

    def beat(self, awake_s: float) -> None:
        """Everything that becomes due by time alone; on the writer. What fails in one part stops no other.
        Nothing where another desk is the holder, or may be by now."""
        now, before = self._store.now(), self._last_beat
        self._last_beat = now
        if before is not None and abs(now - before - timedelta(seconds=awake_s)) > LEAP:
            log.warning("the clock leapt from %s to %s", before, now)
            self._grace_s = GRACE_S
        self._grace_s = max(self._grace_s - awake_s, 0.0)
        due: list[Callable[[], object]] = [
            lambda: self._alert_desk.tick(self._system()),
            lambda: self._dispatch_desk.tick(self._system()),
            lambda: self._unit_desk.tick(self._system()),
            lambda: self.intake_desk.tell(self.feed_desk.tick(awake_s)),
        ]
        due += [partial(tick, self._system()) for tick in self._besides]
        if not self._grace_s:
            due.append(lambda: self.intake_desk.tell(self.watch_desk.tick(now)))
        for act in due:
            if not self.holding.holds:
                return
            try:
                act()
            except AppError as error:
                log.warning("a beat was missed: %s", error)
            except Exception:
                log.exception("a beat failed")

    def _keep(self, signals: Sequence[Signal]) -> Future[object]:
        return self._lane.live(lambda: self.intake_desk.keep(signals))

    def _hear(self, act_id: str, signals: Sequence[AlertSignal]) -> None:
        """Runs of the same rule are heard together; an act is named by what it hears, so each run has its own."""
        for (rule, is_test), run in groupby(signals, key=lambda one: (_rule(one), one.is_test)):
            some = list(run)
            key = act_id if len(some) == len(signals) else act_of(some)
            self._alert_desk.hear_all(self._system(), key, some, rule=rule, is_test=is_test)

    def _unsaved(self, signal: AlertSignal) -> None:
        self._store.publish([AlertUnsaved(_alert(signal, self._store.now()))])

    def acknowledge_unsaved(self, actor: Actor, alert: Alert) -> None:
        """Keep behind an alert that is not saved yet that it was acknowledged; told once it is stored or on the disk,
        so that what is confirmed outlasts a crash. Not on the window's thread: a full intake lets one wait."""
        now = self._store.now()
        told = AckSignal(
            alert.source, alert.source_id, now, alert.severity.value,
            actor.user_id, actor.name, actor.role.value, actor.desk_id,
        )  # fmt: skip
        taken = replace(alert, acknowledged_at=now, acknowledged_by=actor.name)
        fact = AlertUnsaved(replace(taken, state=state_of(taken)))
        if not self.intake.put([told], lambda: self._store.publish([fact])):
            raise StoreUnavailable("Nothing can be kept just now. The alert was not acknowledged; try again.")

    def _feed_changed(self, name: str) -> None:
        self._store.publish([FeedChanged(name, self._store.now())])


def _rule(signal: AlertSignal) -> str:
    return signal.source.removeprefix(WATCH_SOURCE) if signal.source.startswith(WATCH_SOURCE) else ""


def _alert(signal: AlertSignal, now: datetime) -> Alert:
    """How an alert looks that no desk has judged yet."""
    return Alert(
        id=act_of([signal]),
        owner_domain=OwnerDomain.SOCIAL,
        source=signal.source,
        source_id=signal.source_id,
        kind=AlertKind(signal.kind) if signal.kind in AlertKind.__members__ else AlertKind.OTHER,
        severity=Severity(signal.severity) if signal.severity in Severity.__members__ else Severity.MEDIUM,
        title=signal.title,
        text=signal.text,
        occurred_at=signal.at,
        received_at=now,
        lon=signal.lon,
        lat=signal.lat,
        asset_code=signal.asset,
        active=signal.active,
        media=signal.media,
        is_test=signal.is_test,
    )
