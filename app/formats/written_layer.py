"""What is written to a file, whatever its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.formats.source import Shapes


@dataclass(frozen=True, kw_only=True)
class WrittenLayer:
    """What is written. `title` names the column that a map shows beside a place.

    `marking` says how widely it may be known.

    `crs` is the declared name of the coordinates; `wkt` their definition for formats that keep one, empty for GCJ-02
    and BD-09, which have none.
    """

    name: str
    columns: Mapping[str, Sequence[object]]
    shapes: Shapes | None
    crs: str
    wkt: str
    is_degrees: bool
    title: str = ""
    marking: str = ""


def row_count(layer: WrittenLayer) -> int:
    """How many rows it has."""
    return len(next(iter(layer.columns.values()), ()))


def plain_text(value: object) -> str:
    """A cell as text, lists and the like as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
