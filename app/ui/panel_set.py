"""The panels of the desk, made once; and where each stands in the default layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from app.ui.look import Look
from app.ui.panels.alert_panel import AlertPanel
from app.ui.panels.around_panel import AroundPanel
from app.ui.panels.asset_panel import AssetPanel
from app.ui.panels.call_panel import CallPanel
from app.ui.panels.camera_panel import CameraPanel
from app.ui.panels.case_panel import CasePanel
from app.ui.panels.detail_panel import DetailPanel
from app.ui.panels.drawing_panel import DrawingPanel
from app.ui.panels.duty_panel import DutyPanel
from app.ui.panels.feed_panel import FeedPanel
from app.ui.panels.handover_panel import HandoverPanel
from app.ui.panels.hazard_panel import HazardPanel
from app.ui.panels.layer_panel import LayerPanel
from app.ui.panels.log_panel import LogPanel
from app.ui.panels.register_panel import RegisterPanel
from app.ui.panels.unit_panel import UnitPanel
from app.ui.widgets.panel import Panel

P = TypeVar("P", bound=Panel)


@dataclass(frozen=True)
class PanelSet:
    """Every panel by its own name and type."""

    layers: LayerPanel
    details: DetailPanel
    alerts: AlertPanel
    duty: DutyPanel
    cases: CasePanel
    calls: CallPanel
    units: UnitPanel
    assets: AssetPanel
    register: RegisterPanel
    feeds: FeedPanel
    around: AroundPanel
    hazards: HazardPanel
    drawings: DrawingPanel
    cameras: CameraPanel
    log: LogPanel
    handover: HandoverPanel

    @classmethod
    def make(
        cls,
        look: Look,
        now: Callable[[], datetime],
        legend: Path,
        shown: Callable[[], datetime] | None = None,
        breathe: Callable[[], object] = lambda: None,
    ) -> PanelSet:
        """All of them, empty. `shown` is the moment that the map shows, if that may be another than now; `breathe` is
        called between two."""

        def made(panel: P) -> P:
            breathe()
            return panel

        return cls(
            layers=made(LayerPanel(look, legend)),
            details=made(DetailPanel(look, now)),
            alerts=made(AlertPanel(look, now)),
            duty=made(DutyPanel(look, now)),
            cases=made(CasePanel(look, now)),
            calls=made(CallPanel(look, now)),
            units=made(UnitPanel(look, shown or now)),
            assets=made(AssetPanel(look)),
            register=made(RegisterPanel(look)),
            feeds=made(FeedPanel(look, now)),
            around=made(AroundPanel(look)),
            hazards=made(HazardPanel(look, now)),
            drawings=made(DrawingPanel(look, now)),
            cameras=made(CameraPanel(look, now)),
            log=made(LogPanel(look)),
            handover=made(HandoverPanel(look, now)),
        )

    def by_name(self) -> Mapping[str, Panel]:
        """The panels by the names that the command line and the saved layout use."""
        return MappingProxyType(
            {
                "layers": self.layers,
                "details": self.details,
                "alerts": self.alerts,
                "duty": self.duty,
                "cases": self.cases,
                "calls": self.calls,
                "units": self.units,
                "assets": self.assets,
                "register": self.register,
                "feeds": self.feeds,
                "around": self.around,
                "hazards": self.hazards,
                "drawings": self.drawings,
                "cameras": self.cameras,
                "log": self.log,
                "handover": self.handover,
            }
        )
