"""What an officer wants of alerts, as the panel tells it; `AlertActs` brings each before the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.domain.alert import Alert, Dismissal, Verdict
from app.domain.call import Call
from app.domain.case_file import CaseType
from app.domain.premise import ContactResult, ContactRole, PlaceContact, PremiseKind, PremiseNote


@dataclass(frozen=True)
class Acknowledge:
    """These, and no others: whoever acknowledges a group has been told which."""

    alerts: tuple[Alert, ...]


@dataclass(frozen=True)
class TakeOn:
    """Answer for it; `from_another`: knowing that a colleague does."""

    alert: Alert
    from_another: bool = False


@dataclass(frozen=True)
class Shelve:
    """Put aside for so long."""

    alert: Alert
    span: timedelta
    reason: str


@dataclass(frozen=True)
class Unshelve:
    """End the shelf before its time."""

    alert: Alert


@dataclass(frozen=True)
class Close:
    """What they turned out to be: these, and no others."""

    alerts: tuple[Alert, ...]
    verdict: Verdict
    dismissal: Dismissal | None = None
    reason: str = ""


@dataclass(frozen=True)
class Reopen:
    """It was judged by mistake, or before its time."""

    alert: Alert
    reason: str


@dataclass(frozen=True)
class TakeBackAcknowledge:
    """It was acknowledged by mistake, also before this desk was opened."""

    alert: Alert
    reason: str


@dataclass(frozen=True)
class WriteNote:
    """A line in the alert's timeline."""

    alert: Alert
    text: str


@dataclass(frozen=True)
class Ring:
    """Somebody was rung, and this came of it."""

    alert: Alert
    contact: PlaceContact
    result: ContactResult


@dataclass(frozen=True)
class KeepPremiseNote:
    """What the next one who goes there should know; `note` is the one that is changed, None a new one."""

    alert: Alert
    kind: PremiseKind
    text: str
    note: PremiseNote | None = None


@dataclass(frozen=True)
class AddContact:
    """Somebody to ring about the alert's asset, or where it has none about everything in its area."""

    alert: Alert
    role: ContactRole
    name: str
    phone: str


@dataclass(frozen=True)
class ChangeContact:
    """Another name or number."""

    alert: Alert
    contact: PlaceContact
    role: ContactRole
    name: str
    phone: str


@dataclass(frozen=True)
class RemoveContact:
    """Nobody to ring any more."""

    alert: Alert
    contact: PlaceContact


@dataclass(frozen=True)
class RemovePremiseNote:
    """It no longer holds."""

    alert: Alert
    note: PremiseNote


@dataclass(frozen=True)
class MakeCase:
    """A case file with everything carried over."""

    alert: Alert
    type: CaseType


@dataclass(frozen=True)
class JoinCall:
    """A call that stands already handles it from now on."""

    alert: Alert
    call: Call


Intent = (
    Acknowledge
    | TakeOn
    | Shelve
    | Unshelve
    | Close
    | WriteNote
    | Ring
    | KeepPremiseNote
    | AddContact
    | MakeCase
    | Reopen
    | TakeBackAcknowledge
    | ChangeContact
    | RemoveContact
    | RemovePremiseNote
    | JoinCall
)
