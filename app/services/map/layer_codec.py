"""Layers as the page reads them: little-endian binary, read there as typed arrays without copying.

Points "OMP1": magic, count, columns, rows, west, north, cell (units), 0; then the grid's offsets (u32,
columns*rows+1), x, y (i32), style (u8). Points lie in the order of the grid's
cells, row by row, so that a view is a few runs of them.
Lines "OML1": magic, paths, levels, records; owner (u32), boxes (4 i32 a path), style (u8, padded to 4); then of each
level: max zoom, vertices, offsets (u32, paths+1), x, y (i32).
Ways in time "OMW1": magic, ways, fixes, since (seconds since 1970, u32); offsets (u32, ways+1); of each fix the seconds
after `since` (f32), x, y (i32); then the ways' names as below.
Names "OMN2": magic, count, placed (0 or 1), offsets (u32, count+1), where each stands if placed (x, y: i32), UTF-8.
`resources/web/js/codec.js` is the reader.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.analysis.line_levels import line_levels, line_paths
from app.analysis.mercator import to_units

POINTS_MAGIC = int.from_bytes(b"OMP1", "little")
LINES_MAGIC = int.from_bytes(b"OML1", "little")
WAYS_MAGIC = int.from_bytes(b"OMW1", "little")
NAMES_MAGIC = int.from_bytes(b"OMN2", "little")
POINTS_PER_CELL = 24
MAX_GRID_SIDE = 256
NAMES_HEAD = 12


@dataclass(frozen=True)
class EncodedPoints:
    """`body` for the page; the page's point i is the caller's row `order[i]`."""

    body: bytes
    order: NDArray[np.intp]


def encode_points(lon: ArrayLike, lat: ArrayLike, style: ArrayLike) -> EncodedPoints:
    """Points in degrees WGS-84 with one style byte each. Rows that are no place on earth must be left out before."""
    x, y = to_units(np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64))
    styles = np.asarray(style, dtype=np.uint8)
    count = len(x)
    side = max(1, min(MAX_GRID_SIDE, math.isqrt(count // POINTS_PER_CELL)))
    west, north = (int(x.min()), int(y.min())) if count else (0, 0)
    span = max(int(x.max()) - west, int(y.max()) - north) + 1 if count else 1
    cell = -(-span // side)
    columns, rows = ((int(x.max()) - west) // cell + 1, (int(y.max()) - north) // cell + 1) if count else (1, 1)
    cell_of = (y - north) // cell * columns + (x - west) // cell
    order = np.argsort(cell_of, kind="stable")
    offsets = np.searchsorted(cell_of[order], np.arange(columns * rows + 1)).astype("<u4")
    head = struct.pack("<4I2i2I", POINTS_MAGIC, count, columns, rows, west, north, cell, 0)
    arrays = (offsets, x[order].astype("<i4"), y[order].astype("<i4"), styles[order])
    return EncodedPoints(b"".join([head, *(a.tobytes() for a in arrays)]), order)


def encode_lines(shapes: Sequence[bytes], style: ArrayLike) -> bytes:
    """WKB lines and areas (lon, lat WGS-84), one style byte each, with their levels of detail."""
    paths = line_paths(shapes)
    count = len(paths.owner)
    levels = line_levels(paths)
    styles = np.asarray(style, dtype=np.uint8)[paths.owner]
    boxes = _boxes(levels[-1].offsets, levels[-1].x, levels[-1].y)
    parts = [
        struct.pack("<4I", LINES_MAGIC, count, len(levels), len(shapes)),
        paths.owner.astype("<u4").tobytes(),
        boxes.astype("<i4").tobytes(),
        _padded(styles.tobytes()),
    ]
    for level in levels:
        parts += [struct.pack("<2I", level.max_zoom, len(level.x)), level.offsets.astype("<u4").tobytes()]
        parts += [level.x.astype("<i4").tobytes(), level.y.astype("<i4").tobytes()]
    return b"".join(parts)


@dataclass(frozen=True)
class DecodedLines:
    """The paths of a layer at one level of detail: page units, the record each belongs to, its style byte."""

    owner: NDArray[np.uint32]
    styles: NDArray[np.uint8]
    offsets: NDArray[np.uint32]
    x: NDArray[np.int32]
    y: NDArray[np.int32]

    def part(self, path: int) -> slice:
        """Where the corners of a path are."""
        return slice(int(self.offsets[path]), int(self.offsets[path + 1]))


def decode_lines(body: bytes, zoom: float) -> DecodedLines:
    """What `encode_lines` made, at the level of detail that is drawn at `zoom`."""
    _, count, levels, _ = struct.unpack_from("<4I", body)
    owner = np.frombuffer(body, "<u4", count, 16)
    at = 16 + 4 * count + 16 * count
    styles = np.frombuffer(body, np.uint8, count, at)
    at += count + (-count % 4)
    for level in range(levels):
        max_zoom, vertices = struct.unpack_from("<2I", body, at)
        offsets = np.frombuffer(body, "<u4", count + 1, at + 8)
        x = np.frombuffer(body, "<i4", vertices, at + 8 + 4 * (count + 1))
        y = np.frombuffer(body, "<i4", vertices, at + 8 + 4 * (count + 1) + 4 * vertices)
        if zoom <= max_zoom or level == levels - 1:
            return DecodedLines(owner, styles, offsets, x, y)
        at += 8 + 4 * (count + 1) + 8 * vertices
    raise ValueError("a layer of lines without a level")


def encode_ways(ways: Sequence[NDArray[np.float64]], names: Sequence[str]) -> bytes:
    """Ways in time, rows of (seconds since 1970, lon, lat, ...) each: over a week a fix is told within 0.04 s."""
    rows = np.concatenate([np.zeros((0, 3)), *(way[:, :3] for way in ways)])
    since = int(rows[:, 0].min()) if len(rows) else 0
    offsets = np.cumsum([0, *map(len, ways)]).astype("<u4")
    x, y = to_units(rows[:, 1], rows[:, 2])
    arrays = (offsets, (rows[:, 0] - since).astype("<f4"), x.astype("<i4"), y.astype("<i4"))
    head = struct.pack("<4I", WAYS_MAGIC, len(ways), len(rows), since)
    return b"".join([head, *(one.tobytes() for one in arrays), encode_names(names)])


def encode_names(names: Sequence[str], places: ArrayLike = ()) -> bytes:
    """The names of a layer's rows, in the page's order; of areas with the places (lon, lat) where they are written."""
    texts = [name.encode("utf-8", "replace") for name in names]
    offsets = np.zeros(len(texts) + 1, dtype="<u4")
    np.cumsum([len(text) for text in texts], out=offsets[1:])
    stand = np.asarray(places, dtype=np.float64).reshape(-1, 2)
    head = struct.pack("<3I", NAMES_MAGIC, len(texts), bool(len(stand)))
    x, y = to_units(stand[:, 0], stand[:, 1])
    return b"".join([head, offsets.tobytes(), x.astype("<i4").tobytes(), y.astype("<i4").tobytes(), *texts])


def _boxes(offsets: NDArray[np.uint32], x: NDArray[np.int32], y: NDArray[np.int32]) -> NDArray[np.int32]:
    """West, north, east, south of each path; every path has at least one vertex."""
    starts = offsets[:-1].astype(np.intp)
    if not len(starts):
        return np.zeros((0, 4), dtype=np.int32)
    sides = (np.minimum.reduceat(x, starts), np.minimum.reduceat(y, starts))
    far = (np.maximum.reduceat(x, starts), np.maximum.reduceat(y, starts))
    return np.column_stack([*sides, *far])


def _padded(body: bytes) -> bytes:
    return body + bytes(-len(body) % 4)
