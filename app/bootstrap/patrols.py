"""Patrols: what is planned, followed, read and printed of them; built together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.coverage import PassingRule
from app.domain.road_rules import RoadRules
from app.services.alerts.alert_desk import AlertDesk
from app.services.patrols.beat import BeatGround
from app.services.patrols.follow_desk import FollowDesk
from app.services.patrols.follow_reading import FollowReading
from app.services.patrols.following import PatrolFollowing
from app.services.patrols.following_file import load
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.patrols.patrol_reading import PatrolReading
from app.services.patrols.template_desk import TemplateDesk
from app.services.upkeep import Upkeep
from app.store.unit_of_work import Store
from app.wording import Wording

if TYPE_CHECKING:
    from app.services.patrols.patrol_sheet import PatrolSheet
    from app.services.patrols.proposal_desk import ProposalDesk


class Patrols:
    """The desks of patrols, each of its own module."""

    def __init__(self, store: Store, upkeep: Upkeep, alert_desk: AlertDesk, wording: Wording, figures: Path) -> None:
        self._store, self._upkeep = store, upkeep
        self.road_rules: Callable[[], RoadRules] = RoadRules
        """By which the roads of a proposal are driven."""
        self.passing: Callable[[], PassingRule] = PassingRule
        """By which a proposal tells what was seen, as coverage does."""
        self.ground = BeatGround()
        self.desk, self.reading = PatrolDesk(store, self.ground), PatrolReading(store, self.ground)
        self.templates = TemplateDesk(store)
        self.rules = load(figures)
        """By which figures patrols are followed here; read once."""
        self.following = PatrolFollowing(store, self.ground, alert_desk.hear_all, wording, self.rules)
        self.follow_desk, self.courses = FollowDesk(store, alert_desk.kinds), FollowReading(store)

    @cached_property
    def sheet(self) -> PatrolSheet:
        """Orders on paper and as GPX; made on first use."""
        from app.services.patrols.patrol_sheet import PatrolSheet

        return PatrolSheet(self._store, self.reading, lambda: self._upkeep.demo_seed() is not None)

    @cached_property
    def proposals(self) -> ProposalDesk:
        """Beats proposed for a night; made on first use."""
        from app.services.patrols.proposal_desk import ProposalDesk

        return ProposalDesk(self._store, self.road_rules(), self.desk, passing=self.passing)
