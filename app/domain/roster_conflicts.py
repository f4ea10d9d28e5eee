"""What a month sheet breaks: rest, nights in a row, one place at a time, qualification, leave, strength, each in words.

Times are half-open: a turn that ends at 24:00 and one that begins at 00:00 do not overlap, but leave no rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.holidays import Holidays
from app.domain.labels import label
from app.domain.roster_month import RosterMonth, RosterPerson, Served
from app.domain.roster_turn import COUNTY_TIME, AbsenceKind, RosterPlan, Turn
from app.domain.sentence import Sentence, sentence

_DAY = timedelta(days=1)


class Breach(StrEnum):
    """Which rule is broken."""

    TWO_PLACES = "TWO_PLACES"
    REST = "REST"
    NIGHTS = "NIGHTS"
    ROW = "ROW"
    QUALIFICATION = "QUALIFICATION"
    ABSENT = "ABSENT"
    GONE = "GONE"
    UNKNOWN_TURN = "UNKNOWN_TURN"
    SHORT = "SHORT"
    UNTILED = "UNTILED"
    WISH = "WISH"


@dataclass(frozen=True)
class Conflict:
    """One breach at one cell, or (without a person) at the foot of a day's turn."""

    kind: Breach
    day: date
    told: Sentence
    person_id: str = ""
    letter: str = ""

    @property
    def is_hard(self) -> bool:
        """Whether it needs a reason; a wish passed over does not."""
        return self.kind is not Breach.WISH


def roster_conflicts(month: RosterMonth, plan: RosterPlan, holidays: Holidays) -> tuple[Conflict, ...]:
    """Every breach in the month, people first, then strength by day."""
    found = [one for person in month.people for one in person_conflicts(month, plan, person)]
    for day in month.days:
        found += day_conflicts(month, plan, holidays, day)
    return tuple(found)


def cell_conflicts(
    month: RosterMonth, plan: RosterPlan, holidays: Holidays, person_ids: Iterable[str], days: Iterable[date]
) -> tuple[Conflict, ...]:
    """The breaches that an edit of cells of these people on these days can have made or mended."""
    people = [one for person_id in person_ids if (one := month.person(person_id)) is not None]
    found = [one for person in people for one in person_conflicts(month, plan, person)]
    for day in sorted(set(days)):
        found += day_conflicts(month, plan, holidays, day)
    return tuple(found)


def person_conflicts(month: RosterMonth, plan: RosterPlan, person: RosterPerson) -> Iterator[Conflict]:
    """What is broken in one row; breaches across the month's ends are told on their day within it."""
    first, last = month.days[0], month.days[-1]
    day, until = month.edges
    own: list[Served] = []
    while day < until:
        served = month.turns.get((person.id, day))
        if served is not None:
            own.append(served)
        day += _DAY
    others = [one for one in month.elsewhere if one.person_id == person.id]
    both = sorted([*own, *others], key=lambda one: one.starts_at)
    for found in (
        *_apart(both, plan, person),
        *_rows(own, plan, person),
        *(one for served in own for one in _fitness(month, plan, person, served)),
    ):
        if first <= found.day <= last:
            yield found


def _apart(both: Sequence[Served], plan: RosterPlan, person: RosterPerson) -> Iterator[Conflict]:
    """One place at a time, and rest between two turns. What began earlier may end later than what came between."""
    latest: Served | None = None
    for served in both:
        if latest is not None:
            rest = served.starts_at - latest.ends_at
            values = {
                "name": person.name, "time": _clock(served.starts_at), "before": latest.post, "post": served.post,
            }  # fmt: skip
            if rest < timedelta():
                told = sentence("{name} is in two places at once from {time}: {before} and {post}.", **values)
                yield Conflict(Breach.TWO_PLACES, served.day, told, person.id, served.letter)
            elif rest < timedelta(hours=plan.rules.rest_h) and (served.letter or latest.letter):
                told = sentence(
                    "{name} has {hours} h of rest before {post} at {time}; the rule is {rule} h.",
                    **values,
                    hours=f"{rest.total_seconds() / 3600:g}",
                    rule=f"{plan.rules.rest_h:g}",
                )
                yield Conflict(Breach.REST, served.day, told, person.id, served.letter)
        if latest is None or served.ends_at > latest.ends_at:
            latest = served


def _rows(own: Sequence[Served], plan: RosterPlan, person: RosterPerson) -> Iterator[Conflict]:
    """Nights in a row, turns in a row: told at each day beyond what the rules allow."""
    nights = {turn.letter for turn in plan.turns if turn.is_night}
    for kind, most, days, told in (
        (
            Breach.NIGHTS,
            plan.rules.nights_in_a_row,
            [one.day for one in own if one.letter in nights],
            "{name}: {day} is the night number {n} in a row; the rule is at most {most}.",
        ),
        (
            Breach.ROW,
            plan.rules.turns_in_a_row,
            [one.day for one in own],
            "{name}: {day} is the turn number {n} on end; the rule is at most {most} days.",
        ),
    ):
        n, before = 0, date.min
        for day in days:
            n = n + 1 if day - before == _DAY else 1
            before = day
            if n > most:
                yield Conflict(
                    kind, day, Sentence(told, {"name": person.name, "day": _date(day), "n": n, "most": most}), person.id
                )


def _fitness(month: RosterMonth, plan: RosterPlan, person: RosterPerson, served: Served) -> Iterator[Conflict]:
    turn = plan.turn(served.letter)
    values = {"name": person.name, "day": _date(served.day), "turn": turn.name if turn else served.letter}
    at = (served.day,)
    if turn is None:
        told = sentence("{name}, {day}: there is no turn {turn} in the table of turns (any more).", **values)
        yield Conflict(Breach.UNKNOWN_TURN, *at, told, person.id, served.letter)
    elif not turn.may(person.qualifications):
        told = sentence("{name}, {day}: {turn} asks for one who is {wanted}.", **values, wanted=_wanted(turn))
        yield Conflict(Breach.QUALIFICATION, *at, told, person.id, served.letter)
    absence = month.absences.get((person.id, served.day))
    if absence is not None and absence.kind is AbsenceKind.WISH:
        told = sentence("{name}, {day}: wished to be free, and is on {turn}.", **values)
        yield Conflict(Breach.WISH, *at, told, person.id, served.letter)
    elif absence is not None:
        told = sentence("{name}, {day}: on {turn}, and away ({why}).", **values, why=label(absence.kind))
        yield Conflict(Breach.ABSENT, *at, told, person.id, served.letter)
    if person.is_gone and served.day >= month.today:
        told = sentence(
            "{name}, {day}: on {turn}, and no longer of this roster. Give the turn to somebody else.", **values
        )
        yield Conflict(Breach.GONE, *at, told, person.id, served.letter)


def day_conflicts(month: RosterMonth, plan: RosterPlan, holidays: Holidays, day: date) -> Iterator[Conflict]:
    """Where strength or a qualification is wanting on `day`, and what the posts round the clock leave open."""
    turns = plan.of_room(month.room)
    on = _on_turns(month, day)
    for turn in turns:
        there = on.get(turn.letter, [])
        short = turn.need(holidays.is_off(day)) - len(there)
        if short > 0:
            told = sentence("{day}, {turn}: {n} short.", day=_date(day), turn=turn.name, n=short)
            yield Conflict(Breach.SHORT, day, told, letter=turn.letter)
        if not there:
            continue
        for ask in turn.asks:
            wanting = ask.count - sum(ask.qualification in one.qualifications for one in there)
            if wanting > 0:
                told = sentence(
                    "{day}, {turn}: {n} short of those who are {wanted}.",
                    day=_date(day), turn=turn.name, n=wanting, wanted=label(ask.qualification),
                )  # fmt: skip
                yield Conflict(Breach.SHORT, day, told, letter=turn.letter)
    yield from _untiled(month, turns, day)


def have(month: RosterMonth, letter: str, day: date) -> int:
    """Heads on a turn."""
    return sum(month.letter((person.id, day)) == letter for person in month.people)


def _on_turns(month: RosterMonth, day: date) -> dict[str, list[RosterPerson]]:
    on: dict[str, list[RosterPerson]] = {}
    for person in month.people:
        if letter := month.letter((person.id, day)):
            on.setdefault(letter, []).append(person)
    return on


def _untiled(month: RosterMonth, turns: Sequence[Turn], day: date) -> Iterator[Conflict]:
    """A guard round the clock has no gap: the turns that are filled cover the day from midnight to midnight."""
    posts = {turn.post for turn in turns if turn.round_the_clock}
    for post in sorted(posts):
        spans = [
            (turn.begins_h + 24 * shift, turn.ends_h + 24 * shift)
            for turn in turns
            if turn.post == post
            for shift in (-1, 0)
            if have(month, turn.letter, day + shift * _DAY)
        ]
        for begin, end in gaps(spans):
            told = sentence(
                "{day}, {post}: nobody from {begin} to {end}; it is a guard round the clock.",
                day=_date(day), post=post, begin=_hour(begin), end=_hour(end),
            )  # fmt: skip
            letter = next(turn.letter for turn in turns if turn.post == post)
            yield Conflict(Breach.UNTILED, day, told, letter=letter)


def gaps(spans: Iterable[tuple[float, float]], begin: float = 0.0, end: float = 24.0) -> list[tuple[float, float]]:
    """What these spans (hours) leave open between `begin` and `end`."""
    found: list[tuple[float, float]] = []
    reached = begin
    for since, until in sorted(spans):
        if since > reached and reached < end:
            found.append((reached, min(since, end)))
        reached = max(reached, until)
    if reached < end:
        found.append((reached, end))
    return found


def _wanted(turn: Turn) -> Sentence:
    names = sorted(turn.only)
    template = " / ".join(f"{{q{n}}}" for n in range(len(names)))
    return Sentence(template, {f"q{n}": label(name) for n, name in enumerate(names)})


def _date(day: date) -> str:
    return f"{day:%m-%d}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%m-%d %H:%M}"


def _hour(hours: float) -> str:
    return f"{int(hours):02d}:{round(hours % 1 * 60):02d}"
