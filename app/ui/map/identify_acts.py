"""What is here: a click on the map, a key, or the menu of a place asks it, and the details show it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.alert import Alert
from app.domain.asset import Asset, AssetLayer
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.hazard import Hazard
from app.domain.position import Position, is_on_earth
from app.services.field.unit_tracker import UnitNow
from app.services.map.identify_desk import FARTHEST_M, Here
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.words import tr

NEAR_PX = 24
LEAST_M = 30.0
_EQUATOR_M = 40_075_016.7
_POINTS = frozenset({"wells", "sites", "posts", "cameras", "units", "alerts", "calls", "cases", "hazards"})
"""Layers whose records are places; of a line or an area the place that was clicked is asked."""


class IdentifyActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        join: MapJoin,
        map_view: MapView,
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._window = program, background, window
        self._views, self._join, self._map = views, join, map_view
        self._asked = 0
        map_view.clicked.connect(self._on_clicked)
        views.layer_changed.connect(self._read_shown)
        panel = window.panels.details
        panel.here_chosen.connect(self._on_here_chosen)
        panel.acts_here_wanted.connect(join.open_menu)
        join.menu_offers.append(self._offer_menu)
        window.bind("identify", self.identify_middle)

    def warm_up(self) -> None:
        """Make the index ready while nobody waits."""
        index = self._program.places.ground_index
        self._background.ask(index.warm_up, lambda _done: None)

    def identify_middle(self) -> None:
        """What is in the middle of the map; the details take the keyboard."""
        view = self._map.view()
        if view is not None:
            place = Position(view.lon, view.lat)
            self._map.select(place)
            self.identify(place, focus=True)

    def identify(self, place: Position, *, turn: bool = True, focus: bool = False) -> None:
        """Ask what is here and show it; an answer that was overtaken by the next question is dropped."""
        self._asked += 1
        asked, reach = self._asked, self.reach_m(place)
        units, desk = tuple(self._views.units), self._program.places

        def show(here: Here) -> None:
            if asked != self._asked:
                return
            self._window.panels.details.show_here(here, turn=turn)
            self._window.bring_forward("details")
            if focus:
                self._window.open_panel("details")

        self._background.ask(lambda: desk.identify_desk.here(place, reach, units), show)

    def reach_m(self, place: Position) -> float:
        """Some pixels around a place, as metres on the ground."""
        view = self._map.view()
        zoom = view.zoom if view is not None else 0.0
        metres = NEAR_PX * _EQUATOR_M * math.cos(math.radians(place.lat)) / (256 * 2**zoom)
        return min(max(metres, LEAST_M), FARTHEST_M)

    def _on_clicked(self, place: Position, record: MapRecord | None) -> None:
        """On open ground what is there is shown; a record shows itself, with what else is there ready behind it."""
        is_point = record is not None and record.layer in _POINTS and is_on_earth(record.lon, record.lat)
        at = Position(record.lon, record.lat) if record is not None and is_point else place
        self.identify(at, turn=record is None)

    def _read_shown(self, _layer: AssetLayer, ids: Sequence[str]) -> None:
        """The details show what stands now; nothing, once it is retired. What is here at a place stays in front."""
        details = self._window.panels.details
        asset = details.asset
        if asset is not None and asset.id in ids and details.shows_asset():
            self._background.ask(
                lambda: self._program.asset_desk.asset(asset.id),
                lambda found: details.show_asset(found) if details.asset is asset else None,
                lambda _gone: details.show_asset(None) if details.asset is asset else None,
            )

    def _on_here_chosen(self, record: Asset | UnitNow | Alert | Call | CaseFile | Hazard) -> None:
        if isinstance(record, Asset):
            self._join.choose_asset(record)
            return
        key, layer = (record.unit.id, "units") if isinstance(record, UnitNow) else (record.id, _LAYER[type(record)])
        self._join.choose_record(layer, key)

    def _offer_menu(self, menu: QMenu, position: Position, _record: MapRecord | None) -> None:
        menu.addAction(tr("What is here")).triggered.connect(lambda: self.identify(position))


_LAYER: dict[type, str] = {Alert: "alerts", Call: "calls", CaseFile: "cases", Hazard: "hazards"}
