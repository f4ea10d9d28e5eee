"""What one should know before going to a place, and who there is to ring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class PremiseKind(StrEnum):
    """What a note warns of."""

    ACCESS = "ACCESS"
    GAS = "GAS"
    DOG = "DOG"
    POWER = "POWER"
    OTHER = "OTHER"


@dataclass(frozen=True, kw_only=True)
class PremiseNote(Record):
    """A note about an asset (its well pad, station or line)."""

    asset_id: str
    kind: PremiseKind
    text: str
    author: str
    noted_at: datetime


class ContactRole(StrEnum):
    """Whom to ring, in this order: the post, the enterprise's security, the police officer of the area."""

    POST = "POST"
    ENTERPRISE_SECURITY = "ENTERPRISE_SECURITY"
    POLICE = "POLICE"


@dataclass(frozen=True, kw_only=True)
class PlaceContact(Record):
    """Somebody to ring about an asset, or (without an asset) about everything in the row's area."""

    asset_id: str | None = None
    role: ContactRole
    name: str
    phone: str
    rank: int = 1


class ContactResult(StrEnum):
    """What came of ringing."""

    REACHED = "REACHED"
    NO_ANSWER = "NO_ANSWER"
    BUSY = "BUSY"
    WRONG_NUMBER = "WRONG_NUMBER"


@dataclass(frozen=True, kw_only=True)
class ContactAttempt(Record):
    """Somebody was rung about an alert or a call."""

    alert_id: str | None = None
    call_id: str | None = None
    role: ContactRole
    name: str
    phone: str
    result: ContactResult
    note: str = ""
    at: datetime
    by: str
