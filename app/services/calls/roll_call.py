"""The roll call: a unit that is sent must be heard every so often, or an alert says so.

The clock of each unit is its `contact_due_at` in the store. Any step, receipt or contact sets that one anew, so a
restart forgets nothing, and one unit's call never quiets another's silence.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, Severity
from app.domain.call import Assignment
from app.domain.signal import AlertSignal
from app.errors import AppError
from app.services.calls.sent_units import write_assignment
from app.store import call_store
from app.store.unit_of_work import Store

SOURCE = "roll-call"
Hear = Callable[[str, AlertSignal], object]
"""(act_id, signal): the alert desk's ear; a repeated act changes nothing."""
log = logging.getLogger(__name__)


class RollCall:
    """Raises and ends the alerts of units that were not heard."""

    def __init__(self, store: Store, hear: Hear) -> None:
        self._store, self._hear = store, hear

    def tick(self, actor: Actor, every: Callable[[str | None], timedelta]) -> None:
        """An alert for each unit whose clock has run out, once for each round of it (`every`, by its room); runs on the
        writer."""
        now = self._store.now()
        with self._store.read() as connection:
            due = [(one, one.contact_due_at) for one in call_store.roll_call_due(connection, now)]
        for one, since in due:
            act_id = f"roll-call {one.id} {since}"
            try:
                self._hear(f"{act_id} alert", self._missed(one, now))
                with self._store.act(actor, act_id, "assignment.roll_call_missed", Right.CALLS) as work:
                    if not work.repeated:
                        again = call_store.assignments.get(work.connection, one.id)
                        write_assignment(work, again, contact_due_at=work.now + every(again.area_id))
            except AppError as error:
                log.warning("the roll call of %s was not told: %s", one.unit_name, error)

    def heard(self, act_id: str, one: Assignment, now: datetime) -> None:
        """The unit was heard: what was missed of it is over."""
        with self._store.read() as connection:
            missed = call_store.standing_alert(connection, SOURCE, one.id)
        if missed is not None:
            over = AlertSignal(
                SOURCE, one.id, now, missed.kind, missed.severity, missed.title, missed.text, active=False
            )
            self._hear(f"{act_id} heard", over)

    def _missed(self, one: Assignment, now: datetime) -> AlertSignal:
        with self._store.read() as connection:
            call = call_store.calls.get(connection, one.call_id)
        return AlertSignal(
            source=SOURCE,
            source_id=one.id,
            at=now,
            kind=AlertKind.ROLL_CALL_MISSED,
            severity=Severity.HIGH,
            title=f"点名未应答 · {one.unit_name}",
            text=f"{call.number} {call.title}",
            lon=call.lon,
            lat=call.lat,
        )
