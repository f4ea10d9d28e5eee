"""How a deed was done: the codes of the modus operandi (domain.md C.6), several of which belong to one case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class MoGroup(StrEnum):
    ENTRY = "ENTRY"
    TOOL = "TOOL"
    VEHICLE = "VEHICLE"
    CONCEALMENT = "CONCEALMENT"
    TIME = "TIME"
    INSIDE = "INSIDE"
    OUTLET = "OUTLET"


class MoCode(StrEnum):
    FENCE_CUT = "FENCE_CUT"
    VALVE_OPEN = "VALVE_OPEN"
    LOCK_CUT = "LOCK_CUT"
    DRILL_TAP = "DRILL_TAP"
    CLAMP_FITTED = "CLAMP_FITTED"
    TUNNEL = "TUNNEL"
    HOSE_BURIED = "HOSE_BURIED"
    CUTTER = "CUTTER"
    DRILL = "DRILL"
    WELDER = "WELDER"
    PUMP = "PUMP"
    CLAMP = "CLAMP"
    MODIFIED_SUV = "MODIFIED_SUV"
    TANKER = "TANKER"
    TRICYCLE = "TRICYCLE"
    NO_PLATE = "NO_PLATE"
    FAKE_PLATE = "FAKE_PLATE"
    HIDDEN_TANK = "HIDDEN_TANK"
    MASK_HOOD = "MASK_HOOD"
    CAMERA_DAMAGED = "CAMERA_DAMAGED"
    LIGHTS_OFF = "LIGHTS_OFF"
    LOOKOUT = "LOOKOUT"
    SIGNAL_JAM = "SIGNAL_JAM"
    NIGHT = "NIGHT"
    STORM = "STORM"
    HOLIDAY = "HOLIDAY"
    WORKOVER = "WORKOVER"
    INSIDER_SUSPECTED = "INSIDER_SUSPECTED"
    RECEIVING_SITE = "RECEIVING_SITE"
    REFINERY = "REFINERY"
    SCRAP = "SCRAP"


MO_GROUPS: Mapping[MoGroup, tuple[MoCode, ...]] = MappingProxyType(
    {
        MoGroup.ENTRY: (
            MoCode.FENCE_CUT, MoCode.VALVE_OPEN, MoCode.LOCK_CUT, MoCode.DRILL_TAP, MoCode.CLAMP_FITTED, MoCode.TUNNEL,
            MoCode.HOSE_BURIED,
        ),
        MoGroup.TOOL: (MoCode.CUTTER, MoCode.DRILL, MoCode.WELDER, MoCode.PUMP, MoCode.CLAMP),
        MoGroup.VEHICLE: (
            MoCode.MODIFIED_SUV, MoCode.TANKER, MoCode.TRICYCLE, MoCode.NO_PLATE, MoCode.FAKE_PLATE, MoCode.HIDDEN_TANK,
        ),
        MoGroup.CONCEALMENT: (
            MoCode.MASK_HOOD, MoCode.CAMERA_DAMAGED, MoCode.LIGHTS_OFF, MoCode.LOOKOUT, MoCode.SIGNAL_JAM,
        ),
        MoGroup.TIME: (MoCode.NIGHT, MoCode.STORM, MoCode.HOLIDAY, MoCode.WORKOVER),
        MoGroup.INSIDE: (MoCode.INSIDER_SUSPECTED,),
        MoGroup.OUTLET: (MoCode.RECEIVING_SITE, MoCode.REFINERY, MoCode.SCRAP),
    }
)  # fmt: skip


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of a case as they are kept; what a file brought that is no code of ours stays as its own word."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def kept(codes: Iterable[str]) -> str:
    """Codes as a case keeps them, each once, ours in the order of the list."""
    order = {code.value: at for at, code in enumerate(MoCode)}
    return " ".join(sorted(dict.fromkeys(codes), key=lambda one: order.get(one, len(order))))
