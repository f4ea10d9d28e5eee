"""What Traccar forwards (org.traccar.forward: JSON of a position or an event with its device), from bytes to signals.

`{"position": {…}, "device": {…}}` and `{"event": {…}, "position": {…}, "device": {…}, "geofence": {…}}`, the same over
HTTP and MQTT. Speeds are knots there, places WGS-84, a device is known by its `uniqueId`. Whoever is not registered
here is listed by its positions, and raises no alert.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from math import isfinite
from types import MappingProxyType
from typing import Any

from app.domain.alert import AlertKind, Severity
from app.domain.position import is_on_earth
from app.domain.signal import AlertSignal, PositionSignal, Signal
from app.errors import InputRefused
from app.feeds.tracker_alarm import TRACKER_ALARMS, TrackerAlarm

LONGEST_BYTES = 256 * 1024
KMH_PER_KNOT = 1.852
EMERGENCY = "sos"
_LONGEST_SERIAL = 128

TRACCAR_ALARMS: Mapping[str, str] = MappingProxyType(
    {
        "powerCut": "power_cut",
        "tampering": "tampering",
        "removing": "tampering",
        "gpsAntennaCut": "antenna_cut",
        "jamming": "jamming",
        "tow": "moved",
        "movement": "moved",
        "accident": "accident",
        "fallDown": "accident",
        "fuelLeak": "fuel_drop",
    }
)
"""Alarms of Traccar that become alerts (`tracker_alarm`); `sos` is the emergency key; every other is passed over."""

TRACCAR_EVENTS: Mapping[str, str | None] = MappingProxyType(
    {
        "deviceFuelDrop": "fuel_drop",
        "geofenceEnter": "zone",
        "geofenceExit": "zone",
        # The desk's own rules judge these from the positions, where everybody can see the rule.
        "deviceOverspeed": None,
        "deviceMoving": None,
        "deviceStopped": None,
        "deviceIdle": None,
        # A line that Traccar lost for a moment needs nobody; a tracker silent for long is a rule of the desk.
        "deviceOnline": None,
        "deviceOffline": None,
        "deviceUnknown": None,
        "deviceInactive": None,
        # Of the vehicle's keeper, not of the police room.
        "ignitionOn": None,
        "ignitionOff": None,
        "deviceFuelIncrease": None,
        "maintenance": None,
        "driverChanged": None,
        "commandResult": None,
        "queuedCommandSent": None,
        "media": None,
    }
)
"""Events of Traccar: the alarm they are taken as, or None where they are passed over."""

Told = Mapping[str, Any]


def read_forwarded(payload: bytes, source: str, is_registered: Callable[[str], bool]) -> list[Signal]:
    """The signals of one forwarded message; none where it needs nobody. Raises `InputRefused` with what is wrong."""
    message = _parsed(payload)
    device, position, event = (_part(message, name) for name in ("device", "position", "event"))
    serial = device.get("uniqueId")
    if not isinstance(serial, str) or not 0 < len(serial) <= _LONGEST_SERIAL or not serial.isprintable():
        raise InputRefused("The message names no device.uniqueId. It was left out.")
    if not position and not event:
        raise InputRefused("The message has neither position nor event. It was left out.")
    place = _place(position) if position else None
    signals: list[Signal] = []
    alarms = _alarms(position) | (_alarms(event) if event.get("type") == "alarm" else frozenset())
    fixed = bool(position) and position.get("valid", True) is True and not position.get("outdated", False)
    if position and place is not None and (fixed or EMERGENCY in alarms):
        signals.append(_position(source, serial, position, place, panic=EMERGENCY in alarms))
    if not is_registered(serial):
        return signals
    name = device.get("name")
    caller = name if isinstance(name, str) and 0 < len(name) <= _LONGEST_SERIAL else serial
    at = _time(event, "eventTime") if event else _time(position, "fixTime", "deviceTime", "serverTime")

    def tell(name: str, alarm: TrackerAlarm, note: str = "") -> None:
        """Traccar says when something happens and never that it is over: it begins and is over at once."""
        lon, lat = place if place is not None else (None, None)
        title = " · ".join(filter(None, (alarm.title, note, caller)))
        begun = AlertSignal(source, f"{name} {serial}", at, alarm.kind, alarm.severity, title, lon=lon, lat=lat)
        signals.extend((begun, replace(begun, active=False)))

    for told in sorted({TRACCAR_ALARMS[one] for one in alarms if one in TRACCAR_ALARMS}):
        tell(told, TRACKER_ALARMS[told])
    kind = str(event.get("type", ""))
    taken_as = TRACCAR_EVENTS.get(kind)
    if taken_as == "zone":
        fence = _part(message, "geofence").get("name")
        tell(f"{kind} {event.get('geofenceId', 0)}", TRACKER_ALARMS[taken_as], fence if isinstance(fence, str) else "")
    elif taken_as is not None:
        tell(taken_as, TRACKER_ALARMS[taken_as])
    if EMERGENCY in alarms and place is None:
        tell("panic", TrackerAlarm(AlertKind.PANIC, Severity.CRITICAL, "紧急按钮"))
    return signals


def _position(source: str, serial: str, told: Told, place: tuple[float, float], *, panic: bool) -> PositionSignal:
    speed, course, accuracy = (_number(told, name) for name in ("speed", "course", "accuracy"))
    return PositionSignal(
        source=source,
        mover=serial,
        at=_time(told, "fixTime", "deviceTime", "serverTime"),
        lon=place[0],
        lat=place[1],
        speed_kmh=None if speed is None or speed < 0 else speed * KMH_PER_KNOT,
        course_deg=None if course is None else course % 360.0,
        accuracy_m=accuracy if accuracy is not None and accuracy > 0 else None,
        by_serial=True,
        panic=panic,
    )


def _parsed(payload: bytes) -> Told:
    if len(payload) > LONGEST_BYTES:
        raise InputRefused(
            "A message of {size} KB is too long; {limit} KB are taken at most.",
            size=len(payload) // 1024,
            limit=LONGEST_BYTES // 1024,
        )
    try:
        message = json.loads(payload.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputRefused("The message is no JSON: {reason}.", reason=str(error)[:200]) from error
    if not isinstance(message, dict):
        raise InputRefused("The message is no JSON object.")
    return message


def _part(message: Told, name: str) -> Told:
    found = message.get(name)
    return found if isinstance(found, dict) else {}


def _alarms(told: Told) -> frozenset[str]:
    """The alarms among the attributes; newer versions join several with commas."""
    found = _part(told, "attributes").get("alarm")
    return frozenset(one.strip() for one in found.split(",")) if isinstance(found, str) else frozenset()


def _place(told: Told) -> tuple[float, float] | None:
    """(lon, lat); None where Traccar knows none, which it tells as 0, 0."""
    lon, lat = _number(told, "longitude"), _number(told, "latitude")
    if lon is None or lat is None or not is_on_earth(lon, lat):
        raise InputRefused("A position at {lon}, {lat} is no place on earth. It was left out.", lon=lon, lat=lat)
    return None if (lon, lat) == (0.0, 0.0) else (lon, lat)


def _number(told: Told, field: str) -> float | None:
    value = told.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise InputRefused("The field {field} is no number. The message was left out.", field=field)
    return float(value)


def _time(told: Told, *fields: str) -> datetime:
    """The first of these that is told: ISO 8601, or milliseconds since 1970 from older versions."""
    for field in fields:
        value = told.get(field)
        if value is None:
            continue
        try:
            if isinstance(value, int):
                return datetime.fromtimestamp(value / 1000, UTC)
            at = datetime.fromisoformat(value)
            return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)
        except (TypeError, ValueError, OverflowError, OSError):
            break
    raise InputRefused("The message has no time in {fields}. It was left out.", fields=", ".join(fields))
