"""What the demo watches: the shipped rules with some of them switched on, and four tankers in the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.demo.chance import Chance
from app.domain.key_vehicle import KeyVehicle, KeyVehicleState
from app.domain.unit import Vehicle, VehicleKind
from app.domain.watch_parameters import ZONE_KINDS
from app.domain.watch_rule import WatchRule
from app.services.watch.shipped_rules import shipped_rules

SWITCHED_ON = frozenset({"W02", "W03", "W07", "W11"})
_ENTRIES: tuple[tuple[KeyVehicleState, str, int, int], ...] = (
    (KeyVehicleState.ACTIVE, "夜间多次在长输管道附近停留", 40, 50),
    (KeyVehicleState.ACTIVE, "曾改装罐体，案件倒查发现", 75, 15),
    (KeyVehicleState.ACTIVE, "未按审批线路拉运，复核已到期", 100, -3),
    (KeyVehicleState.PROPOSED, "近一周三次无押运驶入井场", 1, 89),
)
"""State, reason, proposed so many days ago, to be looked at again in so many days."""


def watch_rules(cell_ids: Sequence[str], now: datetime, chance: Chance) -> Iterator[WatchRule]:
    """The shipped rules; those of zones look at the first cells of the grid."""
    for rule in shipped_rules(iter(chance.keys("watch rules", 20))):
        zones = " ".join(cell_ids[:3]) if rule.kind in ZONE_KINDS else ""
        is_on = rule.enabled or rule.code in SWITCHED_ON
        since = now - timedelta(days=20) if is_on else None
        yield replace(rule, enabled=is_on, zone_ids=zones, enabled_at=since, changed_by="演示")


def key_vehicles(vehicles: Sequence[Vehicle], now: datetime, chance: Chance) -> Iterator[KeyVehicle]:
    """Two that are watched, one whose review is overdue, one that waits for a leader."""
    tankers = [one for one in vehicles if one.kind is VehicleKind.TANKER]
    keys = chance.keys("key vehicles", len(_ENTRIES))
    for key, tanker, (state, reason, ago, ahead) in zip(keys, tankers, _ENTRIES, strict=False):
        proposed_at = now - timedelta(days=ago)
        is_approved = state is KeyVehicleState.ACTIVE
        yield KeyVehicle(
            id=key,
            owner_domain=tanker.owner_domain,
            area_id=tanker.area_id,
            vehicle_id=tanker.id,
            plate=tanker.plate,
            reason=reason,
            state=state,
            proposed_by="演示民警",
            proposed_at=proposed_at,
            approved_by="演示所长" if is_approved else "",
            approved_at=proposed_at + timedelta(hours=5) if is_approved else None,
            review_at=now + timedelta(days=ahead),
        )
