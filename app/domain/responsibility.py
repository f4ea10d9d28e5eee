"""Who answers for what stands in the field (岗位职工管点、内保人员管线、警务室民警管面).

A worker of the post answers for a point, enterprise security for a line, the officer of the police room (and the grid
officer, 网格员) for an area. What stands in an area is answered for by the area's owner as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.asset import AssetLayer
from app.domain.record import Record


class OwnerLayer(StrEnum):
    """On which of the three layers somebody answers."""

    POINT = "POINT"
    LINE = "LINE"
    AREA = "AREA"


class PartyKind(StrEnum):
    """Who can answer: one of the staff, a unit or team, a company's site, or a post told in free words."""

    PERSON = "PERSON"
    UNIT = "UNIT"
    COMPANY = "COMPANY"
    POST = "POST"


OWNED_ON: Mapping[AssetLayer, OwnerLayer] = MappingProxyType(
    {
        AssetLayer.WELLS: OwnerLayer.POINT,
        AssetLayer.SITES: OwnerLayer.POINT,
        AssetLayer.POSTS: OwnerLayer.POINT,
        AssetLayer.CAMERAS: OwnerLayer.POINT,
        AssetLayer.PIPELINES: OwnerLayer.LINE,
        AssetLayer.ROADS: OwnerLayer.LINE,
        AssetLayer.AREAS: OwnerLayer.AREA,
    }
)
"""On which layer the assets of each kind need an owner of their own; one without is a gap (空档)."""


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Somebody who can answer; `party_id` is the key in the register, None for a post told in free words."""

    name: str
    phone: str = ""
    party: PartyKind = PartyKind.POST
    party_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """Somebody answers for an asset on one layer, from `valid_from` until `valid_to` (None: until further notice).

    `asset_code`, `name` and `phone` are kept as they were told, so that the past still reads as it was.
    """

    asset_id: str
    asset_code: str
    layer: OwnerLayer
    party: PartyKind = PartyKind.POST
    party_id: str | None = None
    name: str
    phone: str = ""
    valid_from: datetime
    valid_to: datetime | None = None
