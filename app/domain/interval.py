"""State that the past is asked about: what was so, of whom, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Interval(Record):
    """`subject` (a noun: unit, alert, county, tracker) with key `subject_id` had `aspect` = `value` in that time.

    `valid_to` is None while it still holds. At most one interval of a subject and aspect is open.
    """

    subject: str
    subject_id: str
    aspect: str
    value: str
    valid_from: datetime
    valid_to: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether it was so at `moment`."""
        return self.valid_from <= moment and (self.valid_to is None or moment < self.valid_to)
