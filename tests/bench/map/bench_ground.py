"""What is here, and what lies around a stretch of a line, over three hundred thousand assets in a real store."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import shapely

from app.domain.access import Actor, Right, Role
from app.domain.asset import Asset, AssetLayer
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.record import OwnerDomain
from app.paths import resources
from app.services.map import around_shapes
from app.services.map.ground_index import GroundIndex
from app.services.map.identify_desk import IdentifyDesk
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.services.map.within_desk import WithinDesk
from app.store.batches import BatchWriter
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.bench.figure import Figure

AREA = "map"
WELLS, LINES, CAMERAS, ROUNDS = 295_000, 4_500, 500, 25
BOX = ((107.2, 36.9), (108.2, 37.8))
ACTOR = Actor(user_id="bench", name="bench", role=Role.LEADER, desk_id="bench")


def bench_what_is_here_and_what_lies_around() -> Iterator[Figure]:
    """Wells thick as on a pad in places, lines, cameras; the places asked are those of wells."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store, lane = Store(database, lambda _facts: None), WriteLane()
        places, trunk = _fill(store, lane)
        features = MapFeatures()
        index = GroundIndex(store, features, MapLayers(store, features, resources() / "web" / "legend.json"))
        begun = time.perf_counter()
        index.warm_up()
        yield Figure.told(AREA, "ground index of 300,000 assets made ready", time.perf_counter() - begun, "s")
        asked = [Position(*places[at]) for at in range(0, WELLS, WELLS // ROUNDS)]
        here, within = IdentifyDesk(store, index), WithinDesk(index)
        took = _median_ms([lambda at=at: here.here(at, 300.0) for at in asked])  # type: ignore[misc]
        yield Figure.at_most(AREA, "identify within 300 m, 300,000 assets", took, 50.0, "ms")
        took = _median_ms([lambda at=at: here.here(at, 5_000.0) for at in asked])  # type: ignore[misc]
        yield Figure.at_most(AREA, "identify within 5 km, 300,000 assets", took, 50.0, "ms")
        stretch = around_shapes.of_section(index, trunk, (), 5_000, 25_000)
        took = _median_ms([lambda: within.around(stretch, 500.0)] * ROUNDS)
        yield Figure.at_most(AREA, "within 500 m of 20 km of a line, 300,000 assets", took, 100.0, "ms")
        took = _median_ms([lambda: within.around(stretch, 5.0)] * ROUNDS)
        yield Figure.at_most(AREA, "within the 5 m strip of 20 km of a line, 300,000 assets", took, 100.0, "ms")
        took = _median_ms(
            [lambda at=at: within.around(around_shapes.of_place(index, at), 2_000.0) for at in asked]  # type: ignore[misc]
        )
        yield Figure.at_most(AREA, "within 2 km of a place, 300,000 assets", took, 100.0, "ms")
        ring = shapely.Polygon([(107.5, 37.2), (107.6, 37.22), (107.62, 37.31), (107.55, 37.35), (107.48, 37.28)])
        area = around_shapes.of_wkt(index, ring.wkt)
        took = _median_ms([lambda: within.around(area, 200.0)] * ROUNDS)
        yield Figure.at_most(AREA, "in and within 200 m of a drawn area, 300,000 assets", took, 100.0, "ms")
        lane.close()
        database.close()


def _median_ms(asked: list[Callable[[], object]]) -> float:
    times = []
    asked[0]()
    for ask in asked:
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _fill(store: Store, lane: WriteLane) -> tuple[np.ndarray, Asset]:
    rng = np.random.default_rng(4)
    pads = rng.uniform(*BOX, (WELLS // 8, 2))
    places = np.repeat(pads, 8, axis=0)[:WELLS] + rng.normal(0, 0.0003, (len(pads) * 8, 2))[:WELLS]
    rows = [_point(AssetLayer.WELLS, f"W{i}", "OIL", *place) for i, place in enumerate(places.tolist())]
    eyes = rng.uniform(*BOX, (CAMERAS, 2)).tolist()
    rows += [_point(AssetLayer.CAMERAS, f"C{i}", "FIXED", *place) for i, place in enumerate(eyes)]
    begins = rng.uniform(*BOX, (LINES, 2))
    rows += [
        _line(f"L{i}", "GATHERING", np.array([begin, begin + rng.normal(0, 0.01, 2)])) for i, begin in enumerate(begins)
    ]
    turn = np.linspace(0, 1, 900)
    trunk = _line("T1", "TRUNK", np.column_stack([107.25 + turn * 0.9, 37.3 + 0.15 * np.sin(turn * 9)]))
    writer = BatchWriter(store, lane, ACTOR, new_key(), kind="bench", label="b", noun="asset", right=Right.IMPORT)
    writer.begin()
    writer.write(Asset, [_plain(row) for row in (*rows, trunk)])
    writer.complete()
    return places, trunk


def _plain(asset: Asset) -> dict[str, object]:
    return {field.name: getattr(asset, field.name) for field in fields(asset)}


def _point(layer: AssetLayer, code: str, kind: str, lon: float, lat: float) -> Asset:
    return Asset(
        id=new_key(), owner_domain=OwnerDomain.SOCIAL, layer=layer, code=code, code_key=code, name=code, kind=kind,
        lon=lon, lat=lat, min_lon=lon, max_lon=lon, min_lat=lat, max_lat=lat,
    )  # fmt: skip


def _line(code: str, kind: str, degrees: np.ndarray) -> Asset:
    (west, south), (east, north), (lon, lat) = degrees.min(axis=0), degrees.max(axis=0), degrees[len(degrees) // 2]
    return Asset(
        id=new_key(), owner_domain=OwnerDomain.SOCIAL, layer=AssetLayer.PIPELINES, code=code, code_key=code, name=code,
        kind=kind, medium="OIL", lon=float(lon), lat=float(lat), min_lon=float(west), max_lon=float(east),
        min_lat=float(south), max_lat=float(north), shape=bytes(shapely.to_wkb(shapely.linestrings(degrees))),
    )  # fmt: skip
