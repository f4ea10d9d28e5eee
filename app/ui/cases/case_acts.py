"""Where files are opened from: the panel of cases, the map's menu, an alert or call that became a case, a key."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.domain.events import Fact, RecordsChanged
from app.domain.position import Position
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.cases.case_room import CaseRoom
    from app.ui.cases.case_window import CaseWindow
    from app.ui.form_sheets import FormSheets


class CaseActs(QObject):
    """Lives as long as the window; what a file's window needs is loaded when one is opened. `hazard_wanted` carries a
    loophole that is to be led as a hazard, and its case; `note_wanted` a case that a line in the duty log is to be
    about, and its window."""

    hazard_wanted = Signal(object, object)
    note_wanted = Signal(object, object)

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
        self._program, self._actor, self._background = program, actor, background
        self._window, self._join, self._take_backs = window, join, take_backs
        self._rooms: dict[str, CaseRoom] = {}
        self._demo_of: datetime | None = None
        self.sheets: FormSheets | None = None
        panel = window.panels.cases
        panel.open_wanted.connect(lambda case: self.open(case.id))
        panel.sheets_wanted.connect(lambda case: self._ask_sheet(case, self._window))
        panel.new_wanted.connect(self.new_case)
        panel.sealed_wanted.connect(self.open_sealed)
        window.bind("new_case", self.new_case)
        join.offer_acts(self._offer_menu)

    def open(self, case_id: str) -> CaseRoom:
        """The window of this file; the one that stands open comes to the front."""
        from app.ui.cases.case_room import CaseRoom

        if case_id in self._rooms:
            self.bring_forward(case_id)
            return self._rooms[case_id]
        room = CaseRoom(self._program, self._actor, self._background, self._make_window(), self._take_backs, case_id)
        self._rooms[case_id] = room
        room.over.connect(self._on_over)
        room.go_to.connect(self.open)
        room.gone.connect(
            lambda: self._window.notices.hint(
                "The file is closed here: it is sealed now, or its opening was taken back. Z in the panel of cases "
                "opens a sealed record."
            )
        )
        room.locate_wanted.connect(self._locate)
        room.evidence_wanted.connect(self._window.panels.cases.evidence_wanted)
        room.sheets_wanted.connect(lambda case: self._ask_sheet(case, room.window))
        room.hazard_wanted.connect(self.hazard_wanted)
        room.note_wanted.connect(lambda case: self.note_wanted.emit(case, room.window))
        room.read(room.offer_draft)
        _show(room.window)
        return room

    def show_demo(self, made_at: datetime | None) -> None:
        """Files of a demo bear its badge."""
        self._demo_of = made_at
        for room in self._rooms.values():
            room.window.demo.show_demo(made_at)

    def bring_forward(self, case_id: str) -> None:
        """Give the keys to the window of this file, if it is open."""
        if (room := self._rooms.get(case_id)) is not None:
            _show(room.window)

    def new_case(self, position: Position | None = None, patrol_id: str = "") -> None:
        """Open a file by hand, or at a place of the map with everything that the map knows of it; what was found on a
        patrol keeps that."""
        if position is None:
            self._begin({}, None, patrol_id)
        else:
            asked = position
            self._background.ask(
                lambda: self._program.places.case_beginning.at(asked), lambda found: self._begin(*found, patrol_id)
            )

    def open_sealed(self) -> None:
        """A sealed record in a window of its own, by number and reason."""
        from app.ui.cases.sealed_record import SealedRecord

        record = SealedRecord(self._program, self._actor, self._background, self._make_window(), self._take_backs)
        record.window.finished.connect(record.window.deleteLater)
        _show(record.window)
        record.begin()

    def on_fact(self, fact: Fact) -> None:
        """A file that is open shows what it is now."""
        if isinstance(fact, RecordsChanged) and fact.noun == "case_file":
            for case_id, room in self._rooms.items():
                if not fact.ids or case_id in fact.ids:
                    room.read()

    def stop(self) -> None:
        """Close every file; what is written there stays a draft."""
        for room in list(self._rooms.values()):
            room.window.close()

    def _begin(self, given: dict[str, object], area_id: str | None, patrol_id: str) -> None:
        from app.ui.cases.new_case import NewCase

        begun = NewCase(self._program, self._actor, self._background, self._make_window())
        begun.opened.connect(lambda case_id, act_id: self._on_opened(begun.window, case_id, act_id))
        begun.over.connect(begun.window.deleteLater)
        _show(begun.window)
        begun.begin(given, area_id, patrol_id)

    def _make_window(self) -> CaseWindow:
        from app.ui.cases.case_window import CaseWindow

        made = CaseWindow(self._window.look, self._program.now, self._window)
        made.demo.show_demo(self._demo_of)
        return made

    def _on_opened(self, window: CaseWindow, case_id: str, act_id: str) -> None:
        desk, actor = self._program.casework.desk, self._actor
        self._take_backs.add(
            Done(
                tr("File opened"),
                self._program.now(),
                lambda key, why: desk.take_back(actor, key, case_id, act_id, reason=why),
            )
        )
        window.reject()
        self.open(case_id)

    def _on_over(self, case_id: str) -> None:
        room = self._rooms.pop(case_id, None)
        if room is not None:
            room.window.deleteLater()

    def _locate(self, case: CaseFile) -> None:
        if case.lon is not None and case.lat is not None:
            self._join.go_to(case.id, Position(case.lon, case.lat), case.alias)

    def _ask_sheet(self, case: CaseFile, parent: QWidget) -> None:
        from app.ui.cases.case_paper import case_paper
        from app.ui.form_sheets import FormSheets

        if self.sheets is None:
            self.sheets = FormSheets(self._background, self._window.look, self._window)
        self.sheets.open(case_paper(self._program, self._actor, case), parent)

    def _offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        del record
        menu.addAction(tr("Open a case here …")).triggered.connect(lambda: self.new_case(position))


def _show(window: QWidget) -> None:
    """In front, with the keys: whoever opened it goes on typing there."""
    window.show()
    window.raise_()
    window.activateWindow()
