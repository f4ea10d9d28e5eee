"""What a line of the log, a reminder or an item of a handover is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """A record by its table's name and its key; `name` is what it was called when it was pointed at."""

    noun: str
    key: str
    name: str
