"""Taking a call down, and correcting what was taken down: the one dialog for both, and what it asks the desks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.domain.call import Call
from app.domain.position import Position
from app.errors import AppError
from app.services.calls.call_relations import RelatedCall
from app.services.map.map_features import MapRecord
from app.services.map.place_desk import FoundPlace
from app.ui.calls.call_part import CallPart
from app.ui.map.map_view import MapView
from app.ui.map.place_answers import answer_places
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.dialogs.call_entry import CallEntry

_JUDGED = frozenset({"kind", "level", "category"})


class CallTaking(CallPart):
    """Has at most one such dialog open."""

    _entry: CallEntry | None = None

    def join_map(self, map_view: MapView) -> None:
        """A click on the map gives the place of what is being written."""
        map_view.point_chosen.connect(self._on_point_chosen)
        map_view.record_chosen.connect(self._on_record_chosen)

    def open_entry(self, text: str = "", position: Position | None = None) -> CallEntry:
        """Take a call down; the one that is being written already comes forward."""
        if self._entry is None:
            from app.ui.dialogs.call_entry import CallEntry

            entry = CallEntry(self._window.look, self._program.now, self._window)
            entry.changed.connect(self._save_change)
            entry.saved.connect(self._save_call)
            entry.related_wanted.connect(self._ask_related)
            entry.same_chosen.connect(self._add_to_same)
            answer_places(entry.place, self._program, self._background)
            entry.finished.connect(self._on_entry_finished)
            self._entry = entry
        if text:
            self._entry.text.setPlainText(text)
        if position is not None:
            self._entry.take_position(position)
        self._entry.show()
        self._entry.activateWindow()
        return self._entry

    def change(self, call: Call) -> None:
        """Correct or judge a call that was taken down; what is being written already comes forward instead."""
        fresh = self._entry is None
        entry = self.open_entry()
        if fresh:
            entry.begin_change(call)

    def _save_call(self, call: Call, send: bool) -> None:
        desk = self._program.call_desk

        def saved(call_id: str) -> None:
            self._close_entry()
            self._window.open_panel("calls")
            self._calls.choose(call_id, then=self._panel.open_candidates if send else None)
            self._calls.read()

        def failed(error: AppError) -> None:
            if self._entry is not None:
                self._entry.refuse(sentence(error))

        self._do(lambda act_id: desk.open_call(self._actor, act_id, call), saved, failed)

    def _save_change(self, call: Call, values: Mapping[str, object]) -> None:
        """A judgement of kind, level or category counts as such; anything else is put down better."""
        desk = self._program.call_desk
        act = desk.triage if call.triaged_at is None or _JUDGED & set(values) else desk.amend

        def failed(error: AppError) -> None:
            if self._entry is not None:
                self._entry.refuse(sentence(error))

        self._do(lambda act_id: act(self._actor, act_id, call.id, **values), lambda _done: self._close_entry(), failed)

    def _ask_related(self, place: FoundPlace | None, phone: str) -> None:
        desk, now = self._program.call_desk, self._program.now()
        if place is None and not phone:
            return

        def ask() -> Sequence[RelatedCall]:
            position = None if place is None else place.position
            return desk.related(
                occurred_at=now,
                lon=None if position is None else position.lon,
                lat=None if position is None else position.lat,
                asset_id=None if place is None else place.asset_id,
                phone=phone,
            )

        def show(found: Sequence[RelatedCall]) -> None:
            if self._entry is not None:
                self._entry.show_related(found)

        self._background.ask(ask, show)

    def _add_to_same(self, call_id: str, said: str) -> None:
        """It is told a second time: what is new becomes a note on the call that stands."""
        self._close_entry()
        self._window.open_panel("calls")
        self._calls.choose(call_id)
        if said:
            self._do(lambda act_id: self._program.call_notes.note(self._actor, act_id, call_id, said))

    def _close_entry(self) -> None:
        if self._entry is not None:
            self._entry.accept()
            self._window.activateWindow()

    def _on_entry_finished(self, _code: int) -> None:
        if self._entry is not None:
            self._entry.deleteLater()
            self._entry = None

    def _on_point_chosen(self, position: Position) -> None:
        if self._entry is not None:
            self._entry.take_position(position)

    def _on_record_chosen(self, record: MapRecord) -> None:
        if self._entry is not None:
            self._entry.take_position(Position(record.lon, record.lat))

    def offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        del record
        menu.addAction(tr("Take a call down here …")).triggered.connect(lambda: self.open_entry(position=position))
