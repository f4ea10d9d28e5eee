"""The ledger of hazards."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.domain.hazard import HAZARD_ENDS, Hazard
from app.store.records import RecordStore
from app.store.tables import hazard

hazards: RecordStore[Hazard] = RecordStore(Hazard)
MOST_ENDED = 2_000


def ledger(connection: Connection) -> list[Hazard]:
    """Every open hazard, by the day of its notice (those without one first found first); then those that ended last."""
    standing = hazards.find(
        connection,
        hazard.c.state.not_in(HAZARD_ENDS),
        order=(hazard.c.due_at.is_(None), hazard.c.due_at, hazard.c.found_at),
    )
    ended = hazards.find(
        connection, hazard.c.state.in_(HAZARD_ENDS), order=(hazard.c.ended_at.desc(),), limit=MOST_ENDED
    )
    return [*standing, *ended]


def last_number(connection: Connection, prefix: str) -> str | None:
    """The highest number of this beginning, also of hazards that were taken out of sight: none is given twice."""
    found = connection.execute(select(func.max(hazard.c.number)).where(hazard.c.number.startswith(prefix)))
    number: str | None = found.scalar_one()
    return number


def notice_numbers(connection: Connection, prefix: str) -> list[str]:
    """The numbers of every notice of this beginning that was given and not taken back."""
    found = connection.execute(
        select(hazard.c.notice_number).where(hazard.c.notice_number.startswith(prefix, autoescape=True))
    )
    return [str(number) for (number,) in found]
