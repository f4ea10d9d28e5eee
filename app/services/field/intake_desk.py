"""The desk behind the intake: what a batch of signals becomes. Its one caller is the writer's lane.

Positions of known movers are filtered and kept in one transaction with the readings; alerts and receipts then go to
their desks, each an act of its own; what is believed is judged by the watch, and told to the map once for each mover.

Fixes and readings have no audit row each. Every hour and source has one, with how many were kept, written with the
first batch of a later hour; until then the count stands in the installation's words, changed in the transaction that
keeps the batch, so that a power cut loses neither.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby, islice

from app.analysis.fix_filter import FixFilter
from app.domain.access import Actor
from app.domain.events import FixesCameLate, UnitsMoved
from app.domain.signal import AckSignal, AlertSignal, PositionSignal, ReadingSignal, ReceiptSignal, Signal
from app.domain.unit import Fix
from app.feeds.signal_json import to_bytes
from app.services.field.gathered_moves import GatheredMoves
from app.services.field.movers import Movers
from app.store import fix_store, reading_store
from app.store.source_hours import SourceHours
from app.store.unit_of_work import Store

log = logging.getLogger(__name__)
REMEMBERED = timedelta(hours=2)
LATE = timedelta(minutes=10)
"""What a terminal kept back for longer changes what was reckoned from the tracks of then."""

HEARD_TOGETHER = 50
"""Alerts in one transaction: as many as keep the writer from nobody else."""

Hear = Callable[[str, Sequence[AlertSignal]], object]
"""(act_id, signals): in one transaction, in their order. What is told twice changes nothing."""
Judge = Callable[[Sequence[Fix], Collection[str]], Sequence[AlertSignal]]
"""(fixes, keys of movers whose emergency key is pressed) to what the watch makes of them. The fixes are the believed
ones, and every one of a mover that presses its key."""


@dataclass(frozen=True)
class KeptCounts:
    """What became of the signals since the start: exact, and told of committed batches only."""

    fixes: int = 0
    repeated: int = 0
    unregistered: int = 0
    doubted: Counter[str] = field(default_factory=Counter)
    readings: int = 0
    alerts: int = 0
    receipts: int = 0


def act_of(signals: Sequence[Signal]) -> str:
    """The act of hearing these very signals: the same however often they are given."""
    return "heard-" + hashlib.sha256(to_bytes(signals)).hexdigest()[:32]


class IntakeDesk:
    """`hear` and `acknowledged` are the alert desk's, `heard` the dispatch desk's, `judge` the watch desk's."""

    def __init__(
        self,
        store: Store,
        movers: Movers,
        system: Callable[[], Actor],
        *,
        hear: Hear,
        heard: Callable[[ReceiptSignal], object],
        judge: Judge,
        acknowledged: Callable[[str, AckSignal], object] = lambda _act_id, _signal: None,
    ) -> None:
        self._store, self.movers = store, movers
        self._hear, self._heard, self._judge, self._acknowledged = hear, heard, judge, acknowledged
        self._hours = SourceHours(system)
        self._believed: dict[str, Fix] | None = None
        self._filter = FixFilter()
        self._to_hear: deque[AlertSignal] = deque()
        self._counts = KeptCounts()
        self._moves = GatheredMoves()

    @property
    def counts(self) -> KeptCounts:
        return self._counts

    def keep(self, signals: Sequence[Signal]) -> None:
        """Keep one batch. Raises `StoreUnavailable` where the store cannot; the same batch may then be given again."""
        now = self._store.now()
        # Somebody waits for an alert, for the positions beside it nobody does.
        self._keep_urgent(signals)
        believed = self._remembered(now)
        told = [one for one in signals if isinstance(one, PositionSignal)]
        found = [(one, self.movers.find(one, now)) for one in told]
        fixes = [_fix(one, key) for one, key in found if key is not None]
        readings = [one for one in signals if isinstance(one, ReadingSignal)]
        marked = self._filter.marked(fixes, now)
        try:
            new_fixes, new_readings = self._write(signals, marked, readings, now)
        except BaseException:
            # The filter has seen what is not kept; it would call the second try a repetition.
            self._filter = FixFilter()
            self._filter.begin_from(list(believed.values()))
            raise
        self._count(fixes, marked, len(told), new_fixes, new_readings)
        good = [one for one in marked if one.doubt is None]
        self._draw(good, believed)
        self._tell_late(good, now)
        pressed = {key for one, key in found if one.panic and key is not None}
        # An emergency key often comes with the place told a moment before, which is a repetition: it is judged too.
        if judged := [one for one in marked if one.doubt is None or one.unit_id in pressed]:
            self._to_hear.extend(self._judge(judged, pressed))
        self.hear_own()

    def forget(self) -> None:
        """Read again where everybody was, for another desk has kept what came meanwhile; on the writer."""
        self._believed, self._filter = None, FixFilter()

    def _keep_urgent(self, signals: Sequence[Signal]) -> None:
        """Alerts, receipts and acknowledgements, in the order in which they came."""
        for kind, run in groupby(signals, key=type):
            if kind is AlertSignal:
                self._hear_run(iter(run))
            elif kind is ReceiptSignal:
                for one in run:
                    if isinstance(one, ReceiptSignal):
                        self._heard(one)
                    self._counts = replace(self._counts, receipts=self._counts.receipts + 1)
            elif kind is AckSignal:
                for one in run:
                    if isinstance(one, AckSignal):
                        self._acknowledged(act_of([one]), one)

    def _hear_run(self, run: Iterator[Signal]) -> None:
        """Alerts that came one after the other."""
        while some := [one for one in islice(run, HEARD_TOGETHER) if isinstance(one, AlertSignal)]:
            self._hear(act_of(some), some)
            self._counts = replace(self._counts, alerts=self._counts.alerts + len(some))

    def hear_own(self) -> None:
        """Hand over the alerts that the desk itself found; one that cannot be kept now stays for the next time."""
        while self._to_hear:
            some = list(islice(self._to_hear, HEARD_TOGETHER))
            self._hear(act_of(some), some)
            for _ in some:
                self._to_hear.popleft()

    def tell(self, signals: Sequence[AlertSignal]) -> None:
        """Alerts of the desk's own (the watch's clock, a silent source); on the writer."""
        self._to_hear.extend(signals)
        self.hear_own()

    def _remembered(self, now: datetime) -> dict[str, Fix]:
        """The newest believed fix of each mover; read once, then kept in step."""
        if self._believed is None:
            with self._store.read() as connection:
                latest = fix_store.latest(connection, now - REMEMBERED)
            self._believed = {one.unit_id: one for one in latest}
            self._filter.begin_from(latest)
        return self._believed

    def _write(
        self, signals: Sequence[Signal], fixes: list[Fix], readings: list[ReadingSignal], now: datetime
    ) -> tuple[int, int]:
        """How many fixes and readings were new."""
        if not fixes and not readings:
            return 0, 0
        with self._store.database.write() as connection:
            new = fix_store.append(connection, fixes), reading_store.append(connection, readings)
            self._hours.add(connection, Counter(one.source for one in signals if _is_uncounted(one)), now)
            self._store.announce(connection, self._moves.due(now))
        return new

    def _count(self, fixes: list[Fix], marked: list[Fix], told: int, new_fixes: int, new_readings: int) -> None:
        before = self._counts
        self._counts = replace(
            before,
            fixes=before.fixes + new_fixes,
            repeated=before.repeated + len(fixes) - new_fixes,
            unregistered=before.unregistered + told - len(fixes),
            doubted=before.doubted + Counter(one.doubt for one in marked if one.doubt is not None),
            readings=before.readings + new_readings,
        )

    def _draw(self, fixes: list[Fix], believed: dict[str, Fix]) -> None:
        """Tell the map of movers that are further than before; what comes late is kept, and moves nobody back."""
        moved = {}
        for one in fixes:
            known = believed.get(one.unit_id)
            if known is None or one.at > known.at:
                believed[one.unit_id] = moved[one.unit_id] = one
        if moved:
            drawn = tuple(_drawn(one) for one in moved.values())
            self._moves.add(drawn)
            self._store.publish([UnitsMoved(drawn)])

    def _tell_late(self, fixes: list[Fix], now: datetime) -> None:
        late = [one for one in fixes if now - one.at > LATE]
        if late:
            units, times = tuple(sorted({one.unit_id for one in late})), [one.at for one in late]
            self._store.publish([FixesCameLate(units, min(times), max(times))])


def _is_uncounted(signal: Signal) -> bool:
    return isinstance(signal, (PositionSignal, ReadingSignal))


def _fix(signal: PositionSignal, key: str) -> Fix:
    return Fix(key, signal.at, signal.lon, signal.lat, signal.speed_kmh, signal.course_deg, signal.accuracy_m)


def _drawn(fix: Fix) -> tuple[str, float, float, float, float, float]:
    return (fix.unit_id, fix.lon, fix.lat, fix.speed_kmh or 0.0, fix.course_deg or 0.0, fix.at.timestamp())
