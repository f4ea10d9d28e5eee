"""How each part of a case is entered: its fields, in the order of the form. One mechanism writes them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.domain.case_part import (
    CaseComment,
    CaseExtension,
    CasePart,
    CaseStep,
    CaseTask,
    CaseVehicle,
    CustodyAct,
    CustodyStep,
    Loss,
    LossKind,
    PlateState,
    Recovery,
    SeizedKind,
    Seizure,
    VehicleRole,
)
from app.domain.case_review import Barrier, CaseReview, Loophole
from app.domain.case_status import CaseStatus, ClockName
from app.domain.layer_field import Field, FieldType, choices_of
from app.domain.unit import VehicleKind

_NUMBER, _MOMENT, _CHOICE = FieldType.NUMBER, FieldType.MOMENT, FieldType.CHOICE
_GROSS = Field(name="gross_t", label="Gross (t)", type=_NUMBER)
_CUT = Field(name="water_cut_pct", label="Water cut (%)", type=_NUMBER)


def net_tonnes(gross_t: float | None, water_cut_pct: float | None) -> float | None:
    """Net oil in tonnes: gross less water; None where either is not known. Rounded to a kilogram."""
    if gross_t is None or water_cut_pct is None:
        return None
    return round(gross_t * (1 - water_cut_pct / 100), 3)


@dataclass(frozen=True, kw_only=True)
class PartKind:
    """One kind of part. `noun` is its table. `now_fields` and `mine_fields` hold the moment and the actor where nothing
    is told. What is `fixed` is neither changed nor removed, only taken back as long as nothing stands on it; what is
    not `by_hand` is written by acts of its own."""

    noun: str
    label: str
    record: type[CasePart]
    fields: tuple[Field, ...]
    title: tuple[str, ...]
    now_fields: tuple[str, ...] = ()
    mine_fields: tuple[str, ...] = ()
    fixed: bool = False
    by_hand: bool = True
    complete: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None

    def field(self, name: str) -> Field:
        return next(one for one in self.fields if one.name == name)


def _choice(
    name: str, label: str, words: type[StrEnum], default: StrEnum | None = None, *, must: bool = False
) -> Field:
    return Field(
        name=name,
        label=label,
        type=_CHOICE,
        choices=choices_of(words, {}),
        default=None if default is None else default.value,
        required=must,
    )


def _net(values: Mapping[str, Any]) -> Mapping[str, Any]:
    net = net_tonnes(values.get("gross_t"), values.get("water_cut_pct"))
    return {} if net is None else {"net_t": net}


LOSS = PartKind(
    noun="case_loss",
    label="Loss",
    record=Loss,
    fields=(
        _choice("kind", "Kind of loss", LossKind, LossKind.CRUDE),
        Field(name="what", label="What", default=""),
        _GROSS,
        _CUT,
        Field(name="net_t", label="Net (t)", type=_NUMBER),
        Field(name="quantity", label="Quantity", type=_NUMBER),
        Field(name="unit", label="Unit of quantity", default=""),
        Field(name="amount_cny", label="Amount (CNY)", type=_NUMBER),
    ),
    title=("kind", "what", "net_t", "quantity", "unit", "amount_cny"),
    complete=_net,
)
SEIZURE = PartKind(
    noun="case_seizure",
    label="Seizure",
    record=Seizure,
    fields=(
        _choice("kind", "Kind of thing", SeizedKind, SeizedKind.OTHER),
        Field(name="what", label="What", required=True),
        Field(name="quantity", label="Quantity", type=_NUMBER),
        Field(name="unit", label="Unit of quantity", default=""),
        _GROSS,
        _CUT,
        Field(name="net_t", label="Net (t)", type=_NUMBER),
        Field(name="seized_at", label="Seized at", type=_MOMENT, required=True),
        Field(name="seized_by", label="Seized by", default=""),
        Field(name="taken_from", label="Taken from", default=""),
        Field(name="seal_no", label="Seal number", default=""),
        Field(name="storage", label="Kept where", default=""),
    ),
    title=("kind", "what", "quantity", "unit", "net_t", "storage"),
    now_fields=("seized_at",),
    mine_fields=("seized_by",),
    complete=_net,
)
CUSTODY = PartKind(
    noun="case_custody",
    label="Custody step",
    record=CustodyStep,
    fields=(
        Field(name="seizure_id", label="Seizure", required=True),
        _choice("act", "What was done", CustodyAct, must=True),
        Field(name="at", label="When", type=_MOMENT, required=True),
        Field(name="given_by", label="Given by", default=""),
        Field(name="given_to", label="Given to", required=True),
        Field(name="storage", label="Kept where", default=""),
        Field(name="why", label="Why", default=""),
    ),
    title=("act", "given_by", "given_to", "storage"),
    now_fields=("at",),
    mine_fields=("given_by",),
    fixed=True,
)
RECOVERY = PartKind(
    noun="case_recovery",
    label="Recovered oil",
    record=Recovery,
    fields=(
        Field(name="recovered_at", label="Recovered at", type=_MOMENT, required=True),
        Field(name="place", label="Place", default=""),
        Field(name="gross_t", label="Gross (t)", type=_NUMBER, required=True),
        _CUT,
        Field(name="net_t", label="Net (t)", type=_NUMBER),
        Field(name="returned_to", label="Returned to", default=""),
        Field(name="returned_at", label="Returned at", type=_MOMENT),
        Field(name="receipt_no", label="Receipt number", default=""),
    ),
    title=("gross_t", "net_t", "returned_to", "receipt_no"),
    now_fields=("recovered_at",),
    complete=_net,
)
VEHICLE = PartKind(
    noun="case_vehicle",
    label="Vehicle",
    record=CaseVehicle,
    fields=(
        _choice("kind", "Kind of vehicle", VehicleKind),
        _choice("role", "Its part in the case", VehicleRole, VehicleRole.USED),
        Field(name="plate", label="Plate", default=""),
        _choice("plate_state", "State of the plate", PlateState, PlateState.UNKNOWN),
        Field(name="make", label="Make", default=""),
        Field(name="colour", label="Colour", default=""),
        Field(name="traits", label="Traits of the vehicle", default="", is_long=True),
        Field(name="seen_at", label="Seen at", type=_MOMENT),
        Field(name="seen_where", label="Seen where", default=""),
    ),
    title=("plate", "plate_state", "kind", "colour", "make", "traits"),
)
TASK = PartKind(
    noun="case_task",
    label="Task",
    record=CaseTask,
    fields=(
        Field(name="what", label="What is to be done", required=True),
        Field(name="owner", label="Who does it", required=True),
        Field(name="due_at", label="Due at", type=_MOMENT, required=True),
        Field(name="done_at", label="Done at", type=_MOMENT),
        Field(name="result", label="Result", default="", is_long=True),
    ),
    title=("what", "owner", "due_at", "done_at"),
    mine_fields=("owner",),
)
COMMENT = PartKind(
    noun="case_comment",
    label="Comment",
    record=CaseComment,
    fields=(
        Field(name="text", label="Text", required=True, is_long=True),
        Field(name="by", label="By", default=""),
        Field(name="at", label="When", type=_MOMENT, required=True),
    ),
    title=("text",),
    now_fields=("at",),
    mine_fields=("by",),
)
EXTENSION = PartKind(
    noun="case_extension",
    label="Extension",
    record=CaseExtension,
    fields=(
        _choice("clock", "Clock", ClockName, must=True),
        Field(name="rule", label="Rule", required=True),
        Field(name="started_at", label="Begun at", type=_MOMENT, required=True),
        Field(name="until", label="Until", type=_MOMENT, required=True),
        Field(name="approver", label="Approved by", required=True),
        Field(name="approved_at", label="Approved at", type=_MOMENT, required=True),
        Field(name="reason", label="Reason", required=True),
    ),
    title=("clock", "until", "approver"),
    fixed=True,
    by_hand=False,
)

STEP = PartKind(
    noun="case_step",
    label="Step",
    record=CaseStep,
    fields=(
        _choice("status", "Status", CaseStatus, must=True),
        Field(name="at", label="When", type=_MOMENT, required=True),
        Field(name="approver", label="Approved by", default=""),
        Field(name="reason", label="Reason", default=""),
    ),
    title=("status", "at"),
    fixed=True,
    by_hand=False,
)

REVIEW = PartKind(
    noun="case_review",
    label="Review",
    record=CaseReview,
    fields=(
        Field(name="how_in", label="How they came in", required=True),
        Field(name="how_out", label="How they got out", required=True),
        Field(name="people_failed", label="People failed", type=FieldType.FLAG, default=False),
        Field(name="physical_failed", label="Physical protection failed", type=FieldType.FLAG, default=False),
        Field(name="technical_failed", label="Technical protection failed", type=FieldType.FLAG, default=False),
        Field(name="rules_failed", label="Rules failed", type=FieldType.FLAG, default=False),
        Field(name="loss", label="What was lost, in words", default=""),
        Field(name="lessons", label="Lessons", default=""),
        Field(name="without_loophole", label="Why no loophole was found", default=""),
    ),
    title=("how_in", "how_out"),
)
LOOPHOLE = PartKind(
    noun="case_loophole",
    label="Loophole",
    record=Loophole,
    fields=(
        Field(name="what", label="Loophole", required=True),
        _choice("barrier", "Barrier", Barrier, must=True),
        Field(name="place", label="Place", default=""),
        Field(name="owner", label="Who closes it", required=True),
        Field(name="due_at", label="Due at", type=_MOMENT, required=True),
        Field(name="fix", label="How it is closed", default=""),
        Field(name="fixed_at", label="Closed at", type=_MOMENT),
    ),
    title=("what", "barrier", "owner", "due_at"),
)

PART_KINDS: tuple[PartKind, ...] = (
    LOSS, SEIZURE, CUSTODY, RECOVERY, VEHICLE, TASK, COMMENT, EXTENSION, STEP, REVIEW, LOOPHOLE,
)  # fmt: skip
KIND_OF_RECORD: Mapping[type[CasePart], PartKind] = MappingProxyType({one.record: one for one in PART_KINDS})
KIND_OF_NOUN: Mapping[str, PartKind] = MappingProxyType({one.noun: one for one in PART_KINDS})
FUTURE_FIELDS = frozenset({"due_at", "until"})
"""Moments that may lie ahead; every other one has been."""


def is_over(task: CaseTask, now: datetime) -> bool:
    """Whether a task should have been done by now and is not."""
    return task.done_at is None and task.due_at < now
