"""Series of cases thought to be by the same hands, and what was found not to belong together (串并案)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.case_file import CaseFile
from app.domain.case_likeness import Likeness
from app.domain.case_part import CaseTask
from app.domain.record import Record
from app.domain.sentence import Sentence


@dataclass(frozen=True, kw_only=True)
class CaseSeries(Record):
    """A series has a name; its cases carry the name in `CaseFile.series`."""

    name: str
    note: str = ""
    opened_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseUnlike(Record):
    """An officer has looked at two cases and holds them for unconnected: neither is offered beside the other again."""

    case_id: str
    other_id: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CaseFilter(Record):
    """A question that a user keeps by name; `question` is what `CaseQuestion.told` gives."""

    name: str
    user_id: str
    question: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class LikeCase:
    """A case that is offered beside another, and why."""

    case: CaseFile
    likeness: Likeness


@dataclass(frozen=True)
class SeriesEvent:
    """One line of the joint timeline; `case` is the case's short name."""

    at: datetime
    case_id: str
    case: str
    what: Sentence


@dataclass(frozen=True)
class SeriesFile:
    """A series as its own file: its cases, oldest deed first; its joint timeline, oldest first; the tasks of all of its
    cases, those that are open first, by deadline."""

    series: CaseSeries
    cases: tuple[CaseFile, ...]
    events: tuple[SeriesEvent, ...]
    tasks: tuple[CaseTask, ...]
