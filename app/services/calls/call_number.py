"""The number of a call: the county's day and a running number without a gap, 20261121-0007."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from app.store import call_store
from app.store.unit_of_work import UnitOfWork

COUNTY_TIME = timezone(timedelta(hours=8))


def next_number(work: UnitOfWork, received_at: datetime) -> str:
    """The next number of that day. Acts are written one after another, so none is given twice or left out."""
    day = f"{received_at.astimezone(COUNTY_TIME):%Y%m%d}"
    last = call_store.last_number(work.connection, day)
    return f"{day}-{(int(last.rpartition('-')[2]) if last else 0) + 1:04d}"
