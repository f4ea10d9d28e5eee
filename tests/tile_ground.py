"""Tile archives made for the tests: known places on known tiles."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.analysis.datum import bd09_from_wgs84, gcj02_from_wgs84
from app.domain.base_map import BaseKind, BaseMap, MapDatum

GROUND, DOT = "#20406A", "#FF2020"
Tiles = Mapping[tuple[int, int, int], bytes]


def mbtiles(file: Path, tiles: Tiles, **about: str) -> Path:
    """An archive; `tiles` by zoom, column and row from the north, kept with rows from the south as MBTiles has them."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE metadata (name text, value text)")
        connection.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
        connection.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
        connection.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        rows = [(zoom, x, 2**zoom - 1 - y, body) for (zoom, x, y), body in tiles.items()]
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    connection.close()
    return file


def base(file: Path, datum: MapDatum | None = MapDatum.WGS84, **more: object) -> BaseMap:
    """The archive as a base map."""
    kind = BaseKind.FOLDER if file.is_dir() else BaseKind.ARCHIVE
    values = {"id": file.name, "name": file.stem, "kind": kind, "datum": datum, "file": file} | more
    return BaseMap(**values)  # type: ignore[arg-type]  # a test names what it changes


def on_base(datum: MapDatum, lon: float, lat: float) -> tuple[float, float]:
    """Where a base map of this datum has a place that is given in WGS-84."""
    shifts = {MapDatum.GCJ02: gcj02_from_wgs84, MapDatum.BD09: bd09_from_wgs84}
    if datum not in shifts:
        return lon, lat
    there = shifts[datum](np.array(lon), np.array(lat))
    return float(there[0]), float(there[1])


def world_pixels(lon: float, lat: float, zoom: int) -> tuple[float, float]:
    """Web Mercator in pixels of 256 a tile."""
    side = 256 * 2**zoom
    return (lon + 180) / 360 * side, (0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * side


def dotted_tiles(
    datum: MapDatum, lon: float, lat: float, zooms: range, around: int = 3
) -> dict[tuple[int, int, int], bytes]:
    """Tiles with a grid, as a base of `datum` has them, and a dot of 8 pixels on the place (WGS-84), at each zoom."""
    made = {}
    for zoom in zooms:
        px, py = world_pixels(*on_base(datum, lon, lat), zoom)
        column, row = int(px // 256), int(py // 256)
        for x in range(column - around, column + around + 1):
            for y in range(row - around, row + around + 1):
                made[zoom, x, y] = _picture(px - 256 * x, py - 256 * y)
    return made


def _picture(px: float, py: float) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#35588A"))
    for at in range(0, 256, 64):
        painter.drawLine(QPointF(at, 0), QPointF(at, 256))
        painter.drawLine(QPointF(0, at), QPointF(256, at))
    painter.fillRect(QRectF(px - 4, py - 4, 8, 8), QColor(DOT))
    painter.end()
    return png(image)


def png(image: QImage, form: str = "PNG") -> bytes:
    """A picture's bytes."""
    body = QByteArray()
    buffer = QBuffer(body)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # the stub asks for bytes, Qt takes text alone
    buffer.close()
    return bytes(body.data())


Shape = tuple[int, list[list[tuple[int, int]]], Mapping[str, str]]
"""1 points, 2 lines, 3 areas; parts of places in 4096ths of the tile; properties."""


def vector_tile(layers: Mapping[str, list[Shape]]) -> bytes:
    """A vector tile (Mapbox Vector Tile 2.1), unpacked."""
    return b"".join(_field(3, _layer(name, shapes)) for name, shapes in layers.items())


def _layer(name: str, shapes: list[Shape]) -> bytes:
    keys = sorted({key for _, _, told in shapes for key in told})
    values = sorted({value for _, _, told in shapes for value in told.values()})
    made = _field(1, name.encode())
    for kind, parts, told in shapes:
        tags = [number for key, value in told.items() for number in (keys.index(key), values.index(value))]
        feature = _field(2, b"".join(map(_varint, tags))) + _varint(24) + _varint(kind)
        made += _field(2, feature + _field(4, b"".join(map(_varint, _steps(kind, parts)))))
    made += b"".join(_field(3, key.encode()) for key in keys)
    made += b"".join(_field(4, _field(1, value.encode())) for value in values)
    return made + _varint(40) + _varint(4096) + _varint(120) + _varint(2)


def _steps(kind: int, parts: list[list[tuple[int, int]]]) -> list[int]:
    """Commands and zigzag steps; areas are closed."""
    x = y = 0
    made: list[int] = []
    for part in parts:
        for number, (px, py) in enumerate(part):
            if number == 0:
                made.append(1 | 1 << 3)
            elif number == 1:
                made.append(2 | (len(part) - 1) << 3)
            made += [(step << 1) ^ (step >> 31) for step in (px - x, py - y)]
            x, y = px, py
        if kind == 3:
            made.append(7 | 1 << 3)
    return made


def _field(number: int, body: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(body)) + body


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])
