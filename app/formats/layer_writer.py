"""A layer to a file: GeoJSON, GeoPackage, CSV, XLSX, KML. Shapes come in the coordinates that the file shall have."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
import shapely
from pyogrio import raw

from app.errors import InputRefused
from app.formats.atomic_file import replaced_whole
from app.formats.cell_text import disarmed
from app.formats.gdal_words import gdal_told
from app.formats.kml_writer import write_kml
from app.formats.sheet_writer import write_sheet
from app.formats.source import Shapes
from app.formats.written_layer import WrittenLayer, plain_text, row_count


class WrittenKind(StrEnum):
    GEOJSON = ".geojson"
    GEOPACKAGE = ".gpkg"
    CSV = ".csv"
    XLSX = ".xlsx"
    KML = ".kml"


def written_kind(path: Path) -> WrittenKind:
    """The kind that a file's ending asks for; raises `InputRefused`."""
    try:
        return WrittenKind(path.suffix.lower().replace(".json", ".geojson"))
    except ValueError as error:
        raise InputRefused(
            "{name}: files are written as .geojson, .gpkg, .csv, .xlsx or .kml. Nothing was written.", name=path.name
        ) from error


def write_layer(layer: WrittenLayer, path: Path) -> int:
    """Write the file, whole or not at all; returns the number of rows. Raises `InputRefused`."""
    kind = written_kind(path)
    if kind not in {WrittenKind.CSV, WrittenKind.XLSX} and layer.crs.endswith("swapped"):
        raise InputRefused(
            "Swapped coordinates can only be written as CSV or XLSX. Nothing was written; choose another kind."
        )
    write = _WRITERS[kind]
    with replaced_whole(path) as draft:
        write(layer, draft)
    return row_count(layer)


def _write_csv(layer: WrittenLayer, draft: Path) -> None:
    """With a byte order mark, for Excel; what it would take for a formula is disarmed."""
    columns = _with_places(layer)
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow([disarmed(name) for name in columns])
        for row in zip(*columns.values(), strict=True):
            table.writerow([_cell(value) for value in row])


def _with_places(layer: WrittenLayer) -> dict[str, Sequence[object]]:
    """Its columns as a table has them: points as two more, whose names tell the coordinate system, other shapes as
    WKT."""
    columns: dict[str, Sequence[object]] = dict(layer.columns)
    if layer.shapes is not None:
        there = ~shapely.is_missing(layer.shapes)
        if (shapely.get_type_id(layer.shapes[there]) == shapely.GeometryType.POINT).all():
            for at, name in enumerate(("lon", "lat") if layer.is_degrees else ("easting", "northing")):
                cells = np.full(len(layer.shapes), None, dtype=object)
                cells[there] = shapely.get_coordinates(layer.shapes[there])[:, at].tolist()
                columns[f"{name} ({layer.crs})"] = cells.tolist()
        else:
            columns[f"wkt ({layer.crs})"] = shapely.to_wkt(layer.shapes, rounding_precision=-1).tolist()
    return columns


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, float)):
        return repr(value)
    return disarmed(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _write_geojson(layer: WrittenLayer, draft: Path) -> None:
    """RFC 7946 where the coordinates are WGS-84; others are told by the older `crs` member, or by `coordinate_system`,
    our own word for the two systems that have no code."""
    shapes = [None] * row_count(layer) if layer.shapes is None else shapely.to_geojson(layer.shapes).tolist()
    with draft.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "name": ' + json.dumps(layer.name) + ",\n")
        if layer.crs.startswith("EPSG:"):
            named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::" + layer.crs.partition(":")[2]}}
            file.write(f'"crs": {json.dumps(named)},\n')
        else:
            file.write(f'"coordinate_system": {json.dumps(layer.crs)},\n')
        if layer.marking:
            file.write(f'"marking": {json.dumps(layer.marking, ensure_ascii=False)},\n')
        file.write('"features": [\n')
        for at, (values, shape) in enumerate(zip(zip(*layer.columns.values(), strict=True), shapes, strict=True)):
            told = json.dumps(dict(zip(layer.columns, values, strict=True)), ensure_ascii=False)
            comma = "" if at == 0 else ",\n"
            file.write(f'{comma}{{"type": "Feature", "properties": {told}, "geometry": {shape or "null"}}}')
        file.write("\n]}\n")


def _write_geopackage(layer: WrittenLayer, draft: Path) -> None:
    """GCJ-02 and BD-09 have no definition to write: the table then has none, and its name tells the system."""
    name = layer.name if layer.wkt else f"{layer.name} ({layer.crs})"
    fields = [
        np.array(
            [one if isinstance(one, (str, bool, int, float, type(None))) else plain_text(one) for one in cells],
            dtype=object,
        )
        for cells in layer.columns.values()
    ]
    with gdal_told(draft):
        raw.write(
            draft,
            None if layer.shapes is None else shapely.to_wkb(layer.shapes),
            [_typed(cells) for cells in fields],
            np.array(list(layer.columns), dtype=object),
            layer=name,
            driver="GPKG",
            geometry_type=None if layer.shapes is None else _geometry_type(layer.shapes),
            crs=layer.wkt or None,
            layer_options={"DESCRIPTION": layer.marking} if layer.marking else None,
            promote_to_multi=layer.shapes is not None and _geometry_type(layer.shapes).startswith("Multi"),
        )


def _typed(cells: np.ndarray[tuple[int], np.dtype[np.object_]]) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
    """Numbers as numbers where a column holds nothing else; all other columns as text."""
    said = [cell for cell in cells if cell is not None]
    if said and all(isinstance(cell, bool) for cell in said) and len(said) == len(cells):
        return cells.astype(np.bool_)
    if said and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in said) and len(said) == len(cells):
        return cells.astype(np.int64)
    if said and all(isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in said):
        return np.array([np.nan if cell is None else cell for cell in cells], dtype=np.float64)
    return np.array([None if cell is None else plain_text(cell) for cell in cells], dtype=object)


def _geometry_type(shapes: Shapes) -> str:
    kinds = {str(shape.geom_type).removeprefix("Multi") for shape in shapes if shape is not None}
    multi = any(shape is not None and shape.geom_type.startswith("Multi") for shape in shapes)
    if len(kinds) != 1:
        return "Unknown"
    return ("Multi" if multi else "") + kinds.pop()


_WRITERS: Mapping[WrittenKind, Callable[[WrittenLayer, Path], None]] = {
    WrittenKind.GEOJSON: _write_geojson,
    WrittenKind.GEOPACKAGE: _write_geopackage,
    WrittenKind.CSV: _write_csv,
    WrittenKind.XLSX: lambda layer, draft: write_sheet(layer, _with_places(layer), draft),
    WrittenKind.KML: write_kml,
}
