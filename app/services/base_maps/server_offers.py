"""What a server of base maps offers: asked of itself, so that nobody has to type a layer, a grid or a template."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.base_map import BaseMap
from app.domain.offered_layer import OfferedLayer
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.tiles.capabilities import AskedAt, read_capabilities
from app.formats.tiles.tile_body import unpacked
from app.formats.xml_document import NotXml
from app.services.base_maps.tile_address import capabilities_address, is_service, service_address
from app.services.base_maps.tile_fetch import NoTile, TileFetcher, check_status

MOST_BYTES = 16_000_000
"""Of a server's whole list; those of a province's portal have some megabytes."""


@dataclass(frozen=True)
class Offers:
    """The layers that can be drawn, by title, and what the officer should know before choosing one."""

    layers: tuple[OfferedLayer, ...]
    remarks: tuple[Sentence, ...] = ()


def offers_of(base: BaseMap) -> Offers:
    """Ask the server at `base.url`. Raises `InputRefused` with the reason where no layer can be had."""
    address = capabilities_address(base)
    fetcher = TileFetcher()
    try:
        status, _kind, body = fetcher.answer(address, MOST_BYTES)
        check_status(status)
        at = AskedAt(service_address(base.url), is_service=is_service(base))
        found = read_capabilities(unpacked(body), at)
    except NoTile as why:
        raise _refusal(why.why) from why
    except NotXml as why:
        raise _refusal(why.why) from why
    except InputRefused as why:
        raise _refusal(Sentence(why.template, why.values)) from why
    finally:
        fetcher.close()
    if not found.layers:
        none_fits = sentence(
            "none of its {n} layers lies on the Web Mercator grid in a form that can be drawn", n=found.left_out
        )
        raise _refusal(none_fits if found.left_out else sentence("it names no layer"))
    remarks = []
    if found.left_out:
        remarks.append(
            sentence("{n} more layers lie on other grids or in other forms and are left out.", n=found.left_out)
        )
    asked = {urlsplit(one).hostname for one in (address, base.url)}
    others = {urlsplit(one.url).hostname for one in found.layers} - asked
    if others:
        host = min(map(str, others))
        remarks.append(
            sentence("Its tiles lie at another host: {host}. That is asked once such a layer is tested.", host=host)
        )
    return Offers(tuple(sorted(found.layers, key=lambda one: one.title)), tuple(remarks))


def _refusal(why: Sentence) -> InputRefused:
    return InputRefused(
        "The server's list of layers cannot be used: {why}. Nothing was changed; check the address and the key, or "
        "type layer and matrix set by hand.",
        why=why,
    )
