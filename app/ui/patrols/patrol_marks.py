"""Patrols as the marks of the map: beats in the colour of their state, check points by their number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.patrol import UNDER_WAY, PatrolKind, PatrolStatus, PatrolStop, status_then
from app.services.patrols.beat import Beat
from app.services.patrols.patrol_reading import PatrolShown
from app.ui.map.marks import BeatMark, StopMark
from app.ui.patrols.patrol_words import STATUS_TOKEN

AHEAD = timedelta(hours=12)
"""What begins later than this is not drawn yet, unless it is chosen."""
LATE_AFTER = timedelta(minutes=15)
_WIDTH, _WIDER, _EDGE = 4, 5, 1
_DRAWN = frozenset(
    {
        PatrolStatus.PLANNED, PatrolStatus.ISSUED, PatrolStatus.READY, PatrolStatus.OVERDUE, PatrolStatus.ACTIVE,
        PatrolStatus.PAUSED,
    }
)  # fmt: skip
"""The classes of the map's legend."""


def shown_at(patrols: Iterable[PatrolShown], at: datetime, *, live: bool, chosen: str = "") -> list[PatrolShown]:
    """Those on the map at `at`: that are under way or wait for it, and the chosen one however early."""
    return [one for one in patrols if _status(one, at, live=live) in _DRAWN and _is_near(one, at, chosen)]


def beat_marks(patrols: Iterable[PatrolShown], at: datetime, *, live: bool) -> list[BeatMark]:
    """The beats of these patrols."""
    return [
        beat_mark(one.patrol.id, one.beat, one.patrol.kind, _status(one, at, live=live), one.call_sign or one.unit)
        for one in patrols
        if one.beat is not None
    ]


def beat_mark(key: str, beat: Beat, kind: PatrolKind, status: PatrolStatus, name: str) -> BeatMark:
    """One beat; also that of a plan which nobody has kept yet."""
    place = beat.place
    shape = {PatrolKind.POST: "POINT", PatrolKind.LINE: "LINE", PatrolKind.AREA: "POLYGON"}[kind]
    return BeatMark(
        id=key,
        lon=place.lon,
        lat=place.lat,
        kind=status.value,
        name=name,
        shape=shape,
        colour=STATUS_TOKEN[status],
        width=_width(kind, status),
        path=beat.path,
    )


def _width(kind: PatrolKind, status: PatrolStatus) -> int:
    """An area is told by its wash: a bold edge around a whole jurisdiction would drown what happens in it."""
    if kind is PatrolKind.AREA:
        return _EDGE
    return _WIDER if status in UNDER_WAY or status is PatrolStatus.OVERDUE else _WIDTH


def stop_marks(patrols: Iterable[PatrolShown], at: datetime) -> list[StopMark]:
    """Their check points."""
    return [
        StopMark(
            id=f"{one.patrol.id}:{stop.id}", lon=stop.lon, lat=stop.lat, kind=_stop_kind(stop, at), name=stop.name,
            number=stop.position,
        )
        for one in patrols
        for stop in one.stops
    ]  # fmt: skip


def _status(one: PatrolShown, at: datetime, *, live: bool) -> PatrolStatus:
    """Of the past, as far as the times of the patrol tell; now, what is kept."""
    if live and one.patrol.status in (UNDER_WAY | {PatrolStatus.CANCELLED, PatrolStatus.MISSED}):
        return one.patrol.status
    return status_then(one.patrol, at)


def _is_near(one: PatrolShown, at: datetime, chosen: str) -> bool:
    patrol = one.patrol
    if patrol.id == chosen:
        return True
    first = min(patrol.started_at or patrol.begins_at, patrol.begins_at - AHEAD)
    return first <= at < (patrol.finished_at or patrol.ends_at)


def _stop_kind(stop: PatrolStop, at: datetime) -> str:
    if stop.reached_at is not None and stop.reached_at <= at:
        return "REACHED"
    if stop.skip_reason:
        return "SKIPPED"
    return "LATE" if stop.due_at is not None and stop.due_at + LATE_AFTER < at else "DUE"
