"""What stands below the command bar: one `Offer` for each find, act or order, in the words of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.asset import Asset, AssetLayer
from app.domain.position import Position, distance_m
from app.domain.saved_view import SavedView
from app.services.search.found import Found, FoundKind
from app.ui.actions import Act, key_words
from app.ui.commands.command_words import fits
from app.ui.commands.order_words import Order
from app.ui.words import sentence_words, tr

Target = Found | Act | Order | SavedView
_ICONS: Mapping[FoundKind, str] = {
    FoundKind.ALONG_LINE: "line",
    FoundKind.UNIT: "units",
    FoundKind.VEHICLE: "vehicle",
    FoundKind.STAFF: "person",
    FoundKind.CASE: "cases",
    FoundKind.CALL: "calls",
    FoundKind.HAZARD: "hazards",
    FoundKind.PATROL: "patrols",
    FoundKind.DRAWING: "drawings",
    FoundKind.PLACE: "place",
    FoundKind.POSITION: "locate",
}
_LAYER_ICONS: Mapping[AssetLayer, str] = {
    AssetLayer.WELLS: "well",
    AssetLayer.PIPELINES: "line",
    AssetLayer.ROADS: "road",
    AssetLayer.AREAS: "area",
    AssetLayer.POSTS: "post",
    AssetLayer.CAMERAS: "camera",
}


@dataclass(frozen=True)
class Offer:
    """One line below the bar: `words` is what it is called, `kind` and `where` what and where it is, `away` how far
    from the middle of the map (or the keys of a command)."""

    icon: str
    words: str
    target: Target
    kind: str = ""
    where: str = ""
    away: str = ""


def found_offer(found: Found, near: Position | None) -> Offer:
    """A find, or the reason why nothing is there."""
    told = " · ".join(map(sentence_words, found.told))
    title = found.title or told
    where = " · ".join(filter(None, (found.where, told if found.title else "")))
    away = "" if near is None or found.position is None else _distance(distance_m(near, found.position))
    return Offer(_icon(found), title, found, tr(found.label) if found.label else "", where, away)


def act_offer(act: Act) -> Offer:
    """A panel or a command, with its keys."""
    icon = "panel" if act.id.startswith("panel_") else "command"
    return Offer(icon, tr(act.label), act, away=key_words(act.id))


def view_offer(view: SavedView) -> Offer:
    """A saved view of the map."""
    return Offer("layers", view.name, view, tr("Saved view"))


def act_fits(query: str, act: Act) -> bool:
    """Whether a command is meant: by its name in either language, or its initials."""
    return fits(query, (tr(act.label), act.label))


def _icon(found: Found) -> str:
    if found.is_refusal:
        return "warning"
    if isinstance(found.record, Asset) and found.kind is FoundKind.ASSET:
        return _LAYER_ICONS.get(found.record.layer, "site")
    return _ICONS.get(found.kind, "place")


def _distance(metres: float) -> str:
    if metres < 950:
        return f"{round(metres, -1):.0f} {tr('m')}"
    return f"{metres / 1000:,.1f} {tr('km')}" if metres < 99_950 else f"{metres / 1000:,.0f} {tr('km')}"
