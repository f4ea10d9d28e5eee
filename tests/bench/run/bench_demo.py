"""How long the demo oilfield takes: to be planned and told, and to be written so far that the desk can open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.demo.county_time import track_days
from app.demo.demo_filler import DemoFiller
from app.demo.oilfield import DemoOilfield
from app.domain.access import Actor, Role
from app.domain.events import Fact
from app.paths import shipped_maps
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure, median_of_runs

WELLS = 30_000
NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
GENERATED_S = 4.0


def bench_the_demo_is_made() -> Iterator[Figure]:
    """Every record but the tracks; then one day of tracks."""
    yield Figure.at_most("run", "demo: all records of 30,000 wells made", median_of_runs(_made), GENERATED_S, "s")
    field = DemoOilfield(1, WELLS, NOW, shipped_maps() / "boundaries")
    day = track_days(NOW)[1]
    begun = time.perf_counter()
    fixes = sum(len(track.at) for track in field.tracks(day))
    yield Figure.told("run", "demo: fixes made a second", fixes / (time.perf_counter() - begun), "1/s")


def bench_the_demo_is_written() -> Iterator[Figure]:
    """Into a real file: first what the desk opens with, then the past and the tracks without anybody waiting."""
    first: list[float] = []
    for _ in range(4):
        first.append(_written(rest=False)[0])
    essential, rest = _written(rest=True)
    yield Figure.told("run", "demo: essential part planned and written", sorted([*first, essential])[2], "s")
    yield Figure.told("run", "demo: past and tracks written behind it", rest, "s")


def _made() -> float:
    begun = time.perf_counter()
    field = DemoOilfield(1, WELLS, NOW, shipped_maps() / "boundaries")
    assert sum(1 for _ in field.essential()) > WELLS
    assert sum(1 for _ in field.past()) > 10_000
    return time.perf_counter() - begun


def _written(*, rest: bool) -> tuple[float, float]:
    told: list[Fact] = []
    actor = Actor(user_id="bench", name="bench", role=Role.LEADER, desk_id="bench")
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store, lane = Store(database, told.extend), WriteLane()
        begun = time.perf_counter()
        filler = DemoFiller(store, lane, actor, shipped_maps() / "boundaries", seed=1, wells=WELLS)
        filler.fill_essential()
        essential = time.perf_counter() - begun
        if rest:
            filler.fill_rest()
        took = time.perf_counter() - begun - essential
        lane.close()
        database.close()
    return essential, took
