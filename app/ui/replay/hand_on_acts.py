"""Tracks of a replay leave the desk: as a folder of evidence, or as a page that plays without a network."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.marking import Marking
from app.errors import AppError
from app.paths import resources
from app.services.map.view_extract import ViewBox
from app.services.tracks.evidence_form import WrittenFile
from app.services.tracks.replay_desk import Replay
from app.services.tracks.replay_layers import REPLAY, bounds_of
from app.services.tracks.replay_page import note_page, page_replay
from app.services.tracks.track_evidence import HandOn
from app.ui import printing
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.form_paper import save_form_pdf
from app.ui.local_time import dated_span, local
from app.ui.map.page_content import page_classes
from app.ui.replay.hand_on_dialog import HandOnDialog
from app.ui.theme import read_tokens
from app.ui.words import sentence, tr, wording

PAGE_PX = 1_280
"""The window for which the page's lines are chosen."""


class HandOnActs(QObject):
    """Lives as long as the window. Nothing is done in the field by it, so it may be done while the past is shown."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: DeskWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.dialog: HandOnDialog | None = None

    def open(self, replay: Replay) -> HandOnDialog:
        """Ask why, how marked, and as what."""
        units, time = "、".join(one.name for one in replay.tracks), dated_span(replay.since, replay.until)
        name = tr("Replay {time}", time=f"{local(replay.since):%Y-%m-%d %H%M}")
        dialog = HandOnDialog(
            tr("Tracks of {units}, {time}", units=units, time=time), name, self._window.look, self._window
        )
        self.dialog = dialog
        dialog.folder_wanted.connect(lambda folder: self._write_folder(dialog, replay, folder))
        dialog.page_wanted.connect(lambda file: self._write_page(dialog, replay, file))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        return dialog

    def _write_folder(self, dialog: HandOnDialog, replay: Replay, folder: Path) -> None:
        key, how, desk = new_key(), _how(dialog), self._program.places.track_evidence
        dialog.outcome.say(tr("Writing …"))
        self._background.ask(
            lambda: desk.write(self._actor, key, replay, folder, how, save_form_pdf),
            lambda made: dialog.outcome.say(tr("Written: {file}", file=str(made))),
            lambda error: _refuse(dialog, error),
        )

    def _write_page(self, dialog: HandOnDialog, replay: Replay, file: Path) -> None:
        key, how = new_key(), _how(dialog)
        state, tokens = self._window.panels.layers.state(), read_tokens(resources() / "styles")["day"]
        layers, features, store = self._program.places.replay_layers, self._program.map_features, self._program.store
        title = tr("Replay {time}", time=dated_span(replay.since, replay.until))
        marking = "" if how.marking is Marking.NONE else tr(label(how.marking))
        demo = [tr("Demo data")] if self._program.upkeep.demo_seed() is not None else []
        foot = [*demo, tr("Datum {datum}", datum="WGS-84"), tr("Made by {name}", name=self._actor.name), how.reason]
        legend = tr("Legend")

        def deed() -> WrittenFile:
            from app.ui.map.map_document import OfflinePage, offline_page  # folium

            self._actor.require(Right.EXPORT)
            colours = {one.unit.id: tokens[at] for one, at in zip(replay.tracks, layers.colours, strict=False)}
            box = _box(replay)
            drawn = page_classes(features, {}, resources() / "web" / "legend.json", box, state)
            classes = [one for one in drawn if one.layer not in (REPLAY, "tracks")]
            page = OfflinePage(
                title=title, marking=marking, foot=foot, legend_title=legend, box=box, classes=classes,
                labels={at: tr(one.label) for at, one in enumerate(classes) if one.label}, colours=tokens,
                web=resources() / "web", replay=page_replay(replay, how, colours),
            )  # fmt: skip
            body = offline_page(page).encode()
            written = WrittenFile(file.name, len(body), hashlib.sha256(body).hexdigest())
            printing.write_whole(body, file)
            note_page(store, self._actor, key, replay, how, written)
            return written

        dialog.outcome.say(tr("Writing …"))
        self._background.ask(
            deed,
            lambda written: dialog.outcome.say(
                tr("Written: {file} (SHA-256 {sum})", file=str(file), sum=written.sha256[:16] + "…")
            ),
            lambda error: _refuse(dialog, error),
        )

    def _forget(self, dialog: HandOnDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()


def _how(dialog: HandOnDialog) -> HandOn:
    return HandOn(reason=dialog.reason.text().strip(), marking=dialog.marking.chosen(), wording=wording())


def _refuse(dialog: HandOnDialog, error: AppError) -> None:
    dialog.outcome.refuse(sentence(error))


def _box(replay: Replay) -> ViewBox:
    """What the page opens with: all ways, at the zoom at which they fill its window."""
    west, south, east, north = bounds_of(replay)
    zoom = math.log2(360 * PAGE_PX / 256 / max(east - west, 2 * (north - south)))
    return ViewBox(west, south, east, north, zoom)
