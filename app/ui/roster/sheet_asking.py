"""What a month sheet asks in its line: who takes over, who comes into the roster, as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.labels import label
from app.domain.person import Person
from app.domain.roster_month import RosterPerson
from app.domain.roster_turn import Qualification, Standing
from app.ui.roster.roster_tables import open_history, open_year
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.roster.sheet_work import SheetWork

_TOLD_BY_HAND = (Qualification.LEADER, Qualification.DRIVER, Qualification.ARMED)


class SheetAsking:
    """A part of `SheetWork`, which reads and acts."""

    def __init__(self, work: SheetWork) -> None:
        self._work = work

    def take_over(self) -> None:
        """Somebody else serves the turn under the cursor."""
        work, window = self._work, self._work.window
        place, month = window.grid.chosen(), work.stored
        if place is None or month is None or not month.letter(place) or work.proposal() is not None:
            window.say(tr("Only a turn that is written can be taken over. Nothing was changed."))
            return
        seen = month
        others = [one for one in month.people if one.id != place[0] and not month.letter((one.id, place[1]))]

        def why(person: RosterPerson, reason: str) -> None:
            desk, actor = work.desk, work.actor
            if reason:
                work.write(
                    lambda key, _why: desk.take_over(actor, key, seen, place, person.id, reason=reason), reason=reason
                )
            else:
                window.say(tr("Without a reason nothing was changed."))

        def who(words: str) -> None:
            found = [one for one in others if words and (words in (one.name, one.number) or _said(one) == words)]
            if len(found) == 1:
                window.ask(tr("{name} takes over: why?", name=found[0].name), lambda said: why(found[0], said))
            else:
                window.say(tr("“{name}” is not one of those who are free that day. Nothing was changed.", name=words))

        window.ask(tr("Who takes over? (name or number)"), who, [_said(one) for one in others])

    def member(self) -> None:
        """Somebody of the staff comes into this room's roster."""
        work, window = self._work, self._work.window

        def show(staff: list[Person]) -> None:
            def chosen(words: str) -> None:
                found = [one for one in staff if words and words in (one.name, one.number, _staff_said(one))]
                if len(found) == 1:
                    self._as_what(found[0])
                elif found:
                    window.say(tr("Several are called {name}; give the number. Nothing was changed.", name=words))
                else:
                    window.say(tr("Nobody of the staff is called {name}. Nothing was changed.", name=words))

            window.ask(tr("Who comes into the roster? (name or number)"), chosen, [_staff_said(one) for one in staff])

        work.background.ask(work.desk.staff, show, work.refuse)

    def leave_out(self) -> None:
        """Who stands in this row is left out of the roster; turns that are written stay to be given to others."""
        work, window = self._work, self._work.window
        place, month = window.grid.chosen(), work.stored
        person = month.person(place[0]) if month is not None and place is not None else None
        if person is None or month is None:
            return
        room_id, desk, actor = month.room_id, work.desk, work.actor

        def go(words: str) -> None:
            if words == person.name:
                work.write(lambda key, _why: desk.set_member(actor, key, room_id, person.id, Standing.OUT))
            else:
                window.say(tr("Nothing was changed."))

        window.ask(tr("Leave {name} out of this roster? Type the name again.", name=person.name), go)

    def history(self) -> None:
        """Who changed the sheets of this room."""
        work = self._work
        room_id = work.rooms[work.at].id
        work.background.ask(
            lambda: work.desk.history(room_id),
            lambda lines: open_history(lines, work.window.look, work.window),
            work.refuse,
        )

    def whole_year(self) -> None:
        """The year of this room."""
        work = self._work
        room_id, year = work.rooms[work.at].id, work.year
        work.background.ask(
            lambda: work.desk.year(room_id, year),
            lambda rows: open_year(rows, year, work.window.look, work.window),
            work.refuse,
        )

    def _as_what(self, person: Person) -> None:
        work, window = self._work, self._work.window
        standings = {tr(label(one)): one for one in Standing if one is not Standing.OUT}
        able = {tr(label(one)): one for one in _TOLD_BY_HAND}
        room_id, desk, actor = work.rooms[work.at].id, work.desk, work.actor

        def go(words: str) -> None:
            said = [one.strip() for one in words.replace("，", ",").replace("、", ",").split(",") if one.strip()]
            if any(one not in standings and one not in able for one in said):
                window.say(tr("Known are: {words}. Nothing was changed.", words=", ".join([*standings, *able])))
                return
            standing = next((standings[one] for one in said if one in standings), Standing.OWN)
            qualified = [able[one] for one in said if one in able]
            work.write(lambda key, _why: desk.set_member(actor, key, room_id, person.id, standing, qualified))

        window.ask(
            tr("{name} as what, and able to what? ({words})", name=person.name, words=", ".join([*standings, *able])),
            go,
            text=next(iter(standings)),
        )


def _said(person: RosterPerson) -> str:
    return f"{person.name} {person.number}"


def _staff_said(person: Person) -> str:
    return f"{person.name} {person.number} {person.organisation}"
