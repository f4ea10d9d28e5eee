"""Opens the dialogs. None of them stops the desk: the map and the alerts go on behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from app import settings
from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.layer import LAYERS
from app.domain.position import Position
from app.domain.precision import Precision
from app.paths import resources
from app.settings import Settings
from app.ui.actions import is_stopped
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.about_dialog import AboutDialog
from app.ui.dialogs.checklist_dialog import ChecklistDialog
from app.ui.dialogs.handbook_window import HandbookWindow
from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.map.map_join import MapJoin
from app.ui.notices import Grade, Notice
from app.ui.words import Speaker, tr

if TYPE_CHECKING:
    from app.ui.dialogs.export_dialog import ExportDialog
    from app.ui.dialogs.import_wizard import ImportWizard
    from app.ui.dialogs.key_vehicles_dialog import KeyVehiclesDialog
    from app.ui.dialogs.watch_rules_dialog import WatchRulesDialog

PREVIEW_RING = "import"


class DialogDesk(QObject):
    """One method per dialog. `tracks_chosen` carries a file that is to be taken in as tracks."""

    tracks_chosen = Signal(object)

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        speaker: Speaker,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._speaker = window, join, speaker

    def warm_up(self) -> None:
        """Load the libraries of file formats, while nobody waits: they are left out of the start."""

        def load() -> None:
            from app.ui.dialogs import export_dialog, import_wizard

            del export_dialog, import_wizard
            _ = (self._program.exchange.import_desk, self._program.exchange.export_desk)

        self._background.ask(load, lambda _done: None)

    def open_import(self, layer: str = "") -> ImportWizard:
        """The import wizard, for `layer` if one is named."""
        from app.ui.dialogs.import_wizard import ImportWizard

        wizard = ImportWizard(
            self._program.exchange.import_desk,
            self._actor,
            self._background,
            self._window.look,
            self._program.base_folders,
            self._window,
        )
        if layer:
            wizard.start_with(layer)
        wizard.place_shown.connect(self._show_place)
        wizard.tracks_chosen.connect(self.tracks_chosen)
        wizard.show()
        return wizard

    def open_export(self) -> ExportDialog:
        """Write a layer to a file."""
        from app.ui.dialogs.export_dialog import ExportDialog

        desk, actor = self._program.exchange.export_desk, self._actor

        def write(layer: str, path: Path, crs: str, precision: Precision, marking: str) -> int:
            return desk.export(actor, new_key(), layer, path, crs=crs, precision=precision, marking=marking)

        layers = {name: tr(layer.label) for name, layer in LAYERS.items()}
        dialog = ExportDialog(tr("Export a layer"), layers, write, self._background, self._window.look, self._window)
        dialog.show()
        return dialog

    def open_checklist(self) -> None:
        """What this county still lacks, counted now."""

        def show(held: dict[str, int]) -> None:
            dialog = ChecklistDialog(held, self._window.look, self._window)
            dialog.import_wanted.connect(
                lambda layer: None if is_stopped("import", self._window) else self.open_import(layer)
            )
            _open(dialog)

        self._background.ask(self._held, show)

    def offer_checklist(self) -> None:
        """An empty county is a good start: say so, and offer what to do about it."""
        said = "This county is empty. Bring its wells, lines and areas from files; the list says what is missing."
        self._window.notices.show_notice(
            Notice(Grade.HINT, lambda: tr(said), act_label="What is missing …", act=self.open_checklist)
        )

    def open_watch_rules(self) -> WatchRulesDialog:
        """What the desk looks for in movements; the map shows the place of a chosen hit."""
        from app.ui.dialogs.watch_rules_dialog import WatchRulesDialog

        dialog = WatchRulesDialog(
            self._program.watching.rules,
            self._program.watching.trial,
            self._actor,
            self._background,
            self._window.look,
            self._window,
        )
        dialog.place_shown.connect(self._show_place)
        _open(dialog)
        return dialog

    def open_key_vehicles(self) -> KeyVehiclesDialog:
        """Which vehicles are watched, and on whose word."""
        from app.ui.dialogs.key_vehicles_dialog import KeyVehiclesDialog

        dialog = KeyVehiclesDialog(
            self._program.watching.key_vehicles,
            self._actor,
            self._background,
            self._window.look,
            self._program.now,
            self._window,
        )
        _open(dialog)
        return dialog

    def open_settings(self) -> SettingsDialog:
        """Language, theme, font."""
        dialog = SettingsDialog(self._program.settings, self._program.data.root, self._window.look, self._window)
        dialog.tried.connect(self._try_settings)
        dialog.chosen.connect(self._keep_settings)
        _open(dialog)
        return dialog

    def open_handbook(self) -> HandbookWindow:
        """Ctrl+F1."""
        folder, language = resources() / "handbook", self._speaker.wording.language
        made = HandbookWindow(folder, language, self._window.look, self._window)
        made.show()
        return made

    def open_about(self) -> None:
        """Version and what it carries."""
        _open(AboutDialog(self._window.look, self._window))

    def _held(self) -> dict[str, int]:
        counts = self._program.asset_desk.counts()
        rows = self._program.upkeep.counts()
        held = {layer.value: counts.number(layer) for layer in AssetLayer}
        for layer, table in (("units", "unit"), ("people", "person"), ("alerts", "alert"), ("cases", "case_file")):
            held[layer] = rows.get(table, 0)
        return held

    def _show_place(self, place: Position | None) -> None:
        self._join.ring(place)

    def _try_settings(self, tried: Settings) -> None:
        if tried.language != self._speaker.wording.language:
            self._speaker.speak(tried.language)
        self._window.look.wear(theme=tried.theme, scale=tried.font_percent / 100)

    def _keep_settings(self, chosen: Settings) -> None:
        self._program.settings = chosen
        self._window.show_county(chosen.county)
        self._background.ask(lambda: settings.save(chosen, self._program.data.settings), lambda _done: None)


def _open(dialog: QDialog) -> None:
    """Modeless, and gone when closed."""
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()
