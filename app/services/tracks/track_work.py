"""The part of taking tracks in that takes long: reading, converting and judging. Runs in a process apart."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.analysis.declared_crs import conversion_to_wgs84, parse_crs
from app.analysis.fix_filter import FilterLimits
from app.analysis.track_cleaning import DOUBTS, Reported, seem_two_devices, verdicts
from app.analysis.track_metres import steps_m
from app.analysis.track_simplify import kept_fixes
from app.analysis.track_stops import stops, trips
from app.domain.sentence import Sentence, sentence
from app.formats.track_files import read_tracks
from app.formats.tracks.way import Way
from app.services.tracks.track_plan import Numbers, ReadWay, TrackPlan, TrackRead, WayCounts

OUTLINE_M = 30.0
_BLOCK_BYTES = 1 << 20


def read_ways(plan: TrackPlan, now_s: float, limits: FilterLimits) -> TrackRead:
    """All ways of a file, as they would be taken in. Raises `InputRefused` with the reason where it cannot be used."""
    with _collector_resting():
        found = read_tracks(plan.path)
    datum = str(parse_crs(plan.datum or found.declared_crs or "WGS84"))
    convert = conversion_to_wgs84(parse_crs(datum))
    notes = list(found.notes)
    if found.unplaced:
        notes.append(sentence("Rows without a place that can be read, left out: {count}.", count=found.unplaced))
    ways = []
    for way in found.ways:
        places = convert(np.column_stack([way.lon, way.lat]))
        ways.append(_read_way(way, places, way.times.utc(plan.clock), now_s, limits))
    return TrackRead(
        plan=plan,
        kind=found.kind.value,
        sha256=_sha256(plan.path),
        datum=datum,
        ways=tuple(ways),
        notes=tuple(notes),
    )


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Millions of cells and no ring among them: looking for one takes longer than reading them (2.9 s of 4.9 s for a
    table of a million rows)."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read_way(way: Way, places: Numbers, seconds: Numbers, now_s: float, limits: FilterLimits) -> ReadWay:
    told = np.flatnonzero(~np.isnan(seconds) & ~np.isnan(places).any(axis=1))
    order = told[np.argsort(seconds[told], kind="stable")]
    columns = (seconds, places[:, 0], places[:, 1], way.speed_kmh, way.course_deg, way.accuracy_m)
    fixes = np.array([column[order] for column in columns])
    reported = Reported(fixes[0], fixes[1], fixes[2], fixes[3], fixes[5])
    doubts = verdicts(reported, now_s, limits)
    track = fixes[:4, doubts == 0].T
    stood = stops(track)
    gone = trips(track, stood)
    counted = np.bincount(doubts, minlength=len(DOUBTS)).tolist()
    counts = WayCounts(
        read=len(way),
        untimed=len(way) - len(told),
        disordered=_disordered(seconds[told]),
        doubted={doubt: counted[number] for number, doubt in enumerate(DOUBTS) if doubt and counted[number]},
        trips=len(gone),
        stops=len(stood),
        length_m=sum(one.length_m for one in gone),
        stopped_s=sum(one.seconds for one in stood),
    )
    return ReadWay(
        name=way.name,
        device=way.device,
        fixes=fixes,
        doubts=doubts,
        outline=track[kept_fixes(track, OUTLINE_M), 1:3],
        counts=counts,
        notes=_notes(counts, reported, doubts, limits),
    )


def _disordered(seconds: Numbers) -> int:
    """How many stand behind a later one: a receiver whose clock went back, or pieces put together wrongly."""
    return int(np.count_nonzero(seconds[1:] < np.maximum.accumulate(seconds)[:-1])) if len(seconds) > 1 else 0


def _notes(
    counts: WayCounts, reported: Reported, doubts: NDArray[np.uint8], limits: FilterLimits
) -> tuple[Sentence, ...]:
    told: list[Sentence] = []
    if not counts.believed:
        told.append(sentence("No point of it can be believed; look at the datum and at where it was recorded."))
    if counts.disordered:
        told.append(sentence("Points that stood behind a later one, put in order: {count}.", count=counts.disordered))
    if seem_two_devices(reported, doubts, limits):
        told.append(sentence("Two devices seem to report under one name: it leaps to and fro between two places."))
    steps = steps_m(np.column_stack([reported.seconds, reported.lon, reported.lat]))
    if len(steps) and counts.believed and not steps.any():
        told.append(sentence("It never moves: all its points are at one place."))
    return tuple(told)


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            found.update(block)
    return found.hexdigest()
