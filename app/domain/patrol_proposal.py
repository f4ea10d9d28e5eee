"""Beats that are proposed for the crews of a night (巡线建议), and what was decided of them.

Places and lines are proposed for; nobody is judged. A proposal is kept from the moment it is asked for, with its seed:
so nobody draws again until it pleases without its being seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.position import Position
from app.domain.record import Record
from app.domain.sentence import Sentence


class ProposalLean(StrEnum):
    """What weighs more: what is overdue, or where incidents were reported."""

    BOTH = "BOTH"
    OVERDUE = "OVERDUE"
    RISK = "RISK"


RISK_PART: Mapping[ProposalLean, float] = MappingProxyType(
    {ProposalLean.BOTH: 0.5, ProposalLean.OVERDUE: 0.2, ProposalLean.RISK: 0.8}
)
"""The weight of all that is risky together; the rest is that of all that is overdue."""


class ProposalState(StrEnum):
    """ASKED: nothing was decided of it."""

    ASKED = "ASKED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, kw_only=True)
class PatrolProposal(Record):
    """A proposal as it is kept: `title` is its time, asked for by whom, for how many crews, drawn by which seed; what
    came of it (`stops` of `drawn` that were drawn, at most `gap` of the value missed), what was changed in it, and the
    decision with its reason."""

    title: str
    asked_at: datetime
    asked_by: str
    begins_at: datetime
    ends_at: datetime
    crews: int
    lean: ProposalLean
    seed: str
    state: ProposalState = ProposalState.ASKED
    stops: int = 0
    drawn: int = 0
    gap: float = 0.0
    changes: str = ""
    reason: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""


@dataclass(frozen=True)
class Crew:
    """A unit that can be sent, and the place it starts from. `busy` names what it does in that time, if anything."""

    unit_id: str
    name: str
    site_id: str
    site: str
    start: Position
    area_id: str | None
    is_on_duty: bool
    busy: str = ""


@dataclass(frozen=True)
class ProposedStop:
    """A stop with its reason: drawn with what `chance` in which `round`. `way` leads there."""

    asset_id: str
    name: str
    place: Position
    due_at: datetime
    dwell_min: int
    chance: float
    round: int
    why: Sentence
    way: tuple[Position, ...]


@dataclass(frozen=True)
class ProposedBeat:
    """The stops of one crew in their order, and its way home."""

    crew: Crew
    stops: tuple[ProposedStop, ...]
    home: tuple[Position, ...]
    back_at: datetime
    km: float

    def without(self, at: int) -> ProposedBeat:
        """Without one stop; the others stay where and when they are, so the crew has time on hand. It is driven past,
        as the others' times and the kilometres say."""
        gone, before, after = self.stops[at], self.stops[:at], self.stops[at + 1 :]
        if not after:
            return replace(self, stops=before, home=gone.way + self.home)
        following = replace(after[0], way=gone.way + after[0].way)
        return replace(self, stops=(*before, following, *after[1:]))


@dataclass(frozen=True)
class ProposedNight:
    """Everything that is proposed. `gap`: so much of the most that any plan of the same draws could be worth (in the
    same steps of time and the same division of the ground) may be missed. `due` places and `due_km` of lines are
    overdue in all; of these `due_seen` and `due_seen_km` are stopped at or passed. `idle` crews have nothing to do.
    `changes` tells what an officer left out, and why."""

    proposal_id: str
    seed: str
    begins_at: datetime
    ends_at: datetime
    beats: tuple[ProposedBeat, ...]
    idle: tuple[str, ...]
    drawn: int
    rounds: int
    gap: float
    due: int
    due_seen: int
    due_km: float
    due_seen_km: float
    changes: tuple[str, ...] = ()

    @property
    def stops(self) -> int:
        return sum(len(one.stops) for one in self.beats)


PROPOSAL_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        ProposalLean: {
            "BOTH": "Overdue and risk alike",
            "OVERDUE": "More weight on what is overdue",
            "RISK": "More weight on risk",
        },
        ProposalState: {"ASKED": "Not decided", "ACCEPTED": "Beats accepted", "REFUSED": "Beats refused"},
    }
)
"""A part of `labels`."""
