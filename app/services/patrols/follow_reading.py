"""What a patrol has come to, for the card beside its row: its states in time, its check points, what went otherwise,
and what was found on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.case_status import CASE_ENDS
from app.domain.interval import Interval
from app.domain.patrol import Patrol, PatrolDeviation, PatrolStatus, PatrolStop
from app.domain.subject import Subject
from app.store import patrol_store
from app.store.unit_of_work import Store


@dataclass(frozen=True)
class Finding:
    """What was found on a patrol and became an alert, a hazard or a case; `is_open` while it is not settled."""

    subject: Subject
    found_at: datetime
    is_open: bool


@dataclass(frozen=True)
class PatrolCourse:
    """One patrol in full."""

    patrol: Patrol
    stops: tuple[PatrolStop, ...] = ()
    deviations: tuple[PatrolDeviation, ...] = ()
    states: tuple[Interval, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def since(self) -> datetime | None:
        """Since when it stands as it does."""
        return next((one.valid_from for one in reversed(self.states) if one.value == self.patrol.status), None)

    def time_in(self, status: PatrolStatus, now: datetime) -> timedelta:
        """How long it has been in a state in all."""
        times = ((one.valid_to or now) - one.valid_from for one in self.states if one.value == status)
        return sum(times, timedelta())

    @property
    def unacknowledged(self) -> tuple[PatrolDeviation, ...]:
        return tuple(one for one in self.deviations if one.acknowledged_at is None)


class FollowReading:
    """Reads; on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def course(self, patrol_id: str) -> PatrolCourse:
        """One patrol; raises `NotFound`."""
        with self._store.read() as connection:
            alerts = patrol_store.alerts_of(connection, patrol_id)
            hazards = patrol_store.hazards_of(connection, patrol_id)
            cases = patrol_store.cases_of(connection, patrol_id)
            found = [
                *(Finding(Subject("alert", one.id, one.title), one.occurred_at, not one.closed_at) for one in alerts),
                *(
                    Finding(Subject("hazard", one.id, f"{one.number} {one.title}"), one.found_at, one.is_open)
                    for one in hazards
                ),
                *(
                    Finding(
                        Subject("case_file", one.id, one.alias or one.title),
                        one.discovered_at,
                        one.status not in CASE_ENDS,
                    )
                    for one in cases
                ),
            ]
            return PatrolCourse(
                patrol_store.patrols.get(connection, patrol_id),
                tuple(patrol_store.stops_of(connection, (patrol_id,))),
                tuple(patrol_store.deviations_of(connection, (patrol_id,))),
                tuple(patrol_store.states_of(connection, (patrol_id,)).get(patrol_id, ())),
                tuple(sorted(found, key=lambda one: one.found_at)),
            )
