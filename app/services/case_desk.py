"""The desk of case files. Reads only so far: the acts of a case come with its own issue."""

from __future__ import annotations

from datetime import datetime

from app.domain.case_file import CaseFile
from app.store import case_store
from app.store.unit_of_work import Store


class CaseDesk:
    """Reads case files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cases_since(self, moment: datetime) -> tuple[CaseFile, ...]:
        """Cases whose deed may lie after `moment`, the latest first."""
        with self._store.read() as connection:
            return tuple(case_store.since(connection, moment))

    def case_file(self, case_id: str) -> CaseFile:
        """One case by key; raises `NotFound`."""
        with self._store.read() as connection:
            return case_store.cases.get(connection, case_id)
