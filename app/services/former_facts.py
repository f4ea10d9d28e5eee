"""What a record was before an act changed it, read back from the audit, for an act that takes that one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.alert import Alert
from app.domain.call import Assignment
from app.domain.call_rules import STAMP
from app.store import audit_store
from app.store.unit_of_work import UnitOfWork

_MOMENTS = frozenset({"held_until", "shelved_until", "acknowledged_at", "owned_since", "raised_at", "escalated_at"})


def due_before(work: UnitOfWork, one: Assignment, otherwise: datetime) -> datetime:
    """Until when the unit had to be heard before its last step; `otherwise` where the audit no longer tells.

    Where it has been heard since, that contact counts on, not the time before.
    """
    stamp = STAMP[one.state]
    rows = [
        *audit_store.acts_about(work.connection, "assignment", one.id),
        *audit_store.acts_about(work.connection, "call", one.call_id),
    ]
    steps = [
        change
        for done in sorted(rows, key=lambda done: done.at)
        for change in done.changes
        if change["id"] == one.id and "before" in change and change["after"].get(stamp) is not None
    ]
    if not steps or "contact_due_at" not in steps[-1]["after"]:
        return one.contact_due_at or otherwise
    if _moment(steps[-1]["after"]["contact_due_at"]) != one.contact_due_at:
        return one.contact_due_at or otherwise
    return _moment(steps[-1]["before"]["contact_due_at"]) or otherwise


def facts_before_call(work: UnitOfWork, alert: Alert, call_id: str) -> dict[str, object]:
    """The facts of an alert from before it was hung on the call, except what has changed again since."""
    changes = [
        change
        for done in audit_store.acts_about(work.connection, "alert", alert.id)
        for change in done.changes
        if change["id"] == alert.id and "before" in change and change["after"].get("call_id") == call_id
    ]
    if not changes:
        return {}
    before, after = _facts(changes[-1]["before"]), _facts(changes[-1]["after"])
    return {name: value for name, value in before.items() if name != "state" and getattr(alert, name) == after[name]}


def _facts(told: Mapping[str, Any]) -> dict[str, object]:
    return {name: _moment(value) if name in _MOMENTS else value for name, value in told.items()}


def _moment(told: object) -> datetime | None:
    return datetime.fromisoformat(told) if isinstance(told, str) else None
