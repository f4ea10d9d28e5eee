"""Calls (警情): what was reported and must be handled; units are sent to calls, never to alerts (domain.md C.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class CallCategory(StrEnum):
    """What it is about; a task of one's own is a call too."""

    CRIMINAL = "CRIMINAL"
    PUBLIC_ORDER = "PUBLIC_ORDER"
    TRAFFIC = "TRAFFIC"
    FIRE_DISASTER = "FIRE_DISASTER"
    DISPUTE = "DISPUTE"
    HELP = "HELP"
    COMPLAINT = "COMPLAINT"
    MASS = "MASS"
    LEAD = "LEAD"
    ALARM_DEVICE = "ALARM_DEVICE"
    TASK = "TASK"
    OTHER = "OTHER"
    INVALID = "INVALID"


class CallKind(StrEnum):
    """The oilfield's own sub-types, and the simple calls that guards may assist with."""

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
    REFINERY = "REFINERY"
    OBSTRUCT = "OBSTRUCT"
    ENCROACH = "ENCROACH"
    LEAK = "LEAK"
    FIRE = "FIRE"
    DISPUTE = "DISPUTE"
    RESCUE = "RESCUE"
    LOST_PERSON = "LOST_PERSON"
    TRAFFIC_BLOCK = "TRAFFIC_BLOCK"
    CHECK = "CHECK"
    OTHER = "OTHER"


class CallLevel(StrEnum):
    """L1 grave: violence, weapons, fire, danger to many. L2 urgent: in progress. L3 ordinary. L4 no police matter."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"


class CallSource(StrEnum):
    """How it reached the desk."""

    EMERGENCY_110 = "EMERGENCY_110"
    RADIO = "RADIO"
    GUARD_PHONE = "GUARD_PHONE"
    WALK_IN = "WALK_IN"
    ALERT = "ALERT"
    DESK = "DESK"


class CallState(StrEnum):
    """The furthest any unit has come with it; MERGED, TRANSFERRED, INVALID and CLOSED are ends."""

    RECEIVED = "RECEIVED"
    TRIAGED = "TRIAGED"
    DISPATCHED = "DISPATCHED"
    ACKED = "ACKED"
    EN_ROUTE = "EN_ROUTE"
    ON_SCENE = "ON_SCENE"
    HANDED_OVER = "HANDED_OVER"
    FEEDBACK = "FEEDBACK"
    MERGED = "MERGED"
    TRANSFERRED = "TRANSFERRED"
    INVALID = "INVALID"
    CLOSED = "CLOSED"


CALL_ENDS = frozenset({CallState.MERGED, CallState.TRANSFERRED, CallState.INVALID, CallState.CLOSED})


class CallResult(StrEnum):
    """What came of it. The two ACCEPTED_ results must lead to a case within 24 hours."""

    ON_SITE_DONE = "ON_SITE_DONE"
    MEDIATED = "MEDIATED"
    ACCEPTED_ADMIN = "ACCEPTED_ADMIN"
    ACCEPTED_CRIMINAL = "ACCEPTED_CRIMINAL"
    NOT_FOUND = "NOT_FOUND"
    FALSE_REPORT = "FALSE_REPORT"
    TRANSFER = "TRANSFER"
    HELP_DONE = "HELP_DONE"


@dataclass(frozen=True, kw_only=True)
class Call(Record):
    """One call. `number` is the day's date and a running number; the stamps are when the first unit came so far.

    `owner` is the police officer who answers for it, also where guards assist. `merged_into` is the call that took it.
    """

    number: str
    category: CallCategory
    kind: CallKind = CallKind.OTHER
    level: CallLevel = CallLevel.L3
    state: CallState = CallState.RECEIVED
    source: CallSource
    title: str
    text: str = ""
    reporter: str = ""
    reporter_phone: str = ""
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    asset_id: str | None = None
    asset_code: str = ""
    occurred_at: datetime
    received_at: datetime
    triaged_at: datetime | None = None
    dispatched_at: datetime | None = None
    accepted_at: datetime | None = None
    en_route_at: datetime | None = None
    on_scene_at: datetime | None = None
    feedback_at: datetime | None = None
    closed_at: datetime | None = None
    owner: str = ""
    result: CallResult | None = None
    feedback: str = ""
    merged_into: str | None = None
    handed_to: str = ""
    case_id: str | None = None
    reopened_at: datetime | None = None
    is_test: bool = False


class AssignmentState(StrEnum):
    """How far one unit is with one call, in order; the last three are ends."""

    ORDERED = "ORDERED"
    ACCEPTED = "ACCEPTED"
    EN_ROUTE = "EN_ROUTE"
    ON_SCENE = "ON_SCENE"
    FEEDBACK = "FEEDBACK"
    RELEASED = "RELEASED"
    DECLINED = "DECLINED"
    CANCELLED = "CANCELLED"


ASSIGNMENT_ENDS = frozenset({AssignmentState.RELEASED, AssignmentState.DECLINED, AssignmentState.CANCELLED})


class OrderChannel(StrEnum):
    """How an order went out: said by voice, published to the broker, or as text to the vehicle's terminal."""

    VOICE = "VOICE"
    MQTT = "MQTT"
    TERMINAL = "TERMINAL"


class AssistAct(StrEnum):
    """What guards may be asked to do at a simple call (domain.md A.5 64); coercive acts are not offered at all."""

    KEEP_ORDER = "KEEP_ORDER"
    CALM = "CALM"
    CLEAR_WAY = "CLEAR_WAY"
    GUARD_SCENE = "GUARD_SCENE"
    GUIDE_POLICE = "GUIDE_POLICE"
    RESCUE_HELP = "RESCUE_HELP"


@dataclass(frozen=True, kw_only=True)
class Assignment(Record):
    """One unit sent to one call, each step stamped. `eta_s` is the travel time foreseen, `straight` if it was estimated
    along the straight line; `assist` holds the assisting acts asked for, space separated; `contact_due_at` is when the
    unit must have been heard at the latest (roll call). `unit_state_before` is what it goes back to when released."""

    call_id: str
    unit_id: str
    unit_name: str
    channel: OrderChannel = OrderChannel.VOICE
    state: AssignmentState = AssignmentState.ORDERED
    ordered_at: datetime
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    en_route_at: datetime | None = None
    on_scene_at: datetime | None = None
    feedback_at: datetime | None = None
    ended_at: datetime | None = None
    eta_s: float | None = None
    straight: bool = False
    reason: str = ""
    assist: str = ""
    feedback: str = ""
    contact_due_at: datetime | None = None
    unit_state_before: str = ""
