"""The review of a solved case (复盘补漏): how they came in and out, which barrier failed, and what closes the gap.

The loop is closed when every fix was seen on the ground. A review whose fix was not is open again, by itself where the
day passes, at once where somebody went and found the gap as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.case_file import CaseFile
from app.domain.case_part import CasePart
from app.errors import InputRefused


class Barrier(StrEnum):
    """What should have stopped it: 人防, 物防, 技防, 制度."""

    PEOPLE = "PEOPLE"
    PHYSICAL = "PHYSICAL"
    TECHNICAL = "TECHNICAL"
    RULES = "RULES"


class ReviewState(StrEnum):
    """How far the review of a case has come; what its parts and the time come to."""

    WANTING = "WANTING"
    BEGUN = "BEGUN"
    DECIDED = "DECIDED"
    REOPENED = "REOPENED"
    LOOP_CLOSED = "LOOP_CLOSED"


@dataclass(frozen=True, kw_only=True)
class CaseReview(CasePart):
    """What the review found; one for each case. Where no gap was found, `without_loophole` says why."""

    how_in: str
    how_out: str
    people_failed: bool = False
    physical_failed: bool = False
    technical_failed: bool = False
    rules_failed: bool = False
    loss: str = ""
    lessons: str = ""
    without_loophole: str = ""

    @property
    def failed(self) -> tuple[Barrier, ...]:
        """The barriers that failed."""
        told = (self.people_failed, self.physical_failed, self.technical_failed, self.rules_failed)
        return tuple(one for one, has_failed in zip(Barrier, told, strict=True) if has_failed)


@dataclass(frozen=True, kw_only=True)
class Loophole(CasePart):
    """A gap: who closes it by when, and who saw on the ground that it is closed (`found` as the last check found it).
    `hazard_id` is the key of the hazard that it is led as, where it is."""

    what: str
    barrier: Barrier
    place: str = ""
    owner: str
    due_at: datetime
    fix: str = ""
    fixed_at: datetime | None = None
    verified_at: datetime | None = None
    verified_by: str = ""
    found: str = ""
    failed_checks: int = 0
    hazard_id: str = ""


def review_of(parts: Sequence[CasePart]) -> CaseReview | None:
    """The review among the parts of a case."""
    return next((one for one in parts if isinstance(one, CaseReview)), None)


def loopholes_of(parts: Sequence[CasePart]) -> tuple[Loophole, ...]:
    """The gaps among the parts of a case, in the order in which they were entered."""
    return tuple(one for one in parts if isinstance(one, Loophole))


def review_state(case: CaseFile, parts: Sequence[CasePart], now: datetime) -> ReviewState:
    """How the review stands at this moment."""
    gaps = loopholes_of(parts)
    if review_of(parts) is None:
        return ReviewState.WANTING
    if case.reviewed_at is None:
        return ReviewState.REOPENED if any(one.failed_checks for one in gaps) else ReviewState.BEGUN
    if all(one.verified_at is not None for one in gaps):
        return ReviewState.LOOP_CLOSED
    is_late = any(one.verified_at is None and one.due_at < now for one in gaps)
    return ReviewState.REOPENED if is_late else ReviewState.DECIDED


def require_decidable(parts: Sequence[CasePart]) -> None:
    """Raise `InputRefused` with what a review still lacks before it can be decided."""
    review, gaps = review_of(parts), loopholes_of(parts)
    if review is None:
        raise InputRefused(
            "There is no review of this case yet. Nothing was decided; write down how they came and went."
        )
    if not review.failed:
        raise InputRefused("Say which barrier failed: people, physical, technical or rules. Nothing was decided.")
    if not gaps and not review.without_loophole.strip():
        raise InputRefused(
            "No loophole is listed. Nothing was decided; list one, or say in the review why there is none."
        )
    uncovered = set(review.failed) - {one.barrier for one in gaps}
    if gaps and uncovered and not review.without_loophole.strip():
        raise InputRefused(
            "A barrier failed for which no loophole is listed. Nothing was decided; list it, or say why there is none."
        )


def require_loop_closed(case: CaseFile, parts: Sequence[CasePart]) -> None:
    """Raise `InputRefused` where a fix was not seen on the ground: such a case is not archived."""
    if case.reviewed_at is None:
        raise InputRefused(
            "A solved case is archived when its review is decided. Nothing was changed; review it first."
        )
    wanting = [one for one in loopholes_of(parts) if one.verified_at is None]
    if wanting:
        raise InputRefused(
            "{count} loopholes are not seen closed on the ground, first: {what}. Nothing was changed; check them.",
            count=len(wanting),
            what=wanting[0].what,
        )
