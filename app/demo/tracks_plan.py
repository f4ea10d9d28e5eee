"""30 days of patrol tracks along the roads: over a million fixes, made one unit's shift at a time."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from app.demo.county_frame import Floats, Ints
from app.demo.live_roads import Course, places_along
from app.domain.unit import UnitKind

if TYPE_CHECKING:
    from app.demo.areas_plan import JurisdictionAt
    from app.demo.forces_plan import Forces
    from app.demo.road_graph import RoadGraph
    from app.demo.wells_plan import Wells

STOP_MINUTES = (10.0, 16.0)
"""How long a patrol stays at a place: the dosage of domain.md D.7."""
NOISE_DEG = 2.5e-5
EVERY_S = {
    UnitKind.PATROL_GROUP: 12.0,
    UnitKind.JOINT_TEAM: 60.0,
    UnitKind.GUARD_TEAM: 300.0,
    UnitKind.VOLUNTEER_TEAM: 300.0,
}
"""Seconds between fixes: trackers of patrol cars tell most."""
PACE = (0.6, 0.9)
"""Of the road's speed: patrols drive slowly."""


@dataclass(frozen=True)
class Beat:
    """Where a unit patrols: its home junction and the junctions worth a visit with their weights."""

    unit_id: str
    code: str
    home: int
    targets: Ints
    weights: Floats
    every_s: float


@dataclass(frozen=True)
class Track:
    """A unit's fixes of one shift as columns: seconds since 1970, lon, lat, km/h, degrees clockwise from north."""

    unit_id: str
    at: Ints
    lon: Floats
    lat: Floats
    speed_kmh: Floats
    course_deg: Floats


def plan_beats(graph: RoadGraph, forces: Forces, wells: Wells, areas: JurisdictionAt) -> dict[str, Beat]:
    """A beat for every unit: the roads of its jurisdiction, those at key wells above all."""
    jurisdiction = areas.keys(graph.places)
    key_wells = np.bincount(graph.nearest(wells.degrees[wells.is_key]), minlength=len(graph.places))
    worth = np.asarray(key_wells + 0.05, dtype=np.float64)
    beats = {}
    for unit in forces.units:
        targets = np.flatnonzero([key == unit.area_id for key in jurisdiction])
        if unit.kind not in EVERY_S or not len(targets):
            continue
        home = int(targets[zlib.crc32(unit.code.encode()) % len(targets)])
        beats[unit.id] = Beat(unit.id, unit.code, home, targets, worth[targets], EVERY_S[unit.kind])
    return beats


@dataclass(frozen=True)
class Ride:
    """One ride of a shift, seconds since 1970: along `course` from `begins` on, there at `arrives`, on again at
    `leaves`; `after_s` are the seconds after which each of its corners is passed."""

    course: Course
    after_s: Floats
    begins: float
    leaves: float

    @property
    def arrives(self) -> float:
        return self.begins + float(self.after_s[-1])


def shift_rides(graph: RoadGraph, beat: Beat, starts_at: datetime, ends_at: datetime, seed: int) -> list[Ride]:
    """What a unit does between two times, as it is known before any receiver blurs it: stays and ways in turn."""
    return list(_rides(graph, beat, starts_at, ends_at, _chance(beat, starts_at, seed)))


def shift_track(graph: RoadGraph, beat: Beat, starts_at: datetime, ends_at: datetime, seed: int) -> Track:
    """One unit's fixes between two times; the same for the same seed, unit and start."""
    finish, rng = ends_at.timestamp(), _chance(beat, starts_at, seed)
    times, metres, courses = [], [], []
    for ride in _rides(graph, beat, starts_at, ends_at, rng):
        first = math.ceil(ride.begins / beat.every_s) * beat.every_s
        when = np.arange(first, min(ride.leaves, finish), beat.every_s)
        times.append(when)
        metres.append(np.interp(when - ride.begins, ride.after_s, ride.course.at_m))
        courses.append(ride.course)
    return _track(beat.unit_id, times, metres, courses, rng)


def _chance(beat: Beat, starts_at: datetime, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(beat.code.encode()), int(starts_at.timestamp())])


def _rides(
    graph: RoadGraph, beat: Beat, starts_at: datetime, ends_at: datetime, rng: np.random.Generator
) -> Iterator[Ride]:
    clock, finish = starts_at.timestamp(), ends_at.timestamp()
    for leg in _legs(graph, beat, rng, beat.home):
        if clock >= finish:
            break
        pace = rng.uniform(*PACE)
        after = np.concatenate([[0.0], np.cumsum(np.diff(leg.at_m) / (leg.speed_kmh * pace / 3.6))])
        leaves = clock + float(after[-1]) + 60.0 * rng.uniform(*STOP_MINUTES)
        yield Ride(leg, after, clock, leaves)
        clock = leaves


def _legs(graph: RoadGraph, beat: Beat, rng: np.random.Generator, start: int) -> Iterator[Course]:
    """Endless legs from target to target of the beat."""
    share = beat.weights / beat.weights.sum()
    here = start
    while True:
        there = int(rng.choice(beat.targets, p=share))
        if there != here or len(beat.targets) == 1:
            yield graph.course(here, there) if there != here else _standing(graph, here)
            here = there


def _standing(graph: RoadGraph, junction: int) -> Course:
    return Course(graph.places[[junction]], np.zeros(1), np.zeros(0), junction)


def _track(
    unit_id: str, times: list[Floats], metres: list[Floats], courses: list[Course], rng: np.random.Generator
) -> Track:
    """The fixes of all legs, with the small scatter of a receiver; standing fixes keep the course they came with."""
    if not times:
        empty = np.zeros(0)
        return Track(unit_id, np.zeros(0, dtype=np.int64), empty, empty, empty, empty)
    places = np.concatenate([places_along(course, along) for course, along in zip(courses, metres, strict=True)])
    at = np.concatenate(times).astype(np.int64)
    step = np.diff(places, axis=0, prepend=places[:1])
    east, north = step[:, 0] * math.cos(math.radians(37.3)) * 111_320.0, step[:, 1] * 110_990.0
    gone = np.hypot(east, north)
    elapsed = np.maximum(np.diff(at, prepend=at[:1] - 1), 1)
    heading = np.degrees(np.arctan2(east, north)) % 360.0
    moving = np.maximum.accumulate(np.where(gone > 0.5, np.arange(len(at)), 0))
    scattered = places + rng.normal(0, NOISE_DEG, places.shape)
    return Track(
        unit_id,
        at,
        np.round(scattered[:, 0], 6),
        np.round(scattered[:, 1], 6),
        np.round(gone / elapsed * 3.6, 1),
        np.round(heading[moving], 0),
    )
