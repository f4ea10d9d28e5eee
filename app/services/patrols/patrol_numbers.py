"""The numbers of patrols. Acts are written one after another, so none is given twice."""

from __future__ import annotations

from app.services.field_words import COUNTY_TIME
from app.store import patrol_store
from app.store.unit_of_work import UnitOfWork


def next_number(work: UnitOfWork) -> str:
    """The next patrol of the county's year, LX2026-0007 (LX is 联巡)."""
    prefix = f"LX{work.now.astimezone(COUNTY_TIME).year}-"
    last = patrol_store.last_number(work.connection, prefix)
    return f"{prefix}{(int(last.removeprefix(prefix)) if last else 0) + 1:04d}"
