"""Why a reported position is not believed."""

from __future__ import annotations

from enum import StrEnum


class FixDoubt(StrEnum):
    """TOO_FAST: nothing drives so fast from the last believed place. JUMPED: a leap that the told speeds contradict, as
    a receiver makes between walls. SAME_TIME: told already for that moment. FUTURE: later than the clock of the desk.
    INACCURATE: the receiver says so itself. OUTSIDE: far from the county, 0/0 above all."""

    TOO_FAST = "TOO_FAST"
    JUMPED = "JUMPED"
    SAME_TIME = "SAME_TIME"
    FUTURE = "FUTURE"
    INACCURATE = "INACCURATE"
    OUTSIDE = "OUTSIDE"
