"""What lives on the map, as the page takes it: units, alerts, cases, the selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Age = Literal["fresh", "stale", "lost"]


@dataclass(frozen=True, kw_only=True)
class UnitMark:
    """A unit where it was last seen. `kind` is a `UnitKind`; `course` clockwise from north, None when standing.

    `age`: "fresh", "stale" (older than its limit, drawn grey), "lost" (much older, drawn hollow).
    """

    id: str
    lon: float
    lat: float
    kind: str
    name: str
    course: float | None = None
    age: Age = "fresh"


@dataclass(frozen=True, kw_only=True)
class AlertMark:
    """An alert with a place. `kind` is a `Severity`; `open`: nobody has taken it; `pulse`: a new critical one."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str = ""
    open: bool = True
    pulse: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseMark:
    """The place of a case file."""

    id: str
    lon: float
    lat: float
    kind: str = "CASE"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class HazardMark:
    """The place of an open hazard. `kind` is a `HazardLevel`, or UNJUDGED; `overdue`: its day has passed."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str = ""
    overdue: bool = False


@dataclass(frozen=True, kw_only=True)
class CallMark:
    """The place of an open call. `kind` is a `CallLevel`; `open`: nobody has been sent yet."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str = ""
    open: bool = True


@dataclass(frozen=True, kw_only=True)
class BlockMark:
    """Where a road out of a place can be closed. `kind` is LATE, SOON or EARLY; `name` tells how many minutes."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawingMark:
    """What an officer drew. `kind` is a `DrawingKind`, `colour` a token, `width` pixels; `path` are (lon, lat): the
    point, the line, or the closed ring of an area or circle. lon, lat is where its name stands."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str
    colour: str
    width: int
    path: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class BeatMark:
    """The beat of a patrol. `kind` is a `PatrolStatus`, or PROPOSED; `shape` LINE, POLYGON or POINT; `path`, `colour`
    and `width` as of a drawing. `name` is the team's call sign."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str
    shape: str
    colour: str
    width: int
    path: tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class StopMark:
    """A check point of a patrol. `kind` is DUE, LATE, REACHED, SKIPPED or PROPOSED; `number` is its place in the
    order."""

    id: str
    lon: float
    lat: float
    kind: str
    name: str
    number: int


@dataclass(frozen=True, kw_only=True)
class ViewPoint:
    """Where the map looks: middle in degrees WGS-84, and zoom."""

    lon: float
    lat: float
    zoom: float


@dataclass(frozen=True, kw_only=True)
class MapBounds:
    """What the map shall hold: degrees WGS-84."""

    west: float
    south: float
    east: float
    north: float


Mark = UnitMark | AlertMark | CaseMark | CallMark | BlockMark | HazardMark | DrawingMark | BeatMark | StopMark
