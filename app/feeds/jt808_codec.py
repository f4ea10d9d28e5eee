"""What the messages of JT/T 808 say, without any socket: places out of bodies, answers into bodies (domain.md D.4).

Times are GMT+8 on the line and UTC here. Additional fields that are not known are passed over by their length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import IntEnum

from app.domain.position import is_on_earth
from app.errors import InputRefused
from app.feeds.jt808_frame import LONGEST_BODY, bcd

CHINA = timezone(timedelta(hours=8))
_EMERGENCY = 1 << 0
_FIXED, _SOUTH, _WEST, _SHIFTED = 1 << 1, 1 << 2, 1 << 3, 1 << 5
_MILEAGE, _FUEL = 0x01, 0x02
_PLACE_BYTES = 28
_TEXT_BYTES = LONGEST_BODY - 2

ToWgs84 = Callable[[float, float], tuple[float, float]]
"""Longitude and latitude in GCJ-02 to the same in WGS-84."""


class Message(IntEnum):
    """The messages that are understood; every other is answered as unknown."""

    TERMINAL_ACK = 0x0001
    HEARTBEAT = 0x0002
    SIGN_OFF = 0x0003
    REGISTER = 0x0100
    AUTHENTICATE = 0x0102
    PLACE = 0x0200
    PLACES = 0x0704
    PLATFORM_ACK = 0x8001
    REGISTERED = 0x8100
    TEXT = 0x8300


class Result(IntEnum):
    """What an acknowledgement says."""

    OK = 0
    FAILED = 1
    WRONG = 2
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a terminal says it is: WGS-84, UTC. `is_fixed` is false while its receiver knows no place of its own."""

    at: datetime
    lon: float
    lat: float
    speed_kmh: float
    course_deg: float
    altitude_m: int
    alarms: int
    status: int
    mileage_km: float | None = None
    fuel_l: float | None = None

    @property
    def is_fixed(self) -> bool:
        return bool(self.status & _FIXED)

    @property
    def is_emergency(self) -> bool:
        return bool(self.alarms & _EMERGENCY)


@dataclass(frozen=True, slots=True)
class Registration:
    """How a terminal introduces itself (0x0100)."""

    terminal: str
    maker: str
    plate: str


@dataclass(frozen=True, slots=True)
class Ack:
    """A general acknowledgement: which message (`sequence`, `message`) came to which result."""

    sequence: int
    message: int
    result: int


def read_place(body: bytes, to_wgs84: ToWgs84) -> Place:
    """A 0x0200 body. Raises `InputRefused` where it tells of no place or time there can be."""
    if len(body) < _PLACE_BYTES:
        raise InputRefused("A position has only {count} bytes. It was left out.", count=len(body))
    alarms, status = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
    lat, lon = int.from_bytes(body[8:12]) / 1e6, int.from_bytes(body[12:16]) / 1e6
    lat, lon = (-lat if status & _SOUTH else lat), (-lon if status & _WEST else lon)
    if not is_on_earth(lon, lat):
        raise InputRefused("A position at {lon}, {lat} is no place on earth. It was left out.", lon=lon, lat=lat)
    if status & _SHIFTED:
        lon, lat = to_wgs84(lon, lat)
    more = dict(additions(body))
    return Place(
        at=_time(body[22:28]),
        lon=lon,
        lat=lat,
        speed_kmh=int.from_bytes(body[18:20]) / 10,
        course_deg=float(int.from_bytes(body[20:22]) % 360),
        altitude_m=int.from_bytes(body[16:18], signed=True),
        alarms=alarms,
        status=status,
        mileage_km=int.from_bytes(more[_MILEAGE]) / 10 if _MILEAGE in more else None,
        fuel_l=int.from_bytes(more[_FUEL]) / 10 if _FUEL in more else None,
    )


def additions(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The additional fields after the place, as (number, value); a last one that is cut short ends them."""
    at = _PLACE_BYTES
    while at + 2 <= len(body) and at + 2 + body[at + 1] <= len(body):
        yield body[at], body[at + 2 : at + 2 + body[at + 1]]
        at += 2 + body[at + 1]


def read_places(body: bytes) -> list[bytes]:
    """The bodies of the places in a 0x0704 batch. Raises `InputRefused` where their count or lengths do not fit."""
    count, at, bodies = int.from_bytes(body[:2]), 3, []
    while at + 2 <= len(body):
        length = int.from_bytes(body[at : at + 2])
        bodies.append(body[at + 2 : at + 2 + length])
        at += 2 + length
    if len(bodies) != count or at != len(body):
        raise InputRefused(
            "A batch of {count} positions does not have the length it says. It was left out.", count=count
        )
    return bodies


def read_registration(body: bytes, *, is_2019: bool) -> Registration:
    """A 0x0100 body; its three layouts (2011, 2013, 2019) are told apart by header and length."""
    maker, model, terminal = (11, 30, 30) if is_2019 else (5, 20, 7) if len(body) >= 37 else (5, 8, 7)
    start = 4 + maker + model
    if len(body) < start + terminal + 1:
        raise InputRefused("A registration has only {count} bytes. It was left out.", count=len(body))
    return Registration(
        terminal=_text(body[start : start + terminal]),
        maker=_text(body[4 : 4 + maker]),
        plate=_text(body[start + terminal + 1 :]),
    )


def read_code(body: bytes, *, is_2019: bool) -> str:
    """The code of a 0x0102 body, as it was given at the registration."""
    return _text(body[1 : 1 + body[0]] if is_2019 and body else body)


def read_ack(body: bytes) -> Ack:
    """A 0x0001 body."""
    if len(body) < 5:
        raise InputRefused("An acknowledgement has only {count} bytes. It was left out.", count=len(body))
    return Ack(int.from_bytes(body[:2]), int.from_bytes(body[2:4]), body[4])


def ack(sequence: int, message: int, result: Result) -> bytes:
    """A 0x8001 body for the terminal's message of that number and kind."""
    return sequence.to_bytes(2) + message.to_bytes(2) + bytes((result,))


def registered(sequence: int, code: str) -> bytes:
    """A 0x8100 body: registered, with the code to sign in with from now on."""
    return sequence.to_bytes(2) + b"\x00" + code.encode("gbk")


def text_order(text: str, *, is_2019: bool) -> bytes:
    """A 0x8300 body: shown on the terminal's screen, read aloud, marked urgent. Raises `InputRefused` if too long."""
    told = text.encode("gbk", "replace")
    if len(told) > _TEXT_BYTES:
        raise InputRefused(
            "The text has {count} bytes; a terminal takes {limit}. Nothing was sent; shorten it.",
            count=len(told),
            limit=_TEXT_BYTES,
        )
    urgent_shown_spoken = b"\x0d\x01" if is_2019 else b"\x0d"
    return urgent_shown_spoken + told


def _time(raw: bytes) -> datetime:
    digits = bcd(raw)
    try:
        return datetime.strptime(digits, "%y%m%d%H%M%S").replace(tzinfo=CHINA).astimezone(UTC)
    except ValueError:
        raise InputRefused("A position has no time there can be ({digits}). It was left out.", digits=digits) from None


def _text(raw: bytes) -> str:
    return raw.decode("gbk", "replace").strip("\0 ")
