"""Replay out of ten million stored fixes: a unit's day, the start of ten units of a night, frames at a hundred and
twenty times the time on a real page that shows a whole county."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import numpy as np

from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.paths import resources
from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.services.map.past_desk import PastDesk
from app.services.tracks.replay_desk import ReplayDesk
from app.services.tracks.replay_layers import ReplayLayers
from app.store import fix_store
from app.store.column_types import to_micros
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.records import to_row
from app.store.tables import unit
from app.store.unit_of_work import Store
from app.ui.map.marks import AlertMark
from tests.bench.desk import ground
from tests.bench.figure import LEAST_RUNS, Figure, median_of_runs, seconds_of
from tests.bench.map.stage import EAST, NORTH, SOUTH, WEST, Stage, set_everything, stage, wait_until

AREA = "patrols"
BEGIN = datetime(2026, 11, 1, 10, tzinfo=UTC)
DAYS, COMMON, QUICK = 20, 38, 2
EACH_S, QUICK_S = 10, 1
"""Of forty units two tell each second, as a car with a good terminal does: a day of one is 86,400 fixes."""
NIGHT = timedelta(hours=12)
SPEED = 120.0
DAY_S, START_S, FRAME_MS = 0.3, 1.0, 50.0
WELLS, PLAYED_S, MARKS_MS = 30_000, 6.0, 250


def bench_unit_day() -> Iterator[Figure]:
    """Fixes, speeds, stops and the course of one unit's day."""
    with ten_million() as (store, count):
        desk = ReplayDesk(store)
        for name, key in (("a fix each 10 s", "u0"), ("a fix each second", f"u{COMMON}")):
            since = BEGIN + timedelta(days=9)

            def read(key: str = key, since: datetime = since) -> float:
                return seconds_of(lambda: desk.replay([key], since, since + timedelta(days=1)))

            yield Figure.at_most(AREA, f"{count:,} fixes: one unit-day, {name}", median_of_runs(read), DAY_S, "s")
        past = PastDesk(store, UnitTracker(store), DutyDesk(store))
        moment = BEGIN + timedelta(days=11, hours=3)
        took = median_of_runs(lambda: seconds_of(lambda: past.as_of(moment)))
        yield Figure.told(AREA, f"{count:,} fixes: everything else as of a moment", 1_000 * took, "ms")


def bench_start_and_frames() -> Iterator[Figure]:
    """Ten units of a night, two at a fix a second: from asking to the first picture, then six seconds of play."""
    with ten_million() as (store, count), stage() as full:
        set_everything(full, WELLS)
        full.refresh()
        starts = [_start(store, full, night) for night in range(LEAST_RUNS)]
        name = f"{count:,} fixes: replay of ten units of a night, asked to drawn"
        yield Figure.at_most(AREA, name, statistics.median(starts), START_S, "s")
        for follow, words in ((-1, "the whole county"), (COMMON % 10, "one followed at zoom 13")):
            script, worst, rate = _play(full, follow)
            yield Figure.at_most(AREA, f"x120, {words}: script of a frame, p95", script, FRAME_MS, "ms")
            yield Figure.told(AREA, f"x120, {words}: script of a frame, worst", worst, "ms")
            yield Figure.told(AREA, f"x120, {words}: frames a second on this screen", rate, "fps")


def _start(store: Store, full: Stage, night: int) -> float:
    """Seconds from the question to the picture, another night each time."""
    layers = ReplayLayers(full.features, resources() / "web" / "legend.json")
    keys = [*(f"u{n}" for n in range(8)), f"u{COMMON}", f"u{COMMON + 1}"]
    since = BEGIN + timedelta(days=night)
    full.view.play_replay(None)
    layers.show(None)
    full.refresh()
    begun = time.perf_counter()
    replay = ReplayDesk(store).replay(keys, since, since + NIGHT)
    layers.show(replay)
    full.view.refresh_layers()
    full.view.play_replay(since.timestamp() + 1_800, 0.0)
    drawn = "(desk.replay.ways?.count === 10 && !desk.replay.canvas.hidden && desk.stock.asked.size === 0)"
    wait_until(lambda: full.ask(drawn) is True)
    return time.perf_counter() - begun


def _play(full: Stage, follow: int) -> tuple[float, float, float]:
    """Script of a frame in ms (p95 and worst) and frames a second; the desk tells new marks four times a second."""
    full.show(13 if follow >= 0 else 9.5)
    full.ask(
        """(({replay, scene}) => { window.taken = []; const draw = Object.getPrototypeOf(replay).draw;
        replay.draw = () => { const begun = performance.now(); draw.call(replay);
        window.taken.push(performance.now() - begun) };
        const compose = Object.getPrototypeOf(scene).compose;
        scene.compose = () => { const begun = performance.now(); compose.call(scene);
        window.taken[window.taken.length - 1] += performance.now() - begun }; return 0 })(desk)"""
    )
    at = float(full.ask("desk.replay.ways.since")) + 3_600
    full.view.play_replay(at, SPEED, follow)
    rng, begun = np.random.default_rng(3), time.perf_counter()
    while time.perf_counter() - begun < PLAYED_S:
        places = rng.uniform((WEST, SOUTH), (EAST, NORTH), (30, 2))
        full.view.show_marks(
            "alerts", [AlertMark(id=str(n), lon=lon, lat=lat, kind="HIGH") for n, (lon, lat) in enumerate(places)]
        )
        _rest(MARKS_MS / 1_000)
    elapsed = time.perf_counter() - begun
    taken = np.array(full.ask("window.taken"))
    full.view.play_replay(at, 0.0)
    full.ask("(({replay, scene}) => { delete replay.draw; delete scene.compose; return 0 })(desk)")
    return float(np.percentile(taken, 95)), float(taken.max()), len(taken) / elapsed


def _rest(seconds: float) -> None:
    """Let the page work for so long."""
    end = time.perf_counter() + seconds
    wait_until(lambda: time.perf_counter() > end)


@contextmanager
def ten_million() -> Iterator[tuple[Store, int]]:
    """A store with the fixes of forty units over twenty days, made once for all benches of a run."""
    file = ground.workplace() / "ten-million.sqlite"
    is_new = not file.exists()
    database = Database(file)
    if is_new:
        upgrade(database, ground.workplace() / "ten-million-backups")
        _fill(database)
    store = Store(database, lambda _facts: None)
    with store.read() as connection:
        count = fix_store.count(connection)
    yield store, count
    database.close()


def _fill(database: Database) -> None:
    with database.write() as connection:
        for number in range(COMMON + QUICK):
            one = Unit(
                id=f"u{number}", owner_domain=OwnerDomain.POLICE, code=f"{number:02}", name=f"巡察{number}组",
                kind=UnitKind.PATROL_GROUP, call_sign=f"巡{number}",
            )  # fmt: skip
            connection.execute(unit.insert(), to_row(one, updated_at=BEGIN))
    columns = "(unit_id, at, lon, lat, speed_kmh, course_deg, accuracy_m, doubt, batch_no)"
    statement = f"INSERT INTO fix {columns} VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)"
    # In the order of the key, as a table without row numbers wants it.
    for number in sorted(range(COMMON + QUICK), key=lambda one: f"u{one}"):
        each = QUICK_S if number >= COMMON else EACH_S
        at, lon, lat, kmh = _way(number, each)
        times = (to_micros(BEGIN) + at * 1_000_000).tolist()
        rows = list(zip([f"u{number}"] * len(times), times, lon.tolist(), lat.tolist(), kmh.tolist(), strict=True))
        with database.write() as connection:
            connection.exec_driver_sql(statement, rows)


def _way(number: int, each_s: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Drives of 20 minutes at 40 km/h with stops of 13 between them, turning a little, with a receiver's scatter."""
    rng = np.random.default_rng(number)
    at = np.arange(0, DAYS * 86_400, each_s, dtype=np.int64)
    stands = (at + 97 * number) % 1_980 >= 1_200
    kmh = np.where(stands, 0.0, rng.normal(40.0, 4.0, len(at)).clip(15, 60))
    heading = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.05 * np.sqrt(each_s), len(at)))
    step = kmh / 3.6 * each_s / 111_000.0
    lon = _mirrored(107.0 + (number % 8) * 0.15 + np.cumsum(step * np.sin(heading) / 0.797), WEST, EAST)
    lat = _mirrored(36.8 + (number // 8) * 0.2 + np.cumsum(step * np.cos(heading)), SOUTH, NORTH)
    scatter = rng.normal(0, 2.5e-5, (2, len(at)))
    return at, np.round(lon + scatter[0], 6), np.round(lat + scatter[1], 6), np.round(kmh, 1)


def _mirrored(way: np.ndarray, low: float, high: float) -> np.ndarray:
    """Kept within the county: who reaches its edge turns back."""
    span = high - low
    return low + np.abs((way - low + span) % (2 * span) - span)
