"""The search at 300,000 records: what an officer types, letter by letter, to the finds that are shown."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.access import Actor, Right, Role
from app.domain.asset import Asset, SiteKind
from app.domain.events import AssetsChanged
from app.domain.position import Position
from app.services.search.search_desk import SearchDesk
from app.services.search.sources import store_sources
from app.store.batches import BatchWriter
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.records import to_row
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure, seconds_of
from tests.services.search.ground import site, trunk, well

RECORDS = 300_000
WORST_MS, MEDIAN_MS = 50.0, 25.0
HERE = Position(107.6, 37.3)
OPERATORS, PLACES = "定安姬吴华庄靖环镇盐", ("红柳沟", "姬塬", "油房庄", "白湾子", "冯地坑", "张崾先")
TYPED = (
    "定12345-6", "ding12345", "姬塬智慧警务室", "jyzhjws", "红柳沟12号计量站", "长庆三线 K12+300", "12345", "5-7",
    "白湾子采油作业区", "井场", "107.6, 37.2", "没有这个名字的地方", "姬塬警务室",
)  # fmt: skip


def bench_search_while_typing() -> Iterator[Figure]:
    """Every beginning of what is typed is asked, as the command bar does."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store, lane = Store(database, lambda _facts: None), WriteLane()
        _fill(store, lane)
        kept = _memory_mb(store)
        desk = SearchDesk(store, store_sources())
        built = seconds_of(desk.refresh)
        took = [_ms(desk, text[:end]) for text in TYPED for end in range(1, len(text) + 1)]
        changed = _changed(desk, store, lane)
        lane.close()
        database.close()
    name = f"search of {RECORDS:,} names"
    yield Figure.at_most("map", f"{name}: median of {len(took)} beginnings", statistics.median(took), MEDIAN_MS, "ms")
    yield Figure.at_most("map", f"{name}: worst", max(took), WORST_MS, "ms")
    yield Figure.at_most("map", f"{name}: first after one was renamed", changed, WORST_MS, "ms")
    yield Figure.told("map", f"{name}: read and built", built, "s")
    yield Figure.told("map", f"{name}: memory kept", kept, "MB")


def _memory_mb(store: Store) -> float:
    """What a search holds once everything is read; tracing slows it, so it is thrown away."""
    tracemalloc.start()
    desk = SearchDesk(store, store_sources())
    desk.refresh()
    kept = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return kept


def _ms(desk: SearchDesk, text: str) -> float:
    return seconds_of(lambda: desk.find(text, HERE)) * 1000


def _changed(desk: SearchDesk, store: Store, lane: WriteLane) -> float:
    """Until a well is found by its new name, from the moment the act was told."""
    actor = Actor(user_id="bench", name="bench", role=Role.FOUNDER, desk_id="bench")
    one = next(found.record for found in desk.find("定1-1", HERE) if isinstance(found.record, Asset))

    def rename() -> None:
        with store.act(actor, "rename", "bench.rename", Right.IMPORT) as work:
            work.change(one, code="新名1", code_key="新名1", name="新名1")

    lane.live(rename).result()
    begun = time.perf_counter()
    desk.on_fact(AssetsChanged(one.layer, (one.id,)))
    found = desk.find("新名1", HERE)
    took = (time.perf_counter() - begun) * 1000
    if [hit.key for hit in found] != [one.id]:
        raise RuntimeError("the new name was not found")
    return took


def _fill(store: Store, lane: WriteLane) -> None:
    actor = Actor(user_id="bench", name="bench", role=Role.FOUNDER, desk_id="bench")
    writer = BatchWriter(store, lane, actor, "fill", kind="IMPORT", label="", noun="asset", right=Right.IMPORT)
    writer.begin()
    now = store.now()
    pattern = to_row(well("", ""), updated_at=now)
    rows = []
    for number in range(RECORDS - 1_000):
        code = f"{OPERATORS[number % 10]}{number // 70 + 1}-{number % 7 + 1}"
        name = f"{PLACES[number % 6]}{code}井场" if number % 5 == 0 else code
        place = {"lon": 107.0 + number % 997 / 800, "lat": 36.9 + number % 991 / 900}
        rows.append(pattern | {"id": f"w{number}", "code": code, "code_key": code, "name": name} | place)
    for number in range(999):
        one = site(f"s{number}", f"{PLACES[number % 6]}{number}号计量站", SiteKind.METERING)
        if number < len(PLACES):
            one = replace(one, name=f"{PLACES[number]}智慧警务室", kind=SiteKind.POLICE_ROOM)
        rows.append(to_row(one, updated_at=now))
    rows.append(to_row(trunk("p1", "长庆三线", (107.5, 37.2), (107.9, 37.2)), updated_at=now))
    writer.write(Asset, rows)
    writer.complete()
