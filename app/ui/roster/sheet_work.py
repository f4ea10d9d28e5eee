"""What happens in the window of a month sheet: it is read, typed into, generated, exchanged, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.roster_conflicts import Conflict, cell_conflicts
from app.domain.roster_edit import applied, content
from app.domain.roster_month import Place, RosterMonth
from app.domain.roster_proposal import Proposal
from app.domain.sentence import Sentence
from app.errors import AppError, InputRefused, Unconfirmed
from app.services.duty.roster_desk import Done
from app.services.duty.roster_reading import Room
from app.ui.background import Background
from app.ui.local_time import local
from app.ui.roster.roster_window import Line, RosterWindow
from app.ui.roster.sheet_asking import SheetAsking
from app.ui.roster.sheet_files_acts import SheetFilesActs
from app.ui.roster.sheet_making import SheetMaking
from app.ui.words import sentence, sentence_words, tr


class SheetWork(QObject):
    """One month of one room at a time. Proposals wait, by room, until they are accepted or refused."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: RosterWindow) -> None:
        super().__init__(window)
        self.program, self.actor, self.background, self.window = program, actor, background, window
        self.desk = program.rosters.desk
        self.rooms: tuple[Room, ...] = ()
        self.at = 0
        today = local(program.now()).date()
        self.year, self.number = today.year, today.month
        self.stored: RosterMonth | None = None
        self.broken: tuple[Conflict, ...] = ()
        self.proposals: dict[str, Proposal] = {}
        self._done: list[str] = []
        self._marked: Place | None = None
        self.making = SheetMaking(self)
        self.asking = SheetAsking(self)
        self.files = SheetFilesActs(self)
        window.grid.typed.connect(self._on_typed)
        window.grid.dragged.connect(self.swap)
        window.act_wanted.connect(self._do)

    def begin(self) -> None:
        """Read the rooms, then the first one's month."""

        def take(rooms: tuple[Room, ...]) -> None:
            self.rooms = rooms
            if rooms:
                self.read()
            else:
                self.window.say(tr("There is no police room yet. Import the areas first; each jurisdiction is a room."))

        self.background.ask(self.desk.rooms, take, self.refuse)

    def read(self) -> None:
        """The sheet as the store has it."""
        if not self.rooms:
            return
        room, year, number, desk = self.rooms[self.at], self.year, self.number, self.desk

        def ask() -> tuple[RosterMonth, tuple[Conflict, ...]]:
            month = desk.month(room.id, year, number)
            return month, desk.broken(month)

        def take(found: tuple[RosterMonth, tuple[Conflict, ...]]) -> None:
            if (room.id, year, number) == (self.rooms[self.at].id, self.year, self.number):
                self.stored, self.broken = found
                self.show()

        self.background.ask(ask, take, self.refuse)

    def proposal(self) -> Proposal | None:
        """What is proposed for the month that is shown."""
        found = self.proposals.get(self.rooms[self.at].id) if self.rooms else None
        if found is None or (found.seen.year, found.seen.month) != (self.year, self.number):
            return None
        return found

    def shown(self) -> RosterMonth | None:
        """What the grid shows: the stored month, with the proposal typed in."""
        proposal = self.proposal()
        if proposal is None or self.stored is None:
            return self.stored
        return applied(proposal.seen, proposal.cells, self.desk.book.plan)

    def show(self) -> None:
        """Put on the screen what is there."""
        month, proposal, window = self.shown(), self.proposal(), self.window
        if month is None:
            return
        broken = self.broken if proposal is None else self.desk.broken(month)
        if proposal is not None:
            self.broken = broken
        title = f"{month.room}  {month.year}-{month.month:02d}"
        window.setWindowTitle(title)
        window.title.setText(tr("{sheet} (proposed)", sheet=title) if proposal else title)
        doubt = self.desk.book.doubt(month.year)
        window.doubt.setText(sentence_words(doubt) if doubt else "")
        window.is_proposing = proposal is not None
        window.sheet.show(month, broken, proposal.cells if proposal else (), local(self.program.now()).date())
        if window.grid.chosen() is None:
            window.grid.choose(window.sheet.index(0, 0))
        self._tell(broken, proposal)

    def write(
        self,
        deed: Callable[[str, str], Done | None],
        then: Callable[[], object] = lambda: None,
        reason: str = "",
    ) -> None:
        """One act with a key of its own. What it would break is told, and asked for a reason."""
        key = new_key()

        def done(answer: Done | None) -> None:
            self._done.append(key)
            then()
            self.read()
            told = answer.broken if answer is not None else ()
            self.window.refuse("  ".join(sentence_words(one.told) for one in told[:2]))

        def failed(error: AppError) -> None:
            if isinstance(error, Unconfirmed) and not reason:
                self.window.ask(sentence(error), lambda why: self._again(deed, then, why))
            else:
                self.refuse(error)
            self.read()

        self.background.act(lambda: deed(key, reason), done, failed)

    def refuse(self, error: AppError) -> None:
        """Why not."""
        self.window.refuse(sentence(error))

    def propose(self, cells: Mapping[Place, str], told: tuple[Sentence, ...] = ()) -> None:
        """Show what could be written; Ctrl+Enter writes it."""
        if self.stored is None:
            return
        changed = {place: letter for place, letter in cells.items() if content(self.stored, place) != letter}
        if not changed:
            self.window.say(tr("That is what stands in the sheet already. Nothing was changed."))
            return
        self.proposals[self.stored.room_id] = Proposal(self.stored, changed, told)
        self.show()
        self.window.say(tr("{n} cells would change. Ctrl+Enter writes them, Esc leaves them.", n=len(changed)))

    def swap(self, one: Place, other: Place) -> None:
        """Two cells change their turns."""
        month, desk, actor = self.stored, self.desk, self.actor
        if month is None:
            return
        if self.proposal() is not None:
            self.window.say(tr("Accept or refuse the proposal first. Nothing was changed."))
            return
        self.write(lambda key, why: desk.swap(actor, key, month, one, other, reason=why))

    def stop(self) -> None:
        """End what still works."""
        self.making.stop()

    def _again(self, deed: Callable[[str, str], Done | None], then: Callable[[], object], why: str) -> None:
        if why:
            self.write(deed, then, why)
        else:
            self.window.say(tr("Without a reason nothing was changed."))

    def _do(self, act_id: str) -> None:
        if self.stored is None or (self.window.is_busy and act_id != "leave"):
            return
        acts: dict[str, Callable[[], object]] = {
            "leave": self._leave,
            "roster_accept": self._accept,
            "roster_generate": lambda: self.making.generate((self.rooms[self.at],)),
            "roster_generate_all": lambda: self.making.generate(self.rooms),
            "roster_lock": self._lock,
            "roster_swap": self._mark_or_swap,
            "roster_week": self.making.repeat_week,
            "roster_back": lambda: self._turn_month(-1),
            "roster_on": lambda: self._turn_month(1),
            "roster_room": self._next_room,
            "roster_take_over": self.asking.take_over,
            "roster_pattern": self.making.rotation,
            "roster_member": self.asking.member,
            "roster_leave_out": self.asking.leave_out,
            "roster_take_back": self._ask_take_back,
            "roster_history": self.asking.history,
            "roster_year": self.asking.whole_year,
            "roster_import": self.files.read,
            "roster_export": self.files.write,
            "roster_print": self.files.print_sheet,
            "roster_calendar": self.files.calendar,
        }
        acts[act_id]()

    def _on_typed(self, place: Place, letter: str) -> None:
        """A letter is shown at once with what it breaks, and written; in a proposal it only changes the proposal."""
        month, proposal = self.shown(), self.proposal()
        if month is None or self.stored is None or self.window.is_busy:
            return
        plan, holidays = self.desk.book.plan, self.desk.book.holidays
        try:
            after = applied(month, {place: letter}, plan)
        except InputRefused as error:
            self.refuse(error)
            return
        now = cell_conflicts(after, plan, holidays, [place[0]], [place[1]])
        kept = [
            one for one in self.broken if one.person_id != place[0] and not (not one.person_id and one.day == place[1])
        ]
        self.broken = (*kept, *now)
        if proposal is not None:
            cells = {**proposal.cells, place: letter}
            self.proposals[self.stored.room_id] = replace(proposal, cells=cells)
            self.show()
            return
        seen, desk, actor = self.stored, self.desk, self.actor
        self.window.sheet.show(after, self.broken, (), local(self.program.now()).date())
        self._tell(self.broken, None)
        self.write(lambda key, why: desk.put(actor, key, seen, {place: letter}, reason=why))

    def _accept(self) -> None:
        proposal, desk, actor = self.proposal(), self.desk, self.actor
        if proposal is None:
            self.window.say(tr("There is no proposal to accept."))
            return

        def gone() -> None:
            self.proposals.pop(proposal.seen.room_id, None)

        self.write(lambda key, why: desk.write(actor, key, proposal.seen, proposal.cells, reason=why), gone)

    def _leave(self) -> None:
        if self.window.is_busy:
            self.stop()
        elif self.rooms:
            self.proposals.pop(self.rooms[self.at].id, None)
            self.read()
            self.window.say(tr("The proposal was refused. Nothing was changed."))

    def _lock(self) -> None:
        place, month, desk, actor = self.window.grid.chosen(), self.stored, self.desk, self.actor
        served = month.turns.get(place) if month is not None and place is not None else None
        if month is None or place is None or served is None or self.proposal() is not None:
            self.window.say(tr("Only a turn that is written can be locked. Nothing was changed."))
            return
        locked = not served.is_locked
        self.write(lambda key, _why: desk.lock(actor, key, month, [place], locked))

    def _mark_or_swap(self) -> None:
        """The first time marks the cell, the second exchanges it with the one where the cursor stands."""
        place, marked = self.window.grid.chosen(), self._marked
        self._marked = None
        if place is None:
            return
        if marked is None:
            self._marked = place
            self.window.say(tr("Go to the other cell and press the key again to exchange the two."))
        else:
            self.swap(marked, place)

    def _turn_month(self, by: int) -> None:
        first = date(self.year, self.number, 15) + timedelta(days=30 * by)
        self.year, self.number = first.year, first.month
        self.read()

    def _next_room(self) -> None:
        self.at = (self.at + 1) % len(self.rooms)
        self.read()

    def _ask_take_back(self) -> None:
        if not self._done:
            self.window.say(tr("Nothing was done here that could be taken back."))
            return
        done, desk, actor = self._done[-1], self.desk, self.actor

        def go(why: str) -> None:
            def gone(_answer: None) -> None:
                self._done.remove(done)
                self.read()
                self.window.say(tr("Taken back."))

            self.background.act(lambda: desk.take_back(actor, new_key(), done, reason=why), gone, self.refuse)

        self.window.ask(tr("Take back the last change of this sheet: why?"), go)

    def _tell(self, broken: tuple[Conflict, ...], proposal: Proposal | None) -> None:
        hard = sum(bool(one.person_id) and one.is_hard for one in broken)
        short = len({(one.day, one.letter) for one in broken if not one.person_id})
        told = [tr("{n} breaches", n=hard)] if hard else []
        told += [tr("turns short: {n}", n=short)] if short else []
        summary = " · ".join(told) or tr("Nothing is broken")
        lines: list[Line] = [*broken, *(proposal.told if proposal else ())]
        self.window.show_lines(lines, summary)
