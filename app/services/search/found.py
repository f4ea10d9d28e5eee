"""What a search found: one line of the list, and what Enter on it goes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.position import Position
from app.domain.record import Record
from app.domain.sentence import Sentence


class FoundKind(StrEnum):
    """What was found; whoever adds a source of names (saved places, drawn items) adds its kind."""

    ASSET = "ASSET"
    ALONG_LINE = "ALONG_LINE"
    UNIT = "UNIT"
    VEHICLE = "VEHICLE"
    STAFF = "STAFF"
    CASE = "CASE"
    CALL = "CALL"
    HAZARD = "HAZARD"
    PATROL = "PATROL"
    DRAWING = "DRAWING"
    PLACE = "PLACE"
    POSITION = "POSITION"


@dataclass(frozen=True)
class Found:
    """`title` is what it is called, `label` the English word for its kind, `where` the words for its place.

    `told` says what was understood of coordinates or of a stationing; with neither place nor record it is the reason
    why nothing is there. `key` tells one find from another."""

    kind: FoundKind
    key: str
    title: str
    label: str = ""
    where: str = ""
    position: Position | None = None
    record: Record | None = None
    told: tuple[Sentence, ...] = ()

    @property
    def is_refusal(self) -> bool:
        """Whether it only says why nothing was found."""
        return self.position is None and self.record is None
