"""The desk of the past: everything as it was at a moment, from stored intervals, stamps and positions.

Reads only; to be called on a reader thread. Where no interval tells a state (alerts that came by file), the stamps of
the record do. An asset, a unit's name and an alert's words have no intervals: they are as they are now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.alert import OPEN_STATES, Alert, AlertState, state_of
from app.domain.call import CALL_ENDS, Call, CallState
from app.domain.case_file import CaseFile
from app.services.duty_desk import DutyDesk, DutyNow
from app.services.field.unit_tracker import UnitNow, UnitTracker
from app.store import past_store
from app.store.unit_of_work import Store

CASES_BACK = timedelta(days=731)
"""As far back as the live map shows cases."""


@dataclass(frozen=True)
class Past:
    """What the map shows of the moment `at`; alerts and calls in the state they were in then."""

    at: datetime
    alerts: Sequence[Alert]
    calls: Sequence[Call]
    cases: Sequence[CaseFile]
    units: Sequence[UnitNow]
    duty: DutyNow


class PastDesk:
    """Asks the other desks about then, and the store about what they do not know of the past."""

    def __init__(self, store: Store, unit_tracker: UnitTracker, duty_desk: DutyDesk) -> None:
        self._store, self._unit_tracker, self._duty_desk = store, unit_tracker, duty_desk

    def as_of(self, moment: datetime) -> Past:
        """Everything that has a time, as it was at `moment`."""
        with self._store.read() as connection:
            alerts = past_store.alerts_at(connection, moment)
            calls = past_store.calls_at(connection, moment)
            cases = past_store.cases_at(connection, moment, moment - CASES_BACK)
            alert_states = past_store.states_of(connection, "alert", [one.id for one in alerts], moment)
            call_states = past_store.states_of(connection, "call", [one.id for one in calls], moment)
        as_they_were = [alert_at(one, alert_states.get(one.id), moment) for one in alerts]
        calls = [call_at(one, call_states.get(one.id), moment) for one in calls]
        return Past(
            at=moment,
            alerts=tuple(one for one in as_they_were if one.state in OPEN_STATES),
            calls=tuple(one for one in calls if one.state not in CALL_ENDS),
            cases=tuple(cases),
            units=self._unit_tracker.units_as_of(moment),
            duty=self._duty_desk.duty_at(moment),
        )

    def alert_counts(self, since: datetime, step: timedelta, number: int) -> tuple[int, ...]:
        """How many alerts occurred in each of `number` stretches of `step` from `since` on."""
        with self._store.read() as connection:
            found = past_store.alert_counts(connection, since, since + number * step, step)
        return tuple(found.get(at, 0) for at in range(number))


def alert_at(alert: Alert, state: str | None, moment: datetime) -> Alert:
    """The alert with nothing that came after `moment`; its state is what its interval says, else its stamps."""
    then = replace(
        alert,
        active=alert.active or (alert.cleared_at is not None and alert.cleared_at > moment),
        cleared_at=_by(alert.cleared_at, moment),
        acknowledged_at=_by(alert.acknowledged_at, moment),
        held_until=None,
        shelved_until=None,
        closed_at=_by(alert.closed_at, moment),
    )
    return replace(then, state=AlertState(state) if state is not None else state_of(then))


def call_at(call: Call, state: str | None, moment: datetime) -> Call:
    """The call with nothing that came after `moment`."""
    then = replace(
        call,
        triaged_at=_by(call.triaged_at, moment),
        dispatched_at=_by(call.dispatched_at, moment),
        accepted_at=_by(call.accepted_at, moment),
        en_route_at=_by(call.en_route_at, moment),
        on_scene_at=_by(call.on_scene_at, moment),
        feedback_at=_by(call.feedback_at, moment),
        closed_at=_by(call.closed_at, moment),
    )
    return replace(then, state=CallState(state) if state is not None else _furthest(then))


def _by(stamp: datetime | None, moment: datetime) -> datetime | None:
    """A stamp that had been made by then."""
    return stamp if stamp is not None and stamp <= moment else None


def _furthest(call: Call) -> CallState:
    steps = (
        (call.feedback_at, CallState.FEEDBACK),
        (call.on_scene_at, CallState.ON_SCENE),
        (call.en_route_at, CallState.EN_ROUTE),
        (call.accepted_at, CallState.ACKED),
        (call.dispatched_at, CallState.DISPATCHED),
        (call.triaged_at, CallState.TRIAGED),
    )
    return next((state for at, state in steps if at is not None), CallState.RECEIVED)
