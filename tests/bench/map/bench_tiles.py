"""Tiles out of a large archive: to open it, and to get one tile, as the page asks for them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np

from app.domain.base_map import BaseKind, BaseMap, MapDatum
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.base_maps.tile_source import ArchiveTiles
from tests.bench.figure import Figure, PeerNotInstalled, median_of_runs, seconds_of

AREA = "map"
FOLDER = Path(__file__).resolve().parents[3] / "build" / "bench-tiles"
TILE_BYTES = 24_000
ZOOM = 17
SIDE = 289
ASKED = 400
SLICE = 2_000
NEEDED_BYTES = 4_000_000_000


def bench_two_gigabytes_of_tiles() -> Iterator[Figure]:
    """Tiles of 24 kB at random places, most of them not in the disk's cache; then 4 at a time, as the page asks."""
    with large_archive() as file:
        base = BaseMap(id="b", name="b", kind=BaseKind.ARCHIVE, datum=MapDatum.WGS84, file=file)

        def opened() -> ArchiveTiles:
            return ArchiveTiles(base, lambda _base, _why: None)

        def open_once() -> None:
            opened().close()

        yield Figure.at_most(
            AREA, "a 2 GB MBTiles opened", 1e3 * median_of_runs(lambda: seconds_of(open_once)), 50, "ms"
        )
        tiles = ShownTiles()
        (shown,) = tiles.show([(base, opened())])
        rng = np.random.default_rng(3)
        keys = [(int(x), int(y)) for x, y in rng.integers(0, SIDE, (ASKED, 2))]

        def one(x: int, y: int) -> None:
            assert tiles.ask(shown.name, ZOOM, x, y).result() is not None

        forget(file)
        took = [1e3 * seconds_of(partial(one, x, y)) for x, y in keys]
        yield Figure.at_most(AREA, "a tile out of a 2 GB MBTiles, median", statistics.median(took), 5, "ms")
        yield Figure.told(AREA, "a tile out of a 2 GB MBTiles, 99 of 100", float(np.percentile(took, 99)), "ms")

        def a_screen() -> None:
            asked = [tiles.ask(shown.name, ZOOM, x, y) for x, y in keys[:48]]
            assert all(tile.result() is not None for tile in asked)

        yield Figure.told(
            AREA, "48 tiles (a screen) asked for at once", 1e3 * median_of_runs(lambda: seconds_of(a_screen)), "ms"
        )
        tiles.close()


def forget(file: Path) -> None:
    """Let the system forget what it keeps of the file in memory, where it can be asked to."""
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def large_archive() -> Iterator[Path]:
    """2 GB of tiles (SIDE x SIDE of them) under build/, made from noise that starts as a PNG does; gone afterwards."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(FOLDER).free < NEEDED_BYTES:
        raise PeerNotInstalled("4 GB of free disk")
    file = FOLDER / "large.mbtiles"
    try:
        fill(file)
        yield file
    finally:
        shutil.rmtree(FOLDER)


def fill(file: Path) -> None:
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE metadata (name text, value text)")
    connection.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
    noise = np.random.default_rng(1).bytes(2 * TILE_BYTES)
    places = [(x, y) for x in range(SIDE) for y in range(SIDE)]
    for begin in range(0, len(places), SLICE):
        rows = [
            (ZOOM, x, 2**ZOOM - 1 - y, b"\x89PNG\r\n\x1a\n" + noise[(x * 131 + y) % TILE_BYTES :][:TILE_BYTES])
            for x, y in places[begin : begin + SLICE]
        ]
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        connection.commit()
    connection.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
    connection.commit()
    connection.close()
