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
