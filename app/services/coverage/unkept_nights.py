"""Which nights are over and have no kept coverage yet: they are kept before their positions may go."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.services.coverage.coverage_desk import night_of, night_span
from app.store import fix_store, night_store
from app.store.engine import Connection

LATE_BY = timedelta(minutes=30)
"""So long after a night its terminals may still be telling."""
LOOKED_BACK = 14
"""Of so many nights it is also worth keeping that nobody was heard."""


def unkept_nights(connection: Connection, now: datetime) -> list[date]:
    """Newest first: of the last weeks all, of those before them the ones with positions of a unit."""
    last = night_of(now - LATE_BY)
    if night_span(last)[1] + LATE_BY > now:
        last -= timedelta(days=1)
    kept = night_store.evenings(connection)
    first = fix_store.first_heard(connection)
    back = max(LOOKED_BACK, 0 if first is None else (last - night_of(first)).days + 1)
    found = []
    for number in range(back):
        evening = last - timedelta(days=number)
        if evening.isoformat() not in kept and (
            number < LOOKED_BACK or fix_store.heard(connection, *night_span(evening))
        ):
            found.append(evening)
    return found
