"""What a worker makes of a file, and how the desk reads it: files in a folder that both know, and a short answer."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.sentence import Sentence
from app.formats.cell_text import disarmed
from app.services.files.import_plan import LISTED_ROWS, RefusedRow

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

    def without(self, refused: Sequence[RefusedRow]) -> Parsed:
        """The same, less some rows of those that were accepted."""
        listed = (*self.refused_rows, *refused)[:LISTED_ROWS]
        accepted, all_refused = self.accepted - len(refused), self.refused + len(refused)
        return replace(self, accepted=accepted, refused=all_refused, refused_rows=listed)


def slices_of(folder: Path) -> Iterator[list[dict[str, Any]]]:
    """The rows that a worker left in `folder`, some at a time; shapes are hexadecimal, times ISO texts."""
    with (folder / ROWS_FILE).open(encoding="utf-8") as lines:
        for line in lines:
            table = json.loads(line)
            yield [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def refused_line(one: RefusedRow) -> tuple[int, str, str]:
    """A refused row as a line of the report, with nothing in it that a spreadsheet would take for a formula."""
    return one.row, disarmed(one.code), disarmed(str(one.reason))


def refuse_more(folder: Path, refused: Iterable[RefusedRow]) -> None:
    """Write the rows that the store refused under those that the worker refused."""
    with (folder / REFUSED_FILE).open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(map(refused_line, refused))
