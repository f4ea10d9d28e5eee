"""A `Program` is what the window, the command line and the tests are given; nothing else in the tree knows all."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cached_property, partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app import logs
from app.bootstrap.base_maps import make_base_maps
from app.bootstrap.databases import hear_other_desks, open_databases, own_desk
from app.bootstrap.kept_files import KeptFiles
from app.bootstrap.own_files import kinds_or_shipped, settings_or_defaults
from app.bootstrap.places import Places
from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.errors import AppError, NotPermitted
from app.paths import DataDirectory, resources, shipped_maps
from app.services.alerts.alarm_test import AlarmTest
from app.services.alerts.alert_desk import AlertDesk
from app.services.alerts.alert_figures import AlertFiguresDesk
from app.services.alerts.guidance import GuidanceShelf
from app.services.alerts.premise_desk import PremiseDesk
from app.services.alerts.seen_alerts import SeenAlerts
from app.services.asset_desk import AssetDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.calls.call_notes import CallNotes
from app.services.calls.caller_desk import CallerDesk
from app.services.duty_desk import DutyDesk
from app.services.event_bus import EventBus
from app.services.field.unit_tracker import UnitTracker
from app.services.maker_mark import maker_mark
from app.services.map.layer_cache import LayerCache
from app.services.map.layer_memory import LayerMemory
from app.services.map.map_layers import MapLayers
from app.services.map.map_supply import MapSupply
from app.services.sign_in import FIRST_LOGIN, SignIn
from app.services.unit_desk import UnitDesk
from app.services.upkeep import Upkeep
from app.services.user_desk import UserDesk
from app.store.desk_lock import DeskLock
from app.store.place import require_local_and_writable
from app.store.unit_of_work import Store, utc_now
from app.store.write_lane import WriteLane
from app.wording import Wording

SWITCH_INTERVAL_S = 0.0005
READER_THREADS = 4
log = logging.getLogger(__name__)
LAYER_MAKERS = (
    "app.services.map.base_map", "app.services.map.map_layers", "app.services.map.layer_codec",
    "app.services.map.layer_styles", "app.services.map.line_stations",
    "app.analysis.line_levels", "app.analysis.stationing",
)  # fmt: skip

if TYPE_CHECKING:
    from app.bootstrap.casework import Casework
    from app.bootstrap.dispatch import Dispatch
    from app.bootstrap.dutywork import Dutywork
    from app.bootstrap.exchange import Exchange
    from app.bootstrap.hazards import Hazards
    from app.bootstrap.keeping import Keeping
    from app.bootstrap.live import Live
    from app.bootstrap.order_post import OrderPost
    from app.bootstrap.patrols import Patrols
    from app.bootstrap.rosters import Rosters
    from app.bootstrap.tracks import Tracks
    from app.bootstrap.watching import Watching
    from app.demo.demo_filler import DemoFiller
    from app.services.calls.call_desk import CallDesk
    from app.services.calls.dispatch_desk import DispatchDesk
    from app.services.map.heat_layers import HeatLayers
    from app.services.search.search_desk import SearchDesk


class Program:
    """Every part of the running program. Use as a context: what was begun is ended, also after an error."""

    def __init__(
        self, data: DataDirectory, *, now: Callable[[], datetime] = utc_now, supply: MapSupply | None = None
    ) -> None:
        """`supply` is what a map that was begun before is fed from."""
        require_local_and_writable(data.root)
        self.data = data
        self.now = now
        self.supply = supply or MapSupply()
        self._lock = DeskLock(data.lock)
        self._endings: list[Callable[[], object]] = [self._lock.release]
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    def _build(self) -> None:
        log = logs.start_log(self.data.logs)
        self._endings.append(lambda: logs.stop_log(log))
        # One busy pure-Python thread must not keep the window waiting (measured: 8.6 ms became 539 ms at the default).
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self._endings.append(lambda: sys.setswitchinterval(before))

        self.settings, self.settings_refused = settings_or_defaults(self.data)
        self.wording = Wording.load(self.settings.language, resources() / "i18n")
        database, files = open_databases(self.data, self.settings.database)
        self._endings += [database.close, files.close]

        self.bus = EventBus()
        self.store = Store(database, self.bus.publish, self.now)
        self._endings.append(hear_other_desks(self.store))
        self.lane = WriteLane()
        self._endings.append(self.lane.close)
        self.readers = ThreadPoolExecutor(READER_THREADS, thread_name_prefix="reader")
        self._endings.append(lambda: self.readers.shutdown(cancel_futures=True))
        self.clock_reader = ThreadPoolExecutor(1, thread_name_prefix="clock")
        """Reads what the clock asks for, one thing after another."""
        self._endings.append(lambda: self.clock_reader.shutdown(cancel_futures=True))

        self.sign_in = SignIn(self.store, own_desk(self.data, self.settings.database))
        self.user_desk = UserDesk(self.store)
        kinds, self.alert_kinds_refused = kinds_or_shipped(self.data)
        self.guidance = GuidanceShelf((self.data.guidance, resources() / "guidance"))
        self.alert_desk = AlertDesk(self.store, kinds, self.guidance)
        self.premise_desk = PremiseDesk(self.store)
        self.kept_files = KeptFiles(files, self.store, self.lane, self.data, lambda: self.settings)
        self._endings.append(self.kept_files.close)
        self.picture_desk = self.kept_files.picture_desk
        self.seen_alerts = SeenAlerts(self.store)
        self.alert_figures = AlertFiguresDesk(self.store)
        self.duty_desk = DutyDesk(self.store)
        self.asset_desk, self.responsibility_desk = AssetDesk(self.store), ResponsibilityDesk(self.store)
        self.unit_tracker, self.unit_desk = UnitTracker(self.store), UnitDesk(self.store)
        self.call_notes, self.caller_desk = CallNotes(self.store), CallerDesk(self.store)
        self.is_live = False
        """Whether the field is heard."""
        self.alarm_test = AlarmTest(self.store, lambda signals: self.live.intake.put(signals))
        self.upkeep = Upkeep(self.store, self.lane, self.data, self.kept_files.vault)
        self.base_folders = self.data.boundary_folders
        self.base_maps = make_base_maps(self.store, self.data, self.settings, self.supply.tiles)
        self._endings += [self.base_maps.close, self.supply.tiles.close]
        self.map_features = self.supply.features
        legend = resources() / "web" / "legend.json"
        self.layer_cache = LayerCache(self.data.cache, maker_mark(*LAYER_MAKERS, told=legend.read_text("utf-8")))
        self.map_layers = MapLayers(self.store, self.map_features, legend, self.layer_cache, self.now)
        self.layer_memory = LayerMemory(self.data.layers)
        self.places = Places(
            self.store,
            self.map_features,
            legend,
            self.map_layers,
            lambda: self.search_desk,
            lambda: self.upkeep.demo_seed() is not None,
        )

    @cached_property
    def system_actor(self) -> Actor:
        """Who does what no person did: hearing a source, judging a movement, escalating when nobody answers."""
        first = self._first_actor()
        return Actor(user_id="system", name="系统", role=Role.SERVICE, desk_id=first.desk_id)

    @cached_property
    def casework(self) -> Casework:
        """The desks of case files. Made on first use, as `dispatch` is: the map's page starts meanwhile."""
        from app.bootstrap.casework import Casework

        return Casework(
            self.store,
            self.lane,
            self.data,
            self.kept_files,
            self.bus,
            self.wording,
            lambda: self.upkeep.demo_seed() is not None,
            self.at_end,
        )

    @cached_property
    def dispatch(self) -> Dispatch:
        """The desks of calls and orders."""
        from app.bootstrap.dispatch import Dispatch

        dispatch = Dispatch(
            self.store,
            self.data.dispatch,
            lambda act_id, signal: self.alert_desk.hear(self.system_actor, act_id, signal),
            lambda: self.system_actor,
            self.wording,
            self.casework.deadlines,
        )
        dispatch.dispatch_desk.post_by(lambda: self._post.ways(), lambda send: self._post.run(send), self.lane.live)
        dispatch.dispatch_desk.tightened = lambda area_id: self.dutywork.levels.roll_call_min(area_id)
        self.at_end(self.bus.subscribe(dispatch.dispatch_desk.on_fact))
        return dispatch

    @cached_property
    def dutywork(self) -> Dutywork:
        """The desks of a shift."""
        from app.bootstrap.dutywork import Dutywork

        return Dutywork(
            self.store,
            self.data,
            self.sign_in,
            self.casework.deadlines,
            lambda: self.live.ears() if self.is_live else ((), 0),
            lambda: self.upkeep.demo_seed() is not None,
            lambda within: self.rosters.desk.unfilled(within),
            self.wording,
        )

    @property
    def call_desk(self) -> CallDesk:
        """What is done with a call."""
        return self.dispatch.call_desk

    @property
    def dispatch_desk(self) -> DispatchDesk:
        """Who is sent."""
        return self.dispatch.dispatch_desk

    def start_live(self) -> None:
        """Take in what comes from the field from now on, until the program ends. Returns at once."""
        _ = self.system_actor, self._post, self.dispatch
        self.is_live = True
        self.lane.live(lambda: self.watching.rules.ship(self.system_actor))
        self.in_background("live start", self.live.start, self.live.close)

    @cached_property
    def live(self) -> Live:
        """Feeds, intake, watch. Made on first use: a tenth of the start of a desk whose map is not drawn yet."""
        from app.bootstrap.live import Live

        live = Live(
            self.store, self.lane, self.data.spool, self.data.feeds, self.alert_desk, self.dispatch_desk,
            self.unit_desk, lambda: self.system_actor, self.wording, asked=self.dutywork.levels.asked,
            besides=(
                self.upkeep.tick, self.dutywork.tick, self.casework.law.retention.tick, self.tracks.keeping.tick,
                lambda actor: self.patrols.following.tick(actor),
            ),
        )  # fmt: skip
        self.at_end(self.bus.subscribe(live.on_fact))
        return live

    @cached_property
    def _post(self) -> OrderPost:
        """What takes orders to the feeds."""
        from app.bootstrap.order_post import OrderPost

        post = OrderPost(self.data.feeds, self.live.feed_desk)
        self.at_end(post.close)
        return post

    @cached_property
    def heat_layers(self) -> HeatLayers:
        """Where alerts and cases gather; counted only once somebody switches it on."""
        from app.services.map.heat_layers import HeatLayers

        return HeatLayers(self.store, self.map_features, self.now)

    @cached_property
    def watching(self) -> Watching:
        """What is looked for in movements."""
        from app.bootstrap.watching import Watching

        return Watching(self.store, self.store.database.place, self.now)

    @cached_property
    def hazards(self) -> Hazards:
        """The ledger of hazards, and alerts told by hand; made on first use."""
        from app.bootstrap.hazards import Hazards

        return Hazards(self.store, lambda: self.settings, self.upkeep, lambda signals: self.live.intake.put(signals))

    @cached_property
    def patrols(self) -> Patrols:
        """The desks of patrols; made on first use, on a reader thread."""
        from app.bootstrap.patrols import Patrols

        patrols = Patrols(self.store, self.upkeep, self.alert_desk, self.wording, self.data.patrols)
        patrols.road_rules = lambda: self.dispatch.rules.roads
        patrols.passing = lambda: self.dutywork.coverage.desk.rules().passing
        self.at_end(self.bus.subscribe(patrols.following.heed))
        return patrols

    @cached_property
    def keeping(self) -> Keeping:
        """The desks that keep the register true; made on first use, as `exchange` is."""
        from app.bootstrap.keeping import Keeping

        return Keeping(self.store)

    @cached_property
    def rosters(self) -> Rosters:
        """Month sheets; made on first use, as `exchange` is."""
        from app.bootstrap.rosters import Rosters

        return Rosters(self.store, self.data, self.kept_files.work, self.now)

    @cached_property
    def search_desk(self) -> SearchDesk:
        """What finds names; made on first use, on a reader thread."""
        from app.services.map.base_map import named_places
        from app.services.search.search_desk import SearchDesk
        from app.services.search.sources import base_places, store_sources

        desk = SearchDesk(self.store, [*store_sources(), base_places(partial(named_places, self.base_folders))])
        self.at_end(self.bus.subscribe(desk.on_fact))
        return desk

    @cached_property
    def exchange(self) -> Exchange:
        """Files in and out."""
        from app.bootstrap.exchange import Exchange

        return Exchange(self.store, self.lane, self.data.reports, self.at_end)

    @cached_property
    def tracks(self) -> Tracks:
        """Tracks as files, and how long positions are kept."""
        from app.bootstrap.tracks import Tracks

        return Tracks(self.store, self.lane, lambda: self.settings, self.at_end)

    def demo_filler(self, actor: Actor, *, seed: int = 1, wells: int = 30_000) -> DemoFiller:
        """What fills this directory with the demo oilfield; one that lives here keeps its seed and wells."""
        from app.demo.demo_filler import DemoFiller  # half a second that no real installation need wait

        return DemoFiller(self.store, self.lane, actor, shipped_maps() / "boundaries", seed=seed, wells=wells)

    def start_upkeep(self) -> None:
        """Sweep away in the background what a crash left half written; to be called before a new batch is begun."""
        left, stopping, finding = self.upkeep.unfinished(), threading.Event(), self.casework.finding

        def sweep() -> None:
            self.upkeep.sweep(left, stopping.is_set)
            self.kept_files.sweep(stopping.is_set)
            finding.read(stopping)

        self.in_background("sweep", sweep, lambda: finding.stop(stopping))

    def in_background(self, name: str, work: Callable[[], object], stop: Callable[[], object]) -> None:
        """Run `work` on a thread of its own; when the program ends `stop` is called, and its end waited for."""

        def run() -> None:
            try:
                work()
            except AppError as error:
                log.warning("%s ended early: %s", name, error)

        thread = threading.Thread(target=run, name=name)

        def end() -> None:
            stop()
            thread.join()

        self.at_end(end)
        thread.start()

    def at_end(self, ending: Callable[[], object]) -> None:
        """Have `ending` called before everything begun earlier is ended: feeds and fillers join this way."""
        self._endings.append(ending)

    def chosen_login(self, login: str = "") -> str:
        """Whose desk this is: `login`, else the one the settings name, else the founder while there is none else."""
        return login or self.settings.user or (FIRST_LOGIN if self.sign_in.is_open() else "")

    def actor(self, login: str = "", password: str = "") -> Actor:
        """Who acts at this desk. Raises `NotPermitted` where that user has a password and it was not given."""
        first = self._first_actor()
        chosen = self.chosen_login(login)
        if chosen == FIRST_LOGIN and self.sign_in.is_open() and not self.sign_in.needs_password(chosen):
            return first
        if not password and (not chosen or self.sign_in.needs_password(chosen)):
            raise NotPermitted("{login} must sign in with a password. Nothing was opened.", login=chosen)
        return self.sign_in.sign_in(chosen, password)

    def _first_actor(self) -> Actor:
        desk_name = platform.node() if self.settings.database else "本机"
        return self.sign_in.first_actor(new_key(), name="管理员", desk_name=desk_name)

    def close(self) -> None:
        """End in reverse order what was begun; repeating it is harmless."""
        while self._endings:
            self._endings.pop()()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
