"""What the worker process of the generator does: room after room, what is solved of one counting for the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.analysis.roster.room_solver import Clash, solve_room
from app.analysis.roster.room_task import Family
from app.analysis.roster.soft_breaches import Cause, Soft, SoftBreach, soft_breaches
from app.domain.holidays import Holidays
from app.domain.labels import label
from app.domain.roster_edit import applied
from app.domain.roster_month import RosterMonth, Served
from app.domain.roster_proposal import Impossible, Proposal
from app.domain.roster_turn import RosterPlan
from app.domain.sentence import Sentence, sentence
from app.services.duty.room_arrays import RoomArrays, arrays_of

MOST_TOLD = 12
_HELPS = {
    Family.AWAY: "Leave, training and the like stand in the way: without them {n} fewer would be wanting.",
    Family.BUSY: "Duty elsewhere stands in the way: without it {n} fewer would be wanting.",
    Family.LOCKED: "Locked and empty cells stand in the way: without them {n} fewer would be wanting.",
    Family.REST: "The rest between two turns stands in the way: without it {n} fewer would be wanting.",
    Family.NIGHTS: "The rule of nights in a row stands in the way: without it {n} fewer would be wanting.",
    Family.ROW: "The rule of turns on end stands in the way: without it {n} fewer would be wanting.",
    Family.QUALIFICATION: "Qualifications stand in the way: without them {n} fewer would be wanting.",
}
_SOFT = {
    (Soft.WISH, Cause.LOCKED): "{name} wished to be free on {day} and is on {turn}: the cell is locked.",
    (Soft.WISH, Cause.NOBODY_ELSE): "{name} wished to be free on {day} and is on {turn}: nobody else could take it.",
    (Soft.WISH, Cause.BALANCE): (
        "{name} wished to be free on {day} and is on {turn}: else nights and days off would be less equal."
    ),
    (Soft.NIGHTS, Cause.LOCKED): "{name} has {got} nights, the equal share is {share}: they are locked.",
    (Soft.NIGHTS, Cause.NOBODY_ELSE): (
        "{name} has {got} nights, the equal share is {share}: rest, leave or qualification leave no other choice."
    ),
    (Soft.NIGHTS, Cause.BALANCE): (
        "{name} has {got} nights, the equal share is {share}: evening it out would pass over wishes or days off."
    ),
    (Soft.OFF, Cause.LOCKED): "{name} has {got} turns on days off, the equal share is {share}: they are locked.",
    (Soft.OFF, Cause.NOBODY_ELSE): (
        "{name} has {got} turns on days off, the equal share is {share}: "
        "rest, leave or qualification leave no other choice."
    ),
    (Soft.OFF, Cause.BALANCE): (
        "{name} has {got} turns on days off, the equal share is {share}: evening it out would make nights less equal."
    ),
}


@dataclass(frozen=True)
class RosterOrder:
    """Fill these months (one of each room) from `today` on, in about `seconds` in all."""

    months: tuple[RosterMonth, ...]
    plan: RosterPlan
    holidays: Holidays
    today: date
    seconds: float


def generate(order: RosterOrder, progress: Callable[[int], object]) -> tuple[Proposal | Impossible, ...]:
    """A proposal for each room, or why it can have none; `progress` is told how many are done."""
    begun = time.monotonic()
    found: list[Proposal | Impossible] = []
    elsewhere: list[Served] = []
    for number, seen in enumerate(order.months):
        left = order.seconds - (time.monotonic() - begun)
        month = replace(seen, elsewhere=(*_outside(seen, order.months), *elsewhere))
        outcome, served = _room(month, order, left / (len(order.months) - number))
        found.append(replace(outcome, seen=seen))
        elsewhere += served
        progress(number + 1)
    return tuple(found)


def _outside(month: RosterMonth, months: Sequence[RosterMonth]) -> Iterable[Served]:
    """Duty elsewhere that stays: not what the other rooms' months, which are made anew as well, still hold."""
    rooms = {one.room_id for one in months} - {month.room_id}
    days = frozenset(month.days)
    return (
        one
        for one in month.elsewhere
        if not (one.room_id in rooms and one.letter and one.day in days and not one.is_locked)
    )


def _room(month: RosterMonth, order: RosterOrder, seconds: float) -> tuple[Proposal | Impossible, list[Served]]:
    arrays = arrays_of(month, order.plan, order.holidays, order.today)
    if not arrays.people:
        nobody = sentence("{room} has nobody in its roster.", room=month.room)
        return Impossible(month, (nobody,)), list(month.turns.values())
    solved = solve_room(arrays.task, seconds)
    if isinstance(solved, Clash):
        return Impossible(month, tuple(_clash_words(arrays, solved))), list(month.turns.values())
    cells = arrays.cells(solved.filled)
    told = tuple(_soft_words(arrays, one) for one in soft_breaches(arrays.task, solved.filled))
    after = applied(month, cells, order.plan)
    return Proposal(month, cells, told, solved.gap), list(after.turns.values())


def _clash_words(arrays: RoomArrays, clash: Clash) -> Iterable[Sentence]:
    total = sum(one.count for one in clash.shorts)
    yield sentence(
        "{room}, {month}: whatever is done, {n} would be wanting. Nothing was changed.",
        room=arrays.month.room,
        month=f"{arrays.month.year}-{arrays.month.month:02d}",
        n=total,
    )
    for family, fewer in sorted(clash.helps.items(), key=lambda one: -one[1]):
        yield Sentence(_HELPS[family], {"n": fewer})
    if not clash.helps:
        yield sentence(
            "No single rule is to blame: {people} people are too few for {turns} turns.",
            people=len(arrays.people),
            turns=int(arrays.task.needs.sum()),
        )
    for one in clash.shorts[:MOST_TOLD]:
        day, turn = f"{arrays.days[one.day]:%m-%d}", arrays.turns[one.turn]
        if one.ask < 0:
            yield sentence("{day}, {turn}: {n} short.", day=day, turn=turn.name, n=one.count)
        else:
            asked = [ask for each in arrays.turns for ask in each.asks][one.ask]
            yield sentence(
                "{day}, {turn}: {n} short of those who are {wanted}.",
                day=day,
                turn=turn.name,
                n=one.count,
                wanted=label(asked.qualification),
            )
    if len(clash.shorts) > MOST_TOLD:
        yield sentence("... and {n} more such places.", n=len(clash.shorts) - MOST_TOLD)


def _soft_words(arrays: RoomArrays, breach: SoftBreach) -> Sentence:
    values: dict[str, object] = {"name": arrays.month.people[_row(arrays, breach.person)].name}
    if breach.soft is Soft.WISH:
        values |= {"day": f"{arrays.days[breach.day]:%m-%d}", "turn": arrays.turns[breach.turn].name}
    else:
        values |= {"got": breach.got, "share": f"{breach.share:.1f}"}
    return Sentence(_SOFT[breach.soft, breach.cause], values)


def _row(arrays: RoomArrays, person: int) -> int:
    """The row of a person of the task in the sheet, which also holds who is gone."""
    return next(n for n, one in enumerate(arrays.month.people) if one.id == arrays.people[person])
