"""Frames of JT/T 808 (2013 and 2019): how they are cut out of a stream, unescaped, checked, and made.

`7E | header | body | XOR | 7E`, big-endian; inside, 7E is sent as 7D 02 and 7D as 7D 01 (domain.md D.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import xor

from app.errors import InputRefused

FLAG = 0x7E
LONGEST_FRAME = 4096
"""Bytes between two flags: a body has at most 1,023, a header 21, and escaping at worst doubles them."""
LONGEST_BODY = 1023
_ESCAPE = 0x7D
_SUB_PACKET, _BY_2019, _ENCRYPTED = 1 << 13, 1 << 14, 7 << 10


@dataclass(frozen=True, slots=True)
class Frame:
    """One message of a terminal or to it. `phone` is the number it signs in by, its leading zeros left out.

    Of a message that was cut in parts, `part` counts from 1 to `parts`; whole messages have 1 of 1. `digits` is how
    the number came: the answer must carry the same ones.
    """

    message: int
    digits: str
    sequence: int
    body: bytes
    is_2019: bool = False
    part: int = 1
    parts: int = 1

    @property
    def phone(self) -> str:
        return self.digits.lstrip("0") or "0"


def escape(plain: bytes) -> bytes:
    """As it goes over the line: no flag stays inside."""
    return plain.replace(b"\x7d", b"\x7d\x01").replace(b"\x7e", b"\x7d\x02")


def unescape(raw: bytes) -> bytes:
    """As it was before `escape`. Raises `InputRefused` where 7D is followed by anything but 01 or 02."""
    pieces = raw.split(bytes((_ESCAPE,)))
    plain = bytearray(pieces[0])
    for piece in pieces[1:]:
        if piece[:1] not in (b"\x01", b"\x02"):
            raise InputRefused("A frame has a broken escape (7D is not followed by 01 or 02). It was left out.")
        plain += (b"\x7d" if piece[0] == 1 else b"\x7e") + piece[1:]
    return bytes(plain)


def bcd(raw: bytes) -> str:
    """The decimal digits that are packed two in a byte."""
    digits = raw.hex()
    if not digits.isdecimal():
        raise InputRefused("A frame has a number with a digit above 9 ({digits}). It was left out.", digits=digits)
    return digits


def read_frame(raw: bytes) -> Frame:
    """The frame between two flags. Raises `InputRefused` with what is wrong with it; nothing of it is believed then."""
    plain = unescape(raw)
    if len(plain) < 13:
        raise InputRefused("A frame has only {count} bytes. It was left out.", count=len(plain))
    if reduce(xor, plain):
        raise InputRefused("A frame's checksum does not fit. It was left out.")
    content = plain[:-1]
    message, properties = int.from_bytes(content[:2]), int.from_bytes(content[2:4])
    length, in_parts = properties & 0x3FF, bool(properties & _SUB_PACKET)
    if properties & _ENCRYPTED:
        raise InputRefused("A frame is encrypted, and its key is not known here. It was left out.")
    for is_2019 in (True, False) if properties & _BY_2019 else (False,):
        # Some terminals of the 2013 kind set the reserved bit 14: the length then tells which header it is.
        start = (17 if is_2019 else 12) + (4 if in_parts else 0)
        if start + length == len(content):
            break
    else:
        raise InputRefused("A frame's length does not fit its header. It was left out.")
    number = content[5:15] if is_2019 else content[4:10]
    after = content[15:] if is_2019 else content[10:]
    parts, part = (int.from_bytes(after[2:4]), int.from_bytes(after[4:6])) if in_parts else (1, 1)
    if not 1 <= part <= parts:
        raise InputRefused("A frame says it is part {part} of {parts}. It was left out.", part=part, parts=parts)
    return Frame(
        message, bcd(number), int.from_bytes(after[:2]), content[start:], is_2019=is_2019, part=part, parts=parts
    )


def write_frame(frame: Frame) -> bytes:
    """The frame as it goes over the line, flags and checksum with it."""
    properties = len(frame.body) | (_BY_2019 if frame.is_2019 else 0) | (_SUB_PACKET if frame.parts > 1 else 0)
    width = 20 if frame.is_2019 else 12
    header = frame.message.to_bytes(2) + properties.to_bytes(2) + (b"\x01" if frame.is_2019 else b"")
    header += bytes.fromhex(frame.digits.zfill(width)) + frame.sequence.to_bytes(2)
    if frame.parts > 1:
        header += frame.parts.to_bytes(2) + frame.part.to_bytes(2)
    plain = header + frame.body
    return b"\x7e" + escape(plain + bytes((reduce(xor, plain),))) + b"\x7e"


class FrameSplitter:
    """Cuts a stream at its flags, however it arrives. Every flag may begin a frame, so a lost one costs one frame only.

    `skipped` counts the bytes that belonged to no frame: noise before the first flag, and frames that never ended.
    """

    def __init__(self, longest: int = LONGEST_FRAME) -> None:
        self._longest = longest
        self._held = bytearray()
        self._inside = False
        self.skipped = 0

    def cut(self, chunk: bytes) -> list[bytes]:
        """The frames that `chunk` completes, without their flags."""
        frames = []
        first, *rest = chunk.split(bytes((FLAG,)))
        self._keep(first)
        for piece in rest:
            if self._held:
                frames.append(bytes(self._held))
            self._held.clear()
            self._inside = True
            self._keep(piece)
        return frames

    @property
    def is_half(self) -> bool:
        """Whether a frame has begun and not ended."""
        return bool(self._held)

    def _keep(self, piece: bytes) -> None:
        if self._inside and len(self._held) + len(piece) <= self._longest:
            self._held += piece
            return
        self.skipped += len(self._held) + len(piece)
        self._held.clear()
        self._inside = False
