"""The part of an import that takes long: reading and converting. Runs in a worker process, writes only files.

No Qt and no store here: the worker is started with PySide6 un-importable in mind, and answers with values.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import numpy as np
import shapely

from app.analysis.crs_suggestion import suggested_crs
from app.analysis.declared_crs import DeclaredCrs, conversion_to_wgs84, parse_crs
from app.domain.layer import GeometryKind, Layer, layer_named
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.opening import open_source
from app.formats.source import Source
from app.services.files.cell_values import text_of
from app.services.files.column_guess import guessed_columns
from app.services.files.import_places import shapes_of
from app.services.files.import_plan import LISTED_ROWS, SAVED_ROWS, ImportPlan, ImportPreview, RefusedRow
from app.services.files.import_rows import RowMaker
from app.services.files.kept_out_columns import is_kept_out, left_out, without_secrets
from app.services.files.parsed_rows import (
    PROGRESS_FILE,
    REFUSED_FILE,
    ROWS_FILE,
    STOP_FILE,
    Parsed,
    refused_line,
)

SAMPLED_ROWS = 200
SHOWN_ROWS = 20
SLICE_ROWS = 500
_LONGEST_SHOWN_CELL = 200


def look(plan: ImportPlan) -> ImportPreview:
    """A first look at the file of `plan`: where the plan names no columns, they are guessed."""
    layer = layer_named(plan.layer)
    with open_source(plan.path, plan.source_layer or None, plan.encoding or None) as source:
        sample = source.sample(SAMPLED_ROWS)
        columns = dict(plan.columns) or guessed_columns(layer, sample.columns, has_shapes=bool(source.shape_types))
        _require_columns(source, columns)
        plan = replace(plan, columns=columns, source_layer=plan.source_layer or source.layer)
        said, warnings = _said(source)
        shapes = shapes_of(sample.columns, columns, sample.shapes, len(sample.rows))
        given = shapely.get_coordinates(shapes[~shapely.is_missing(shapes)])
        has_places = layer.geometry is not GeometryKind.NONE
        chosen = parse_crs(plan.crs) if plan.crs else said
        suggestions = suggested_crs(given) if has_places else ()
        told = {*columns, *plan.fixed}
        others = _others(source, plan)
        taken = tuple(name for name in others if layer.keeps_other_columns and not is_kept_out(name))
        return ImportPreview(
            plan=plan,
            kind=source.kind.value,
            source_layers=source.layers,
            columns=source.columns,
            rows=_shown(source, sample.rows, sample.columns),
            row_count=source.row_count,
            shape_types=source.shape_types,
            encoding=source.encoding,
            encoding_found=source.encoding_found,
            warnings=(*source.warnings, *warnings, *left_out(others), *_doubts(source, given, layer)),
            crs_said=str(said) if said else "",
            crs_by_format=source.crs_by_format,
            crs_needed=has_places and chosen is None and bool(len(given)),
            crs_suggestions=tuple(map(str, suggestions)),
            places=_places(given, chosen),
            shifted={str(one): _places(given, one) for one in _alternatives(chosen, suggestions)},
            missing=tuple(one.label for one in layer.fields if one.required and one.name not in told),
            kept=taken,
            dropped=tuple(name for name in others if name not in taken and not is_kept_out(name)),
        )


def parse(plan: ImportPlan, folder: Path, jurisdictions: Sequence[tuple[str, bytes]]) -> Parsed:
    """Convert the whole file into `folder`. Ends early, with `stopped`, once a file `STOP_FILE` stands there."""
    layer = layer_named(plan.layer)
    with open_source(plan.path, plan.source_layer or None, plan.encoding or None) as source:
        _require_columns(source, plan.columns)
        maker = RowMaker(plan, layer, _conversion(source, plan, layer), jurisdictions)
        roads: list[dict[str, Any]] = []
        notes: list[Sentence] = []
        with _SliceFile(folder / ROWS_FILE) as rows_file, _RefusedFile(folder / REFUSED_FILE) as refused_file:
            for chunk in source.chunks():
                made, refused = maker.rows(chunk)
                refused_file.write(refused)
                if layer.name == "roads":
                    roads += made
                else:
                    rows_file.write(made)
                (folder / PROGRESS_FILE).write_text(f"{maker.tally.read} {source.row_count or 0}", "ascii")
                if (folder / STOP_FILE).exists():
                    return Parsed(maker.tally.read, rows_file.count, maker.tally.refused, (), (), stopped=True)
            if roads:
                # The routing library costs each start 0.15 s, and is wanted by few imports.
                from app.services.files.import_roads import routed

                cut, notes = routed(roads)
                rows_file.write(cut)
        return Parsed(
            maker.tally.read,
            rows_file.count,
            maker.tally.refused,
            tuple(refused_file.first),
            (*source.warnings, *left_out(_others(source, plan)), *notes, *maker.tally.notes()),
        )


def _others(source: Source, plan: ImportPlan) -> tuple[str, ...]:
    """The columns that are no field of the layer."""
    return tuple(name for name in source.columns if name not in plan.columns.values())


def _conversion(source: Source, plan: ImportPlan, layer: Layer) -> Callable[..., Any]:
    if layer.geometry is GeometryKind.NONE:
        return lambda given: given
    said, warnings = _said(source)
    chosen = parse_crs(plan.crs) if plan.crs else said
    places_wanted = bool(source.shape_types) or bool({"lon", "wkt"} & set(plan.columns))
    if chosen is None and places_wanted:
        if warnings:
            raise InputRefused(warnings[0].template, **warnings[0].values)
        raise InputRefused(
            "{name} does not say in which coordinate system it is. Nothing was changed; choose one, for example "
            "EPSG:4545, CGCS2000, WGS84, GCJ02 or BD09.",
            name=plan.path.name,
        )
    return conversion_to_wgs84(chosen or DeclaredCrs("WGS84"))


def _said(source: Source) -> tuple[DeclaredCrs | None, tuple[Sentence, ...]]:
    """What the file itself says of its coordinates, and why that cannot be used, if so."""
    if source.declared_crs is None:
        return None, ()
    try:
        return parse_crs(source.declared_crs), ()
    except InputRefused as refusal:
        return None, (Sentence(refusal.template, refusal.values),)


def _require_columns(source: Source, columns: Any) -> None:
    strange = [column for column in columns.values() if column not in source.columns]
    if strange:
        raise InputRefused(
            "{name} has no column {column}. Nothing was changed; its columns are: {columns}.",
            name=source.path.name,
            column=strange[0],
            columns=", ".join(source.columns),
        )


def _shown(source: Source, rows: Sequence[int], columns: Any) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (row, tuple(_shown_cell(name, columns[name][at]) for name in source.columns))
        for at, row in enumerate(rows[:SHOWN_ROWS])
    )


def _shown_cell(column: str, cell: object) -> str:
    text = text_of(without_secrets(cell))[:_LONGEST_SHOWN_CELL]
    return "***" if text and is_kept_out(column) else text


def _places(given: Any, crs: DeclaredCrs | None) -> tuple[tuple[float, float], ...]:
    if crs is None or not len(given):
        return ()
    placed = conversion_to_wgs84(crs)(np.asarray(given[:SAMPLED_ROWS], dtype=np.float64))
    placed = placed[np.isfinite(placed).all(axis=1) & (np.abs(placed) <= (180, 90)).all(axis=1)]
    return tuple((float(lon), float(lat)) for lon, lat in placed.tolist())


def _alternatives(chosen: DeclaredCrs | None, suggestions: Sequence[DeclaredCrs]) -> list[DeclaredCrs]:
    return [one for one in suggestions if chosen is None or str(one) != str(chosen)]


def _doubts(source: Source, given: Any, layer: Layer) -> tuple[Sentence, ...]:
    """Numbers that contradict the format's own rule, and the shift that it cannot show."""
    if not source.crs_by_format or layer.geometry is GeometryKind.NONE or not len(given):
        return ()
    fits = suggested_crs(given)
    if fits and all(one.is_degrees and not one.swapped for one in fits):
        return (
            sentence(
                "{kind} is WGS84 by definition, but Chinese web maps write GCJ-02 or BD-09 into it: compare on "
                "the map.",
                kind=source.kind.value,
            ),
        )
    return (
        sentence(
            "{kind} is WGS84 by definition, but these numbers are not: choose the coordinate system.",
            kind=source.kind.value,
        ),
    )


class _SliceFile(AbstractContextManager["_SliceFile"]):
    """Rows as lines of JSON, `SLICE_ROWS` a line, so that whoever reads them never holds more (see `parsed_rows`)."""

    def __init__(self, path: Path) -> None:
        self._file: TextIO = path.open("w", encoding="utf-8")
        self._waiting: list[dict[str, Any]] = []
        self.count = 0

    def write(self, rows: list[dict[str, Any]]) -> None:
        self._waiting += rows
        self.count += len(rows)
        while len(self._waiting) >= SLICE_ROWS:
            self._put(self._waiting[:SLICE_ROWS])
            del self._waiting[:SLICE_ROWS]

    def _put(self, rows: list[dict[str, Any]]) -> None:
        columns = list(rows[0])
        table = {"columns": columns, "rows": [[row[name] for name in columns] for row in rows]}
        # dumps, not dump: only the former is written in C.
        self._file.write(json.dumps(table, ensure_ascii=False, default=_as_text) + "\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._waiting:
            self._put(self._waiting)
        self._file.close()


class _RefusedFile(AbstractContextManager["_RefusedFile"]):
    """Refused rows as a table: the first `SAVED_ROWS` are written, the first `LISTED_ROWS` also kept."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._table = csv.writer(self._file)
        self._table.writerow(("row", "code", "reason"))
        self._count = 0
        self.first: list[RefusedRow] = []

    def write(self, refused: list[RefusedRow]) -> None:
        for one in refused:
            self._count += 1
            if self._count <= SAVED_ROWS:
                self._table.writerow(refused_line(one))
            if self._count <= LISTED_ROWS:
                self.first.append(one)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _as_text(value: object) -> str:
    """What JSON does not know: shapes as hexadecimal, times as ISO (`import_merge` undoes it)."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
