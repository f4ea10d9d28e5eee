"""The past of the demo: everything as it was at moments of two years, over a million and more positions."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from app.paths import DataDirectory, resources
from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.services.map.past_desk import PastDesk
from app.store import fix_store
from app.store.engine import Database
from app.store.unit_of_work import Store, utc_now
from tests.bench.desk import ground
from tests.bench.figure import Figure

LIMIT_MS = 150.0
HOURS_BACK = (1, 2, 5, 9, 24, 60, 24 * 7, 24 * 20, 24 * 60, 24 * 200, 24 * 400, 24 * 700)


def bench_past() -> Iterator[Figure]:
    """What a step of the time slider reads: marks, units and duty; the tracks beside them; the bars of two years."""
    database = Database(DataDirectory(ground.filled_demo()).database)
    store, now = Store(database, lambda _facts: None), utc_now()
    desk = PastDesk(store, UnitTracker(store), DutyDesk(store))
    layers = MapLayers(store, MapFeatures(), resources() / "web" / "legend.json")
    with store.read() as connection:
        fixes = fix_store.count(connection)
    for name, read in (("everything as of a moment", desk.as_of), ("its tracks of 12 h", layers.load_tracks)):
        took = [_ms(read, now - timedelta(hours=back)) for back in HOURS_BACK]
        yield Figure.at_most("map", f"{name}, {fixes:,} fixes: median", statistics.median(took), LIMIT_MS, "ms")
        yield Figure.at_most("map", f"{name}, {fixes:,} fixes: worst", max(took), LIMIT_MS, "ms")
    since = now - timedelta(days=731)
    counted = _ms(lambda at: desk.alert_counts(at, timedelta(days=1), 731), since)
    yield Figure.at_most("map", "alerts of two years counted by the day", counted, LIMIT_MS, "ms")
    database.close()


def _ms(read: Callable[[datetime], object], moment: datetime) -> float:
    """The better of two readings: the first also pays for the other jobs of the machine."""
    took = []
    for _ in range(2):
        begun = time.perf_counter()
        read(moment)
        took.append((time.perf_counter() - begun) * 1_000)
    return min(took)
