"""In which state the units are: as somebody told, else as their patrols and the roster have it.

The roster stands in where nobody has told: a unit whose post is assigned or present now stands by. A patrol that is
under way says more than the roster, and more than what was told by hand before it began: the unit patrols, until the
patrol is paused or over. What somebody tells after that goes before both, also that the unit is off duty, until its
shift ends (`domain.duty.told_holds_until`): then the desk of units ends the told state, so whoever reads intervals, of
now or of the past, need not know of this. A unit that was sent to a call is on that call, patrol or not.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import SlotState, told_holds_until
from app.domain.unit import TOLD_STATES, UnitState
from app.store import duty_store, unit_store

ON_ROSTER = frozenset({SlotState.ASSIGNED, SlotState.PRESENT})


def states_at(connection: Connection, moment: datetime) -> dict[str, tuple[UnitState, datetime | None]]:
    """The state of each unit that has one at `moment`, and since when; None where the roster says it.

    A unit that is not among them is off duty.
    """
    found: dict[str, tuple[UnitState, datetime | None]] = {
        slot.unit_id: (UnitState.STANDBY, None)
        for slot in duty_store.slots_at(connection, moment)
        if slot.unit_id and slot.state in ON_ROSTER
    }
    patrols = unit_store.on_patrol(connection, moment)
    found |= {unit_id: (UnitState.PATROLLING, since) for unit_id, since in patrols.items()}
    for unit_id, (word, since) in unit_store.last_states(connection, moment).items():
        began = patrols.get(unit_id)
        if began is None or began <= since or word not in TOLD_STATES:
            found[unit_id] = (UnitState(word), since)
    return found


def told_until(connection: Connection, moment: datetime) -> dict[str, datetime]:
    """Until when what was told of each unit by hand holds, as of `moment`."""
    told = {
        unit_id: since
        for unit_id, (word, since) in unit_store.last_states(connection, moment).items()
        if word in TOLD_STATES
    }
    if not told:
        return {}
    slots = duty_store.slots_of_units(connection, told, min(told.values()))
    return {unit_id: told_holds_until(since, slots.get(unit_id, ())) for unit_id, since in told.items()}


def holds_still(connection: Connection, unit_id: str, word: str, moment: datetime) -> bool:
    """Whether `word` was told of a unit by hand before an order held it, and would hold at `moment`; what its patrol or
    the roster said then, they say themselves."""
    told = unit_store.last_told(connection, unit_id)
    if told is None or told.value != word:
        return False
    slots = duty_store.slots_of_units(connection, (unit_id,), told.valid_from)
    return moment < told_holds_until(told.valid_from, slots.get(unit_id, ()))
