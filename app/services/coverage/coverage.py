"""What a look at the ground of a period found: plain records that cross from the worker process to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.asset import AssetLayer
from app.domain.coverage import SeenHow, Unseen
from app.domain.visit_need import NeedMode

MOST_DUE, MOST_SEEN = 2_000, 5_000
"""So many are listed, the worst and the newest first; all are counted."""


@dataclass(frozen=True)
class DueRow:
    """An asset, or a stretch of a line (`from_m` to `to_m` along it, K-numbers as `stretch`), that needs somebody or
    was seen; of what nobody asks to see, `mode` is None and `every_h` and `over_h` are 0.

    `last_at`: when somebody was there last for as long as is needed; None: not in the last 90 days. `gap_h` is how long
    nobody was there (up to now, or at worst in the period where the need is never to be unseen), `over_h` how far that
    exceeds the need: positive is overdue. `why` tells of overdue ones whether those who patrol there were heard.
    """

    layer: AssetLayer
    asset_id: str
    code: str
    name: str
    kind: str
    area: str
    is_key: bool
    lon: float
    lat: float
    mode: NeedMode | None
    every_h: float
    last_at: datetime | None
    by: str
    how: SeenHow | None
    gap_h: float
    over_h: float
    why: Unseen | None = None
    from_m: float | None = None
    to_m: float | None = None
    stretch: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.over_h > 0

    @property
    def key(self) -> str:
        return f"{self.asset_id} {self.from_m or 0:.0f}"


@dataclass(frozen=True)
class DueAmount:
    """How many rows are overdue, of these for want of reports, and how many metres of line they hold."""

    rows: int = 0
    not_reported: int = 0
    line_m: float = 0.0


@dataclass(frozen=True)
class LayerFigure:
    """Of the assets of a layer and kind (of lines: pieces of 100 m): how many there are and were seen in the period;
    how many have a need, were never unseen for longer (重访间隔达标率), are overdue, and that for want of reports."""

    layer: AssetLayer
    kind: str
    total: int
    seen: int
    needed: int
    kept: int
    overdue: int
    not_reported: int


@dataclass(frozen=True)
class LineFigure:
    """Of a line: its length; what was seen of it in the period, once counted and each time; what in the last 24, 48 and
    72 hours (`recent_m`); when somebody was there last."""

    asset_id: str
    code: str
    name: str
    kind: str
    lon: float
    lat: float
    length_m: float
    unique_m: float
    driven_m: float
    recent_m: tuple[float, float, float]
    last_at: datetime | None

    @property
    def share(self) -> float:
        """管线巡护覆盖率 (domain.md C.9)."""
        return self.unique_m / self.length_m if self.length_m else 0.0


@dataclass(frozen=True)
class CellFigure:
    """Of a grid cell: unit-minutes in the period, 见警率, when somebody was there last and who."""

    asset_id: str
    code: str
    name: str
    lon: float
    lat: float
    minutes: float
    visible_rate: float
    last_at: datetime | None
    by: str


@dataclass(frozen=True)
class PostFigure:
    """Of a post: for how long it was held in the period, how often somebody came, from when to when, who last."""

    asset_id: str
    code: str
    name: str
    kind: str
    lon: float
    lat: float
    held_min: float
    visits: int
    first_at: datetime | None
    last_at: datetime | None
    by: str


@dataclass(frozen=True)
class TeamFigure:
    """What a unit did in the period: hours heard, kilometres, stops, wells and metres of line seen; for how long it was
    on duty, and for how much of that not heard."""

    unit_id: str
    name: str
    kind: str
    hours: float
    km: float
    stops: int
    wells: int
    line_m: float
    duty_h: float
    silent_h: float


@dataclass(frozen=True)
class LineAge:
    """Pieces of a line that follow each other and were seen at about the same age, as WKB (lon, lat): to be drawn."""

    asset_id: str
    name: str
    shape: bytes
    age: str
    length_m: float


@dataclass(frozen=True)
class Coverage:
    """Everything of one period [since, until]; `fixes` positions were gone through. `found` are the problems that
    patrols found, of which `dealt_with` were. `seen` are the places, and the stretches of lines, to which somebody came
    in the period, `seen_rows` how many there are."""

    since: datetime
    until: datetime
    fixes: int
    due: tuple[DueRow, ...]
    overdue: DueAmount
    layers: tuple[LayerFigure, ...]
    lines: tuple[LineFigure, ...]
    cells: tuple[CellFigure, ...]
    posts: tuple[PostFigure, ...]
    teams: tuple[TeamFigure, ...]
    ages: tuple[LineAge, ...]
    visible_rate: float
    found: int
    dealt_with: int
    seen: tuple[DueRow, ...] = ()
    seen_rows: int = 0

    @property
    def handling_rate(self) -> float | None:
        """管事率 (domain.md C.9): of what patrols found, how much was dealt with; None where they found nothing."""
        return self.dealt_with / self.found if self.found else None
