"""What the patrol benches stand on: a million positions of the demo's units, its wells and its trunk lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import shapely

from app.analysis.coverage.ways import Floats
from app.analysis.stationing import county_metres
from app.domain.asset import AssetLayer, LineKind
from app.paths import DataDirectory
from app.store import asset_store, fix_store, unit_store
from app.store.engine import Database
from tests.bench.desk.ground import filled_demo

FIXES = 1_000_000
_SINCE, _UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FieldNight:
    """Tracks as `fix_store.track` gives them, one a unit; wells and lines in metres (EPSG:4545)."""

    tracks: tuple[Floats, ...]
    on_foot: tuple[bool, ...]
    wells: Floats
    lines: tuple[Floats, ...]
    until: float

    @property
    def since(self) -> float:
        return min(float(one[0, 0]) for one in self.tracks if len(one))

    @property
    def fixes(self) -> int:
        return sum(len(one) for one in self.tracks)

    @property
    def line_km(self) -> float:
        return sum(float(np.hypot(*np.diff(one, axis=0).T).sum()) for one in self.lines) / 1000.0


@cache
def field_night() -> FieldNight:
    """The newest million positions of the filled demo."""
    to_metres = county_metres()
    database = Database(DataDirectory(filled_demo()).database)
    try:
        with database.read() as connection:
            units = unit_store.all_units(connection)
            driven = {one.unit_id for one in unit_store.vehicles.find(connection)}
            tracks = [fix_store.track(connection, one.id, _SINCE, _UNTIL) for one in units]
            wells = asset_store.layer_columns(connection, AssetLayer.WELLS, ("lon", "lat"))
            lines = asset_store.layer_columns(connection, AssetLayer.PIPELINES, ("kind", "shape"))
    finally:
        database.close()
    oldest = np.sort(np.concatenate([one[:, 0] for one in tracks]))[-FIXES:][0]
    trunks = [shape for kind, shape in zip(lines["kind"], lines["shape"], strict=True) if kind == LineKind.TRUNK]
    return FieldNight(
        tuple(one[one[:, 0] >= oldest] for one in tracks),
        tuple(one.id not in driven for one in units),
        np.column_stack(to_metres.transform(wells["lon"], wells["lat"])),
        tuple(
            np.column_stack(to_metres.transform(*shapely.get_coordinates(shapely.from_wkb(one)).T)) for one in trunks
        ),
        max(float(one[-1, 0]) for one in tracks if len(one)) + timedelta(seconds=1).total_seconds(),
    )
