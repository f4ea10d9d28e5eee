"""Joins the map with the panels: what is chosen in one is chosen in the other; only an officer's act moves the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.alert import Alert
from app.domain.asset import Asset, AssetLayer
from app.domain.case_file import CaseFile
from app.domain.duty import RosterSlot
from app.domain.position import Position
from app.services.field.unit_tracker import Freshness, UnitNow, freshness
from app.services.map.base_map import load_base_map
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map import map_marks
from app.ui.map.chosen import Chosen
from app.ui.map.map_view import MapView
from app.ui.map.marks import MapBounds, ViewPoint
from app.ui.map.timed_layers import HEAT_LAYERS, TimedLayers
from app.ui.panel_set import PanelSet
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.panels.asset_panel import AssetPanel
    from app.ui.panels.call_panel import CallPanel
    from app.ui.panels.unit_panel import UnitPanel

REFIT_MS = 400
KEEP_MS = 1_000
WIDEST_LINE_PX = 640
"""Of the menu of a place, whatever the names of what stands there."""
NEW_FOR = timedelta(seconds=3)
_ASSET_LAYERS = frozenset(AssetLayer)


class MapJoin(QObject):
    """Lives as long as the window."""

    def __init__(
        self, program: Program, background: Background, window: DeskWindow, views: DeskViews, map_view: MapView
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._window = program, background, window
        self._views, self._map = views, map_view
        self._panels = window.panels
        self.menu_offers: list[Callable[[QMenu, Position, MapRecord | None], object]] = []
        """Who else has lines for the menu of a place; those that do something there say so by `offer_acts`."""
        self._acting: set[Callable[[QMenu, Position, MapRecord | None], object]] = set()
        self.chosen: Chosen | None = None
        """What is ringed on the map, or the open ground that was clicked."""
        self._visited: tuple[str, Position] | None = None
        self._by_hand = False
        self._is_demo = False
        self._opened_at = program.now()
        self._alert_marks = map_marks.AlertMarks()
        self._replayed: frozenset[str] = frozenset()
        self._refit = QTimer(self, interval=REFIT_MS, singleShot=True)
        self._refit.timeout.connect(map_view.go_home)
        self._keep_layers: Callable[[], None] | None = None
        self._keep = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._keep.timeout.connect(self._on_keep)
        self.timed = TimedLayers(program, background, window, views, self._refresh)
        self._join_map()
        self._join_panels()
        self.restyle()
        self.retranslate()

    def offer_acts(self, offer: Callable[[QMenu, Position, MapRecord | None], object]) -> None:
        """Lines of the menu that do something; while the past is shown, one line says why they are missing."""
        self.menu_offers.append(offer)
        self._acting.add(offer)

    def load(self, user_id: str, *, restored: bool) -> None:
        """Read every layer in the background, the ground first; each is drawn as soon as it is there.

        The layers are as this user left them, if `restored`, and what is chosen from then on is kept.
        """
        memory = self._program.layer_memory
        kept = memory.of(user_id) if restored else None
        if kept is not None:
            self._panels.layers.show_state(kept)
        if restored:
            self._keep_layers = lambda: memory.keep(user_id, self._panels.layers.state())
        folders = self._program.base_folders
        features, cache = self._program.map_features, self._program.layer_cache
        self._background.ask(lambda: load_base_map(features, folders, cache), self._refresh)
        for layer in AssetLayer:
            self.load_layer(layer)
        self.timed.start()

    def stop(self) -> None:
        """Keep what was chosen just now, and ask no more."""
        self.timed.stop()
        if self._keep.isActive():
            self._keep.stop()
            self._on_keep()

    def load_layer(self, layer: AssetLayer) -> None:
        """Read one layer again."""
        by = self._panels.layers.look_of(layer).by
        self._background.ask(lambda: self._program.map_layers.load(layer, by), self._refresh)

    def go_to(self, key: str, place: Position, name: str) -> None:
        """Look at a place, however often."""
        self._visited = None
        self.locate(key, place, name)

    def update_layer(self, layer: AssetLayer, ids: Sequence[str]) -> None:
        """Read again what changed of a layer; all of it where that is not told."""
        if not ids:
            self.load_layer(layer)
            return
        by = self._panels.layers.look_of(layer).by
        self._background.ask(lambda: self._program.map_layers.update(layer, ids, by), self._refresh)

    def locate(self, key: str, place: Position | None, name: str) -> None:
        """Look at a place; asking for the same again goes back to where one was."""
        if place is None:
            self._window.notices.hint("{name} has no place on the map.", name=name)
        elif self._visited == (key, place) and not self._by_hand:
            self._visited = None
            self._map.go_back()
        else:
            self._visited, self._by_hand = (key, place), False
            self.choose(place, name)
            self._map.go_to(place)

    def locate_asset(self, asset: Asset) -> None:
        """Show an asset on the map, in the details and in its table."""
        self.choose_asset(asset)
        if asset.shape is not None and (asset.max_lon - asset.min_lon or asset.max_lat - asset.min_lat):
            box = MapBounds(west=asset.min_lon, south=asset.min_lat, east=asset.max_lon, north=asset.max_lat)
            self._map.fit(box)
        else:
            self.locate(asset.id, Position(asset.lon, asset.lat), asset.name or asset.code)
            self.chosen = Chosen(Position(asset.lon, asset.lat), asset.name or asset.code, asset.id)

    def show_asset(self, asset: Asset) -> None:
        """Show an asset on the map and in the panels, however often it was asked for."""
        self._visited = None
        self.locate_asset(asset)

    def ring_asset(self, asset: Asset) -> None:
        """Show its details and ring it; neither the view nor a panel moves."""
        self._panels.details.show_asset(asset)
        self._map.select(Position(asset.lon, asset.lat), asset.name or asset.code)

    def choose_asset(self, asset: Asset) -> None:
        """Show its details and ring it, without moving the view."""
        self._panels.details.show_asset(asset)
        self._window.bring_forward("details")
        if (assets := self._panels.if_made(PanelSet.assets)) is not None:
            assets.choose(asset.id)
        self.choose(Position(asset.lon, asset.lat), asset.name or asset.code, asset.id)

    def choose(self, place: Position | None, name: str = "", asset_id: str | None = None) -> None:
        """Ring a place, without moving the view; it is what is chosen from now on. None takes the ring away."""
        self.chosen = None if place is None else Chosen(place, name, asset_id)
        self._map.select(place, name)

    def ring(self, place: Position | None) -> None:
        """Ring a place and look at it; None takes the ring away and leaves the view."""
        self.choose(place)
        if place is not None:
            self._map.go_to(place)

    def go_home(self) -> None:
        """The whole county."""
        self._visited, self._by_hand = None, False
        self._map.go_home()

    def fit_unless_moved(self) -> None:
        """Fit the county again once the map has its new size; a view chosen by hand or by an act stays."""
        if self._visited is None and not self._by_hand:
            self._refit.start()

    def look_at(self, lon: float, lat: float, zoom: float) -> None:
        """An exact view (a picture's)."""
        self._map.show_view(ViewPoint(lon=lon, lat=lat, zoom=zoom))

    def show_demo(self, on: bool) -> None:
        """The demo's roads are drawn schematically, and say so; a customer's own are what they are."""
        self._is_demo = on
        self.retranslate()

    def restyle(self) -> None:
        theme = self._window.look.theme
        self._map.set_theme(theme.name, theme.tokens["map_outside"])
        self._map.set_scale(theme.scale)

    def retranslate(self) -> None:
        drawn = tr("Roads are drawn schematically") if self._is_demo else ""
        self._map.set_words({"km": tr("km"), "m": tr("m"), "sketch": drawn})

    def _join_map(self) -> None:
        notices = self._window.notices
        self._map.record_chosen.connect(self._on_record_chosen)
        self._map.point_chosen.connect(self._on_point_chosen)
        self._map.menu_asked.connect(self._on_menu_asked)
        self._map.view_changed.connect(self._on_view_changed)
        self._map.page_failed.connect(notices.crash)
        self._map.page_lost.connect(lambda why: notices.hint("The map stopped ({why}) and was drawn anew.", why=why))
        self._views.alerts_changed.connect(self._show_alerts)
        self._views.cases_changed.connect(self._show_cases)
        self._views.units_changed.connect(self._show_units)
        self._views.units_moved.connect(
            lambda units: self._map.move_units(map_marks.of_units(units, self._program.now()))
        )
        self._views.layer_changed.connect(self.update_layer)
        self._window.look.changed.connect(self.restyle)

    def _join_panels(self) -> None:
        panels = self._panels
        panels.layers.visibility_changed.connect(self._on_visibility_changed)
        panels.layers.looks_changed.connect(self._on_looks_changed)
        panels.layers.style_wanted.connect(self._on_style_wanted)
        self._show_visible()
        self._views.past_changed.connect(self._show_visible)
        panels.alerts.alert_chosen.connect(lambda alert: self.choose(map_marks.place_of(alert), alert.title))
        panels.alerts.locate_wanted.connect(lambda one: self.locate(one.id, map_marks.place_of(one), one.title))
        panels.cases.case_chosen.connect(lambda case: self.choose(map_marks.place_of(case), case.alias))
        panels.cases.locate_wanted.connect(lambda one: self.locate(one.id, map_marks.place_of(one), one.alias))
        panels.duty.locate_wanted.connect(self._locate_slot)
        panels.details.locate_wanted.connect(self.locate_asset)
        panels.when_made(PanelSet.calls, self._join_calls)
        panels.when_made(PanelSet.units, self._join_units)
        panels.when_made(PanelSet.assets, self._join_assets)

    def _join_calls(self, panel: CallPanel) -> None:
        panel.call_chosen.connect(lambda one: self.choose(map_marks.place_of(one.call), one.call.title))
        panel.locate_wanted.connect(lambda call: self.locate(call.id, map_marks.place_of(call), call.title))

    def _join_units(self, panel: UnitPanel) -> None:
        panel.unit_chosen.connect(lambda one: self.choose(map_marks.place_of_unit(one), one.unit.call_sign))
        panel.locate_wanted.connect(self.locate_unit)

    def _join_assets(self, panel: AssetPanel) -> None:
        panel.asset_chosen.connect(lambda key: self._with_asset(key, self.choose_asset))
        panel.locate_wanted.connect(lambda key: self._with_asset(key, self.locate_asset))

    def _refresh(self, _loaded: object) -> None:
        self._map.refresh_layers()
        self._views.show_legend()

    def _on_visibility_changed(self, _change: dict[str, bool]) -> None:
        self.timed.mind_switches()
        self._show_visible()
        self._keep.start()

    def _show_visible(self) -> None:
        """What is switched on, of what there is at the moment that is shown."""
        away = self.timed.hidden()
        self._map.set_visible(
            {key: on and key.split(".")[0] not in away for key, on in self._panels.layers.visibility().items()}
        )

    def leave_to_replay(self, unit_ids: frozenset[str]) -> None:
        """In the past a replay alone draws these units; none: all are marks again."""
        self._replayed, self.timed.is_replayed = unit_ids, bool(unit_ids)
        self._show_visible()
        self._show_units(self._views.units)
        self.timed.load()

    def _on_looks_changed(self, _layer: str) -> None:
        self._map.set_looks(self._panels.layers.looks())
        self._keep.start()

    def _on_style_wanted(self, layer: str) -> None:
        if layer in HEAT_LAYERS:
            self.timed.load_heat(layer)
        elif layer in _ASSET_LAYERS:
            self.load_layer(AssetLayer(layer))

    def _on_keep(self) -> None:
        if self._keep_layers is not None:
            self._keep_layers()

    def _on_point_chosen(self, position: Position) -> None:
        """Open ground: nothing is ringed, but its place can be copied."""
        self.choose(None)
        self.chosen = Chosen(position)

    def locate_unit(self, one: UnitNow) -> None:
        """Look at a unit where it was last heard."""
        self.locate(one.unit.id, map_marks.place_of_unit(one), one.unit.call_sign or one.unit.name)

    def _locate_slot(self, slot: RosterSlot) -> None:
        one = next((unit for unit in self._views.units if unit.unit.id == slot.unit_id), None)
        if one is not None:
            self.locate_unit(one)

    def _with_asset(self, key: str, then: Callable[[Asset], object]) -> None:
        if key:
            self._background.ask(lambda: self._program.asset_desk.asset(key), then)

    def _on_record_chosen(self, record: MapRecord) -> None:
        """A click on the map chooses in the panel that keeps the record."""
        if record.layer in _ASSET_LAYERS or record.layer in ("km_marks", "line_ages"):
            self._with_asset(record.id, self.choose_asset)
        else:
            self.choose_record(record.layer, record.id)

    def choose_record(self, layer: str, key: str) -> None:
        """Choose an alert, a call, a case, a hazard, a unit or a unit's track in its panel."""
        chooses: dict[str, tuple[str, Callable[[str], bool]]] = {
            "alerts": ("alerts", self._panels.alerts.choose),
            "calls": ("calls", lambda key: self._panels.calls.choose(key)),
            "cases": ("cases", self._panels.cases.choose),
            "hazards": ("hazards", lambda key: self._panels.hazards.choose(key)),
            "units": ("units", self._choose_unit),
            "tracks": ("units", self._choose_unit),
        }
        if layer in chooses:
            panel, choose = chooses[layer]
            self._window.bring_forward(panel)
            choose(key)

    def _choose_unit(self, unit_id: str) -> bool:
        self._panels.duty.choose_unit(unit_id)
        return self._panels.units.choose(unit_id)

    def _on_menu_asked(self, position: Position, record: MapRecord | None, at: QPoint) -> None:
        self._menu(position, record).popup(self._map.mapToGlobal(at))

    def open_menu(self, position: Position) -> None:
        """The menu of a place, where the pointer is: everything that can be done there."""
        self._menu(position, None).popup(QCursor.pos())

    def open_menu_by_key(self) -> None:
        """The menu of what is chosen, else of the middle of the map, over the map; arrows and Enter choose."""
        asset, view = self._panels.details.asset, self._map.view()
        record = None
        if self.chosen is not None and asset is not None and asset.id == self.chosen.asset_id:
            record = MapRecord(asset.layer.value, asset.id, asset.name or asset.code, asset.lon, asset.lat, 0)
        if self.chosen is not None:
            place = self.chosen.position
        elif view is not None:
            place = Position(view.lon, view.lat)
        else:
            return
        menu = self._menu(place, record)
        menu.popup(self._map.mapToGlobal(self._map.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def _menu(self, position: Position, record: MapRecord | None) -> QMenu:
        menu = QMenu(self._map)
        where = f"{position.lon:.6f}, {position.lat:.6f}"
        if record is not None:
            menu.addAction(tr("Choose {name}", name=record.name or tr("this"))).triggered.connect(
                lambda: self._on_record_chosen(record)
            )
        menu.addAction(tr("Copy coordinates {where}", where=where)).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(where)
        )
        refusal = self._views.moment.refusal()
        for offer in self.menu_offers:
            if refusal is None or offer not in self._acting:
                offer(menu, position, record)
        if refusal is not None:
            menu.addAction(sentence(refusal)).setEnabled(False)
        menu.addAction(tr("Show the whole county")).triggered.connect(self.go_home)
        for line in menu.actions():
            shown = menu.fontMetrics().elidedText(line.text(), Qt.TextElideMode.ElideMiddle, WIDEST_LINE_PX)
            if shown != line.text():
                line.setText(shown)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_view_changed(self, view: ViewPoint, by_hand: bool) -> None:
        self._panels.layers.show_zoom(view.zoom)
        self._by_hand = self._by_hand or by_hand

    def _show_alerts(self, alerts: Sequence[Alert]) -> None:
        new_since = max(self._opened_at, self._program.now() - NEW_FOR)
        self._map.show_marks("alerts", self._alert_marks.of(alerts, new_since))

    def _show_cases(self, cases: Sequence[CaseFile]) -> None:
        self._map.show_marks("cases", map_marks.of_cases(cases))

    def _show_units(self, units: Sequence[UnitNow]) -> None:
        now: datetime = self._views.shown_at()
        if self._views.past is not None:
            apart = [one for one in units if one.unit.id not in self._replayed]
            self._map.show_marks("units", map_marks.of_units(apart, now))
            return
        self._map.show_marks("units", map_marks.of_units(units, now))
        heard_at = map_marks.newest_fix(units)
        self._window.status.show_positions(heard_at, fresh=freshness(heard_at, now) is Freshness.FRESH)
