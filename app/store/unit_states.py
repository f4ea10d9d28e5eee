"""In which state the units are: as somebody told, else as the roster has it.

The roster stands in where nobody has told: a unit whose post is assigned or present now stands by. What somebody told
goes before the roster, also that the unit is off duty, until its shift ends (`domain.duty.told_holds_until`): then the
desk of units ends the told state, so whoever reads intervals, of now or of the past, need not know of this.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import SlotState, told_holds_until
from app.domain.unit import TOLD_STATES, UnitState
from app.store import duty_store, unit_store

ON_ROSTER = frozenset({SlotState.ASSIGNED, SlotState.PRESENT})


def states_at(connection: Connection, moment: datetime) -> dict[str, tuple[UnitState, datetime | None]]:
    """The state of each unit that has one at `moment`, and since when it was told; None where the roster says it.

    A unit that is not among them is off duty.
    """
    found: dict[str, tuple[UnitState, datetime | None]] = {
        slot.unit_id: (UnitState.STANDBY, None)
        for slot in duty_store.slots_at(connection, moment)
        if slot.unit_id and slot.state in ON_ROSTER
    }
    for unit_id, (word, since) in unit_store.last_states(connection, moment).items():
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
    """Whether what was last told of a unit, before an order held it, would hold at `moment`."""
    since = unit_store.last_told_at(connection, unit_id, word)
    if since is None:
        return True
    slots = duty_store.slots_of_units(connection, (unit_id,), since)
    return moment < told_holds_until(since, slots.get(unit_id, ()))
