"""Raster base maps in MBTiles archives, as they are found in the wild."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import InputRefused
from app.services.map.raster_tiles import RasterTiles, open_archive, raster_archives

PNG = b"\x89PNG\r\n\x1a\n"


def archive(folder: Path, name: str, tiles: dict[tuple[int, int, int], bytes]) -> Path:
    """An archive with rows counted from the south, as MBTiles has them."""
    file = folder / f"{name}.mbtiles"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE metadata (name text, value text)")
        connection.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*key, body) for key, body in tiles.items()])
    connection.close()
    return file


def test_rows_are_counted_from_the_north_for_the_page(tmp_path: Path) -> None:
    tiles = RasterTiles(
        [open_archive(archive(tmp_path, "base", {(2, 1, 0): PNG + b"south", (2, 1, 3): PNG + b"north"}))]
    )
    assert tiles.tile("base", 2, 1, 0) == ("image/png", PNG + b"north")
    assert tiles.tile("base", 2, 1, 3) == ("image/png", PNG + b"south")
    assert tiles.tile("base", 2, 0, 0) is None
    assert tiles.tile("none", 2, 1, 0) is None


def test_the_real_archives_are_shown_or_refused_with_a_sentence(shared_data: Path) -> None:
    found, refused = raster_archives([shared_data / "tiles"])
    assert [one.name for one in found] == ["geography-class-png"]
    assert (found[0].min_zoom, found[0].max_zoom) == (0, 1)
    sentences = [str(why) for why in refused]
    assert len(sentences) == 3
    for name in ("invalid.mbtiles", "invalid-tile-format.mbtiles", "world_cities.mbtiles"):
        assert any(name in sentence and "left out" in sentence for sentence in sentences), name
    tile = RasterTiles(found).tile("geography-class-png", 1, 0, 0)
    assert tile is not None
    assert tile[0] == "image/png"


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" + bytes(50)])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.mbtiles"
    file.write_bytes(content)
    with pytest.raises(InputRefused, match=r"broken\.mbtiles"):
        open_archive(file)


def test_an_archive_is_never_written_and_works_from_a_read_only_folder(tmp_path: Path) -> None:
    file = archive(tmp_path, "base", {(0, 0, 0): PNG})
    before = file.stat()
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        tiles = RasterTiles([open_archive(file)])
        assert tiles.tile("base", 0, 0, 0) is not None
    finally:
        tmp_path.chmod(0o755)
    after = file.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert [left.name for left in tmp_path.iterdir()] == ["base.mbtiles"]


def test_several_threads_may_ask_at_once(tmp_path: Path) -> None:
    bodies = {(3, x, y): PNG + bytes([x, y]) for x in range(8) for y in range(8)}
    tiles = RasterTiles([open_archive(archive(tmp_path, "base", bodies))])
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda key: tiles.tile("base", key[0], key[1], 7 - key[2]), bodies))
    assert answers == [("image/png", body) for body in bodies.values()]
