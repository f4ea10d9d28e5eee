"""Where the units are now, and how old that knowledge is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.events import UnitsMoved
from app.domain.unit import Fix, Unit, UnitState
from app.store import fix_store, unit_store
from app.store.unit_of_work import Store
from app.store.unit_states import states_at, told_until

GREY_AFTER = timedelta(minutes=2)
HOLLOW_AFTER = timedelta(minutes=10)
GONE_AFTER = timedelta(hours=2)
UNDER_WAY = frozenset({UnitState.PATROLLING, UnitState.DISPATCHED, UnitState.RETURNING})


class Freshness(StrEnum):
    """How far a position may be believed: shown in colour, grey, hollow, or not at all."""

    FRESH = "FRESH"
    STALE = "STALE"
    OLD = "OLD"
    GONE = "GONE"


def freshness(at: datetime | None, now: datetime) -> Freshness:
    """Of a position reported at `at`; none was ever reported is GONE too."""
    if at is None or now - at > GONE_AFTER:
        return Freshness.GONE
    if now - at > HOLLOW_AFTER:
        return Freshness.OLD
    return Freshness.STALE if now - at > GREY_AFTER else Freshness.FRESH


@dataclass(frozen=True)
class UnitNow:
    """A unit, the state it is in, its newest fix, and until when the state was told by hand, where it was."""

    unit: Unit
    state: UnitState
    fix: Fix | None
    told_until: datetime | None = None


class UnitTracker:
    """Reads units with their newest state and place."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def units_at(self, now: datetime) -> tuple[UnitNow, ...]:
        """Every unit as it is now; one that nobody has told of and that is on no roster is off duty.

        A tracker whose clock is ahead is believed: its newest fix counts whatever its time.
        """
        return self._units(now, None)

    def units_as_of(self, moment: datetime) -> tuple[UnitNow, ...]:
        """Every unit as it was at a moment of the past: nothing that was reported later counts."""
        return self._units(moment, moment)

    def _units(self, moment: datetime, until: datetime | None) -> tuple[UnitNow, ...]:
        with self._store.read() as connection:
            units = unit_store.all_units(connection)
            states, told = states_at(connection, moment), told_until(connection, moment)
            fixes = {fix.unit_id: fix for fix in fix_store.latest(connection, moment - GONE_AFTER, until)}
        off = (UnitState.OFF_DUTY, None)
        return tuple(
            UnitNow(unit, states.get(unit.id, off)[0], fixes.get(unit.id), told.get(unit.id)) for unit in units
        )

    def moving_at(self, moment: datetime) -> tuple[str, ...]:
        """Keys of the units that were under way at `moment`, and of those that only the roster has on a post: nobody
        told that they wait there."""
        with self._store.read() as connection:
            states = states_at(connection, moment)
        return tuple(unit_id for unit_id, (state, told_at) in states.items() if state in UNDER_WAY or told_at is None)

    def record(self, fixes: Sequence[Fix]) -> None:
        """Keep fixes as they came, in one transaction, and tell where the units are now. Runs on the writer."""
        moved = tuple(
            (one.unit_id, one.lon, one.lat, one.speed_kmh or 0.0, one.course_deg or 0.0, one.at.timestamp())
            for one in fixes
        )
        told = [UnitsMoved(moved)]
        with self._store.database.write() as connection:
            fix_store.append(connection, fixes)
            self._store.announce(connection, told)
        self._store.publish(told)
