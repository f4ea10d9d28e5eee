"""The map on paper: the dialog with its preview, and the files. What takes time runs on reader threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.errors import AppError, InputRefused
from app.paths import resources
from app.services.map.view_extract import coarse
from app.ui import printing
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.map_sheet_dialog import MapSheetDialog
from app.ui.local_time import to_minute
from app.ui.map.map_view import MapView
from app.ui.map.page_content import page_classes
from app.ui.map.sheet import PRINT_DPI, SheetFormat, SheetWords, box_of
from app.ui.map.sheet_drawing import DrawnMap, SheetDrawing
from app.ui.map.sheet_painter import SheetPainter
from app.ui.theme import read_tokens
from app.ui.words import sentence, tr

PREVIEW_DPI = 110
SOURCES = "© OpenStreetMap · GeoNames · GSHHG · Tianditu"
Written = Callable[[Path], object]
Refused = Callable[[AppError], object]


class SheetActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        map_view: MapView,
        shown_at: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._map, self._shown_at = window, map_view, shown_at
        self._drawing = SheetDrawing(map_view, background)
        self._tokens = read_tokens(resources() / "styles")
        self._preview: tuple[SheetFormat, str, DrawnMap] | None = None
        self.dialog: MapSheetDialog | None = None

    def stop(self) -> None:
        """Nobody waits for a sheet any more."""
        self._drawing.stop()

    def open_sheet(self) -> None:
        """What the map shows now, as a sheet."""
        dialog = MapSheetDialog(self.usual_title(), self._window.look, self._window)
        self.dialog, self._preview = dialog, None
        dialog.changed.connect(self._show_preview)
        dialog.save_wanted.connect(self._save_from_dialog)
        dialog.print_wanted.connect(self._print_from_dialog)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        self._show_preview()

    def save(
        self, file: Path, sheet: SheetFormat, words: SheetWords, theme: str, then: Written, failed: Refused
    ) -> None:
        """Draw the sheet at its own resolution and write it; its kind by the file's ending. Audited as an export."""
        if file.suffix.lower() in (".html", ".htm"):
            self._save_page(file, words, theme, then, failed)
            return
        if file.suffix.lower() not in (".pdf", ".png"):
            failed(
                InputRefused("{name}: a map is written as .pdf, .png or .html. Nothing was written.", name=file.name)
            )
            return

        def write(drawn: DrawnMap) -> None:
            painter, key = self._painter(sheet, words, theme, drawn), new_key()

            def deed() -> None:
                self._actor.require(Right.EXPORT)
                if file.suffix.lower() == ".pdf":
                    printing.save_sheet_pdf(painter, sheet.size_mm, PRINT_DPI, words.title, file)
                else:
                    printing.save_sheet_png(painter, sheet.size_mm, PRINT_DPI, file)
                self._program.exchange.export_desk.note_map(self._actor, key, file.name, words.marking)

            self._background.ask(deed, lambda _done: then(file), failed)

        self._draw(sheet, PRINT_DPI, theme, write, failed)

    def _save_page(self, file: Path, words: SheetWords, theme: str, then: Written, failed: Refused) -> None:
        """What the map shows as one page that opens in any browser without a network."""
        seen = self._map.view()
        if seen is None:
            failed(AppError("The map has not told where it looks. Nothing was saved; try again."))
            return
        box, key = box_of(seen, self._window_css()), new_key()
        marks, state, colours = self._map.marks(), self._window.panels.layers.state(), self._tokens[theme]
        foot = [tr("Datum {datum}", datum="WGS-84"), tr("Situation of {time}", time=to_minute(words.at))]
        foot += [tr("Made by {name}", name=words.operator) if words.operator else "", words.sources, words.note]
        if words.precision is not Precision.FULL:
            foot.append(tr("Places: {precision}", precision=tr(label(words.precision))))

        def deed() -> None:
            from app.ui.map.map_document import OfflinePage, offline_page  # folium

            self._actor.require(Right.EXPORT)
            legend = resources() / "web" / "legend.json"
            classes = coarse(page_classes(self._program.map_features, marks, legend, box, state), words.precision)
            page = OfflinePage(
                title=words.title,
                marking="" if words.marking is Marking.NONE else tr(label(words.marking)),
                foot=foot,
                legend_title=tr("Legend"),
                box=box,
                classes=classes,
                labels={at: tr(one.label) for at, one in enumerate(classes) if one.label},
                colours=colours,
                web=resources() / "web",
            )
            printing.write_whole(offline_page(page).encode(), file)
            self._program.exchange.export_desk.note_map(self._actor, key, file.name, words.marking, words.precision)

        self._background.ask(deed, lambda _done: then(file), failed)

    def _window_css(self) -> tuple[float, float]:
        """Size of the map's window in the page's pixels."""
        scale = self._map.engine_view().zoomFactor()
        return self._map.width() / scale, self._map.height() / scale

    def words(self, title: str, marking: Marking, precision: Precision = Precision.FULL) -> SheetWords:
        """What is printed beside the map now."""
        return SheetWords(
            title=title,
            marking=marking,
            precision=precision,
            operator=self._actor.name,
            at=self._shown_at(),
            sources=" · ".join(filter(None, (self._map.sources(), SOURCES))),
            note=self._map.note(),
        )

    def _draw(
        self, sheet: SheetFormat, dpi: float, theme: str, then: Callable[[DrawnMap], object], failed: Refused
    ) -> None:
        seen = self._map.view()
        if seen is None:
            failed(AppError("The map has not told where it looks. Nothing was saved; try again."))
            return
        self._drawing.ask(sheet, sheet.view(seen, self._window_css()), dpi=dpi, theme=theme, then=then, failed=failed)

    def _painter(self, sheet: SheetFormat, words: SheetWords, theme: str, drawn: DrawnMap) -> SheetPainter:
        return SheetPainter(sheet, words, drawn, self._tokens[theme], QGuiApplication.font().family())

    # -- the dialog ---------------------------------------------------------------------------------------------------

    def _show_preview(self) -> None:
        """The map is drawn anew only where paper or colours changed; words are laid over what was drawn."""
        dialog = self.dialog
        if dialog is None:
            return
        sheet, theme = dialog.sheet(), dialog.theme.chosen()
        words = self.words(dialog.title.text().strip(), dialog.marking.chosen())

        def compose(drawn: DrawnMap) -> None:
            self._preview = (sheet, theme, drawn)
            painter = self._painter(sheet, words, theme, drawn)
            self._background.ask(lambda: printing.sheet_picture(painter, sheet.size_mm, PREVIEW_DPI), show)

        def show(picture: QImage) -> None:
            if self.dialog is dialog:
                dialog.show_busy(False)
                dialog.show_picture(picture)

        dialog.show_busy(True)
        known = self._preview
        if known is not None and known[:2] == (sheet, theme):
            compose(known[2])
        else:
            self._draw(sheet, PREVIEW_DPI, theme, compose, self._refuse)

    def _save_from_dialog(self, file: Path) -> None:
        if (dialog := self.dialog) is None:
            return
        dialog.show_busy(True)
        dialog.say(tr("Writing …"))
        words = self.words(dialog.title.text().strip(), dialog.marking.chosen(), dialog.precision.chosen())
        self.save(file, dialog.sheet(), words, dialog.theme.chosen(), self._on_written, self._refuse)

    def _print_from_dialog(self) -> None:
        if (dialog := self.dialog) is None:
            return
        sheet, theme = dialog.sheet(), dialog.theme.chosen()
        words = self.words(dialog.title.text().strip(), dialog.marking.chosen())

        def ask(drawn: DrawnMap) -> None:
            dialog.show_busy(False)
            printing.send_sheet_to_printer(self._painter(sheet, words, theme, drawn), sheet.size_mm, dialog)

        dialog.show_busy(True)
        self._draw(sheet, PRINT_DPI, theme, ask, self._refuse)

    def _on_written(self, file: Path) -> None:
        if self.dialog is not None:
            self.dialog.show_busy(False)
            self.dialog.say(tr("Written: {file}", file=str(file)))

    def _refuse(self, error: AppError) -> None:
        if self.dialog is not None:
            self.dialog.show_busy(False)
            self.dialog.say(sentence(error))

    def _forget(self, dialog: MapSheetDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
            self._drawing.stop()
        dialog.deleteLater()

    def usual_title(self) -> str:
        """What a sheet is called until somebody says otherwise."""
        county = self._program.settings.county
        return f"{county}{tr('Oilfield police map')}" if county else tr("Oilfield police map")
