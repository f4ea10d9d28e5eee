"""How often the demo's county asks for somebody: key wells, joint points, trunk lines, valve rooms, the grid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.demo.chance import Chance
from app.domain.asset import AreaKind, AssetLayer, LineKind, PostKind, SiteKind
from app.domain.record import OwnerDomain
from app.domain.visit_need import NeedMode, VisitNeed

ASKED_FOR = timedelta(days=45)
_NEEDS: tuple[tuple[AssetLayer, str, bool, NeedMode, float, int, str], ...] = (
    (AssetLayer.WELLS, "", True, NeedMode.EVERY, 24.0, 0, "重点井每日巡到"),
    (AssetLayer.PIPELINES, LineKind.TRUNK, False, NeedMode.EVERY, 72.0, 0, "主干管线三日巡通"),
    (AssetLayer.SITES, SiteKind.VALVE_ROOM, False, NeedMode.EVERY, 48.0, 5, "阀室两日一查"),
    (AssetLayer.POSTS, PostKind.JOINT_POINT, False, NeedMode.CONTINUOUS, 12.0, 0, "警保联勤点不断档"),
    (AssetLayer.AREAS, AreaKind.GRID_CELL, False, NeedMode.EVERY, 48.0, 0, "网格两日不空白"),
)


def visit_needs(now: datetime, chance: Chance) -> Iterator[VisitNeed]:
    """The needs of the county, asked some weeks ago."""
    for key, (layer, kind, is_key, mode, hours, minutes, reason) in zip(
        chance.keys("visit needs", len(_NEEDS)), _NEEDS, strict=True
    ):
        yield VisitNeed(
            id=key, owner_domain=OwnerDomain.POLICE, layer=layer, kind=kind, is_key=is_key, mode=mode, every_h=hours,
            dwell_min=minutes, valid_from=now - ASKED_FOR, reason=reason,
        )  # fmt: skip
