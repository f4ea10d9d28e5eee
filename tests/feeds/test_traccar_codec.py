"""What Traccar forwards becomes positions and alerts; what needs nobody is passed over; the broken is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.alert import AlertKind, Severity
from app.domain.signal import AlertSignal, PositionSignal, Signal
from app.errors import InputRefused
from app.feeds.traccar_codec import TRACCAR_EVENTS, read_forwarded

SERIAL = "862205059210023"
AT = datetime(2026, 11, 24, 14, 59, 30, tzinfo=UTC)
DEVICE: dict[str, Any] = {
    "id": 7, "attributes": {}, "groupId": 0, "calendarId": 0, "name": "陕K·12345", "uniqueId": SERIAL,
    "status": "online", "lastUpdate": "2026-11-24T14:59:31.000+00:00", "positionId": 99, "phone": None,
    "model": None, "category": "car", "disabled": False, "expirationTime": None,
}  # fmt: skip
POSITION: dict[str, Any] = {
    "id": 0, "attributes": {"batteryLevel": 92, "distance": 12.5, "motion": True}, "deviceId": 7, "protocol": "gt06",
    "serverTime": "2026-11-24T14:59:31.123+00:00", "deviceTime": "2026-11-24T14:59:30.000+00:00",
    "fixTime": "2026-11-24T14:59:30.000+00:00", "outdated": False, "valid": True, "latitude": 37.5946,
    "longitude": 107.6012, "altitude": 1350.0, "speed": 20.0, "course": 270.0, "address": None, "accuracy": 0.0,
    "network": None, "geofenceIds": None,
}  # fmt: skip


def told(*, registered: bool = True, **parts: Any) -> list[Signal]:
    return read_forwarded(json.dumps({"device": DEVICE} | parts).encode(), "traccar", lambda _: registered)


def event(kind: str, **more: Any) -> dict[str, Any]:
    return {"id": 31, "attributes": {}, "deviceId": 7, "type": kind, "eventTime": "2026-11-24T14:59:30.000+00:00",
            "positionId": 99, "geofenceId": 0, "maintenanceId": 0} | more  # fmt: skip


def test_a_position_is_of_the_serial_in_kilometres_an_hour() -> None:
    assert told(position=POSITION) == [
        PositionSignal("traccar", SERIAL, AT, 107.6012, 37.5946, 37.04, 270.0, None, by_serial=True, panic=False)
    ]


def test_older_versions_tell_times_in_milliseconds() -> None:
    (one,) = told(position=POSITION | {"fixTime": round(AT.timestamp() * 1000)})
    assert one.at == AT


@pytest.mark.parametrize("away", [{"valid": False}, {"outdated": True}, {"latitude": 0.0, "longitude": 0.0}])
def test_a_place_that_the_tracker_does_not_know_is_not_believed(away: dict[str, Any]) -> None:
    assert told(position=POSITION | away) == []


def test_the_emergency_key_comes_with_the_position_or_alone() -> None:
    alarm = {"attributes": {"alarm": "sos,vibration"}}
    (pressed,) = told(position=POSITION | alarm | {"valid": False})
    assert isinstance(pressed, PositionSignal)
    assert pressed.panic
    (again,) = told(position=POSITION, event=event("alarm", attributes={"alarm": "sos"}))
    assert isinstance(again, PositionSignal)
    assert again.panic
    nowhere, over = told(event=event("alarm", attributes={"alarm": "sos"}))
    assert isinstance(nowhere, AlertSignal)
    assert over == replace(nowhere, active=False)
    assert (nowhere.kind, nowhere.severity, nowhere.source_id) == (
        AlertKind.PANIC,
        Severity.CRITICAL,
        f"panic {SERIAL}",
    )


def test_an_alarm_of_the_tracker_is_an_alert_under_one_name_whichever_way_it_comes() -> None:
    by_position = told(position=POSITION | {"attributes": {"alarm": "powerCut"}})
    _, by_event, over = told(position=POSITION, event=event("alarm", attributes={"alarm": "powerCut"}))
    assert by_position[1:] == [by_event, over]
    assert isinstance(by_event, AlertSignal)
    assert (by_event.source_id, by_event.title) == (f"power_cut {SERIAL}", "车载终端断电 · 陕K·12345")
    assert over == replace(by_event, active=False)
    assert (by_event.lon, by_event.lat, by_event.at) == (107.6012, 37.5946, AT)


def test_alarms_of_a_stranger_are_not_believed_and_its_positions_only_listed() -> None:
    signals = told(registered=False, position=POSITION, event=event("alarm", attributes={"alarm": "tampering"}))
    assert [type(one) for one in signals] == [PositionSignal]


def test_entering_and_leaving_a_fence_are_alerts_with_its_name() -> None:
    enter = told(position=POSITION, event=event("geofenceEnter", geofenceId=4), geofence={"id": 4, "name": "东滩井区"})[
        1
    ]
    leave = told(position=POSITION, event=event("geofenceExit", geofenceId=4))[1]
    assert isinstance(enter, AlertSignal)
    assert isinstance(leave, AlertSignal)
    assert (enter.kind, enter.title) == (AlertKind.ZONE_CROSSED, "车辆进出电子围栏 · 东滩井区 · 陕K·12345")
    assert enter.source_id != leave.source_id


@pytest.mark.parametrize("kind", [kind for kind, taken_as in TRACCAR_EVENTS.items() if taken_as is None] + ["newKind"])
def test_events_that_need_nobody_are_passed_over(kind: str) -> None:
    assert told(event=event(kind)) == []


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'"text"', "no JSON object"),
        (b"{}", "uniqueId"),
        (json.dumps({"device": {"uniqueId": 5}, "position": POSITION}).encode(), "uniqueId"),
        (json.dumps({"device": DEVICE}).encode(), "neither position nor event"),
        (json.dumps({"device": DEVICE, "position": POSITION | {"latitude": 91}}).encode(), "no place on earth"),
        (json.dumps({"device": DEVICE, "position": POSITION | {"longitude": "107"}}).encode(), "longitude is no"),
        (json.dumps({"device": DEVICE, "position": POSITION | {"fixTime": "yesterday"}}).encode(), "no time"),
        (json.dumps({"device": DEVICE, "position": POSITION | {"speed": True}}).encode(), "speed is no number"),
        (json.dumps({"device": DEVICE, "position": POSITION | {"speed": float("nan")}}).encode(), "speed is no number"),
        (b'{"x": "' + b"a" * 10_000_000 + b'"}', "too long"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_used_is_refused_with_its_reason(payload: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        read_forwarded(payload, "traccar", lambda _: True)
