"""A picture taken from a camera for an alert or a call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Picture(Record):
    """`sha256` (64 hexadecimal digits) is of the PNG file as it is kept, and names it; `size` is in bytes.

    It hangs on an alert or on a call. `taken_at` is when the officer took it, by the desk's clock.
    """

    sha256: str
    size: int
    camera_id: str
    camera_name: str
    taken_at: datetime
    taken_by: str
    alert_id: str | None = None
    call_id: str | None = None
