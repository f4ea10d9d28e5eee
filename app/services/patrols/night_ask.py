"""What the process that makes a proposal is asked; small enough for a desk that never asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.coverage import PassingRule
from app.domain.patrol_proposal import Crew, PatrolProposal
from app.domain.road_rules import RoadRules


@dataclass(frozen=True)
class NightAsk:
    """What the process is asked: the proposal that is kept, for these crews, as the store in `database` knows the
    county `now`, by these rules of roads and of what counts as seen, in
    about `seconds`."""

    database: Path | str
    rules: RoadRules
    passing: PassingRule
    kept: PatrolProposal
    crews: tuple[Crew, ...]
    now: datetime
    seconds: float
