"""The watch: judges every believed fix by the rules that are switched on, and says what begins and what is over.

What is remembered is memory only; at the first question it is made again from the fixes and alerts of the store, so a
restart in the middle of something raises no second alert, and clears what ended meanwhile.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from app.analysis.watch.episodes import Episode, Episodes, key_of
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.rule import Key
from app.analysis.watch.rule_kinds import RULE_KINDS
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.watch_round import Running, Told, WatchRound
from app.domain.alert import Alert
from app.domain.duty_level import LevelTemplate
from app.domain.events import AssetsChanged, Fact, RecordsChanged
from app.domain.level_watch import tightened
from app.domain.signal import AlertSignal
from app.domain.unit import Fix
from app.domain.watch_rule import WatchKind, WatchRule
from app.errors import StoreUnavailable
from app.services.watch.watch_ground import KnownGround, Named, known_ground, known_movers, order_of
from app.services.watch.watch_words import ALERT_KINDS, title
from app.store import asset_store, watch_store
from app.store.column_types import from_micros, to_micros
from app.store.unit_of_work import Store
from app.wording import Wording

if TYPE_CHECKING:
    from pyproj import Transformer

log = logging.getLogger(__name__)
MEMORY = timedelta(hours=2)
"""How far back the fixes are read at the start; longer stays than this begin anew."""
THINNED_TO = timedelta(seconds=20)
REPLAY_STEP_S = 60.0
MOVERS_ANEW = timedelta(seconds=30)
"""States of units change by intervals, key vehicles by the clock: asked again this often at least."""
_MOVERS = frozenset({"unit", "vehicle", "tracker", "interval", "key_vehicle", "assignment"})
_GROUND_OR_RULE = {"asset": "asset", "drawing": "asset", "watch_rule": "watch_rule", "level_order": "watch_rule"}
"""What is read again when rows of a noun change; a drawing may be a zone, and so is ground as assets are; a duty level
changes what the rules ask for."""
_UNREPLAYED = frozenset({WatchKind.SILENT, WatchKind.OVERDUE})
"""The time in which the desk was off must not be held against anybody."""


class WatchDesk:
    """`judge` and `tick` belong to the intake's thread; `heed` may be called from any. Nothing here writes."""

    def __init__(
        self,
        store: Store,
        wording: Wording,
        to_metres: Callable[[], Transformer],
        asked: Callable[[Collection[str]], LevelTemplate | None] = lambda _area_ids: None,
    ) -> None:
        """`asked` tells what the duty level of these rooms asks for (of none: the county's), None where each rule
        judges by its own figures."""
        self._store, self._wording, self._to_metres, self._asked = store, wording, to_metres, asked
        self._lock = threading.RLock()
        self._round: WatchRound | None = None
        self._rules: dict[str, WatchRule] = {}
        self._known = KnownGround()
        self._mover_names: dict[str, Named] = {}
        self._stale: set[str] = set()
        self._movers_read_at: datetime | None = None
        self._left: list[AlertSignal] = []

    @property
    def late(self) -> int:
        """How many fixes came too late to be judged."""
        return 0 if self._round is None else self._round.late

    def heed(self, fact: Fact) -> None:
        """A listener of the bus: what changed is read again before the next fixes are judged."""
        if isinstance(fact, AssetsChanged):
            self._stale.add("asset")
        elif isinstance(fact, RecordsChanged) and (fact.noun in _MOVERS or fact.noun in _GROUND_OR_RULE):
            self._stale.add("mover" if fact.noun in _MOVERS else _GROUND_OR_RULE[fact.noun])

    def judge(self, fixes: Sequence[Fix], pressed: Collection[str] = ()) -> Sequence[AlertSignal]:
        """What these fixes show; `pressed` names the movers among them whose emergency key is pressed."""
        with self._lock:
            watch, now = self._ready()
            return self._signals(watch.judge(fixes, to_micros(now) / 1e6, pressed))

    def tick(self, now: datetime) -> Sequence[AlertSignal]:
        """What the passing of time shows; to be called about once a second."""
        with self._lock:
            watch, _ = self._ready()
            return self._signals(watch.tick(to_micros(now) / 1e6))

    def begin_anew(self) -> None:
        """Make what is remembered again from the store, for another desk has watched meanwhile. Takes seconds."""
        with self._lock:
            self._round = None
            self._ready()

    def _ready(self) -> tuple[WatchRound, datetime]:
        """The round, with whatever changed since it was last asked read again. While the store cannot be read the
        watch goes on with what it knows."""
        now = self._store.now()
        if self._round is None:
            self._round = self._begun(now)
            return self._round, now
        stale, self._stale = self._stale, set()
        if self._known.until is not None and now >= self._known.until:
            stale.add("asset")
        due = self._movers_read_at is None or now - self._movers_read_at >= MOVERS_ANEW
        try:
            if stale & {"watch_rule", "asset"}:
                self._read_rules(self._round, now, ground_changed="asset" in stale)
            if due or "mover" in stale:
                self._read_movers(self._round, now)
        except StoreUnavailable as error:
            self._stale |= stale
            log.warning("watching by what was known: %s", error)
        return self._round, now

    def _begun(self, now: datetime) -> WatchRound:
        """Rules and movers, the last hours gone through in silence, and what the store says was told."""
        self._metres = self._to_metres()
        watch = WatchRound(MoverBook(), self._metres)
        self._stale, self._rules, self._left = set(), {}, []
        self._read_movers(watch, now)
        self._read_rules(watch, now, ground_changed=True)
        with self._store.read() as connection:
            alerts = watch_store.raised(connection, now - MEMORY)
            if watch.rules:
                ids = watch_store.movers(connection)
                columns = watch_store.believed_fixes(connection, ids, now - MEMORY, now, THINNED_TO)
                self._replay(watch, watch_store.as_fixes(columns))
        self._resume(watch, alerts, now)
        watch.late = 0
        return watch

    def _replay(self, watch: WatchRound, fixes: list[Fix]) -> None:
        for batch in _stretches(fixes):
            moment = to_micros(batch[-1].at) / 1e6
            watch.judge(batch, moment)
            watch.tick(moment)

    def _resume(self, watch: WatchRound, alerts: Sequence[Alert], now: datetime) -> None:
        """Go on where the store left off: adopt what stands, tell what was missed, clear what no rule watches."""
        by_rule: dict[str, dict[Key, Alert]] = {code: {} for code in watch.rules}
        for alert in alerts:
            code, key = alert.source.removeprefix(watch_store.SOURCE), key_of(alert.source_id)
            if key is not None and code in by_rule:
                by_rule[code][key] = alert
            elif alert.active:
                self._left.append(_cleared(alert, now))
        for code, newest in by_rule.items():
            running, told = watch.rules[code], {}
            for key, alert in newest.items():
                told[key] = (alert.source_id, to_micros(alert.occurred_at) / 1e6, alert.active)
            missed = running.episodes.adopt(told)
            if self._rules[code].kind in _UNREPLAYED:
                for episode in missed:
                    running.episodes.hear(replace(episode.seen, active=False))
            else:
                self._left += [self._signal(code, episode) for episode in missed]
            running.rule.resume(running.episodes.standing.keys(), to_micros(now) / 1e6)

    def _read_movers(self, watch: WatchRound, now: datetime) -> None:
        movers, self._mover_names = known_movers(self._store, now)
        watch.book.know(movers)
        self._movers_read_at = now

    def _read_rules(self, watch: WatchRound, now: datetime, *, ground_changed: bool) -> None:
        """The rules as they are switched now. One that is as it was keeps its memory; one that was changed goes on
        with what stands; what a rule that is off had told of is over."""
        before = self._rules
        with self._store.read() as connection:
            on = [one for one in watch_store.all_rules(connection) if one.enabled]
            rooms = asset_store.rooms_of(connection, [key for one in on for key in one.zone_ids.split()])
        asked = {one.code: self._asked({rooms[key] for key in one.zone_ids.split() if key in rooms}) for one in on}
        rules = {one.code: one if (by := asked[one.code]) is None else tightened(one, by) for one in on}
        if rules == before and not ground_changed:
            return
        self._known = known_ground(self._store, tuple(rules.values()), self._metres, now)
        running: dict[str, Running] = {}
        for code, rule in rules.items():
            old = watch.rules.get(code)
            if old is not None and before[code] == rule and not ground_changed:
                running[code] = old
                continue
            episodes = Episodes(rule.quiet_s)
            made = RULE_KINDS[rule.kind](order_of(rule), self._known.ground, watch.book)
            if old is not None and before[code].kind is rule.kind:
                episodes.go_on_from(old.episodes)
                made.resume(episodes.standing.keys(), to_micros(now) / 1e6)
            running[code] = Running(made, episodes)
        for code, old in watch.rules.items():
            kept = running[code].episodes.standing if code in running else {}
            for key, number in old.episodes.standing.items():
                if key not in kept:
                    seen = Sighting(*key, to_micros(now) / 1e6, math.nan, math.nan, active=False)
                    self._left.append(self._signal(code, Episode(number, seen)))
        self._rules, watch.rules = rules, running

    def _signals(self, told: Sequence[Told]) -> list[AlertSignal]:
        found = self._left + [self._signal(code, episode) for code, episode in told]
        self._left = []
        return found

    def _signal(self, code: str, episode: Episode) -> AlertSignal:
        rule, seen = self._rules[code], episode.seen
        what = self._known.names.get(seen.about) or self._mover_names.get(seen.about) or Named("", seen.about)
        who = self._mover_names.get(seen.mover, Named("", seen.mover))
        has_place = not math.isnan(seen.lon)
        return AlertSignal(
            source=watch_store.SOURCE + code,
            source_id=episode.number,
            at=from_micros(round(seen.at * 1e6)),
            kind=ALERT_KINDS[rule.kind].value,
            severity=rule.severity.value,
            title=self._wording.sentence(title(rule.kind, seen, who.name, what.name)),
            text=f"{code} {rule.name}",
            lon=seen.lon if has_place else what.lon,
            lat=seen.lat if has_place else what.lat,
            asset=what.code,
            active=seen.active,
        )


def _cleared(alert: Alert, now: datetime) -> AlertSignal:
    """The end of an alert whose rule is watched no more."""
    return AlertSignal(
        source=alert.source,
        source_id=alert.source_id,
        at=now,
        kind=alert.kind.value,
        severity=alert.severity.value,
        title=alert.title,
        text=alert.text,
        lon=alert.lon,
        lat=alert.lat,
        asset=alert.asset_code,
        active=False,
    )


def _stretches(fixes: Sequence[Fix]) -> Iterator[list[Fix]]:
    """Fixes, sorted by time, in stretches of `REPLAY_STEP_S`."""
    for _, batch in groupby(fixes, key=lambda one: to_micros(one.at) // round(REPLAY_STEP_S * 1e6)):
        yield list(batch)
