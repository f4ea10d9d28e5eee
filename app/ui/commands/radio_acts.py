"""Copies the chosen place as one line of text for radio or chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.asset import Asset
from app.domain.position import Position
from app.services.map.map_features import MapRecord
from app.services.search.found import FoundKind
from app.ui.background import Background
from app.ui.commands.radio_words import radio_words
from app.ui.desk_window import DeskWindow
from app.ui.map.chosen import Chosen
from app.ui.map.map_join import MapJoin
from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.search.radio_line import RadioLine


class RadioActs(QObject):
    """Lives as long as the window."""

    def __init__(self, program: Program, background: Background, window: DeskWindow, join: MapJoin) -> None:
        super().__init__(window)
        self._program, self._background, self._window, self._join = program, background, window, join
        window.bind("copy_place", self.copy_chosen)
        join.menu_offers.append(self._offer_menu)

    def copy_chosen(self) -> None:
        """What is marked below the command bar, else what is chosen on the map."""
        chosen = self._marked() or self._join.chosen
        if chosen is None:
            self._window.notices.hint("Nothing is chosen: click a place on the map, or find one with /, then copy it.")
        else:
            self._copy(chosen)

    def _marked(self) -> Chosen | None:
        found = self._window.command_bar.chosen_find()
        if found is None or found.position is None:
            return None
        asset = found.record if isinstance(found.record, Asset) else None
        if found.kind is FoundKind.POSITION:
            return Chosen(found.position)
        if asset is not None and found.kind is FoundKind.ASSET:
            return Chosen(found.position, asset.name or asset.code, asset.id)
        return Chosen(found.position, found.title)

    def _copy(self, chosen: Chosen) -> None:
        lines = self._program.places

        def copy(line: RadioLine) -> None:
            words = radio_words(line)
            QGuiApplication.clipboard().setText(words)
            self._window.notices.hint("Copied: {words}", words=words)

        self._background.ask(lambda: lines.radio_lines.of(chosen.position, chosen.name, chosen.asset_id), copy)

    def _offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        name = record.name if record is not None else ""
        menu.addAction(tr("Copy the place for radio or chat")).triggered.connect(
            lambda: self._copy(Chosen(position, name))
        )
