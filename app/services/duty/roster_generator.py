"""Makes months in a process of its own, which may be stopped at any time: solving takes seconds, and all of a core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.roster_month import RosterMonth
from app.domain.roster_proposal import Impossible, Proposal
from app.domain.roster_turn import COUNTY_TIME
from app.services.duty.roster_book import RosterBook
from app.services.solved_apart import Progress, solved_apart

if TYPE_CHECKING:
    from app.services.duty.roster_work import RosterOrder

SECONDS_A_ROOM = 3.4
Outcome = tuple[Proposal | Impossible, ...]


class RosterGenerator:
    """`generate` blocks its thread, which must be none that draws or writes."""

    def __init__(self, book: RosterBook, now: Callable[[], datetime]) -> None:
        self._book, self._now = book, now

    def order(self, months: Sequence[RosterMonth]) -> RosterOrder:
        """What the process is asked: these months, from today on."""
        from app.services.duty.roster_work import RosterOrder

        today = self._now().astimezone(COUNTY_TIME).date()
        return RosterOrder(tuple(months), self._book.plan, self._book.holidays, today, SECONDS_A_ROOM * len(months))

    def generate(
        self, months: Sequence[RosterMonth], progress: Progress, is_stopped: Callable[[], bool]
    ) -> Outcome | None:
        """For each month (one of each room) a proposal or why there is none; None where it was stopped. `progress` is
        told rooms done and rooms in all. Raises `StoreUnavailable` where the process ended without an answer."""
        return solved_apart(_work, self.order(months), progress, is_stopped)


def _work(order: RosterOrder, progress: Progress) -> Outcome:
    """Runs in the worker's process, the only one that loads the solver."""
    from app.services.duty.roster_work import generate

    return generate(order, lambda done: progress(done, len(order.months)))
