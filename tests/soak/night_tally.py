"""What a store holds, counted; and counts that are added up while a night is simulated."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import func, select

from app.bootstrap import Program
from app.domain.call import CallState
from app.store import fix_store
from app.store.tables import alert, assignment, call, visible


@dataclass(frozen=True)
class NightTally:
    """`times` is how often the night's alerts were told, repeats counted; `freed` the orders that came to their end."""

    fixes: int = 0
    alerts: int = 0
    times: int = 0
    calls_closed: int = 0
    freed: int = 0

    def plus(self, other: NightTally) -> NightTally:
        """Both together."""
        return NightTally(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})


def tally_of(program: Program) -> NightTally:
    """What stands in the store now; RuntimeError where the audit does not hold or something still waits."""
    counts = program.live.intake.counts()
    if counts.waiting or counts.in_spool:
        raise RuntimeError(f"{counts.waiting} wait and {counts.in_spool} lie in the spool")
    with program.store.read() as connection:
        told = connection.execute(
            select(func.count(), func.coalesce(func.sum(alert.c.times), 0)).where(
                visible(alert), alert.c.source == "night-video"
            )
        ).one()
        closed = connection.execute(
            select(func.count()).where(visible(call), call.c.state == CallState.CLOSED)
        ).scalar_one()
        freed = connection.execute(
            select(func.count()).where(visible(assignment), assignment.c.ended_at.is_not(None))
        ).scalar_one()
        return NightTally(fix_store.count(connection), told[0], told[1], closed, freed)
