"""A month sheet as rows and columns: people and, at the foot, what each turn still needs; days and three sums."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.holidays import Holidays
from app.domain.labels import label
from app.domain.roster_conflicts import Breach, Conflict
from app.domain.roster_month import Place, RosterMonth, RosterPerson
from app.domain.roster_turn import ABSENCE_MARKS, RosterPlan, Standing, Turn
from app.ui.words import sentence_words, tr

Index = QModelIndex | QPersistentModelIndex
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SUMS = ("Nights", "Days off", "Turns")


@dataclass(frozen=True)
class Cell:
    """How a cell looks: the token of its `colour`, what is behind it, whether it is locked, proposed, broken."""

    text: str = ""
    colour: str = "text"
    is_off: bool = False
    is_today: bool = False
    is_night: bool = False
    is_locked: bool = False
    is_proposed: bool = False
    broken: str = ""
    """A token for the corner mark; empty where nothing is broken."""


class SheetModel(QAbstractTableModel):
    """What is shown is replaced as a whole; a month is some hundred cells."""

    def __init__(self, plan: RosterPlan, holidays: Holidays, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan, self._holidays = plan, holidays
        self.month: RosterMonth | None = None
        self.days: tuple[date, ...] = ()
        self.people: tuple[RosterPerson, ...] = ()
        self.turns: tuple[Turn, ...] = ()
        self._by_letter: dict[str, Turn] = {}
        self._broken: dict[tuple[str, date], list[Conflict]] = {}
        self._proposed: frozenset[Place] = frozenset()
        self._today = date.min
        self._have: dict[tuple[str, date], int] = {}

    def show(self, month: RosterMonth, broken: Sequence[Conflict], proposed: Collection[Place], today: date) -> None:
        """Show this month; the cells of `proposed` stand out."""
        same = self.month is not None and (month.people, month.days, month.room_id) == (
            self.month.people,
            self.days,
            self.month.room_id,
        )
        if not same:
            self.beginResetModel()
        self.month, self.days, self.people, self._today = month, month.days, month.people, today
        self.turns = self._plan.of_room(month.room)
        self._by_letter = {turn.letter: turn for turn in self._plan.turns}
        self._proposed = frozenset(proposed)
        self._broken = {}
        for one in broken:
            self._broken.setdefault((one.person_id or one.letter, one.day), []).append(one)
        self._have = {}
        shown = frozenset(self.days)
        for (_, day), served in month.turns.items():
            if day in shown:
                self._have[served.letter, day] = self._have.get((served.letter, day), 0) + 1
        if same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.endResetModel()

    def place(self, index: Index) -> Place | None:
        """The cell of a person and a day; None at the foot and in the sums."""
        if not index.isValid() or index.row() >= len(self.people) or index.column() >= len(self.days):
            return None
        return self.people[index.row()].id, self.days[index.column()]

    def index_of(self, conflict: Conflict) -> QModelIndex:
        """Where a breach is to be seen."""
        column = self.days.index(conflict.day) if conflict.day in self.days else 0
        if conflict.person_id:
            row = next((n for n, one in enumerate(self.people) if one.id == conflict.person_id), 0)
        else:
            at = next((n for n, turn in enumerate(self.turns) if turn.letter == conflict.letter), 0)
            row = len(self.people) + at
        return self.index(row, column)

    def told(self, index: Index) -> list[str]:
        """What is broken there, in words."""
        if not index.isValid() or index.column() >= len(self.days):
            return []
        found = self._broken.get((self._key(index.row()), self.days[index.column()]), [])
        return [sentence_words(one.told) for one in found]

    def cell(self, index: Index) -> Cell:
        """How it looks."""
        row, column = index.row(), index.column()
        if self.month is None:
            return Cell()
        if column >= len(self.days):
            return Cell(self._sum(row, column - len(self.days)), "muted")
        day = self.days[column]
        is_off, is_today = self._holidays.is_off(day), day == self._today
        broken = self._broken.get((self._key(row), day), [])
        if row >= len(self.people):
            return self._foot(self.turns[row - len(self.people)], day, is_off, is_today, bool(broken))
        place = (self.people[row].id, day)
        served, absence = self.month.turns.get(place), self.month.absences.get(place)
        mark = "high" if all(one.kind is Breach.WISH for one in broken) else "critical"
        looks = {
            "is_off": is_off,
            "is_today": is_today,
            "is_proposed": place in self._proposed,
            "broken": mark if broken else "",
        }
        if served is not None:
            turn = self._by_letter.get(served.letter)
            return Cell(
                turn.mark if turn else served.letter,
                is_night=turn is not None and turn.is_night,
                is_locked=served.is_locked,
                **looks,  # type: ignore[arg-type]
            )
        text = ABSENCE_MARKS[absence.kind] if absence else ""
        return Cell(text, "muted", **looks)  # type: ignore[arg-type]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people) + len(self.turns)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if (parent is not None and parent.isValid()) or not self.days else len(self.days) + len(SUMS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.told(index))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._day_head(section) if orientation is Qt.Orientation.Horizontal else self._row_head(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._row_told(section) if orientation is Qt.Orientation.Vertical else self._day_told(section)
        return None

    def _day_head(self, section: int) -> str:
        if section >= len(self.days):
            return tr(SUMS[section - len(self.days)])
        day = self.days[section]
        return f"{day.day}\n{tr(WEEKDAYS[day.weekday()])}"

    def _day_told(self, section: int) -> str:
        if section >= len(self.days):
            return ""
        day = self.days[section]
        return f"{day.isoformat()} {tr(self._holidays.name(day)) if self._holidays.name(day) else ''}".strip()

    def _row_head(self, section: int) -> str:
        if section < len(self.people):
            return self.people[section].name
        turn = self.turns[section - len(self.people)]
        return tr("{turn}: short", turn=turn.name)

    def _row_told(self, section: int) -> str:
        if section >= len(self.people):
            turn = self.turns[section - len(self.people)]
            return f"{turn.letter}  {turn.name}  {turn.post}  {turn.begins:%H:%M} + {turn.hours:g} h"
        person = self.people[section]
        words = [person.number, tr(label(person.standing))] if person.standing is not Standing.OWN else [person.number]
        return "  ".join([*words, *(tr(label(one)) for one in sorted(person.qualifications))])

    def _key(self, row: int) -> str:
        return self.people[row].id if row < len(self.people) else self.turns[row - len(self.people)].letter

    def _foot(self, turn: Turn, day: date, is_off: bool, is_today: bool, is_broken: bool) -> Cell:
        """Need minus have; a need that is met says nothing, more than it is told with a plus."""
        left = turn.need(is_off) - self._have.get((turn.letter, day), 0)
        text = str(left) if left > 0 else f"+{-left}" if left < 0 else "!" if is_broken else ""
        return Cell(text, "critical" if left > 0 or is_broken else "muted", is_off, is_today)

    def _sum(self, row: int, column: int) -> str:
        if self.month is None or row >= len(self.people):
            return ""
        letters = {day: self.month.letter((self.people[row].id, day)) for day in self.days}
        served = [(day, self._by_letter.get(letter)) for day, letter in letters.items() if letter]
        counts = (
            sum(turn is not None and turn.is_night for _, turn in served),
            sum(self._holidays.is_off(day) for day, _ in served),
            len(served),
        )
        return str(counts[column])
