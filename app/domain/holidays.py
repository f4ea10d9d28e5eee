"""Which days are off: weekends, public holidays, and the weekend days that are worked instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_SATURDAY = 5


@dataclass(frozen=True)
class Holidays:
    """The table of some years. A year that is not in it has its weekends only, and `knows` says so."""

    off: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether nobody but the roster works on `day`."""
        return day in self.off or (day.weekday() >= _SATURDAY and day not in self.worked)

    def name(self, day: date) -> str:
        """What the table calls the day; empty for a plain one."""
        return self.off.get(day) or self.worked.get(day, "")

    def knows(self, year: int) -> bool:
        return year in self.years
