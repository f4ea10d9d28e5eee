"""The map, begun before anything else: the page starts in its own process while the rest is still imported."""

from __future__ import annotations

from app.paths import DataDirectory, resources
from app.services.map.base_map import county_bounds
from app.services.map.map_supply import MapSupply
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import MapBounds


def start_map(data: DataDirectory, supply: MapSupply) -> MapView:
    """The map, with the county as what ★ shows; base maps come onto it when the window stands (`base_map_acts`)."""
    folders = MapFolders(resources() / "web", resources() / "styles", data.browser)
    view = MapView(supply.features, folders, supply.tiles)
    bounds = county_bounds(data.boundary_folders)
    if bounds is not None:
        west, south, east, north = bounds
        view.set_home(MapBounds(west=west, south=south, east=east, north=north))
    return view
