"""A patrol (联巡): one team on one beat for a stretch of time, with the places it must be at, in their order.

A post is stood at (守点), a line is followed by its stationing (穿线), an area is covered (铺面). Ready and overdue to
start are no states: they are what an issued patrol and the clock come to (`status_at`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.duty import DutyLevel
from app.domain.record import Record
from app.domain.unit import UnitKind
from app.errors import InputRefused


class PatrolKind(StrEnum):
    """守点, 穿线, 铺面."""

    POST = "POST"
    LINE = "LINE"
    AREA = "AREA"


class PatrolStatus(StrEnum):
    """How a patrol stands. READY and OVERDUE are never stored: `status_at` tells them of one that is issued."""

    PLANNED = "PLANNED"
    ISSUED = "ISSUED"
    READY = "READY"
    OVERDUE = "OVERDUE"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    FINISHED = "FINISHED"
    REVIEWED = "REVIEWED"
    MISSED = "MISSED"
    CANCELLED = "CANCELLED"


class StopProof(StrEnum):
    """What proves that a check point was reached: a position there, its code read, or the word of the team."""

    POSITION = "POSITION"
    QR = "QR"
    HAND = "HAND"


class DeviationKind(StrEnum):
    """What a patrol does otherwise than planned."""

    OFF_BEAT = "OFF_BEAT"
    STOPPED_LONG = "STOPPED_LONG"
    SILENT = "SILENT"
    LATE_START = "LATE_START"
    MISSED_STOP = "MISSED_STOP"


class JointForce(StrEnum):
    """Who takes part (联巡力量); a patrol keeps their codes in `forces`."""

    POLICE = "POLICE"
    AUXILIARY = "AUXILIARY"
    GUARDS = "GUARDS"
    VOLUNTEERS = "VOLUNTEERS"
    COMPANY = "COMPANY"


READY_BEFORE = timedelta(minutes=30)
"""So long before its begin a patrol that is issued may start."""
START_GRACE = timedelta(minutes=15)
"""So long after its begin it may still start in time."""
USUAL_DWELL_MIN = 12
"""Stops of 10 to 16 minutes, about every two hours, work best (domain.md D.7, Koper 1995)."""

NOT_STARTED = frozenset({PatrolStatus.PLANNED, PatrolStatus.ISSUED})
UNDER_WAY = frozenset({PatrolStatus.ACTIVE, PatrolStatus.PAUSED})
PATROL_ENDS = frozenset({PatrolStatus.FINISHED, PatrolStatus.REVIEWED, PatrolStatus.MISSED, PatrolStatus.CANCELLED})

STEPS: Mapping[str, tuple[frozenset[PatrolStatus], PatrolStatus]] = MappingProxyType(
    {
        "issue": (frozenset({PatrolStatus.PLANNED}), PatrolStatus.ISSUED),
        "start": (NOT_STARTED, PatrolStatus.ACTIVE),
        "pause": (frozenset({PatrolStatus.ACTIVE}), PatrolStatus.PAUSED),
        "resume": (frozenset({PatrolStatus.PAUSED}), PatrolStatus.ACTIVE),
        "finish": (UNDER_WAY, PatrolStatus.FINISHED),
        "review": (frozenset({PatrolStatus.FINISHED, PatrolStatus.MISSED}), PatrolStatus.REVIEWED),
        "miss": (NOT_STARTED, PatrolStatus.MISSED),
        "cancel": (NOT_STARTED | UNDER_WAY, PatrolStatus.CANCELLED),
    }
)
"""Every step by its name: from which stored states, and to which."""


@dataclass(frozen=True, kw_only=True)
class Patrol(Record):
    """`number` is its own (LX2026-0007). `asset_id` is what its beat is on: the place of a post, the line (then from
    `from_m` to `to_m` of its stationing, None: its ends), the area; an area beat without one covers the whole of
    `area_id`. `site_id` is the police room that leads it, `forces` the codes of `JointForce` with spaces between.
    `started_at` and `finished_at` are when it really went; `reason` is why it was cancelled or missed. One that a
    proposal made names it, and the `seed` that it was drawn with."""

    number: str
    name: str
    kind: PatrolKind
    objective: str = ""
    unit_id: str
    vehicle_id: str | None = None
    leader_id: str | None = None
    forces: str = ""
    equipment: str = ""
    site_id: str | None = None
    level: DutyLevel = DutyLevel.NORMAL
    begins_at: datetime
    ends_at: datetime
    asset_id: str | None = None
    from_m: float | None = None
    to_m: float | None = None
    template_id: str | None = None
    status: PatrolStatus = PatrolStatus.PLANNED
    started_at: datetime | None = None
    finished_at: datetime | None = None
    reason: str = ""
    proposal_id: str | None = None
    seed: str | None = None

    @property
    def beat_id(self) -> str | None:
        """The asset its beat is on; of an area beat over a whole jurisdiction, that."""
        return self.asset_id or (self.area_id if self.kind is PatrolKind.AREA else None)

    @property
    def is_over(self) -> bool:
        return self.status in PATROL_ENDS

    @property
    def joint_forces(self) -> tuple[JointForce, ...]:
        return tuple(map(JointForce, self.forces.split()))

    def stood(self, at: datetime) -> bool:
        """Whether it was to be seen on the beat at `at`: from a while before it may start until it was over."""
        return self.begins_at - READY_BEFORE <= at < (self.finished_at or self.ends_at)

    def after(self, step: str) -> PatrolStatus:
        """The state after a step of `STEPS`; raises `InputRefused` where that is not a next one."""
        came_from, to = STEPS[step]
        if self.status not in came_from:
            raise InputRefused(
                "Patrol {number} is not at that step: it stands at “{state}”. Nothing was changed; look at it again.",
                number=self.number,
                state=PATROL_LABELS[PatrolStatus][self.status.value],
            )
        return to


def status_at(patrol: Patrol, now: datetime) -> PatrolStatus:
    """How it stands at `now`: what is kept, and of one that is issued whether it may start, or should have."""
    if patrol.status is not PatrolStatus.ISSUED or now < patrol.begins_at - READY_BEFORE:
        return patrol.status
    return PatrolStatus.READY if now <= patrol.begins_at + START_GRACE else PatrolStatus.OVERDUE


def status_then(patrol: Patrol, at: datetime) -> PatrolStatus:
    """How it stood at a moment of the past, as far as its times tell: under way between its real begin and end."""
    if patrol.started_at is not None and patrol.started_at <= at:
        is_gone = patrol.finished_at is not None and patrol.finished_at <= at
        return patrol.status if is_gone else PatrolStatus.ACTIVE
    before = patrol.status if patrol.status is PatrolStatus.PLANNED else PatrolStatus.ISSUED
    return status_at(replace(patrol, status=before), at)


@dataclass(frozen=True, kw_only=True)
class PatrolStop(Record):
    """A check point of a patrol, the `position`th from 1: where, for how long, and what proves it. `why` is the reason
    that a proposal gave for it, `skip_reason` why the team left it out."""

    patrol_id: str
    position: int
    asset_id: str | None = None
    name: str
    lon: float
    lat: float
    dwell_min: int = USUAL_DWELL_MIN
    proof: StopProof = StopProof.POSITION
    due_at: datetime | None = None
    reached_at: datetime | None = None
    left_at: datetime | None = None
    reached_by: StopProof | None = None
    skip_reason: str = ""
    why: str = ""

    @property
    def is_settled(self) -> bool:
        """Reached, or left out with a reason."""
        return self.reached_at is not None or bool(self.skip_reason)


@dataclass(frozen=True, kw_only=True)
class PatrolTemplate(Record):
    """A patrol as a duty level asks for it again and again: `begins_min` minutes after the county's midnight, for so
    many hours. `stops` is {"stops": [...]}, as `patrol_plan` reads and writes them."""

    name: str
    level: DutyLevel
    kind: PatrolKind
    unit_kind: UnitKind | None = None
    begins_min: int
    hours: float
    objective: str = ""
    forces: str = ""
    equipment: str = ""
    site_id: str | None = None
    asset_id: str | None = None
    from_m: float | None = None
    to_m: float | None = None
    stops: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PatrolDeviation(Record):
    """Something a patrol did otherwise than planned, since `onset` until `over_at` (None while it lasts). Place and
    distance where there is a position; `stop_id` is the check point that was missed. Check points found missed together
    are told by one alert: `told_with` is the first of them. It stands until somebody has acknowledged it, here or on
    the alert that told of it."""

    patrol_id: str
    kind: DeviationKind
    onset: datetime
    over_at: datetime | None = None
    stop_id: str | None = None
    told_with: str | None = None
    lon: float | None = None
    lat: float | None = None
    distance_m: float | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    note: str = ""

    @property
    def told_as(self) -> str:
        """By which id its alert goes."""
        return self.told_with or self.id


PATROL_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        PatrolKind: {"POST": "Standing post", "LINE": "Line beat", "AREA": "Area beat"},
        PatrolStatus: {
            "PLANNED": "Planned",
            "ISSUED": "Issued",
            "READY": "Ready to start",
            "OVERDUE": "Overdue to start",
            "ACTIVE": "Under way",
            "PAUSED": "Paused",
            "FINISHED": "Finished",
            "REVIEWED": "Reviewed",
            "MISSED": "Patrol missed",
            "CANCELLED": "Patrol cancelled",
        },
        StopProof: {"POSITION": "By position", "QR": "By its code", "HAND": "By word"},
        DeviationKind: {
            "OFF_BEAT": "Off the beat",
            "STOPPED_LONG": "Stopped too long",
            "SILENT": "Not heard of",
            "LATE_START": "Started late",
            "MISSED_STOP": "Check point missed",
        },
        JointForce: {
            "POLICE": "Police",
            "AUXILIARY": "Auxiliary officers",
            "GUARDS": "Company guards",
            "VOLUNTEERS": "Volunteers",
            "COMPANY": "Oilfield security",
        },
    }
)
"""The words for these values; a part of `labels`, which reads them out."""
