"""The .shx index of a Shapefile, made again from its .shp (ESRI Shapefile Technical Description, July 1998)."""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER_BYTES = 100


def write_index(shp: Path, shx: Path) -> int:
    """Walk the records of `shp` and write `shx`; returns how many whole records there are."""
    entries = bytearray()
    with shp.open("rb") as file:
        header = bytearray(file.read(_HEADER_BYTES))
        end = struct.unpack(">i", header[24:28])[0] * 2
        at = _HEADER_BYTES
        while at + 8 <= end:
            file.seek(at)
            _, words = struct.unpack(">ii", file.read(8))
            if words < 2 or at + 8 + words * 2 > end:
                break
            entries += struct.pack(">ii", at // 2, words)
            at += 8 + words * 2
    header[24:28] = struct.pack(">i", (_HEADER_BYTES + len(entries)) // 2)
    shx.write_bytes(bytes(header + entries))
    return len(entries) // 8
