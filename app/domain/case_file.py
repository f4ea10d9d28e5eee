"""Case files: what happened between when and when, where, how, and how far the case has come (domain.md C)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.case_status import CASE_ENDS, CaseKind, CaseStatus
from app.domain.record import Record

__all__ = [
    "CASE_ENDS",
    "CampaignLevel",
    "CaseFile",
    "CaseKind",
    "CaseLevel",
    "CaseSource",
    "CaseStatus",
    "CaseType",
    "Discovery",
    "HandlingMode",
    "SupervisionLevel",
]


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


class CaseLevel(StrEnum):
    ORDINARY = "ORDINARY"
    MAJOR = "MAJOR"
    ESPECIALLY_MAJOR = "ESPECIALLY_MAJOR"


class Discovery(StrEnum):
    PATROL = "PATROL"
    VIDEO = "VIDEO"
    PRODUCTION_DATA = "PRODUCTION_DATA"
    REPORTED = "REPORTED"


class HandlingMode(StrEnum):
    """How it is fought (domain.md A.7, 85)."""

    FAST = "FAST"
    SPECIAL_TEAM = "SPECIAL_TEAM"
    COMBINED = "COMBINED"
    SPECIAL_ACTION = "SPECIAL_ACTION"
    HEAVY = "HEAVY"


class CampaignLevel(StrEnum):
    """Whose cluster campaign (集群战役) it belongs to."""

    CITY = "CITY"
    PROVINCE = "PROVINCE"
    NATIONAL = "NATIONAL"


class SupervisionLevel(StrEnum):
    """Who has listed it for supervision (挂牌督办)."""

    COUNTY = "COUNTY"
    CITY = "CITY"
    PROVINCE = "PROVINCE"
    MINISTRY = "MINISTRY"


class CaseSource(StrEnum):
    """What the file was opened from; `source_id` is the key of that."""

    BY_HAND = "BY_HAND"
    ALERT = "ALERT"
    CALL = "CALL"
    MAP = "MAP"
    PATROL = "PATROL"
    CASE = "CASE"


@dataclass(frozen=True, kw_only=True)
class CaseFile(Record):
    """One case. The deed lies in an interval: `occurred_from` last seen in order, `occurred_to` found otherwise.

    `mo_codes` are the codes of `mo_code`, space separated. `alias` is the short name by date, such as 11·08. The place
    is a well, line (with `chainage_m` along it), site or area as `asset_id`, or words, or a point. `loss_net_t` and
    `loss_cny` are the totals of its losses where any are listed. `accepted_at` chooses the rules of its deadlines;
    `due_at` is the next of them as it was known when the file last changed. `reviewed_at`: when its review was decided.
    `sealed_at`: since when it is hidden by law (`case_seal`).
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
    level: CaseLevel = CaseLevel.ORDINARY
    chainage_m: float | None = None
    discovered_by: str = ""
    in_the_act: bool = False
    reporting_party: str = ""
    helpers: str = ""
    special_team: str = ""
    joint_forces: str = ""
    handling: HandlingMode | None = None
    campaign: CampaignLevel | None = None
    supervision: SupervisionLevel | None = None
    source: CaseSource = CaseSource.BY_HAND
    source_id: str = ""
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    reviewed_at: datetime | None = None
    sealed_at: datetime | None = None
