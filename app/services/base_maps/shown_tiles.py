"""The base maps that are shown now, and the threads that get their tiles.

The page knows each by a short number that is never used twice, so a name of a file or a question of an old page leads
nowhere. Archives and servers have threads of their own: a slow server never holds up a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from app.domain.base_map import BaseMap
from app.services.base_maps.tile_source import Tile, TileSource

FILE_THREADS, SERVER_THREADS = 2, 4


@dataclass(frozen=True)
class ShownBase:
    """A base map as the page is told of it. `shift` is the datum it has to undo, "" for none."""

    name: str
    base: BaseMap
    min_zoom: int
    max_zoom: int
    shift: str
    attribution: str


class ShownTiles:
    """Any thread may ask. `show` replaces what is shown; sources that go are closed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sources: dict[str, tuple[BaseMap, TileSource]] = {}
        self._last = 0
        self._files = ThreadPoolExecutor(FILE_THREADS, "tiles")
        self._servers = ThreadPoolExecutor(SERVER_THREADS, "tile-server")

    def show(self, opened: Sequence[tuple[BaseMap, TileSource]]) -> list[ShownBase]:
        """Show these from now on, the lowest first; how the page shall ask for each."""
        made: dict[str, tuple[BaseMap, TileSource]] = {}
        with self._lock:
            for base, source in opened:
                self._last += 1
                made[str(self._last)] = (base, source)
            gone, self._sources = self._sources, made
        for _, source in gone.values():
            source.break_off()
            source.close()
        return [
            ShownBase(
                name, base, source.min_zoom, source.max_zoom, base.datum.shift if base.datum else "", source.attribution
            )
            for name, (base, source) in made.items()
        ]

    def ask(
        self, name: str, zoom: int, x: int, y: int, is_wanted: Callable[[], bool] = lambda: True
    ) -> Future[Tile | None]:
        """One tile, y from the north; None where there is none, or when nobody wants it any more."""
        found = self._sources.get(name)
        if found is None:
            nothing: Future[Tile | None] = Future()
            nothing.set_result(None)
            return nothing
        base, source = found
        pool = self._servers if base.kind.is_remote else self._files
        return pool.submit(lambda: source.tile(zoom, x, y) if is_wanted() else None)

    def wake(self) -> None:
        """Try failing sources again at once."""
        for _, source in tuple(self._sources.values()):
            source.wake()

    def close(self) -> None:
        """End; what waits for a server is broken off."""
        with self._lock:
            gone, self._sources = self._sources, {}
        for _, source in gone.values():
            source.break_off()
        for pool in (self._files, self._servers):
            pool.shutdown(wait=True, cancel_futures=True)
        for _, source in gone.values():
            source.close()
