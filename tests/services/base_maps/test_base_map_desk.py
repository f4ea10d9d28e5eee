"""The desk of base maps: choosing, declaring, adding, removing; with rights, audit and a file that is never half."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.access import Actor, Role
from app.domain.base_map import MapDatum
from app.errors import InputRefused, NotFound, NotPermitted
from app.paths import shipped_maps
from app.services.base_maps.base_map_desk import BaseMapDesk, tile_at
from app.services.base_maps.shown_tiles import ShownTiles
from app.store.unit_of_work import Store
from tests.services.base_maps.tile_server import PNG, Answer, tile_server
from tests.tile_ground import mbtiles

SERVER = {"id": "内网", "name": "内网", "kind": "xyz", "datum": "GCJ-02", "url": "http://127.0.0.1:9/{z}/{x}/{y}"}


@pytest.fixture
def administrator(officer: Actor) -> Actor:
    return replace(officer, role=Role.FOUNDER)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    made = tmp_path / "maps"
    made.mkdir()
    mbtiles(made / "county.mbtiles", {(10, 817, 397): PNG, (11, 1634, 794): PNG})
    return made


@pytest.fixture
def desk(store: Store, own: Path, tmp_path: Path) -> Iterator[BaseMapDesk]:
    tiles = ShownTiles()
    made = BaseMapDesk(store, shipped_maps(), own, tmp_path / "cache", 10, tiles, lambda: (107.6, 37.3))
    yield made
    tiles.close()
    made.close()


def test_an_undeclared_archive_is_drawn_as_wgs84_until_its_datum_is_declared(
    desk: BaseMapDesk, administrator: Actor
) -> None:
    shown = desk.show(["county.mbtiles"])
    assert shown.refused == ()
    assert [(one.shift, one.base.datum) for one in shown.shown] == [("", None)]
    desk.declare(administrator, "act-1", "county.mbtiles", MapDatum.GCJ02)
    shown = desk.show(["county.mbtiles"])
    assert [(one.shift, one.base.datum) for one in shown.shown] == [("GCJ-02", MapDatum.GCJ02)]
    desk.declare(administrator, "act-2", "county.mbtiles", MapDatum.CGCS2000)
    assert [one.shift for one in desk.show(["county.mbtiles"]).shown] == [""]


def test_a_source_is_added_replaced_and_removed_and_the_audit_knows_who(
    desk: BaseMapDesk, administrator: Actor, own: Path, store: Store
) -> None:
    desk.add(administrator, "act-1", SERVER | {"key": "geheim"})
    desk.add(administrator, "act-2", SERVER | {"max_zoom": 14})
    told = tomllib.loads((own / "catalogue.toml").read_text("utf-8"))
    assert told == {"base_map": [SERVER | {"max_zoom": 14}]}
    assert (own / "catalogue.before").exists()
    desk.remove(administrator, "act-3", "内网")
    assert desk.catalogue().find("内网") is None
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT act, subject_id FROM audit ORDER BY row_no").fetchall()
        payloads = str(connection.exec_driver_sql("SELECT * FROM audit_payload").fetchall())
    assert [tuple(row) for row in rows] == [
        ("base_map.add", "内网"), ("base_map.add", "内网"), ("base_map.remove", "内网")
    ]  # fmt: skip
    assert "geheim" not in payloads


def test_an_act_that_is_repeated_changes_nothing(desk: BaseMapDesk, administrator: Actor, own: Path) -> None:
    desk.add(administrator, "act-1", SERVER)
    (own / "catalogue.toml").unlink()
    desk.add(administrator, "act-1", SERVER)
    assert not (own / "catalogue.toml").exists()


def test_only_an_administrator_declares_adds_and_removes(desk: BaseMapDesk, officer: Actor, own: Path) -> None:
    with pytest.raises(NotPermitted):
        desk.declare(officer, "a", "county.mbtiles", MapDatum.GCJ02)
    with pytest.raises(NotPermitted):
        desk.add(officer, "b", SERVER)
    assert not (own / "catalogue.toml").exists()


def test_what_ships_and_what_only_lies_there_is_not_removed(desk: BaseMapDesk, administrator: Actor, own: Path) -> None:
    with pytest.raises(InputRefused, match="ships"):
        desk.remove(administrator, "a", "local-vector")
    with pytest.raises(InputRefused, match="move the file away"):
        desk.remove(administrator, "b", "county.mbtiles")
    with pytest.raises(NotFound):
        desk.remove(administrator, "c", "none")
    assert (own / "county.mbtiles").exists()


def test_a_broken_catalogue_is_never_written_over(desk: BaseMapDesk, administrator: Actor, own: Path) -> None:
    (own / "catalogue.toml").write_text("[[base_map\n", "utf-8")
    with pytest.raises(InputRefused, match="cannot be read"):
        desk.add(administrator, "a", SERVER)
    assert (own / "catalogue.toml").read_text("utf-8") == "[[base_map\n"


def test_what_cannot_be_shown_is_said_and_the_rest_is_shown(desk: BaseMapDesk, administrator: Actor, own: Path) -> None:
    (own / "broken.mbtiles").write_bytes(b"")
    desk.add(administrator, "a", SERVER)
    stack = desk.show(["county.mbtiles", "broken.mbtiles", "gone", "内网", "local-vector"])
    assert [one.base.id for one in stack.shown] == ["county.mbtiles"]
    said = [str(why) for why in stack.refused]
    assert len(said) == 3
    assert "0 bytes" in said[0]
    assert "not there any more" in said[1]
    assert "not of one datum" in said[2]


def test_the_list_says_what_each_is_and_what_is_wrong(desk: BaseMapDesk, own: Path) -> None:
    (own / "broken.pmtiles").write_bytes(b"PMTiles\x04" + bytes(200))
    listed, refused = desk.listed()
    assert refused == ()
    by_id = {one.base.id: one for one in listed}
    assert by_id["county.mbtiles"].facts == "PNG · 10–11"
    assert "version 4" in str(by_id["broken.pmtiles"].wrong)


def test_a_source_is_tried_at_the_county(desk: BaseMapDesk) -> None:
    with tile_server() as server:
        base = desk.draft(SERVER | {"url": server.url + "/{z}/{x}/{y}"})
        assert "68 bytes" in str(desk.test(base))
        x, y = tile_at(107.6, 37.3, 10)
        assert server.asked == [f"/10/{x}/{y}"]
        server.answer = Answer(status=403)
        with pytest.raises(InputRefused, match="key or right"):
            desk.test(base)
    county = desk.catalogue().find("county.mbtiles")
    assert county is not None
    assert "zooms 10 to 11" in str(desk.test(county))


def test_layers_are_asked_of_servers_that_have_them_before_a_name_is_given(desk: BaseMapDesk) -> None:
    nameless = {key: value for key, value in SERVER.items() if key not in ("id", "name")}
    with pytest.raises(InputRefused, match="Only WMTS and WMS servers"):
        desk.offers(nameless)
    with tile_server() as server:
        server.answer = Answer(kind="text/xml", body=b"<Capabilities/>")
        with pytest.raises(InputRefused, match="it names no layer"):
            desk.offers(nameless | {"kind": "wmts", "url": server.url + "/wmts"})
    with pytest.raises(InputRefused, match="has no address"):
        desk.offers({"kind": "wmts", "datum": "WGS-84"})
    with pytest.raises(InputRefused, match=r"cannot be used: it has no name\. Nothing was changed"):
        desk.draft(nameless)
