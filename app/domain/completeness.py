"""What one should know of an asset, and when what is known counts as old: the measure of the data page (底数清)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.asset import AreaKind, AssetLayer, AssetStatus, WellStatus

EXPECTED: Mapping[AssetLayer, tuple[str, ...]] = MappingProxyType(
    {
        AssetLayer.WELLS: ("name", "kind", "status", "operator"),
        AssetLayer.PIPELINES: ("name", "kind", "status", "medium", "operator"),
        AssetLayer.SITES: ("name", "kind", "status"),
        AssetLayer.POSTS: ("name", "kind", "status"),
        AssetLayer.AREAS: ("name", "kind"),
        AssetLayer.CAMERAS: ("name", "kind", "status", "parent_id"),
        AssetLayer.ROADS: ("kind",),
    }
)
"""The columns that must not be blank, by layer."""

VISITED_LAYERS = frozenset({AssetLayer.WELLS, AssetLayer.PIPELINES, AssetLayer.SITES})
"""What is called on; areas, cameras and roads are not."""
UNVISITED_AFTER = timedelta(days=30)
STALE_AFTER = timedelta(days=365)
GONE = frozenset({WellStatus.SEALED.value, AssetStatus.RETIRED.value})
"""What is sealed or out of use for ever needs neither owner nor visit."""


class Gap(StrEnum):
    """What can be wanting of an asset; each is a list to work off."""

    MISSING = "MISSING"
    UNOWNED = "UNOWNED"
    UNCOVERED = "UNCOVERED"
    UNVISITED = "UNVISITED"
    STALE = "STALE"


def needs_owner(layer: AssetLayer, kind: str, status: str) -> bool:
    """Whether an asset without an owner on its layer is a gap: roads, the county and work areas need none."""
    if layer is AssetLayer.AREAS:
        return kind in (AreaKind.GRID_CELL, AreaKind.JURISDICTION)
    return layer is not AssetLayer.ROADS and status not in GONE
