"""How good the alerts are: rates, floods, the worst, what stands too long, how soon one answers, how many are false.

After ISA-18.2 and EEMUA 191 (domain.md D.9); alarm tests are left out, and so is what was never told.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.alert import AlertKind, Severity, Verdict
from app.domain.alert_flood import flood_spells
from app.store import figure_store
from app.store.figure_store import AlertFact
from app.store.unit_of_work import Store

STALE = timedelta(hours=24)
CHATTER, CHATTER_IN = 3, timedelta(minutes=1)
BUSY_HOUR = 30
TEN_MINUTES = timedelta(minutes=10)


@dataclass(frozen=True)
class BadActor:
    """A kind on an object that raises many alerts; `share` is of all."""

    kind: AlertKind
    object: str
    alerts: int
    share: float


@dataclass(frozen=True)
class KindFigures:
    """Of one kind: how many, how many judged, and the share of the judged that were false (None: none judged)."""

    kind: AlertKind
    alerts: int
    judged: int
    false_share: float | None


@dataclass(frozen=True)
class AlertFigures:
    """Of one stretch of time. Rates are means; shares are from 0 to 1; `None` where nothing was to be measured."""

    since: datetime
    until: datetime
    alerts: int
    per_day: float
    per_hour: float
    per_10_min: float
    most_in_10_min: int
    busy_hours_share: float
    flood_share: float
    floods: int
    top_10: tuple[BadActor, ...]
    top_10_share: float
    standing: int
    stale: int
    chattering: int
    severity_share: dict[Severity, float]
    ack_median_s: float | None
    ack_p90_s: float | None
    kinds: tuple[KindFigures, ...]


def figures(facts: Sequence[AlertFact], since: datetime, until: datetime) -> AlertFigures:
    """The figures of [since, until). `facts` are all alerts raised then, and those open since before."""
    raised = [one for one in facts if since <= one.raised_at < until]
    times = sorted(one.raised_at for one in raised)
    hours = max((until - since) / timedelta(hours=1), 1e-9)
    spells = flood_spells(times, until)
    flooded = sum(((spell.until or until) - spell.since for spell in spells), timedelta())
    open_then = [one for one in facts if one.raised_at < until and (one.closed_at is None or one.closed_at >= until)]
    worst = Counter((one.kind, one.object) for one in raised).most_common(10)
    answers = sorted(
        (one.acknowledged_at - one.raised_at).total_seconds()
        for one in raised
        if one.acknowledged_at is not None and one.acknowledged_at >= one.raised_at
    )
    severities = Counter(one.severity for one in raised)
    number = len(raised)
    return AlertFigures(
        since=since,
        until=until,
        alerts=number,
        per_day=number / hours * 24,
        per_hour=number / hours,
        per_10_min=number / hours / 6,
        most_in_10_min=_most_within(times, TEN_MINUTES),
        busy_hours_share=_busy_hours(times, since) / max(1.0, hours),
        flood_share=flooded / max(until - since, timedelta(microseconds=1)),
        floods=len(spells),
        top_10=tuple(BadActor(kind, thing, count, count / number) for (kind, thing), count in worst),
        top_10_share=sum(count for _, count in worst) / number if number else 0.0,
        standing=len(open_then),
        stale=sum(until - one.raised_at > STALE for one in open_then),
        chattering=_chattering(raised),
        severity_share={one: severities[one] / number if number else 0.0 for one in Severity},
        ack_median_s=percentile(answers, 0.5),
        ack_p90_s=percentile(answers, 0.9),
        kinds=_by_kind(raised),
    )


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """Of ordered values, linear between neighbours; None of none."""
    if not ordered:
        return None
    at = (len(ordered) - 1) * share
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def _most_within(times: Sequence[datetime], window: timedelta) -> int:
    inside: deque[datetime] = deque()
    most = 0
    for at in times:
        inside.append(at)
        while inside[0] <= at - window:
            inside.popleft()
        most = max(most, len(inside))
    return most


def _busy_hours(times: Sequence[datetime], since: datetime) -> int:
    """How many whole hours from `since` on had more than 30 alerts."""
    by_hour = Counter((at - since) // timedelta(hours=1) for at in times)
    return sum(count > BUSY_HOUR for count in by_hour.values())


def _chattering(raised: Sequence[AlertFact]) -> int:
    """How many kinds on an object were raised three times within a minute."""
    by_thing: dict[tuple[AlertKind, str], list[datetime]] = {}
    for one in raised:
        by_thing.setdefault((one.kind, one.object), []).append(one.raised_at)
    return sum(_most_within(sorted(times), CHATTER_IN) >= CHATTER for times in by_thing.values())


def _by_kind(raised: Sequence[AlertFact]) -> tuple[KindFigures, ...]:
    counts = Counter(one.kind for one in raised)
    judged = Counter(one.kind for one in raised if one.verdict is not None)
    false = Counter(one.kind for one in raised if one.verdict is Verdict.FALSE)
    return tuple(
        KindFigures(kind, count, judged[kind], false[kind] / judged[kind] if judged[kind] else None)
        for kind, count in counts.most_common()
    )


class AlertFiguresDesk:
    """Asks the store for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def figures(self, since: datetime, until: datetime) -> AlertFigures:
        """The figures of [since, until) as the store knows them now."""
        with self._store.read() as connection:
            facts = figure_store.raised_or_open(connection, since, until)
        return figures(facts, since, until)
