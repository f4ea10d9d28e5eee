"""A write too long for one transaction: invisible until complete, taken back as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Batch:
    """`kind` says what wrote it (IMPORT, DEMO, TRACKS). Rows of a batch without `completed_at` are seen by nobody."""

    id: str
    kind: str
    label: str
    actor_id: str
    noun: str
    started_at: datetime
    completed_at: datetime | None = None
    undone_at: datetime | None = None
    rows: int = 0
    report: str = ""
