"""The sheets that a case file has on paper, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class SheetName(StrEnum):
    CASE = "CASE"
    TIMELINE = "TIMELINE"
    EVIDENCE = "EVIDENCE"
    CUSTODY = "CUSTODY"
    LESSON = "LESSON"


SHEET_LABELS: Mapping[SheetName, str] = MappingProxyType(
    {
        SheetName.CASE: "Case registration sheet",
        SheetName.TIMELINE: "Course of the case",
        SheetName.EVIDENCE: "Evidence list",
        SheetName.CUSTODY: "List of seized things and their custody",
        SheetName.LESSON: "Lesson for training, without names",
    }
)
