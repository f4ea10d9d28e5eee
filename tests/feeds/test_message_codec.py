"""Messages of our own topics: what is taken, what is refused with which sentence, and that the schemas say the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jsonschema
import pytest

from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReadingSignal, ReceiptSignal, Signal
from app.errors import InputRefused
from app.feeds.message_codec import LONGEST_BYTES, MessageCodec
from app.feeds.signal_json import to_bytes
from app.paths import resources
from app.services.field.told_datum import to_wgs84

NOW = datetime(2026, 11, 21, 15, 41, 9, tzinfo=UTC)
TIME = "2026-11-21T23:41:07+08:00"
THEN = datetime(2026, 11, 21, 15, 41, 7, tzinfo=UTC)
CODEC = MessageCodec("oilfield", "mqtt", to_wgs84)

POSITION = {"unit": "巡3", "time": TIME, "lon": 107.61, "lat": 37.52, "speed_kmh": 41.5, "course_deg": 90}
ALERT = {
    "source": "video-2", "id": 77, "time": TIME, "kind": "VIDEO_INTRUSION", "severity": "HIGH", "title": "有人翻越围栏",
    "lon": 107.6, "lat": 37.5, "asset": "定1234-5", "state": "ACTIVE", "media": "rtsp://cam",
}  # fmt: skip
READING = {"tag": "定1234-5/套压", "time": TIME, "value": 1.25, "unit": "MPa"}
RECEIPT = {"order": "a1b2", "time": TIME, "step": "EN_ROUTE", "text": "出发"}
GOOD: dict[str, dict[str, Any]] = {
    "position/巡3": POSITION,
    "alert/video-2": ALERT,
    "reading/定1234-5/套压": READING,
    "receipt/a1b2": RECEIPT,
}


def decoded(topic: str, message: object) -> Signal:
    payload = message if isinstance(message, bytes) else json.dumps(message, ensure_ascii=False).encode()
    return CODEC.decode(f"oilfield/{topic}", payload, NOW)


def schema_of(topic: str) -> jsonschema.Draft202012Validator:
    file = resources() / "schemas" / f"{topic.partition('/')[0]}.schema.json"
    schema = json.loads(file.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_each_message_becomes_its_signal() -> None:
    assert [decoded(topic, message) for topic, message in GOOD.items()] == [
        PositionSignal("mqtt", "巡3", THEN, 107.61, 37.52, 41.5, 90.0),
        AlertSignal(
            "video-2", "77", THEN, "VIDEO_INTRUSION", "HIGH", "有人翻越围栏", "", 107.6, 37.5, "定1234-5", True,
            "rtsp://cam",
        ),
        ReadingSignal("mqtt", "定1234-5/套压", THEN, 1.25, "MPa"),
        ReceiptSignal("mqtt", "a1b2", THEN, OrderStep.EN_ROUTE, "出发"),
    ]  # fmt: skip


VARIANTS: list[tuple[str, dict[str, Any]]] = [
    ("position/巡3", {}),
    ("position/巡3", {"speed_kmh": None, "course_deg": -1, "accuracy_m": 1e9}),
    ("position/巡3", {"datum": "GCJ02"}),
    ("position/巡3", {"datum": "BD09", "panic": True}),
    ("position/巡3", {"time": "2026-11-21T15:41:07.123456Z", "satellites": 9}),
    ("position/巡3", {"time": "2036-01-01T00:00:00Z"}),
    ("alert/video-2", {"lon": None, "lat": None, "asset": None, "text": None, "media": None, "state": None}),
    ("alert/video-2", {"kind": "SOMETHING_NEW"}),
    ("alert/video-2", {"state": "CLEARED", "title": "长" * 3000, "text": "\u202egpj.exe\u0000\ud800"}),
    ("reading/定1234-5/套压", {"value": -3, "unit": None}),
    ("receipt/a1b2", {"text": None}),
]


@pytest.mark.parametrize(("topic", "other"), [*((topic, {}) for topic in GOOD), *VARIANTS])
def test_what_the_schema_allows_is_taken(topic: str, other: dict[str, Any]) -> None:
    message = GOOD[topic] | other
    schema_of(topic).validate(message)
    signal = CODEC.decode(f"oilfield/{topic}", json.dumps(message).encode(), NOW)
    to_bytes([signal]).decode("utf-8")


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("position/巡3", {"lon": None}, "The field lon is None; expected: -180 to 180."),
    ("position/巡3", {"lon": 181}, "The field lon is 181.0"),
    ("position/巡3", {"lat": "37.5"}, "The field lat is 37.5; expected: a number."),
    ("position/巡3", {"lat": True}, "The field lat is True"),
    ("position/巡3", {"time": None}, "The field time is None; expected: 2026-11-21T23:41:07+08:00."),
    ("position/巡3", {"time": "2026-11-21 23:41:07"}, "The field time is 2026-11-21 23:41:07"),
    ("position/巡3", {"time": 1795275667}, "The field time is 1795275667"),
    ("position/巡3", {"unit": 7}, "The field unit is 7; expected: 巡3."),
    ("position/巡3", {"speed_kmh": [41]}, "The field speed_kmh is"),
    ("position/巡3", {"datum": "火星"}, "The datum 火星 is not known"),
    ("alert/video-2", {"id": None}, "The field id is None"),
    ("alert/video-2", {"id": "a\nb"}, "The field id is a?b"),
    ("alert/video-2", {"severity": "URGENT"}, "The field severity is URGENT; expected: CRITICAL, HIGH, MEDIUM, LOW."),
    ("alert/video-2", {"state": "OVER"}, "The field state is OVER"),
    ("alert/video-2", {"title": 5}, "The field title is 5"),
    ("alert/video-2", {"lat": None}, "The field lat is None"),
    ("reading/定1234-5/套压", {"value": None}, "The field value is None"),
    ("receipt/a1b2", {"step": "SLEEPING"}, "The field step is SLEEPING"),
]


@pytest.mark.parametrize(("topic", "other", "sentence"), BAD)
def test_what_cannot_be_used_is_refused_in_one_sentence(topic: str, other: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputRefused) as refused:
        decoded(topic, GOOD[topic] | other)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("topic", "other"), [(topic, other) for topic, other, _ in BAD if other != {"unit": 7}])
def test_what_is_refused_breaks_the_schema(topic: str, other: dict[str, Any]) -> None:
    assert not schema_of(topic).is_valid(GOOD[topic] | other)


@pytest.mark.parametrize("payload", [
    b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", "{\"lon\": 1}".encode("utf-16"), b"[" * 100_000,
    b'{"lon": NaN, "lat": 1}', b'{"lon": Infinity}', b'{"lon": 1e999, "lat": 37, "time": "2026-11-21T15:41:07Z"}',
    b'{"lon": ' + b"9" * 9000 + b"}", b"x" * (LONGEST_BYTES + 1), b"\x00" * 10_000_000,
])  # fmt: skip
def test_broken_json_is_refused_quickly(payload: bytes) -> None:
    with pytest.raises(InputRefused):
        decoded("position/巡3", payload)


@pytest.mark.parametrize("topic", ["position", "position/", "weather/x", "positions/巡3", ""])
def test_a_topic_that_is_not_ours_is_refused(topic: str) -> None:
    with pytest.raises(InputRefused, match="Nothing is expected under the topic"):
        decoded(topic, POSITION)


def test_an_alert_with_a_wrong_clock_happened_when_it_was_received() -> None:
    ahead = decoded("alert/video-2", ALERT | {"time": (NOW + timedelta(days=400)).isoformat()})
    assert ahead.at == NOW


def test_a_reading_of_the_future_is_refused() -> None:
    with pytest.raises(InputRefused, match="a time that has been"):
        decoded("reading/定1234-5/套压", READING | {"time": (NOW + timedelta(hours=1)).isoformat()})


def test_letters_that_hide_something_become_blanks() -> None:
    signal = decoded("alert/video-2", ALERT | {"title": "正常\u202egpj.exe", "text": "一\n二\u0000"})
    assert isinstance(signal, AlertSignal)
    assert (signal.title, signal.text) == ("正常 gpj.exe", "一\n二 ")


def test_a_place_told_in_the_datum_of_web_maps_is_moved_back() -> None:
    shifted = decoded("position/巡3", POSITION | {"lon": 107.615731, "lat": 37.521209, "datum": "GCJ02"})
    assert isinstance(shifted, PositionSignal)
    # The shift there is some hundred metres east and north.
    assert 0.004 < 107.615731 - shifted.lon < 0.008
    assert -0.002 < 37.521209 - shifted.lat < 0.002
