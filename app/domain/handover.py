"""The handover of a shift (交接班): the sheet that the system made, and who signed it (domain.md C.5).

An item is there because something is so (an alert is open, a key is out), not because somebody wrote it down: it comes
back on every sheet until that ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.record import Record

SHEET_HOLDS = timedelta(minutes=30)
"""A sheet that the outgoing officer signed longer ago is no longer what stands."""
GRACE = timedelta(minutes=30)
"""A handover that is signed so long after its shift has ended is not late yet."""


class Section(StrEnum):
    """The parts of a sheet, in the order in which they are read."""

    CLOCK = "CLOCK"
    INSTRUCTIONS = "INSTRUCTIONS"
    LEVEL = "LEVEL"
    STRENGTH = "STRENGTH"
    ALERTS = "ALERTS"
    SHELVED = "SHELVED"
    CALLS = "CALLS"
    UNITS_OUT = "UNITS_OUT"
    PATROLS = "PATROLS"
    REMINDERS = "REMINDERS"
    DEADLINES = "DEADLINES"
    POSTS = "POSTS"
    CHECKS = "CHECKS"
    SOURCES = "SOURCES"
    CAMERAS = "CAMERAS"
    RULES = "RULES"
    ISSUED = "ISSUED"
    WEATHER = "WEATHER"
    UNSAVED = "UNSAVED"


class SignMeans(StrEnum):
    """How a signature was proved. NAME: this user has no password, and typed the own name; the sheet says so."""

    PASSWORD = "PASSWORD"  # noqa: S105  a means, no password
    NAME = "NAME"


class HandoverState(StrEnum):
    """SIGNED_OUT: the outgoing officer signed, the incoming one has not yet. FORCED: one of the two was not there."""

    SIGNED_OUT = "SIGNED_OUT"
    DONE = "DONE"
    FORCED = "FORCED"
    MISSING = "MISSING"


@dataclass(frozen=True, kw_only=True)
class Handover(Record):
    """The sheet of one shift. `digest` is the SHA-256 of its items as they were signed: a page that was changed shows.

    `forced_reason` says why one signature is wanting; `out_by` or `in_by` is then None."""

    shift_id: str
    shift_name: str
    shift_from: datetime
    shift_to: datetime
    made_at: datetime
    outgoing_id: str = ""
    outgoing: str = ""
    out_at: datetime | None = None
    out_by: SignMeans | None = None
    incoming_id: str = ""
    incoming: str = ""
    in_at: datetime | None = None
    in_by: SignMeans | None = None
    remarks: str = ""
    forced_reason: str = ""
    night: str = ""
    digest: str = ""

    @property
    def state(self) -> HandoverState:
        if self.forced_reason:
            return HandoverState.FORCED
        return HandoverState.DONE if self.in_at is not None else HandoverState.SIGNED_OUT

    @property
    def is_locked(self) -> bool:
        """Whether nothing of it can change any more."""
        return self.state is not HandoverState.SIGNED_OUT

    @property
    def is_late(self) -> bool:
        """Whether it was signed well after its shift had ended."""
        signed = self.in_at or self.out_at
        return signed is not None and signed > self.shift_to + GRACE


@dataclass(frozen=True, kw_only=True)
class HandoverItem(Record):
    """One line of a sheet. `state` is a word of ours in English, put into the reader's language when shown; `title`
    and `detail` are the field's own words. `carried` counts the sheets before on which it stood without a break.
    A red one must be ticked by who takes over."""

    handover_id: str
    number: int
    section: Section
    title: str
    state: str = ""
    detail: str = ""
    since: datetime | None = None
    due_at: datetime | None = None
    red: bool = False
    subject: str = ""
    subject_id: str = ""
    carried: int = 0
    ticked_at: datetime | None = None

    @property
    def identity(self) -> str:
        """What it is about, on whichever sheet it stands."""
        return f"{self.section.value} {self.subject} {self.subject_id or self.title or self.state}"
