"""The white list: at which simple calls guards and volunteers may help, and with what (domain.md A.5 64, D.8).

Guards have no coercive powers, so searching, holding and fining are not in the list of acts at all. A grave call (L1)
is no simple call, except where somebody must be rescued: there the nearest hands count. Police remain the owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.call import AssistAct, CallKind, CallLevel
from app.domain.unit import UnitKind

WHITE_LIST: Mapping[CallKind, tuple[AssistAct, ...]] = MappingProxyType(
    {
        CallKind.RESCUE: (AssistAct.RESCUE_HELP, AssistAct.CALM, AssistAct.CLEAR_WAY, AssistAct.GUIDE_POLICE),
        CallKind.LOST_PERSON: (AssistAct.RESCUE_HELP, AssistAct.CALM, AssistAct.GUIDE_POLICE),
        CallKind.DISPUTE: (AssistAct.KEEP_ORDER, AssistAct.CALM, AssistAct.GUIDE_POLICE),
        CallKind.TRAFFIC_BLOCK: (AssistAct.CLEAR_WAY, AssistAct.KEEP_ORDER, AssistAct.GUIDE_POLICE),
        CallKind.LEAK: (AssistAct.GUARD_SCENE, AssistAct.KEEP_ORDER, AssistAct.GUIDE_POLICE),
        CallKind.CHECK: (AssistAct.GUARD_SCENE, AssistAct.GUIDE_POLICE),
    }
)
_LIFE_FIRST = frozenset({CallKind.RESCUE, CallKind.LOST_PERSON})


def is_police(kind: UnitKind) -> bool:
    """Whether a unit of this kind may be sent to any call and do any act."""
    return kind is UnitKind.PATROL_GROUP


def assists(kind: CallKind, level: CallLevel) -> tuple[AssistAct, ...]:
    """What guards and volunteers may be asked to do at such a call; nothing where it is not simple."""
    if level is CallLevel.L1 and kind not in _LIFE_FIRST:
        return ()
    return WHITE_LIST.get(kind, ())
