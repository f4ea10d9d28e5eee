"""Tile archives as they are found in the wild: read where they can be, refused in one sentence where not."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from app.errors import InputRefused
from app.formats.tiles.mbtiles import MbtilesArchive
from app.formats.tiles.open_archive import archives_in, open_archive
from app.formats.tiles.pmtiles import PmtilesArchive, directory_of, tile_id, varints
from app.formats.tiles.tile_body import TileForm, form_of, unpacked
from app.formats.tiles.tile_folder import TileFolder

PNG = b"\x89PNG\r\n\x1a\n"
# A vector tile with one empty layer "a".
MVT = bytes([0x1A, 5, 0x0A, 1, 0x61, 0x78, 2])


def archive(file: Path, tiles: dict[tuple[int, int, int], bytes], *, index: bool = False, **about: str) -> Path:
    """Rows counted from the south, as MBTiles has them."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE metadata (name text, value text)")
        connection.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
        connection.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
        if index:
            connection.execute("CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row)")
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(*key, body) for key, body in tiles.items()])
    connection.close()
    return file


Expected = tuple[TileForm, int, int] | str
SHARED: dict[str, Expected] = {
    "geography-class-png.mbtiles": (TileForm.PNG, 0, 1),
    "world_cities.mbtiles": (TileForm.MVT, 0, 6),
    "stamen_toner(raster)CC-BY+ODbL_z3.pmtiles": (TileForm.PNG, 0, 3),
    "test_fixture_1.pmtiles": (TileForm.MVT, 0, 0),
    "test_fixture_2.pmtiles": (TileForm.MVT, 0, 0),
    "invalid.mbtiles": "no MBTiles archive",
    "invalid-tile-format.mbtiles": "neither pictures",
    "invalid.pmtiles": "no PMTiles archive",
    "empty.pmtiles": "empty",
}
DUMPS: dict[str, Expected] = {
    "geography-class-jpg": (TileForm.JPEG, 0, 1),
    "world_cities": (TileForm.MVT, 0, 6),
    "uncompressed_mvt": (TileForm.MVT, 0, 0),
    "json": "neither pictures",
}


def test_every_real_archive_is_listed_here(shared_data: Path) -> None:
    assert {file.name for file in archives_in(shared_data / "tiles")} == set(SHARED)
    assert {file.stem for file in (shared_data / "tiles" / "martin_mbtiles_sql").iterdir()} == set(DUMPS)


@pytest.mark.parametrize("name", SHARED)
def test_the_real_archives_are_read_or_refused_in_a_sentence(shared_data: Path, name: str) -> None:
    check(shared_data / "tiles" / name, SHARED[name])


@pytest.mark.parametrize("name", DUMPS)
def test_flat_normalised_and_uncompressed_archives_are_read(shared_data: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.mbtiles"
    connection = sqlite3.connect(file)
    connection.executescript((shared_data / "tiles" / "martin_mbtiles_sql" / f"{name}.sql").read_text("utf-8"))
    connection.close()
    check(file, DUMPS[name])


def check(file: Path, expected: Expected) -> None:
    if isinstance(expected, str):
        with pytest.raises(InputRefused, match=expected) as told:
            open_archive(file)
        assert file.name in str(told.value)
        return
    opened = open_archive(file)
    facts = opened.facts
    assert (facts.form, facts.min_zoom, facts.max_zoom) == expected
    first = [opened.tile(facts.min_zoom, x, y) for x in range(2**facts.min_zoom) for y in range(2**facts.min_zoom)]
    assert any(first)
    opened.close()


def test_rows_are_counted_from_the_north_for_the_page(tmp_path: Path) -> None:
    opened = MbtilesArchive(archive(tmp_path / "b.mbtiles", {(2, 1, 0): PNG + b"south", (2, 1, 3): PNG + b"north"}))
    assert opened.tile(2, 1, 0) == PNG + b"north"
    assert opened.tile(2, 1, 3) == PNG + b"south"
    assert opened.tile(2, 0, 0) is None
    opened.close()


def test_the_form_is_sniffed_and_an_empty_first_tile_does_not_hide_it(tmp_path: Path) -> None:
    file = archive(tmp_path / "b.mbtiles", {(0, 0, 0): b"", (1, 0, 0): gzip.compress(MVT)}, format="png")
    opened = MbtilesArchive(file)
    assert opened.facts.form is TileForm.MVT
    assert opened.tile(0, 0, 0) is None
    opened.close()


@pytest.mark.parametrize("bounds", ["-200,1,300,2", "108,37,107,38", "a,b,c,d", "1,2,3", "nan,0,1,1"])
def test_bounds_that_are_none_are_passed_over(tmp_path: Path, bounds: str) -> None:
    opened = MbtilesArchive(archive(tmp_path / "b.mbtiles", {(0, 0, 0): PNG}, bounds=bounds))
    assert opened.facts.bounds is None
    opened.close()


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\x00" + bytes(50)])
@pytest.mark.parametrize("name", ["broken.mbtiles", "broken.pmtiles"])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputRefused, match=r"broken\."):
        open_archive(file)


def test_a_copy_that_broke_off_is_refused_as_cut_short(tmp_path: Path, shared_data: Path) -> None:
    for name in ("geography-class-png.mbtiles", "stamen_toner(raster)CC-BY+ODbL_z3.pmtiles"):
        whole = (shared_data / "tiles" / name).read_bytes()
        file = tmp_path / name
        file.write_bytes(whole[: len(whole) * 2 // 3])
        with pytest.raises(InputRefused, match="cut short"):
            open_archive(file)


def test_damage_inside_an_archive_is_a_sentence_and_no_crash(tmp_path: Path, shared_data: Path) -> None:
    rng = random.Random(3)
    for name in ("geography-class-png.mbtiles", "world_cities.mbtiles", "test_fixture_1.pmtiles"):
        whole = (shared_data / "tiles" / name).read_bytes()
        for turn in range(25):
            spoiled = bytearray(whole)
            for _ in range(60):
                spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
            file = tmp_path / f"{turn}-{name}"
            file.write_bytes(spoiled)
            try:
                opened = open_archive(file)
                for zoom in range(3):
                    for x in range(2**zoom):
                        opened.tile(zoom, x, 0)
            except InputRefused:
                continue
            opened.close()


def test_an_archive_is_never_written_and_works_from_a_read_only_folder(tmp_path: Path) -> None:
    file = archive(tmp_path / "base.mbtiles", {(0, 0, 0): PNG})
    before = file.stat()
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        opened = open_archive(file)
        assert opened.tile(0, 0, 0) == PNG
        opened.close()
    finally:
        tmp_path.chmod(0o755)
    after = file.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert [left.name for left in tmp_path.iterdir()] == ["base.mbtiles"]


def test_several_threads_may_ask_at_once(tmp_path: Path, shared_data: Path) -> None:
    bodies = {(3, x, y): PNG + bytes([x, y]) for x in range(8) for y in range(8)}
    opened = open_archive(archive(tmp_path / "base.mbtiles", bodies))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda key: opened.tile(key[0], key[1], 7 - key[2]), bodies))
    assert answers == list(bodies.values())
    opened.close()
    packed = open_archive(shared_data / "tiles" / "stamen_toner(raster)CC-BY+ODbL_z3.pmtiles")
    keys = [(3, x, y) for x in range(8) for y in range(8)] * 4
    with ThreadPoolExecutor(4) as pool:
        bodies_of = list(pool.map(lambda key: packed.tile(*key), keys))
    assert all(body is not None and form_of(body) is TileForm.PNG for body in bodies_of)
    assert bodies_of[:64] == bodies_of[64:128]
    packed.close()


def test_an_archive_that_was_removed_while_open_is_a_sentence_to_the_next_thread(tmp_path: Path) -> None:
    file = archive(tmp_path / "base.mbtiles", {(0, 0, 0): PNG})
    opened = open_archive(file)
    file.unlink()
    with ThreadPoolExecutor(1) as pool, pytest.raises(InputRefused, match="cannot be read any more"):
        pool.submit(lambda: opened.tile(0, 0, 0)).result()
    opened.close()


def test_a_large_archive_without_index_is_refused_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.formats.tiles.mbtiles._NEEDS_INDEX_BYTES", 1000)
    with pytest.raises(InputRefused, match="CREATE UNIQUE INDEX"):
        open_archive(archive(tmp_path / "slow.mbtiles", {(0, 0, 0): PNG}))
    open_archive(archive(tmp_path / "quick.mbtiles", {(0, 0, 0): PNG}, index=True)).close()


def test_tile_ids_are_those_of_the_specification() -> None:
    known = {
        (0, 0, 0): 0, (1, 0, 0): 1, (1, 0, 1): 2, (1, 1, 1): 3, (1, 1, 0): 4, (2, 0, 0): 5,
        (12, 3423, 1763): 19078479, (10, 818, 396): 1189043, (14, 13089, 6343): 304395241,
    }  # fmt: skip
    assert {key: tile_id(*key) for key in known} == known
    assert sorted(tile_id(4, x, y) for x in range(16) for y in range(16)) == list(range(85, 341))


def test_a_directory_is_read_as_it_was_written() -> None:
    rng = np.random.default_rng(4)
    ids = np.cumsum(rng.integers(1, 1 << 40, 500))
    runs, lengths = rng.integers(0, 5, 500), rng.integers(1, 1 << 20, 500)
    offsets, told = [int(rng.integers(0, 1 << 45))], []
    for i in range(1, 500):
        together = bool(rng.random() < 0.7)
        offsets.append(offsets[-1] + int(lengths[i - 1]) if together else int(rng.integers(0, 1 << 45)))
    for i, offset in enumerate(offsets):
        told.append(0 if i and offset == offsets[i - 1] + int(lengths[i - 1]) else offset + 1)
    numbers = [500, *np.diff(ids, prepend=0).tolist(), *runs.tolist(), *lengths.tolist(), *told]
    read = directory_of(b"".join(varint(int(number)) for number in numbers))
    assert read.ids.tolist() == ids.tolist()
    assert read.offsets.tolist() == offsets
    assert (read.runs.tolist(), read.lengths.tolist()) == (runs.tolist(), lengths.tolist())
    with pytest.raises(ValueError, match="cut short"):
        varints(b"\x80")


def varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])


def pmtiles(file: Path, *, version: int = 3, packing: int = 1, high: int = 0) -> Path:
    """One tile, everything unpacked: as small as the format allows."""
    root = b"".join(varint(number) for number in (1, 0, 1, len(MVT), 1))
    about = json.dumps({"name": "小图"}).encode()
    places = [127, len(root), 127 + len(root), len(about), 127 + len(root) + len(about), 0]
    places += [places[4], len(MVT), 1, 1, 1]
    head = b"PMTiles" + bytes([version]) + b"".join(one.to_bytes(8, "little") for one in places)
    head += bytes([1, packing, 1, 1, 0, high]) + bytes(127 - 102)
    file.write_bytes(head + root + about + MVT)
    return file


def test_an_archive_without_any_packing_is_read(tmp_path: Path) -> None:
    opened = PmtilesArchive(pmtiles(tmp_path / "a.pmtiles"))
    assert opened.facts.title == "小图"
    assert opened.tile(0, 0, 0) == MVT
    assert opened.tile(5, 1, 1) is None
    opened.close()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"version": 4}, "version 4"),
        ({"version": 2}, "version 2"),
        ({"packing": 4}, "only gzip"),
        ({"high": 99}, "0 to 99"),
    ],
)
def test_a_pmtiles_archive_of_another_kind_is_refused(tmp_path: Path, changed: dict[str, int], said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        open_archive(pmtiles(tmp_path / "a.pmtiles", **changed))


def folder(place: Path, *, tms: bool = False) -> Path:
    for zoom, x, y in ((1, 0, 0), (1, 1, 1), (2, 3, 0)):
        row = 2**zoom - 1 - y if tms else y
        file = place / str(zoom) / str(x) / f"{row}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(PNG + bytes([zoom, x, y]))
    return place


def test_a_folder_of_tiles_is_an_archive(tmp_path: Path) -> None:
    opened = open_archive(folder(tmp_path / "tiles"))
    assert (opened.facts.form, opened.facts.min_zoom, opened.facts.max_zoom) == (TileForm.PNG, 1, 2)
    assert opened.tile(2, 3, 0) == PNG + bytes([2, 3, 0])
    assert opened.tile(2, 3, 1) is None


def test_a_folder_that_counts_from_the_south_is_known_by_its_mark_or_told(tmp_path: Path) -> None:
    place = folder(tmp_path / "tiles", tms=True)
    told = TileFolder(place, tms=True)
    assert told.tile(2, 3, 0) == PNG + bytes([2, 3, 0])
    (place / "tilemapresource.xml").write_text("<TileMap/>")
    assert TileFolder(place).tile(1, 1, 1) == PNG + bytes([1, 1, 1])


def test_a_folder_without_tiles_and_one_that_went_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty" / "3" / "2").mkdir(parents=True)
    with pytest.raises(InputRefused, match="holds no tiles"):
        open_archive(tmp_path / "empty")
    opened = open_archive(folder(tmp_path / "tiles"))
    shutil.rmtree(tmp_path / "tiles")
    with pytest.raises(InputRefused, match="any more"):
        opened.tile(1, 0, 0)


def test_only_what_holds_tiles_is_found_in_a_folder(tmp_path: Path) -> None:
    folder(tmp_path / "影像 瓦片")
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "a.mbtiles").write_bytes(b"")
    (tmp_path / "读我.txt").write_text("")
    assert [place.name for place in archives_in(tmp_path)] == ["a.mbtiles", "影像 瓦片"]


def test_a_packed_tile_is_unpacked_within_a_limit() -> None:
    assert unpacked(gzip.compress(MVT)) == MVT
    with pytest.raises(InputRefused, match="too large"):
        unpacked(gzip.compress(bytes(40_000_000)))
    with pytest.raises(InputRefused, match="broken"):
        unpacked(gzip.compress(MVT)[:-6])
    assert form_of(b"<html>") is None
    assert form_of(b"RIFF1234WEBPVP8 ") is TileForm.WEBP
