"""Case files, the latest deed first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.case_file import CaseFile
from app.store.records import RecordStore
from app.store.tables import case_file

cases: RecordStore[CaseFile] = RecordStore(CaseFile)


def places_since(connection: Connection, moment: datetime, until: datetime | None = None) -> list[tuple[float, float]]:
    """(lon, lat) of the cases (known by `until`) that have a place and whose deed may lie after `moment`."""
    known = () if until is None else (case_file.c.discovered_at <= until,)
    found = cases.columns(
        connection, ("lon", "lat"), case_file.c.occurred_to >= moment, case_file.c.lon.is_not(None), *known, plain=True
    )
    return list(zip(found["lon"], found["lat"], strict=True))


def since(connection: Connection, moment: datetime, limit: int = 20_000) -> list[CaseFile]:
    """Cases whose deed may lie after `moment`, latest first."""
    return cases.find(
        connection, case_file.c.occurred_to >= moment, order=(case_file.c.occurred_to.desc(),), limit=limit
    )
