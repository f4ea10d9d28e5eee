"""Case files: what happened between when and when, where, how, and how far the case has come (domain.md C)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class CaseKind(StrEnum):
    CRIMINAL = "CRIMINAL"
    ADMINISTRATIVE = "ADMINISTRATIVE"


class CaseType(StrEnum):
    TAPPING = "TAPPING"
    WELLHEAD = "WELLHEAD"
    TANK_STATION = "TANK_STATION"
    TANKER = "TANKER"
    MATERIAL = "MATERIAL"
    POWER = "POWER"
    DAMAGE = "DAMAGE"
    CAMERA_SABOTAGE = "CAMERA_SABOTAGE"
    ILLEGAL_COLLECT = "ILLEGAL_COLLECT"
    RECEIVING = "RECEIVING"


class CaseStatus(StrEnum):
    """The steps a case file passes here; the police case system stays the master of the proceedings."""

    CLUE = "CLUE"
    ACCEPTED = "ACCEPTED"
    FILED = "FILED"
    INVESTIGATING = "INVESTIGATING"
    SOLVED = "SOLVED"
    TO_PROSECUTION = "TO_PROSECUTION"
    DECIDED = "DECIDED"
    NOT_FILED = "NOT_FILED"
    CLOSED = "CLOSED"


CASE_ENDS = frozenset({CaseStatus.DECIDED, CaseStatus.NOT_FILED, CaseStatus.CLOSED})


class Discovery(StrEnum):
    PATROL = "PATROL"
    VIDEO = "VIDEO"
    PRODUCTION_DATA = "PRODUCTION_DATA"
    REPORTED = "REPORTED"


@dataclass(frozen=True, kw_only=True)
class CaseFile(Record):
    """One case. The deed lies in an interval: `occurred_from` last seen in order, `occurred_to` found otherwise.

    `mo_codes` are the codes of domain.md C.6, space separated. `alias` is the short name by date, such as 11·08.
    """

    number: str
    alias: str
    title: str
    kind: CaseKind
    type: CaseType
    status: CaseStatus
    occurred_from: datetime
    occurred_to: datetime
    discovered_at: datetime
    discovery: Discovery
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    asset_id: str | None = None
    asset_code: str = ""
    loss_net_t: float | None = None
    loss_cny: float | None = None
    lead_officer: str = ""
    mo_codes: str = ""
    series: str = ""
    summary: str = ""
