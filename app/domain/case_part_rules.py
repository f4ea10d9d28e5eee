"""What a part of a case may not be, beside what its single fields may not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.case_fields import require_values
from app.domain.case_part import (
    CUSTODY_ENDS,
    CasePart,
    CaseTask,
    CaseVehicle,
    CustodyStep,
    Loss,
    Recovery,
    Seizure,
)
from app.domain.case_part_kinds import KIND_OF_RECORD
from app.domain.case_review import CaseReview, Loophole
from app.errors import InputRefused

_PLATE_WORDS = ("plate", "make", "colour", "traits")
_KILOGRAM = 0.001


def require_part(part: CasePart, others: Sequence[CasePart], now: datetime) -> None:
    """Raise `InputRefused` where this part cannot be, among the other parts of its case."""
    kind = KIND_OF_RECORD[type(part)]
    require_values(kind.fields, {one.name: getattr(part, one.name) for one in kind.fields}, now)
    match part:
        case Loss():
            if all(one in (None, "") for one in (part.what, part.gross_t, part.net_t, part.quantity, part.amount_cny)):
                raise InputRefused("Say what was lost, or how much. Nothing was saved.")
            _require_net(part.gross_t, part.net_t)
        case Seizure():
            _require_net(part.gross_t, part.net_t)
        case Recovery():
            _require_net(part.gross_t, part.net_t)
            if part.returned_at is not None and part.returned_at < part.recovered_at:
                raise InputRefused("Oil cannot be returned before it was recovered. Nothing was saved.")
        case CaseVehicle():
            if part.kind is None and not any(getattr(part, name).strip() for name in _PLATE_WORDS):
                raise InputRefused("Say the plate, or what the vehicle looked like. Nothing was saved.")
        case CustodyStep():
            _require_link(part, others)
        case CaseReview():
            if any(isinstance(one, CaseReview) for one in others):
                raise InputRefused("This case has its review already. Nothing was saved; change that one.")
        case Loophole():
            if part.fixed_at is not None and not part.fix.strip():
                raise InputRefused("Say how the loophole was closed. Nothing was saved.")
        case CaseTask():
            if part.done_at is None and part.result.strip():
                raise InputRefused("A result needs the time at which the task was done. Nothing was saved.")


def _require_net(gross_t: float | None, net_t: float | None) -> None:
    if gross_t is not None and net_t is not None and net_t > gross_t + _KILOGRAM:
        raise InputRefused("Net tonnes cannot be more than gross tonnes. Nothing was saved.")


def _require_link(step: CustodyStep, others: Sequence[CasePart]) -> None:
    seizure = next((one for one in others if isinstance(one, Seizure) and one.id == step.seizure_id), None)
    if seizure is None:
        raise InputRefused("There is no such seizure in this case. Nothing was saved.")
    if step.at < seizure.seized_at:
        raise InputRefused("A thing cannot be in custody before it was seized. Nothing was saved; check the time.")
    chain = chain_of(seizure, others)
    if chain and chain[-1].act in CUSTODY_ENDS:
        raise InputRefused("This thing has left custody; its chain is complete. Nothing was saved.")
    if chain and step.at < chain[-1].at:
        raise InputRefused("A custody step cannot come before the one before it. Nothing was saved; check the time.")


def chain_of(seizure: Seizure, parts: Sequence[CasePart]) -> tuple[CustodyStep, ...]:
    """Where a thing has been since it was seized, the earliest step first."""
    steps = [one for one in parts if isinstance(one, CustodyStep) and one.seizure_id == seizure.id]
    return tuple(sorted(steps, key=lambda one: one.at))
