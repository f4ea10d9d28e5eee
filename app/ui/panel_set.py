"""The panels of the desk: those in sight at first are made with the window, the others when somebody wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.ui.late_parts import LatePart, LateParts
from app.ui.look import Look
from app.ui.panels.alert_panel import AlertPanel
from app.ui.panels.case_panel import CasePanel
from app.ui.panels.detail_panel import DetailPanel
from app.ui.panels.duty_panel import DutyPanel
from app.ui.panels.layer_panel import LayerPanel
from app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from app.ui.panels.around_panel import AroundPanel
    from app.ui.panels.asset_panel import AssetPanel
    from app.ui.panels.call_panel import CallPanel
    from app.ui.panels.camera_panel import CameraPanel
    from app.ui.panels.drawing_panel import DrawingPanel
    from app.ui.panels.feed_panel import FeedPanel
    from app.ui.panels.handover_panel import HandoverPanel
    from app.ui.panels.hazard_panel import HazardPanel
    from app.ui.panels.log_panel import LogPanel
    from app.ui.panels.patrol_panel import PatrolPanel
    from app.ui.panels.register_panel import RegisterPanel
    from app.ui.panels.replay_panel import ReplayPanel
    from app.ui.panels.unit_panel import UnitPanel

FOLLOWS_PAST = frozenset({"layers", "duty", "units", "replay"})
"""Who shows the moment of the past that the map shows; the others go on showing what is so now."""


class PanelSet(LateParts):
    """Every panel by its own name and type. `shown` is the moment that the map shows, if it may be another than now."""

    def __init__(
        self, look: Look, now: Callable[[], datetime], legend: Path, shown: Callable[[], datetime] | None = None
    ) -> None:
        self._look, self._now, self._legend, self._shown = look, now, legend, shown or now

    @classmethod
    def make(
        cls,
        look: Look,
        now: Callable[[], datetime],
        legend: Path,
        shown: Callable[[], datetime] | None = None,
        breathe: Callable[[], object] = lambda: None,
    ) -> PanelSet:
        """With those that are in sight at first, empty; `breathe` is called between two."""
        panels = cls(look, now, legend, shown)
        for part in AT_FIRST:
            panels.wake(part)
            breathe()
        return panels

    @LatePart
    def layers(self) -> LayerPanel:
        return LayerPanel(self._look, self._legend)

    @LatePart
    def details(self) -> DetailPanel:
        return DetailPanel(self._look, self._now)

    @LatePart
    def alerts(self) -> AlertPanel:
        return AlertPanel(self._look, self._now)

    @LatePart
    def duty(self) -> DutyPanel:
        return DutyPanel(self._look, self._now)

    @LatePart
    def cases(self) -> CasePanel:
        return CasePanel(self._look, self._now)

    @LatePart
    def calls(self) -> CallPanel:
        from app.ui.panels.call_panel import CallPanel

        return CallPanel(self._look, self._now)

    @LatePart
    def units(self) -> UnitPanel:
        from app.ui.panels.unit_panel import UnitPanel

        return UnitPanel(self._look, self._shown)

    @LatePart
    def assets(self) -> AssetPanel:
        from app.ui.panels.asset_panel import AssetPanel

        return AssetPanel(self._look)

    @LatePart
    def register(self) -> RegisterPanel:
        from app.ui.panels.register_panel import RegisterPanel

        return RegisterPanel(self._look)

    @LatePart
    def feeds(self) -> FeedPanel:
        from app.ui.panels.feed_panel import FeedPanel

        return FeedPanel(self._look, self._now)

    @LatePart
    def around(self) -> AroundPanel:
        from app.ui.panels.around_panel import AroundPanel

        return AroundPanel(self._look)

    @LatePart
    def hazards(self) -> HazardPanel:
        from app.ui.panels.hazard_panel import HazardPanel

        return HazardPanel(self._look, self._now)

    @LatePart
    def patrols(self) -> PatrolPanel:
        from app.ui.panels.patrol_panel import PatrolPanel

        return PatrolPanel(self._look, self._now)

    @LatePart
    def drawings(self) -> DrawingPanel:
        from app.ui.panels.drawing_panel import DrawingPanel

        return DrawingPanel(self._look, self._now)

    @LatePart
    def cameras(self) -> CameraPanel:
        from app.ui.panels.camera_panel import CameraPanel

        return CameraPanel(self._look, self._now)

    @LatePart
    def log(self) -> LogPanel:
        from app.ui.panels.log_panel import LogPanel

        return LogPanel(self._look)

    @LatePart
    def handover(self) -> HandoverPanel:
        from app.ui.panels.handover_panel import HandoverPanel

        return HandoverPanel(self._look, self._now)

    @LatePart
    def replay(self) -> ReplayPanel:
        from app.ui.panels.replay_panel import ReplayPanel

        return ReplayPanel(self._look)

    def by_name(self) -> Mapping[str, Panel]:
        """All panels by the names that the command line and the saved layout use; those that are not made are made."""
        return MappingProxyType({name: self.panel(name) for name in PANELS})

    def panel(self, name: str) -> Panel:
        """The panel of this name."""
        panel: Panel = getattr(self, name)
        return panel


AT_FIRST: tuple[LatePart[Panel], ...] = (
    PanelSet.layers, PanelSet.details, PanelSet.alerts, PanelSet.duty, PanelSet.cases,
)  # fmt: skip
PANELS: Mapping[str, LatePart[Panel]] = {
    part.name: part
    for part in (
        *AT_FIRST, PanelSet.calls, PanelSet.units, PanelSet.assets, PanelSet.register, PanelSet.feeds, PanelSet.around,
        PanelSet.patrols, PanelSet.hazards, PanelSet.drawings, PanelSet.cameras, PanelSet.log, PanelSet.handover,
        PanelSet.replay,
    )
}  # fmt: skip
"""Every panel by its name, in the order in which docks are made."""
