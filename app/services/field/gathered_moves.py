"""Moves for the other desks of a shared server, gathered: once a second the newest of each mover, not each position."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.events import UnitsMoved

EACH = timedelta(seconds=1)
Move = tuple[str, float, float, float, float, float]
"""As `UnitsMoved` has them; the first is the mover, the last the time."""


class GatheredMoves:
    """Belongs to the intake's thread."""

    def __init__(self) -> None:
        self._newest: dict[str, Move] = {}
        self._given_at: datetime | None = None

    def add(self, moves: Iterable[Move]) -> None:
        """Remember where these are now."""
        self._newest.update((one[0], one) for one in moves)

    def due(self, now: datetime) -> list[UnitsMoved]:
        """What is to be told now: nothing where a second has not passed since, or nobody moved."""
        if not self._newest or (self._given_at is not None and abs(now - self._given_at) < EACH):
            return []
        self._given_at = now
        told, self._newest = [UnitsMoved(tuple(self._newest.values()))], {}
        return told
