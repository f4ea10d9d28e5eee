"""Joins trackers and units to their desk: the dialog, what it shows, and the way back from each act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.errors import InputRefused
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.said_due import said_due
from app.ui.take_back import Done, TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.domain.unit import Unit
    from app.services.field.carried_times import Carrying
    from app.services.field.tracker_desk import Carriers, TrackerDesk, TrackerNow
    from app.ui.trackers.tracker_dialog import TrackerDialog

_NOUNS = frozenset({"tracker", "unit", "vehicle"})


class TrackerActs(QObject):
    """Lives as long as the window; has at most one such dialog open."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, take_backs: TakeBacks
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._take_backs = take_backs
        self.dialog: TrackerDialog | None = None
        window.bind("trackers", self.open)

    def on_fact(self, fact: Fact) -> None:
        """Whose a tracker is has changed."""
        if self.dialog is not None and isinstance(fact, RecordsChanged) and fact.noun in _NOUNS:
            self._fill(self.dialog)

    def open(self) -> None:
        """Show every tracker."""
        from app.ui.trackers.tracker_dialog import TrackerDialog

        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        dialog = TrackerDialog(self._window.look, self._program.now, self._window)
        self.dialog = dialog
        dialog.tracker_chosen.connect(lambda one: self._ask_times(dialog, one))
        dialog.give_wanted.connect(lambda *told: self._give(dialog, *told))
        dialog.take_in_wanted.connect(lambda one, why: self._take_in(dialog, one, why))
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        self._fill(dialog)

    def _desk(self) -> TrackerDesk:
        from app.services.field.tracker_desk import TrackerDesk

        return TrackerDesk(self._program.store)

    def _fill(self, dialog: TrackerDialog) -> None:
        desk = self._desk()

        def show(found: tuple[Sequence[TrackerNow], Carriers]) -> None:
            if self.dialog is not dialog:
                return
            trackers, carriers = found
            units: Sequence[Unit] = carriers.units
            dialog.show_trackers(trackers, units)
            if (one := dialog.table.chosen()) is not None:
                self._ask_times(dialog, one)

        self._background.ask(lambda: (desk.trackers(), desk.carriers()), show)

    def _ask_times(self, dialog: TrackerDialog, one: TrackerNow) -> None:
        desk, key = self._desk(), one.tracker.id

        def show(times: Sequence[Carrying]) -> None:
            if self.dialog is dialog:
                dialog.show_times(key, times)

        self._background.ask(lambda: desk.history(key), show)

    def _give(self, dialog: TrackerDialog, one: TrackerNow, unit_id: str, since: str, until: str, reason: str) -> None:
        desk, act_id, now = self._desk(), new_key(), self._program.now()
        try:
            begin = said_due(since, now) if since.strip() else None
            end = said_due(until, begin or now) if until.strip() else None
        except InputRefused as error:
            dialog.refuse(sentence(error))
            return
        words = tr("Tracker {serial} given on", serial=one.tracker.serial)
        self._act(
            dialog,
            act_id,
            words,
            lambda: desk.give(self._actor, act_id, one.tracker.id, unit_id, since=begin, until=end, reason=reason),
            dialog.clear_form,
        )

    def _take_in(self, dialog: TrackerDialog, one: TrackerNow, why: str) -> None:
        desk, act_id = self._desk(), new_key()
        words = tr("Tracker {serial} taken in", serial=one.tracker.serial)
        self._act(dialog, act_id, words, lambda: desk.take_in(self._actor, act_id, one.tracker.id, reason=why))

    def _act(
        self,
        dialog: TrackerDialog,
        act_id: str,
        words: str,
        deed: Callable[[], object],
        then: Callable[[], object] = lambda: None,
    ) -> None:
        desk, actor = self._desk(), self._actor

        def done(_nothing: object) -> None:
            undo = lambda key, why: desk.take_back(actor, key, act_id, why)  # noqa: E731  one line of one thing
            self._take_backs.add(Done(words, self._program.now(), undo))
            then()
            dialog.say(words)

        self._background.act(deed, done, lambda error: dialog.refuse(sentence(error)))

    def _forget(self, dialog: TrackerDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
