"""The style table that page and window share: every name in it means something."""

from __future__ import annotations

import json
import re

from app.domain.alert import Severity
from app.domain.asset import AreaKind, AssetLayer, CameraKind, PostKind, RoadKind, SiteKind, WellKind
from app.domain.call import CallLevel
from app.domain.road_state import RoadTrouble
from app.domain.unit import UnitKind
from app.paths import resources
from app.services.map.layer_styles import MOST_OPERATORS
from app.ui.widgets.layer_tree import STYLE_WORDS

WEB = resources() / "web"
LEGEND = json.loads((WEB / "legend.json").read_text("utf-8"))["layers"]
TOKENS = json.loads((resources() / "styles" / "tokens.json").read_text("utf-8"))
CLASSES = {layer["name"]: layer["classes"] for layer in LEGEND}
EVERY_CLASS = {
    (layer["name"], style): rules or layer["classes"]
    for layer in LEGEND
    for style, rules in {"": layer["classes"], **layer.get("styles", {})}.items()
}


def codes(layer: str) -> set[str]:
    return {rule["code"] for rule in CLASSES[layer]}


def test_every_kind_of_every_layer_can_be_drawn() -> None:
    kinds = {
        AssetLayer.WELLS: WellKind,
        AssetLayer.SITES: SiteKind,
        AssetLayer.POSTS: PostKind,
        AssetLayer.AREAS: AreaKind,
        AssetLayer.CAMERAS: CameraKind,
        AssetLayer.ROADS: RoadKind,
    }
    for layer, kind in kinds.items():
        assert {member.value for member in kind} == codes(layer), layer
    assert {member.value for member in UnitKind} == codes("units")
    assert {member.value for member in Severity} == codes("alerts")
    assert {member.value for member in CallLevel} == codes("calls")
    assert {member.value for member in RoadTrouble} == codes("road_states")


def test_a_style_byte_has_room_for_every_class() -> None:
    assert all(len(rules) <= 32 for rules in EVERY_CLASS.values())
    assert MOST_OPERATORS + 2 <= 32


def test_every_colour_is_a_token_of_both_themes() -> None:
    for theme in ("night", "day"):
        for rules in EVERY_CLASS.values():
            assert {rule["colour"] for rule in rules} <= set(TOKENS[theme])
        assert {f"class_{place + 1}" for place in range(MOST_OPERATORS)} <= set(TOKENS[theme])


def test_no_two_classes_of_a_layer_share_a_switch() -> None:
    for (layer, style), rules in EVERY_CLASS.items():
        names = [rule["code"] for rule in rules]
        assert len(set(names)) == len(names), (layer, style)


def test_every_style_has_its_word_in_the_menu() -> None:
    assert {style for _, style in EVERY_CLASS if style} <= set(STYLE_WORDS)


def test_every_symbol_can_be_drawn_by_the_page() -> None:
    script = (WEB / "js" / "symbols.js").read_text("utf-8")
    drawn = set(re.findall(r"^  (\w+): \(c, s\) =>", script, re.M)) | {"line", "outline", "area", "hatch"}
    used = {rule["symbol"] for rules in EVERY_CLASS.values() for rule in rules}
    assert used <= drawn
    sized = set(re.findall(r"(\w+): [\d.]+", script[script.index("export const HALF") :]))
    sized |= {"dot", "line", "outline", "area", "hatch"}
    assert used <= sized


def test_no_file_of_the_page_names_another_place_or_makes_html_of_text() -> None:
    for file in [*(WEB / "js").rglob("*.js"), *(WEB / "css").rglob("*.css"), WEB / "legend.json"]:
        text = file.read_text("utf-8")
        assert not re.search(r"https?://", text), file.name
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert word not in text, f"{file.name}: {word}"


def test_no_file_of_the_page_starts_a_timer() -> None:
    for file in (WEB / "js").rglob("*.js"):
        assert not re.search(r"\b(setTimeout|setInterval|requestIdleCallback)\b", file.read_text("utf-8")), file.name
