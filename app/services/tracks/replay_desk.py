"""The desk of replays: the tracks of some units over a stretch of time, with their stops, and what happened meanwhile.

Reads only; to be called on a reader thread. Who looks at whose way and why is put on record before (`track_lookup`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.analysis.track_motion import Profile, index_at, passes, speed_profile, speeds_kmh
from app.analysis.track_stops import Stop, stops, trips
from app.domain.alert import Severity
from app.domain.labels import label
from app.domain.position import Position
from app.domain.unit import Unit, UnitKind, Vehicle, VehicleKind
from app.errors import InputRefused
from app.store import call_store, fix_store, past_store, patrol_store, unit_store
from app.store.unit_of_work import Store

MOST_UNITS = 12
"""As many as colours can be told apart on a map."""
LONGEST = timedelta(days=7)


class HappeningKind(StrEnum):
    """What runs on the clock of a replay beside the tracks."""

    STOP = "STOP"
    CHECK = "CHECK"
    DEVIATION = "DEVIATION"
    ALERT = "ALERT"
    CALL = "CALL"
    CASE = "CASE"


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing of the course: a stop of the unit `unit_id`, a check point it reached on patrol, something it did
    otherwise than planned (`what`, a label), an alert, a call, or a case from when its deed may have begun.

    `until` is the end of a stop, or of a deed's interval; `place` words, `lon` and `lat` where it was."""

    kind: HappeningKind
    id: str
    at: datetime
    title: str
    until: datetime | None = None
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    severity: Severity | None = None
    unit_id: str = ""
    what: str = ""


@dataclass(frozen=True)
class HeardUnit:
    """A unit, or a vehicle that belongs to none, and between when and when it was heard in the stretch asked for; None
    if it was not."""

    unit: Unit | Vehicle
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class ReplayedTrack:
    """One unit's way. `fixes` are rows of (seconds since 1970, lon, lat, km/h: told or reckoned, or NaN); `profile` is
    its speed as a chart draws it."""

    unit: Unit | Vehicle
    fixes: NDArray[np.float64]
    stops: Sequence[Stop]
    metres: float
    profile: Profile

    @property
    def name(self) -> str:
        """As it is called on the radio."""
        return called(self.unit)

    def at(self, moment: datetime) -> NDArray[np.float64] | None:
        """The last fix at or before a moment; None before the first."""
        row = index_at(self.fixes, moment.timestamp())
        return self.fixes[row] if row >= 0 else None

    def passes(self, place: Position) -> list[NDArray[np.float64]]:
        """The fixes at which it passed a place, in order."""
        return [self.fixes[row] for row in passes(self.fixes, place.lon, place.lat)]


@dataclass(frozen=True)
class Replay:
    """What is played: tracks in the order of their colours, and the course of everything in the order of time."""

    since: datetime
    until: datetime
    tracks: tuple[ReplayedTrack, ...]
    course: tuple[Happening, ...] = field(default=())

    def track_of(self, unit_id: str) -> ReplayedTrack | None:
        """The track of this unit."""
        return next((one for one in self.tracks if one.unit.id == unit_id), None)

    def next_fix(self, moment: datetime, by: int, unit_id: str = "") -> datetime | None:
        """When the unit (or any of them) was heard next after a moment, or, with `by` -1, last before it."""
        second, found = moment.timestamp(), []
        for one in self.tracks:
            if unit_id in ("", one.unit.id):
                at = one.fixes[:, 0]
                row = np.searchsorted(at, second, "right") if by > 0 else np.searchsorted(at, second, "left") - 1
                found += [float(at[row])] if 0 <= row < len(at) else []
        return moment_of((min if by > 0 else max)(found)) if found else None


class ReplayDesk:
    """Asks for tracks and for what the other desks keep of that time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def heard(self, since: datetime, until: datetime) -> tuple[HeardUnit, ...]:
        """Every unit, and each vehicle of none that was heard; those that were heard between the two times first, and
        of these the patrols, the vehicles last."""
        with self._store.read() as connection:
            movers = unit_store.movers(connection)
            found = fix_store.heard(connection, since, until)
        kinds = [*UnitKind, *VehicleKind]
        told = [
            HeardUnit(one, *found.get(one.id, (None, None)))
            for one in movers
            if isinstance(one, Unit) or one.id in found
        ]
        return tuple(sorted(told, key=lambda one: (one.since is None, kinds.index(one.unit.kind))))

    def replay(self, unit_ids: Sequence[str], since: datetime, until: datetime) -> Replay:
        """The tracks of these units between two times; raises `InputRefused` where it is too much or nothing."""
        require_sensible(unit_ids, since, until)
        with self._store.read() as connection:
            units = {one.id: one for one in unit_store.movers(connection) if one.id in set(unit_ids)}
            ways = {key: fix_store.track(connection, key, since, until) for key in units}
            alerts = past_store.alerts_between(connection, since, until)
            calls = call_store.between(connection, since, until)
            cases = past_store.cases_between(connection, since, until)
            patrols = _on_patrol(connection, units, since, until)
        tracks = tuple(
            _track(units[key], ways[key], since, until) for key in unit_ids if key in units and len(ways[key])
        )
        if not tracks:
            raise InputRefused(
                "None of these units was heard in this time. Nothing is played; choose another time or other units."
            )
        course = [
            *(one for track in tracks for one in stops_of(track)),
            *patrols,
            *(
                Happening(
                    kind=HappeningKind.ALERT, id=one.id, at=one.occurred_at, title=one.title, place=one.place,
                    lon=one.lon, lat=one.lat, severity=one.severity,
                )
                for one in alerts
            ),
            *(
                Happening(
                    kind=HappeningKind.CALL, id=one.id, at=one.received_at, title=one.title, place=one.place,
                    lon=one.lon, lat=one.lat,
                )
                for one in calls
            ),
            *(
                Happening(
                    kind=HappeningKind.CASE, id=one.id, at=max(one.occurred_from, since), until=one.occurred_to,
                    title=one.alias or one.number, place=one.place, lon=one.lon, lat=one.lat,
                )
                for one in cases
            ),
        ]  # fmt: skip
        return Replay(since, until, tracks, tuple(sorted(course, key=lambda one: one.at)))


def stops_of(track: ReplayedTrack) -> list[Happening]:
    """The stops of a track as parts of the course."""
    return [
        Happening(
            kind=HappeningKind.STOP, id=f"{track.unit.id} {one.since:.0f}", at=moment_of(one.since),
            until=moment_of(one.until), title=track.name, lon=one.lon, lat=one.lat, unit_id=track.unit.id,
        )
        for one in track.stops
    ]  # fmt: skip


def _on_patrol(
    connection: Any, units: Mapping[str, Unit | Vehicle], since: datetime, until: datetime
) -> list[Happening]:
    """Check points that these units reached on their patrols, and what they did otherwise than planned."""
    unit_of = {
        one.id: units[one.unit_id] for one in patrol_store.between(connection, since, until) if one.unit_id in units
    }
    if not unit_of:
        return []
    made = [
        Happening(
            kind=HappeningKind.CHECK,
            id=one.id,
            at=one.reached_at,
            until=one.left_at,
            title=called(unit),
            place=one.name,
            lon=one.lon,
            lat=one.lat,
            unit_id=unit.id,
        )
        for one in patrol_store.stops_of(connection, unit_of)
        for unit in (unit_of[one.patrol_id],)
        if one.reached_at is not None and since <= one.reached_at < until
    ]
    return made + [
        Happening(
            kind=HappeningKind.DEVIATION, id=one.id, at=one.onset, title=called(unit), what=label(one.kind),
            lon=one.lon, lat=one.lat, unit_id=unit.id,
        )
        for one in patrol_store.deviations_of(connection, unit_of)
        for unit in (unit_of[one.patrol_id],)
        if since <= one.onset < until
    ]  # fmt: skip


def called(unit: Unit | Vehicle) -> str:
    """As it is called on the radio; a vehicle by its plate."""
    return unit.plate if isinstance(unit, Vehicle) else unit.call_sign or unit.name


def moment_of(second: float) -> datetime:
    """Seconds since 1970 as a moment."""
    return datetime.fromtimestamp(second, UTC)


def _track(unit: Unit | Vehicle, fixes: NDArray[np.float64], since: datetime, until: datetime) -> ReplayedTrack:
    stood = stops(fixes)
    metres = sum(one.length_m for one in trips(fixes, stood))
    with_speeds = np.column_stack([fixes[:, :3], speeds_kmh(fixes)])
    profile = speed_profile(with_speeds, since.timestamp(), until.timestamp())
    return ReplayedTrack(unit, with_speeds, tuple(stood), metres, profile)


def require_sensible(unit_ids: Sequence[str], since: datetime, until: datetime) -> None:
    """Raises `InputRefused` where there is nothing to play, or too much."""
    if not unit_ids:
        raise InputRefused("No unit is chosen. Choose one or more in the list, then play them.")
    if len(unit_ids) > MOST_UNITS:
        raise InputRefused(
            "{n} units are chosen; at most {most} are played at once. Choose fewer.", n=len(unit_ids), most=MOST_UNITS
        )
    if until <= since:
        raise InputRefused("The end of the time lies before its begin. Nothing is played; type it anew.")
    if until - since > LONGEST:
        raise InputRefused("At most {days} days are played at once. Type a shorter time.", days=LONGEST.days)
