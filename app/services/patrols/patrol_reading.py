"""Patrols as they are shown: with their check points, the names of team, vehicle and leader, and the beat on the map;
and what a plan can be made of. To be called on reader threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from app.analysis.said_stationing import said_stationing
from app.domain.asset import AssetLayer, SiteKind
from app.domain.duty import DutyLevel
from app.domain.natural_order import natural
from app.domain.patrol import Patrol, PatrolDeviation, PatrolKind, PatrolStop, PatrolTemplate
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.domain.person import Person, PersonKind
from app.domain.position import Position
from app.domain.unit import Unit, Vehicle
from app.errors import AppError, InputRefused
from app.services.patrols.beat import Beat, BeatGround
from app.services.patrols.patrol_status import NOUN
from app.services.patrols.usual_stops import along_line, spread, within_area
from app.store import asset_store, audit_store, patrol_store, roster_store, unit_store
from app.store.engine import Connection
from app.store.patrol_store import patrols
from app.store.unit_of_work import Store

P = TypeVar("P", PatrolStop, PatrolDeviation)
DRAWN_FOR = timedelta(hours=24)
"""So long after its end the beat of a patrol is still made ready for the map."""
LEADING = (PersonKind.POLICE, PersonKind.AUXILIARY, PersonKind.ENTERPRISE_SECURITY, PersonKind.GUARD)
"""Who may lead one, the likeliest first."""


@dataclass(frozen=True)
class PatrolShown:
    """A patrol with what hangs on it. `beat` is None where its ground is gone, or where it was over long ago; the names
    are empty where there is none."""

    patrol: Patrol
    stops: tuple[PatrolStop, ...] = ()
    deviations: tuple[PatrolDeviation, ...] = ()
    unit: str = ""
    call_sign: str = ""
    vehicle: str = ""
    leader: str = ""
    room: str = ""
    beat_name: str = ""
    beat: Beat | None = None

    @property
    def place(self) -> Position | None:
        """Where it is looked at on the map: its beat, else its first check point."""
        if self.beat is not None:
            return self.beat.place
        return Position(self.stops[0].lon, self.stops[0].lat) if self.stops else None

    @property
    def done(self) -> int:
        """How many check points were reached, or left out with a reason."""
        return sum(one.reached_at is not None or bool(one.skip_reason) for one in self.stops)


@dataclass(frozen=True)
class PatrolStep:
    """An act on a patrol as it is on record: when, who, which, and what was said."""

    at: datetime
    who: str
    act: str
    said: str


@dataclass(frozen=True)
class PatrolOffers:
    """What a plan can be made of."""

    units: tuple[Unit, ...]
    vehicles: tuple[Vehicle, ...]
    leaders: tuple[Person, ...]
    rooms: tuple[tuple[str, str], ...]
    templates: tuple[PatrolTemplate, ...]
    level: DutyLevel


class PatrolReading:
    """Reads patrols."""

    def __init__(self, store: Store, ground: BeatGround) -> None:
        self._store, self._ground = store, ground

    def sheet(self) -> tuple[PatrolShown, ...]:
        """Those that are not over, the first to begin at the top; then those that began last of the others."""
        with self._store.read() as connection:
            return tuple(self._shown(connection, patrol_store.sheet(connection)))

    def between(self, since: datetime, until: datetime) -> tuple[PatrolShown, ...]:
        """Those whose window, or whose real way, reaches into this time."""
        with self._store.read() as connection:
            return tuple(self._shown(connection, patrol_store.between(connection, since, until)))

    def patrol(self, patrol_id: str) -> PatrolShown:
        """One by key; raises `NotFound`."""
        with self._store.read() as connection:
            return next(self._shown(connection, [patrols.get(connection, patrol_id)]))

    def steps(self, patrol_id: str) -> tuple[PatrolStep, ...]:
        """What was done with it, the first act first."""
        with self._store.read() as connection:
            done = audit_store.acts_about(connection, NOUN, patrol_id)
        return tuple(PatrolStep(one.at, one.who, one.act, one.reason) for one in done)

    def offers(self) -> PatrolOffers:
        """Teams, vehicles, leaders and rooms of the register, the templates, and the level that holds now."""
        with self._store.read() as connection:
            rooms = asset_store.of_kind(connection, AssetLayer.SITES, SiteKind.POLICE_ROOM)
            levels = unit_store.intervals_at(connection, "county", "duty_level", self._store.now())
            staff = [one for one in roster_store.all_staff(connection) if one.kind in LEADING]
            vehicles = unit_store.vehicles.find(connection)
            return PatrolOffers(
                units=tuple(unit_store.all_units(connection)),
                vehicles=tuple(sorted(vehicles, key=lambda one: (one.unit_id is None, natural(one.plate)))),
                leaders=tuple(sorted(staff, key=lambda one: (LEADING.index(one.kind), natural(one.number)))),
                rooms=tuple((one.id, one.name or one.code) for one in rooms),
                templates=tuple(patrol_store.templates_by_level(connection)),
                level=DutyLevel(next(iter(levels.values()), DutyLevel.NORMAL)),
            )

    def said_beat(self, kind: PatrolKind, asset_id: str, begin: str, end: str) -> Beat:
        """The ground of a plan that is not kept yet, with K-numbers as they are typed (empty: to the line's end).
        Raises as `BeatGround.beat`, and `InputRefused` for what is no K-number."""
        with self._store.read() as connection:
            return self._ground.beat(connection, kind, asset_id, _metres(begin), _metres(end))

    def usual_stops(self, planned: PlannedPatrol) -> tuple[PlannedStop, ...]:
        """Check points that suit the beat, due at even distances of time; none where it has no ground."""
        beat_id = planned.asset_id or (planned.area_id if planned.kind is PatrolKind.AREA else None)
        if beat_id is None:
            return ()
        with self._store.read() as connection:
            asset = asset_store.assets.get(connection, beat_id)
            beat = self._ground.beat(connection, planned.kind, beat_id, planned.from_m, planned.to_m)
            if planned.kind is PatrolKind.LINE:
                found = along_line(self._ground, connection, asset, beat)
            elif planned.kind is PatrolKind.AREA:
                found = within_area(connection, beat)
            else:
                found = (PlannedStop(name=beat.name, lon=asset.lon, lat=asset.lat, asset_id=asset.id),)
        return spread(found, planned.begins_at, planned.ends_at)

    def _shown(self, connection: Connection, found: Sequence[Patrol]) -> Iterator[PatrolShown]:
        ids = [one.id for one in found]
        stops = _by_patrol(patrol_store.stops_of(connection, ids))
        deviations = _by_patrol(patrol_store.deviations_of(connection, ids))
        units = {one.id: one for one in unit_store.all_units(connection)}
        vehicles = {one.id: one.plate for one in unit_store.vehicles.find(connection)}
        leaders = roster_store.people_of_ids(connection, [one.leader_id for one in found if one.leader_id])
        sites = [one.site_id for one in found if one.site_id]
        grounds = [one.beat_id for one in found if one.beat_id]
        names = {one.id: one.name or one.code for one in asset_store.by_ids(connection, sorted({*sites, *grounds}))}
        newest = self._store.now() - DRAWN_FOR
        for one in found:
            is_drawn = not one.is_over or (one.finished_at or one.ends_at) > newest
            beat = self._beat_of(connection, one) if is_drawn else None
            unit, leader = units.get(one.unit_id), leaders.get(one.leader_id or "")
            yield PatrolShown(
                patrol=one,
                stops=tuple(stops.get(one.id, ())),
                deviations=tuple(deviations.get(one.id, ())),
                unit=unit.name if unit is not None else "",
                call_sign=unit.call_sign or unit.code if unit is not None else "",
                vehicle=vehicles.get(one.vehicle_id or "", ""),
                leader=leader.name if leader is not None else "",
                room=names.get(one.site_id or "", ""),
                beat_name=beat.name if beat is not None else names.get(one.beat_id or "", ""),
                beat=beat,
            )

    def _beat_of(self, connection: Connection, one: Patrol) -> Beat | None:
        """None where what it was on is there no more, or is no such ground any more."""
        if one.beat_id is None:
            return None
        try:
            return self._ground.beat(connection, one.kind, one.beat_id, one.from_m, one.to_m)
        except AppError:
            return None


def _metres(said: str) -> float | None:
    if not said.strip():
        return None
    found = said_stationing(said)
    if found is None:
        raise InputRefused("{text} is no place along a line: write it like K12+300. Nothing was changed.", text=said)
    return found.chainage_m


def _by_patrol(rows: Iterable[P]) -> dict[str, list[P]]:
    found: dict[str, list[P]] = {}
    for one in rows:
        found.setdefault(one.patrol_id, []).append(one)
    return found
