"""What is drawn under the map: shown as it was chosen, told once when it fails, tried again by itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import settings
from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.base_map import BaseMap
from app.domain.sentence import Sentence
from app.services.base_maps.base_map_desk import Stack
from app.services.base_maps.shown_tiles import ShownBase
from app.services.base_maps.tile_source import no_tiles
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_view import MapView
from app.ui.notices import Grade, Notice
from app.ui.words import sentence_words, tr

if TYPE_CHECKING:
    from app.ui.dialogs.base_maps_dialog import BaseMapsDialog

MAP_DATUM = "WGS-84"
"""Of everything on the map; a shifted base map is moved to it."""
RETRY_MS = 61_000
"""A little longer than a failing source is left alone (`tile_breaker`)."""


class BaseMapActs(QObject):
    """Lives as long as the window. By itself only tries a failing source again, each minute while it fails."""

    _told = Signal(object, object)

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, map_view: MapView
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._map = window, map_view
        self._shown: Sequence[ShownBase] = ()
        self._troubled: dict[str, Notice] = {}
        self._refused: set[str] = set()
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(map_view.retry_base)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        map_view.tile_spoiled.connect(self._on_spoiled)
        window.bind("base_maps", self.open_list)

    def start(self) -> None:
        """Show what was chosen."""
        self._program.base_maps.on_trouble = self._told.emit
        self._show()

    def stop(self) -> None:
        """Hear and try no more."""
        self._program.base_maps.on_trouble = lambda _base, _why: None
        self._retry.stop()

    def choose(self, chosen: Sequence[str]) -> None:
        """Show these from now on, the lowest first, and remember it."""
        self._keep(base_maps=tuple(chosen))
        self._show()

    def fade(self, opacity_percent: int) -> None:
        """Let the vector map shine through what is shown."""
        self._keep(base_opacity=opacity_percent)
        self._map.show_base(self._shown, opacity_percent)

    def open_list(self) -> BaseMapsDialog:
        """Which base maps there are."""
        from app.ui.dialogs.base_maps_dialog import BaseMapsDialog

        dialog = BaseMapsDialog(
            self._program.base_maps,
            self._actor,
            self._background,
            self._window.look,
            (self._program.settings.base_maps, self._program.settings.base_opacity),
            self._window,
        )
        dialog.chosen.connect(self.choose)
        dialog.faded.connect(self.fade)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()
        return dialog

    def _keep(self, **changed: Any) -> None:
        kept = dataclasses.replace(self._program.settings, **changed)
        self._program.settings = kept
        self._background.ask(lambda: settings.save(kept, self._program.data.settings), lambda _done: None)

    def _show(self) -> None:
        chosen, desk = self._program.settings.base_maps, self._program.base_maps
        self._background.ask(lambda: desk.show(chosen), self._on_shown)

    def _on_shown(self, stack: Stack) -> None:
        self._shown = stack.shown
        for key in list(self._troubled):
            self._end_trouble(key)
        for error in stack.refused:
            if str(error) not in self._refused:
                self._window.notices.refuse(error)
        self._refused = {str(error) for error in stack.refused}
        self._map.show_base(stack.shown, self._program.settings.base_opacity)
        self._say()

    def _say(self) -> None:
        """The status bar: what is under the map, and from which datum it was brought to the map's own."""
        shown = self._shown
        if not shown:
            self._window.status.show_base_map(lambda: f"{tr('Local vector map')} · {MAP_DATUM}")
            return
        undeclared = any(one.base.datum is None for one in shown)
        colour = "high" if self._troubled or undeclared else "text"
        self._window.status.show_base_map(lambda: self._words(shown, undeclared=undeclared), colour)

    def _words(self, shown: Sequence[ShownBase], *, undeclared: bool) -> str:
        parts = [" + ".join(one.base.name for one in shown)]
        if self._troubled:
            parts.append("▲ " + tr("no tiles, vector map"))
        if undeclared:
            parts.append(tr("datum not declared"))
        parts.append(f"{shown[0].shift} → {MAP_DATUM}" if shown[0].shift else MAP_DATUM)
        return " · ".join(parts)

    def _on_told(self, base: BaseMap, why: Sentence | None) -> None:
        """A shown base map fails, or gives tiles again."""
        if base.id not in {one.base.id for one in self._shown}:
            return
        if why is None:
            if base.id in self._troubled:
                self._end_trouble(base.id)
                self._window.notices.hint("The base map {name} gives tiles again.", name=base.name)
                self._map.retry_base()
        elif base.id not in self._troubled:
            told = no_tiles(base, why)
            notice = Notice(
                Grade.WARNING, lambda: sentence_words(told), act_label="Base maps …", act=lambda: self.open_list()
            )
            self._troubled[base.id] = self._window.notices.show_notice(notice)
            self._retry.start()
        self._say()

    def _end_trouble(self, key: str) -> None:
        self._window.notices.dismiss(self._troubled.pop(key))
        if not self._troubled:
            self._retry.stop()

    def _on_spoiled(self, name: str) -> None:
        base = next((one.base for one in self._shown if one.name == name), None)
        if base is not None:
            self._window.notices.hint(
                "Some tiles of {name} are broken and are left out; the vector map is seen there.", name=base.name
            )
