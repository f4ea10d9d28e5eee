"""The map, begun before the rest of the window: the page starts in its own process while panels are still imported."""

from __future__ import annotations

from dataclasses import dataclass

from app.bootstrap import Program
from app.errors import AppError
from app.paths import resources
from app.services.map.base_map import county_bounds
from app.services.map.raster_tiles import RasterTiles, raster_archives
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import MapBounds


@dataclass(frozen=True)
class StartedMap:
    """The map, and a sentence for each archive in the maps folders that it cannot show."""

    view: MapView
    refused: tuple[AppError, ...]


def start_map(program: Program) -> StartedMap:
    """The map with the raster archives that lie in the maps folders, the county as what ★ shows."""
    archives, refused = raster_archives(program.tile_folders)
    folders = MapFolders(resources() / "web", resources() / "styles", program.data.browser)
    view = MapView(program.map_features, folders, RasterTiles(archives))
    if archives:
        view.show_raster(archives[-1])
    bounds = county_bounds(program.base_folders)
    if bounds is not None:
        west, south, east, north = bounds
        view.set_home(MapBounds(west=west, south=south, east=east, north=north))
    return StartedMap(view, tuple(refused))
