"""Live pictures of up to four cameras side by side; the one with the frame is the one that the keys mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.asset import Asset
from app.services.cameras.sign_ins import SignIn
from app.ui import actions
from app.ui.cameras.camera_tile import CameraTile
from app.ui.look import Look
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.panel import Panel
from app.ui.words import tr

MOST_VIEWS = 4
WIDE = 2.4
"""Width to height from which all views stand in one row."""
ACTS = ("camera_snapshot", "locate", "camera_again", "camera_client", "camera_address", "camera_close")


class CameraPanel(Panel):
    """`act_wanted` carries what a key or button asks, and the view it means."""

    act_wanted = Signal(str, object)

    def __init__(self, look: Look, now: Callable[[], datetime]) -> None:
        super().__init__(look)
        self._now = now
        self.tiles: list[CameraTile] = []
        self._chosen: CameraTile | None = None
        self.buttons = {act_id: KeycapButton(look, actions.act(act_id).keys[0]) for act_id in ACTS}
        self._acts = FlowRow()
        for act_id, button in self.buttons.items():
            press = partial(self._press, act_id)
            actions.bind(act_id, self, press)
            button.clicked.connect(lambda _checked=False, press=press: press())
            self._acts.add(button)
        self._empty = EmptyNote(
            "No camera is looked at",
            "Choose a camera and press V, or V on an alert for the nearest one. Up to four stand side by side.",
        )
        views = QWidget()
        column = QVBoxLayout(views)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        home = QWidget()
        self._grid = QGridLayout(home)
        self._grid.setContentsMargins(4, 4, 4, 0)
        self._grid.setSpacing(4)
        column.addWidget(home, 1)
        column.addWidget(self._acts)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(views)
        self.column.addWidget(body, 1)
        self.retranslate()

    def open(self, camera: Asset, sign_in: SignIn) -> CameraTile | None:
        """Look at a camera, with what stands now; the view that was closed for it, where four were open."""
        gone = next((one for one in self.tiles if one.camera.id == camera.id), None)
        if gone is not None and gone.camera.stream == camera.stream:
            gone.show_camera(camera)
            self._choose(gone)
            return None
        if gone is None and len(self.tiles) == MOST_VIEWS:
            gone = next(one for one in self.tiles if one is not self._chosen)
        tile = CameraTile(camera, sign_in, self.look, self._now)
        tile.focused.connect(lambda: self._choose(tile))
        if gone is not None and gone.camera.id == camera.id:
            self.tiles[self.tiles.index(gone)] = tile
        else:
            self.tiles = [*(one for one in self.tiles if one is not gone), tile]
        self._choose(tile)
        if gone is not None:
            self._let_go(gone)
        self._lay_out()
        return gone if gone is not None and gone.camera.id != camera.id else None

    def close_view(self, tile: CameraTile) -> None:
        """Look at it no more; the next one is chosen."""
        had_focus = tile.hasFocus()
        self.tiles.remove(tile)
        self._chosen = self.tiles[-1] if self.tiles else None
        self._let_go(tile)
        self._lay_out()
        if had_focus:
            (self._chosen or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_all(self) -> None:
        """Contact nobody any more."""
        for tile in self.tiles:
            tile.end()

    def chosen(self) -> CameraTile | None:
        """The view that the keys mean."""
        return self._chosen

    def take_focus(self) -> None:
        """Put the keyboard into the chosen view."""
        (self._chosen or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._empty.retranslate()
        for act_id, button in self.buttons.items():
            button.setText(tr(actions.act(act_id).label))
        self._acts.arrange()
        for tile in self.tiles:
            tile.retranslate()
        self._tell()

    def restyle(self) -> None:
        for tile in self.tiles:
            tile.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _choose(self, tile: CameraTile) -> None:
        self._chosen = tile

    def _press(self, act_id: str) -> None:
        if self._chosen is not None:
            self.act_wanted.emit(act_id, self._chosen)

    def _let_go(self, tile: CameraTile) -> None:
        tile.end()
        tile.hide()
        self._grid.removeWidget(tile)
        tile.deleteLater()

    def _lay_out(self) -> None:
        """One fills the room, two stand side by side, more in two rows where there is height for them."""
        is_wide = self.width() > WIDE * self.height()
        columns = max(1, len(self.tiles) if len(self.tiles) < MOST_VIEWS - 1 or is_wide else 2)
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
            tile.show()
        self._stack.setCurrentIndex(1 if self.tiles else 0)
        self._acts.arrange()
        self._tell()

    def _tell(self) -> None:
        self.summary_changed.emit(tr("{n} of {most} views", n=len(self.tiles), most=MOST_VIEWS) if self.tiles else "")
