"""The tables, and in `visible` the one place that decides which rows the rest of the program sees."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    exists,
    or_,
    select,
)
from sqlalchemy.types import Double

from app.domain.access import Desk, User
from app.domain.alert import Alert
from app.domain.asset import Asset
from app.domain.call import Assignment, Call
from app.domain.case_file import CaseFile
from app.domain.case_part_kinds import PART_KINDS
from app.domain.case_person import CasePerson
from app.domain.case_series import CaseFilter, CaseSeries, CaseUnlike
from app.domain.coverage_night import CoverageNight
from app.domain.drawing import Drawing
from app.domain.duty import RosterSlot, Shift
from app.domain.duty_level import LevelOrder
from app.domain.duty_log import LogEntry
from app.domain.evidence import Evidence, EvidenceStep
from app.domain.handover import Handover, HandoverItem
from app.domain.hazard import Hazard
from app.domain.interval import Interval
from app.domain.issue import Issue
from app.domain.key_vehicle import KeyVehicle
from app.domain.line_mark import LineMark
from app.domain.patrol import Patrol, PatrolDeviation, PatrolStop, PatrolTemplate
from app.domain.patrol_proposal import PatrolProposal
from app.domain.person import Person
from app.domain.picture import Picture
from app.domain.premise import ContactAttempt, PlaceContact, PremiseNote
from app.domain.reminder import Reminder
from app.domain.responsibility import Responsibility
from app.domain.road_state import RoadState
from app.domain.roster_turn import RosterAbsence, RosterMember
from app.domain.saved_view import SavedView
from app.domain.spot_check import SpotCheck
from app.domain.spot_draw import SpotDraw
from app.domain.strength import StaffingDecision
from app.domain.track_import import TrackImport
from app.domain.unit import Tracker, Unit, Vehicle
from app.domain.visit_need import VisitNeed
from app.domain.watch_rule import WatchRule
from app.domain.watch_trial import KeptTrial
from app.store.column_types import Moment
from app.store.record_table import RowNumber, metadata, record_table

asset = record_table(
    "asset",
    Asset,
    Index(None, "layer", "code_key"),
    Index(None, "layer", "kind"),
    Index(None, "layer", "updated_at"),
    Index(None, "parent_id"),
)
unit = record_table("unit", Unit, Index(None, "code"))
vehicle = record_table("vehicle", Vehicle, Index(None, "plate"))
tracker = record_table("tracker", Tracker, Index(None, "serial"))
person = record_table("person", Person, Index(None, "number"))
alert = record_table(
    "alert",
    Alert,
    Index(None, "source", "source_id"),
    Index(None, "state"),
    Index(None, "occurred_at"),
    Index(None, "received_at"),
    Index(None, "asset_id", "occurred_at"),
    Index(None, "call_id"),
    Index(None, "group_id"),
)
call = record_table(
    "call",
    Call,
    Index(None, "number"),
    Index(None, "state"),
    Index(None, "received_at"),
    Index(None, "asset_id", "received_at"),
)
assignment = record_table(
    "assignment", Assignment, Index(None, "call_id"), Index(None, "unit_id"), Index(None, "state")
)
premise_note = record_table("premise_note", PremiseNote, Index(None, "asset_id"))
place_contact = record_table("place_contact", PlaceContact, Index(None, "asset_id"), Index(None, "area_id"))
contact_attempt = record_table("contact_attempt", ContactAttempt, Index(None, "alert_id"), Index(None, "call_id"))
responsibility = record_table("responsibility", Responsibility, Index(None, "asset_id"), Index(None, "party_id"))
road_state = record_table("road_state", RoadState, Index(None, "expires_at"))
key_vehicle = record_table("key_vehicle", KeyVehicle, Index(None, "vehicle_id"), Index(None, "plate"))
watch_rule = record_table("watch_rule", WatchRule, Index(None, "code"))
watch_trial = record_table("watch_trial", KeptTrial, Index(None, "rule_id"))
drawing = record_table("drawing", Drawing, Index(None, "author_id"))
line_mark = record_table("line_mark", LineMark, Index(None, "line_id"))
picture = record_table("picture", Picture, Index(None, "alert_id"), Index(None, "call_id"))
evidence = record_table("evidence", Evidence, Index(None, "case_id"), Index(None, "sha256"))
evidence_step = record_table("evidence_step", EvidenceStep, Index(None, "evidence_id"))
hazard = record_table(
    "hazard", Hazard, Index(None, "number"), Index(None, "state"), Index(None, "asset_id"), Index(None, "notice_number")
)
saved_view = record_table("saved_view", SavedView, Index(None, "user_id"))
case_file = record_table(
    "case_file",
    CaseFile,
    Column("seal_lifted", Boolean),
    Index(None, "number"),
    Index(None, "occurred_from"),
    Index(None, "occurred_to"),
    Index(None, "lead_officer", "occurred_to"),
    Index(None, "type", "occurred_to"),
    Index(None, "status", "occurred_to"),
    Index(None, "series"),
)
case_series = record_table("case_series", CaseSeries, Index(None, "name"))
case_unlike = record_table("case_unlike", CaseUnlike, Index(None, "case_id"), Index(None, "other_id"))
case_filter = record_table("case_filter", CaseFilter, Index(None, "user_id"))
case_parts = {one.record: record_table(one.noun, one.record, Index(None, "case_id")) for one in PART_KINDS}
case_person = record_table("case_person", CasePerson, Index(None, "case_id"), Index(None, "review_at"))
shift = record_table("shift", Shift, Index(None, "starts_at"))
roster_slot = record_table("roster_slot", RosterSlot, Index(None, "shift_id"), Index(None, "valid_from"))
roster_member = record_table("roster_member", RosterMember, Index(None, "room_id"))
roster_absence = record_table("roster_absence", RosterAbsence, Index(None, "day"))
level_order = record_table("level_order", LevelOrder, Index(None, "ended_at"))
spot_draw = record_table("spot_draw", SpotDraw, Index(None, "at"))
spot_check = record_table(
    "spot_check",
    SpotCheck,
    Index(None, "draw_id"),
    Index(None, "drawn_at"),
    Index(None, "reminder_id"),
    Index(None, "turn_to"),
)
staffing_decision = record_table("staffing_decision", StaffingDecision, Index(None, "until"))
patrol = record_table(
    "patrol",
    Patrol,
    Index(None, "number"),
    Index(None, "status"),
    Index(None, "begins_at"),
    Index(None, "unit_id"),
)
patrol_stop = record_table("patrol_stop", PatrolStop, Index(None, "patrol_id"), Index(None, "asset_id"))
patrol_template = record_table("patrol_template", PatrolTemplate, Index(None, "level"))
patrol_proposal = record_table("patrol_proposal", PatrolProposal, Index(None, "asked_at"))
patrol_deviation = record_table("patrol_deviation", PatrolDeviation, Index(None, "patrol_id"), Index(None, "onset"))
track_import = record_table("track_import", TrackImport, Index(None, "unit_id", "first_at"))
coverage_night = record_table("coverage_night", CoverageNight, Index(None, "evening"))
visit_need = record_table("visit_need", VisitNeed, Index(None, "asset_id"))
duty_log = record_table("duty_log", LogEntry, Index(None, "at"), Index(None, "answers"), Index(None, "kind"))
reminder = record_table("reminder", Reminder, Index(None, "done_at", "due_at"))
issue = record_table("issue", Issue, Index(None, "back_at", "due_at"), Index(None, "issued_at"))
handover = record_table("handover", Handover, Index(None, "shift_id"), Index(None, "shift_from"))
handover_item = record_table("handover_item", HandoverItem, Index(None, "handover_id"))
interval = record_table("interval", Interval, Index(None, "subject", "subject_id", "aspect", "valid_from"))
user = record_table("user", User, UniqueConstraint("login"))
desk = record_table("desk", Desk)

installation = Table(
    "installation",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("act_id", Text, nullable=False, unique=True),
    Column("started_at", Moment, nullable=False),
    Column("completed_at", Moment),
    Column("undone_at", Moment),
    Column("rows", Integer, nullable=False, default=0),
    Column("report", Text, nullable=False, default=""),
)

# A fix inherits owner and area from its unit; it is kept by unit and time, and never changed.
fix = Table(
    "fix",
    metadata,
    Column("unit_id", Text, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("lon", Double, nullable=False),
    Column("lat", Double, nullable=False),
    Column("speed_kmh", Double),
    Column("course_deg", Double),
    Column("accuracy_m", Double),
    Column("doubt", Text),
    Column("batch_no", Integer),
    sqlite_with_rowid=False,
)

# The newest fix of each unit in each small square of ground (`domain/visit.py`): who was last near a place.
visit = Table(
    "visit",
    metadata,
    Column("cell", BigInteger, primary_key=True),
    Column("unit_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("lon", Double, nullable=False),
    Column("lat", Double, nullable=False),
    sqlite_with_rowid=False,
)

# A reading is kept by measuring point and time, and never changed.
reading = Table(
    "reading",
    metadata,
    Column("tag", Text, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("value", Double, nullable=False),
    Column("unit", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Which alerts a user has looked at, and (under the empty alert) until when the user was at the desk.
seen = Table(
    "seen",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("alert_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# What can be found in case files, a piece a row; its terms lie beside it (`store/text_index.py`).
case_text = Table(
    "case_text",
    metadata,
    Column("row_no", RowNumber, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "source_id", "noun", unique=True),
    Index(None, "case_id"),
)

audit = Table(
    "audit",
    metadata,
    Column("row_no", RowNumber, primary_key=True),
    Column("desk_id", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("act_id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("desk_id", "number"),
    Index(None, "subject", "subject_id"),
    Index(None, "at"),
)

# Apart from `audit`, because the law may demand that a payload be erased while its digest stays.
audit_payload = Table(
    "audit_payload",
    metadata,
    Column("audit_no", RowNumber, ForeignKey("audit.row_no"), primary_key=True),
    Column("payload", Text, nullable=False),
)

TABLE_OF: dict[type, Table] = {
    Asset: asset,
    Unit: unit,
    Vehicle: vehicle,
    Tracker: tracker,
    Person: person,
    Alert: alert,
    Call: call,
    Assignment: assignment,
    PremiseNote: premise_note,
    PlaceContact: place_contact,
    ContactAttempt: contact_attempt,
    Responsibility: responsibility,
    RoadState: road_state,
    KeyVehicle: key_vehicle,
    WatchRule: watch_rule,
    KeptTrial: watch_trial,
    Drawing: drawing,
    Hazard: hazard,
    SavedView: saved_view,
    LineMark: line_mark,
    Picture: picture,
    Evidence: evidence,
    EvidenceStep: evidence_step,
    CaseFile: case_file,
    **case_parts,
    CasePerson: case_person,
    CaseSeries: case_series,
    CaseUnlike: case_unlike,
    CaseFilter: case_filter,
    Shift: shift,
    RosterSlot: roster_slot,
    RosterMember: roster_member,
    RosterAbsence: roster_absence,
    LevelOrder: level_order,
    SpotDraw: spot_draw,
    SpotCheck: spot_check,
    StaffingDecision: staffing_decision,
    Patrol: patrol,
    PatrolStop: patrol_stop,
    PatrolTemplate: patrol_template,
    PatrolDeviation: patrol_deviation,
    TrackImport: track_import,
    PatrolProposal: patrol_proposal,
    VisitNeed: visit_need,
    CoverageNight: coverage_night,
    LogEntry: duty_log,
    Reminder: reminder,
    Issue: issue,
    Handover: handover,
    HandoverItem: handover_item,
    Interval: interval,
    User: user,
    Desk: desk,
}


@lru_cache(maxsize=256)
def visible(table: FromClause) -> ColumnElement[bool]:
    """The condition under which a row of `table` is there for the rest of the program.

    It stands (below), and it is no sealed case, nor anything that hangs on one. This is the one place that hides them:
    from every list, search, map, export and figure.
    """
    return and_(standing(table), *_unsealed(table))


@lru_cache(maxsize=256)
def standing(table: FromClause) -> ColumnElement[bool]:
    """The condition under which a row is in force, be it sealed or not.

    Not deleted; not written by a batch that is unfinished or taken back; not replaced by a batch that stands. So a
    batch becomes visible, or goes, by one update of one row of `batch`.
    """
    conditions: list[ColumnElement[bool]] = []
    if "deleted_at" in table.c:
        conditions.append(table.c.deleted_at.is_(None))
    if "batch_no" in table.c:
        void = select(batch.c.id).where(or_(batch.c.completed_at.is_(None), batch.c.undone_at.is_not(None)))
        conditions.append(or_(table.c.batch_no.is_(None), table.c.batch_no.not_in(void)))
        if "replaced_by" in table.c:
            conditions.append(or_(table.c.replaced_by.is_(None), table.c.replaced_by.in_(void)))
    return and_(*conditions)


def _unsealed(table: FromClause) -> tuple[ColumnElement[bool], ...]:
    """A case without a seal (or with one that is lifted for this act); what belongs to such a case. A call that led to
    a sealed case is a record of its own and stays."""
    if "seal_lifted" in table.c:
        return (or_(table.c.sealed_at.is_(None), table.c.seal_lifted.is_(True)),)
    sealed = case_file.alias("sealed_case")
    if "case_id" in table.c and not table.c.case_id.nullable:
        of_case: ColumnElement[bool] = sealed.c.id == table.c.case_id
    elif table is drawing:
        of_case = and_(table.c.subject == case_file.name, sealed.c.id == table.c.subject_id)
    elif table is evidence_step:
        of_case = and_(evidence.c.id == table.c.evidence_id, sealed.c.id == evidence.c.case_id)
    else:
        return ()
    return (~exists().where(of_case, sealed.c.sealed_at.is_not(None), sealed.c.seal_lifted.is_not(True)),)
