"""How often somebody must be at what stands in the field (巡护要求): of a class of assets, or of a single one.

A need of an asset goes before one of its class, one of key assets before one of all, one of a kind before one of the
whole layer. What is due follows from the need and from when somebody was there last; it is never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.asset import Asset, AssetLayer
from app.domain.record import Record
from app.errors import InputRefused

SHORTEST_H, LONGEST_H = 0.5, 24.0 * 92
LONGEST_STAY_MIN = 240
LONGEST_REASON = 250
GUARD_GAP = timedelta(minutes=15)
"""A guard's tracker tells every five minutes; if it is not heard for three times that, nobody is known to be there."""


class NeedMode(StrEnum):
    """EVERY: seen once in so many hours. CONTINUOUS (不间断巡逻): at no time unseen for longer, be it seen again since.
    GUARD_24H (24小时守护): somebody is there all the time."""

    EVERY = "EVERY"
    CONTINUOUS = "CONTINUOUS"
    GUARD_24H = "GUARD_24H"


@dataclass(frozen=True, kw_only=True)
class VisitNeed(Record):
    """Assets of `layer` (of `kind`, empty for all kinds; only key ones if `is_key`), or the one of `asset_id`, need
    somebody `mode`: within `every_h` hours, for `dwell_min` minutes (0: passing is enough). It holds from `valid_from`
    until `valid_to` (None: until further notice)."""

    layer: AssetLayer
    kind: str = ""
    is_key: bool = False
    asset_id: str | None = None
    mode: NeedMode
    every_h: float
    dwell_min: int = 0
    valid_from: datetime
    valid_to: datetime | None = None
    reason: str = ""

    @property
    def gap(self) -> timedelta:
        """The longest time for which nobody may be there."""
        return GUARD_GAP if self.mode is NeedMode.GUARD_24H else timedelta(hours=self.every_h)

    def holds(self, at: datetime) -> bool:
        """Whether it is in force at that moment."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def require_sound(self) -> None:
        """Raise `InputRefused` where it asks for what cannot be kept."""
        if not SHORTEST_H <= self.every_h <= LONGEST_H:
            raise InputRefused(
                "Hours between visits are from {least} to {most}, not {told}. Nothing was saved.",
                least=f"{SHORTEST_H:g}",
                most=f"{LONGEST_H:g}",
                told=f"{self.every_h:g}",
            )
        if not 0 <= self.dwell_min <= LONGEST_STAY_MIN:
            raise InputRefused(
                "A stay has from 0 to {most} minutes, not {told}. Nothing was saved.",
                most=LONGEST_STAY_MIN,
                told=self.dwell_min,
            )
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise InputRefused("It ends before it begins. Nothing was saved; correct the day until which it holds.")
        if len(self.reason) > LONGEST_REASON:
            raise InputRefused(
                "A reason has {most} signs at most. Nothing was saved; say it shorter.", most=LONGEST_REASON
            )


class VisitNeeds:
    """The needs in force at a moment, asked asset by asset; of two alike the one that began last holds."""

    def __init__(self, needs: Iterable[VisitNeed], at: datetime) -> None:
        holding = sorted((one for one in needs if one.holds(at)), key=lambda one: (one.valid_from, one.id))
        self.all = tuple(holding)
        self._of_asset = {one.asset_id: one for one in holding if one.asset_id is not None}
        self._of_class = {(one.layer, one.kind, one.is_key): one for one in holding if one.asset_id is None}

    def need_of(self, asset: Asset) -> VisitNeed | None:
        """What this asset needs, None where nothing is asked for it."""
        return self.need_for(asset.id, asset.layer, asset.kind, is_key=asset.is_key)

    def need_for(self, asset_id: str, layer: AssetLayer, kind: str, *, is_key: bool) -> VisitNeed | None:
        """The same from columns, for masses."""
        own = self._of_asset.get(asset_id)
        if own is not None:
            return own
        return self.need_of_class(layer, kind, is_key=is_key)

    def need_of_class(self, layer: AssetLayer, kind: str, *, is_key: bool) -> VisitNeed | None:
        """What assets of a class need that have no need of their own."""
        classes = [(layer, kind, False), (layer, "", False)]
        if is_key:
            classes = [(layer, kind, True), (layer, "", True), *classes]
        return next((self._of_class[one] for one in classes if one in self._of_class), None)


NEED_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        NeedMode: {
            "EVERY": "Once in so many hours",
            "CONTINUOUS": "Never unseen for longer",
            "GUARD_24H": "Guarded day and night",
        }
    }
)
"""A part of `labels`."""
