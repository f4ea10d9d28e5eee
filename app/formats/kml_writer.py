"""A layer as KML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

import shapely

from app.errors import InputRefused
from app.formats.written_layer import WrittenLayer, plain_text


def write_kml(layer: WrittenLayer, draft: Path) -> None:
    """A KML document with one placemark a row; raises `InputRefused` for coordinates that are no degrees."""
    if not layer.is_degrees:
        raise InputRefused("KML holds degrees. Nothing was written; choose WGS84, CGCS2000, GCJ02 or BD09.")
    with draft.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        file.write(f"<name>{escape(layer.name)} ({escape(layer.crs)})</name>\n")
        if layer.marking:
            file.write(f"<description>{escape(layer.marking)}</description>\n")
        for at, values in enumerate(zip(*layer.columns.values(), strict=True)):
            _write_placemark(file, dict(zip(layer.columns, values, strict=True)), layer, at)
        file.write("</Document></kml>\n")


def _write_placemark(file: TextIO, told: Mapping[str, object], layer: WrittenLayer, at: int) -> None:
    title = plain_text(told.get(layer.title))
    named = title or plain_text(next(iter(told.values()), ""))
    file.write(f"<Placemark><name>{_xml(named)}</name><ExtendedData>")
    for name, value in told.items():
        if value not in (None, "") or name == layer.title:
            file.write(f'<Data name="{_xml(name, quoted=True)}"><value>{_xml(plain_text(value))}</value></Data>')
    file.write("</ExtendedData>")
    if layer.shapes is not None and layer.shapes[at] is not None:
        file.write(_kml_shape(layer.shapes[at]))
    file.write("</Placemark>\n")


def _xml(text: str, *, quoted: bool = False) -> str:
    """Text for XML: escaped, and without the control characters that XML cannot hold at all."""
    allowed = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    return escape(allowed, {'"': "&quot;"} if quoted else {})


def _kml_shape(shape: shapely.Geometry) -> str:
    if isinstance(shape, shapely.Point):
        return f"<Point>{_coordinates(shape)}</Point>"
    if isinstance(shape, shapely.LineString):
        return f"<LineString>{_coordinates(shape)}</LineString>"
    if isinstance(shape, shapely.Polygon):
        inner = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in shape.interiors)
        return f"<Polygon><outerBoundaryIs>{_ring(shape.exterior)}</outerBoundaryIs>{inner}</Polygon>"
    return f"<MultiGeometry>{''.join(_kml_shape(part) for part in shapely.get_parts(shape))}</MultiGeometry>"


def _coordinates(shape: shapely.Geometry) -> str:
    pairs = " ".join(f"{x!r},{y!r}" for x, y in shapely.get_coordinates(shape).tolist())
    return f"<coordinates>{pairs}</coordinates>"


def _ring(ring: shapely.Geometry) -> str:
    return f"<LinearRing>{_coordinates(ring)}</LinearRing>"
