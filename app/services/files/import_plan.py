"""What is to be imported and how; what a look at the file shows; what came of it. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.sentence import Sentence

LISTED_ROWS = 1_000
SAVED_ROWS = 100_000
FILE_SOURCE = "FILE"
"""The source of alerts that came in a file."""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """How one table of one file becomes rows of a layer.

    `columns`: field name to column of the file; the fields `lon`, `lat` and `wkt` give places where the file has no
    shapes. `fixed`: field name to a word that holds for every row without one. `words`: field name to further words for
    its values. `crs` empty means as the file says; `source_layer` and `encoding` empty mean as found.
    """

    path: Path
    layer: str
    source_layer: str = ""
    encoding: str = ""
    crs: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ImportPreview:
    """A first look. `plan` is the guess, to be corrected and run.

    `crs_said` is what the file says, empty where nothing; with `crs_by_format` only its format says so (GeoJSON and KML
    are WGS-84 by definition, which Chinese web maps do not keep to). With `crs_needed` a system must be chosen;
    `crs_suggestions` fit the numbers. `places` are the first places under the plan's system, `shifted` the same under
    others: all (lon, lat) in WGS-84. `missing` are the labels of required fields without a column, `kept` the columns
    that go along as further attributes, `dropped` those that the layer has no place for.
    """

    plan: ImportPlan
    kind: str
    source_layers: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    row_count: int | None
    shape_types: tuple[str, ...]
    encoding: str
    encoding_found: Sentence | None
    warnings: tuple[Sentence, ...]
    crs_said: str
    crs_by_format: bool
    crs_needed: bool
    crs_suggestions: tuple[str, ...]
    places: tuple[tuple[float, float], ...]
    shifted: Mapping[str, tuple[tuple[float, float], ...]]
    missing: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class RefusedRow:
    """A row that was left out: its number in the file, its code as far as it has one, and why."""

    row: int
    code: str
    reason: Sentence


@dataclass(frozen=True, kw_only=True)
class ImportResult:
    """What came of an import, or (`batch_number` None) of a dry run or of a file with nothing new in it.

    `refused` counts all rows left out, `refused_rows` lists the first `LISTED_ROWS`, `report` is the saved file.
    """

    layer: str
    batch_number: int | None = None
    read: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: int = 0
    refused_rows: tuple[RefusedRow, ...] = ()
    notes: tuple[Sentence, ...] = ()
    report: Path | None = None
