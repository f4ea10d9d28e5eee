"""What a tracker itself calls an alarm, whatever protocol it speaks: which become alerts here, and which do not.

Emergency keys are not here: they come with a position and are judged with it. What trackers judge by zones and limits
of their own (speed, fences, idling) is not taken over either: the desk's own rules judge that, where everybody can
see them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.alert import AlertKind, Severity


@dataclass(frozen=True, slots=True)
class TrackerAlarm:
    """An alarm of a tracker as the desk takes it."""

    kind: AlertKind
    severity: Severity
    title: str


TRACKER_ALARMS: Mapping[str, TrackerAlarm] = MappingProxyType(
    {
        "power_cut": TrackerAlarm(AlertKind.OTHER, Severity.MEDIUM, "车载终端断电"),
        "tampering": TrackerAlarm(AlertKind.OTHER, Severity.HIGH, "车载终端被拆动"),
        "antenna_cut": TrackerAlarm(AlertKind.OTHER, Severity.MEDIUM, "车载终端天线断开"),
        "jamming": TrackerAlarm(AlertKind.OTHER, Severity.HIGH, "车载终端受干扰"),
        "stolen": TrackerAlarm(AlertKind.OTHER, Severity.HIGH, "车辆被盗"),
        "moved": TrackerAlarm(AlertKind.OTHER, Severity.MEDIUM, "车辆异常移动"),
        "accident": TrackerAlarm(AlertKind.OTHER, Severity.HIGH, "车辆碰撞或侧翻"),
        "fuel_drop": TrackerAlarm(AlertKind.OTHER, Severity.MEDIUM, "车辆油量突降"),
        "zone": TrackerAlarm(AlertKind.ZONE_CROSSED, Severity.MEDIUM, "车辆进出电子围栏"),
    }
)
"""By name; the titles are data, in the language of the alerts' other sources."""

JT808_ALARM_BITS: Mapping[int, str] = MappingProxyType(
    {5: "antenna_cut", 8: "power_cut", 26: "stolen", 28: "moved", 29: "accident", 30: "accident"}
)
"""Bits of the alarm word of JT/T 808 that become alerts; bit 0, the emergency key, comes with the position."""
