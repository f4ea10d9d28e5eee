"""The data page over a register of 300,000 wells: opened first, counted, listed, and read again after an act."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import shapely

from app.domain.access import Actor, Right, Role
from app.domain.asset import AreaKind, Asset, AssetLayer, WellKind, WellStatus
from app.domain.completeness import Gap
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.domain.responsibility import Owner
from app.paths import resources
from app.services.asset_desk import AssetDesk
from app.services.assets.figures_desk import FiguresDesk
from app.services.assets.register_columns import GroupBy
from app.services.assets.register_desk import RegisterDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.services.selection import SLICE
from app.store.batches import BatchWriter
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure, median_of_runs, seconds_of

AREA = "run"
ASSETS, CELLS = 300_000, 10
KEEPER = Actor(user_id="bench", name="bench", role=Role.FOUNDER, desk_id="bench")


def bench_the_data_page_at_300000_assets() -> Iterator[Figure]:
    with register() as store:
        first_s = median_of_runs(lambda: seconds_of(FiguresDesk(store).columns))
        desk = FiguresDesk(store)
        desk.columns()
        yield Figure.at_most(AREA, "data page first opened, 300,000 assets", first_s * 1e3, 3_000, "ms")
        counted_s = median_of_runs(lambda: seconds_of(lambda: desk.figures(GroupBy.CELL)))
        yield Figure.at_most(AREA, "figures by grid cell, 300,000 assets", counted_s * 1e3, 100, "ms")
        listed_s = median_of_runs(lambda: seconds_of(lambda: desk.work_list(GroupBy.CELL, None, Gap.UNOWNED)))
        yield Figure.at_most(AREA, "list of 300,000 un-owned assets", listed_s * 1e3, 1_000, "ms")
        acts, follows = assigned_and_followed(store, desk)
        yield Figure.at_most(AREA, f"an owner given to {SLICE} assets, the writer held", acts * 1e3, 50, "ms")
        yield Figure.at_most(AREA, "figures after an act, 300,000 assets", follows * 1e3, 500, "ms")


def bench_one_moved_well_drawn_anew() -> Iterator[Figure]:
    with register(30_000) as store:
        layers = MapLayers(store, MapFeatures(), resources() / "web" / "legend.json")
        layers.load(AssetLayer.WELLS)
        desk, wells = RegisterDesk(store), AssetDesk(store)
        key = wells.table(AssetLayer.WELLS).id_at(0)

        def moved() -> float:
            seen = wells.asset(key)
            desk.edit(KEEPER, new_key(), seen, {}, [Position(seen.lon + 0.001, seen.lat)])
            return seconds_of(lambda: layers.update(AssetLayer.WELLS, (key,)))

        yield Figure.at_most(AREA, "one moved well of 30,000 drawn anew", median_of_runs(moved) * 1e3, 100, "ms")


def assigned_and_followed(store: Store, desk: FiguresDesk) -> tuple[float, float]:
    """Median seconds of an assignment to a slice, and of the figures that follow it."""
    follows: list[float] = []

    def act() -> float:
        keys = desk.work_list(GroupBy.CELL, None, Gap.UNOWNED).ids[:SLICE]
        owners = ResponsibilityDesk(store)
        took = seconds_of(lambda: owners.assign(KEEPER, new_key(), keys, Owner(name="看护岗")))
        begun = time.perf_counter()
        desk.figures(GroupBy.CELL)
        follows.append(time.perf_counter() - begun)
        return took

    return median_of_runs(act), sorted(follows)[len(follows) // 2]


@contextmanager
def register(count: int = ASSETS) -> Iterator[Store]:
    """A store with wells over a county of a hundred cells."""
    with tempfile.TemporaryDirectory() as folder:
        database, lane = Database(Path(folder) / "onemap.sqlite"), WriteLane()
        upgrade(database, Path(folder))
        store = Store(database, lambda _facts: None)
        writer = BatchWriter(
            store, lane, KEEPER, new_key(), kind="BENCH", label="bench", noun="wells", right=Right.IMPORT
        )
        writer.begin()
        writer.write(Asset, [vars(one) for one in [*cells(), *wells(count)]])
        writer.complete()
        yield store
        lane.close()
        database.close()


def cells() -> Iterator[Asset]:
    width, height = 1.3 / CELLS, 1.1 / CELLS
    for number in range(CELLS * CELLS):
        west, south = 107.0 + width * (number % CELLS), 36.8 + height * (number // CELLS)
        outline = shapely.segmentize(shapely.box(west, south, west + width, south + height), width / 60)
        yield asset(AssetLayer.AREAS, f"格{number}", AreaKind.GRID_CELL, west + width / 2, south + height / 2, outline)


def wells(count: int) -> Iterator[Asset]:
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(107.0, 108.3, count).tolist(), rng.uniform(36.8, 37.9, count).tolist()
    for number in range(count):
        yield asset(AssetLayer.WELLS, f"定{number}", WellKind.OIL, lon[number], lat[number])


def asset(
    layer: AssetLayer, code: str, kind: str, lon: float, lat: float, outline: shapely.Polygon | None = None
) -> Asset:
    number = int("".join(sign for sign in code if sign.isdigit()))
    west, south, east, north = (lon, lat, lon, lat) if outline is None else outline.bounds
    return Asset(
        id=new_key(),
        owner_domain=OwnerDomain.SOCIAL,
        layer=layer,
        code=code,
        code_key=code,
        name=code if number % 7 else "",
        kind=kind,
        status=WellStatus.PRODUCING,
        operator=f"作业区{number % 15}",
        lon=lon,
        lat=lat,
        shape=None if outline is None else shapely.to_wkb(outline),
        min_lon=west,
        min_lat=south,
        max_lon=east,
        max_lat=north,
        visited_at=datetime(2026, 11, 1, tzinfo=UTC) - timedelta(days=number % 400),
    )
