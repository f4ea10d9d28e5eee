"""A spot check (抽查) of a post that was drawn: how it was looked at, what was found, and what of it must be mended.

It is about a post in a shift: no person is named in it, counted or scored. Something found wanting is a reminder with
an owner and a time; it is mended when that reminder is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.duty import PostRole
from app.domain.record import Record
from app.domain.reminder import Reminder
from app.errors import InputRefused

LONGEST_REMARK, LONGEST_OWNER = 250, 40


class CheckMeans(StrEnum):
    """How the post was looked at."""

    RADIO = "RADIO"
    VIDEO = "VIDEO"
    IN_PERSON = "IN_PERSON"


class Finding(StrEnum):
    """What was found of one matter. NOT_SEEN: it cannot be told this way, as dress over the radio."""

    IN_ORDER = "IN_ORDER"
    WANTING = "WANTING"
    NOT_SEEN = "NOT_SEEN"


class CheckState(StrEnum):
    """MISSED: nobody looked before the shift of the post was over."""

    WAITING = "WAITING"
    IN_ORDER = "IN_ORDER"
    BREACH = "BREACH"
    MENDED = "MENDED"
    GIVEN_UP = "GIVEN_UP"
    MISSED = "MISSED"


@dataclass(frozen=True)
class CheckResult:
    """What somebody found: on post (在岗在位), strength as rostered (人数), dress (着装), equipment (装备配备). What
    is wanting is told in `remark`, and somebody owns its mending until `due_at`. `present` are the heads counted."""

    means: CheckMeans
    on_post: Finding
    strength: Finding
    dress: Finding
    equipment: Finding
    present: int | None = None
    remark: str = ""
    owner: str = ""
    due_at: datetime | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.on_post, self.strength, self.dress, self.equipment

    @property
    def is_breach(self) -> bool:
        return Finding.WANTING in self.findings

    def require_whole(self) -> None:
        """Raise `InputRefused` where it says too little to be kept, or too much."""
        if set(self.findings) == {Finding.NOT_SEEN}:
            raise InputRefused("Nothing was looked at. Nothing was saved; give the check up where it cannot be done.")
        if len(self.remark.strip()) > LONGEST_REMARK or len(self.owner.strip()) > LONGEST_OWNER:
            raise InputRefused(
                "A remark has {remark} signs at most, an owner {owner}. Nothing was saved; say it shorter.",
                remark=LONGEST_REMARK,
                owner=LONGEST_OWNER,
            )
        if self.is_breach and not (self.remark.strip() and self.owner.strip() and self.due_at):
            raise InputRefused("What is wanting is said in words, with who mends it and until when. Nothing was saved.")


@dataclass(frozen=True, kw_only=True)
class SpotCheck(Record):
    """One post of a draw. `crew` is the unit that stands there, empty where single officers do; `turn_from` and
    `turn_to` are its shift, `needed` the heads rostered. `reminder_id` names what is to be mended."""

    draw_id: str
    step: int
    drawn_at: datetime
    role: PostRole
    post: str
    crew: str
    turn_from: datetime
    turn_to: datetime
    needed: int
    means: CheckMeans | None = None
    on_post: Finding = Finding.NOT_SEEN
    strength: Finding = Finding.NOT_SEEN
    dress: Finding = Finding.NOT_SEEN
    equipment: Finding = Finding.NOT_SEEN
    present: int | None = None
    remark: str = ""
    owner: str = ""
    checked_at: datetime | None = None
    checked_by: str = ""
    reminder_id: str = ""
    given_up_at: datetime | None = None
    given_up: str = ""

    @property
    def findings(self) -> tuple[tuple[str, Finding], ...]:
        """Each matter by its name in English, and what was found of it."""
        told = (self.on_post, self.strength, self.dress, self.equipment)
        return tuple(zip(MATTERS, told, strict=True))

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked, nor given it up."""
        return self.checked_at is None and self.given_up_at is None

    def state(self, now: datetime, mending: Reminder | None) -> CheckState:
        """How it stands at `now`; `mending` is the reminder of what was found."""
        if self.given_up_at is not None:
            return CheckState.GIVEN_UP
        if self.checked_at is None:
            return CheckState.WAITING if now < self.turn_to else CheckState.MISSED
        if not self.reminder_id:
            return CheckState.IN_ORDER
        return CheckState.MENDED if mending is not None and mending.done_at is not None else CheckState.BREACH


MATTERS = ("On post", "Strength as rostered", "Dress", "Equipment carried")

CHECK_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        CheckMeans: {"RADIO": "By radio", "VIDEO": "By video", "IN_PERSON": "In person"},
        Finding: {"IN_ORDER": "In order", "WANTING": "Not in order", "NOT_SEEN": "Not looked at"},
        CheckState: {
            "WAITING": "To be checked",
            "IN_ORDER": "All in order",
            "BREACH": "Not mended yet",
            "MENDED": "Mended",
            "GIVEN_UP": "Given up",
            "MISSED": "Nobody looked",
        },
    }
)
"""The words for these values; a part of `labels`, which reads them out."""
