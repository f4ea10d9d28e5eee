"""Edits of a month sheet: what a cell holds as it is typed, a sheet with letters typed in, two cells exchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.roster_month import Absence, Place, RosterMonth, Served
from app.domain.roster_turn import ABSENCE_LETTERS, RosterPlan
from app.errors import InputRefused

_LETTER_OF = {kind: letter for letter, kind in ABSENCE_LETTERS.items()}


def content(month: RosterMonth, place: Place) -> str:
    """What stands in a cell as it is typed: the turn's letter, else the absence's."""
    return month.letter(place) or beneath(month, place)


def beneath(month: RosterMonth, place: Place) -> str:
    """What a cell holds once its turn is gone: the absence's letter, or nothing."""
    absence = month.absences.get(place)
    return _LETTER_OF[absence.kind] if absence else ""


def applied(month: RosterMonth, cells: Mapping[Place, str], plan: RosterPlan) -> RosterMonth:
    """The month with these letters typed in. What a turn is put upon stays beneath it (a wish; or a leave, and that
    breach is told); an absence, and "", take the place of all. Raises `InputRefused` for a letter without a meaning."""
    put: list[Served] = []
    absences = dict(month.absences)
    turns = {turn.letter: turn for turn in plan.of_room(month.room)}
    days, people = frozenset(month.days), frozenset(one.id for one in month.people)
    for place, letter in cells.items():
        person_id, day = place
        if day not in days or person_id not in people:
            raise InputRefused("There is no such cell in this sheet. Nothing was changed.")
        if letter in turns:
            begin, end = turns[letter].span(day)
            put.append(Served(person_id, day, letter, begin, end, month.room_id, turns[letter].post_in(month.room)))
        elif letter in ABSENCE_LETTERS:
            absences[place] = Absence(ABSENCE_LETTERS[letter])
        elif not letter:
            absences.pop(place, None)
        else:
            raise InputRefused(
                "“{letter}” is no turn of {room}. Nothing was changed; its turns are {turns}.",
                letter=letter,
                room=month.room,
                turns=" ".join(turns),
            )
    return replace(month.with_turns(put, cells), absences=absences)


def swapped(month: RosterMonth, one: Place, other: Place) -> dict[Place, str]:
    """The cells that an exchange of two cells changes: those of one day, or of one person, change their turns; of two
    people on two days each takes the other's turn on its own day. Raises `InputRefused` where there is none to take."""
    if one == other or not (month.letter(one) or month.letter(other)):
        raise InputRefused("There is no turn to exchange. Nothing was changed.")
    if one[0] == other[0] or one[1] == other[1]:
        return {
            one: month.letter(other) or beneath(month, one),
            other: month.letter(one) or beneath(month, other),
        }
    cells: dict[Place, str] = {}
    for given, taker in ((one, other[0]), (other, one[0])):
        letter, to = month.letter(given), (taker, given[1])
        if not letter:
            continue
        if month.letter(to):
            person = month.person(taker)
            raise InputRefused(
                "{name} is on a turn that day already. Nothing was changed.", name=person.name if person else taker
            )
        cells |= {given: beneath(month, given), to: letter}
    return cells
