"""Layers that are drawn of a stretch of time and drawn anew as it goes by: the tracks of the units, and heat."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.errors import AppError
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.panel_set import PanelSet

EACH_MS = 60_000
OF_NOW, OF_PAST = frozenset({"reach", "routes", "blocks"}), frozenset({"replay"})
HEAT_LAYERS = ("heat_alerts", "heat_cases")


class TimedLayers(QObject):
    """Lives as long as the window. `refresh` has the page draw what was read."""

    def __init__(
        self,
        program: Program,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        refresh: Callable[[object], object],
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._layers = program, background, window.panels.layers
        self._views, self._refresh = views, refresh
        self._tracked = ""
        self.is_replayed = False
        """While a replay draws the ways of units, the tracks of before are neither read nor shown."""
        self._heat: set[str] = set()
        self._counting: set[str] = set()
        self._stale: set[str] = set()
        self._clock = QTimer(self, interval=EACH_MS)
        self._clock.timeout.connect(self._load_again)
        window.panels.when_made(
            PanelSet.units, lambda panel: panel.unit_chosen.connect(lambda one: self._track_unit(one.unit.id))
        )

    def start(self) -> None:
        """Read what is wanted, and again each minute."""
        self.load()
        self._clock.start()

    def stop(self) -> None:
        """Ask no more."""
        self._clock.stop()

    def load(self) -> None:
        """Read where the units went before the moment that is shown, and the heat that is switched on."""
        if not self.is_replayed:
            self._background.ask(self._load_tracks, self._refresh)
        for layer in self._heat:
            self.load_heat(layer)

    def _load_again(self) -> None:
        self._background.ask_in_turn(self._load_tracks, self._refresh)
        for layer in self._heat:
            self.load_heat(layer)

    def load_heat(self, layer: str) -> None:
        """Count again where alerts or cases gather, in the period before the moment shown; one count at a time."""
        if layer in self._counting:
            self._stale.add(layer)
            return
        self._counting.add(layer)
        heat, period, moment = self._program.heat_layers, self._layers.look_of(layer).by, self._views.moment

        def counted(loaded: object) -> None:
            self._counting.discard(layer)
            self._refresh(loaded)
            if layer in self._stale:
                self._stale.discard(layer)
                self.load_heat(layer)

        def failed(error: AppError) -> None:
            self._counting.discard(layer)
            self._background.refused.emit(error)

        self._background.ask(lambda: heat.load(layer, period, moment.at), counted, failed)

    def mind_switches(self) -> None:
        """Heat is read when it is switched on, and no more once it is off."""
        for layer in HEAT_LAYERS:
            on = any(shown for key, shown in self._layers.visibility().items() if key.startswith(f"{layer}."))
            if on and layer not in self._heat:
                self._heat.add(layer)
                self.load_heat(layer)
            elif not on:
                self._heat.discard(layer)

    def hidden(self) -> frozenset[str]:
        """Layers not to be shown: in the past what is only so now, and live what only was so."""
        if self._views.past is None:
            return OF_PAST
        return OF_NOW | {"tracks"} if self.is_replayed else OF_NOW

    def _load_tracks(self) -> object:
        # Of the past nobody's way is singled out here: that is looked up in the replay, for a reason.
        chosen = self._tracked if self._views.moment.at is None else ""
        return self._program.map_layers.load_tracks(self._views.moment(), chosen)

    def _track_unit(self, unit_id: str) -> None:
        if unit_id == self._tracked:
            return
        self._tracked = unit_id
        if self._views.moment.at is None:
            self._background.ask(lambda: self._program.map_layers.choose_track(unit_id), self._refresh)
