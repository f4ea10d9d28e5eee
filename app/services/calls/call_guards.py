"""What an act on a call is refused for, beside the rules of its state: nonsense, no reason, no leader."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.access import RIGHTS, Actor, Right
from app.domain.call import Call
from app.domain.position import Position
from app.errors import InputRefused, NotPermitted
from app.store import user_store
from app.store.unit_of_work import UnitOfWork

CLOCK_SLACK = timedelta(minutes=1)


def require_sense(call: Call, now: datetime) -> None:
    """Raise `InputRefused` where what was taken down cannot be."""
    if not call.title.strip():
        raise InputRefused("A call needs a few words on what it is about. Nothing was saved.")
    if (call.lon is None) != (call.lat is None):
        raise InputRefused("A place needs longitude and latitude. Nothing was saved.")
    if call.lon is not None and call.lat is not None:
        Position(call.lon, call.lat)
    if max(call.occurred_at, call.received_at) > now + CLOCK_SLACK:
        raise InputRefused("A call cannot come from the future. Nothing was saved; check the time.")


def require_reason(reason: str) -> None:
    """Raise `InputRefused` where no reason is given."""
    if not reason.strip():
        raise InputRefused("This needs a reason. Nothing was changed.")


def require_leader(work: UnitOfWork, actor: Actor, approver: str) -> None:
    """Raise `NotPermitted` unless a leader acts, or one is named who approved: by the login of an enabled user."""
    if actor.may(Right.LEAD):
        return
    user = user_store.by_login(work.connection, approver) if approver else None
    if user is None or user.disabled_at is not None or Right.LEAD not in RIGHTS[user.role]:
        raise NotPermitted("A closed call is reopened with a leader's approval only. Nothing was changed.")
