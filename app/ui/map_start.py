"""The map, begun before the rest of the window.

The page starts in a process of its own and readers fetch its layers, while panels are still imported and built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.errors import AppError
from app.paths import resources
from app.services.base_map import county_bounds
from app.services.raster_tiles import RasterTiles, raster_archives
from app.ui.background import Background
from app.ui.map.map_view import MapFolders, MapView
from app.ui.map.marks import MapBounds
from app.ui.map_loads import MapLoads


class EarlyTroubles(QObject):
    """What fails before there is a window to say it in: kept until `hand_over`."""

    def __init__(self, background: Background, view: MapView) -> None:
        super().__init__(view)
        self._refused: list[AppError] = []
        self._crashed: list[BaseException] = []
        self._failed: list[str] = []
        background.refused.connect(self.refuse)
        background.crashed.connect(self._on_crashed)
        view.page_failed.connect(self._on_page_failed)

    def refuse(self, error: AppError) -> None:
        """Something that the officer should be told of."""
        self._refused.append(error)

    def hand_over(
        self,
        refuse: Callable[[AppError], object],
        report: Callable[[BaseException], object],
        crash: Callable[[str], object],
    ) -> None:
        """Tell it to those who from now on hear it themselves."""
        for error in self._refused:
            refuse(error)
        for bug in self._crashed:
            report(bug)
        for sentence in self._failed:
            crash(sentence)
        self.deleteLater()

    def _on_crashed(self, bug: BaseException) -> None:
        self._crashed.append(bug)

    def _on_page_failed(self, sentence: str) -> None:
        self._failed.append(sentence)


@dataclass(frozen=True)
class StartedMap:
    """The map, who asks for it and what it loads, and what has failed so far."""

    view: MapView
    background: Background
    loads: MapLoads
    troubles: EarlyTroubles


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
    background = Background(program.readers, program.lane.live, view)
    troubles = EarlyTroubles(background, view)
    for error in refused:
        troubles.refuse(error)
    loads = MapLoads(program, background, view)
    loads.load()
    return StartedMap(view, background, loads, troubles)
