"""The fields of a case file as its form shows them, page by page, and what may not stand in them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from app.domain.asset import AssetLayer
from app.domain.case_file import (
    CampaignLevel,
    CaseFile,
    CaseLevel,
    CaseType,
    Discovery,
    HandlingMode,
    SupervisionLevel,
)
from app.domain.case_life import CLOCK_SLACK
from app.domain.case_part_kinds import FUTURE_FIELDS
from app.domain.layer_field import Field, FieldType, choices_of
from app.domain.position import Position
from app.errors import InputRefused

LONGEST_LINE, LONGEST_TEXT = 300, 20_000
LARGEST = 1e9
"""No tonnes, metres, yuan or pieces of one case are more; sums of such numbers stay numbers."""
EARLIEST = datetime(1950, 1, 1, tzinfo=UTC)
"""Before the first oilfield a date is a slip of the hand (0026 for 2026)."""


def _choice(
    name: str, label: str, words: type[StrEnum], default: StrEnum | None = None, *, must: bool = False
) -> Field:
    told = None if default is None else default.value
    return Field(
        name=name, label=label, type=FieldType.CHOICE, choices=choices_of(words, {}), default=told, required=must
    )


_MOMENT = FieldType.MOMENT
CASE_FIELDS: tuple[Field, ...] = (
    Field(name="title", label="Title", required=True),
    _choice("type", "Case type", CaseType, must=True),
    _choice("level", "Level of the case", CaseLevel, CaseLevel.ORDINARY),
    Field(name="number", label="Case number", default=""),
    Field(name="alias", label="Alias", default=""),
    Field(name="occurred_from", label="Occurred from", type=_MOMENT, required=True),
    Field(name="occurred_to", label="Occurred to", type=_MOMENT),
    Field(name="discovered_at", label="Discovered at", type=_MOMENT),
    _choice("discovery", "Discovered by", Discovery, Discovery.REPORTED),
    Field(name="discovered_by", label="Who discovered it", default=""),
    Field(name="in_the_act", label="Caught in the act", type=FieldType.FLAG, default=False),
    Field(name="reporting_party", label="Reporting party", default=""),
    Field(
        name="asset_code",
        label="Well, line, site or area",
        default="",
        refers_to=tuple(layer.value for layer in AssetLayer),
        link="asset_id",
    ),
    Field(name="chainage_m", label="Metres along the line", type=FieldType.NUMBER),
    Field(name="place", label="Place", default=""),
    Field(name="lon", label="Longitude", type=FieldType.NUMBER),
    Field(name="lat", label="Latitude", type=FieldType.NUMBER),
    Field(name="summary", label="Summary", default="", is_long=True),
    Field(name="mo_codes", label="Modus operandi", default=""),
    Field(name="lead_officer", label="Lead officer", default=""),
    Field(name="helpers", label="Helping officers", default=""),
    Field(name="special_team", label="Special case team", default=""),
    Field(name="joint_forces", label="Joint forces", default=""),
    _choice("handling", "Handling mode", HandlingMode),
    _choice("campaign", "Cluster campaign", CampaignLevel),
    _choice("supervision", "Listed supervision", SupervisionLevel),
    Field(name="series", label="Series", default=""),
)
FIELD_OF: Mapping[str, Field] = {one.name: one for one in CASE_FIELDS}
CHANGED_TOGETHER = tuple(FIELD_OF[name] for name in ("lead_officer", "supervision", "campaign", "handling"))
"""What may be changed of several files at once."""
SIGNED = frozenset({"lon", "lat"})


def require_values(fields: Iterable[Field], values: Mapping[str, Any], now: datetime) -> None:
    """Raise `InputRefused` for the first value that cannot be: text too long or with control characters, a number below
    nothing or above a hundred per cent, a moment that has not come, a required one that is blank."""
    for one in fields:
        if one.name in values:
            _require(one, values[one.name], now)


def _require(one: Field, value: object, now: datetime) -> None:
    if one.required and value in (None, ""):
        raise InputRefused("{field} is wanting. Nothing was saved.", field=one.label)
    if isinstance(value, str):
        most = LONGEST_TEXT if one.is_long else LONGEST_LINE
        if len(value) > most:
            raise InputRefused(
                "{field} is longer than {most} characters. Nothing was saved; shorten it.", field=one.label, most=most
            )
        if any((ord(sign) < 32 and sign not in "\n\t") or 0xD800 <= ord(sign) < 0xE000 for sign in value):
            raise InputRefused("{field} holds signs that cannot be shown. Nothing was saved.", field=one.label)
    elif isinstance(value, float):
        _require_number(one, value)
    elif isinstance(value, datetime):
        if one.name not in FUTURE_FIELDS and value > now + CLOCK_SLACK:
            raise InputRefused("{field} lies in the future. Nothing was saved; check the time.", field=one.label)
        if value < EARLIEST:
            raise InputRefused("{field} lies before 1950. Nothing was saved; check the year.", field=one.label)


def _require_number(one: Field, value: float) -> None:
    if not math.isfinite(value):
        raise InputRefused("{field} is no number. Nothing was saved.", field=one.label)
    if one.name in SIGNED:
        return
    if value > LARGEST:
        raise InputRefused("{field} is more than a thousand million. Nothing was saved; check it.", field=one.label)
    if value < 0:
        raise InputRefused("{field} cannot be less than nothing. Nothing was saved.", field=one.label)
    if one.name.endswith("_pct") and value > 100:
        raise InputRefused("{field} cannot be more than 100 per cent. Nothing was saved.", field=one.label)


def require_sense(case: CaseFile, now: datetime) -> None:
    """Raise `InputRefused` where the file as a whole cannot be."""
    require_values(CASE_FIELDS, {one.name: getattr(case, one.name) for one in CASE_FIELDS}, now)
    if case.occurred_to < case.occurred_from:
        raise InputRefused("The deed cannot end before it began. Nothing was saved; check the times.")
    if case.discovered_at < case.occurred_from:
        raise InputRefused("A deed cannot be discovered before it began. Nothing was saved; check the times.")
    if (case.lon is None) != (case.lat is None):
        raise InputRefused("A place needs longitude and latitude. Nothing was saved.")
    if case.lon is not None and case.lat is not None:
        Position(case.lon, case.lat)
