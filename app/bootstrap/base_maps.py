"""The base maps of one installation, joined: the desk that knows them, and the tiles of those that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.paths import DataDirectory, shipped_maps
from app.services.base_maps.base_map_desk import BaseMapDesk
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.map.base_map import county_bounds
from app.settings import Settings
from app.store.unit_of_work import Store

# Where a source is tried that has no county to be tried at.
SOMEWHERE = (107.6, 37.3)


def make_base_maps(
    store: Store, data: DataDirectory, chosen: Settings, boundaries: Sequence[Path]
) -> tuple[ShownTiles, BaseMapDesk]:
    """The tiles must be closed before the desk."""
    tiles = ShownTiles()

    def middle() -> tuple[float, float]:
        box = county_bounds(boundaries)
        return SOMEWHERE if box is None else ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)

    desk = BaseMapDesk(store, shipped_maps(), data.maps, data.cache, chosen.tile_cache_mb, tiles, middle)
    return tiles, desk
