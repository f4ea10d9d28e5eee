"""Every part of the window, built and joined around a `Program` and a map that has begun to load."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program
from app.domain.access import Actor
from app.errors import InputRefused
from app.paths import resources
from app.ui.alerts.alarm_check_acts import AlarmCheckActs
from app.ui.alerts.alarm_player import Player, SilentPlayer
from app.ui.alerts.alert_acts import AlertActs
from app.ui.alerts.alert_views import AlertViews
from app.ui.background import Background
from app.ui.calls.call_acts import CallActs
from app.ui.calls.call_views import CallViews
from app.ui.cases.case_acts import CaseActs
from app.ui.cases.case_find_acts import CaseFindActs
from app.ui.cases.case_list_acts import CaseListActs
from app.ui.cases.evidence_acts import EvidenceActs
from app.ui.cases.series_acts import SeriesActs
from app.ui.commands.command_bar import CommandBar
from app.ui.commands.find_acts import FindActs
from app.ui.commands.radio_acts import RadioActs
from app.ui.coverage.coverage_acts import CoverageActs
from app.ui.crash_watch import CrashWatch
from app.ui.desk_acts import DeskActs
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.dialog_desk import DialogDesk
from app.ui.duty.issue_acts import IssueActs
from app.ui.duty.particulars_show import ParticularsShow
from app.ui.duty.reminder_acts import ReminderActs
from app.ui.duty.spot_acts import SpotActs
from app.ui.duty.strength_acts import StrengthActs
from app.ui.duty.subject_show import SubjectShow
from app.ui.event_relay import EventRelay
from app.ui.feed_acts import FeedActs
from app.ui.hazards.hazard_acts import HazardActs
from app.ui.late_desk import LateDesk
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.main_menu import MenuButton
from app.ui.map.base_map_acts import BaseMapActs
from app.ui.map.drawing_acts import DrawingActs
from app.ui.map.ground_acts import GroundActs
from app.ui.map.identify_acts import IdentifyActs
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.measure_acts import MeasureActs
from app.ui.map.road_state_acts import RoadStateActs
from app.ui.map.shown_moment import ShownMoment
from app.ui.map.sketching import Sketching
from app.ui.map.stationing_acts import StationingActs
from app.ui.map.time_acts import TimeActs
from app.ui.map.view_acts import ViewActs
from app.ui.notices import Notices
from app.ui.panel_set import PanelSet
from app.ui.roster.roster_acts import RosterActs
from app.ui.seat.seat_acts import SeatActs
from app.ui.take_back import TakeBacks
from app.ui.top_bar import TopBar
from app.ui.trackers.tracker_acts import TrackerActs
from app.ui.tracks.track_acts import TrackActs
from app.ui.unit_acts import UnitActs
from app.ui.words import Speaker

POLL_MS = 15
DEMO_HOLDS = timedelta(hours=12)


class Desk(LateDesk):
    """Every part of the window, joined. `open` shows it; `close` ends page, timers and relay in the right order."""

    def __init__(
        self,
        app: QApplication,
        program: Program,
        actor: Actor,
        map_view: MapView,
        player: Player | None = None,
        breathe: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(app)
        chosen = program.settings
        self.program, self._actor = program, actor
        self.speaker = Speaker(app, resources() / "i18n", program.wording)
        self.speaker.speak(chosen.language)
        self.look = Look(
            app, resources() / "styles", theme=chosen.theme, scale=chosen.font_percent / 100, dressed=False
        )
        self.background = Background(program.readers, program.lane.live, self, in_turn=program.clock_reader)
        self.map = map_view
        self.moment = ShownMoment(program.now, self)
        panels = PanelSet.make(self.look, program.now, resources() / "web" / "legend.json", self.moment, breathe)
        menu = MenuButton(self.look)
        command_bar = CommandBar(self.look, lambda: self.views.units)
        top_bar = TopBar(self.look, command_bar, menu, program.now)
        notices = Notices(self.look, str(program.data.logs))
        layout_file = program.data.layout
        self.window = DeskWindow(
            self.look, panels, self.map, bars=(top_bar, command_bar, menu), notices=notices, layout_file=layout_file
        )
        breathe()
        self.views = DeskViews(program, self.background, self.window, self.moment)
        self.join = MapJoin(program, self.background, self.window, self.views, self.map)
        self.base_map_acts = BaseMapActs(program, actor, self.background, self.window, self.map)
        self.dialogs = DialogDesk(program, actor, self.background, self.window, self.join, self.speaker)
        self.acts = DeskActs(program, actor, self.background, self.window, self.join, self.speaker, self.dialogs)
        self.take_backs = TakeBacks()
        breathe()
        self.alert_views = AlertViews(
            program, actor, self.background, self.window, self.views, self.speaker, player or SilentPlayer()
        )
        self.alarm_check_acts = AlarmCheckActs(program, actor, self.background, self.window, self.alert_views)
        self.alert_acts = AlertActs(
            program, actor, self.background, self.window, self.join, self.alert_views, self.take_backs
        )
        breathe()
        self.call_views = CallViews(program, self.background, self.window, self.views, self.map)
        self.call_acts = CallActs(
            program,
            actor,
            self.background,
            self.window,
            self.join,
            self.call_views,
            self.map,
            self.speaker,
            self.take_backs,
        )
        self.road_state_acts = RoadStateActs(
            program, actor, self.background, self.window, self.join, self.views, self.map
        )
        breathe()
        self.ground_acts = GroundActs(
            program, actor, self.background, self.window, self.join, self.views, self.call_views, self.map
        )
        self.identify_acts = IdentifyActs(program, self.background, self.window, self.views, self.join, self.map)
        self.sketching = Sketching(self.window, self.map)
        self.measure_acts = MeasureActs(self.window, self.sketching)
        self.stationing_acts = StationingActs(
            program, actor, self.background, self.window, self.join, self.map, self.take_backs
        )
        breathe()
        self.join.menu_offers.append(lambda *place: self.around_acts.offer_menu(*place))
        self.drawing_acts = DrawingActs(
            program,
            actor,
            self.background,
            self.window,
            self.join,
            self.views,
            self.map,
            self.sketching,
            self.take_backs,
            lambda drawing: self.around_acts.ask_drawing(drawing),
        )
        breathe()
        self.join.offer_acts(lambda *place: self.asset_acts.offer_menu(*place))
        self.join.menu_offers.append(lambda *place: self.camera_acts.offer_menu(*place))
        self.evidence_acts = EvidenceActs(program, actor, self.background, self.window, self.map, self.take_backs)
        self.hazard_acts = HazardActs(
            program, actor, self.background, self.window, self.join, self.views, self.map, self.take_backs
        )
        self.join.offer_acts(lambda *place: self.report_acts.offer_menu(*place))
        self.join.offer_acts(lambda *place: self.patrol_acts.offer_menu(*place))
        self.view_acts = ViewActs(program, actor, self.background, self.window, self.map, self.take_backs)
        self.case_find_acts = CaseFindActs(program, actor, self.background, self.window, self.views, self.take_backs)
        self.case_list_acts = CaseListActs(program, actor, self.background, self.window, self.take_backs)
        self.series_acts = SeriesActs(program, actor, self.background, self.window, self.take_backs)
        self.find_acts = FindActs(program, actor, self.background, self.window, self.join, self.views, self.map)
        self.radio_acts = RadioActs(program, self.background, self.window, self.join)
        breathe()
        self.feed_acts = FeedActs(program, actor, self.background, self.window, self.join.locate)
        self.case_acts = CaseActs(program, actor, self.background, self.window, self.join, self.take_backs)
        self.case_acts.hazard_wanted.connect(lambda *found: self.report_acts.hazard_of_loophole(*found))
        self.alert_acts.case_made.connect(self.case_acts.open)
        self.call_acts.case_made.connect(self.case_acts.open)
        self.evidence_acts.closed.connect(self.case_acts.bring_forward)
        self.particulars_show = ParticularsShow(program, self.background, self.window)
        self.roster_acts = RosterActs(program, actor, self.background, self.window)
        self.unit_acts = UnitActs(program, actor, self.background, self.window)
        self.shows = SubjectShow(program, self.background, self.window, self.join)
        self.case_acts.note_wanted.connect(lambda *about: self.log_acts.write_about(*about))
        self.reminder_acts = ReminderActs(
            program, actor, self.background, self.window, self.join, self.shows, self.take_backs
        )
        self.spot_acts = SpotActs(
            program, actor, self.background, self.window, self.shows, self.open_paper, self.take_backs
        )
        self.strength_acts = StrengthActs(program, actor, self.background, self.window)
        self.coverage_acts = CoverageActs(
            program, actor, self.background, self.window, self.join, self.map.refresh_layers,
            lambda paper: self.open_paper(paper, self.coverage_acts.over()),
        )  # fmt: skip
        self.issue_acts = IssueActs(
            program, actor, self.background, self.window, self.shows, self.open_paper, self.take_backs
        )
        self.tracker_acts = TrackerActs(program, actor, self.background, self.window, self.take_backs)
        self.track_acts = TrackActs(program, actor, self.background, self.window, self.join, self.take_backs)
        self.dialogs.tracks_chosen.connect(self.track_acts.open_file)
        self.seat_acts = SeatActs(app, program, actor, self.background, self.window)
        self.time_acts = TimeActs(program, self.background, self.window, self.views, self.join)
        self.views.county_found_empty.connect(self.dialogs.offer_checklist)
        self.relay = EventRelay(program.bus, self)
        for part in (
            self.views,
            self.alert_views,
            self.alarm_check_acts,
            self.call_views,
            self.road_state_acts,
            self.drawing_acts,
            self.hazard_acts,
            self.view_acts,
            self.find_acts,
            self.case_find_acts,
            self.series_acts,
            self.stationing_acts,
            self.feed_acts,
            self.evidence_acts,
            self.case_acts,
            self.roster_acts,
            self.reminder_acts,
            self.spot_acts,
            self.issue_acts,
            self.strength_acts,
            self.track_acts,
            self.coverage_acts,
            self.tracker_acts,
            self.seat_acts,
        ):
            self.relay.happened.connect(part.on_fact)
        self._expect_late_parts()
        self.crashes = CrashWatch(self)
        self.crashes.crashed.connect(notices.crash)
        self.background.refused.connect(notices.refuse)
        self.background.crashed.connect(self.crashes.report)
        self.speaker.language_changed.connect(lambda _language: self.join.retranslate())
        self.window.closing.connect(self.close)
        for error in (program.settings_refused, program.alert_kinds_refused):
            if error is not None:
                notices.refuse(error)
        self.background.ask_in_turn(lambda: program.casework.deadlines.refused, self._tell_refused)
        self.background.ask_in_turn(lambda: program.dutywork.levels.book.refused, self._tell_refused)
        breathe()
        self.look.dress()
        self.window.show_county(chosen.county)
        self.background.ask(program.upkeep.demo_made_at, self._show_demo)

    def _tell_refused(self, error: InputRefused | None) -> None:
        if error is not None:
            self.window.notices.refuse(error)

    def _show_demo(self, made_at: datetime | None) -> None:
        """A demo is of the night in which it was made; on a later day it says so."""
        self.window.status.show_demo(made_at)
        self.join.show_demo(made_at is not None)
        self.case_acts.show_demo(made_at)
        if made_at is not None and self.program.now() - made_at > DEMO_HOLDS:
            self.window.notices.hint(
                "This demo is of {time}, and so are its alerts and duty. The command demo --anew makes one of now.",
                time=to_minute(made_at),
            )

    def open(self, *, restored: bool) -> None:
        """Show the window first, as it was left if `restored`, then ask for what stands in it."""
        self.crashes.install()
        if not self.window.take_places(restored=restored) and restored:
            self.window.showMaximized()
            self.window.dock_layout.share_room()
        # The map first: its page draws in a process of its own while the panels fill.
        self.join.load(self._actor.user_id, restored=restored)
        self.views.start()
        self.alert_views.start()
        self.call_views.read()
        self.reminder_acts.read()
        self.issue_acts.read()
        self.alarm_check_acts.read()
        self.road_state_acts.read_states()
        self.drawing_acts.read()
        self.hazard_acts.read()
        self.view_acts.read()
        if self.program.is_live:
            self.feed_acts.start()
        self.base_map_acts.start()
        self.seat_acts.start()

    def close(self) -> None:
        """End what would outlive the window."""
        self.relay.close()
        for part in (
            self.join,
            self.views,
            self.alert_views,
            self.call_views,
            self.ground_acts,
            self.find_acts,
            self.road_state_acts,
            self.drawing_acts,
            self.hazard_acts,
            self.feed_acts,
            self.base_map_acts,
            self.time_acts,
            self.case_acts,
            self.reminder_acts,
            self.track_acts,
            self.coverage_acts,
            self.seat_acts,
        ):
            part.stop()
        self._stop_late_parts()
        self.background.close()
        self.crashes.remove()
        self.map.close_page()

    def when_settled(self, then: Callable[[], object]) -> None:
        """Call `then` once every question is answered and the map has drawn the answers."""
        if self.background.is_idle():
            self.map.when_settled(lambda: QTimer.singleShot(0, self, then))
        else:
            QTimer.singleShot(POLL_MS, self, lambda: self.when_settled(then))
