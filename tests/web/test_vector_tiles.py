"""Vector tiles in the real engine: the conformance tiles of their authors, and our colours in both themes."""

from __future__ import annotations

import base64
import json
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.base_map import MapDatum
from app.domain.position import Position
from app.services.base_maps.shown_tiles import ShownTiles
from app.services.base_maps.tile_source import ArchiveTiles
from app.services.map.map_features import MapFeatures
from app.ui.map.marks import ViewPoint
from tests.map_desk import MapDesk, map_desk
from tests.tile_ground import base, mbtiles, vector_tile

pytestmark = pytest.mark.page

WHOLE = [[(0, 0), (4096, 0), (4096, 4096), (0, 4096)]]
# A point that says it moves 536,870,911 times, and does so once: called valid, but its own words are not kept.
BOASTER = "057"


def read(desk: MapDesk, body: bytes) -> tuple[int, str]:
    """How many features the page reads of a tile, and the reason why it reads none of it."""
    told: list[int | str] = desk.ask(
        f"""((text) => {{ const raw = atob(text), bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0));
        try {{ return [window.mvt.readTile(bytes.buffer).reduce((n, layer) => n + layer.features.length, 0), ""]; }}
        catch (error) {{ return [0, error.message]; }} }})("{base64.b64encode(body).decode()}")"""
    )
    return int(told[0]), str(told[1])


def test_every_conformance_tile_is_read_or_refused_as_its_authors_say(desk: MapDesk, shared_data: Path) -> None:
    folders = sorted((shared_data / "tiles" / "mvt_fixtures" / "fixtures").iterdir())
    assert len(folders) > 70
    desk.ask("(import('onemap://desk/js/base/mvt.js').then((found) => { window.mvt = found; }), 0)")
    desk.wait_until(lambda: desk.ask("window.mvt !== undefined"))
    for folder in folders:
        told = json.loads((folder / "info.json").read_text("utf-8"))
        count, why = read(desk, (folder / "tile.mvt").read_bytes())
        if folder.name == BOASTER or (told.get("error") == "fatal" and not told["validity"]["v2"]):
            assert why, folder.name
        elif told["validity"]["v2"]:
            assert not why, (folder.name, why)
        wants = sum(len(layer.get("features", ())) for layer in _layers(folder)) if told["validity"]["v2"] else None
        if wants is not None and folder.name not in (BOASTER, "016", "039"):
            assert count == wants, folder.name


def _layers(folder: Path) -> list[dict[str, list[object]]]:
    file = folder / "tile.json"
    found: list[dict[str, list[object]]] = (
        json.loads(file.read_text("utf-8")).get("layers", []) if file.exists() else []
    )
    return found


def test_conformance_tiles_are_drawn_or_left_out_and_told_once(qtbot: QtBot, tmp_path: Path, shared_data: Path) -> None:
    """All of them in one archive, side by side: no error of the page, and one word about the broken ones."""
    folders = sorted((shared_data / "tiles" / "mvt_fixtures" / "fixtures").iterdir())
    bodies = [(folder / "tile.mvt").read_bytes() for folder in folders]
    tiles = {(8, 200 + i % 9, 95 + i // 9): body for i, body in enumerate(bodies) if body}
    with closing(ShownTiles()) as shown, map_desk(qtbot, MapFeatures(), tmp_path, shown) as desk:
        spoiled: list[str] = []
        desk.view.tile_spoiled.connect(spoiled.append)
        desk.view.resize(1200, 900)
        one = base(mbtiles(tmp_path / "v.mbtiles", tiles, format="pbf"))
        made = shown.show([(one, ArchiveTiles(one, lambda _base, _why: None))])
        desk.view.show_base(made)
        for x in (201, 205, 208):
            for y in (96, 99, 102):
                lon, lat = x / 256 * 360 - 180, 0.0
                lat = desk.ask(f"desk.map.unproject([0, {y * 256}], 8).lat")
                desk.view.show_view(ViewPoint(lon=lon, lat=lat, zoom=8))
                desk.settle()
        assert spoiled == [made[0].name]


@pytest.mark.parametrize("datum", [MapDatum.WGS84, MapDatum.GCJ02])
def test_vector_tiles_are_drawn_in_the_colours_of_both_themes(qtbot: QtBot, tmp_path: Path, datum: MapDatum) -> None:
    town = (1, [[(2048, 2048)]], {"name": "砖井"})
    tile = vector_tile(
        {
            "place": [town],
            "water": [(3, [[(0, 0), (4096, 0), (4096, 1024), (0, 1024)]], {"class": "lake"})],
            "landcover": [(3, WHOLE, {"class": "wood"})],
            "transportation": [(2, [[(0, 3000), (4096, 3000)]], {"class": "motorway"})],
        }
    )
    tiles = {(10, x, y): tile for x in range(814, 822) for y in range(393, 402)}
    with closing(ShownTiles()) as shown, map_desk(qtbot, MapFeatures(), tmp_path, shown) as desk:
        one = base(mbtiles(tmp_path / "v.mbtiles", tiles, format="pbf"), datum)
        desk.view.show_base(shown.show([(one, ArchiveTiles(one, lambda _base, _why: None))]))
        for theme, outside in (("night", "#111A21"), ("day", "#E9EFEC")):
            desk.view.set_theme(theme, outside)
            picture = desk.picture()
            seen = {picture.pixelColor(x, y).name().upper() for x in range(20, 780, 20) for y in range(60, 540)}
            for token in ("map_green", "map_water", "map_road"):
                assert desk.ask(f"desk.style.colours.{token}") in seen, (theme, token)
        names = desk.ask("desk.stack.layers.flatMap((layer) => [...layer.shownNames()].map((one) => one.name))")
        assert set(names) == {"砖井"}
        assert 6 <= len(names) <= 30, "each once, where it belongs"


def test_a_vector_tile_is_drawn_sharp_far_beyond_its_last_zoom(qtbot: QtBot, tmp_path: Path) -> None:
    """At zoom 18 a road of a tile of zoom 10 is still a thin line in the right place."""
    tile = vector_tile({"transportation": [(2, [[(0, 2048), (4096, 2048)]], {"class": "motorway"})]})
    place = Position(107.49, 37.30)
    with closing(ShownTiles()) as shown, map_desk(qtbot, MapFeatures(), tmp_path, shown) as desk:
        x, y = (
            int(one)
            for one in desk.ask(f"Object.values(desk.map.project([{place.lat}, {place.lon}], 10).divideBy(256))")
        )
        one = base(mbtiles(tmp_path / "v.mbtiles", {(10, x, y): tile}, format="pbf"))
        desk.view.show_base(shown.show([(one, ArchiveTiles(one, lambda _base, _why: None))]))
        lat = desk.ask(f"desk.map.unproject([0, {y * 256 + 128}], 10).lat")
        desk.view.show_view(ViewPoint(lon=place.lon, lat=lat, zoom=18))
        picture, road = desk.picture(), desk.ask("desk.style.colours.map_road")
        column = [row for row in range(100, 500) if picture.pixelColor(300, row).name().upper() == road]
        assert 1 <= len(column) <= 4
        assert abs(column[0] - 299) <= 2
