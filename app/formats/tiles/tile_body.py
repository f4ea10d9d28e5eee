"""What a tile is, told by its first bytes: archives and servers often misname their format, or do not name it."""

from __future__ import annotations

import zlib
from enum import StrEnum

from app.errors import InputRefused

MOST_BYTES = 16_000_000
_LOOK = 64
_SIGNATURES = ((b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"))
_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
# The first fields that a layer of a vector tile can begin with: name, feature, key, value, extent, version.
_LAYER_STARTS = frozenset({0x0A, 0x12, 0x1A, 0x22, 0x28, 0x78})


class TileForm(StrEnum):
    """The forms that the page can draw, by their media type."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    MVT = "application/vnd.mapbox-vector-tile"


def form_of(body: object) -> TileForm | None:
    """The form of a tile, packed or not; None for what the page cannot draw (an empty body too)."""
    if not isinstance(body, bytes) or not body:
        return None
    for start, name in _SIGNATURES:
        if body.startswith(start):
            return TileForm[name]
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return TileForm.WEBP
    return TileForm.MVT if _is_vector(_first_bytes(body)) else None


def unpacked(body: bytes) -> bytes:
    """A tile without gzip or zlib around it. Raises `InputRefused` when it is broken, or larger than any tile is."""
    if not body.startswith(_PACKED):
        return body
    unpacking = zlib.decompressobj(wbits=47)
    try:
        plain = unpacking.decompress(body, MOST_BYTES)
    except zlib.error as why:
        raise InputRefused("A packed tile is broken ({why}).", why=str(why)) from why
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise InputRefused("A packed tile is broken ({why}).", why="cut short or too large")
    return plain


def _first_bytes(body: bytes) -> bytes:
    if not body.startswith(_PACKED):
        return body[:_LOOK]
    try:
        return zlib.decompressobj(wbits=47).decompress(body[:4096], _LOOK)
    except zlib.error:
        return b""


def _is_vector(start: bytes) -> bool:
    """A layer (field 3, its length, a first field of its own)."""
    if len(start) < 3 or start[0] != 0x1A:
        return False
    at = 1
    while at < min(len(start), 6) and start[at] & 0x80:
        at += 1
    return at + 1 < len(start) and start[at + 1] in _LAYER_STARTS
