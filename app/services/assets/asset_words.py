"""What changed of an asset, in words: a field, what it was, what it is; from two records or from an audit row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from app.domain.asset import Asset, AssetLayer
from app.domain.asset_rights import PLACE_COLUMNS
from app.domain.layer import layer_named
from app.domain.sentence import Sentence, sentence
from app.services.field_words import NOTHING, changed_lines
from app.store import asset_store


def changed_words(connection: Any, seen: Asset, standing: Asset) -> list[Sentence]:
    """What differs between two states of one asset."""
    names = [one.name for one in fields(Asset) if getattr(seen, one.name) != getattr(standing, one.name)]
    before = {name: getattr(seen, name) for name in names}
    after = {name: getattr(standing, name) for name in names}
    return words_of(connection, seen.layer, before, after)


def blank_words(layer: AssetLayer, blank: Sequence[str], say: Callable[[str], str]) -> str:
    """The columns that should not be blank, as the fields they are."""
    known = {field.link or field.name: field.label for field in layer_named(layer).fields}
    return ", ".join(say(known[name]) for name in blank if name in known)


def words_of(connection: Any, layer: AssetLayer, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Sentence]:
    """One sentence for each field that differs; a move is one sentence, bookkeeping says nothing."""
    known = {one.link or one.name: one for one in layer_named(layer).fields}
    keys = [value for side in (before, after) if (value := side.get("parent_id"))]
    codes = asset_store.codes_of(connection, keys) if keys else {}
    said = changed_lines(known.values(), before, after, codes)
    if after.keys() & (PLACE_COLUMNS - {"area_id"}):
        said.append(_moved(before, after))
    if "attributes" in after:
        said += _attribute_words(before.get("attributes") or {}, after["attributes"] or {})
    return said


def _moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> Sentence:
    if {"lon", "lat"} <= before.keys() & after.keys():
        return sentence("Position: {before} → {after}", before=_place(before), after=_place(after))
    return sentence("Its course or outline was changed")


def _place(side: Mapping[str, Any]) -> str:
    return f"{side['lon']:.5f}, {side['lat']:.5f}"


def _attribute_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> Sequence[Sentence]:
    return [
        sentence(
            "{field}: {before} → {after}",
            field=str(name),
            before=str(before.get(name, NOTHING)),
            after=str(after.get(name, NOTHING)),
        )
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]
