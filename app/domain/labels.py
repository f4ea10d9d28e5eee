"""The words for the values of the field: a code in the store, readable English here, the desk's language by `Wording`.

Used by the window, the command line and every file that goes out, so that all of them call a thing the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.access import Role
from app.domain.asset import (
    AreaKind,
    AssetLayer,
    AssetStatus,
    CameraKind,
    LineKind,
    Medium,
    PostKind,
    RoadKind,
    SiteKind,
    WellKind,
    WellStatus,
)
from app.domain.case_labels import CASE_LABELS
from app.domain.coverage import COVERAGE_LABELS
from app.domain.drawn_labels import DRAWN_LABELS
from app.domain.duty import DutyLevel, PostRole, ShiftState, SlotState
from app.domain.duty_labels import DUTY_LABELS
from app.domain.evidence_labels import EVIDENCE_LABELS
from app.domain.hazard import HAZARD_LABELS
from app.domain.live_labels import LIVE_LABELS
from app.domain.patrol import PATROL_LABELS
from app.domain.patrol_proposal import PROPOSAL_LABELS
from app.domain.person import PersonKind
from app.domain.record import OwnerDomain
from app.domain.responsibility import OwnerLayer, PartyKind
from app.domain.roster_labels import ROSTER_LABELS
from app.domain.spot_check import CHECK_LABELS
from app.domain.strength import STRENGTH_LABELS
from app.domain.unit import UnitKind, UnitState, VehicleKind
from app.domain.visit_need import NEED_LABELS

# Keyed by type first: members of two enumerations with the same text are equal as dictionary keys.
LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        **LIVE_LABELS,
        **DRAWN_LABELS,
        **DUTY_LABELS,
        **CASE_LABELS,
        **EVIDENCE_LABELS,
        **ROSTER_LABELS,
        **STRENGTH_LABELS,
        **HAZARD_LABELS,
        **CHECK_LABELS,
        **PATROL_LABELS,
        **PROPOSAL_LABELS,
        **NEED_LABELS,
        **COVERAGE_LABELS,
        AssetLayer: {
            "wells": "Wells",
            "pipelines": "Pipelines",
            "sites": "Stations and sites",
            "posts": "Posts",
            "areas": "Areas",
            "cameras": "Cameras",
            "roads": "Roads",
        },
        WellKind: {
            "OIL": "Oil well",
            "GAS": "Gas well",
            "INJECTION": "Injection well",
            "WATER_SOURCE": "Water source well",
            "EXPLORATION": "Exploration well",
            "EVALUATION": "Evaluation well",
        },
        WellStatus: {
            "PRODUCING": "Producing",
            "SHUT_IN": "Shut in",
            "LONG_SHUT": "Long shut in",
            "SEALED": "Sealed",
            "WORKOVER": "In workover",
        },
        LineKind: {"TRUNK": "Trunk line", "GATHERING": "Gathering line", "INJECTION_LINE": "Injection line"},
        Medium: {"OIL": "Oil", "GAS": "Gas", "WATER": "Water", "PRODUCT": "Oil product"},
        SiteKind: {
            "METERING": "Metering station",
            "TRANSFER": "Transfer station",
            "CENTRAL": "Central station",
            "INJECTION_STATION": "Injection station",
            "BOOSTER": "Booster station",
            "INITIAL": "Initial station",
            "TERMINAL": "Terminal station",
            "VALVE_ROOM": "Valve room",
            "POLICE_ROOM": "Police room",
            "POLICE_STATION": "Police station",
            "GUARD_COMPANY": "Guard company",
            "SCRAP_YARD": "Scrap yard",
        },
        PostKind: {
            "ONE_MINUTE_POST": "One-minute post",
            "JOINT_POINT": "Joint point",
            "GUARD_POST": "Guard post",
            "CHECK_POST": "Check post",
        },
        AreaKind: {
            "COUNTY": "County",
            "JURISDICTION": "Jurisdiction",
            "GRID_CELL": "Grid cell",
            "WORK_AREA": "Work area",
        },
        CameraKind: {"FIXED": "Fixed camera", "DOME": "Dome camera"},
        RoadKind: {
            "HIGHWAY": "Highway",
            "COUNTY_ROAD": "County road",
            "TOWNSHIP_ROAD": "Township road",
            "LEASE_ROAD": "Lease road",
        },
        AssetStatus: {"ACTIVE": "In service", "OUT_OF_SERVICE": "Out of service", "RETIRED": "Retired"},
        DutyLevel: {"NORMAL": "Normal duty", "ENHANCED": "Enhanced duty", "WARTIME": "Wartime duty"},
        ShiftState: {"SCHEDULED": "Scheduled", "ON_DUTY": "On duty", "CLOSED": "Handed over"},
        SlotState: {"ASSIGNED": "Assigned", "PRESENT": "Present", "ABSENT": "Absent"},
        PostRole: {
            "DUTY_LEADER": "Duty leader",
            "DUTY_OFFICER": "Duty officer",
            "COMMAND_SEAT": "Command seat",
            "VIDEO_WATCH": "Video watch",
            "PATROL": "Patrol",
            "GUARD": "Guard",
            "STANDBY": "On standby",
        },
        PersonKind: {
            "POLICE": "Police officer",
            "AUXILIARY": "Auxiliary officer",
            "ENTERPRISE_SECURITY": "Enterprise security",
            "GUARD": "Security guard",
            "VOLUNTEER": "Volunteer",
        },
        UnitKind: {
            "PATROL_GROUP": "Patrol group",
            "VOLUNTEER_TEAM": "Volunteer team",
            "JOINT_TEAM": "Joint team",
            "GUARD_TEAM": "Guard team",
        },
        UnitState: {
            "OFF_DUTY": "Off duty",
            "STANDBY": "Standing by",
            "PATROLLING": "Patrolling",
            "DISPATCHED": "Dispatched",
            "ON_SCENE": "On scene",
            "RETURNING": "Returning",
        },
        VehicleKind: {
            "PATROL_CAR": "Patrol car",
            "GUARD_CAR": "Guard car",
            "TANKER": "Tanker",
            "MOTORCYCLE": "Motorcycle",
            "TRUCK": "Truck",
            "PICKUP": "Pick-up",
            "PRIVATE_CAR": "Private car",
        },
        OwnerLayer: {"POINT": "Point owner", "LINE": "Line owner", "AREA": "Area owner"},
        PartyKind: {"PERSON": "Staff", "UNIT": "Team", "COMPANY": "Company", "POST": "Post in words"},
        Role: {
            "OFFICER": "Duty officer",
            "LEADER": "Room leader",
            "BUREAU_LEADER": "Bureau leader",
            "ENTERPRISE": "Enterprise dispatcher",
            "GUEST": "Guest of the wall screen",
            "ADMINISTRATOR": "System administrator",
            "SECURITY": "Security administrator",
            "AUDITOR": "Auditor",
            "FOUNDER": "Founder",
            "SERVICE": "The program itself",
        },
        OwnerDomain: {"POLICE": "Police", "SOCIAL": "Enterprises and public"},
    }
)

KINDS_OF_LAYER: Mapping[AssetLayer, type[StrEnum]] = MappingProxyType(
    {
        AssetLayer.WELLS: WellKind,
        AssetLayer.PIPELINES: LineKind,
        AssetLayer.SITES: SiteKind,
        AssetLayer.POSTS: PostKind,
        AssetLayer.AREAS: AreaKind,
        AssetLayer.CAMERAS: CameraKind,
        AssetLayer.ROADS: RoadKind,
    }
)


def label(value: StrEnum) -> str:
    """The English word for a value of the field; give it to `tr` or `Wording.say`."""
    return LABELS[type(value)][value.value]


def kind_label(layer: AssetLayer, kind: str) -> str:
    """The word for an asset's kind; a kind of the customer's own stays as it is."""
    return LABELS[KINDS_OF_LAYER[layer]].get(kind, kind)


def status_label(layer: AssetLayer, status: str) -> str:
    """The word for an asset's status; wells have their own list."""
    return LABELS[WellStatus if layer is AssetLayer.WELLS else AssetStatus].get(status, status)


def medium_label(medium: str | None) -> str:
    """The word for what flows in a line, empty for what carries nothing."""
    return LABELS[Medium].get(medium, medium) if medium else ""


# What files, and the demo, tell of an asset beyond its named fields.
ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "pad": "Well pad",
        "township": "Township",
        "water_cut": "Water cut",
        "casing_gas": "Casing gas",
        "guard_mode": "Guarding",
        "origin": "From",
        "terminal": "To",
        "diameter_mm": "Diameter (mm)",
        "protection_level": "Protection level",
        "stationing": "Stationing",
        "room": "Police room",
        "owner": "Responsible",
        "licence": "Licence",
        "phone": "Phone",
        "strength": "Strength",
        "well": "Well",
        "note": "Note",
        "speed_kmh": "Speed (km/h)",
        "from_junction": "From junction",
        "to_junction": "To junction",
        "mounted": "Mounted on",
        "direction_deg": "Direction (degrees)",
    }
)


def attribute_label(name: str) -> str:
    """The word for an attribute; a customer's own column keeps its header."""
    return ATTRIBUTES.get(name, name)
