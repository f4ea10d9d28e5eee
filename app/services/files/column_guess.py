"""Which column of a file is which field of a layer: a guess, in Chinese and English, for the officer to correct."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence

from app.domain.layer import Field, FieldType, Layer
from app.domain.layer_field import folded
from app.services.files.cell_values import degrees_of, text_of

_IN_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_ALIKE = 0.86
_DISTINCT = 0.8


def guessed_columns(layer: Layer, columns: Mapping[str, Sequence[object]], *, has_shapes: bool) -> dict[str, str]:
    """Field name to column, from headers and first cells; places come from columns only where there are no shapes."""
    fields = [*layer.fields, *(() if has_shapes else layer.place_fields)]
    scored = sorted(
        (
            (score, -at, field.name, column)
            for at, field in enumerate(fields)
            for column in columns
            if (score := _likeness(field, column)) > 0 and _cells_fit(layer, field, columns[column])
        ),
        reverse=True,
    )
    chosen: dict[str, str] = {}
    for _, _, name, column in scored:
        if name not in chosen and column not in chosen.values():
            chosen[name] = column
    if ("lon" in chosen) != ("lat" in chosen):
        chosen.pop("lon", None)
        chosen.pop("lat", None)
    return {field.name: chosen[field.name] for field in fields if field.name in chosen}


def _likeness(field: Field, column: str) -> float:
    """From 100 (the header is a known one) down to 0 (nothing alike)."""
    wanted = folded(_IN_BRACKETS.sub("", column)) or folded(column)
    best = 0.0
    for at, header in enumerate(field.headers):
        known = folded(header)
        if wanted == known:
            return 100 - at / 100
        if field.type is FieldType.FLAG or len(known) < (2 if not known.isascii() else 4):
            continue
        if known in wanted and len(known) >= 0.55 * len(wanted):
            best = max(best, 60 + 20 * len(known) / len(wanted))
        elif (ratio := difflib.SequenceMatcher(None, known, wanted).ratio()) >= _ALIKE:
            best = max(best, 50 * ratio)
    return best


def _cells_fit(layer: Layer, field: Field, cells: Sequence[object]) -> bool:
    """Whether the first cells could be coordinates, or tell rows apart, for the fields that must."""
    said = [cell for cell in cells if text_of(cell)]
    if not said:
        return field.name not in {"lon", "lat", "wkt"}
    if field.name == layer.code:
        return field.required or len({text_of(cell) for cell in said}) >= _DISTINCT * len(said)
    if field.name in {"lon", "lat"}:
        numbers = [degrees_of(cell) for cell in said]
        return sum(number is not None and math.isfinite(number) for number in numbers) >= 0.5 * len(said)
    if field.name == "wkt":
        return sum("(" in text_of(cell) for cell in said) >= 0.5 * len(said)
    return True
