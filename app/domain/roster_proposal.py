"""What is proposed for a month sheet, to be accepted or refused by a leader; or why nothing can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.roster_month import Place, RosterMonth
from app.domain.sentence import Sentence


@dataclass(frozen=True)
class Proposal:
    """`cells` are those that would change, as they would be typed. `gap`: at most this part of what the sheet costs in
    inequality and wishes could be saved; None where nothing was solved. `told`: each soft rule broken, and why."""

    seen: RosterMonth
    cells: Mapping[Place, str]
    told: tuple[Sentence, ...] = ()
    gap: float | None = None


@dataclass(frozen=True)
class Impossible:
    """The month of this room has no roster; `told` names what stays short and which rules clash."""

    seen: RosterMonth
    told: tuple[Sentence, ...]
