"""Reads the turns of the month sheets, and the holidays: the shipped tables, and the bureau's own laid over them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from app.domain.duty import PostRole
from app.domain.holidays import Holidays
from app.domain.roster_turn import ABSENCE_LETTERS, Ask, Qualification, RosterPlan, RosterRules, Turn
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.paths import resources

T = TypeVar("T")
TURNS_FILE, HOLIDAYS_FILE = "rosters.toml", "holidays.toml"
_CLOCK = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)$")
_LONGEST_TURN_H = 36


class RosterBook:
    """Both tables, read when first asked for. A file of the bureau that cannot be used leaves the shipped one, and
    `refused` says why."""

    def __init__(self, own_turns: Path | None = None, own_holidays: Path | None = None) -> None:
        self._own_turns, self._own_holidays = own_turns, own_holidays
        self._plan: RosterPlan | None = None
        self._holidays: Holidays | None = None
        self._unchecked: frozenset[int] = frozenset()
        self.refused: list[InputRefused] = []

    @property
    def plan(self) -> RosterPlan:
        if self._plan is None:
            self._plan = self._laid(load_plan, resources() / TURNS_FILE, self._own_turns)
        return self._plan

    @property
    def holidays(self) -> Holidays:
        if self._holidays is None:
            self._holidays, self._unchecked = self._laid(load_holidays, resources() / HOLIDAYS_FILE, self._own_holidays)
        return self._holidays

    def doubt(self, year: int) -> Sentence | None:
        """What is not sure about the days off of a year."""
        if not self.holidays.knows(year):
            return sentence("The holidays of {year} are not in the table; only weekends count as days off.", year=year)
        if year in self._unchecked:
            return sentence("The holidays of {year} are not yet compared with the announcement.", year=year)
        return None

    def _laid(self, load: Callable[..., T], shipped: Path, own: Path | None) -> T:
        try:
            return load(*filter(None, (shipped, own)))
        except InputRefused as error:
            self.refused.append(error)
            return load(shipped)


def load_plan(*files: Path) -> RosterPlan:
    """The turns and rules of these files, those of a later one in place of earlier ones. Raises `InputRefused`."""
    turns: dict[str, Turn] = {}
    rules: dict[str, Any] = {}
    for file, told in _read(files):
        try:
            rules |= told.get("rules", {})
            for row in told.get("turn", []):
                turn = _turn(row)
                turns[turn.letter] = turn
            made = RosterRules(
                rest_h=_number(rules.get("rest_h", 11), 0, 48),
                nights_in_a_row=int(_number(rules.get("nights_in_a_row", 2), 1, 31)),
                turns_in_a_row=int(_number(rules.get("turns_in_a_row", 5), 1, 31)),
            )
            leaders = frozenset(map(str, rules.get("leaders", ())))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _refusal(file, error) from error
    if not turns:
        raise _refusal(files[-1], ValueError("no turn in it"))
    return RosterPlan(tuple(turns.values()), made, leaders)


def load_holidays(*files: Path) -> tuple[Holidays, frozenset[int]]:
    """The holidays of these files, and the years of which nobody has compared them. Raises `InputRefused`."""
    years: dict[int, tuple[dict[date, str], dict[date, str], bool]] = {}
    for file, told in _read(files):
        try:
            for row in told.get("year", []):
                years[int(row["year"])] = _year(row)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _refusal(file, error) from error
    off = {day: name for days, _, _ in years.values() for day, name in days.items()}
    worked = {day: name for _, days, _ in years.values() for day, name in days.items()}
    unchecked = frozenset(year for year, (_, _, is_checked) in years.items() if not is_checked)
    return Holidays(off, worked, frozenset(years)), unchecked


def _read(files: tuple[Path, ...]) -> list[tuple[Path, dict[str, Any]]]:
    found = []
    for file in files:
        if file.exists():
            try:
                found.append((file, tomllib.loads(file.read_text("utf-8"))))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                raise _refusal(file, error) from error
    return found


def _refusal(file: Path, error: Exception) -> InputRefused:
    reason = f"{error} is wanting" if isinstance(error, KeyError) else str(error)
    return InputRefused(
        "{file} cannot be used: {reason}. It was left as it is; mend it, or delete it to use the shipped one.",
        file=str(file),
        reason=reason,
    )


def _turn(row: Mapping[str, Any]) -> Turn:
    letter = str(row.get("letter", ""))
    if not re.fullmatch("[A-Z]", letter) or letter in ABSENCE_LETTERS:
        raise ValueError(f"turn {letter!r}: its letter must be one of A to Z, and none of {' '.join(ABSENCE_LETTERS)}")
    try:
        clock = _CLOCK.match(str(row["begins"]))
        if clock is None:
            raise ValueError(f"{row['begins']!r} is no time such as 08:00")
        return Turn(
            letter=letter,
            name=str(row["name"]),
            mark=str(row["mark"])[:2],
            post=str(row["post"]),
            role=PostRole(row["role"]),
            begins=time(int(clock[1]), int(clock[2])),
            hours=_number(row["hours"], 0.5, _LONGEST_TURN_H),
            needed=int(_number(row["needed"], 0, 500)),
            needed_off=int(_number(row["needed_off"], 0, 500)) if "needed_off" in row else None,
            asks=tuple(Ask(Qualification(name), int(count)) for name, count in row.get("asks", {}).items()),
            only=frozenset(map(Qualification, row.get("only", ()))),
            rooms=frozenset(map(str, row.get("rooms", ()))),
            round_the_clock=bool(row.get("round_the_clock", False)),
        )
    except KeyError as error:
        raise ValueError(f"turn {letter}: {error} is wanting") from error
    except (ValueError, TypeError) as error:
        raise ValueError(f"turn {letter}: {error}") from error


def _year(row: Mapping[str, Any]) -> tuple[dict[date, str], dict[date, str], bool]:
    year = int(row["year"])
    off: dict[date, str] = {}
    for one in row.get("off", []):
        day, last = _day(one["from"], year), _day(one.get("to", one["from"]), year)
        if last < day:
            raise ValueError(f"{year}: {one['name']} ends before it begins")
        while day <= last:
            off[day] = str(one["name"])
            day += timedelta(days=1)
    worked = {_day(one, year): "worked instead" for one in row.get("worked", [])}
    if both := sorted(off.keys() & worked.keys()):
        raise ValueError(f"{both[0]} is both off and worked")
    return off, worked, bool(row.get("checked", False))


def _day(told: object, year: int) -> date:
    if not isinstance(told, date) or isinstance(told, datetime) or told.year != year:
        raise ValueError(f"{told!r} is no day of {year} such as {year}-01-01")
    return told


def _number(told: object, least: float, most: float) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float) or not least <= told <= most:
        raise ValueError(f"{told!r} is no number from {least:g} to {most:g}")
    return float(told)
