"""What happens in the demo while the desk is open, step by step: units drive their beats, now and then something
raises an alarm.

Pure stepping: a state and a stretch of time give fixes and alerts. `SimulatedFeeds` supplies the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.demo.alerts_plan import drawn_habits, well_alert
from app.demo.live_roads import Course, LiveRoads, places_along
from app.demo.tracks_plan import PACE, Beat
from app.demo.wells_plan import Wells
from app.domain.alert import Alert
from app.domain.key import key_from
from app.domain.unit import Fix

STOP_S = (60.0, 240.0)
"""Shorter stops than real patrols make (domain.md D.7 says 10 to 16 minutes), so that something moves on the map."""


WAIT_S = ((1_000.0, 1_300.0), (180.0, 300.0))
"""How long each tanker waits beside a line: the first long enough to be told of as loitering, the second at night only
as being near."""


@dataclass
class _Drive:
    """Where a unit is on its present leg, and how long it still stays at its end."""

    course: Course
    along_m: float
    pace: float
    stay_s: float


class FieldSimulation:
    """The moving part of the demo. `starts` (unit key to lon, lat) says where units were seen last. The `tankers` are
    under way at any hour.

    Something may happen at any of `wells`, each as likely, which lie in the jurisdictions `areas`.
    """

    def __init__(
        self,
        roads: LiveRoads,
        beats: Mapping[str, Beat],
        wells: Wells,
        areas: Sequence[str],
        *,
        seed: int,
        alerts_per_hour: float = 4.0,
        starts: Mapping[str, tuple[float, float]] | None = None,
        tankers: Sequence[Beat] = (),
    ) -> None:
        self._roads, self._beats = roads, beats
        self._wells, self._areas = wells, areas
        self._rng = np.random.default_rng([seed, 0x11FE])
        self._alerts_per_hour = alerts_per_hour
        self._starts = dict(starts or {})
        self._tankers = tankers
        self._stops = {one.unit_id: stop for one, stop in zip(tankers, WAIT_S, strict=False)}
        # What they do is drawn apart, so that the rest of the field is the same with and without them.
        self._tanker_rng = np.random.default_rng([seed, 0x7A4B])
        self._drives: dict[str, _Drive] = {one.unit_id: self._waiting(one) for one in tankers}
        self._told = 0

    def step(self, now: datetime, elapsed_s: float, on_duty: Iterable[str]) -> tuple[list[Fix], list[Alert]]:
        """`elapsed_s` seconds pass and it is `now`: one fix of each unit on duty that has a beat and of each
        tanker, and alerts if any."""
        beats = [self._beats[unit_id] for unit_id in on_duty if unit_id in self._beats]
        fixes = [self._moved(beat, now, elapsed_s) for beat in (*beats, *self._tankers)]
        return fixes, self._alerts(now, elapsed_s)

    def _moved(self, beat: Beat, now: datetime, elapsed_s: float) -> Fix:
        drive = self._drives.get(beat.unit_id)
        if drive is None:
            drive = self._drives[beat.unit_id] = self._leg(beat, self._first_junction(beat))
            drive.along_m = (
                float(self._rng.uniform(0, 0.5)) * drive.course.length_m if beat.unit_id not in self._starts else 0.0
            )
        if drive.along_m >= drive.course.length_m:
            drive.stay_s -= elapsed_s
            if drive.stay_s <= 0:
                drive = self._drives[beat.unit_id] = self._leg(beat, drive.course.end)
        speed_kmh = drive.pace * _speed(drive.course, drive.along_m)
        drive.along_m = min(drive.along_m + speed_kmh / 3.6 * elapsed_s, drive.course.length_m)
        lon, lat = places_along(drive.course, np.array([drive.along_m]))[0].tolist()
        standing = drive.along_m >= drive.course.length_m
        return Fix(
            beat.unit_id,
            now,
            round(lon, 7),
            round(lat, 7),
            0.0 if standing else round(speed_kmh, 1),
            round(_heading(drive.course, drive.along_m), 0),
            5.0,
        )

    def _first_junction(self, beat: Beat) -> int:
        seen = self._starts.get(beat.unit_id)
        return beat.home if seen is None else self._roads.nearest(seen)

    def _leg(self, beat: Beat, here: int) -> _Drive:
        rng = self._tanker_rng if beat.unit_id in self._stops else self._rng
        share = beat.weights / beat.weights.sum()
        there = int(rng.choice(beat.targets, p=share))
        stop_s = self._stops.get(beat.unit_id, STOP_S)
        return _Drive(self._roads.course(here, there), 0.0, float(rng.uniform(*PACE)), float(rng.uniform(*stop_s)))

    def _waiting(self, beat: Beat) -> _Drive:
        """At its first place, so that one need not wait until it has come there."""
        return _Drive(self._roads.course(beat.home, beat.home), 0.0, 1.0, self._stops[beat.unit_id][0])

    def _alerts(self, now: datetime, elapsed_s: float) -> list[Alert]:
        count = int(self._rng.poisson(self._alerts_per_hour * elapsed_s / 3600.0))
        found = []
        for habit, severity in drawn_habits(self._rng, count):
            well = int(self._rng.integers(len(self._areas)))
            self._told += 1
            key = key_from(int(now.timestamp() * 1000), self._rng.bytes(10))
            found.append(
                well_alert(
                    self._wells,
                    well,
                    habit,
                    severity,
                    now,
                    key,
                    f"{now:%y%m%d%H%M%S}-{self._told}",
                    self._areas[well],
                )
            )
        return found


def _stretch(course: Course, along_m: float) -> int:
    """The number of the stretch between vertices at this distance; -1 for a course that is one point."""
    last = len(course.speed_kmh) - 1
    return min(int(np.searchsorted(course.at_m, along_m, side="right")) - 1, last)


def _speed(course: Course, along_m: float) -> float:
    stretch = _stretch(course, along_m)
    return float(course.speed_kmh[stretch]) if stretch >= 0 else 0.0


def _heading(course: Course, along_m: float) -> float:
    """Degrees clockwise from north of the road at this distance."""
    stretch = _stretch(course, along_m)
    if stretch < 0:
        return 0.0
    east, north = course.degrees[stretch + 1] - course.degrees[stretch]
    return float(np.degrees(np.arctan2(east * np.cos(np.radians(37.3)), north)) % 360.0)
