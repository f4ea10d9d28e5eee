"""What the next shift must know of patrols: a line each, for the sheet of the handover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.labels import label
from app.domain.patrol import PatrolStatus, status_at
from app.store import patrol_store, unit_store
from app.store.engine import Connection


@dataclass(frozen=True)
class HandedOn:
    """`state` is the word for it in English; red: somebody must see to it."""

    patrol_id: str
    title: str
    state: str
    detail: str
    since: datetime
    ends_at: datetime
    is_red: bool


def patrols_handed_on(connection: Connection, now: datetime, until: datetime) -> Iterator[HandedOn]:
    """What is out or should be, what begins before `until`, what was missed and not looked at yet."""
    units = {one.id: one.name for one in unit_store.all_units(connection)}
    for one, stops, deviations in patrol_store.handed_on(connection, now, until):
        status = status_at(one, now)
        done = sum(it.is_settled for it in stops)
        told = (units.get(one.unit_id, ""), f"{done}/{len(stops)}" if stops else "")
        is_open = any(it.acknowledged_at is None for it in deviations)
        yield HandedOn(
            patrol_id=one.id,
            title=f"{one.number} {one.name}",
            state=label(status),
            detail=" · ".join(filter(None, told)),
            since=one.started_at or one.begins_at,
            ends_at=one.ends_at,
            is_red=is_open or status in (PatrolStatus.OVERDUE, PatrolStatus.MISSED),
        )
