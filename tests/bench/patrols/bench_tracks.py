"""A million points of a track as GPX and as CSV: read, cleaned, parted into trips and stops, and kept in the store."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from app.domain.access import Actor, Right, Role
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.services.tracks.track_desk import TrackDesk
from app.services.tracks.track_plan import TrackPlan
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure

POINTS = 1_000_000
GPX_S, CSV_S = 12.0, 5.0
BEGIN = datetime(2026, 10, 1, tzinfo=UTC)
ACTOR = Actor(user_id="u-bench", name="测", role=Role.OFFICER, desk_id="desk-bench")
UNIT = Unit(id="unit-bench", owner_domain=OwnerDomain.POLICE, code="P-01", name="测组", kind=UnitKind.PATROL_GROUP)


def bench_tracks_in() -> Iterator[Figure]:
    """Each format once through the whole of it: what an officer waits for from choosing the file to its being kept."""
    with tempfile.TemporaryDirectory(prefix="onemap-bench-") as name:
        folder = Path(name)
        for kind, limit in (("GPX", GPX_S), ("CSV", CSV_S)):
            path = folder / f"巡.{kind.lower()}"
            (_write_gpx if kind == "GPX" else _write_csv)(path)
            read_s, kept_s = _taken_in(folder / kind, path)
            yield Figure.at_most("patrols", f"1,000,000 points of {kind} read and cleaned", read_s, limit, "s")
            yield Figure.told("patrols", f"1,000,000 points of {kind} kept in the store", kept_s, "s")


def _taken_in(folder: Path, path: Path) -> tuple[float, float]:
    folder.mkdir()
    database = Database(folder / "onemap.sqlite")
    upgrade(database, folder / "backups")
    store, lane = Store(database, lambda _facts: None), WriteLane()
    desk = TrackDesk(store, lane)
    try:
        with store.act(ACTOR, "unit", "bench.unit", Right.ACT) as work:
            work.add(UNIT)
        # The process that reads stands already when the second file of an evening is chosen.
        small = folder / "small.csv"
        small.write_text("time,lon,lat\n2026-10-01 00:00:00,107.6,37.3\n2026-10-01 00:00:10,107.6,37.3\n", "utf-8")
        desk.look(TrackPlan(path=small))
        begun = time.perf_counter()
        read = desk.look(TrackPlan(path=path))
        looked = time.perf_counter()
        result = desk.run(ACTOR, "in", read, [UNIT.id])
        kept = time.perf_counter()
        if result.kept != POINTS or read.ways[0].counts.believed != POINTS:
            raise AssertionError(f"{result.kept} of {POINTS} points were kept")
        return looked - begun, kept - looked
    finally:
        desk.close()
        lane.close()
        database.close()


def _points() -> tuple[list[str], list[float], list[float], list[float]]:
    """A fix a second for eleven and a half days: half an hour's drive, ten minutes' stand, over and over."""
    seconds = np.arange(POINTS)
    moves = (seconds % 2400) < 1800
    way = np.cumsum(np.where(moves, 10.0, 0.0))
    unrest = np.random.default_rng(1).normal(0.0, 3.0, (2, POINTS))
    turn = way / 40_000.0
    lon = 107.6 + (9_000 * np.cos(turn) + unrest[0]) / 88_450.0
    lat = 37.3 + (9_000 * np.sin(turn) + unrest[1]) / 111_195.0
    stamps = (seconds + int(BEGIN.timestamp())).astype("datetime64[s]")
    texts = np.datetime_as_string(stamps).tolist()
    return texts, lon.round(7).tolist(), lat.round(7).tolist(), np.where(moves, 36.0, 0.0).tolist()


def _write_gpx(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="bench" ')
        file.write('xmlns="http://www.topografix.com/GPX/1/1"><trk><name>P-01</name><trkseg>\n')
        for text, lon, lat, _ in zip(*_points(), strict=True):
            file.write(f'<trkpt lat="{lat}" lon="{lon}"><ele>1350</ele><time>{text}Z</time></trkpt>\n')
        file.write("</trkseg></trk></gpx>\n")


def _write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("终端号,时间,经度,纬度,速度(km/h)\n")
        for text, lon, lat, speed in zip(*_points(), strict=True):
            file.write(f"P-01,{text}Z,{lon},{lat},{speed}\n")
