"""What stands in the field: wells, lines, sites, posts, areas, cameras, roads.

All are one kind of record, told apart by `layer` and `kind`, so that finding, editing, importing, exporting and drawing
them is one mechanism each. `app.domain.layer` says which fields a layer has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class AssetLayer(StrEnum):
    WELLS = "wells"
    PIPELINES = "pipelines"
    SITES = "sites"
    POSTS = "posts"
    AREAS = "areas"
    CAMERAS = "cameras"
    ROADS = "roads"


class WellKind(StrEnum):
    OIL = "OIL"
    GAS = "GAS"
    INJECTION = "INJECTION"
    WATER_SOURCE = "WATER_SOURCE"
    EXPLORATION = "EXPLORATION"
    EVALUATION = "EVALUATION"


class WellStatus(StrEnum):
    PRODUCING = "PRODUCING"
    SHUT_IN = "SHUT_IN"
    LONG_SHUT = "LONG_SHUT"
    SEALED = "SEALED"
    WORKOVER = "WORKOVER"


class LineKind(StrEnum):
    TRUNK = "TRUNK"
    GATHERING = "GATHERING"
    INJECTION_LINE = "INJECTION_LINE"


class Medium(StrEnum):
    OIL = "OIL"
    GAS = "GAS"
    WATER = "WATER"
    PRODUCT = "PRODUCT"


class SiteKind(StrEnum):
    METERING = "METERING"
    TRANSFER = "TRANSFER"
    CENTRAL = "CENTRAL"
    INJECTION_STATION = "INJECTION_STATION"
    BOOSTER = "BOOSTER"
    INITIAL = "INITIAL"
    TERMINAL = "TERMINAL"
    VALVE_ROOM = "VALVE_ROOM"
    POLICE_ROOM = "POLICE_ROOM"
    POLICE_STATION = "POLICE_STATION"
    GUARD_COMPANY = "GUARD_COMPANY"
    SCRAP_YARD = "SCRAP_YARD"


class PostKind(StrEnum):
    ONE_MINUTE_POST = "ONE_MINUTE_POST"
    JOINT_POINT = "JOINT_POINT"
    GUARD_POST = "GUARD_POST"
    CHECK_POST = "CHECK_POST"


class AreaKind(StrEnum):
    COUNTY = "COUNTY"
    JURISDICTION = "JURISDICTION"
    GRID_CELL = "GRID_CELL"
    WORK_AREA = "WORK_AREA"


class CameraKind(StrEnum):
    FIXED = "FIXED"
    DOME = "DOME"


class RoadKind(StrEnum):
    HIGHWAY = "HIGHWAY"
    COUNTY_ROAD = "COUNTY_ROAD"
    TOWNSHIP_ROAD = "TOWNSHIP_ROAD"
    LEASE_ROAD = "LEASE_ROAD"


class AssetStatus(StrEnum):
    """Of everything that is not a well (a camera is ACTIVE while its picture comes)."""

    ACTIVE = "ACTIVE"
    OUT_OF_SERVICE = "OUT_OF_SERVICE"
    RETIRED = "RETIRED"


@dataclass(frozen=True, kw_only=True)
class Asset(Record):
    """One thing that stands in the field.

    `lon`, `lat` (WGS-84) is the place itself, or for lines and areas a place on or in them. `shape` is the line or
    area as WKB (lon, lat), None for points. `code_key` is the code as it is compared (see `normalised_code`).
    `stream` is where a camera's live picture comes from (see `stream_address`), without user and password.
    `attributes` keeps what a file told beyond the named fields, so that an import loses nothing.
    """

    layer: AssetLayer
    code: str
    code_key: str
    name: str = ""
    kind: str = ""
    status: str = AssetStatus.ACTIVE
    medium: str | None = None
    operator: str | None = None
    is_key: bool = False
    is_high_yield: bool = False
    is_high_risk: bool = False
    lon: float
    lat: float
    shape: bytes | None = None
    min_lon: float
    min_lat: float
    max_lon: float
    max_lat: float
    length_m: float | None = None
    parent_id: str | None = None
    visited_at: datetime | None = None
    stream: str | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣_"), "-")
_SPACES = re.compile(r"\s+")


def normalised_code(code: str) -> str:
    """A code as it is compared: full width to half width, upper case, no spaces, one kind of dash.

    Suffix letters stay, and no pattern is demanded: operators' naming follows no standard (domain.md C.7).
    """
    return _SPACES.sub("", unicodedata.normalize("NFKC", code).translate(_DASHES)).upper()
