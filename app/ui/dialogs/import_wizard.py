"""Bring a file in, step by step: file, columns, places, dry run, import. The desk stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.layer import GeometryKind, layer_named
from app.errors import AppError
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan, ImportPreview, ImportResult
from app.ui.background import Background
from app.ui.dialogs.import_choices import ImportChoices
from app.ui.dialogs.import_columns import ImportColumns
from app.ui.dialogs.import_places import ImportPlaces
from app.ui.dialogs.import_report import ImportReport
from app.ui.dialogs.import_task import ImportTask
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence, tr

FILE, COLUMNS, PLACES, REPORT = range(4)
STEPS = ("1  File", "2  Columns", "3  Places", "4  Check and import")


class ImportWizard(QDialog):
    """`place_shown` asks the desk to ring a place on its map, None to take the ring away; `tracks_chosen` carries a
    file that is to be taken in as tracks, which this wizard leaves to the window of tracks."""

    place_shown = Signal(object)
    tracks_chosen = Signal(object)

    def __init__(
        self,
        desk: ImportDesk,
        actor: Actor,
        background: Background,
        look: Look,
        outline_folders: Sequence[Path],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a file"))
        self._desk, self._actor, self._background = desk, actor, background
        self._preview: ImportPreview | None = None
        self._question = 0
        self._task: ImportTask | None = None
        self._checked = False
        self.file_step, self.column_step = ImportChoices(), ImportColumns(look)
        self.place_step, self.report_step = ImportPlaces(look, outline_folders), ImportReport(look)
        self.steps = QStackedWidget()
        for step in (self.file_step, self.column_step, self.place_step, self.report_step):
            self.steps.addWidget(step)
        self.trouble = plain_label("Trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setStyleSheet(f"color: {look.theme.tokens['high']}")
        self._names = [plain_label("Muted", tr(words)) for words in STEPS]
        self.back, self.forward = QPushButton(), QPushButton()
        self.cancel = QPushButton(tr("Cancel"))
        self._lay_out(look)
        self._join()
        self._show_step(FILE)

    def start_with(self, layer: str) -> None:
        """Choose a layer beforehand."""
        self.file_step.choose_layer(layer)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc or Cancel: a running import is stopped, and nothing of it is kept."""
        self._end()
        super().reject()

    def _end(self) -> None:
        self._question += 1
        if self._task is not None:
            self._task.stop()
        self.place_shown.emit(None)

    def _lay_out(self, look: Look) -> None:
        names = QHBoxLayout()
        for name in self._names:
            names.addWidget(name)
        names.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.trouble, 1)
        for button in (self.cancel, self.back, self.forward):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.forward.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(names)
        column.addWidget(self.steps, 1)
        column.addLayout(buttons)
        self.resize(look.theme.px(820), look.theme.px(600))

    def _join(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._show_step(self.steps.currentIndex() - 1))
        self.forward.clicked.connect(self._on_forward)
        self.file_step.changed.connect(self._on_file_changed)
        self.column_step.changed.connect(lambda: self._look_again(self.column_step.plan))
        self.place_step.system_chosen.connect(lambda crs: self._look_again(lambda plan: replace(plan, crs=crs)))
        self.place_step.place_shown.connect(self.place_shown)
        self.report_step.undo_wanted.connect(self._undo)

    def _show_step(self, step: int) -> None:
        if step == PLACES and not self._has_places():
            step = COLUMNS if self.steps.currentIndex() > PLACES else REPORT
        self.steps.setCurrentIndex(step)
        for at, name in enumerate(self._names):
            name.setObjectName("CardTitle" if at == step else "Muted")
            name.style().polish(name)
        if step == REPORT:
            self._check()
        self._mind_buttons()

    def _on_forward(self) -> None:
        step = self.steps.currentIndex()
        if step == FILE and self.file_step.is_tracks():
            file = self.file_step.file()
            self.accept()
            self.tracks_chosen.emit(file)
        elif step == REPORT:
            if self._checked:
                self._run()
            else:
                self.accept()
        elif step == COLUMNS and (missing := self.column_step.missing()):
            self._complain(tr("Still without a column: {names}", names="、".join(tr(name) for name in missing)))
        elif step == COLUMNS and self._preview is not None and self._preview.crs_needed:
            self._complain(tr("Choose the coordinate system first: the file does not say it."))
            self.column_step.ask_for_system()
        else:
            self._show_step(step + 1)

    def _mind_buttons(self) -> None:
        step = self.steps.currentIndex()
        busy = self._task is not None
        self.back.setVisible(step > FILE)
        self.back.setText(tr("Back"))
        self.back.setEnabled(not busy and (step < REPORT or self._checked))
        words = {REPORT: tr("Import now") if self._checked else tr("Done")}
        self.forward.setText(words.get(step, tr("Next")))
        is_track_file = self.file_step.is_tracks() and self.file_step.file() is not None
        self.forward.setEnabled(not busy and (self._preview is not None or is_track_file))
        self.cancel.setVisible(step < REPORT or busy or self._checked)
        self.cancel.setText(tr("Stop") if busy else tr("Cancel"))

    def _has_places(self) -> bool:
        preview = self._preview
        return preview is not None and layer_named(preview.plan.layer).geometry is not GeometryKind.NONE

    def _on_file_changed(self) -> None:
        self._preview = None
        self._mind_buttons()
        file = self.file_step.file()
        if file is None or self.file_step.is_tracks():
            self._question += 1
            self._complain("")
            return
        source = (
            self.file_step.source_layer.currentText() if self.file_step.source_layer.isVisibleTo(self.file_step) else ""
        )
        self._look_at(ImportPlan(path=file, layer=self.file_step.layer_name(), source_layer=source))

    def _look_again(self, change: Callable[[ImportPlan], ImportPlan]) -> None:
        if self._preview is not None:
            self._look_at(change(self.column_step.plan(self._preview.plan)))

    def _look_at(self, plan: ImportPlan) -> None:
        """Ask for a look; only the newest answer counts."""
        self._question += 1
        asked = self._question
        self._complain(tr("Reading …"))
        self._background.ask(
            lambda: self._desk.preview(plan),
            lambda preview: self._on_preview(asked, preview),
            lambda error: self._on_refused(asked, error),
        )

    def _on_preview(self, asked: int, preview: ImportPreview) -> None:
        if asked != self._question:
            return
        self._preview = preview
        self._complain("")
        self.file_step.show_source_layers(preview.source_layers, preview.plan.source_layer)
        self.column_step.show_preview(preview)
        self.place_step.show_preview(preview)
        self._mind_buttons()

    def _on_refused(self, asked: int, error: AppError) -> None:
        if asked == self._question:
            self._complain(sentence(error))
            self._task = None
            self.report_step.stop(tr("Nothing was imported"))
            self._mind_buttons()

    def _check(self) -> None:
        plan, task = self._begin(tr("Checking every row; nothing is written …"))
        self._work(lambda: self._desk.dry_run(plan, task.progress, task.is_cancelled), dry=True)

    def _run(self) -> None:
        plan, task = self._begin(tr("Importing …"))
        act_id = new_key()
        self._work(lambda: self._desk.run(self._actor, act_id, plan, task.progress, task.is_cancelled), dry=False)

    def _begin(self, title: str) -> tuple[ImportPlan, ImportTask]:
        if self._preview is None:
            raise ValueError("an import is begun only after a look at its file")
        self._task = ImportTask()
        self._task.progressed.connect(self.report_step.show_progress)
        self._checked = False
        self.report_step.begin(title)
        self._complain("")
        self._mind_buttons()
        return self.column_step.plan(self._preview.plan), self._task

    def _work(self, work: Callable[[], ImportResult], *, dry: bool) -> None:
        self._question += 1
        asked = self._question
        run = self._background.ask if dry else self._background.act_long
        run(
            work,
            lambda result: self._on_result(asked, result, dry=dry),
            lambda error: self._on_refused(asked, error),
        )

    def _on_result(self, asked: int, result: ImportResult, *, dry: bool) -> None:
        if asked != self._question:
            return
        self._task = None
        self._checked = dry and (result.added + result.replaced > 0)
        self.report_step.show_result(result, dry=dry)
        self._mind_buttons()

    def _undo(self, batch_number: int) -> None:
        act_id = new_key()
        self.report_step.begin(tr("Taking the import back …"))
        self._background.act_long(
            lambda: self._desk.undo(self._actor, act_id, batch_number),
            lambda _batch: self.report_step.stop(tr("The import was taken back: everything is as it was before.")),
            lambda error: self._on_refused(self._question, error),
        )

    def _complain(self, words: str) -> None:
        self.trouble.setText(words)
