"""The back-test: how often a rule would have fired in the last 30 days, before it is switched on.

The fixes of a month are a million rows, so they are gone through in a process of its own, which reads the store by
itself and tells how far it is; whoever asks may stop it at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from app.analysis.stationing import county_metres
from app.analysis.watch.episodes import Episodes
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.rule_kinds import RULE_KINDS
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.watch_round import Reports, Running, WatchRound
from app.domain.sentence import Sentence
from app.domain.watch_rule import WatchKind, WatchRule
from app.services.solved_apart import Progress, solved_apart
from app.services.watch.watch_ground import UNDER_WAY, KnownGround, Named, known_ground, known_movers, order_of
from app.services.watch.watch_words import title
from app.store import watch_store
from app.store.column_types import from_micros, to_micros
from app.store.engine import Database
from app.store.unit_of_work import Store

DAYS = 30
MOST_HITS = 2_000
"""So many are listed; all are counted."""
STEP_S = 600.0
_FINE_STEP_S = 60.0
_FINE = frozenset({WatchKind.TANKER_ALONE, WatchKind.MEETING, WatchKind.SILENT, WatchKind.OVERDUE})
"""Kinds that look at several movers at one moment, or at the clock."""


@dataclass(frozen=True)
class TrialHit:
    """One time it would have fired: what the alert would have said, when, where, and for how long it stood."""

    at: datetime
    title: Sentence
    lon: float
    lat: float
    until: datetime | None


@dataclass(frozen=True)
class TrialResult:
    """`count` of all, `hits` the newest first; `fixes` were gone through, of [since, until)."""

    count: int
    hits: tuple[TrialHit, ...]
    fixes: int
    since: datetime
    until: datetime


class WatchTrial:
    """`try_out` blocks its thread, which must be none that draws or writes."""

    def __init__(self, database: Path | str, now: Callable[[], datetime]) -> None:
        self._database, self._now = database, now

    def try_out(self, rule: WatchRule, progress: Progress, is_stopped: Callable[[], bool]) -> TrialResult | None:
        """The result; None where it was stopped. `progress` is told days done and days in all.

        Raises what the store raises, and `StoreUnavailable` where the process ended without an answer.
        """
        return solved_apart(_work, (self._database, rule, self._now()), progress, is_stopped)


def trial(
    store: Store, rule: WatchRule, until: datetime, progress: Callable[[int], object] = lambda _days: None
) -> TrialResult:
    """Go through the last days in this very process."""
    since = until - timedelta(days=DAYS)
    to_metres = county_metres()
    known = known_ground(store, (rule,), to_metres)
    watch = WatchRound(MoverBook(), to_metres)
    movers, names = known_movers(store, until)
    watch.book.know(movers)
    watch.book.under_way_since[:] = np.nan
    episodes = Episodes(rule.quiet_s)
    watch.rules[rule.code] = Running(RULE_KINDS[rule.kind](order_of(rule), known.ground, watch.book), episodes)
    with store.read() as connection:
        states = _States(watch.book, watch_store.unit_states(connection, since))
        ids = watch_store.movers(connection)
    begun: dict[str, Sighting] = {}
    ended: dict[str, float] = {}
    fixes = 0
    for day in range(DAYS):
        with store.read() as connection:
            columns = watch_store.believed_fixes(
                connection, ids, since + timedelta(days=day), since + timedelta(days=day + 1)
            )
        fixes += len(columns.at)
        day_begin = to_micros(since + timedelta(days=day)) / 1e6
        for moment, reports in _steps(watch.book, columns, day_begin, _FINE_STEP_S if rule.kind in _FINE else STEP_S):
            states.pass_to(moment)
            for _, episode in watch.judge_reports(reports, moment) + watch.tick(moment):
                if episode.seen.active:
                    begun.setdefault(episode.number, episode.seen)
                else:
                    ended[episode.number] = episode.seen.at
        progress(day + 1)
    newest = sorted(begun.items(), key=lambda one: -one[1].at)[:MOST_HITS]
    hits = tuple(_hit(rule, seen, ended.get(number), known, names) for number, seen in newest)
    return TrialResult(len(begun), hits, fixes, since, until)


def _work(order: tuple[Path | str, WatchRule, datetime], progress: Progress) -> TrialResult:
    """Runs in the worker's process."""
    database, rule, until = order
    opened = Database(database)
    try:
        store = Store(opened, lambda _facts: None, lambda: until)
        return trial(store, rule, until, lambda days: progress(days, DAYS))
    finally:
        opened.close()


class _States:
    """Who was under way when, played back."""

    def __init__(self, book: MoverBook, changes: Sequence[tuple[str, str, datetime]]) -> None:
        self._book = book
        rows = [(to_micros(at) / 1e6, book.number(unit_id), value in UNDER_WAY) for unit_id, value, at in changes]
        self._changes = sorted(rows)
        self._next = 0

    def pass_to(self, moment: float) -> None:
        since = self._book.under_way_since
        while self._next < len(self._changes) and self._changes[self._next][0] <= moment:
            at, number, is_under_way = self._changes[self._next]
            if not is_under_way:
                since[number] = np.nan
            elif np.isnan(since[number]):
                since[number] = at
            self._next += 1


def _steps(
    book: MoverBook, columns: watch_store.FixColumns, begin: float, step_s: float
) -> Iterator[tuple[float, Reports]]:
    """A day's fixes in steps, each with the moment of its end; steps without fixes too, for time passes in them."""
    mover = book.numbers(columns.unit_id)
    at = np.array(columns.at, dtype=np.float64) / 1e6
    lon, lat = np.array(columns.lon, dtype=np.float64), np.array(columns.lat, dtype=np.float64)
    speed = np.array(columns.speed_kmh, dtype=np.float64)
    believed = np.ones(len(at), dtype=np.bool_)
    ends = begin + step_s * np.arange(1, round(86_400 / step_s) + 1)
    cuts = np.searchsorted(at, ends)
    for first, last, end in zip([0, *cuts[:-1].tolist()], cuts.tolist(), ends.tolist(), strict=True):
        rows = slice(first, last)
        moment = float(at[last - 1]) if last > first and step_s == STEP_S else end
        yield moment, Reports(mover[rows], at[rows], lon[rows], lat[rows], speed[rows], believed[rows])


def _hit(rule: WatchRule, seen: Sighting, until: float | None, known: KnownGround, names: dict[str, Named]) -> TrialHit:
    what = known.names.get(seen.about) or names.get(seen.about) or Named("", seen.about)
    who = names.get(seen.mover, Named("", seen.mover))
    has_place = not np.isnan(seen.lon)
    return TrialHit(
        at=from_micros(round(seen.at * 1e6)),
        title=title(rule.kind, seen, who.name, what.name),
        lon=seen.lon if has_place else what.lon or 0.0,
        lat=seen.lat if has_place else what.lat or 0.0,
        until=None if until is None else from_micros(round(until * 1e6)),
    )
