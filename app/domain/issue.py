"""What is handed out and comes back (装备、车辆、钥匙领用与归还): who took it, for which duty, until when.

It says where a thing is, and nothing of how anybody works: nobody is counted by it. Of a weapon only the number of the
armoury's own paper is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class ThingKind(StrEnum):
    """WEAPON_PAPER: the number of the armoury's paper, the weapon itself is on its books."""

    EQUIPMENT = "EQUIPMENT"
    VEHICLE = "VEHICLE"
    KEY = "KEY"
    WEAPON_PAPER = "WEAPON_PAPER"


ONE_OF_EACH = frozenset({ThingKind.VEHICLE, ThingKind.KEY, ThingKind.WEAPON_PAPER})
"""Of these there is one of a name: it is never out twice, and who takes a shift over ticks it while it is out."""


class ThingState(StrEnum):
    SOUND = "SOUND"
    FLAWED = "FLAWED"
    BROKEN = "BROKEN"
    LOST = "LOST"


AT_HANDING_OUT = (ThingState.SOUND, ThingState.FLAWED)
NOT_SOUND = (ThingState.FLAWED, ThingState.BROKEN, ThingState.LOST)


@dataclass(frozen=True, kw_only=True)
class Issue(Record):
    """One thing in somebody's hands. `missed_at` is when the desk told that it was not back in time; `back_at` when it
    came back, or was reported lost, `back_to` who took it in."""

    kind: ThingKind
    what: str
    taken_by: str
    duty: str = ""
    state: ThingState
    remark: str = ""
    issued_at: datetime
    issued_by: str
    due_at: datetime
    missed_at: datetime | None = None
    back_at: datetime | None = None
    back_to: str = ""
    back_state: ThingState | None = None
    back_remark: str = ""

    @property
    def is_out(self) -> bool:
        return self.back_at is None

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should be back by now."""
        return self.back_at is None and self.due_at <= now


def named_things(text: str) -> tuple[str, ...]:
    """The things of one line, as an officer lists them: 对讲机 07、执法记录仪 12."""
    return tuple(filter(None, (part.strip() for part in re.split(r"[、,,;;\n]+", text))))


def plain_name(what: str) -> str:
    """The name by which a thing is known again, however it was typed."""
    return "".join(unicodedata.normalize("NFKC", what).casefold().split())
