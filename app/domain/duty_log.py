"""The duty log (值班日志): what happened in a shift, written by hand or told by the acts themselves.

Nothing in it is ever changed or removed: what was wrong or is settled is said by a further line that names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class LogKind(StrEnum):
    """What a line is. The first five are written by hand, the others are told by acts."""

    NOTE = "NOTE"
    REPORT = "REPORT"
    INSTRUCTION = "INSTRUCTION"
    CORRECTION = "CORRECTION"
    SETTLED = "SETTLED"
    ALERT = "ALERT"
    CALL = "CALL"
    CASE = "CASE"
    UNIT = "UNIT"
    SOURCE = "SOURCE"
    ISSUE = "ISSUE"
    DUTY = "DUTY"
    CHECK = "CHECK"
    PATROL = "PATROL"


BY_HAND = (LogKind.NOTE, LogKind.REPORT, LogKind.INSTRUCTION)
"""What a new line may be; the other two written ones answer an earlier line."""
ANSWERS = frozenset({LogKind.CORRECTION, LogKind.SETTLED})


@dataclass(frozen=True, kw_only=True)
class LogEntry(Record):
    """A line that somebody wrote. `at` is the desk's clock when it was written. `answers` is the key of the line that
    it corrects or settles; `subject`, `subject_id` name the record it is about, `subject_name` what that was called."""

    at: datetime
    by_id: str
    by: str
    kind: LogKind
    text: str
    subject: str = ""
    subject_id: str = ""
    subject_name: str = ""
    answers: str = ""
