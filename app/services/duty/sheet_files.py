"""Month sheets in and out: a workbook of the bureau as a proposal, one of ours, a calendar of somebody's turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.roster_edit import beneath, content
from app.domain.roster_month import Place, RosterMonth, RosterPerson
from app.domain.roster_turn import ABSENCE_LETTERS, ABSENCE_MARKS
from app.domain.sentence import Sentence, joined, sentence
from app.errors import InputRefused
from app.services.cases.work_process import WorkProcess
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import SUBJECT
from app.store.unit_of_work import Store
from app.wording import Wording

if TYPE_CHECKING:
    from app.formats.month_sheet import ReadSheet

READ_SECONDS = 20.0
MOST_TOLD = 6
_EMPTY = frozenset({"", "-", "—", "/", "0", "息"})
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_BLANKS = re.compile(r"\s+")


class SheetFiles:
    """To be called on a reader thread; what leaves the desk is put on record."""

    def __init__(self, store: Store, book: RosterBook, work: WorkProcess) -> None:
        self._store, self._book, self._work = store, book, work

    def read(self, path: Path, month: RosterMonth, wording: Wording) -> dict[Place, str]:
        """The cells of a file that differ from the sheet, as they would be typed; people whom the file lacks keep
        theirs. Raises `InputRefused` with every fault that was found: nothing is taken in halves."""
        from app.formats.month_sheet import read_month_sheet

        read = self._work.run(read_month_sheet, path, seconds=READ_SECONDS)
        cells: dict[Place, str] = {}
        faults = [*_faults_of_sheet(read, month), *self._faults_of_rows(read, month, cells, wording)]
        if faults:
            more = len(faults) - MOST_TOLD
            raise InputRefused(
                "{file} was not taken in and the sheet is as it was: {faults}{more}",
                file=path.name,
                faults=joined(faults[:MOST_TOLD], " "),
                more=f" (+{more})" if more > 0 else "",
            )
        return {place: letter for place, letter in cells.items() if content(month, place) != letter}

    def write(self, actor: Actor, path: Path, month: RosterMonth, wording: Wording) -> None:
        """Write the sheet as a workbook that `read` takes in again."""
        actor.require(Right.ACT, Right.EXPORT)
        from app.formats.month_sheet import write_month_sheet

        if path.suffix.casefold() != ".xlsx":
            raise InputRefused("{name}: a month sheet is written as .xlsx. Nothing was written.", name=path.name)
        actor.require(Right.EXPORT)
        say, holidays = wording.say, self._book.holidays
        heads = (
            [say("Number"), say("Staff name"), *(str(day.day) for day in month.days)],
            ["", "", *(say(_WEEKDAYS[day.weekday()]) for day in month.days)],
        )
        rows = [
            [one.number, one.name, *(self._mark(month, (one.id, day)) for day in month.days)] for one in month.people
        ]
        off = [n + 2 for n, day in enumerate(month.days) if holidays.is_off(day)]
        name = f"{month.year}年{month.month}月"
        write_month_sheet(
            path, name, f"{month.room}{name}{say('Roster')}", heads, rows, self.legend(month, wording), off
        )
        self.note(actor, month, path.name)

    def calendar(self, actor: Actor, path: Path, month: RosterMonth, person: RosterPerson) -> int:
        """Write somebody's turns of the month for a telephone; how many there are."""
        actor.require(Right.ACT)
        from app.formats.calendar_file import Appointment, write_calendar

        actor.require(Right.EXPORT)
        plan = self._book.plan
        served = [one for day in month.days if (one := month.turns.get((person.id, day))) is not None] + [
            one for one in month.elsewhere if one.person_id == person.id and one.day in month.days
        ]
        if not served:
            raise InputRefused("{name} has no turn in this month. Nothing was written.", name=person.name)
        appointments = [
            Appointment(
                one.slot_id or new_key(),
                one.starts_at,
                one.ends_at,
                f"{turn.name} · {one.post}" if (turn := plan.turn(one.letter)) else one.post,
                month.room if one.letter else "",
            )
            for one in sorted(served, key=lambda one: one.starts_at)
        ]
        write_calendar(path, appointments, self._store.now(), f"{person.name} {month.year}-{month.month:02d}")
        self.note(actor, month, path.name)
        return len(appointments)

    def note(self, actor: Actor, month: RosterMonth, where: str) -> None:
        """Put on record that a sheet left the desk."""
        actor.require(Right.ACT, Right.EXPORT)
        reason = f"{month.year}-{month.month:02d}, {where}"
        with self._store.act(actor, new_key(), "roster.export", Right.EXPORT, reason=reason) as work:
            work.about(SUBJECT, month.room_id)

    def legend(self, month: RosterMonth, wording: Wording) -> list[str]:
        """What the marks mean."""
        say = wording.say
        turns = [
            f"{turn.mark}  {turn.name}  {turn.post}  {turn.begins:%H:%M} + {turn.hours:g} h"
            for turn in self._book.plan.of_room(month.room)
        ]
        return [*turns, "  ".join(f"{mark} {say(label(kind))}" for kind, mark in ABSENCE_MARKS.items())]

    def _mark(self, month: RosterMonth, place: Place) -> str:
        if letter := month.letter(place):
            turn = self._book.plan.turn(letter)
            return turn.mark if turn else letter
        absence = month.absences.get(place)
        return ABSENCE_MARKS[absence.kind] if absence else ""

    def _meanings(self, month: RosterMonth, wording: Wording) -> dict[str, str]:
        """Everything that may stand in a cell, and the letter it means; letters before marks before names."""
        say = wording.say
        found: dict[str, str] = {}
        turns = self._book.plan.of_room(month.room)
        for words in (
            {turn.letter: turn.letter for turn in turns} | {letter: letter for letter in ABSENCE_LETTERS},
            {turn.mark: turn.letter for turn in turns}
            | {ABSENCE_MARKS[kind]: letter for letter, kind in ABSENCE_LETTERS.items()},
            {turn.name: turn.letter for turn in turns}
            | {say(label(kind)): letter for letter, kind in ABSENCE_LETTERS.items()}
            | {label(kind): letter for letter, kind in ABSENCE_LETTERS.items()},
        ):
            for word, letter in words.items():
                found.setdefault(word.casefold(), letter)
        return found

    def _faults_of_rows(
        self, read: ReadSheet, month: RosterMonth, cells: dict[Place, str], wording: Wording
    ) -> Iterator[Sentence]:
        """Every name and cell that cannot be taken; what can goes into `cells`."""
        meanings = self._meanings(month, wording)
        rows_of: dict[str, int] = {}
        for row in read.rows:
            found = [one for one in month.people if row.number and one.number == row.number]
            found = found or [one for one in month.people if _bare(one.name) == _bare(row.name)]
            if len(found) != 1:
                template = (
                    "Row {row}: nobody called {name} is in this roster."
                    if not found
                    else "Row {row}: several are called {name}; a column with their numbers tells them apart."
                )
                yield Sentence(template, {"row": row.row, "name": row.name or row.number})
                continue
            person = found[0]
            if row.name and _bare(row.name) != _bare(person.name):
                yield sentence(
                    "Row {row}: number {number} is that of {known}, not of {name}.",
                    row=row.row, number=row.number, known=person.name, name=row.name,
                )  # fmt: skip
                continue
            if person.id in rows_of:
                yield sentence(
                    "Rows {first} and {row} are both of {name}.",
                    first=rows_of[person.id], row=row.row, name=person.name,
                )  # fmt: skip
                continue
            rows_of[person.id] = row.row
            for day in month.days:
                said = row.cells.get(day.day, "")
                letter = "" if said in _EMPTY else meanings.get(said.casefold())
                if letter is None:
                    if not said.startswith("="):
                        yield sentence(
                            "Row {row}, day {day}: “{said}” is no turn of this room.",
                            row=row.row, day=day.day, said=said[:20],
                        )  # fmt: skip
                    continue
                place = (person.id, day)
                kept = beneath(month, place)
                # An empty cell says that there is no turn; a wish that the file does not know stays.
                cells[place] = letter or (kept if kept == "W" else "")


def _faults_of_sheet(read: ReadSheet, month: RosterMonth) -> Iterator[Sentence]:
    if read.month is None:
        yield sentence("Its title tells no month; write one such as 2026年11月 above the days.")
    elif read.month != (month.year, month.month):
        yield sentence(
            "It is of {theirs}, the sheet that is open of {ours}.",
            theirs=f"{read.month[0]}-{read.month[1]:02d}", ours=f"{month.year}-{month.month:02d}",
        )  # fmt: skip
    elif len(read.days) != len(month.days):
        yield sentence("It has {theirs} days, the month has {ours}.", theirs=len(read.days), ours=len(month.days))
    if read.merged:
        yield sentence(
            "Merged cells hide what stands beneath ({where}); split them and say each day by itself.",
            where=", ".join(read.merged[:MOST_TOLD]),
        )
    if read.formulas:
        yield sentence(
            "Formulas are not worked out ({where}); put in their values.", where=", ".join(read.formulas[:MOST_TOLD])
        )


def _bare(name: str) -> str:
    return _BLANKS.sub("", name)
