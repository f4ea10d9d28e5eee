"""What may be asked about calls: the open ones, those that may be the same, those that must become a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.alert import Alert
from app.domain.call import Call
from app.domain.call_rules import case_due_at
from app.services.calls.call_relations import RelatedCall, related
from app.store import call_store
from app.store.unit_of_work import Store


@dataclass(frozen=True)
class CaseDue:
    """A call that must lead to a case, and until when."""

    call: Call
    due_at: datetime
    is_overdue: bool


class CallReading:
    """Reads calls, changes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_calls(self) -> tuple[Call, ...]:
        """All that are not over, the gravest first, then the oldest."""
        with self._store.read() as connection:
            return tuple(call_store.open_calls(connection))

    def calls_between(self, since: datetime, until: datetime) -> tuple[Call, ...]:
        """Calls received in [since, until), newest first, also those that are over."""
        with self._store.read() as connection:
            return tuple(call_store.between(connection, since, until))

    def call(self, call_id: str) -> Call:
        """One call by key; raises `NotFound`."""
        with self._store.read() as connection:
            return call_store.calls.get(connection, call_id)

    def alerts_of(self, call_id: str) -> tuple[Alert, ...]:
        """The alerts that hang on a call, the oldest first."""
        with self._store.read() as connection:
            return tuple(call_store.alerts_of(connection, call_id))

    def merged_into(self, call_id: str) -> tuple[Call, ...]:
        """The calls that this one has taken in."""
        with self._store.read() as connection:
            return tuple(call_store.merged_into(connection, call_id))

    def related(
        self,
        *,
        occurred_at: datetime,
        lon: float | None = None,
        lat: float | None = None,
        asset_id: str | None = None,
        phone: str = "",
        besides: str = "",
    ) -> tuple[RelatedCall, ...]:
        """Open calls that may be about the same, to be shown before another one is made."""
        return related(
            self.open_calls(),
            occurred_at=occurred_at,
            lon=lon,
            lat=lat,
            asset_id=asset_id,
            phone=phone,
            besides=besides,
        )

    def case_due(self, now: datetime) -> tuple[CaseDue, ...]:
        """Accepted calls that have no case yet, with the end of their 24 hours; the most pressing first."""
        with self._store.read() as connection:
            calls = call_store.without_case(connection)
        due = ((call, case_due_at(call)) for call in calls)
        found = [CaseDue(call, at, at <= now) for call, at in due if at is not None]
        return tuple(sorted(found, key=lambda one: one.due_at))
