"""Pictures from cameras: kept for an alert or a call as they were when the key was pressed, and looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset
from app.domain.evidence import EvidenceOrigin
from app.domain.key import new_key
from app.domain.picture import Picture
from app.errors import StoreUnavailable
from app.services.cases.evidence_desk import Given
from app.ui.background import Background
from app.ui.cameras.camera_tile import CameraTile
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.picture_dialog import PictureDialog
from app.ui.local_time import local
from app.ui.panel_set import PanelSet
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame


MENU_PX = 480
"""The widest name in a menu."""


@dataclass(frozen=True)
class Target:
    """What a picture may hang on, in words."""

    words: str
    alert_id: str | None = None
    call_id: str | None = None
    case_id: str | None = None


class Snapshots(QObject):
    """Lives as long as the window."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, take_backs: TakeBacks
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._take_backs = window, take_backs
        self.dialog: PictureDialog | None = None

    def take(self, tile: CameraTile) -> None:
        """The picture as it is now, for what is chosen; where an alert and a call are, a digit says which."""
        frame, taken_at, targets = tile.picture(), self._program.now(), self._targets()
        if frame is None:
            self._window.notices.hint("There is no live picture to keep.")
        elif not targets:
            self._window.notices.hint("Choose the alert, call or case that the picture belongs to, then press S again.")
        elif len(targets) == 1:
            self._keep(tile.camera, frame, taken_at, targets[0])
        else:
            menu = QMenu(tile)
            for number, target in enumerate(targets, start=1):
                words = menu.fontMetrics().elidedText(target.words, Qt.TextElideMode.ElideRight, MENU_PX)
                line = menu.addAction(f"&{number}  {words.replace('&', '&&')}")
                line.triggered.connect(partial(self._keep, tile.camera, frame, taken_at, target))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(tile.mapToGlobal(tile.rect().center()))

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """The pictures of an alert or a call, the latest in front."""
        dialog = PictureDialog(tuple(pictures), self._window.look, self._window)
        desk = self._program.picture_desk
        self.dialog = dialog

        def read(picture: Picture) -> None:
            self._background.ask(
                lambda: QImage.fromData(desk.read(picture)),
                lambda image: dialog.show_image(picture, image) if self.dialog is dialog else None,
                lambda error: dialog.show_refusal(picture, error) if self.dialog is dialog else None,
            )

        dialog.picture_wanted.connect(read)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.turn_to(len(pictures) - 1)

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _targets(self) -> list[Target]:
        calls = self._window.panels.if_made(PanelSet.calls)
        alert, call = self._window.panels.alerts.chosen(), None if calls is None else calls.chosen()
        found = []
        if alert is not None:
            found.append(Target(tr("Alert: {title}", title=alert.title), alert_id=alert.id))
        if call is not None:
            told = tr("Call {number}: {title}", number=call.call.number, title=call.call.title)
            found.append(Target(told, call_id=call.call.id))
        if (case := self._window.panels.cases.table.chosen()) is not None:
            found.append(Target(tr("Case {case}", case=f"{case.alias} {case.title}".strip()), case_id=case.id))
        return found

    def _keep(
        self, camera: Asset, frame: QVideoFrame, taken_at: datetime, target: Target, _checked: bool = False
    ) -> None:
        """To make a PNG of a large picture takes longer than the window may wait: a reader does it, then one act."""
        desk, actor, key = self._program.picture_desk, self._actor, new_key()
        words = tr("Picture of {camera} kept: {what}", camera=camera.name or camera.code, what=target.words)

        def kept(key: str) -> None:
            undo = partial(_take_back, self._program, actor, key, is_evidence=target.case_id is not None)
            self._take_backs.add(Done(words, taken_at, undo))
            self._window.notices.hint("{what}. Ctrl+Z takes it back.", what=words)

        def keep(png: bytes) -> None:
            if target.case_id is not None:
                self._background.act_long(partial(self._keep_in_case, camera, png, taken_at, target.case_id, key), kept)
                return
            self._background.act_long(
                lambda: desk.keep(
                    actor,
                    key,
                    png,
                    camera=camera,
                    taken_at=taken_at,
                    alert_id=target.alert_id,
                    call_id=target.call_id,
                ),
                kept,
            )

        self._background.ask(lambda: png_of(frame.toImage()), keep)

    def _keep_in_case(self, camera: Asset, png: bytes, taken_at: datetime, case_id: str, key: str) -> str:
        """As evidence; runs off the window's thread."""
        name = camera.name or camera.code
        given = Given(png, f"{name} {local(taken_at):%Y-%m-%d %H.%M.%S}.png", EvidenceOrigin.CAMERA, told=name)
        return self._program.kept_files.evidence_desk.attach(self._actor, key, case_id, given)


def png_of(image: QImage) -> bytes:
    """A picture as the file that is kept."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise StoreUnavailable("The picture could not be written as a file. Nothing was kept; take it again.")
    return bytes(buffer.data().data())


def _take_back(program: Program, actor: Actor, key: str, act_id: str, reason: str, *, is_evidence: bool) -> None:
    if is_evidence:
        program.kept_files.evidence_desk.remove(actor, act_id, key, reason=reason)
    else:
        program.picture_desk.take_back(actor, act_id, key, reason=reason)
