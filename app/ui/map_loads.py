"""Fills the map in the background: the ground, each layer of the store, and each minute where the units went."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.domain.asset import AssetLayer
from app.services.base_map import load_base_map
from app.ui.background import Background
from app.ui.map.map_view import MapView

TRACKS_EACH_MS = 60_000


class MapLoads(QObject):
    """Asks readers for layers; each is drawn as soon as it is there. Lives as long as the map."""

    def __init__(self, program: Program, background: Background, view: MapView) -> None:
        super().__init__(view)
        self._program, self._background, self._view = program, background, view
        self._track_clock = QTimer(self, interval=TRACKS_EACH_MS)
        self._track_clock.timeout.connect(self.load_tracks)

    def load(self) -> None:
        """Everything, the ground first; from then on the tracks each minute."""
        program = self._program
        self._background.ask(
            lambda: load_base_map(program.map_features, program.base_folders, program.layer_cache), self._refresh
        )
        for layer in AssetLayer:
            self.load_layer(layer)
        self.load_tracks()
        self._track_clock.start()

    def load_layer(self, layer: AssetLayer) -> None:
        """Read one layer again."""
        self._background.ask(lambda: self._program.map_layers.load(layer), self._refresh)

    def load_tracks(self) -> None:
        """Read where the units went, again."""
        self._background.ask(lambda: self._program.map_layers.load_tracks(self._program.now()), self._refresh)

    def _refresh(self, _loaded: object) -> None:
        self._view.refresh_layers()
