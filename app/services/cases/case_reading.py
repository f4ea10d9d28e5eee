"""Reading case files: the list, and one file with all that hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from app.domain.case_deadlines import Clocks
from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart, CaseStep
from app.services.alerts.timeline import TimelineLine
from app.services.cases.case_timeline import timeline_of
from app.services.cases.deadline_book import DeadlineBook, steps_in
from app.store import case_store
from app.store.case_store import LISTED
from app.store.unit_of_work import Store

__all__ = ["LISTED", "CaseDossier", "CaseReading"]

P = TypeVar("P", bound=CasePart)


@dataclass(frozen=True)
class CaseDossier:
    """A file with its parts, its clocks and what was done with it, the latest first."""

    case: CaseFile
    parts: tuple[CasePart, ...]
    clocks: Clocks
    timeline: tuple[TimelineLine, ...]

    @property
    def steps(self) -> tuple[CaseStep, ...]:
        """The states it has passed, the earliest first."""
        return tuple(steps_in(self.parts))

    def of(self, record: type[P]) -> tuple[P, ...]:
        """Its parts of one kind, in the order in which they were entered."""
        return tuple(one for one in self.parts if isinstance(one, record))


class CaseReading:
    """Reads on any reader."""

    def __init__(self, store: Store, book: DeadlineBook | None = None) -> None:
        self._store = store
        self.book = book or DeadlineBook()

    def cases_since(self, moment: datetime) -> tuple[CaseFile, ...]:
        """Cases whose deed may lie after `moment`, the latest first, at most `LISTED`."""
        with self._store.read() as connection:
            return tuple(case_store.since(connection, moment))

    def case_file(self, case_id: str) -> CaseFile:
        """One case by key; raises `NotFound`."""
        with self._store.read() as connection:
            return case_store.cases.get(connection, case_id)

    def dossier(self, case_id: str) -> CaseDossier:
        """One case with everything that hangs on it; raises `NotFound`."""
        with self._store.read() as connection:
            return dossier_of(connection, case_id, self.book, self._store.now())


def dossier_of(connection: Any, case_id: str, book: DeadlineBook, now: datetime) -> CaseDossier:
    """The file as this connection sees it."""
    case = case_store.cases.get(connection, case_id)
    parts: Sequence[CasePart] = case_store.parts_of(connection, case_id)
    return CaseDossier(case, tuple(parts), book.clocks(case, parts, now), timeline_of(connection, case_id))
