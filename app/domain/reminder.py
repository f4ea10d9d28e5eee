"""Something promised for a time (提醒): it hangs on any record, and stands until it is done or given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Reminder(Record):
    """`due_at` is when it is to be told; `first_due_at` when it was promised for at first, before it was put off
    (`put_off` times). `result` is what was said when it was done."""

    what: str
    due_at: datetime
    first_due_at: datetime
    made_at: datetime
    by_id: str
    by: str
    subject: str = ""
    subject_id: str = ""
    subject_name: str = ""
    put_off: int = 0
    done_at: datetime | None = None
    done_by: str = ""
    result: str = ""

    def is_due(self, now: datetime) -> bool:
        """Whether somebody has to be told."""
        return self.done_at is None and self.due_at <= now
