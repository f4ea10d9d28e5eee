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

WEB = resources() / "web"
LEGEND = json.loads((WEB / "legend.json").read_text("utf-8"))["layers"]
TOKENS = json.loads((resources() / "styles" / "tokens.json").read_text("utf-8"))
CLASSES = {layer["name"]: layer["classes"] for layer in LEGEND}


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
    assert all(len(rules) <= 32 for rules in CLASSES.values())


def test_every_colour_is_a_token_of_both_themes() -> None:
    for theme in ("night", "day"):
        for rules in CLASSES.values():
            assert {rule["colour"] for rule in rules} <= set(TOKENS[theme])


def test_every_symbol_can_be_drawn_by_the_page() -> None:
    script = (WEB / "js" / "symbols.js").read_text("utf-8")
    drawn = set(re.findall(r"^  (\w+): \(c, s\) =>", script, re.M)) | {"line", "outline", "area", "hatch"}
    used = {rule["symbol"] for rules in CLASSES.values() for rule in rules}
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
