"""Joins tracks to their desks: taking a file in, the list of what came in, and looking at a way for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, FixesCameLate, RecordsChanged
from app.domain.key import new_key
from app.errors import AppError
from app.services.map.track_memory import BACK
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.import_task import ImportTask
from app.ui.map.map_join import MapJoin
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.domain.track_import import TrackImport
    from app.services.tracks.track_lookup import LookedUp
    from app.services.tracks.track_plan import TrackPlan, TrackRead, TrackResult
    from app.ui.tracks.track_import_dialog import Carrier, TrackImportDialog
    from app.ui.tracks.track_list_dialog import TrackListDialog

ENDINGS = "*.gpx *.kml *.kmz *.tcx *.fit *.nmea *.log *.csv *.txt *.xlsx *.geojson *.json"


class TrackActs(QObject):
    """Lives as long as the window; has at most one list and one file open."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._take_backs = join, take_backs
        self.list: TrackListDialog | None = None
        self.importing: TrackImportDialog | None = None
        self._task: ImportTask | None = None
        self._asked = 0
        self._read: TrackRead | None = None
        window.bind("tracks", self.open_list)

    def on_fact(self, fact: Fact) -> None:
        """Tracks came in or were taken back; positions came late, and belong to the ways on the map."""
        if isinstance(fact, FixesCameLate) and fact.until > self._program.now() - BACK:
            self._program.map_layers.forget_tracks()
            self._join.timed.load()
        if self.list is not None and isinstance(fact, RecordsChanged) and fact.noun == "track_import":
            self._fill(self.list)

    def open_list(self) -> None:
        """What came in."""
        from app.ui.tracks.track_list_dialog import TrackListDialog

        if self.list is not None:
            self.list.activateWindow()
            return
        dialog = TrackListDialog(self._window.look, self._program.base_folders, self._window)
        self.list = dialog
        dialog.board.act_wanted.connect(lambda act_id, one, why: self._do(dialog, act_id, one, why))
        dialog.place_shown.connect(self._join.ring)
        dialog.finished.connect(lambda _code: self._forget_list(dialog))
        dialog.open()
        self._fill(dialog)

    def open_file(self, path: Path) -> None:
        """Take this file in: it is read at once."""
        from app.ui.tracks.track_import_dialog import TrackImportDialog

        if self.importing is not None:
            self.importing.reject()
        dialog = TrackImportDialog(path, self._window.look, self._program.base_folders, self.list or self._window)
        self.importing = dialog
        dialog.look_wanted.connect(lambda plan: self._look(dialog, plan))
        dialog.take_in_wanted.connect(lambda movers: self._take_in(dialog, movers))
        dialog.stop_wanted.connect(self._stop)
        dialog.finished.connect(lambda _code: self._forget_file(dialog))
        dialog.open()
        self._look(dialog, dialog.plan())

    def stop(self) -> None:
        """End what is being taken in before the window goes."""
        self._stop()

    def _look(self, dialog: TrackImportDialog, plan: TrackPlan) -> None:
        """Read the file; only the newest answer counts."""
        self._asked += 1
        asked, desk = self._asked, self._program.tracks.desk
        dialog.begin(tr("Reading and cleaning …"))

        def read() -> tuple[TrackRead, tuple[str, ...], list[Carrier]]:
            found = desk.look(plan)
            units, vehicles = desk.carriers()
            carriers = [(one.id, " · ".join(filter(None, (one.call_sign or one.code, one.name)))) for one in units]
            return found, desk.guessed(found), carriers + [(one.id, one.plate) for one in vehicles]

        def show(found: tuple[TrackRead, tuple[str, ...], list[Carrier]]) -> None:
            if asked == self._asked and self.importing is dialog:
                self._read = found[0]
                dialog.show_read(*found)

        def refused(error: AppError) -> None:
            if asked == self._asked and self.importing is dialog:
                self._read = None
                dialog.show_unread()
            self._refused(dialog, asked, error)

        self._background.ask(read, show, refused)

    def _take_in(self, dialog: TrackImportDialog, movers: Sequence[str]) -> None:
        self._asked += 1
        asked, read, act_id, desk, actor = self._asked, self._read, new_key(), self._program.tracks.desk, self._actor
        if read is None:
            return
        task = ImportTask()
        self._task = task
        task.progressed.connect(dialog.show_progress)
        dialog.begin(tr("Taking in …"))

        def done(result: TrackResult) -> None:
            self._task = None
            self._tell(result)
            if self.importing is dialog:
                dialog.accept()

        self._background.act_long(
            lambda: desk.run(actor, act_id, read, movers, task.progress, task.is_cancelled),
            done,
            lambda error: self._refused(dialog, asked, error),
        )

    def _tell(self, result: TrackResult) -> None:
        if result.batch_number is None:
            self._say("Nothing was new: all {known} points were known.", known=f"{result.known:,}")
            return
        number, desk, actor = result.batch_number, self._program.tracks.desk, self._actor
        said = "{ways} tracks taken in: {kept} points new, {known} known before"
        values = {"ways": result.ways, "kept": f"{result.kept:,}", "known": f"{result.known:,}"}
        undo = lambda key, why: desk.undo_here(actor, key, number, why)  # noqa: E731  one line of one thing
        self._take_backs.add(Done(tr(said, **values), self._program.now(), undo))
        self._say(said, **values)

    def _say(self, said: str, **values: object) -> None:
        if self.list is not None:
            self.list.say(tr(said, **values))
        else:
            self._window.notices.hint(said, **values)

    def _do(self, dialog: TrackListDialog, act_id: str, one: TrackImport | None, why: str) -> None:
        if act_id == "track_new":
            self._choose_file(dialog)
        elif one is not None and act_id == "track_look":
            self._look_up(dialog, one, why)
        elif one is not None:
            self._take_back(dialog, one, why)

    def _choose_file(self, dialog: TrackListDialog) -> None:
        kinds = f"{tr('Tracks')} ({ENDINGS});;{tr('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileName(dialog, tr("Choose a file"), "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def _look_up(self, dialog: TrackListDialog, one: TrackImport, why: str) -> None:
        lookup, actor, act_id = self._program.tracks.lookup, self._actor, new_key()

        def show(found: LookedUp) -> None:
            if self.list is dialog:
                dialog.show_looked_up(found, found.unit)

        self._background.act(
            lambda: lookup.look(actor, act_id, one.unit_id, one.first_at, one.last_at, why),
            show,
            lambda error: dialog.refuse(sentence(error)),
        )

    def _take_back(self, dialog: TrackListDialog, one: TrackImport, why: str) -> None:
        desk, actor, act_id = self._program.tracks.desk, self._actor, new_key()
        self._background.act_long(
            lambda: desk.undo(actor, act_id, desk.batch_of(one.id), why),
            lambda _batch: dialog.say(tr("{file} was taken back: everything is as it was before.", file=one.file)),
            lambda error: dialog.refuse(sentence(error)),
        )

    def _fill(self, dialog: TrackListDialog) -> None:
        desk = self._program.tracks.desk

        def show(found: tuple[list[TrackImport], dict[str, str]]) -> None:
            if self.list is dialog:
                dialog.board.show_imports(*found)

        self._background.ask(lambda: (desk.imports(), desk.names()), show)

    def _refused(self, dialog: TrackImportDialog, asked: int, error: AppError) -> None:
        self._task = None
        if asked == self._asked and self.importing is dialog:
            dialog.end()
            dialog.refuse(sentence(error))

    def _stop(self) -> None:
        self._asked += 1
        if self._task is not None:
            self._task.stop()
        elif self.importing is not None and self.importing.is_busy:
            self._program.tracks.desk.stop_reading()

    def _forget_list(self, dialog: TrackListDialog) -> None:
        if self.list is dialog:
            self.list = None
        dialog.deleteLater()

    def _forget_file(self, dialog: TrackImportDialog) -> None:
        if self.importing is dialog:
            self.importing = None
        dialog.deleteLater()
