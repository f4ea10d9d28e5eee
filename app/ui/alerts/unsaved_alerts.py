"""Alerts that the store could not take yet, beside those that it holds: one row for each trouble, never two.

A repeat of what stands changes nothing here, unless it is more severe: then the standing row is shown so, to be
acknowledged anew. What is over and never stood makes no row. An acknowledgement of what is not saved waits behind it on
the disk (`Live.acknowledge_unsaved`); here it is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.alert import URGENCY, WAITING, Alert, state_of
from app.domain.alert_life import UNSHELVED, Facts, asked_anew

Told = tuple[str, str]
"""The source and its own id: by these an alert is known before it has a key."""


class UnsavedAlerts:
    """What waits on the disk, by source and source id."""

    def __init__(self) -> None:
        self._rows: dict[Told, Alert] = {}

    def __bool__(self) -> bool:
        return bool(self._rows)

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
        if told.acknowledged_at is not None:
            self._acknowledge(name, told)
        elif standing is None:
            if told.active:
                self._rows[name] = told
        elif told.active and URGENCY[told.severity] < URGENCY[standing.severity]:
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

    def waiting(self, alert_ids: Collection[str]) -> list[Alert]:
        """Those of these that are not saved, and that nobody has taken."""
        return [one for one in self._rows.values() if one.id in alert_ids and one.state in WAITING]

    def _acknowledge(self, name: Told, told: Alert) -> None:
        """It is kept that this one was taken; one that has grown worse meanwhile was not."""
        shown = self._rows.get(name)
        if shown is not None and shown.state in WAITING and shown.severity is told.severity:
            taken = replace(shown, acknowledged_at=told.acknowledged_at, acknowledged_by=told.acknowledged_by)
            self._rows[name] = replace(taken, state=state_of(taken))

    def forget_saved(self, stored: Iterable[Alert], *, waits: bool) -> list[Alert]:
        """Drop what the store has meanwhile, everything where nothing `waits` on the disk: the stored alerts that were
        shown unsaved."""
        saved: list[Alert] = []
        for one in stored:
            name = one.source, one.source_id
            shown = self._rows.get(name)
            if shown is not None and _covers(one, shown):
                saved.append(one)
                del self._rows[name]
        if not waits:
            self._rows.clear()
        return saved


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
