"""In which state the units are: as somebody told, else as the roster has it.

The roster stands in where nobody has told: a unit whose post is assigned or present now stands by. What somebody told
goes before the roster, also that the unit is off duty.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.duty import SlotState
from app.domain.unit import UnitState
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
