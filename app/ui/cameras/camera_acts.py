"""What keys, clicks and menus do about cameras: look through one, keep its picture, hand it to the site's client."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.camera import client_command
from app.domain.events import AssetsChanged, Fact
from app.domain.position import Position
from app.errors import InputRefused
from app.services.cameras.sign_ins import SignIn, sign_in_for
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.cameras.camera_tile import CameraTile
from app.ui.cameras.snapshots import Snapshots
from app.ui.cameras.stream_player import PROTOCOLS_WORD
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.take_back import TakeBacks
from app.ui.words import tr


class CameraActs(QObject):
    """Lives as long as the window. `correct` opens the form of an asset, where its address is entered."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        take_backs: TakeBacks,
        correct: Callable[[Sequence[str]], object],
    ) -> None:
        super().__init__(window)
        self._program, self._background, self._window = program, background, window
        self._join, self._correct = join, correct
        self.snapshots = Snapshots(program, actor, background, window, take_backs)
        self._panel = window.panels.cameras
        self._panel.act_wanted.connect(self.do)

    def stop(self) -> None:
        """Contact no camera any more."""
        self._panel.close_all()

    def view(self, asset_id: str, *, focus: bool = True) -> None:
        """Look through a camera; of anything else a hint says that it is none."""

        def show(camera: Asset, sign_in: SignIn) -> None:
            if camera.layer is not AssetLayer.CAMERAS:
                self._window.notices.hint("{name} is no camera.", name=camera.name or camera.code)
            elif focus or camera.stream:
                self._open(camera, sign_in, focus=focus)

        self._read(asset_id, show)

    def do(self, act_id: str, tile: CameraTile) -> None:
        """What a key or button in the views asks."""
        match act_id:
            case "camera_snapshot":
                self.snapshots.take(tile)
            case "locate":
                self._locate(tile.camera)
            case "camera_again" if tile.player is not None:
                tile.player.again()
            case "camera_client":
                self._start_client(tile.camera)
            case "camera_address":
                self._correct((tile.camera.id,))
            case "camera_close":
                self._panel.close_view(tile)

    def on_fact(self, fact: Fact) -> None:
        """A camera that is looked at was changed: its new address holds from now on."""
        if not isinstance(fact, AssetsChanged) or fact.layer is not AssetLayer.CAMERAS:
            return
        for tile in self._panel.tiles:
            if tile.camera.id in fact.ids:
                self._read(tile.camera.id, self._renew)

    def _read(self, asset_id: str, then: Callable[[Asset, SignIn], object]) -> None:
        desk, file = self._program.asset_desk, self._program.data.cameras

        def read() -> tuple[Asset, SignIn]:
            found = desk.asset(asset_id)
            return found, sign_in_for(file, found.stream) if found.stream else SignIn()

        self._background.ask(read, lambda found: then(*found))

    def _renew(self, camera: Asset, sign_in: SignIn) -> None:
        if any(tile.camera.id == camera.id for tile in self._panel.tiles):
            self._panel.open(camera, sign_in)

    def _open(self, camera: Asset, sign_in: SignIn, *, focus: bool) -> None:
        dock = self._window.docks["cameras"]
        gone = self._panel.open(camera, sign_in)
        dock.show()
        dock.raise_()
        if focus:
            self._panel.take_focus()
        if gone is not None:
            self._window.notices.hint("Four views are open at most: {name} was closed.", name=gone.name())

    def look_from_alert(self, camera: Asset) -> None:
        """Where it stands, and what it shows."""
        self._locate(camera)
        self.view(camera.id)

    def offer_menu(self, menu: QMenu, _position: Position, record: MapRecord | None) -> None:
        """Lines of the menu of a place."""
        if record is not None and record.layer == AssetLayer.CAMERAS:
            name = record.name or tr("this")
            menu.addAction(tr("Live view of {name}", name=name)).triggered.connect(lambda: self.view(record.id))

    def _locate(self, camera: Asset) -> None:
        self._join.locate(camera.id, Position(camera.lon, camera.lat), camera.name or camera.code)

    def _start_client(self, camera: Asset) -> None:
        try:
            program, *words = client_command(self._program.settings.camera_client, camera)
        except InputRefused as refused:
            self._window.notices.refuse(refused)
            return
        client, around = QProcess(), QProcessEnvironment.systemEnvironment()
        around.remove(PROTOCOLS_WORD)
        client.setProcessEnvironment(around)
        client.setProgram(program)
        client.setArguments(words)
        # WORKAROUND: PySide 6.11 answers with a bool where its own stubs say (bool, number of the process).
        answer: object = client.startDetached()
        if answer[0] if isinstance(answer, tuple) else answer:
            self._window.notices.hint("The site's client was started on {name}.", name=camera.name or camera.code)
        else:
            self._window.notices.refuse(
                InputRefused("The camera client {program} cannot be started. Mend it in the settings.", program=program)
            )
