"""What an officer draws on the map to keep: points, lines, areas, circles and words, each with a name and an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.record import Record


class DrawingKind(StrEnum):
    """What was drawn."""

    POINT = "POINT"
    LINE = "LINE"
    POLYGON = "POLYGON"
    CIRCLE = "CIRCLE"
    TEXT = "TEXT"


AREA_KINDS = frozenset({DrawingKind.POLYGON, DrawingKind.CIRCLE})
"""Kinds that have an inside, and so can be the zone of a watch rule."""


class DrawingColour(StrEnum):
    """The value is a token of `resources/styles/tokens.json`, so that each reads well in both themes."""

    BLUE = "accent"
    RED = "critical"
    ORANGE = "high"
    YELLOW = "medium"
    GREEN = "ok"
    PURPLE = "route"
    PLAIN = "text"


class DrawingReach(StrEnum):
    """Who sees it: whoever drew it, everybody at that desk, everybody."""

    MINE = "MINE"
    DESK = "DESK"
    ALL = "ALL"


@dataclass(frozen=True)
class Sketch:
    """The shape alone, as a hand draws it: `places` are (lon, lat), degrees WGS-84; a circle has its middle and
    `radius_m`. A closed ring is given open: its first corner is not repeated."""

    kind: DrawingKind
    places: tuple[tuple[float, float], ...]
    radius_m: float | None = None


@dataclass(frozen=True, kw_only=True)
class DrawingFacts:
    """What is told of a shape. `width` is that of its line in pixels; `valid_to` None holds until it is removed;
    `subject` is the noun of the record it belongs to (alert, call, case_file, asset), empty for none."""

    name: str
    colour: DrawingColour = DrawingColour.BLUE
    width: int = 2
    note: str = ""
    reach: DrawingReach = DrawingReach.DESK
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    subject: str = ""
    subject_id: str = ""
    subject_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Drawing(Record):
    """A drawing as it is kept. `shape` is WKB, lon lat WGS-84: of a circle its outline, `lon` and `lat` then being its
    middle; else they are a place on it. Past `valid_to` it is hidden but kept."""

    kind: DrawingKind
    name: str
    shape: bytes
    lon: float
    lat: float
    radius_m: float | None = None
    colour: DrawingColour
    width: int
    note: str = ""
    reach: DrawingReach
    valid_from: datetime
    valid_to: datetime | None = None
    subject: str = ""
    subject_id: str = ""
    subject_name: str = ""
    author_id: str
    author: str
    desk_id: str

    def holds(self, at: datetime) -> bool:
        """Whether it is to be shown at `at`."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)

    def facts(self) -> DrawingFacts:
        """What is told of it, to be changed."""
        return DrawingFacts(
            name=self.name,
            colour=self.colour,
            width=self.width,
            note=self.note,
            reach=self.reach,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            subject=self.subject,
            subject_id=self.subject_id,
            subject_name=self.subject_name,
        )
