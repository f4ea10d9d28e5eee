"""What a call of a kind usually is: the category and level that are proposed when it is taken down."""

from __future__ import annotations

from app.domain.call import CallCategory, CallKind, CallLevel

_GRAVE = frozenset({CallKind.FIRE, CallKind.LEAK})
_URGENT = frozenset(
    {
        CallKind.TAPPING,
        CallKind.WELLHEAD,
        CallKind.TANK_STATION,
        CallKind.TANKER,
        CallKind.POWER,
        CallKind.RESCUE,
        CallKind.LOST_PERSON,
        CallKind.CAMERA_SABOTAGE,
    }
)
_CATEGORY = {
    CallKind.FIRE: CallCategory.FIRE_DISASTER,
    CallKind.LEAK: CallCategory.FIRE_DISASTER,
    CallKind.DISPUTE: CallCategory.DISPUTE,
    CallKind.RESCUE: CallCategory.HELP,
    CallKind.LOST_PERSON: CallCategory.HELP,
    CallKind.TRAFFIC_BLOCK: CallCategory.TRAFFIC,
    CallKind.OBSTRUCT: CallCategory.PUBLIC_ORDER,
    CallKind.ENCROACH: CallCategory.PUBLIC_ORDER,
    CallKind.CHECK: CallCategory.LEAD,
    CallKind.OTHER: CallCategory.OTHER,
}


def usual_level(kind: CallKind) -> CallLevel:
    """Fire and leaks endanger many; a theft that is being reported is most often in progress (domain.md C.1)."""
    if kind in _GRAVE:
        return CallLevel.L1
    return CallLevel.L2 if kind in _URGENT else CallLevel.L3


def usual_category(kind: CallKind) -> CallCategory:
    """Thefts and damage are criminal until they are found to be less."""
    return _CATEGORY.get(kind, CallCategory.CRIMINAL)
