"""The map, begun before the rest of the window: the page starts in its own process while panels are still imported."""

from __future__ import annotations

from app.bootstrap import Program
from app.paths import resources
from app.services.map.base_map import county_bounds
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import MapBounds


def start_map(program: Program) -> MapView:
    """The map, with the county as what ★ shows; base maps come onto it when the window stands (`base_map_acts`)."""
    folders = MapFolders(resources() / "web", resources() / "styles", program.data.browser)
    view = MapView(program.map_features, folders, program.shown_tiles)
    bounds = county_bounds(program.base_folders)
    if bounds is not None:
        west, south, east, north = bounds
        view.set_home(MapBounds(west=west, south=south, east=east, north=north))
    return view
