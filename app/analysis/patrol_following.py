"""What a patrol came to, as the positions of its unit tell: begun, over, check points reached, what went otherwise.

Everything is worked out from the whole track each time, so what a terminal sends late counts as if it had come in time.
Places are metres in EPSG:4545, times seconds since 1970. Where the unit was while it was excused (paused, or sent to a
call) is held against nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from app.analysis.patrol_stays import Stay, stays_at, still_spells
from app.domain.patrol import DeviationKind

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class FollowLimits:
    """How near counts as there, and how long counts as so. Seconds and metres.

    A start needs `lasting_s` on the beat, so that whoever only crosses it has not begun; the end needs `away_s` off it.
    `reach_m` is the passing rule of domain.md D.13 for cars. Long stops begin where a good stop (domain.md D.7: 10 to
    16 minutes) is twice over; silence where the watch's own rule has it."""

    reach_m: float = 100.0
    early_s: float = 1_800.0
    lasting_s: float = 120.0
    away_s: float = 600.0
    grace_s: float = 1_800.0
    late_s: float = 900.0
    off_s: float = 300.0
    still_m: float = 60.0
    still_s: float = 1_800.0
    silent_s: float = 600.0


@dataclass(frozen=True)
class StopPlan:
    """A check point: where it is, how long somebody is to be there, when it is due. `settled_at` is when somebody said
    that it was reached or left out, so that nothing of it is looked for; `by_position`: a position proves it. `seen_at`
    is when positions have proved it before: it stays so, whatever becomes of them."""

    x: float
    y: float
    dwell_s: float = 0.0
    due_at: float | None = None
    settled_at: float | None = None
    by_position: bool = True
    seen_at: float | None = None

    @property
    def known_at(self) -> float | None:
        """When it was served, as far as that is known without any position."""
        return self.seen_at if self.settled_at is None else self.settled_at


@dataclass(frozen=True)
class BeatPlan:
    """`ground` is the post, the stretch or the area, None where only check points say where the beat is; up to `near_m`
    from it counts as on the beat. `stands` is true of a post: to stand still is its work. `started_at` and `ended_at`
    are what is known already; `excused` are the times in which the unit was free to be elsewhere."""

    begins_at: float
    ends_at: float
    ground: BaseGeometry | None
    near_m: float
    stops: Sequence[StopPlan] = ()
    stands: bool = False
    started_at: float | None = None
    ended_at: float | None = None
    excused: Sequence[tuple[float, float]] = ()


@dataclass(frozen=True)
class Departure:
    """What went otherwise: since `onset`, until `over_at` (None while it lasts), at (x, y) where a place is known.
    `distance_m` is how far off the beat at the farthest; `stop` numbers the check point it is about."""

    kind: DeviationKind
    onset: float
    over_at: float | None = None
    x: float | None = None
    y: float | None = None
    distance_m: float | None = None
    stop: int | None = None


@dataclass(frozen=True)
class Course:
    """`reached` gives the stay at each check point that was reached, by its number; `is_missed` that nobody came."""

    started_at: float | None = None
    ended_at: float | None = None
    is_missed: bool = False
    reached: dict[int, Stay] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()


@dataclass(frozen=True)
class _Track:
    """Columns of the fixes; `off_m` is how far each was from the beat, 0 on its ground."""

    at: Floats
    x: Floats
    y: Floats
    off_m: Floats

    def between(self, since: float, until: float) -> _Track:
        wanted = (self.at >= since) & (self.at <= until)
        return _Track(self.at[wanted], self.x[wanted], self.y[wanted], self.off_m[wanted])


def course(
    plan: BeatPlan, track: Floats, now: float, to_metres: Transformer, limits: FollowLimits = FollowLimits()
) -> Course:
    """What `track`, rows of (seconds, lon, lat, km/h) in the order of time, shows of the patrol as of `now`."""
    way = _measured(plan, track, to_metres)
    started_at = plan.started_at if plan.started_at is not None else _started(plan, way, limits)
    if started_at is None:
        if now > plan.ends_at + limits.grace_s:
            missed = Departure(DeviationKind.LATE_START, plan.begins_at, plan.ends_at)
            return Course(is_missed=True, departures=(missed,))
        late = now > plan.begins_at + limits.late_s
        return Course(departures=(Departure(DeviationKind.LATE_START, plan.begins_at),) if late else ())
    last = np.inf if plan.ended_at is None else plan.ended_at
    reached = _reached(plan, way.between(plan.begins_at - limits.early_s, last), limits)
    after = way.between(started_at, last)
    served_at = _served_at(plan, reached)
    ended_at = plan.ended_at if plan.ended_at is not None else _ended(plan, after, started_at, served_at, now, limits)
    until = now if ended_at is None else ended_at
    late = started_at > plan.begins_at + limits.late_s
    departures = [
        *([Departure(DeviationKind.LATE_START, plan.begins_at, started_at)] if late else ()),
        *_off_beat(plan, after, min(plan.ends_at, served_at, np.inf if ended_at is None else ended_at), limits),
        *_long_stops(plan, after, until, limits),
        *_silences(plan, after, started_at, until, limits, is_over=ended_at is not None),
        *_missed_stops(plan, reached, until, limits, is_over=ended_at is not None),
    ]
    return Course(started_at, ended_at, False, reached, tuple(departures))


def _measured(plan: BeatPlan, track: Floats, to_metres: Transformer) -> _Track:
    x, y = (np.asarray(one, dtype=np.float64) for one in to_metres.transform(track[:, 1], track[:, 2]))
    off = np.full(len(track), np.inf)
    if len(track):
        points = shapely.points(x, y)
        if plan.ground is not None:
            off = np.minimum(off, shapely.distance(points, plan.ground))
        for stop in plan.stops:
            off = np.minimum(off, np.hypot(x - stop.x, y - stop.y))
    return _Track(track[:, 0], x, y, off)


def _runs(wanted: Flags) -> Iterator[tuple[int, int]]:
    """First and last row of each unbroken run of `wanted`."""
    edges = np.flatnonzero(np.diff(np.r_[False, wanted, False]))
    yield from zip(edges[::2].tolist(), (edges[1::2] - 1).tolist(), strict=True)


def _started(plan: BeatPlan, way: _Track, limits: FollowLimits) -> float | None:
    """When it was on its beat for good; a unit that waits there already begins when the patrol does."""
    in_time = (way.at >= plan.begins_at - limits.early_s) & (way.at <= plan.ends_at)
    for first, last in _runs((way.off_m <= plan.near_m) & in_time):
        if way.at[last] >= plan.begins_at and way.at[last] - way.at[first] >= limits.lasting_s:
            return max(float(way.at[first]), plan.begins_at)
    return None


def _served_at(plan: BeatPlan, reached: dict[int, Stay]) -> float:
    """When the last check point was served; never, where there is none or one is open still."""
    served = [reached[number].until if number in reached else one.known_at for number, one in enumerate(plan.stops)]
    known = [one for one in served if one is not None]
    return max(known) if known and len(known) == len(served) else np.inf


def _ended(
    plan: BeatPlan, after: _Track, started_at: float, served_at: float, now: float, limits: FollowLimits
) -> float | None:
    """When it left its beat for good: with every check point served, or once its time is up. Who stays longer than
    the grace has kept another turn than this one."""
    on = np.flatnonzero(after.off_m <= plan.near_m)
    last_on = float(after.at[on[-1]]) if len(on) else started_at
    last_heard = float(after.at[-1]) if len(after.at) else started_at
    is_free = last_heard >= min(plan.ends_at, max(served_at, started_at))
    if is_free and last_heard - last_on >= limits.away_s:
        return last_on
    return min(last_on, plan.ends_at) if now > plan.ends_at + limits.grace_s else None


def _reached(plan: BeatPlan, way: _Track, limits: FollowLimits) -> dict[int, Stay]:
    """The stay at each open check point. Two check points at one place need two stays: each goes to the one that is due
    nearest to it."""
    found: dict[int, Stay] = {}
    at_place: dict[tuple[float, float], list[int]] = {}
    for number, stop in enumerate(plan.stops):
        if stop.settled_at is None and stop.by_position:
            at_place.setdefault((stop.x, stop.y), []).append(number)
    for (x, y), numbers in at_place.items():
        for stay in stays_at(way.at, way.x, way.y, (x, y), limits.reach_m):
            fits = [one for one in numbers if one not in found and stay.lasted_s >= plan.stops[one].dwell_s]
            if fits:
                found[min((_apart(plan.stops[one], stay.since), one) for one in fits)[1]] = stay
    return found


def _apart(stop: StopPlan, at: float) -> float:
    return 0.0 if stop.due_at is None else abs(stop.due_at - at)


def _is_excused(plan: BeatPlan, at: Floats) -> Flags:
    flags = np.zeros(len(at), dtype=np.bool_)
    for since, until in plan.excused:
        flags |= (at >= since) & (at < until)
    return flags


def _off_beat(plan: BeatPlan, after: _Track, until: float, limits: FollowLimits) -> Iterator[Departure]:
    """Farther from the beat than is near, for some minutes; whoever has served everything is on the way home."""
    if plan.ground is None:
        return
    off = (after.off_m > plan.near_m) & ~_is_excused(plan, after.at) & (after.at <= until)
    for first, last in _runs(off):
        back = float(after.at[last + 1]) if last + 1 < len(after.at) else None
        if (back or float(after.at[last])) - after.at[first] >= limits.off_s:
            farthest = first + int(np.argmax(after.off_m[first : last + 1]))
            yield Departure(
                DeviationKind.OFF_BEAT,
                float(after.at[first]),
                back,
                float(after.x[farthest]),
                float(after.y[farthest]),
                float(after.off_m[farthest]),
            )


def _long_stops(plan: BeatPlan, after: _Track, until: float, limits: FollowLimits) -> Iterator[Departure]:
    """Stood at one place for longer than a stop takes; at a check point its dwell comes on top."""
    if plan.stands:
        return
    moving = ~_is_excused(plan, after.at) & (after.at <= until)
    for spell in still_spells(after.at[moving], after.x[moving], after.y[moving], limits.still_m):
        if spell.until - spell.since < limits.still_s:
            continue
        dwell = max(
            (one.dwell_s for one in plan.stops if np.hypot(one.x - spell.x, one.y - spell.y) <= limits.reach_m),
            default=0.0,
        )
        if spell.until - spell.since >= limits.still_s + dwell:
            yield Departure(
                DeviationKind.STOPPED_LONG, spell.since, spell.until if spell.is_over else None, spell.x, spell.y
            )


def _silences(
    plan: BeatPlan, after: _Track, started_at: float, until: float, limits: FollowLimits, *, is_over: bool
) -> Iterator[Departure]:
    """Nothing was heard for some minutes; the last silence lasts until something is heard."""
    at = after.at[after.at <= until]
    heard = np.r_[started_at, at]
    for row in np.flatnonzero(np.diff(np.r_[heard, until]) >= limits.silent_s).tolist():
        since, is_last = float(heard[row]), row == len(heard) - 1
        if _is_excused(plan, np.array([since + limits.silent_s])).any():
            continue
        place = (float(after.x[row - 1]), float(after.y[row - 1])) if row else (None, None)
        over_at = (until if is_over else None) if is_last else float(heard[row + 1])
        yield Departure(DeviationKind.SILENT, since, over_at, *place)


def _missed_stops(
    plan: BeatPlan, reached: dict[int, Stay], until: float, limits: FollowLimits, *, is_over: bool
) -> Iterator[Departure]:
    """Check points that were not reached in time, and at the end those that were not reached at all."""
    for number, stop in enumerate(plan.stops):
        due = plan.ends_at if stop.due_at is None else min(stop.due_at, plan.ends_at)
        missed = Departure(DeviationKind.MISSED_STOP, due, None, stop.x, stop.y, stop=number)
        stay = reached.get(number)
        if stay is not None and stop.due_at is not None and stay.since > stop.due_at + limits.late_s:
            yield replace(missed, over_at=stay.since)
        elif stay is None and stop.known_at is None:
            if is_over:
                yield replace(missed, onset=min(due, until))
            elif stop.due_at is not None and until > stop.due_at + limits.late_s:
                yield missed
