"""What a map server says of itself (GetCapabilities): its layers that lie on the grid which can be drawn.

WMTS 1.0.0 (OGC 07-057r7) and WMS 1.1.1 and 1.3.0 (OGC 06-042), told apart by the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from app.domain.offered_layer import OfferedLayer
from app.domain.sentence import sentence
from app.formats.xml_document import NotXml, child_text, local_name, root_of

MOST_LAYERS = 5000
LONGEST_NAME = 1000
MERCATOR = ("3857", "900913", "102100", "102113", "3785", "3587")
"""Every number under which Web Mercator goes, the right one first (the last is a slip that some servers repeat)."""
_FORMATS = ("image/png", "image/jpeg", "image/jpg", "image/webp", "image/png8", "tiles", "image/gif")
_VECTOR_FORMAT = "application/vnd.mapbox-vector-tile"


@dataclass(frozen=True)
class Capabilities:
    """The layers that can be drawn, and how many were left out because they lie on another grid or in no such form."""

    layers: tuple[OfferedLayer, ...]
    left_out: int = 0


@dataclass(frozen=True)
class AskedAt:
    """Where the document came from. `address`: the service without its question, its {key} still to be filled.

    `is_service`: it was asked by a question, so tiles can be asked there in the same way; else it was a plain file.
    """

    address: str
    is_service: bool = True


def read_capabilities(raw: bytes, at: AskedAt) -> Capabilities:
    """The layers of a document. Raises `NotXml` for anything else, with what it is instead."""
    from app.formats.tiles.wms_layers import wms_layers
    from app.formats.tiles.wmts_layers import wmts_layers

    if raw[:2000].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise NotXml(sentence("it answers with a web page"))
    root = root_of(raw)
    match local_name(root):
        case "Capabilities":
            return _kept(wmts_layers(root, at))
        case "WMS_Capabilities" | "WMT_MS_Capabilities":
            return _kept(wms_layers(root, at))
        case "ExceptionReport" | "ServiceExceptionReport":
            said = " ".join(" ".join(map(str, root.itertext())).split())[:160]
            raise NotXml(sentence("it answers with an error of the service: {said}", said=said))
        case other:
            raise NotXml(sentence("it answers with a document of another kind ({kind})", kind=other[:60]))


def drawable_format(told: Iterable[str]) -> str:
    """The best of these media types that can be drawn; "" where none can. None told: PNG, as every server has it."""
    said = list(told)
    if not said:
        return _FORMATS[0]
    plain = {one.split(";")[0].strip().lower(): one for one in reversed(said)}
    return next((plain[one] for one in (*_FORMATS, _VECTOR_FORMAT) if one in plain), "")


def is_mercator(crs: str) -> bool:
    """Whether a name such as EPSG:3857 or urn:ogc:def:crs:EPSG:6.18:3:3857 is Web Mercator."""
    return crs.replace("/", ":").rpartition(":")[2].strip() in MERCATOR


def link_of(element: etree._Element | None) -> str:
    """The address in an xlink:href, "" where there is none that can be asked."""
    told = element.get("{http://www.w3.org/1999/xlink}href", "") if element is not None else ""
    fits = told.startswith(("http://", "https://")) and told.isprintable() and len(told) <= LONGEST_NAME
    return told.strip() if fits else ""


def title_of(layer: etree._Element, name: str) -> str:
    """How the server calls a layer for people."""
    return child_text(layer, "{*}Title")[:200] or name


def _kept(found: Iterable[OfferedLayer | None]) -> Capabilities:
    """The offers that can be used; None stands for a layer that cannot."""
    layers: list[OfferedLayer] = []
    left_out = 0
    for one in found:
        if one is None or not all(name.isprintable() and len(name) <= LONGEST_NAME for name in (one.layer, one.url)):
            left_out += 1
        elif len(layers) < MOST_LAYERS:
            layers.append(one)
    return Capabilities(tuple(layers), left_out)
