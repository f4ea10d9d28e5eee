"""The layers of a WMTS that lie on the Web Mercator grid, each with the way its tiles are asked for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from lxml import etree

from app.domain.base_map import BaseKind
from app.domain.offered_layer import OfferedLayer
from app.formats.tiles.capabilities import AskedAt, drawable_format, is_mercator, link_of, title_of
from app.formats.xml_document import child_text

_HALF_WORLD_M = 20037508.342789244
_CORNER_M = 2.0
"""How far off the world's corner may be written: servers round it."""
_WORLD_SCALES = (559082264.0287178, 591658710.9091312)
"""The scale of zoom 0 for pixels of 0.28 mm (the standard's) and of 1/96 inch (Tianditu's)."""
_SCALE_OCTAVES = 0.001
_TOP_ZOOM = 24
_OWN_PLACES = frozenset({"style", "tilematrixset", "tilematrix", "tilerow", "tilecol", "layer"})
"""Never {key}: a server's own words must not lead the key anywhere."""
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class _Grid:
    """A matrix set of Web Mercator: how it names its zooms, and which there are."""

    matrix: str
    zooms: Mapping[str, int]


def wmts_layers(root: etree._Element, at: AskedAt) -> Iterator[OfferedLayer | None]:
    """Each layer once for each of its grids that can be drawn; None for a layer that has no such grid or form."""
    contents = root.find("{*}Contents")
    if contents is None:
        return
    grids = {child_text(one, "{*}Identifier"): _grid(one) for one in contents.findall("{*}TileMatrixSet")}
    service = _service_address(root, at)
    for layer in contents.findall("{*}Layer"):
        offers: list[OfferedLayer | None] = [*_offers(layer, grids, service, at)]
        yield from offers or [None]


def _offers(
    layer: etree._Element, grids: Mapping[str, _Grid | None], service: str, at: AskedAt
) -> Iterator[OfferedLayer]:
    name = child_text(layer, "{*}Identifier")
    url, form = service, drawable_format(_texts(layer, "{*}Format"))
    if not service:
        url, form = _template(layer, at)
    if not (name and url and form):
        return
    for link in layer.findall("{*}TileMatrixSetLink"):
        set_name = child_text(link, "{*}TileMatrixSet")
        grid = grids.get(set_name)
        if grid is None:
            continue
        limits = [child_text(one, "{*}TileMatrix") for one in link.iterfind("{*}TileMatrixSetLimits/*")]
        zooms = [zoom for told, zoom in grid.zooms.items() if not limits or told in limits]
        if zooms:
            yield OfferedLayer(
                title=title_of(layer, name),
                kind=BaseKind.WMTS,
                url=url,
                layer=name,
                style=_style(layer),
                matrix_set=set_name,
                matrix=grid.matrix,
                format=form,
                min_zoom=min(zooms),
                max_zoom=max(zooms),
            )


def _service_address(root: etree._Element, at: AskedAt) -> str:
    """Where tiles are asked for by key and value, "" where they are not.

    Where the document itself was asked for in that way, that address is taken and not the one which the server thinks
    it has: behind a proxy it is often wrong.
    """
    for way in root.iterfind("{*}OperationsMetadata/{*}Operation[@name='GetTile']//{*}Get"):
        told = [(value.text or "").strip().upper() for value in way.iterfind(".//{*}Value")]
        if not told or "KVP" in told:
            return at.address if at.is_service else link_of(way)
    has_templates = root.find("{*}Contents/{*}Layer/{*}ResourceURL") is not None
    return at.address if at.is_service and not has_templates else ""


def _template(layer: etree._Element, at: AskedAt) -> tuple[str, str]:
    """The address with {places} that a layer gives, and its form."""
    found = {
        one.get("format", ""): one.get("template", "").strip()
        for one in layer.findall("{*}ResourceURL")
        if one.get("resourceType") == "tile"
    }
    form = drawable_format(found) if found else ""
    usual = {child_text(one, "{*}Identifier"): child_text(one, "{*}Default") for one in layer.findall("{*}Dimension")}
    url = _PLACE.sub(lambda place: quote(usual.get(place[1], "")) or place[0], found.get(form, ""))
    if not url.startswith(("http://", "https://")) or {one.lower() for one in _PLACE.findall(url)} - _OWN_PLACES:
        return "", ""
    question, is_same_host = at.address.partition("?")[2], urlsplit(url).hostname == urlsplit(at.address).hostname
    return (f"{url}?{question}" if question and is_same_host and "?" not in url else url), form


def _grid(matrix_set: etree._Element) -> _Grid | None:
    """The grid of a matrix set; None for any but the world's, in tiles of 256 pixels, halved from zoom to zoom."""
    if not is_mercator(child_text(matrix_set, "{*}SupportedCRS")):
        return None
    zooms: dict[str, int] = {}
    for matrix in matrix_set.findall("{*}TileMatrix"):
        zoom = _zoom(matrix)
        if zoom is not None:
            zooms[child_text(matrix, "{*}Identifier")] = zoom
    # A set is named in one way throughout: a beginning, then the zoom's number, in some of two digits always.
    for way, number in (("{z}", "{}"), ("{zz}", "{:02}")):
        name, zoom = next(iter(zooms.items()), ("", 0))
        start = name.removesuffix(number.format(zoom))
        if zooms and "{" not in start and all(told == start + number.format(one) for told, one in zooms.items()):
            return _Grid(start + way, zooms)
    return None


def _zoom(matrix: etree._Element) -> int | None:
    """Which zoom of the world's grid a matrix is."""
    try:
        corner = [float(one) for one in child_text(matrix, "{*}TopLeftCorner").split()]
        scale = float(child_text(matrix, "{*}ScaleDenominator"))
        sides = {int(child_text(matrix, f"{{*}}Tile{side}")) for side in ("Width", "Height")}
    except ValueError:
        return None
    # Tianditu writes north before east; either way it is the corner of the world.
    at_corner = len(corner) == 2 and all(abs(abs(one) - _HALF_WORLD_M) < _CORNER_M for one in corner)
    if not at_corner or corner[0] * corner[1] > 0 or sides != {256} or not (0 < scale < math.inf):
        return None
    for world in _WORLD_SCALES:
        octaves = math.log2(world / scale)
        if abs(octaves - round(octaves)) < _SCALE_OCTAVES and 0 <= round(octaves) <= _TOP_ZOOM:
            return round(octaves)
    return None


def _style(layer: etree._Element) -> str:
    """The usual one, else the first."""
    styles = layer.findall("{*}Style")
    usual = next((one for one in styles if one.get("isDefault") == "true"), styles[0] if styles else None)
    return child_text(usual, "{*}Identifier") if usual is not None else ""


def _texts(element: etree._Element, path: str) -> list[str]:
    return [(one.text or "").strip() for one in element.findall(path)]
