"""Files out: any layer as GeoJSON, GeoPackage, CSV, XLSX or KML, in a chosen coordinate system.

What is exported can be imported again without a change: headers are field names and values are those of the store,
unless `say` is given, which puts both into the desk's words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import CRS

from app.analysis.declared_crs import DeclaredCrs, conversion_from_wgs84, parse_crs
from app.domain.access import Actor, Right
from app.domain.asset import Asset
from app.domain.layer import Field, FieldType, GeometryKind, Layer, layer_named
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.errors import InputRefused
from app.formats.layer_writer import write_layer, written_kind
from app.formats.source import Shapes
from app.formats.written_layer import WrittenLayer
from app.services.files.cell_values import LOCAL
from app.services.files.coarse_places import coarse_shapes, without_places
from app.store import export_store
from app.store.unit_of_work import Store

_MOST_OTHER_COLUMNS = 200
OTHERS_COLUMN = "attributes"
_TITLES = frozenset({"name", "title"})


class ExportDesk:
    """Writes layers to files; every export leaves an audit row."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export(
        self,
        actor: Actor,
        act_id: str,
        layer_name: str,
        path: Path,
        crs: str = "WGS84",
        say: Callable[[str], str] | None = None,
        *,
        precision: Precision = Precision.FULL,
        marking: str = "",
        keys: Sequence[str] | None = None,
    ) -> int:
        """Write the layer (or of it the records of these `keys`, in their order) to `path`, its kind by its ending,
        whole or not at all; returns the number of rows.

        `say` puts English words into the desk's language. `precision` is how exactly places go out; `marking` is
        written into the file where its kind can hold it (a CSV cannot: see `marked_path`). Raises `InputRefused`,
        `NotPermitted`.
        """
        actor.require(Right.EXPORT)
        layer, system = layer_named(layer_name), parse_crs(crs)
        written_kind(path)
        told, shapes = self._read(layer, system, say, keys)
        count = len(next(iter(told.values()), ()))
        if not count:
            raise InputRefused("There is nothing in the layer {layer} yet. No file was written.", layer=layer.label)
        written = WrittenLayer(
            name=say(layer.label) if say else layer.name,
            columns=without_places(told, precision),
            shapes=None if shapes is None else coarse_shapes(shapes, precision, is_degrees=system.is_degrees),
            crs=str(system),
            wkt=definition(system),
            is_degrees=system.is_degrees,
            title=next((header for one, header in _headers(layer, say) if one.name in _TITLES), ""),
            marking=marking,
        )
        why = ", ".join(filter(None, (path.name, str(system), precision.value, marking)))
        with self._store.act(actor, act_id, "layer.export", Right.EXPORT, reason=why) as work:
            work.about("layer", layer.name)
            return write_layer(written, path)

    def note_map(
        self, actor: Actor, act_id: str, name: str, marking: Marking, precision: Precision = Precision.FULL
    ) -> None:
        """Leave an audit row for a map that goes out as a file; raises `NotPermitted`."""
        why = ", ".join((name, marking.value, precision.value))
        with self._store.act(actor, act_id, "map.export", Right.EXPORT, reason=why) as work:
            work.about("map", name)

    def rows(self, actor: Actor, layer_name: str) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Every record of a layer as it would be exported: the headers, and a tuple of cells each."""
        actor.require(Right.READ)
        told, _ = self._read(layer_named(layer_name), parse_crs("WGS84"), None)
        return tuple(told), list(zip(*told.values(), strict=True))

    def _read(
        self,
        layer: Layer,
        system: DeclaredCrs,
        say: Callable[[str], str] | None,
        keys: Sequence[str] | None = None,
    ) -> tuple[dict[str, Sequence[object]], Shapes | None]:
        own = {one.name for one in fields(layer.record)}
        headers = {one.name: header for one, header in _headers(layer, say)}
        with self._store.read() as connection:
            found = export_store.columns(connection, layer.record, sorted(own), layer.name, keys)
            told: dict[str, Sequence[object]] = {}
            for one in (*layer.fields, *layer.derived):
                if one.name in own:
                    cells: Sequence[object] = found[one.name]
                else:
                    codes = self._codes(connection, one) if any(found[one.link]) else {}
                    cells = [codes.get(key, "") if key else "" for key in found[one.link]]
                told[headers[one.name]] = [_spoken(one, cell, say) for cell in cells]
        if layer.keeps_other_columns:
            _add_others(told, found["attributes"])
        return told, _shapes(layer, found, system)

    def _codes(self, connection: Any, one: Field) -> dict[str, str]:
        target = layer_named(one.refers_to[0])
        return export_store.codes(connection, target.record, target.code)


def marked_path(path: Path, marking: str) -> Path:
    """Where a file is written: a CSV has no place for a marking but its own name."""
    if not marking or path.suffix.lower() != ".csv" or path.stem.endswith(f".{marking}"):
        return path
    return path.with_name(f"{path.stem}.{marking}{path.suffix}")


def _headers(layer: Layer, say: Callable[[str], str] | None) -> list[tuple[Field, str]]:
    return [(one, say(one.label) if say else one.name) for one in (*layer.fields, *layer.derived)]


def _spoken(one: Field, cell: object, say: Callable[[str], str] | None) -> object:
    if isinstance(cell, datetime):
        return cell.astimezone(LOCAL).isoformat(sep=" ")
    if one.type is FieldType.CHOICE and say:
        return next((say(choice.label) for choice in one.choices if choice.value == cell), cell)
    return str(cell) if isinstance(cell, StrEnum) else cell


def _add_others(told: dict[str, Sequence[object]], attributes: Sequence[dict[str, object]]) -> None:
    """The further attributes as columns of their own, those beyond `_MOST_OTHER_COLUMNS` together in one."""
    names = list(dict.fromkeys(name for one in attributes for name in one))
    for name in names[:_MOST_OTHER_COLUMNS]:
        told[name if name not in told else f"{name} (2)"] = [one.get(name) for one in attributes]
    if rest := names[_MOST_OTHER_COLUMNS:]:
        told[OTHERS_COLUMN] = [{name: one[name] for name in rest if name in one} or None for one in attributes]


def _shapes(layer: Layer, found: dict[str, list[Any]], system: DeclaredCrs) -> Shapes | None:
    if layer.geometry is GeometryKind.NONE:
        return None
    shapes: Shapes
    if layer.record is Asset and layer.geometry is not GeometryKind.POINT:
        shapes = shapely.from_wkb(np.array(found["shape"], dtype=object))
    else:
        shapes = np.full(len(found["lon"]), None, dtype=object)
        there = np.array([lon is not None for lon in found["lon"]], dtype=np.bool_)
        lon, lat = (
            np.array([one for one in found[name] if one is not None], dtype=np.float64) for name in ("lon", "lat")
        )
        shapes[there] = shapely.points(lon, lat)
    converted: Shapes = shapely.transform(shapes, conversion_from_wgs84(system))
    return converted


def definition(system: DeclaredCrs) -> str:
    """What GDAL is told of the system: an EPSG code, or nothing for those that have none."""
    if system.name in {"GCJ02", "BD09"}:
        return ""
    code = {"WGS84": "EPSG:4326", "CGCS2000": "EPSG:4490"}.get(system.name, system.name)
    return code if code.startswith("EPSG:") else CRS.from_user_input(code).to_wkt()
