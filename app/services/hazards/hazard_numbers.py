"""The numbers of hazards and of their notices. Acts are written one after another, so none is given twice.

The number of a hazard that was taken back is not given again; that of a notice is, so that notices have no gap.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from app.store import hazard_store
from app.store.unit_of_work import UnitOfWork

COUNTY_TIME = timezone(timedelta(hours=8))
NOTICE = "隐改"


def next_number(work: UnitOfWork) -> str:
    """The next hazard of the county's year, YH2026-0007 (YH is 隐患)."""
    prefix = f"YH{_year(work.now)}-"
    last = hazard_store.last_number(work.connection, prefix)
    return f"{prefix}{(int(last.removeprefix(prefix)) if last else 0) + 1:04d}"


def next_notice(work: UnitOfWork, unit: str) -> str:
    """The next notice of `unit` in the county's year, 定公(油)隐改〔2026〕3号; a sequence of its own for each unit."""
    prefix = f"{unit}{NOTICE}〔{_year(work.now)}〕"
    given = hazard_store.notice_numbers(work.connection, prefix)
    return f"{prefix}{max((int(one.removeprefix(prefix).removesuffix('号')) for one in given), default=0) + 1}号"


def _year(at: datetime) -> int:
    return at.astimezone(COUNTY_TIME).year
