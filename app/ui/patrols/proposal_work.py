"""What happens in the window of proposed beats: crews are chosen, a night is drawn, changed, accepted or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.patrol_proposal import Crew, PatrolProposal, ProposedBeat, ProposedNight
from app.errors import AppError
from app.ui.background import Background
from app.ui.dialogs.import_task import ImportTask
from app.ui.patrols.proposal_window import ProposalWindow
from app.ui.patrols.proposal_words import CrewRow, StopRow, night_words
from app.ui.words import sentence, tr, wording

T = TypeVar("T")


class ProposalWork(QObject):
    """One window. `shown` carries the night and the chosen beat to be drawn (None, None: nothing), `located` the stop
    that the map is to show, `accepted` the key of the act, its words and the patrols that were made."""

    shown = Signal(object, object)
    located = Signal(object)
    accepted = Signal(str, str, object)

    def __init__(self, program: Program, actor: Actor, background: Background, window: ProposalWindow) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self.window = program, actor, background, window
        self._desk = program.patrols.proposals
        self.crews: tuple[Crew, ...] = ()
        self._goes: dict[str, bool] = {}
        self.night: ProposedNight | None = None
        self._task: ImportTask | None = None
        self._is_open, self._is_deciding = True, False
        window.time_changed.connect(self.read)
        window.crew_chosen.connect(self._show_stops)
        window.act_wanted.connect(self._do)
        window.left = self._may_leave

    def stop(self) -> None:
        """The window is closed: what is still made is shown nowhere."""
        self._is_open = False
        if self._task is not None:
            self._task.stop()
        self.shown.emit(None, None)

    def read(self) -> None:
        """The crews that could go in the time that is written."""
        try:
            begins, ends = self._times()
        except AppError as error:
            self.window.refuse(sentence(error))
            return

        def take(found: tuple[Crew, ...]) -> None:
            if self._is_open:
                self.crews = found
                self._show()

        self._background.ask(lambda: self._desk.crews(begins, ends), take, self._refuse)

    def _times(self) -> tuple[datetime, datetime]:
        begins = self.window.begin_at()
        return begins, begins + timedelta(hours=self.window.hours.chosen())

    def _is_going(self, crew: Crew) -> bool:
        return not crew.busy and self._goes.get(crew.unit_id, crew.is_on_duty and bool(crew.site_id))

    def _beat(self, unit_id: str) -> ProposedBeat | None:
        beats = self.night.beats if self.night is not None else ()
        return next((one for one in beats if one.crew.unit_id == unit_id), None)

    def _show(self) -> None:
        rows = [CrewRow(one, self._is_going(one), self._beat(one.unit_id)) for one in self.crews]
        self.window.show_crews(rows)
        self.window.figures.setText(night_words(self.night) if self.night is not None else "")
        self._show_stops()

    def _show_stops(self) -> None:
        row = self.window.crews.chosen()
        beat = self._beat(row.crew.unit_id) if row is not None else None
        stops = [StopRow(number, one) for number, one in enumerate(beat.stops if beat else (), start=1)]
        self.window.show_stops(stops, beat.crew.name if beat is not None else "")
        self.shown.emit(self.night, beat)

    def _do(self, act_id: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "proposal_make": self._make,
            "proposal_crew": self._send_or_not,
            "proposal_drop": self._ask_drop,
            "proposal_show": self._locate,
            "proposal_accept": self._ask_accept,
            "proposal_refuse": self._ask_refuse,
            "proposal_before": self._show_before,
        }
        if not self._is_deciding:
            deeds[act_id]()

    # -- who goes, and what is drawn ----------------------------------------------------------------------------------

    def _send_or_not(self) -> None:
        """Before a night is drawn: whether the crew goes. Once it is: whether its beat stands."""
        row = self.window.crews.chosen()
        if row is None:
            return
        if row.crew.busy:
            self.window.refuse(tr("{unit} is on patrol {number} then.", unit=row.crew.name, number=row.crew.busy))
            return
        if row.beat is not None:
            self._ask_without(row.beat)
            return
        if self.night is not None:
            self.window.refuse(tr("{unit} has no beat in this night. Decide of the night first.", unit=row.crew.name))
            return
        self._goes[row.crew.unit_id] = not row.goes
        self._show()

    def _make(self) -> None:
        if self._task is not None:
            return
        window, desk, actor, key, lean = self.window, self._desk, self._actor, new_key(), self.window.lean.chosen()
        try:
            begins, ends = self._times()
        except AppError as error:
            self._refuse(error)
            return
        chosen = tuple(one for one in self.crews if self._is_going(one))
        if self.night is not None:
            window.refuse(tr("Decide of this night first: accept it, or refuse it with a reason."))
            return
        task = self._task = ImportTask()

        def tell(_stage: str, done: int, total: int) -> None:
            if self._task is task:
                window.say(tr("Drawing the night: {done} of {all} rounds. Esc stops it.", done=done, all=total))

        def drawn(proposal_id: str) -> None:
            self._background.ask(
                lambda: desk.make(proposal_id, chosen, lambda done, of: task.progress("", done, of), task.is_cancelled),
                take,
                failed,
            )

        def take(night: ProposedNight | None) -> None:
            self._task = None
            if not self._is_open:
                return
            self.night = night
            window.say("" if night is not None else tr("Stopped. Nothing was planned; the seed stays on record."))
            if night is not None and night.beats:
                window.crews.choose(night.beats[0].crew.unit_id)
            self._show()
            window.crews.setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(error: AppError) -> None:
            self._task = None
            self._refuse(error)

        task.progressed.connect(tell)
        window.say(tr("Reading the county …"))
        self._background.act(lambda: desk.ask(actor, key, chosen, begins, ends, lean), drawn, failed)

    def _may_leave(self) -> bool:
        """What is drawn is stopped first; what is being written is waited for, or nobody could take it back."""
        if self._task is not None:
            self._task.stop()
        if self._is_deciding:
            self.window.say(tr("The decision is being written …"))
        return self._task is None and not self._is_deciding

    # -- what is changed ----------------------------------------------------------------------------------------------

    def _ask_drop(self) -> None:
        row, beat = self.window.stops.chosen(), self._chosen_beat()
        if row is None or beat is None:
            self.window.refuse(tr("Choose a stop of a proposed beat first."))
            return
        at, name = row.number - 1, row.stop.name
        self.window.ask(
            tr("Leave {name} out. Why? It is kept with the proposal", name=name),
            lambda why: self._change(beat, beat.without(at), f"{beat.crew.name} {name}", why),
        )

    def _ask_without(self, beat: ProposedBeat) -> None:
        self.window.ask(
            tr("Leave the beat of {unit} out. Why? It is kept with the proposal", unit=beat.crew.name),
            lambda why: self._change(beat, replace(beat, stops=()), beat.crew.name, why),
        )

    def _change(self, beat: ProposedBeat, changed: ProposedBeat, what: str, why: str) -> None:
        night = self.night
        if night is None:
            return
        if not why:
            self.window.refuse(tr("Say why; the reason is kept. Nothing was changed."))
            return
        beats = tuple(changed if one is beat else one for one in night.beats)
        left = tuple(one for one in beats if one.stops)
        self._goes |= {one.crew.unit_id: False for one in beats if not one.stops}
        self.night = replace(night, beats=left, changes=(*night.changes, f"{what}: {why}"))
        self._show()
        self.window.say(tr("Left out: {what}. The others stay as they are.", what=what))

    def _chosen_beat(self) -> ProposedBeat | None:
        row = self.window.crews.chosen()
        return self._beat(row.crew.unit_id) if row is not None else None

    # -- what is decided ----------------------------------------------------------------------------------------------

    def _ask_accept(self) -> None:
        night, key, words = self.night, new_key(), wording()
        if night is None:
            self.window.refuse(tr("Draw a night first (Ctrl+G)."))
            return
        done = tr("{n} patrols planned", n=sum(bool(one.stops) for one in night.beats))

        def accepted(keys: tuple[str, ...]) -> None:
            self.night = None
            self.accepted.emit(key, done, keys)
            self.window.say(f"{done}{tr('; they are issued in the panel of patrols.')}")
            self.read()

        self.window.ask(
            tr("Accept the beats. What are they for? It stands on the orders; Enter alone leaves it empty"),
            lambda why: self._decide(lambda: self._desk.accept(self._actor, key, night, why, words), accepted),
        )

    def _ask_refuse(self) -> None:
        night, key = self.night, new_key()
        if night is None:
            self.window.refuse(tr("Draw a night first (Ctrl+G)."))
            return

        def refused(_done: object) -> None:
            self.night = None
            self.window.say(tr("Beats refused"))
            self._show()

        self.window.ask(
            tr("Refuse the beats. Why? It is kept with the seed"),
            lambda why: self._decide(lambda: self._desk.refuse(self._actor, key, night, why), refused),
        )

    def _decide(self, deed: Callable[[], T], then: Callable[[T], object]) -> None:
        """Until it is written, nothing else is done here."""

        def decided(told: T) -> None:
            self._is_deciding = False
            then(told)

        def failed(error: AppError) -> None:
            self._is_deciding = False
            self._refuse(error)

        self._is_deciding = True
        self._background.act(deed, decided, failed)

    def _show_before(self) -> None:
        if self.window.sides.currentWidget() is self.window.before:
            self._show_stops()
            self.window.crews.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def take(told: tuple[PatrolProposal, ...]) -> None:
            if self._is_open:
                self.window.show_before(told)

        self._background.ask(self._desk.latest, take, self._refuse)

    def _locate(self) -> None:
        row, beat = self.window.stops.chosen(), self._chosen_beat()
        stop = row.stop if row is not None and self.window.stops.hasFocus() else None
        if stop is None and beat is not None and beat.stops:
            stop = beat.stops[0]
        if stop is not None:
            self.located.emit(stop)

    def _refuse(self, error: AppError) -> None:
        if self._is_open:
            self.window.refuse(sentence(error))
