"""The layers: every field can be found by its headers, every value by its words, in English and Chinese."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.domain.asset import AssetLayer
from app.domain.layer import LAYERS, Field, FieldType, Layer, layer_named
from app.domain.layer_field import folded
from app.errors import InputRefused
from app.paths import resources
from app.wording import Wording

ALL_FIELDS = [(layer, field) for layer in LAYERS.values() for field in layer.fields]


def test_every_asset_layer_and_noun_of_the_issue_is_there() -> None:
    assert {layer.value for layer in AssetLayer} <= set(LAYERS)
    assert {"units", "vehicles", "trackers", "people", "alerts", "cases"} <= set(LAYERS)


def test_an_unknown_layer_is_refused_with_the_names_there_are() -> None:
    assert layer_named(" Wells ").name == "wells"
    with pytest.raises(InputRefused, match="wells, pipelines"):
        layer_named("ships")


@pytest.mark.parametrize(("layer", "field"), ALL_FIELDS, ids=lambda one: getattr(one, "name", ""))
def test_a_field_is_a_column_of_the_record_or_a_link_to_one(layer: Layer, field: Field) -> None:
    own = {one.name for one in fields(layer.record)}
    assert field.name in own or field.link in own
    assert not field.link or field.link in own
    assert all(name in LAYERS for name in field.refers_to)
    assert bool(field.choices) == (field.type is FieldType.CHOICE)


@pytest.mark.parametrize(("layer", "field"), ALL_FIELDS, ids=lambda one: getattr(one, "name", ""))
def test_the_words_of_a_closed_list_are_unambiguous(layer: Layer, field: Field) -> None:
    meanings: dict[str, str] = {}
    for choice in field.choices:
        for word in {folded(word) for word in (choice.value, choice.label, *choice.aliases.split("|"))} - {""}:
            assert meanings.setdefault(word, choice.value) == choice.value, f"{layer.name}.{field.name}: {word}"
            assert field.choice_of(word) == choice.value
    assert field.choice_of("no such word") is None
    assert field.choice_of("") is None


def test_what_the_desk_calls_fields_and_values_in_chinese_is_understood_in_a_file() -> None:
    """So a file exported in the desk's own words comes in again."""
    chinese = Wording.load("zh_CN", resources() / "i18n")
    strange = [
        f"{layer.name}.{field.name}: {chinese.say(field.label)}"
        for layer, field in ALL_FIELDS
        if folded(chinese.say(field.label)) not in {folded(header) for header in field.headers}
    ]
    strange += [
        f"{layer.name}.{field.name}: {chinese.say(choice.label)} is not {choice.value}"
        for layer, field in ALL_FIELDS
        for choice in field.choices
        if field.choice_of(chinese.say(choice.label)) != choice.value
    ]
    assert strange == []
