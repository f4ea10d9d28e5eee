"""The desk of units: who is on duty, as the room says it. What a unit does for a call is said by its order."""

from __future__ import annotations

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.unit import UnitState
from app.errors import InputRefused
from app.store import call_store, unit_store
from app.store.unit_of_work import Store

TOLD_STATES = (UnitState.STANDBY, UnitState.PATROLLING, UnitState.OFF_DUTY)
"""What is told of a unit by hand; the other states follow from its orders."""


class UnitDesk:
    """Writes; on the writer only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set_state(self, actor: Actor, act_id: str, unit_id: str, state: UnitState, reason: str = "") -> None:
        """The unit stands by, patrols or is off duty from now on. Refused while an order holds it."""
        if state not in TOLD_STATES:
            raise InputRefused(
                "This state follows from the unit's orders and is not told by hand. Nothing was changed."
            )
        with self._store.act(actor, act_id, "unit.state", Right.ACT, reason=reason) as work:
            if work.repeated:
                return
            unit = unit_store.units.get(work.connection, unit_id)
            if call_store.open_assignments(work.connection, unit_id):
                raise InputRefused(
                    "{unit} is sent to a call. Nothing was changed; release it from the call first.", unit=unit.name
                )
            work.about("unit", unit_id)
            if unit_store.state_at(work.connection, unit_id, work.now) != state:
                work.set_state("unit", unit, "state", state)
                work.tell(RecordsChanged("unit", (unit_id,)))
