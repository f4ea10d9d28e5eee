"""How proposals for a month sheet come about: from the generator, from a week repeated, from a rotation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.roster_edit import beneath
from app.domain.roster_month import Place, RosterMonth
from app.domain.roster_proposal import Impossible, Proposal
from app.domain.roster_turn import ABSENCE_LETTERS
from app.domain.sentence import Sentence
from app.errors import AppError
from app.services.duty.roster_reading import Room
from app.ui.dialogs.import_task import ImportTask
from app.ui.words import sentence_words, tr

if TYPE_CHECKING:
    from app.ui.roster.sheet_work import SheetWork

_REST = frozenset(".-0O_")
Outcome = tuple[Proposal | Impossible, ...]


class SheetMaking:
    """A part of `SheetWork`, which shows and writes what is proposed here."""

    def __init__(self, work: SheetWork) -> None:
        self._work = work
        self._task: ImportTask | None = None

    def generate(self, rooms: tuple[Room, ...]) -> None:
        """Have the month of these rooms made, with its progress; Esc stops it."""
        work = self._work
        task = self._task = ImportTask()
        desk, generator, year, number = work.desk, work.program.rosters.generator, work.year, work.number
        work.window.show_busy(0, len(rooms))

        def tell(_stage: str, done: int, total: int) -> None:
            # What is told last may arrive behind the answer.
            if self._task is task:
                work.window.show_busy(done, total)

        task.progressed.connect(tell)

        def make() -> Outcome | None:
            months = [desk.month(room.id, year, number) for room in rooms]
            return generator.generate(months, lambda done, all_: task.progress("", done, all_), task.is_cancelled)

        def take(found: Outcome | None) -> None:
            self._end()
            self._show(found)

        def failed(error: AppError) -> None:
            self._end()
            work.refuse(error)

        work.background.ask(make, take, failed)

    def stop(self) -> None:
        """Stop the generator, where it runs."""
        if self._task is not None:
            self._task.stop()

    def repeat_week(self) -> None:
        """The week around the cursor, over and over to the end of the month; locked cells and leave stay."""
        place, month = self._work.window.grid.chosen(), self._work.shown()
        if place is None or month is None:
            return
        monday = place[1] - timedelta(days=place[1].weekday())
        cells: dict[Place, str] = {}
        for day in month.days:
            if day >= monday + timedelta(days=7):
                for person in month.people:
                    letter = month.letter((person.id, monday + timedelta(days=day.weekday())))
                    _fill(month, cells, (person.id, day), letter)
        self._add(cells)

    def rotation(self) -> None:
        """A rotation typed as letters, from the cursor to the end of the month, for this row."""
        work, window = self._work, self._work.window
        place, month = window.grid.chosen(), work.shown()
        if place is None or month is None:
            return
        shown, begin = month, place
        letters = {turn.letter for turn in work.desk.book.plan.of_room(month.room)} | set(ABSENCE_LETTERS)

        def go(words: str) -> None:
            signs = [sign for sign in words.upper() if not sign.isspace()]
            if not signs or any(sign not in letters and sign not in _REST for sign in signs):
                window.say(tr("A rotation is letters of turns and dots, such as D D N N . . Nothing was changed."))
                return
            cells: dict[Place, str] = {}
            for at, day in enumerate(one for one in shown.days if one >= begin[1]):
                sign = signs[at % len(signs)]
                _fill(shown, cells, (begin[0], day), "" if sign in _REST else sign)
            self._add(cells)

        window.ask(tr("Rotation from here on: letters, a dot for a free day (D D N N . .)"), go)

    def _add(self, cells: dict[Place, str]) -> None:
        """What is proposed already stays proposed."""
        standing = self._work.proposal()
        self._work.propose({**(standing.cells if standing else {}), **cells})

    def _end(self) -> None:
        self._task = None
        self._work.window.show_busy(0, 0)

    def _show(self, found: Outcome | None) -> None:
        work, window = self._work, self._work.window
        if found is None:
            window.say(tr("Stopped. Nothing was changed."))
            return
        refused: list[Sentence] = []
        for one in found:
            if isinstance(one, Proposal):
                work.proposals[one.seen.room_id] = one
            else:
                refused += one.told
        work.show()
        if refused:
            window.show_lines(refused, "")
            window.refuse(sentence_words(refused[0]))
        elif proposal := work.proposal():
            window.say(
                tr(
                    "{n} cells would change; at most {gap} % more even is possible. "
                    "Ctrl+Enter writes them, Esc leaves them.",
                    n=len(proposal.cells),
                    gap=f"{100 * (proposal.gap or 0):.1f}",
                )
            )


def _fill(month: RosterMonth, cells: dict[Place, str], place: Place, letter: str) -> None:
    """Put a letter into `cells`, unless the cell is locked or who stands there is away."""
    served, absence = month.turns.get(place), month.absences.get(place)
    if (served is None or not served.is_locked) and (absence is None or served is not None):
        cells[place] = letter or beneath(month, place)
