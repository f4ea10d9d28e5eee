"""Alerts that the store could not take yet, beside those that it holds: one row for each trouble, never two.

A repeat of what stands changes nothing here, unless it is more severe: then the standing row is shown so, to be
acknowledged anew. What is over and never stood makes no row. An acknowledgement of what is not saved is kept here and
handed over once the store has the alert.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.alert import URGENCY, WAITING, Alert, state_of
from app.domain.alert_life import UNSHELVED, Facts, asked_anew

Told = tuple[str, str]
"""The source and its own id: by these an alert is known before it has a key."""


class UnsavedAlerts:
    """What waits on the disk, by source and source id."""

    def __init__(self) -> None:
        self._rows: dict[Told, Alert] = {}
        self._taken: dict[Told, Alert] = {}

    def __bool__(self) -> bool:
        return bool(self._rows or self._taken)

    def __len__(self) -> int:
        return len(self._rows)

    def marked(self) -> list[str]:
        """Of the rows that are marked as not saved."""
        return [one.id for one in self._rows.values()]

    def hear(self, told: Alert, stored: Mapping[str, Alert]) -> None:
        """The store could not take this; `stored` are the open alerts that it holds, by key."""
        name = told.source, told.source_id
        standing = self._rows.get(name) or next(
            (one for one in stored.values() if (one.source, one.source_id) == name), None
        )
        if standing is None:
            if told.active:
                self._rows[name] = told
        elif told.active and URGENCY[told.severity] < URGENCY[standing.severity]:
            self._taken.pop(name, None)
            self._rows[name] = _worse(standing, told)
        elif name in self._rows:
            changed = replace(standing, active=told.active, times=standing.times + told.active)
            self._rows[name] = replace(changed, state=state_of(changed))

    def standing(self, stored: Sequence[Alert]) -> Sequence[Alert]:
        """All that is shown: a stored row gives way to what has become of it since."""
        if not self._rows:
            return stored
        keys = set(self.marked())
        return (*self._rows.values(), *(one for one in stored if one.id not in keys))

    def acknowledge(self, alert_ids: Collection[str], by: str, at: datetime) -> tuple[str, ...]:
        """Take those of these that are not saved, at this desk for now; their keys."""
        found = {
            name: replace(one, acknowledged_at=at, acknowledged_by=by)
            for name, one in self._rows.items()
            if one.id in alert_ids and one.state in WAITING
        }
        for name, one in found.items():
            self._taken[name] = self._rows[name] = replace(one, state=state_of(one))
        return tuple(one.id for one in found.values())

    def forget_saved(self, stored: Iterable[Alert], *, waits: bool) -> tuple[list[Alert], list[Alert]]:
        """Drop what the store has meanwhile, everything where nothing `waits` on the disk: the stored alerts that were
        shown unsaved, and those of them that were acknowledged here."""
        saved: list[Alert] = []
        taken: list[Alert] = []
        for one in stored:
            name = one.source, one.source_id
            shown = self._rows.get(name)
            if shown is not None and _covers(one, shown):
                saved.append(one)
                del self._rows[name]
            known = self._taken.get(name)
            if known is not None and _covers(one, known):
                del self._taken[name]
                if one.state in WAITING and one.severity is known.severity and one.occurred_at <= known.occurred_at:
                    taken.append(one)
        if not waits:
            if not self._rows:
                self._taken.clear()
            self._rows.clear()
        return saved, taken


def _covers(stored: Alert, shown: Alert) -> bool:
    """Whether the store knows as much: a row that stood before it grew worse is not yet the worse one."""
    return URGENCY[stored.severity] <= URGENCY[shown.severity]


def _worse(standing: Alert, told: Alert) -> Alert:
    """As the desk will take it: off its shelf, and asked about anew unless a call has it in hand."""
    facts: Facts = {"severity": told.severity, "active": True, **UNSHELVED}
    if standing.state not in WAITING and not standing.call_id:
        facts |= asked_anew(told.received_at)
    changed = replace(standing, **facts)  # type: ignore[arg-type]  # facts carry the names of Alert's own fields
    return replace(changed, state=state_of(changed))
