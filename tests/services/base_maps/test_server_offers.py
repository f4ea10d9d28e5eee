"""What a server says of itself: the layers that can be drawn, and one sentence for every other answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from app.domain.base_map import BaseKind, BaseMap, MapDatum
from app.errors import InputRefused
from app.services.base_maps.server_offers import Offers, offers_of
from app.services.base_maps.tile_address import tile_address
from tests.services.base_maps.offering_server import (
    SWAPPED,
    TIANDITU_SCALE,
    WORLD_SCALE,
    get_tile,
    layer,
    matrix_set,
    wms,
    wmts,
)
from tests.services.base_maps.tile_server import Answer, TileServer, tile_server


@pytest.fixture
def server() -> Iterator[TileServer]:
    with tile_server() as running:
        yield running


def ask(server: TileServer, body: str | bytes, path: str = "/wmts", kind: BaseKind = BaseKind.WMTS) -> Offers:
    raw = body.encode() if isinstance(body, str) else body
    server.answer = Answer(kind="text/xml", body=raw)
    return offers_of(source(server.url + path, kind))


def source(url: str, kind: BaseKind = BaseKind.WMTS) -> BaseMap:
    return BaseMap(id="s", name="内网影像", kind=kind, datum=MapDatum.WGS84, url=url, key="秘 1")


def test_a_layer_on_the_mercator_grid_is_offered_with_all_that_a_tile_needs(server: TileServer) -> None:
    told = wmts(layer("img", "全县影像", "image/jpeg", ["w"]), matrix_set("w", "EPSG:3857:{}", range(3, 19)))
    offers = ask(server, told, "/gwc?tk={key}&request=GetTile&layer=old&TileMatrix={z}")
    (one,) = offers.layers
    assert (one.title, one.layer, one.matrix_set, one.matrix) == ("全县影像", "img", "w", "EPSG:3857:{z}")
    assert (one.format, one.min_zoom, one.max_zoom, one.style) == ("image/jpeg", 3, 18, "usual")
    assert one.url == server.url + "/gwc?tk={key}"
    asked = parse_qs(urlsplit(server.asked[0]).query)
    assert asked == {"tk": ["秘 1"], "SERVICE": ["WMTS"], "REQUEST": ["GetCapabilities"]}
    made = BaseMap(
        id="a", name="a", kind=one.kind, datum=MapDatum.WGS84, url=one.url, layer=one.layer,
        matrix_set=one.matrix_set, key="k", **one.entry,
    )  # fmt: skip
    tile = parse_qs(urlsplit(tile_address(made, 12, 3270, 1590)).query)
    assert (tile["TILEMATRIX"], tile["FORMAT"], tile["STYLE"]) == (["EPSG:3857:12"], ["image/jpeg"], ["usual"])


def test_tianditus_grid_is_known_although_its_corner_and_scale_are_written_in_its_own_way(server: TileServer) -> None:
    grid = matrix_set("w", "{}", range(1, 19), corner=SWAPPED, world=TIANDITU_SCALE, crs="urn:ogc:def:crs:EPSG::900913")
    (one,) = ask(server, wmts(layer("img", "img", "tiles", ["w"]), grid)).layers
    assert (one.matrix, one.min_zoom, one.max_zoom, one.format) == ("{z}", 1, 18, "tiles")


def test_zooms_named_with_two_digits_are_asked_for_in_that_way(server: TileServer) -> None:
    grid = matrix_set("g", "{:02}", range(19))
    (one,) = ask(server, wmts(layer("osm", "osm", "image/png", ["g"]), grid)).layers
    made = BaseMap(id="a", name="a", kind=one.kind, url=one.url, layer="osm", matrix_set="g", **one.entry)
    assert "TILEMATRIX=07&" in tile_address(made, 7, 1, 1)


@pytest.mark.parametrize(
    "grid",
    [
        matrix_set("c", "{}", range(1, 19), crs="urn:ogc:def:crs:EPSG::4490", corner="90 -180"),
        matrix_set("c", "{}", range(19), world=WORLD_SCALE * 1.2),
        matrix_set("c", "{}", range(19), corner="-20000000 20037508.34"),
        matrix_set("c", "{}", range(19), corner="20037508.34 20037508.34"),
        matrix_set("c", "{}", range(19), side=512),
        matrix_set("c", "{}", range(19), world=0.0),
        matrix_set("c", "x", range(2)),
    ],
    ids=["degrees", "scales", "corner", "other corner", "512 pixels", "no scale", "names"],
)
def test_a_layer_on_another_grid_is_left_out_and_counted(server: TileServer, grid: str) -> None:
    good = layer("a", "a", "image/png", ["w", "c"]) + layer("b", "b", "image/png", ["c"])
    offers = ask(server, wmts(good, matrix_set("w", "{}", range(19)) + grid))
    assert [(one.layer, one.matrix_set) for one in offers.layers] == [("a", "w")]
    assert "1 more layers lie on other grids" in str(offers.remarks[0])
    with pytest.raises(InputRefused, match="none of its 1 layers lies on the Web Mercator grid"):
        ask(server, wmts(layer("b", "b", "image/png", ["c"]), grid))


def test_limits_of_a_layer_narrow_its_zooms(server: TileServer) -> None:
    limits = "".join(
        f"<TileMatrixLimits><TileMatrix>{z}</TileMatrix><MinTileRow>0</MinTileRow></TileMatrixLimits>" for z in (8, 9)
    )
    told = wmts(layer("a", "a", "image/png", ["w"], limits=limits), matrix_set("w", "{}", range(19)))
    (one,) = ask(server, told).layers
    assert (one.min_zoom, one.max_zoom) == (8, 9)


def test_a_server_of_templates_is_asked_by_its_template_and_its_time_is_the_usual_one(server: TileServer) -> None:
    url = server.url + "/t/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"
    more = f'<ResourceURL format="image/png" resourceType="tile" template="{url}"/>' + (
        "<Dimension><ows:Identifier>Time</ows:Identifier><Default>2026</Default></Dimension>"
    )
    told = wmts(layer("a", "a", "image/png", ["w"], more=more), matrix_set("w", "{}", range(19)), operations="")
    (one,) = ask(server, told, "/1.0.0/WMTSCapabilities.xml?token={key}").layers
    assert server.asked == ["/1.0.0/WMTSCapabilities.xml?token=%E7%A7%98%201"]
    assert one.url == url.replace("{Time}", "2026") + "?token={key}"
    made = BaseMap(id="a", name="a", kind=one.kind, url=one.url, layer="a", matrix_set="w", key="k", **one.entry)
    assert tile_address(made, 5, 7, 9) == server.url + "/t/usual/2026/w/5/9/7.png?token=k"


def test_the_key_never_goes_to_another_host_and_another_host_is_named(server: TileServer) -> None:
    def with_template(template: str) -> str:
        more = f'<ResourceURL format="image/png" resourceType="tile" template="{template}"/>'
        return wmts(layer("a", "a", "image/png", ["w"], more=more), matrix_set("w", "{}", range(19)), operations="")

    offers = ask(server, with_template("http://other.invalid/{TileMatrix}/{TileRow}/{TileCol}"), "/c.xml?tk={key}")
    assert offers.layers[0].url == "http://other.invalid/{TileMatrix}/{TileRow}/{TileCol}"
    assert "another host: other.invalid" in str(offers.remarks[0])
    with pytest.raises(InputRefused, match="none of its 1 layers"):
        ask(server, with_template("http://other.invalid/{key}/{TileMatrix}/{TileRow}/{TileCol}"), "/c.xml?tk={key}")
    with pytest.raises(InputRefused, match="none of its 1 layers"):
        ask(server, with_template("file:///etc/{TileMatrix}/{TileRow}/{TileCol}"), "/c.xml")


def test_behind_a_proxy_the_address_that_answered_is_taken(server: TileServer) -> None:
    told = wmts(
        layer("a", "a", "image/png", ["w"]),
        matrix_set("w", "{}", range(19)),
        operations=get_tile("http://localhost:8080/geoserver/gwc?"),
    )
    assert ask(server, told, "/geoserver/gwc").layers[0].url == server.url + "/geoserver/gwc"
    assert ask(server, told, "/static/c.xml").layers[0].url == "http://localhost:8080/geoserver/gwc?"


@pytest.mark.parametrize("version", ["1.1.1", "1.3.0"])
def test_a_wms_offers_the_layers_that_mercator_reaches_from_above(server: TileServer, version: str) -> None:
    crs = "SRS" if version == "1.1.1" else "CRS"
    inner = (
        "<Layer><Name>wells</Name><Title>油  水\n井</Title></Layer>"
        "<Layer><Title>no name</Title><Layer><Name>deep</Name></Layer></Layer>"
    )
    told = wms(version, f"<Layer><{crs}>EPSG:4326</{crs}><{crs}>EPSG:3857</{crs}>{inner}</Layer>")
    offers = ask(server, told, "/wms?map=/x.map", BaseKind.WMS)
    assert [(one.title, one.layer) for one in offers.layers] == [("deep", "deep"), ("油 水 井", "wells")]
    assert offers.layers[0].url == server.url + "/wms?map=/x.map"
    assert "SERVICE=WMS" in server.asked[0]


def test_a_wms_that_knows_mercator_by_its_old_number_is_asked_by_it(server: TileServer) -> None:
    told = wms("1.1.1", "<Layer><SRS>EPSG:4326 EPSG:900913</SRS><Name>a</Name></Layer><Layer><Name>b</Name></Layer>")
    offers = ask(server, told, "/wms", BaseKind.WMS)
    assert [one.layer for one in offers.layers] == ["a"]
    made = BaseMap(id="a", name="a", kind=BaseKind.WMS, url=offers.layers[0].url, layer="a")
    assert parse_qs(urlsplit(tile_address(made, 1, 1, 0)).query)["SRS"] == ["EPSG:900913"]


def test_a_list_in_gbk_is_read(server: TileServer) -> None:
    told = wmts(layer("img", "定边影像", "image/png", ["w"]), matrix_set("w", "{}", range(19)))
    gbk = told.replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='GBK'?>").encode("gbk")
    assert ask(server, gbk).layers[0].title == "定边影像"


BOMB = (
    "<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 20))
    + "]><Capabilities>&a19;</Capabilities>"
)
REACH = "<!DOCTYPE b [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><Capabilities><Contents>&f;</Contents></Capabilities>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BOMB, "defines XML entities"),
        (REACH, "defines XML entities"),
        (REACH.encode("utf-16"), "defines XML entities"),
        ("<!DOCTYPE html><html><body>请登录</body></html>", "web page"),
        ("<Capabilities><Contents>", "its XML is broken"),
        ("<a>" * 400 + "</a>" * 400, "its XML is broken"),
        (b"\x89PNG" + bytes(50), "not written in utf-8"),
        ("<?xml version='1.0' encoding='klingon'?><a/>", "its encoding klingon is not known"),
        ("<kml/>", r"of another kind \(kml\)"),
        ("<ServiceExceptionReport><ServiceException>no map x</ServiceException></ServiceExceptionReport>", "no map x"),
        ("<Capabilities/>", "names no layer"),
        ("", "its XML is broken"),
        (b"\x1f\x8b" + bytes(40), "packed tile is broken"),
    ],
)
def test_a_broken_or_hostile_answer_is_one_sentence(server: TileServer, body: str | bytes, said: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputRefused, match=said) as refusal:
        ask(server, body)
    assert str(refusal.value).startswith("The server's list of layers cannot be used: ")
    assert time.monotonic() - began < 2


def test_a_document_type_is_not_fetched_and_does_no_harm(server: TileServer) -> None:
    told = wms("1.1.1", "<Layer><SRS>EPSG:3857</SRS><Name>a</Name></Layer>")
    typed = f'<!DOCTYPE WMT_MS_Capabilities SYSTEM "{server.url}/capabilities.dtd" [<!ELEMENT Vendor EMPTY>]>' + told
    assert [one.layer for one in ask(server, typed, "/wms", BaseKind.WMS).layers] == ["a"]
    assert len(server.asked) == 1


def test_a_refusal_and_an_endless_list_are_one_sentence(server: TileServer) -> None:
    server.answer = Answer(status=403)
    with pytest.raises(InputRefused, match="403: key or right are missing"):
        offers_of(source(server.url + "/wmts"))
    server.answer = Answer(kind="text/xml", body=b" " * 17_000_000)
    with pytest.raises(InputRefused, match="more than 16 MB"):
        offers_of(source(server.url + "/wmts"))


def test_two_thousand_layers_are_read_within_a_second(server: TileServer) -> None:
    many = "".join(layer(f"l{n}", f"层 {n}", "image/png", ["w", "c"]) for n in range(2000))
    grids = matrix_set("w", "{}", range(22)) + matrix_set("c", "{}", range(22), crs="EPSG:4490")
    began = time.monotonic()
    assert len(ask(server, wmts(many, grids)).layers) == 2000
    assert time.monotonic() - began < 1
