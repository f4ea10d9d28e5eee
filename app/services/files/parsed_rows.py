"""What a worker makes of a file, and how the desk reads it: files in a folder that both know, and a short answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.sentence import Sentence
from app.services.files.import_plan import RefusedRow

ROWS_FILE, REFUSED_FILE, STOP_FILE, PROGRESS_FILE = "rows.jsonl", "refused.csv", "stop", "progress"


@dataclass(frozen=True)
class Parsed:
    """What a worker made of a file; the rows themselves lie in `ROWS_FILE` of its folder, a list of rows a line."""

    read: int
    accepted: int
    refused: int
    refused_rows: tuple[RefusedRow, ...]
    notes: tuple[Sentence, ...]
    stopped: bool = False


def slices_of(folder: Path) -> Iterator[list[dict[str, Any]]]:
    """The rows that a worker left in `folder`, some at a time; shapes are hexadecimal, times ISO texts."""
    with (folder / ROWS_FILE).open(encoding="utf-8") as lines:
        for line in lines:
            table = json.loads(line)
            yield [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
