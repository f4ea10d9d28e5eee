"""Facts, told after commit: what has changed, so that every view can decide for itself whether to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.alert import Alert


@dataclass(frozen=True)
class Fact:
    """Something that is now in the store."""


@dataclass(frozen=True)
class RecordsChanged(Fact):
    """Rows of `noun` (a table's name) were added, changed or removed; `ids` is empty when too many to name."""

    noun: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssetsChanged(Fact):
    """A layer of assets holds something else than before; `ids` names what changed, where it is little."""

    layer: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class AlertRaised(Fact):
    """A new alert stands in the store."""

    alert_id: str


@dataclass(frozen=True)
class AlertEscalated(Fact):
    """Nobody acknowledged this alert in time, for the `level`th time."""

    alert_id: str
    level: int


@dataclass(frozen=True)
class BatchProgressed(Fact):
    """A long write has come so far; `done` of `total` rows, `completed` when its rows are visible."""

    batch_id: str
    label: str
    done: int
    total: int
    completed: bool


@dataclass(frozen=True)
class UnitsMoved(Fact):
    """New positions of units: (unit_id, lon, lat, speed_kmh, course_deg, seconds since the epoch)."""

    fixes: tuple[tuple[str, float, float, float, float, float], ...]


@dataclass(frozen=True)
class FixesCameLate(Fact):
    """Positions of these units between `since` and `until` came, or went, after their time: what was reckoned from
    the tracks of then is to be reckoned anew."""

    unit_ids: tuple[str, ...]
    since: datetime
    until: datetime


@dataclass(frozen=True)
class OrderToSend(Fact):
    """A written order is to leave by the feeds, and the desk that hears the sources has them."""

    assignment_id: str


@dataclass(frozen=True)
class AlertUnsaved(Fact):
    """The store could not take this alert; it waits in the spool on disk and must be seen and heard all the same."""

    alert: Alert


@dataclass(frozen=True)
class FeedChanged(Fact):
    """A feed is in another state than before."""

    feed: str
    at: datetime
