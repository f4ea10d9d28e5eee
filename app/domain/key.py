"""Keys of records: UUIDv7, so that rows made later sort later (RFC 9562, section 5.7; Python 3.11 has no uuid7)."""

from __future__ import annotations

import os
import time


def new_key() -> str:
    """A fresh key: 32 hexadecimal digits, the first 12 of them the time in milliseconds."""
    return key_from(time.time_ns() // 1_000_000, os.urandom(10))


def key_from(milliseconds: int, random: bytes) -> str:
    """The key of a given time and ten random bytes; the demo makes its keys from its seed this way."""
    tail = bytearray(random[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return f"{milliseconds & 0xFFFFFFFFFFFF:012x}{tail.hex()}"
