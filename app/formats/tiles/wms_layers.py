"""The layers of a WMS that can be asked for in Web Mercator; what a layer does not say it has from those above it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.domain.base_map import BaseKind
from app.domain.offered_layer import OfferedLayer
from app.formats.tiles.capabilities import MERCATOR, AskedAt, drawable_format, is_mercator, link_of, title_of
from app.formats.xml_document import child_text


def wms_layers(root: etree._Element, at: AskedAt) -> Iterator[OfferedLayer | None]:
    """Each layer that has a name; None for one that cannot be had in Web Mercator or in a form that can be drawn."""
    request = root.find("{*}Capability/{*}Request/{*}GetMap")
    formats = [(one.text or "").strip() for one in request.findall("{*}Format")] if request is not None else []
    link = link_of(request.find("{*}DCPType/{*}HTTP/{*}Get/{*}OnlineResource")) if request is not None else ""
    url, form = (at.address if at.is_service else link), drawable_format(formats)
    for layer in root.iterfind("{*}Capability/{*}Layer"):
        yield from _offers(layer, frozenset(), url, form)


def _offers(layer: etree._Element, inherited: frozenset[str], url: str, form: str) -> Iterator[OfferedLayer | None]:
    """A layer and those within it; a parser that is no huge one has bounded how deep they lie."""
    told = {number for one in layer.iterfind("{*}CRS") for number in _numbers(one.text)}
    told |= {number for one in layer.iterfind("{*}SRS") for number in _numbers(one.text)}
    known = inherited | told
    name = child_text(layer, "{*}Name")
    if name:
        number = next((one for one in MERCATOR if one in known), "")
        usable = bool(url and form and number)
        yield (
            OfferedLayer(
                title=title_of(layer, name),
                kind=BaseKind.WMS,
                url=url if number == MERCATOR[0] else _asked_in(url, number),
                layer=name,
                format=form,
            )
            if usable
            else None
        )
    for below in layer.iterfind("{*}Layer"):
        yield from _offers(below, known, url, form)


def _numbers(told: str | None) -> set[str]:
    """The numbers of Web Mercator in a list of systems such as "EPSG:4326 EPSG:3857"."""
    return {one.rpartition(":")[2] for one in (told or "").split() if is_mercator(one)}


def _asked_in(url: str, number: str) -> str:
    """The address that asks in the name which this server knows Web Mercator by."""
    return f"{url}{'&' if '?' in url else '?'}SRS=EPSG:{number}"
