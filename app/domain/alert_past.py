"""The facts of an alert of which another system tells only the state: so that its state is what its facts come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.domain.alert import AlertState

FACTS_OF_TIME = ("received_at", "raised_at")
FACTS_OF_STATE = ("state", "active", "cleared_at", "acknowledged_at", "shelved_until", "closed_at")
LONGEST_SHELF = timedelta(hours=12)


def facts_of(state: AlertState, at: datetime) -> Mapping[str, object]:
    """Of an alert that occurred `at`. When it was acknowledged or closed nobody tells: as it occurred.

    It is asked about as of then, so that no alert of the past rings. What the other system held back is unacknowledged
    here.
    """
    over = state in (AlertState.CLOSED, AlertState.RTN_UNACK)
    return {
        "state": AlertState.UNACK if state is AlertState.HELD else state,
        "received_at": at,
        "raised_at": at,
        "active": not over,
        "cleared_at": at if over else None,
        "acknowledged_at": at if state is AlertState.ACKED else None,
        "shelved_until": at + LONGEST_SHELF if state is AlertState.SHELVED else None,
        "closed_at": at if state is AlertState.CLOSED else None,
    }
