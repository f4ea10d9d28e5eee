"""The desk of units: who is on duty, as the room says it. What a unit does for a call is said by its order."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.unit import TOLD_STATES, UnitState
from app.errors import InputRefused
from app.store import call_store, unit_store
from app.store.unit_of_work import Store
from app.store.unit_states import told_until

LOOK_EVERY = timedelta(minutes=1)


class UnitDesk:
    """Writes; on the writer only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looked_at: datetime | None = None

    def set_state(self, actor: Actor, act_id: str, unit_id: str, state: UnitState, reason: str = "") -> None:
        """The unit stands by, patrols or is off duty from now on. Refused while an order holds it."""
        if state not in TOLD_STATES:
            raise InputRefused(
                "This state follows from the unit's orders and is not told by hand. Nothing was changed."
            )
        with self._store.act(actor, act_id, "unit.state", Right.CALLS, reason=reason) as work:
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

    def tick(self, actor: Actor) -> None:
        """Where the shift is over of which a state was told, the roster holds again, since then: one act with an audit
        row for each unit. To be called every second on the writer; it looks once a minute, and at the start."""
        now = self._store.now()
        if self._looked_at is not None and timedelta() <= now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        with self._store.read() as connection:
            over = {unit_id: until for unit_id, until in told_until(connection, now).items() if until <= now}
        if not over:
            return
        with self._store.act(actor, new_key(), "unit.roster", Right.CALLS) as work:
            for unit_id, until in over.items():
                work.about("unit", unit_id)
                work.end_state("unit", unit_store.units.get(work.connection, unit_id), "state", until)
                work.end_part()
            work.tell(RecordsChanged("unit", tuple(over)))
