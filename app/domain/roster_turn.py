"""What rosters are made of: the turns that a room fills each day, who may fill them, and the rules of rest.

A turn is one letter of the month sheet: when it begins, how long it lasts, at which post, how many it needs and of
which qualification. It belongs to the day on which it begins, also where it ends on the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from app.domain.duty import PostRole
from app.domain.record import Record

COUNTY_TIME = timezone(timedelta(hours=8))
_NIGHT_FROM, _NIGHT_TO = 24.0, 29.0
"""A turn that covers any of midnight to 05:00 is a night."""


class Qualification(StrEnum):
    """What a turn may ask for."""

    POLICE = "POLICE"
    AUXILIARY = "AUXILIARY"
    GUARD = "GUARD"
    VOLUNTEER = "VOLUNTEER"
    LEADER = "LEADER"
    DRIVER = "DRIVER"
    ARMED = "ARMED"


class AbsenceKind(StrEnum):
    """Why somebody is not to be put on a turn that day; a wish is the one that may be passed over."""

    LEAVE = "LEAVE"
    TRAINING = "TRAINING"
    SICK = "SICK"
    AWAY = "AWAY"
    WISH = "WISH"


ABSENCE_LETTERS = {
    "L": AbsenceKind.LEAVE,
    "T": AbsenceKind.TRAINING,
    "K": AbsenceKind.SICK,
    "A": AbsenceKind.AWAY,
    "W": AbsenceKind.WISH,
}
"""The letters of absences, the same in every room."""
ABSENCE_MARKS = {
    AbsenceKind.LEAVE: "休",
    AbsenceKind.TRAINING: "训",
    AbsenceKind.SICK: "病",
    AbsenceKind.AWAY: "借",
    AbsenceKind.WISH: "盼",
}
"""What stands in the sheet for them."""


class Standing(StrEnum):
    """As what somebody serves in a room; `OUT` is staff of the room that its roster leaves out."""

    OWN = "OWN"
    BORROWED = "BORROWED"
    SECONDED = "SECONDED"
    JOINT = "JOINT"
    VOLUNTEER = "VOLUNTEER"
    OUT = "OUT"


@dataclass(frozen=True, kw_only=True)
class RosterMember(Record):
    """Somebody's place in a room's roster, where it is not plain from the staff register: borrowed, seconded, of a
    joint team, left out, or with a qualification that the register does not tell (`qualifications`: words, spaced)."""

    room_id: str
    person_id: str
    standing: Standing
    qualifications: str = ""


@dataclass(frozen=True, kw_only=True)
class RosterAbsence(Record):
    """A day (`2026-11-27`) on which somebody is away, or wishes to be."""

    person_id: str
    day: str
    kind: AbsenceKind


@dataclass(frozen=True)
class Ask:
    """Of those on a turn, at least so many have this qualification."""

    qualification: Qualification
    count: int


@dataclass(frozen=True, kw_only=True)
class Turn:
    """`mark` is the sign in the sheet. `needed_off` is the need on a day off, as `needed` where it is None. `only` are
    qualifications one of which everybody on it has. The turns of a post `round_the_clock` must tile the day."""

    letter: str
    name: str
    mark: str
    post: str
    role: PostRole
    begins: time
    hours: float
    needed: int
    needed_off: int | None = None
    asks: tuple[Ask, ...] = ()
    only: frozenset[Qualification] = frozenset()
    rooms: frozenset[str] = frozenset()
    round_the_clock: bool = False

    @property
    def begins_h(self) -> float:
        """Hours after the midnight of its day."""
        return self.begins.hour + self.begins.minute / 60

    @property
    def ends_h(self) -> float:
        """Hours after the midnight of its day; over 24 where it ends on the next."""
        return self.begins_h + self.hours

    @property
    def is_night(self) -> bool:
        return self.begins_h < _NIGHT_TO - 24 or self.ends_h > _NIGHT_FROM

    def span(self, day: date) -> tuple[datetime, datetime]:
        """When the turn of `day` begins and ends, in UTC."""
        begin = datetime.combine(day, self.begins, COUNTY_TIME).astimezone(UTC)
        return begin, begin + timedelta(hours=self.hours)

    def post_in(self, room: str) -> str:
        """Its post as the duty of the whole county names it."""
        return f"{room} {self.post}"

    def need(self, is_off: bool) -> int:
        """Heads needed on a working day, or on a day off."""
        return self.needed if not is_off or self.needed_off is None else self.needed_off

    def may(self, qualifications: Iterable[Qualification]) -> bool:
        """Whether somebody with these qualifications may be on it."""
        return not self.only or bool(self.only & set(qualifications))


@dataclass(frozen=True)
class RosterRules:
    """`rest_h` between two turns, nights and turns in a row at most."""

    rest_h: float = 11.0
    nights_in_a_row: int = 2
    turns_in_a_row: int = 5


@dataclass(frozen=True)
class RosterPlan:
    """The turns of all rooms, the rules, and the duties (of the staff register) that count as leader."""

    turns: tuple[Turn, ...]
    rules: RosterRules
    leaders: frozenset[str] = frozenset()

    def of_room(self, room: str) -> tuple[Turn, ...]:
        """The turns that this room fills, in the order of the file."""
        return tuple(turn for turn in self.turns if not turn.rooms or room in turn.rooms)

    def turn(self, letter: str) -> Turn | None:
        return next((turn for turn in self.turns if turn.letter == letter), None)
