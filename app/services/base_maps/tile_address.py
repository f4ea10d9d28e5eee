"""The address of one tile of a source: XYZ template, WMTS (templates and key-value pairs), WMS GetMap.

Web Mercator only (EPSG:3857). WMTS 1.0.0 (OGC 07-057r7) sections 8 and 10; WMS 1.1.1, whose axis order is always x, y.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from app.domain.base_map import BaseKind, BaseMap

_HALF_WORLD_M = 20037508.342789244
_PLACE = re.compile(r"\{(-?\w+)\}")
_ASKED = frozenset({
    "service", "request", "version", "layer", "layers", "style", "styles", "format", "tilematrixset", "tilematrix",
    "tilerow", "tilecol", "bbox", "width", "height", "srs", "crs", "transparent", "acceptversions", "exceptions",
})  # fmt: skip


def tile_address(source: BaseMap, zoom: int, x: int, y: int) -> str:
    """Where the tile is asked for; y from the north."""
    if source.kind is BaseKind.WMS:
        return _with_query(source, _wms(source, zoom, x, y), zoom, x, y)
    if source.kind is BaseKind.WMTS and not _names_a_tile(source.url):
        return _with_query(source, _wmts(source, zoom, x, y), zoom, x, y)
    return _filled(source.url, source, zoom, x, y)


def capabilities_address(source: BaseMap) -> str:
    """Where the source says what layers it has; the address itself where it leads to a file (…/Capabilities.xml)."""
    if not is_service(source):
        return _filled(source.url, source, 0, 0, 0)
    asked = {"SERVICE": source.kind.value.upper(), "REQUEST": "GetCapabilities"}
    return _with_query(replace(source, url=service_address(source.url)), asked, 0, 0, 0)


def is_service(source: BaseMap) -> bool:
    """Whether layers and tiles are asked for by key and value at this address."""
    path, _, question = source.url.partition("?")
    return not path.lower().endswith(".xml") or "request=" in question.lower()


def service_address(url: str) -> str:
    """An address without what it asks for (request, layer, tile), with what lets one in (a key, a map's name)."""
    path, _, question = url.partition("?")
    kept = [one for one in question.split("&") if one and one.partition("=")[0].lower() not in _ASKED]
    return f"{path}?{'&'.join(kept)}" if kept else path


def without_key(source: BaseMap, address: str) -> str:
    """An address that may stand in a log."""
    return address.replace(quote(source.key, safe=""), "…") if source.key else address


def _names_a_tile(url: str) -> bool:
    return bool({name.lower() for name in _PLACE.findall(url)} & {"tilecol", "x"})


def _filled(template: str, source: BaseMap, zoom: int, x: int, y: int) -> str:
    """The template with its {places} filled; unknown ones are left as they are."""
    south = 2**zoom - 1 - y
    values: Mapping[str, str] = {
        "z": str(zoom), "x": str(x), "y": str(south if source.tms else y), "-y": str(south),
        "s": source.subdomains[(x + y) % len(source.subdomains)] if source.subdomains else "",
        "key": quote(source.key, safe=""), "tilematrix": _matrix(source, zoom), "tilecol": str(x), "tilerow": str(y),
        "tilematrixset": quote(source.matrix_set, safe=":"), "layer": quote(source.layer, safe=":,"),
        "style": quote(source.style or "default", safe=":"),
    }  # fmt: skip
    return _PLACE.sub(lambda found: values.get(found[1].lower(), found[0]), template)


def _wmts(source: BaseMap, zoom: int, x: int, y: int) -> Mapping[str, str]:
    return {
        "SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": source.layer,
        "STYLE": source.style or "default", "TILEMATRIXSET": source.matrix_set, "FORMAT": source.format,
        "TILEMATRIX": _matrix(source, zoom), "TILEROW": str(y), "TILECOL": str(x),
    }  # fmt: skip


def _matrix(source: BaseMap, zoom: int) -> str:
    """How the source names a zoom: its number, in `{zz}` of two digits at least, in words of its own."""
    return source.matrix.replace("{z}", str(zoom)).replace("{zz}", f"{zoom:02}")


def _wms(source: BaseMap, zoom: int, x: int, y: int) -> Mapping[str, str]:
    side = 2 * _HALF_WORLD_M / 2**zoom
    west, north = -_HALF_WORLD_M + x * side, _HALF_WORLD_M - y * side
    box = (west, north - side, west + side, north)
    return {
        "SERVICE": "WMS", "REQUEST": "GetMap", "VERSION": "1.1.1", "LAYERS": source.layer, "STYLES": source.style,
        "SRS": "EPSG:3857", "BBOX": ",".join(f"{one:.6f}" for one in box), "WIDTH": "256", "HEIGHT": "256",
        "FORMAT": source.format, "TRANSPARENT": "TRUE",
    }  # fmt: skip


def _with_query(source: BaseMap, pairs: Mapping[str, str], zoom: int, x: int, y: int) -> str:
    """The address with `pairs` for whatever its own query does not say already."""
    parts = urlsplit(_filled(source.url, source, zoom, x, y))
    own = parse_qsl(parts.query, keep_blank_values=True)
    told = {name.lower() for name, _ in own}
    query = urlencode([*own, *((name, value) for name, value in pairs.items() if name.lower() not in told)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
