"""The parts of the desk that its first picture does not need: each is made, and its modules loaded, when a key, a click
or a panel asks for it, or one after the other when the desk has time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.events import Fact
from app.services.collector_rest import spare_what_stands
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.cases.case_acts import CaseActs
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.duty.subject_show import SubjectShow
from app.ui.event_relay import EventRelay
from app.ui.hazards.hazard_acts import HazardActs
from app.ui.late_parts import LatePart, LateParts
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.sketching import Sketching
from app.ui.map.time_acts import TimeActs
from app.ui.panel_set import PANELS, PanelSet
from app.ui.take_back import TakeBacks

if TYPE_CHECKING:
    from app.domain.position import Position
    from app.services.duty.duty_printing import Paper
    from app.services.patrols.patrol_reading import PatrolShown
    from app.ui.cameras.camera_acts import CameraActs
    from app.ui.duty.handover_acts import HandoverActs
    from app.ui.duty.level_acts import LevelActs
    from app.ui.duty.log_acts import LogActs
    from app.ui.duty.paper_acts import PaperActs
    from app.ui.keep.asset_acts import AssetActs
    from app.ui.keep.register_acts import RegisterActs
    from app.ui.map.around_acts import AroundActs
    from app.ui.map.report_acts import ReportActs
    from app.ui.map.sheet_acts import SheetActs
    from app.ui.patrols.follow_asking import Found
    from app.ui.patrols.patrol_acts import PatrolActs
    from app.ui.patrols.proposal_acts import ProposalActs
    from app.ui.replay.replay_acts import ReplayActs

REST_MS = 20
"""Between two parts that are made while nobody waits: the window answers meanwhile."""


class Hears(Protocol):
    """A part that facts are told to."""

    def on_fact(self, fact: Fact) -> None: ...


class Ends(Protocol):
    """A part that has something to end before the window goes."""

    def stop(self) -> None: ...


class LateDesk(LateParts, QObject):
    """What `Desk` sets up before it calls `_expect_late_parts`."""

    program: Program
    background: Background
    window: DeskWindow
    views: DeskViews
    join: MapJoin
    map: MapView
    sketching: Sketching
    time_acts: TimeActs
    take_backs: TakeBacks
    hazard_acts: HazardActs
    case_acts: CaseActs
    shows: SubjectShow
    relay: EventRelay
    _actor: Actor

    @LatePart
    def asset_acts(self) -> AssetActs:
        from app.ui.keep.asset_acts import AssetActs

        return AssetActs(
            self.program, self._actor, self.background, self.window, self.join, self.map, self.sketching,
            self.take_backs,
        )  # fmt: skip

    @LatePart
    def register_acts(self) -> RegisterActs:
        from app.ui.keep.register_acts import RegisterActs

        return RegisterActs(
            self.program, self._actor, self.background, self.window, self.join, self.take_backs, self.asset_acts
        )

    @LatePart
    def camera_acts(self) -> CameraActs:
        from app.ui.cameras.camera_acts import CameraActs

        return CameraActs(
            self.program, self._actor, self.background, self.window, self.join, self.take_backs,
            lambda ids: self.asset_acts.correct(ids),
        )  # fmt: skip

    @LatePart
    def around_acts(self) -> AroundActs:
        from app.ui.map.around_acts import AroundActs

        return AroundActs(
            self.program, self._actor, self.background, self.window, self.views, self.join, self.map, self.sketching
        )

    @LatePart
    def report_acts(self) -> ReportActs:
        from app.ui.map.report_acts import ReportActs

        return ReportActs(
            self.program, self._actor, self.background, self.window, self.join, self.map, self.hazard_acts
        )

    @LatePart
    def sheet_acts(self) -> SheetActs:
        from app.ui.map.sheet_acts import SheetActs

        return SheetActs(self.program, self._actor, self.background, self.window, self.map, self.views.shown_at)

    @LatePart
    def log_acts(self) -> LogActs:
        from app.ui.duty.log_acts import LogActs

        return LogActs(self.program, self._actor, self.background, self.window, self.join, self.shows)

    @LatePart
    def handover_acts(self) -> HandoverActs:
        from app.ui.duty.handover_acts import HandoverActs

        return HandoverActs(self.program, self._actor, self.background, self.window, self.shows)

    @LatePart
    def paper_acts(self) -> PaperActs:
        from app.ui.duty.paper_acts import PaperActs

        return PaperActs(self.program, self._actor, self.background, self.window)

    @LatePart
    def level_acts(self) -> LevelActs:
        from app.ui.duty.level_acts import LevelActs

        return LevelActs(self.program, self._actor, self.background, self.window)

    @LatePart
    def replay_acts(self) -> ReplayActs:
        from app.ui.replay.replay_acts import ReplayActs

        return ReplayActs(
            self.program, self._actor, self.background, self.window, self.views, self.join, self.map, self.time_acts
        )

    @LatePart
    def patrol_acts(self) -> PatrolActs:
        from app.ui.patrols.patrol_acts import PatrolActs

        return PatrolActs(
            self.program, self._actor, self.background, self.window, self.join, self.views, self.map, self.take_backs,
            self._report_found,
        )  # fmt: skip

    @LatePart
    def proposal_acts(self) -> ProposalActs:
        from app.ui.patrols.proposal_acts import ProposalActs

        return ProposalActs(
            self.program, self._actor, self.background, self.window, self.join, self.map, self.patrol_acts,
            self.take_backs,
        )  # fmt: skip

    def make_the_rest(self) -> None:
        """Load and make what nobody has wanted yet, one thing after the other, so that the first press of its key is as
        quick as later ones; each takes some ten milliseconds. What stands then is spared by the collector too."""
        module = next((one for one in _MODULES if one not in sys.modules), None)
        if module is not None:
            import_module(module)
            QTimer.singleShot(REST_MS, self, self.make_the_rest)
            return
        owners: list[tuple[LateParts, LatePart[object]]] = [(self.window.panels, part) for part in PANELS.values()]
        owners += [(self, part) for part in _LATE]
        for owner, part in owners:
            if owner.if_made(part) is None:
                owner.wake(part)
                QTimer.singleShot(REST_MS, self, self.make_the_rest)
                return
        spare_what_stands()

    def _expect_late_parts(self) -> None:
        """The keys, clicks and panels that ask for what is not made yet; facts reach what is made."""
        window, panels = self.window, self.window.panels
        keys: dict[str, Callable[[], object]] = {
            "new_asset": lambda: self.asset_acts.offer_layers(),
            "around": lambda: self.around_acts.open_here(),
            "new_alert": lambda: self.report_acts.alert_by_key(),
            "new_hazard": lambda: self.report_acts.hazard_by_key(),
            "print_map": lambda: self.sheet_acts.open_sheet(),
            "log_note": lambda: self.log_acts.write_note(),
            "duty_level": lambda: self.level_acts.open(),
            "new_patrol": lambda: self.patrol_acts.new(),
            "proposal": lambda: self.proposal_acts.open(),
        }
        for act_id, press in keys.items():
            window.bind(act_id, press)
        self.shows.lead("patrol", lambda key: self.patrol_acts.go_to(key))
        for panel, part in (
            (PanelSet.register, LateDesk.register_acts),
            (PanelSet.cameras, LateDesk.camera_acts),
            (PanelSet.around, LateDesk.around_acts),
            (PanelSet.log, LateDesk.log_acts),
            (PanelSet.handover, LateDesk.handover_acts),
            (PanelSet.replay, LateDesk.replay_acts),
            (PanelSet.patrols, LateDesk.patrol_acts),
        ):
            panels.when_made(panel, partial(self._wake, part))
        panels.when_made(
            PanelSet.hazards, lambda panel: panel.new_wanted.connect(lambda: self.report_acts.hazard_by_key())
        )
        panels.when_made(PanelSet.log, lambda panel: panel.print_wanted.connect(self.open_paper))
        panels.when_made(PanelSet.handover, lambda panel: panel.print_wanted.connect(self.open_paper))
        panels.details.asset_act_wanted.connect(self._do_with_assets)
        panels.when_made(PanelSet.assets, lambda panel: panel.asset_act_wanted.connect(self._do_with_assets))
        panels.alerts.camera_wanted.connect(lambda camera: self.camera_acts.look_from_alert(camera))
        panels.alerts.pictures_wanted.connect(lambda pictures: self.camera_acts.snapshots.show_pictures(pictures))
        panels.when_made(
            PanelSet.calls,
            lambda panel: panel.pictures_wanted.connect(
                lambda pictures: self.camera_acts.snapshots.show_pictures(pictures)
            ),
        )
        self.map.record_chosen.connect(self._on_record_chosen)
        for hearing in _HEARING:
            self.when_made(hearing, lambda part: self.relay.happened.connect(part.on_fact))

    def _stop_late_parts(self) -> None:
        for part in _ENDING:
            if (made := self.if_made(part)) is not None:
                made.stop()

    def open_paper(self, paper: Paper, over: QWidget | None = None) -> None:
        """Ask where a paper of a shift goes, over the window or over a dialog of it."""
        self.paper_acts.open(paper, over)

    def _report_found(self, found: Found, one: PatrolShown, at: Position | None) -> None:
        """What was found on a patrol becomes an alert, a hazard or a case that keeps the patrol."""
        reports: dict[str, Callable[[str, Position | None], object]] = {
            "ALERT": lambda key, at: self.report_acts.alert_on_patrol(key, at),
            "HAZARD": lambda key, at: self.report_acts.hazard_on_patrol(key, at),
            "CASE": lambda key, at: self.case_acts.new_case(at, key),
        }
        reports[found.value](one.patrol.id, at)

    def _wake(self, part: LatePart[object], _panel: object) -> None:
        self.wake(part)

    def _do_with_assets(self, act_id: str, ids: Sequence[str]) -> None:
        """Looking through a camera is one thing, everything else done with an asset is the register's."""
        if act_id != "asset_view":
            self.register_acts.do(act_id, ids)
        elif ids:
            self.camera_acts.view(ids[0])

    def _on_record_chosen(self, record: MapRecord) -> None:
        """A click on the map shows what a camera sees; the keyboard stays where it was."""
        if record.layer == AssetLayer.CAMERAS:
            self.camera_acts.view(record.id, focus=False)


_MODULES = (
    "app.ui.panels.call_panel", "app.ui.panels.unit_panel", "app.ui.panels.asset_panel", "app.ui.panels.register_panel",
    "app.ui.panels.feed_panel", "app.ui.panels.around_panel", "app.ui.panels.hazard_panel",
    "app.ui.panels.drawing_panel", "app.ui.panels.camera_panel", "app.ui.panels.log_panel",
    "app.services.duty.handover_desk", "app.ui.panels.handover_panel", "app.ui.duty.log_acts",
    "app.ui.duty.handover_acts", "app.ui.keep.asset_acts", "app.ui.keep.register_acts", "app.ui.cameras.camera_acts",
    "app.ui.map.around_acts", "app.ui.map.report_acts", "app.ui.printing", "app.ui.map.sheet_acts",
    "app.ui.duty.level_acts", "app.ui.form_paper", "app.ui.duty.paper_acts", "app.ui.panels.replay_panel",
    "app.ui.replay.replay_acts", "app.services.patrols.patrol_reading",
    "app.ui.panels.patrol_panel", "app.ui.patrols.patrol_editor", "app.ui.patrols.patrol_acts",
    "app.ui.patrols.proposal_acts",
)  # fmt: skip
"""What the late parts are written in, in pieces of some ten milliseconds."""
_LATE: tuple[LatePart[object], ...] = (
    LateDesk.log_acts, LateDesk.handover_acts, LateDesk.asset_acts, LateDesk.register_acts, LateDesk.camera_acts,
    LateDesk.around_acts, LateDesk.report_acts, LateDesk.sheet_acts, LateDesk.level_acts, LateDesk.paper_acts,
    LateDesk.replay_acts,
    LateDesk.patrol_acts, LateDesk.proposal_acts,
)  # fmt: skip
_HEARING: tuple[LatePart[Hears], ...] = (
    LateDesk.register_acts, LateDesk.camera_acts, LateDesk.log_acts, LateDesk.handover_acts, LateDesk.patrol_acts,
)  # fmt: skip
_ENDING: tuple[LatePart[Ends], ...] = (
    LateDesk.register_acts, LateDesk.camera_acts, LateDesk.log_acts, LateDesk.sheet_acts, LateDesk.replay_acts,
    LateDesk.patrol_acts, LateDesk.proposal_acts,
)  # fmt: skip
