"""The lines of the alert queue: groups as one line with their count, in the order of the queue. Pure, and incremental.

5,000 alerts stay usable because a change costs what changed: lines are kept by group and made anew for touched groups
only, and the order is one sort of short keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from app.domain.alert import URGENCY, WAITING, Alert, AlertState, Severity
from app.domain.alert_groups import AlertGroup, groups
from app.domain.alert_kinds import AlertKinds
from app.domain.alert_life import may_be_judged

Rank = tuple[int, int, float, str]
BUNDLE = "flood:"
"""Begins the key of a line that stands for many lone alerts of one source and kind in a flood."""


class Order(StrEnum):
    """What the queue is ordered by."""

    URGENT = "All, urgent first"
    NEWEST = "All, newest first"


@dataclass(frozen=True)
class Sieve:
    """Which alerts are shown; `text` is casefolded."""

    severities: frozenset[Severity] = frozenset(Severity)
    states: frozenset[AlertState] = frozenset(AlertState)
    text: str = ""

    def lets(self, alert: Alert) -> bool:
        if alert.severity not in self.severities or alert.state not in self.states:
            return False
        words = (alert.title, alert.text, alert.place, alert.asset_code, alert.acknowledged_by, alert.owner)
        return not self.text or any(self.text in word.casefold() for word in words)


EVERYTHING = Sieve()


@dataclass(frozen=True)
class AlertLine:
    """One row: a lone alert, a group (its cause stands for it), or a member of an opened group (`depth` 1)."""

    key: str
    group: AlertGroup
    alert: Alert
    depth: int = 0
    is_open: bool = False

    @property
    def is_group(self) -> bool:
        return self.depth == 0 and bool(self.group.symptoms)

    @property
    def is_bundle(self) -> bool:
        """Not of one trouble: only told alike, shown together while a flood lasts."""
        return self.key.startswith(BUNDLE)

    @property
    def waiting(self) -> tuple[Alert, ...]:
        """Of what this line stands for, all that nobody has taken."""
        return tuple(one for one in self._told() if one.state in WAITING)

    @property
    def closable(self) -> tuple[Alert, ...]:
        """Of what this line stands for, all that somebody has taken and nobody has judged."""
        return tuple(one for one in self._told() if may_be_judged(one))

    def _told(self) -> tuple[Alert, ...]:
        return self.group.alerts if self.is_group else (self.alert,)


@dataclass(frozen=True)
class _Kept:
    line: AlertLine
    urgent: Rank
    newest: Rank


@dataclass
class AlertLines:
    """Give it what changed; ask it for the lines."""

    kinds: AlertKinds
    sieve: Sieve = EVERYTHING
    order: Order = Order.URGENT
    is_flood: bool = False
    opened: set[str] = field(default_factory=set)
    _alerts: dict[str, Alert] = field(default_factory=dict)
    _members: dict[str, dict[str, None]] = field(default_factory=dict)
    _urgency: dict[str, tuple[bool, int, float]] = field(default_factory=dict)
    _kept: dict[str, _Kept] = field(default_factory=dict)

    def show(self, alerts: Sequence[Alert]) -> None:
        """These and no others; what is the same object as before costs nothing."""
        wanted = {one.id: one for one in alerts}
        gone = [one for key, one in self._alerts.items() if key not in wanted]
        fresh = [one for one in alerts if _is_other(one, self._alerts.get(one.id))]
        touched = {self._leave(one) for one in gone}
        for one in fresh:
            before = self._alerts.get(one.id)
            if before is not None:
                touched.add(self._leave(before))
            touched.add(self._join(one))
        self._make(touched)

    def set_sieve(self, sieve: Sieve) -> None:
        """Show only what it lets through."""
        if sieve != self.sieve:
            self.sieve = sieve
            self._make_all()

    def set_flood(self, on: bool) -> None:
        """In a flood what one source tells of one kind stands on one line."""
        if on != self.is_flood:
            self.is_flood = on
            self._make_all()

    def lines(self) -> list[AlertLine]:
        """All that are to be shown, in order."""
        newest = self.order is Order.NEWEST
        kept = sorted(self._kept.values(), key=_by_newest if newest else _by_urgency)
        if not self.opened:
            return [one.line for one in kept]
        lines: list[AlertLine] = []
        for one in kept:
            lines.extend(self._unfolded(one.line) if one.line.key in self.opened else (one.line,))
        return lines

    def alerts(self) -> Mapping[str, Alert]:
        """Every alert by key, whatever the sieve."""
        return self._alerts

    def key_of(self, alert_id: str) -> str:
        """The line in which this alert stands, alone or with others."""
        alert = self._alerts.get(alert_id)
        return "" if alert is None else self._key(alert)

    def _unfolded(self, line: AlertLine) -> Iterable[AlertLine]:
        if not line.is_group:
            return (line,)
        head = AlertLine(line.key, line.group, line.alert, is_open=True)
        return head, *(AlertLine(one.id, line.group, one, 1) for one in line.group.alerts)

    def _key(self, alert: Alert) -> str:
        if alert.group_id:
            return f"group:{alert.group_id}"
        if self.is_flood and alert.severity is not Severity.CRITICAL and not alert.is_test:
            return f"{BUNDLE}{alert.source}|{alert.kind}"
        return alert.id

    def _leave(self, alert: Alert) -> str:
        key = self._key(alert)
        del self._alerts[alert.id]
        del self._urgency[alert.id]
        members = self._members[key]
        del members[alert.id]
        if not members:
            del self._members[key]
        return key

    def _join(self, alert: Alert) -> str:
        key = self._key(alert)
        self._alerts[alert.id] = alert
        self._urgency[alert.id] = urgency(alert)
        self._members.setdefault(key, {})[alert.id] = None
        return key

    def _make_all(self) -> None:
        self._members, self._kept = {}, {}
        for alert in self._alerts.values():
            self._members.setdefault(self._key(alert), {})[alert.id] = None
        self._make(self._members)

    def _make(self, keys: Iterable[str]) -> None:
        for key in keys:
            members = list(self._members.get(key, ()))
            if self.sieve != EVERYTHING:
                members = [one for one in members if self.sieve.lets(self._alerts[one])]
            if not members:
                self._kept.pop(key, None)
                self.opened.discard(key)
            else:
                self._kept[key] = self._line(key, sorted(members, key=self._urgency.__getitem__))

    def _line(self, key: str, members: list[str]) -> _Kept:
        """The line of these members, the most urgent first."""
        found = [self._alerts[one] for one in members]
        if len(found) == 1 or key.startswith(BUNDLE):
            group = AlertGroup(found[0], tuple(found[1:]))
        else:
            group = groups(found, self.kinds)[0]
        line = AlertLine(key if group.symptoms else group.cause.id, group, group.cause)
        taken, urgent, _ = self._urgency[members[0]]
        late = min(self._urgency[one][2] for one in members)
        return _Kept(line, (int(taken), urgent, late, line.key), (0, 0, late, line.key))


def urgency(alert: Alert) -> tuple[bool, int, float]:
    """What the queue is ordered by, the smallest first: unacknowledged, then the more severe, then the newer."""
    return alert.state not in WAITING, URGENCY[alert.severity], -alert.occurred_at.timestamp()


def _is_other(alert: Alert, before: Alert | None) -> bool:
    """Whether it differs from what is shown; asked of every open alert at each change, so it compares in one go."""
    return before is None or (alert is not before and vars(alert) != vars(before))


_by_urgency: Callable[[_Kept], Rank] = attrgetter("urgent")
_by_newest: Callable[[_Kept], Rank] = attrgetter("newest")
