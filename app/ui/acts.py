"""What an act that a key does is: its name, its words, its keys, and where it works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """In the whole window, or only where a row of that panel is chosen."""

    WINDOW = "In the whole window"
    ALERTS = "In live alerts"
    CALLS = "In calls and tasks"
    MAP = "On the map"
    SKETCH = "While drawing on the map"
    TIME = "In the time strip"
    REPLAY = "In a replay"
    AROUND = "In what lies around"
    CANDIDATES = "Among the units offered"
    DRAWINGS = "In drawings"
    HAZARDS = "On a chosen hazard"
    PATROLS = "On a chosen patrol"
    PATROL_PLAN = "In the plan of a patrol"
    PATROL_STOPS = "On check points of a plan"
    PROPOSAL = "In proposed beats"
    FEEDS = "In feeds"
    TRACKERS = "On a chosen tracker"
    TRACKS = "In tracks brought in"
    LAYERS = "In the layers"
    ASSETS = "On chosen assets"
    REGISTER = "In the data page"
    ROWS = "On a chosen row"
    TABLES = "In any table"
    UNITS = "On a chosen unit"
    CASE_FILE = "In an open case file"
    CAMERAS = "In the views of cameras"
    LOG = "In the duty log"
    REMINDERS = "On a chosen reminder"
    HANDOVER = "In the handover"
    ISSUES = "On what is handed out"
    DUTY = "In duty now"
    SPOT_CHECKS = "In the spot checks"
    STRENGTH = "In incidents and strength by hour"
    COVERAGE = "In the coverage"
    NEEDS = "In the visit needs"
    USERS = "In the users"
    CASES = "On a chosen case"
    EVIDENCE = "In the evidence of a case"
    ROSTER = "In the month sheet"


@dataclass(frozen=True)
class Act:
    """One thing a key can do. `keys` are Qt's names, the first is printed on buttons."""

    id: str
    label: str
    keys: tuple[str, ...]
    where: Where
