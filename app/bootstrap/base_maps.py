"""The base maps of one installation: the desk that knows them, joined to the tiles of those that are shown."""

from __future__ import annotations

from app.paths import DataDirectory, shipped_maps
from app.services.base_maps.base_map_desk import BaseMapDesk
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.map.base_map import county_bounds
from app.settings import Settings
from app.store.unit_of_work import Store

# Where a source is tried that has no county to be tried at.
SOMEWHERE = (107.6, 37.3)


def make_base_maps(store: Store, data: DataDirectory, chosen: Settings, tiles: ShownTiles) -> BaseMapDesk:
    """`tiles` must be closed before the desk."""

    def middle() -> tuple[float, float]:
        box = county_bounds(data.boundary_folders)
        return SOMEWHERE if box is None else ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)

    return BaseMapDesk(store, shipped_maps(), data.maps, data.cache, chosen.tile_cache_mb, tiles, middle)
