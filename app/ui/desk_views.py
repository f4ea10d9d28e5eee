"""What fills the panels: asks the desks in the background, and asks again when a fact says that something changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import Program
from app.domain.alert import Alert
from app.domain.asset import AssetLayer
from app.domain.case_file import CaseFile
from app.domain.events import AssetsChanged, BatchProgressed, Fact, RecordsChanged, UnitsMoved
from app.domain.unit import Fix
from app.errors import AppError
from app.services.asset_desk import AssetColumns, LayerCounts
from app.services.collector_rest import ROUND_EACH_MS, full_round, spare_nothing, spare_what_stands
from app.services.duty_desk import DutyNow
from app.services.field.unit_tracker import UnitNow
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.shown_moment import ShownMoment
from app.ui.panel_set import PanelSet
from app.ui.widgets.legend import contents

if TYPE_CHECKING:
    from app.services.map.past_desk import Past
    from app.ui.panels.asset_panel import AssetPanel

GATHER_MS = 200
MAP_MOVE_MS = 60
MOVE_MS = 1_000
COUNT_MS = 500
MINUTE_MS = 60_000
CASES_BACK = timedelta(days=731)

_READS_OF_NOUN = {
    "case_file": ("cases",),
    "unit": ("units",),
    "person": ("duty",),
    "shift": ("duty",),
    "roster_slot": ("duty", "units"),
    "interval": ("duty", "units"),
    "patrol": ("units",),
    "level_order": ("duty",),
}


@dataclass
class Live:
    """What is so now, kept while the window shows the past."""

    alerts: Sequence[Alert] = ()
    cases: Sequence[CaseFile] = ()
    units: Sequence[UnitNow] = ()
    duty: DutyNow | None = None


class DeskViews(QObject):
    """Keeps the newest answers, for the legend, the map and the command bar; tells when each has changed.

    While the window shows the past, `alerts`, `cases` and `units` are those of then, and what is heard is kept aside.
    """

    alerts_changed = Signal(object)
    cases_changed = Signal(object)
    units_changed = Signal(object)
    units_moved = Signal(object)
    layer_changed = Signal(object, object)
    """A layer, and the assets of it that changed (none where they are not told one by one)."""
    county_found_empty = Signal()
    past_changed = Signal()

    def __init__(self, program: Program, background: Background, window: DeskWindow, moment: ShownMoment) -> None:
        super().__init__(window)
        self._program, self._background, self._window, self._panels = program, background, window, window.panels
        self.moment = moment
        self.past: Past | None = None
        """What is shown of the past, None while the window is live."""
        self._live = Live()
        self._found: Sequence[CaseFile] | None = None
        self.alerts: Sequence[Alert] = ()
        self.cases: Sequence[CaseFile] = ()
        self.units: Sequence[UnitNow] = ()
        self._drawn: dict[str, dict[str, int]] = {}
        self._reads: dict[str, Callable[[], None]] = {
            "cases": self._read_cases,
            "units": self._read_units,
            "duty": self._read_duty,
        }
        self._wanted: set[str] = set()
        self._layers: dict[AssetLayer, set[str] | None] = {}
        self._moves: dict[str, Fix] = {}
        self._map_moves: dict[str, Fix] = {}
        self._unit_of: dict[str, UnitNow] = {}
        self._gather = self._timer(GATHER_MS, self._on_gathered)
        self._move = self._timer(MOVE_MS, self._on_moved)
        self._map_move = self._timer(MAP_MOVE_MS, self._on_map_moved)
        self._count = self._timer(COUNT_MS, self._on_counted)
        self._counts_again = False
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._read_by_the_clock)
        self._round = QTimer(self, interval=ROUND_EACH_MS)
        self._round.timeout.connect(full_round)
        self._panels.when_made(PanelSet.assets, self._join_assets)
        self._panels.when_made(PanelSet.units, lambda panel: panel.show_units(self.units))

    def start(self) -> None:
        """Ask everything once; from then on only what changed, and duty each minute."""
        spare_what_stands()
        self._minute.start()
        self._round.start()
        self._reload_assets()
        for read in self._reads.values():
            read()
        self._background.ask(self._program.asset_desk.counts, self._on_counts, self._on_read_failed)

    def stop(self) -> None:
        """Ask no more."""
        for timer in (self._gather, self._move, self._map_move, self._count, self._minute, self._round):
            timer.stop()
        spare_nothing()

    def on_fact(self, fact: Fact) -> None:
        """Decide what a fact makes stale."""
        if isinstance(fact, UnitsMoved):
            self._on_units_moved(fact)
        elif isinstance(fact, AssetsChanged):
            self._heed_layer(AssetLayer(fact.layer), fact.ids)
            self._want()
        elif isinstance(fact, BatchProgressed):
            self._window.status.show_work(fact.label, fact.total if fact.completed else fact.done, fact.total)
        elif isinstance(fact, RecordsChanged):
            if fact.noun == "responsibility":
                for layer in filter(self._is_drawn_by_owner, AssetLayer):
                    self._heed_layer(layer, ())
            self._want(*_READS_OF_NOUN.get(fact.noun, ()))

    def _is_drawn_by_owner(self, layer: AssetLayer) -> bool:
        return layer is AssetLayer.AREAS or self._panels.layers.look_of(layer).by == "OWNER"

    def tell_drawn(self, layer: str, numbers: Mapping[str, int]) -> None:
        """What the map shows of a layer that is drawn on demand, by class: its legend goes with it."""
        self._drawn[layer] = {f"{layer}.{code}": number for code, number in numbers.items()}
        self.show_legend()

    def least_volume(self) -> int:
        """Per cent below which no alarm sounds under the duty levels that hold now, of the county or of a room."""
        duty, book = self._live.duty, self._program.dutywork.levels.book
        if duty is None:
            return 0
        held = {one.level for one in duty.orders} | ({duty.level} if duty.level is not None else set())
        return max((book.template(level).volume for level in held), default=0)

    def shown_at(self) -> datetime:
        """The moment that units, alerts and cases are shown of."""
        return self._program.now() if self.past is None else self.past.at

    def show_past(self, past: Past | None) -> None:
        """Units, duty, alerts and cases as they were then; None shows what is so now, with all that came meanwhile."""
        self.past = past
        shown = self._live if past is None else past
        self.alerts, self.cases, self.units = shown.alerts, shown.cases, shown.units
        if past is None and self._found is not None:
            self.cases = self._found
        self._fill_units()
        if shown.duty is not None:
            self._show_duty(shown.duty)
        self.show_legend()
        self.alerts_changed.emit(self.alerts)
        self.cases_changed.emit(self.cases)
        self.units_changed.emit(self.units)
        self.past_changed.emit()

    def _want(self, *reads: str) -> None:
        self._wanted |= set(reads)
        if not self._gather.isActive():
            self._gather.start()

    def _on_gathered(self) -> None:
        wanted, self._wanted = self._wanted, set()
        layers, self._layers = self._layers, {}
        for name in wanted:
            self._reads[name]()
        for layer, ids in layers.items():
            self._reload_assets(layer)
            self.layer_changed.emit(layer, tuple(ids or ()))

    def _heed_layer(self, layer: AssetLayer, ids: tuple[str, ...]) -> None:
        """Which of it changed; all of it, once that is not told."""
        held = self._layers.get(layer, set())
        self._layers[layer] = held | set(ids) if ids and held is not None else None

    def take_alerts(self, alerts: Sequence[Alert]) -> None:
        """The open alerts as they are now, for the map and its legend; `AlertViews` reads them."""
        self._live.alerts = alerts
        if self.past is None:
            self.alerts = alerts
            self.show_legend()
            self.alerts_changed.emit(alerts)

    def _read_cases(self) -> None:
        since = self._program.now() - CASES_BACK
        self._background.ask(
            lambda: self._program.casework.desk.cases_since(since), self._on_cases, self._on_read_failed
        )

    def _on_cases(self, cases: Sequence[CaseFile]) -> None:
        self._live.cases = cases
        self._panels.cases.show_cases(cases)
        self._show_cases()

    def take_found(self, cases: Sequence[CaseFile] | None) -> None:
        """What a search has found: the map shows these cases alone, until None is told."""
        self._found = cases
        self._show_cases()

    def _show_cases(self) -> None:
        if self.past is None:
            self.cases = self._live.cases if self._found is None else self._found
            self.show_legend()
            self.cases_changed.emit(self.cases)

    def _read_by_the_clock(self) -> None:
        """Who is on duty changes by itself, and with it what a unit does of which nobody has told."""
        now, ask = self._program.now(), self._background.ask_in_turn
        ask(lambda: self._program.duty_desk.duty_at(now), self._on_duty, self._on_read_failed)
        ask(lambda: self._program.unit_tracker.units_at(now), self._on_units_read, self._on_read_failed)

    def _read_units(self) -> None:
        now = self._program.now()
        self._background.ask(
            lambda: self._program.unit_tracker.units_at(now), self._on_units_read, self._on_read_failed
        )

    def _on_units_read(self, units: Sequence[UnitNow]) -> None:
        """What was heard while the reading was under way is newer than what was read: nobody moves back."""
        heard = {one.unit.id: one.fix for one in self._live.units if one.fix is not None} | self._moves
        self._on_units([_newer(one, heard.get(one.unit.id)) for one in units])

    def _on_units(self, units: Sequence[UnitNow]) -> None:
        self._live.units = units
        self._unit_of = {one.unit.id: one for one in units}
        if self.past is None:
            self.units = units
            self._fill_units()
            self.show_legend()
            self.units_changed.emit(units)

    def _read_duty(self) -> None:
        now = self._program.now()
        self._background.ask(lambda: self._program.duty_desk.duty_at(now), self._on_duty, self._on_read_failed)

    def _on_duty(self, duty: DutyNow) -> None:
        self._live.duty = duty
        if self.past is None:
            self._show_duty(duty)
        self._well()

    def _show_duty(self, duty: DutyNow) -> None:
        self._panels.duty.show_duty(duty)
        self._window.top_bar.show_duty(duty)

    def _on_counts(self, counts: LayerCounts) -> None:
        if not counts.numbers:
            self.county_found_empty.emit()

    def show_legend(self) -> None:
        """Count again what the map holds: its layers, or what lives on it, have changed. In a storm seldomer."""
        if self._count.isActive():
            self._counts_again = True
            return
        self._counts_again = False
        self._count.start()
        drawn = {key: number for numbers in self._drawn.values() for key, number in numbers.items()}
        held, panel = self._program.map_features.held(), self._panels.layers
        found = contents(panel.legend, held, self.alerts, self.units, self.cases, drawn)
        panel.show_contents(found, {layer: one.rules for layer, one in held.items() if one.rules})

    def _on_counted(self) -> None:
        if self._counts_again:
            self.show_legend()

    def _fill_units(self) -> None:
        if (panel := self._panels.if_made(PanelSet.units)) is not None:
            panel.show_units(self.units)

    def _join_assets(self, panel: AssetPanel) -> None:
        panel.layer_wanted.connect(self._on_layer_wanted)
        panel.order_wanted.connect(self._on_order_wanted)

    def _reload_assets(self, layer: AssetLayer | None = None) -> None:
        if (panel := self._panels.if_made(PanelSet.assets)) is not None:
            panel.reload(layer)

    def _on_layer_wanted(self, layer: AssetLayer) -> None:
        self._background.ask(lambda: self._program.asset_desk.table(layer), self._panels.assets.show_layer)

    def _on_order_wanted(self, columns: AssetColumns, by: str, descending: bool, text: str) -> None:
        self._background.ask(
            lambda: columns.order(by=by, descending=descending, text=text),
            lambda order: self._panels.assets.show_order(columns, order),
        )

    def _on_units_moved(self, fact: UnitsMoved) -> None:
        for unit_id, lon, lat, speed, course, at in fact.fixes:
            moved = Fix(unit_id, datetime.fromtimestamp(at, UTC), lon, lat, speed, course)
            self._moves[unit_id] = self._map_moves[unit_id] = moved
        for timer in (self._move, self._map_move):
            if not timer.isActive():
                timer.start()

    def _on_map_moved(self) -> None:
        """The map hears at once of those that moved; tables and legend follow once a second."""
        moves, self._map_moves = self._map_moves, {}
        if self.past is None:
            standing = ((self._unit_of.get(key), fix) for key, fix in moves.items())
            self.units_moved.emit([replace(one, fix=fix) for one, fix in standing if one is not None])

    def _on_moved(self) -> None:
        moves, self._moves = self._moves, {}
        self._on_units([replace(one, fix=moves.get(one.unit.id, one.fix)) for one in self._live.units])

    def _on_read_failed(self, error: AppError) -> None:
        self._window.status.show_store(well=False, at=self._program.now())
        self._window.notices.refuse(error)

    def _well(self) -> None:
        self._window.status.show_store(well=True, at=self._program.now())

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        made = QTimer(self, interval=interval, singleShot=True)
        made.timeout.connect(slot)
        return made


def _newer(one: UnitNow, heard: Fix | None) -> UnitNow:
    """The unit at the later of two positions."""
    return one if heard is None or (one.fix is not None and one.fix.at >= heard.at) else replace(one, fix=heard)
