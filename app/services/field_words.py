"""What changed of a record, in words: a field, what it was, what it is; from the two sides of an audit row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from app.domain.layer_field import Field, FieldType
from app.domain.sentence import Sentence, sentence

COUNTY_TIME = timezone(timedelta(hours=8))
NOTHING = "-"


def changed_lines(
    fields: Iterable[Field], before: Mapping[str, Any], after: Mapping[str, Any], codes: Mapping[str, str]
) -> list[Sentence]:
    """One sentence for each field that the audit row names. `codes`: what a key of a linked record is called."""
    return [
        sentence(
            "{field}: {before} → {after}",
            field=one.label,
            before=value_words(one, before.get(one.link or one.name), codes),
            after=value_words(one, after.get(one.link or one.name), codes),
        )
        for one in fields
        if (one.link or one.name) in after
    ]


def value_words(one: Field, value: Any, codes: Mapping[str, str]) -> str:
    """A value of the audit's JSON, or of a record, as the English word for it."""
    if value in (None, ""):
        return NOTHING
    if one.link:
        return codes.get(value, NOTHING)
    if one.type is FieldType.FLAG:
        return "yes" if value else "no"
    if one.type is FieldType.MOMENT:
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        return f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M}"
    if one.type is FieldType.CHOICE:
        return next((choice.label for choice in one.choices if choice.value == value), str(value))
    return f"{value:g}" if isinstance(value, float) else str(value)
