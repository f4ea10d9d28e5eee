"""Rows of a file to rows of the store: values converted, codes made or compared, the useless left out with reason."""

from __future__ import annotations

import math
import os
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.declared_crs import Coordinates
from app.analysis.geodesic_length import lengths_m
from app.domain.alert import Alert, AlertState
from app.domain.alert_past import facts_of
from app.domain.asset import AreaKind, Asset, normalised_code
from app.domain.case_file import CaseFile
from app.domain.case_life import status_as
from app.domain.case_seal import must_be_sealed
from app.domain.case_status import CaseKind, CaseStatus
from app.domain.key import key_from
from app.domain.layer import Field, GeometryKind, Layer
from app.domain.sentence import Sentence, sentence
from app.formats.source import Chunk, Shapes
from app.services.files.cell_values import Unreadable, reader_of, text_of
from app.services.files.import_places import anchors, judged, shapes_of
from app.services.files.import_plan import FILE_SOURCE, ImportPlan, RefusedRow
from app.services.files.kept_out_columns import is_kept_out, without_secrets
from app.services.files.seen_codes import SeenCodes

"""The `source` of alerts that came from a file."""
_MOST_NOTES = 40
_FREE_WORDS = frozenset({"kind", "status"})
"""Of assets: an unknown word leaves them empty rather than at their usual value."""


@dataclass
class Tally:
    """What was found on the way, beside the rows themselves."""

    read: int = 0
    refused: int = 0
    made_codes: int = 0
    mended: int = 0
    unreadable: Counter[tuple[str, str]] = field(default_factory=Counter)

    def notes(self) -> list[Sentence]:
        """What the officer should know of rows that were taken."""
        notes = []
        if self.made_codes:
            notes.append(
                sentence(
                    "{count} rows had no code; codes were made of file name and row number.", count=self.made_codes
                )
            )
        if self.mended:
            notes.append(sentence("{count} areas had crossing outlines and were mended.", count=self.mended))
        for (label, text), count in self.unreadable.most_common(_MOST_NOTES):
            notes.append(
                sentence(
                    "{label}: {text} in {count} rows is no known value; it was not taken over.",
                    label=label,
                    text=text[:60],
                    count=count,
                )
            )
        return notes


class RowMaker:
    """Makes the rows of one plan, chunk by chunk. Remembers codes, so that the second row of a code is refused."""

    def __init__(
        self,
        plan: ImportPlan,
        layer: Layer,
        convert: Callable[[Coordinates], Coordinates],
        jurisdictions: Sequence[tuple[str, bytes]] = (),
    ) -> None:
        self._plan, self._layer, self._convert = plan, layer, convert
        self._fields = [one for one in layer.fields if one.name in plan.columns or one.name in plan.fixed]
        self._readers = {one.name: reader_of(one, plan.words.get(one.name, {})) for one in self._fields}
        self._used = frozenset(plan.columns.values())
        self._required = [one for one in layer.fields if one.required and one.name != layer.code]
        self._owners = {kind: owner.value for kind, owner in (layer.owner_by_kind or {}).items()}
        self._blank = blank_row(layer)
        self._seen = SeenCodes()
        self._areas = _Jurisdictions(jurisdictions)
        self.tally = Tally()

    def rows(self, chunk: Chunk) -> tuple[list[dict[str, Any]], list[RefusedRow]]:
        """The rows that can be used, as columns by name, and those that cannot.

        A row's links to others (`parent` and the like) stand under `links`: column to normalised code; its number in
        the file under `file_row`.
        """
        refused = [RefusedRow(row, "", reason) for row, reason in chunk.faults]
        self.tally.read += len(chunk.rows) + len(chunk.faults)
        count = len(chunk.rows)
        shapes, reasons = self._placed(chunk, count)
        made: list[dict[str, Any]] = []
        kept: list[int] = []
        columns = {one.name: self._cells(one, chunk, count) for one in self._fields}
        codes = self._codes(chunk, columns)
        earlier = self._seen.before([key for _, key in codes])
        others = {
            name: cells for name, cells in chunk.columns.items() if name not in self._used and not is_kept_out(name)
        }
        for at, (code, key) in enumerate(codes):
            try:
                if (reason := reasons[at]) is not None:
                    raise _LeftOut(reason)
                row = self._row(at, columns)
                self._require_new(code, key, earlier[at], chunk.rows[at])
                finished = self._finished(row, code, key, _attributes(others, at))
                made.append(finished | {"file_row": chunk.rows[at]})
                kept.append(at)
            except _LeftOut as left_out:
                refused.append(RefusedRow(chunk.rows[at], code, left_out.reason))
        if shapes is not None:
            self._place(made, shapes[kept])
        self.tally.refused += len(refused)
        return made, refused

    def _placed(self, chunk: Chunk, count: int) -> tuple[Shapes | None, Sequence[Sentence | None]]:
        wanted = self._layer.geometry
        if wanted is GeometryKind.NONE:
            return None, [None] * count
        given = shapes_of(chunk.columns, self._plan.columns, chunk.shapes, count)
        places = judged(given, wanted, self._convert, optional=self._layer.place_optional)
        self.tally.mended += places.mended
        return places.shapes, places.reasons

    def _codes(self, chunk: Chunk, columns: Mapping[str, Sequence[object]]) -> list[tuple[str, str]]:
        """The code of each row and how it is compared; made of file name and row number where it has none."""
        cells = columns.get(self._layer.code)
        further = [columns[name] for name in self._layer.told_apart_by if name in columns]
        needed = self._layer.field(self._layer.code).required
        stem = self._plan.path.stem
        codes = []
        for at, number in enumerate(chunk.rows):
            code = text_of(cells[at]) if cells is not None else ""
            if not normalised_code(code) and not needed:
                self.tally.made_codes += 1
                code = f"{stem}-{number}"
            key = normalised_code(code)
            codes.append((code, " ".join([key, *(text_of(column[at]) for column in further)]) if key else ""))
        return codes

    def _cells(self, one: Field, chunk: Chunk, count: int) -> Sequence[object]:
        column = self._plan.columns.get(one.name)
        cells: Sequence[object] = [None] * count if column is None else chunk.columns.get(column, [None] * count)
        fixed = self._plan.fixed.get(one.name)
        return [fixed if cell is None or cell == "" else cell for cell in cells] if fixed else cells

    def _row(self, at: int, columns: Mapping[str, Sequence[object]]) -> _Told:
        row = _Told({}, {}, {})
        for one in self._fields:
            try:
                value = self._readers[one.name](columns[one.name][at])
            except Unreadable as unreadable:
                if one.required:
                    raise _LeftOut(
                        sentence("{label}: {text} is no known value.", label=one.label, text=str(unreadable)[:80])
                    ) from unreadable
                self.tally.unreadable[(one.label, str(unreadable))] += 1
                row.odd[self._plan.columns.get(one.name, one.label)] = str(unreadable)
                value = "" if self._layer.record is Asset and one.name in _FREE_WORDS else None
            if one.link and value:
                row.links[one.link] = str(value)
            row.values[one.name] = one.default if value is None else value
        for one in self._required:
            if row.values.get(one.name) in (None, ""):
                raise _LeftOut(sentence("It has no {label}.", label=one.label))
        return row

    def _require_new(self, code: str, key: str, earlier: int, number: int) -> None:
        """The second row of a code is left out; one that was left out itself does not count as the first."""
        if not key:
            raise _LeftOut(sentence("It has no {label}.", label=self._layer.field(self._layer.code).label))
        first = earlier or self._seen.first(key, number)
        if first != number:
            raise _LeftOut(sentence("Its code {code} stands already in row {row}.", code=code, row=first))

    def _finished(self, row: _Told, code: str, key: str, others: dict[str, object]) -> dict[str, Any]:
        layer = self._layer
        finished = self._blank.copy()
        for name, value in row.values.items():
            if name in finished and value is not None:
                finished[name] = value
        finished["id"] = key_from(time.time_ns() // 1_000_000, os.urandom(10))
        finished["owner_domain"] = self._owners.get(str(finished.get("kind")), layer.owner.value)
        finished[layer.code] = code
        finished["links"] = row.links
        if layer.keeps_other_columns:
            finished["attributes"] = others | row.odd
        if layer.record is Asset:
            finished["layer"], finished["code_key"] = layer.name, key
        elif layer.record is Alert:
            _complete_alert(finished)
        elif layer.record is CaseFile:
            _complete_case(finished)
        return finished

    def _place(self, rows: list[dict[str, Any]], shapes: Shapes) -> None:
        there = np.flatnonzero(~shapely.is_missing(shapes))
        some = shapes[there]
        wanted = self._layer.geometry
        places = anchors(some, wanted)
        areas = self._areas.of(places)
        boxes = shapely.bounds(some)
        wkb = shapely.to_wkb(some) if wanted is not GeometryKind.POINT else [None] * len(some)
        metres = lengths_m(some).tolist() if wanted is GeometryKind.LINE else [None] * len(some)
        for at, row_at in enumerate(there.tolist()):
            row = rows[row_at]
            row["lon"], row["lat"] = places[at].tolist()
            row["area_id"] = None if row.get("kind") == AreaKind.JURISDICTION else areas[at]
            if self._layer.record is Asset:
                row["min_lon"], row["min_lat"], row["max_lon"], row["max_lat"] = boxes[at].tolist()
                row["shape"] = wkb[at]
                row["length_m"] = metres[at]


@dataclass(frozen=True)
class _Told:
    """What a row of the file tells: values by field, codes of others by link, words that mean nothing by column."""

    values: dict[str, object]
    links: dict[str, str]
    odd: dict[str, str]


class _LeftOut(Exception):
    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Jurisdictions:
    """In whose area a place lies."""

    def __init__(self, jurisdictions: Sequence[tuple[str, bytes]]) -> None:
        self._ids = [key for key, _ in jurisdictions]
        self._tree = shapely.STRtree(shapely.from_wkb(np.array([wkb for _, wkb in jurisdictions], dtype=object)))

    def of(self, places: NDArray[np.float64]) -> list[str | None]:
        found: list[str | None] = [None] * len(places)
        if self._ids and len(places):
            at, area = self._tree.query(shapely.points(places), predicate="intersects")
            for one, which in zip(at.tolist(), area.tolist(), strict=True):
                found[one] = self._ids[which]
        return found


def blank_row(layer: Layer) -> dict[str, Any]:
    """Every column of a layer's record with what it holds where nothing is told."""
    blank: dict[str, Any] = {}
    for one in fields(layer.record):
        blank[one.name] = None if one.default is MISSING else one.default
    blank |= {one.name: one.default for one in layer.fields if one.name in blank and one.default is not None}
    if "attributes" in blank:
        blank["attributes"] = {}
    return blank


def _complete_alert(row: dict[str, Any]) -> None:
    row |= {"source": FILE_SOURCE, **facts_of(AlertState(row["state"]), row["occurred_at"])}


def _complete_case(row: dict[str, Any]) -> None:
    row["alias"] = row["alias"] or row["number"]
    row["occurred_to"] = row["occurred_to"] or row["occurred_from"]
    row["discovered_at"] = row["discovered_at"] or row["occurred_to"]
    row["status"] = status_as(CaseKind(row["kind"]), CaseStatus(row["status"]))
    if row["occurred_to"] < row["occurred_from"]:
        raise _LeftOut(sentence("It ended before it began."))
    if must_be_sealed(CaseKind(row["kind"]), CaseStatus(row["status"])):
        row["sealed_at"] = datetime.now(UTC)


def _attributes(others: Mapping[str, Sequence[object]], at: int) -> dict[str, object]:
    return {name: plain for name, cells in others.items() if (plain := _plain(cells[at])) not in ("", None)}


def _plain(cell: object) -> object:
    """A cell as it is kept among the further attributes."""
    if isinstance(cell, (bool, int)) or (isinstance(cell, float) and math.isfinite(cell) and not cell.is_integer()):
        return cell
    return without_secrets(cell if isinstance(cell, (list, dict)) else text_of(cell))
