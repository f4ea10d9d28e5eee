"""K-numbers on the map: beside the pointer on a line, in the menu of a place, from a K-number to its place; and the
known marks of a line, kept, brought from a file, taken away, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.line_mark import LineMark
from app.domain.position import Position
from app.errors import AppError
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence_words, tr

if TYPE_CHECKING:
    from app.services.map.line_mark_file import MarksImported
    from app.services.map.stationing_desk import LineStations, StationingDesk
    from app.ui.dialogs.stationing_dialog import StationingDialog

LINES = frozenset({"pipelines", "km_marks"})


class StationingActs(QObject):
    """Lives as long as the window. Lines that the pointer met stay ready, so that the K-number follows it at once."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        map_view: MapView,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._map, self._take_backs = join, map_view, take_backs
        self._lines: dict[str, LineStations | None] = {}
        self._dialog: StationingDialog | None = None
        map_view.tips_more.append(self._tip_more)
        join.menu_offers.append(self._offer_menu)

    def on_fact(self, fact: Fact) -> None:
        """Number lines anew when marks or lines have changed."""
        if isinstance(fact, RecordsChanged) and fact.noun in ("line_mark", "asset"):
            self._lines.clear()
            if fact.noun == "line_mark":
                self._join.load_layer(AssetLayer.PIPELINES)

    @property
    def _desk(self) -> StationingDesk:
        return self._program.places.stationing_desk

    # -- from a place to its K-number, and back -----------------------------------------------------------------------

    def k_at(self, line_id: str, place: Position) -> str:
        """The K-number of a line that is ready, beside a place; nothing where it is not ready or has none."""
        stations = self._lines.get(line_id)
        if stations is None:
            return ""
        from app.services.map.stationing_desk import said

        return said(self._desk.at(stations, place).chainage_m)

    def _tip_more(self, record: MapRecord, place: Position) -> Sequence[str]:
        """The K-number under the pointer; of a line that is not ready yet it comes a moment later."""
        if record.layer != AssetLayer.PIPELINES:
            return ()
        if record.id not in self._lines:
            self._ready(record.id, lambda: self._show_k(record, place))
        return tuple(filter(None, (self.k_at(record.id, place),)))

    def _show_k(self, record: MapRecord, place: Position) -> None:
        if k := self.k_at(record.id, place):
            self._map.show_tip(record, [*self._map.tip_of(record), k])

    def _ready(self, line_id: str, then: Callable[[], object]) -> None:
        """A line without K-numbers is remembered as such, and not asked again."""
        desk = self._desk

        def keep(stations: LineStations | None) -> None:
            self._lines[line_id] = stations
            then()

        self._background.ask(lambda: desk.stations(line_id), keep, lambda _error: keep(None))

    def go_to_k(self, line_id: str, k: str) -> None:
        """Look at a K-number of a line; one that the line does not have is refused with its range."""
        desk = self._desk

        def look(found: tuple[LineStations, Position]) -> None:
            stations, place = found
            self._join.locate(f"{line_id} {k}", place, f"{stations.asset.name or stations.asset.code} {k}")

        def find() -> tuple[LineStations, Position]:
            stations = desk.stations(line_id)
            return stations, desk.place_of(stations, k)

        self._background.ask(find, look)

    def _offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        if record is None or record.layer not in LINES:
            return
        if k := self.k_at(record.id, position):
            words = f"{record.name} {k}" if record.layer == AssetLayer.PIPELINES else k
            menu.addAction(tr("Copy {words}", words=words)).triggered.connect(
                lambda: QGuiApplication.clipboard().setText(words)
            )
        menu.addAction(tr("Go to a K-number of this line …")).triggered.connect(lambda: self._ask_k(record.id))
        menu.addAction(tr("Known K-numbers of this line …")).triggered.connect(lambda: self.open(record.id, position))

    def _ask_k(self, line_id: str) -> None:
        asking = QInputDialog(self._window)
        asking.setWindowTitle(tr("Go to a K-number of this line …"))
        asking.setLabelText("K12+300")
        asking.textValueSelected.connect(lambda k: self.go_to_k(line_id, k))
        asking.finished.connect(lambda _code: asking.deleteLater())
        asking.open()

    # -- the known marks ----------------------------------------------------------------------------------------------

    def open(self, line_id: str, place: Position | None) -> None:
        """The marks of a line, with the clicked place ready for one more."""
        desk = self._desk
        self._background.ask(lambda: desk.stations(line_id), lambda stations: self._open(stations, place))

    def dialog(self) -> StationingDialog | None:
        """The dialog of marks, while it is open."""
        return self._dialog

    def _open(self, stations: LineStations, place: Position | None) -> None:
        from app.ui.dialogs.stationing_dialog import StationingDialog

        dialog = self._dialog = StationingDialog(stations, place, self._window.look, self._window)
        line_id = stations.asset.id
        dialog.add_wanted.connect(lambda at, behind, ahead, note: self._add(line_id, at, behind, ahead, note))
        dialog.remove_wanted.connect(self._remove)
        dialog.import_wanted.connect(self._import)
        dialog.finished.connect(lambda _code: self._on_closed(dialog))
        dialog.open()

    def _on_closed(self, dialog: StationingDialog) -> None:
        self._dialog = None
        dialog.deleteLater()

    def _add(self, line_id: str, place: Position, behind: str, ahead: str, note: str) -> None:
        desk, act_id = self._desk, new_key()

        def kept(key: str) -> None:
            words = tr("K-number {k} kept", k=behind)
            self._done(words, line_id)
            self._take_backs.add(
                Done(
                    words,
                    self._program.now(),
                    lambda undo_id, reason: desk.remove(self._actor, undo_id, key, reason=reason or tr("taken back")),
                    lambda redo_id: desk.restore(self._actor, redo_id, key),
                )
            )

        self._background.act(
            lambda: desk.add(self._actor, act_id, line_id, place, behind, ahead, note), kept, self._refuse
        )

    def _remove(self, mark: LineMark, reason: str) -> None:
        desk, act_id = self._desk, new_key()

        def gone(_done: None) -> None:
            words = tr("Mark of a K-number removed")
            self._done(words, mark.line_id)
            self._take_backs.add(
                Done(
                    words,
                    self._program.now(),
                    lambda undo_id, _reason: desk.restore(self._actor, undo_id, mark.id),
                    lambda redo_id: desk.remove(self._actor, redo_id, mark.id, reason=reason),
                )
            )

        self._background.act(lambda: desk.remove(self._actor, act_id, mark.id, reason=reason), gone, self._refuse)

    def _import(self, path: Path) -> None:
        from app.services.map.line_mark_file import import_marks

        desk, store = self._desk, self._program.store

        def told(found: MarksImported) -> None:
            words = tr(
                "{n} marks of {lines} lines kept, {refused} refused",
                n=found.marks,
                lines=found.lines,
                refused=len(found.refused),
            )
            self._tell("\n".join([words, *(sentence_words(one) for one in found.refused[:10])]))

        self._background.act(lambda: import_marks(store, desk, self._actor, path), told, self._refuse)

    def _done(self, words: str, line_id: str) -> None:
        desk = self._desk
        self._tell(words)
        self._background.ask(lambda: desk.stations(line_id), self._renew)

    def _renew(self, stations: LineStations) -> None:
        if self._dialog is not None:
            self._dialog.show_stations(stations)

    def _tell(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.tell(words)

    def _refuse(self, error: AppError) -> None:
        if self._dialog is not None:
            self._dialog.refuse(error)
        else:
            self._background.refused.emit(error)
