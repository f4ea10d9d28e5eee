"""How a patrol comes into a state: the record, and the interval from which its time in each state is read."""

from __future__ import annotations

from datetime import datetime

from app.domain.events import RecordsChanged
from app.domain.patrol import Patrol, PatrolStatus
from app.store import patrol_store
from app.store.unit_of_work import UnitOfWork

NOUN = "patrol"
SEEN = "_seen"
"""How acts end that follow from positions: nobody takes them back."""


def put_status(work: UnitOfWork, patrol: Patrol, to: PatrolStatus, at: datetime, **values: object) -> Patrol:
    """It stands so from `at` on, at the earliest since it came into the state before: what positions tell late of an
    earlier time is in `values`, with whatever else changes."""
    changed = work.change(patrol, status=to, **values)
    before = patrol_store.states_of(work.connection, (patrol.id,)).get(patrol.id, [])
    since = max([at, *(one.valid_from for one in before)])
    # Changed, not only ended: so it stands in the audit, and taking the act back opens it again.
    for one in before:
        if one.valid_to is None:
            work.change(one, valid_to=since)
    work.begin_state(NOUN, changed, "status", to, since)
    tell(work, patrol.id)
    return changed


def tell(work: UnitOfWork, patrol_id: str) -> None:
    """The act is about this patrol, and whoever shows patrols looks again."""
    work.about(NOUN, patrol_id)
    work.tell(RecordsChanged(NOUN, (patrol_id,)))
