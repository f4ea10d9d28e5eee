"""The parts of a case: what was lost, seized, got back, which vehicles were seen, what is to be done, what was said.

Each is a record of its own that hangs on a case. `case_part_kinds` tells how each is entered and what it may hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.case_status import CaseStatus, ClockName
from app.domain.record import Record
from app.domain.unit import VehicleKind


class LossKind(StrEnum):
    CRUDE = "CRUDE"
    GAS = "GAS"
    MATERIAL = "MATERIAL"
    REPAIR = "REPAIR"
    OTHER = "OTHER"


class SeizedKind(StrEnum):
    CRUDE = "CRUDE"
    VEHICLE = "VEHICLE"
    TOOL = "TOOL"
    PIPE = "PIPE"
    MATERIAL = "MATERIAL"
    MONEY = "MONEY"
    OTHER = "OTHER"


class CustodyAct(StrEnum):
    """What happened to a thing in custody; the last two end its chain."""

    SEIZED = "SEIZED"
    SEALED = "SEALED"
    STORED = "STORED"
    HANDED_OVER = "HANDED_OVER"
    EXAMINED = "EXAMINED"
    RETURNED = "RETURNED"
    DISPOSED = "DISPOSED"


CUSTODY_ENDS = frozenset({CustodyAct.RETURNED, CustodyAct.DISPOSED})


class PlateState(StrEnum):
    KNOWN = "KNOWN"
    NO_PLATE = "NO_PLATE"
    FAKE = "FAKE"
    COVERED = "COVERED"
    UNKNOWN = "UNKNOWN"


class VehicleRole(StrEnum):
    USED = "USED"
    SEEN = "SEEN"
    LOOKOUT = "LOOKOUT"
    SEIZED = "SEIZED"


@dataclass(frozen=True, kw_only=True)
class CasePart(Record):
    """Something that hangs on one case."""

    case_id: str


@dataclass(frozen=True, kw_only=True)
class Loss(CasePart):
    """What was lost. `net_t` is worked out where gross tonnes and water cut (per cent) are known."""

    kind: LossKind = LossKind.CRUDE
    what: str = ""
    gross_t: float | None = None
    water_cut_pct: float | None = None
    net_t: float | None = None
    quantity: float | None = None
    unit: str = ""
    amount_cny: float | None = None


@dataclass(frozen=True, kw_only=True)
class Seizure(CasePart):
    """A thing that was seized; where it has been since is told by its custody steps."""

    kind: SeizedKind = SeizedKind.OTHER
    what: str
    quantity: float | None = None
    unit: str = ""
    gross_t: float | None = None
    water_cut_pct: float | None = None
    net_t: float | None = None
    seized_at: datetime
    seized_by: str = ""
    taken_from: str = ""
    seal_no: str = ""
    storage: str = ""


@dataclass(frozen=True, kw_only=True)
class CustodyStep(CasePart):
    """One link of the custody chain of a seizure: who gave it to whom, when, where it then was, and why."""

    seizure_id: str
    act: CustodyAct
    at: datetime
    given_by: str = ""
    given_to: str
    storage: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Recovery(CasePart):
    """Crude that was got back, and to whom it was returned."""

    recovered_at: datetime
    place: str = ""
    gross_t: float
    water_cut_pct: float | None = None
    net_t: float | None = None
    returned_to: str = ""
    returned_at: datetime | None = None
    receipt_no: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseVehicle(CasePart):
    """A vehicle of the case, known by plate or only by its traits (off-road, rebuilt, without a plate)."""

    kind: VehicleKind | None = None
    role: VehicleRole = VehicleRole.USED
    plate: str = ""
    plate_state: PlateState = PlateState.UNKNOWN
    make: str = ""
    colour: str = ""
    traits: str = ""
    seen_at: datetime | None = None
    seen_where: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseTask(CasePart):
    """Something that somebody has to do by then."""

    what: str
    owner: str
    due_at: datetime
    done_at: datetime | None = None
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseComment(CasePart):
    """What somebody thought worth keeping."""

    text: str
    by: str = ""
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseExtension(CasePart):
    """More time for a clock, as somebody approved it: until when, by whom, why. Written by an act of its own only."""

    clock: ClockName
    rule: str
    started_at: datetime
    until: datetime
    approver: str
    approved_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class CaseStep(CasePart):
    """A step of the proceedings: which state the case entered, when in law, who approved it, why. Written by an act of
    its own only; the steps of a case are its history."""

    status: CaseStatus
    at: datetime
    approver: str = ""
    reason: str = ""
