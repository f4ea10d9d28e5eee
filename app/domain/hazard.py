"""A hazard (隐患): a gap that somebody found before a thief did, and who closes it by when.

Found, confirmed with a level, told to whoever must close it by a numbered notice with a day, reported as closed, looked
at again on the ground, and cleared. What the second look finds open goes back, with a new day. Being overdue is no
state: it is what the day of the notice and the clock come to, and so is the step of the ladder that is due then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.record import Record
from app.errors import InputRefused


class HazardKind(StrEnum):
    """What is wanting: 人防, 物防, 技防, 制度, 消防, 占压, 危爆物品."""

    GUARDING = "GUARDING"
    PHYSICAL = "PHYSICAL"
    TECHNICAL = "TECHNICAL"
    RULES = "RULES"
    FIRE = "FIRE"
    ENCROACHMENT = "ENCROACHMENT"
    EXPLOSIVES = "EXPLOSIVES"
    OTHER = "OTHER"


class HazardLevel(StrEnum):
    """一般, 较大, 重大."""

    GENERAL = "GENERAL"
    LARGER = "LARGER"
    MAJOR = "MAJOR"


class HazardState(StrEnum):
    """How far it has come."""

    FOUND = "FOUND"
    CONFIRMED = "CONFIRMED"
    NOTICE_ISSUED = "NOTICE_ISSUED"
    RECTIFYING = "RECTIFYING"
    SELF_REPORTED = "SELF_REPORTED"
    RECHECKED = "RECHECKED"
    CLEARED = "CLEARED"
    DISMISSED = "DISMISSED"


class OverdueStep(StrEnum):
    """What is due while a hazard is overdue: 提醒, 提示函, 约谈, 挂牌督办."""

    REMIND = "REMIND"
    LETTER = "LETTER"
    INTERVIEW = "INTERVIEW"
    LISTED = "LISTED"


HAZARD_ENDS = frozenset({HazardState.CLEARED, HazardState.DISMISSED})
WITH_THE_UNIT = frozenset({HazardState.NOTICE_ISSUED, HazardState.RECTIFYING})
"""It is the turn of whoever must close it: only then can it be overdue."""

STEPS: Mapping[str, tuple[frozenset[HazardState], HazardState]] = MappingProxyType(
    {
        "confirm": (frozenset({HazardState.FOUND}), HazardState.CONFIRMED),
        "dismiss": (frozenset({HazardState.FOUND, HazardState.CONFIRMED}), HazardState.DISMISSED),
        "issue": (frozenset({HazardState.CONFIRMED}), HazardState.NOTICE_ISSUED),
        "begin": (frozenset({HazardState.NOTICE_ISSUED}), HazardState.RECTIFYING),
        "report": (WITH_THE_UNIT, HazardState.SELF_REPORTED),
        "recheck_passed": (frozenset({HazardState.SELF_REPORTED}), HazardState.RECHECKED),
        "recheck_failed": (frozenset({HazardState.SELF_REPORTED}), HazardState.RECTIFYING),
        "clear": (frozenset({HazardState.RECHECKED}), HazardState.CLEARED),
    }
)
"""Every step by its name: from which states, and to which. A second look that finds it open leads back."""

LADDER: Mapping[HazardLevel, tuple[timedelta, ...]] = MappingProxyType(
    {
        HazardLevel.GENERAL: (timedelta(0), timedelta(days=7), timedelta(days=15), timedelta(days=30)),
        HazardLevel.LARGER: (timedelta(0), timedelta(days=3), timedelta(days=7), timedelta(days=15)),
        HazardLevel.MAJOR: (timedelta(0), timedelta(days=1), timedelta(days=3), timedelta(days=7)),
    }
)
"""How long after its day each step of `OverdueStep` is due: the graver, the sooner. The steps are the field's, the days
are this product's own."""


@dataclass(frozen=True, kw_only=True)
class Hazard(Record):
    """`number` is its own (YH2026-0007), `notice_number` that of the notice in force. `responsible` is the unit that
    must close it until `due_at`, by `measures`. `failed_checks` counts the second looks that found it open, `stated_at`
    is when it came into its state. `subject` and `subject_id` name what it was found by: an alert, or the loophole of
    a case; empty for a look at the place."""

    number: str
    title: str
    kind: HazardKind
    level: HazardLevel | None = None
    state: HazardState = HazardState.FOUND
    text: str = ""
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    asset_id: str | None = None
    asset_code: str = ""
    found_at: datetime
    found_by: str = ""
    responsible: str = ""
    notice_number: str = ""
    notice_at: datetime | None = None
    due_at: datetime | None = None
    measures: str = ""
    failed_checks: int = 0
    stated_at: datetime | None = None
    ended_at: datetime | None = None
    subject: str = ""
    subject_id: str = ""

    @property
    def since(self) -> datetime:
        """Since when it is in its state; of one that was imported that is told by no step."""
        return self.stated_at or self.found_at

    @property
    def is_open(self) -> bool:
        return self.state not in HAZARD_ENDS

    def stood(self, at: datetime) -> bool:
        """Whether it was known and not over at `at`."""
        return self.found_at <= at and (self.ended_at is None or at < self.ended_at)

    def overdue(self, now: datetime) -> timedelta | None:
        """How long its day has passed while it is the unit's turn; None where it has not."""
        if self.due_at is None or self.state not in WITH_THE_UNIT or now <= self.due_at:
            return None
        return now - self.due_at

    def overdue_step(self, now: datetime) -> OverdueStep | None:
        """The step of the ladder that is due at `now`."""
        late = self.overdue(now)
        if late is None:
            return None
        ladder = zip(OverdueStep, LADDER[self.level or HazardLevel.GENERAL], strict=True)
        return [step for step, after in ladder if late >= after][-1]

    def after(self, step: str) -> HazardState:
        """The state after a step of `STEPS`; raises `InputRefused` where that is not the next one."""
        came_from, to = STEPS[step]
        if self.state not in came_from:
            raise InputRefused(
                "{number} is not at that step: it stands at “{state}”. Nothing was changed; look at its next step.",
                number=self.number,
                state=HAZARD_LABELS[HazardState][self.state.value],
            )
        return to


@dataclass(frozen=True, kw_only=True)
class FoundHazard:
    """What somebody tells of a hazard. `subject` names what it was found by: "alert" or "loophole", else empty."""

    title: str
    kind: HazardKind
    text: str = ""
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    asset_id: str | None = None
    asset_code: str = ""
    area_id: str | None = None
    subject: str = ""
    subject_id: str = ""


@dataclass(frozen=True)
class HazardStep:
    """A step as it is on record: when, who, which act, and what was said."""

    at: datetime
    who: str
    act: str
    said: str


HAZARD_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        HazardKind: {
            "GUARDING": "Guarding by people",
            "PHYSICAL": "Physical protection",
            "TECHNICAL": "Technical protection",
            "RULES": "Rules and their keeping",
            "FIRE": "Fire protection",
            "ENCROACHMENT": "Encroachment on a line",
            "EXPLOSIVES": "Dangerous goods",
            "OTHER": "Other hazard",
        },
        HazardLevel: {"GENERAL": "General hazard", "LARGER": "Larger hazard", "MAJOR": "Major hazard"},
        HazardState: {
            "FOUND": "Found, not confirmed",
            "CONFIRMED": "Confirmed, no notice yet",
            "NOTICE_ISSUED": "Notice issued",
            "RECTIFYING": "Being rectified",
            "SELF_REPORTED": "Reported as closed",
            "RECHECKED": "Seen closed",
            "CLEARED": "Hazard cleared",
            "DISMISSED": "No hazard",
        },
        OverdueStep: {
            "REMIND": "Remind them",
            "LETTER": "Send a letter",
            "INTERVIEW": "Summon them",
            "LISTED": "Supervise by list",
        },
    }
)
"""The words for these values; a part of `labels`, which reads them out."""
