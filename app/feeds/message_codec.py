"""The messages of our own topics (README, "Topics"; JSON Schemas in `resources/schemas`), from bytes to signals.

Strict where a guess could mislead: types, ranges, times without a zone, a topic that contradicts its message. Kind
where nothing is lost by it: fields we do not know, an unknown kind of alert, a speed below zero, small letters in a
code, letters that cannot be shown. What cannot be used is refused with one sentence that says which field, and what
would do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Any, NoReturn

from app.domain.alert import AlertKind, Severity
from app.domain.signal import AlertSignal, OrderStep, PositionSignal, ReadingSignal, ReceiptSignal, Signal
from app.errors import InputRefused
from app.feeds.feed import ToWgs84

LONGEST_BYTES = 256 * 1024
LONGEST_NAME = 200
LONGEST_TITLE, LONGEST_TEXT = 500, 20_000
AHEAD = timedelta(minutes=5)
"""How far the clock of a source may be ahead of ours."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)

Message = Mapping[str, Any]


@dataclass(frozen=True)
class MessageCodec:
    """Decodes what comes under the topics that begin with `root`. `source` names whoever told a position or a reading;
    alerts name their source themselves."""

    root: str
    source: str
    to_wgs84: ToWgs84

    @property
    def filters(self) -> tuple[str, ...]:
        """The topics to subscribe to."""
        return tuple(f"{self.root}/{noun}/#" for noun in _DECODERS)

    def decode(self, topic: str, payload: bytes, received_at: datetime) -> Signal:
        """The signal of one message. Raises `InputRefused` with what is wrong with it."""
        noun, name = self._parts(topic)
        decoder = _DECODERS.get(noun)
        if decoder is None or not name:
            raise InputRefused("Nothing is expected under the topic {topic}.", topic=_shown(topic))
        return decoder(self, name, _parsed(payload), received_at)

    def _parts(self, topic: str) -> tuple[str, str]:
        if not topic.startswith(f"{self.root}/"):
            return "", ""
        noun, _, name = topic[len(self.root) + 1 :].partition("/")
        return noun, name

    def position(self, name: str, message: Message, received_at: datetime) -> PositionSignal:  # noqa: ARG002
        """A position may be of the future: it is kept and doubted, for it tells of a tracker with a wrong clock."""
        lon, lat = self._place(message)
        speed, course = _number(message, "speed_kmh"), _number(message, "course_deg")
        accuracy = _number(message, "accuracy_m")
        return PositionSignal(
            self.source,
            _named(message, "unit", name),
            _time(message),
            lon,
            lat,
            speed if speed is not None and speed >= 0 else None,
            course % 360.0 if course is not None and course >= 0 else None,
            accuracy if accuracy is not None and accuracy >= 0 else None,
            panic=message.get("panic") is True,
        )

    def alert(self, name: str, message: Message, received_at: datetime) -> AlertSignal:
        """An alert of the future happened when it was received: a wrong clock must not keep it from anybody."""
        lon = lat = None
        if message.get("lon") is not None or message.get("lat") is not None:
            lon, lat = self._place(message)
        at, kind = _time(message), _word(message, "kind").upper()
        severity, state = _word(message, "severity").upper(), _word(message, "state", "ACTIVE").upper()
        if severity not in Severity.__members__:
            _refuse("severity", severity, ", ".join(Severity))
        if state not in ("ACTIVE", "CLEARED"):
            _refuse("state", state, "ACTIVE, CLEARED")
        return AlertSignal(
            _named(message, "source", name),
            _name(message, "id"),
            min(at, received_at) if at > received_at + AHEAD else at,
            kind if kind in AlertKind.__members__ else AlertKind.OTHER.value,
            severity,
            _text(message, "title", LONGEST_TITLE) or kind,
            _text(message, "text", LONGEST_TEXT),
            lon,
            lat,
            _word(message, "asset"),
            state == "ACTIVE",
            _text(message, "media", LONGEST_TEXT),
        )

    def reading(self, name: str, message: Message, received_at: datetime) -> ReadingSignal:
        at, value = _time(message), _number(message, "value")
        if value is None:
            _refuse("value", None, "a number")
        if at > received_at + AHEAD:
            _refuse("time", at.isoformat(), "a time that has been")
        return ReadingSignal(self.source, _named(message, "tag", name), at, value, _word(message, "unit"))

    def receipt(self, name: str, message: Message, received_at: datetime) -> ReceiptSignal:
        """A receipt of the future was given when it was received."""
        at, step = _time(message), _word(message, "step").upper()
        if step not in OrderStep.__members__:
            _refuse("step", step, ", ".join(OrderStep))
        at = min(at, received_at) if at > received_at + AHEAD else at
        text = _text(message, "text", LONGEST_TEXT)
        return ReceiptSignal(self.source, _named(message, "order", name), at, OrderStep(step), text)

    def _place(self, message: Message) -> tuple[float, float]:
        lon, lat = _number(message, "lon"), _number(message, "lat")
        if lon is None or not -180.0 <= lon <= 180.0:
            _refuse("lon", lon, "-180 to 180")
        if lat is None or not -90.0 <= lat <= 90.0:
            _refuse("lat", lat, "-90 to 90")
        datum = message.get("datum") or "WGS84"
        if datum == "WGS84":
            return lon, lat
        return self.to_wgs84(str(datum).upper(), lon, lat)


_DECODERS: Mapping[str, Callable[[MessageCodec, str, Message, datetime], Signal]] = {
    "position": MessageCodec.position,
    "alert": MessageCodec.alert,
    "reading": MessageCodec.reading,
    "receipt": MessageCodec.receipt,
}


def too_long(size_bytes: int) -> InputRefused:
    """What is said of a message over `LONGEST_BYTES`."""
    return InputRefused(
        "A message of {size} KB is too long; {limit} KB are taken at most.",
        size=size_bytes // 1024,
        limit=LONGEST_BYTES // 1024,
    )


def _parsed(payload: bytes) -> Message:
    """One JSON object in UTF-8, with nothing that JSON does not know."""
    if len(payload) > LONGEST_BYTES:
        raise too_long(len(payload))
    try:
        message = _DECODE(payload.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputRefused("The message is no JSON: {reason}.", reason=str(error)) from error
    if type(message) is not dict:
        raise InputRefused("The message is no JSON object.")
    return message


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


_DECODE = json.JSONDecoder(parse_constant=_no_constant).decode


def _number(message: Message, field: str) -> float | None:
    """A finite number, or None where the field is missing or null."""
    value = message.get(field)
    if value is None:
        return None
    if type(value) is float and isfinite(value):
        return value
    if type(value) is not int or abs(value) > 1e15:
        _refuse(field, value, "a number")
    return float(value)


def _time(message: Message) -> datetime:
    """ISO 8601 with a zone; UTC is handed on."""
    value = message.get("time")
    try:
        at = datetime.fromisoformat(value)  # type: ignore[arg-type]  # whatever it is, the TypeError is caught
        if at.tzinfo is None:
            raise ValueError("no zone")
        at = at.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        _refuse("time", value, "2026-11-21T23:41:07+08:00")
    if at < EARLIEST:
        _refuse("time", value, "2026-11-21T23:41:07+08:00")
    return at


def _named(message: Message, field: str, of_topic: str) -> str:
    """Whom a message is about: named by its topic, and where it names it too, by the same name."""
    told = message.get(field)
    if told is not None and told != of_topic:
        _refuse(field, told, of_topic)
    return _checked_name(field, of_topic)


def _name(message: Message, field: str) -> str:
    value = message.get(field)
    if type(value) is int:
        value = str(value)
    if type(value) is not str:
        _refuse(field, value, "a name")
    return _checked_name(field, value)


def _checked_name(field: str, value: str) -> str:
    if not 0 < len(value) <= LONGEST_NAME or not value.isprintable():
        _refuse(field, value, "a name")
    return value


def _word(message: Message, field: str, default: str = "") -> str:
    """A short text on one line; `default` where the field is missing, null or empty."""
    value = message.get(field)
    if value is None or value == "":
        return default
    if type(value) is not str or len(value) > LONGEST_NAME or not value.isprintable():
        _refuse(field, value, "a name")
    return value


def _text(message: Message, field: str, longest: int) -> str:
    """A text, cut where it is too long; letters that cannot be shown (control, writing direction) become blanks."""
    value = message.get(field)
    if value is None:
        return ""
    if type(value) is not str:
        _refuse(field, value, "a text")
    if value.isprintable() and len(value) <= longest:
        return value
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in value[:longest])


def _refuse(field: str, value: object, wanted: str) -> NoReturn:
    raise InputRefused(
        "The field {field} is {value}; expected: {wanted}.", field=field, value=_shown(value), wanted=wanted
    )


def _shown(value: object) -> str:
    """A value as it may stand in a sentence: short, on one line, nothing hidden."""
    said = repr(value) if not isinstance(value, str) else value
    return "".join(letter if letter.isprintable() else "?" for letter in said[:60])
