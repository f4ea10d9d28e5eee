"""The patrols of the demo's night: each state once and more, among them one that was missed, one that is overdue to
start, one off its beat; and the templates of the three duty levels.

A patrol under way goes where its unit's track of tonight really goes: its check points that count as reached are the
places where that track stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

import numpy as np
import shapely

from app.analysis.stationing import county_metres, stationing
from app.demo.areas_plan import Areas
from app.demo.chance import Chance
from app.demo.county_frame import Ints
from app.demo.county_time import local
from app.demo.forces_plan import Forces
from app.demo.people_plan import People
from app.demo.posts_plan import Posts
from app.demo.tracks_plan import Track
from app.demo.trunk_plan import TrunkLine
from app.demo.wells_plan import Wells
from app.domain.asset import PostKind
from app.domain.duty import DutyLevel
from app.domain.interval import Interval
from app.domain.patrol import (
    DeviationKind,
    JointForce,
    Patrol,
    PatrolDeviation,
    PatrolKind,
    PatrolStatus,
    PatrolStop,
    PatrolTemplate,
    StopProof,
)
from app.domain.patrol_plan import PlannedStop, kept_stops
from app.domain.record import OwnerDomain, Record
from app.domain.unit import Unit, UnitKind

S, P, L, A = PatrolStatus, PatrolKind.POST, PatrolKind.LINE, PatrolKind.AREA
G, J, V, U = UnitKind.PATROL_GROUP, UnitKind.JOINT_TEAM, UnitKind.VOLUNTEER_TEAM, UnitKind.GUARD_TEAM
STAYS_WITHIN_M, STAYS_FOR_S = 60.0, 300.0
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_FORCES = {
    G: f"{JointForce.POLICE} {JointForce.AUXILIARY}",
    J: f"{JointForce.POLICE} {JointForce.GUARDS}",
    V: f"{JointForce.POLICE} {JointForce.VOLUNTEERS}",
    U: f"{JointForce.GUARDS} {JointForce.COMPANY}",
}


@dataclass(frozen=True)
class _Row:
    """One patrol: its state, its beat (`ground` counts through what there is), whose (`on` duty or not, the `nth` of
    its kind), how many hours from now it begins and how long it lasts, and what it is for."""

    status: PatrolStatus
    kind: PatrolKind
    ground: int
    team: UnitKind
    on: bool
    nth: int
    begins_h: float
    hours: float
    objective: str
    reason: str = ""
    whole_room: bool = False


_ROWS = (
    _Row(S.REVIEWED, P, 0, J, False, 0, -27.0, 4.0, "设卡盘查拉油车辆"),
    _Row(S.MISSED, L, 3, V, False, 1, -6.0, 3.0, "沿线查看有无打孔痕迹", "队伍未出发,联系不上"),
    _Row(S.FINISHED, A, 0, J, True, 0, -4.5, 3.0, "重点井区巡护,盘查拉油车辆", whole_room=True),
    _Row(S.CANCELLED, A, 7, U, False, 0, -3.0, 2.0, "重点井区夜间巡护", "道路结冰,车辆上不去"),
    _Row(S.ACTIVE, A, 0, G, True, 0, -2.5, 6.0, "重点井夜间巡护,见警车、亮警灯", whole_room=True),
    _Row(S.ACTIVE, L, 0, G, True, 1, -1.5, 4.0, "穿线巡查,防打孔盗油"),
    _Row(S.PAUSED, A, 0, J, True, 1, -1.0, 4.0, "井区巡护,动中备勤", whole_room=True),
    _Row(S.ISSUED, L, 1, V, True, 0, -0.7, 3.0, "沿线查看有无打孔痕迹"),
    _Row(S.ISSUED, A, 12, U, True, 0, 0.3, 4.0, "重点井区夜间巡护"),
    _Row(S.ISSUED, L, 2, G, True, 2, 2.0, 4.0, "穿线巡查,防打孔盗油"),
    _Row(S.PLANNED, P, 3, J, True, 2, 3.0, 4.0, "设卡盘查拉油车辆"),
    _Row(S.PLANNED, L, 4, G, False, 0, 14.0, 5.0, "白天穿线,走访沿线住户"),
)
"""In the order of their begins: so they are numbered."""

_TEMPLATES = (
    (DutyLevel.NORMAL, "常态 · 夜间穿线", L, 0, G, 22.0, 5.0),
    (DutyLevel.NORMAL, "常态 · 路口守点", P, 0, J, 23.0, 4.0),
    (DutyLevel.NORMAL, "常态 · 重点井区铺面", A, 3, U, 21.0, 6.0),
    (DutyLevel.ENHANCED, "加强 · 前半夜穿线", L, 1, G, 20.5, 4.5),
    (DutyLevel.ENHANCED, "加强 · 后半夜穿线", L, 1, G, 1.0, 4.5),
    (DutyLevel.ENHANCED, "加强 · 双点守卡", P, 1, J, 22.0, 6.0),
    (DutyLevel.ENHANCED, "加强 · 义警配合铺面", A, 5, V, 20.0, 5.0),
    (DutyLevel.WARTIME, "战时 · 全线穿巡", L, 2, G, 20.0, 8.0),
    (DutyLevel.WARTIME, "战时 · 卡口不断人", P, 2, J, 20.0, 8.0),
    (DutyLevel.WARTIME, "战时 · 井区不断人", A, 9, U, 20.0, 8.0),
)
_EQUIPMENT = "对讲机、强光手电、执法记录仪、反光背心"
_OBJECTIVE = {L: "穿线巡查,防打孔盗油", P: "设卡盘查拉油车辆", A: "重点井区夜间巡护"}


@dataclass(frozen=True)
class _Ground:
    """A beat of the demo: which asset, from where to where, its name, and check points that suit it."""

    name: str
    asset_id: str | None
    stops: tuple[PlannedStop, ...]
    from_m: float | None = None
    to_m: float | None = None


class PatrolsPlan:
    """Makes the records. `on_duty` are the units of tonight, `track_of` gives a unit's track since a moment."""

    def __init__(
        self,
        forces: Forces,
        people: People,
        areas: Areas,
        posts: Posts,
        lines: Sequence[TrunkLine],
        wells: Wells,
        on_duty: Sequence[Unit],
        track_of: Callable[[Unit, datetime], Track | None],
        now: datetime,
        chance: Chance,
    ) -> None:
        self._forces, self._people, self._areas, self._wells = forces, people, areas, wells
        self._lines, self._on_duty, self._track_of, self._now = lines, on_duty, track_of, now
        self._posts = [one for one in posts.records if one.kind == PostKind.CHECK_POST]
        self._chance, self._to_metres = chance, county_metres()
        self._vehicle_of = {one.unit_id: one.id for one in forces.vehicles if one.unit_id}

    def records(self) -> Iterator[Record]:
        """Patrols with their check points and deviations, then the templates."""
        keys = self._chance.keys("patrols", len(_ROWS))
        officers = self._people.by_duty("警务室民警")
        for number, row in enumerate(_ROWS):
            yield from self._patrol(row, keys[number], number, officers[number % len(officers)].id)
        template_keys = self._chance.keys("patrol templates", len(_TEMPLATES))
        for key, (level, name, kind, at, team, begins_h, hours) in zip(template_keys, _TEMPLATES, strict=True):
            ground = self._ground(kind, at)
            yield PatrolTemplate(
                id=key,
                owner_domain=OwnerDomain.POLICE,
                name=name,
                level=level,
                kind=kind,
                unit_kind=team,
                begins_min=round(begins_h * 60),
                hours=hours,
                objective=_OBJECTIVE[kind],
                forces=_FORCES[team],
                equipment=_EQUIPMENT,
                asset_id=ground.asset_id,
                from_m=ground.from_m,
                to_m=ground.to_m,
                stops=kept_stops(ground.stops),
            )

    def _patrol(self, row: _Row, key: str, number: int, leader_id: str) -> Iterator[Record]:
        unit = self._unit(row)
        begins = _whole(self._now + row.begins_h * _HOUR)
        ground = self._ground(row.kind, row.ground)
        if row.whole_room:
            ground = self._of_room(unit, begins, begins + row.hours * _HOUR)
        ends = begins + row.hours * _HOUR
        started = begins + 4 * _MINUTE if row.status in _GONE else None
        room = self._areas.jurisdiction_ids.index(unit.area_id) if unit.area_id else 0
        made = Patrol(
            id=key,
            owner_domain=OwnerDomain.POLICE,
            area_id=unit.area_id,
            number=f"LX{local(begins).year}-{number + 1:04d}",
            name=f"{_WORD[row.kind]} {ground.name}",
            kind=row.kind,
            objective=row.objective,
            unit_id=unit.id,
            vehicle_id=self._vehicle_of.get(unit.id),
            leader_id=leader_id,
            forces=_FORCES[row.team],
            equipment=_EQUIPMENT,
            site_id=self._areas.room_ids[room],
            begins_at=begins,
            ends_at=ends,
            asset_id=ground.asset_id,
            from_m=ground.from_m,
            to_m=ground.to_m,
            status=row.status,
            started_at=started,
            finished_at=ends - 6 * _MINUTE if row.status in _OVER else None,
            reason=row.reason,
        )
        yield made
        yield from self._states(made)
        yield from self._stops(made, ground.stops, on_track=row.whole_room)
        if row.status is S.ACTIVE and row.kind is L:
            yield self._deviation(made, unit)

    def _states(self, patrol: Patrol) -> Iterator[Interval]:
        """In which state it was from when to when."""
        times = [(S.PLANNED, patrol.begins_at - 6 * _HOUR)]
        if patrol.status is not S.PLANNED:
            times.append((S.ISSUED, patrol.begins_at - 2 * _HOUR))
        if patrol.started_at is not None:
            times.append((S.ACTIVE, patrol.started_at))
        if patrol.status is S.PAUSED:
            times.append((S.PAUSED, self._now - 12 * _MINUTE))
        if patrol.finished_at is not None:
            times.append((S.FINISHED, patrol.finished_at))
        ends = {S.REVIEWED: patrol.ends_at + 8 * _HOUR, S.MISSED: patrol.ends_at, S.CANCELLED: patrol.begins_at - _HOUR}
        if patrol.status in ends:
            times.append((patrol.status, ends[patrol.status]))
        keys = self._chance.keys(f"states of {patrol.number}", len(times))
        for number, (status, since) in enumerate(times):
            yield Interval(
                id=keys[number],
                owner_domain=patrol.owner_domain,
                area_id=patrol.area_id,
                subject="patrol",
                subject_id=patrol.id,
                aspect="status",
                value=status,
                valid_from=since,
                valid_to=times[number + 1][1] if number + 1 < len(times) else None,
            )

    def _stops(self, patrol: Patrol, planned: Sequence[PlannedStop], *, on_track: bool) -> Iterator[PatrolStop]:
        """Those of a patrol that is over were reached, but one that was left out; of one on the way, the first ones."""
        keys = self._chance.keys(f"stops of {patrol.number}", len(planned))
        share = (patrol.ends_at - patrol.begins_at) / (len(planned) + 1)
        for number, stop in enumerate(planned, start=1):
            due = stop.due_at or _whole(patrol.begins_at + number * share)
            is_left_out = patrol.status in _OVER and number == 3
            is_reached = (patrol.status in _OVER and not is_left_out) or (
                patrol.status in _GONE and (stop.due_at is not None if on_track else due < self._now - 30 * _MINUTE)
            )
            reached = due + (timedelta() if on_track else 3 * _MINUTE)
            yield PatrolStop(
                id=keys[number - 1],
                owner_domain=patrol.owner_domain,
                area_id=patrol.area_id,
                patrol_id=patrol.id,
                position=number,
                asset_id=stop.asset_id,
                name=stop.name,
                lon=stop.lon,
                lat=stop.lat,
                dwell_min=stop.dwell_min,
                proof=stop.proof,
                due_at=due,
                reached_at=reached if is_reached else None,
                left_at=reached + stop.dwell_min * _MINUTE if is_reached else None,
                reached_by=stop.proof if is_reached else None,
                skip_reason="便道积雪,车辆进不去" if is_left_out else "",
            )

    def _deviation(self, patrol: Patrol, unit: Unit) -> PatrolDeviation:
        """It drives on roads of its own since a while; nobody has acknowledged it."""
        track = self._track_of(unit, self._now - 30 * _MINUTE)
        lon, lat = (float(track.lon[0]), float(track.lat[0])) if track is not None and len(track.at) else (None, None)
        line = self._lines[0]
        off = None
        if lon is not None and lat is not None:
            off = round(line.stationed.locate(*self._to_metres.transform(lon, lat)).offset_m)
        return PatrolDeviation(
            id=self._chance.keys("patrol deviations", 1)[0],
            owner_domain=patrol.owner_domain,
            area_id=patrol.area_id,
            patrol_id=patrol.id,
            kind=DeviationKind.OFF_BEAT,
            onset=_whole(self._now - 24 * _MINUTE),
            lon=lon,
            lat=lat,
            distance_m=off,
        )

    def _unit(self, row: _Row) -> Unit:
        """The nth of its kind that is on duty now, or is not."""
        duty = {one.id for one in self._on_duty}
        units = [one for one in self._forces.of_kind(row.team) if (one.id in duty) == row.on]
        return units[row.nth % len(units)]

    # -- grounds ------------------------------------------------------------------------------------------------------

    def _ground(self, kind: PatrolKind, at: int) -> _Ground:
        if kind is P:
            post = self._posts[at % len(self._posts)]
            stop = PlannedStop(
                name=post.name, lon=post.lon, lat=post.lat, asset_id=post.id, dwell_min=60, proof=StopProof.QR
            )
            return _Ground(post.name, post.id, (stop,))
        return self._stretch(self._lines[at % len(self._lines)]) if kind is L else self._cell(at)

    def _stretch(self, line: TrunkLine) -> _Ground:
        """The first 12 km and a little, from K1 on, with a check point every four."""
        last = line.stationed.chainage_at(line.length_m)
        begin, end = 1_000.0, min(13_000.0, 1_000.0 * (last // 1_000))
        chainages = np.arange(begin, end + 1, 4_000.0)
        stops = []
        for at, chainage in enumerate(chainages.tolist()):
            lon, lat = self._to_metres.transform(*line.stationed.place_at(chainage), direction="INVERSE")
            name = f"{line.name} {stationing(chainage)}"
            proof = StopProof.QR if at % 2 else StopProof.POSITION
            stops.append(PlannedStop(name=name, lon=round(lon, 6), lat=round(lat, 6), asset_id=line.key, proof=proof))
        return _Ground(f"{line.name} {stationing(begin)}–{stationing(end)}", line.key, tuple(stops), begin, end)

    def _cell(self, at: int) -> _Ground:
        """One of the grid cells with most key wells, with four of them."""
        number, there = self._richest[at % len(self._richest)]
        stops = tuple(self._at_well(int(well)) for well in there[:4])
        return _Ground(self._areas.cell_names[number], self._areas.cell_ids[number], stops)

    @cached_property
    def _richest(self) -> list[tuple[int, Ints]]:
        """The third of the cells that has most key wells, with these."""
        key_wells = np.flatnonzero(self._wells.is_key)
        lon, lat = self._wells.degrees[key_wells].T
        found = [(at, key_wells[shapely.contains_xy(cell, lon, lat)]) for at, cell in enumerate(self._areas.cells)]
        return sorted(found, key=lambda one: -len(one[1]))[: max(1, len(found) // 3)]

    def _of_room(self, unit: Unit, begins: datetime, ends: datetime) -> _Ground:
        """The whole jurisdiction of the unit's room: where its track stayed tonight, then key wells to come."""
        room = self._areas.jurisdiction_ids.index(unit.area_id or self._areas.jurisdiction_ids[0])
        key_wells = np.flatnonzero(self._wells.is_key)
        own = key_wells[shapely.contains_xy(self._areas.jurisdictions[room], *self._wells.degrees[key_wells].T)]
        track = self._track_of(unit, begins)
        last = (ends - 20 * _MINUTE).timestamp()
        been = [] if track is None else [one for one in stays(track) if one[0] < last]
        stops = [
            replace(self._at_well(self._nearest(at_lon, at_lat)), lon=at_lon, lat=at_lat,
                    due_at=datetime.fromtimestamp(at, UTC), proof=StopProof.POSITION)
            for at, at_lon, at_lat in been[:4]
        ]  # fmt: skip
        stops += [self._at_well(int(well)) for well in own[:: max(1, len(own) // 3)][:3]]
        return _Ground(
            f"{unit.organisation.removesuffix('智慧警务室')}警务区", self._areas.jurisdiction_ids[room], tuple(stops)
        )

    def _nearest(self, lon: float, lat: float) -> int:
        east = (self._wells.degrees[:, 0] - lon) * 0.8
        return int(np.argmin(np.hypot(east, self._wells.degrees[:, 1] - lat)))

    def _at_well(self, well: int) -> PlannedStop:
        lon, lat = (round(float(degrees), 6) for degrees in self._wells.degrees[well])
        return PlannedStop(
            name=self._wells.codes[well], lon=lon, lat=lat, asset_id=self._wells.ids[well], proof=StopProof.QR
        )


_GONE = frozenset({S.ACTIVE, S.PAUSED, S.FINISHED, S.REVIEWED})
_OVER = frozenset({S.FINISHED, S.REVIEWED})
_WORD = {P: "守点", L: "穿线", A: "铺面"}


def stays(track: Track) -> list[tuple[float, float, float]]:
    """Where a track stays for at least five minutes within 60 m: (seconds of the arrival, lon, lat)."""
    east, north = np.cos(np.radians(track.lat.mean())) * 111_320.0, 110_990.0
    found: list[tuple[float, float, float]] = []
    first = 0
    for at in range(1, len(track.at) + 1):
        is_there = at < len(track.at) and (
            np.hypot((track.lon[at] - track.lon[first]) * east, (track.lat[at] - track.lat[first]) * north)
            < STAYS_WITHIN_M
        )
        if not is_there:
            if track.at[at - 1] - track.at[first] >= STAYS_FOR_S:
                found.append((float(track.at[first]), float(track.lon[first]), float(track.lat[first])))
            first = at
    return found


def _whole(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
