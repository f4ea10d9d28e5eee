"""What the officer means by what stands in the command bar. Pure: text in, meaning out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.position import Position, is_on_earth
from app.ui.commands.initials import initials

_GO = re.compile(r"^(?:去|go|q)\s+(?P<rest>.+)$", re.IGNORECASE)
_NUMBER = r"(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW东西南北]?)"
_PAIR = re.compile(rf"^\s*{_NUMBER}\s*[,，;\s]\s*{_NUMBER}\s*$", re.IGNORECASE)
_SOUTH_OR_WEST = frozenset("SWsw南西")
_NORTH_OR_SOUTH = frozenset("NSns南北")


@dataclass(frozen=True)
class Meaning:
    """`text` is what to look for; `places_only` after /去 or /go; `position` where it is a pair of degrees."""

    text: str
    places_only: bool
    position: Position | None


def understand(line: str) -> Meaning:
    """The meaning of a line such as `定1234`, `/去 定1234`, `107.6, 37.5` or `/案件`."""
    text = line.strip()
    text = text[1:].strip() if text.startswith(("/", "、")) else text
    go = _GO.match(text)
    if go is not None:
        text = go["rest"].strip()
    return Meaning(text, go is not None, read_position(text))


def read_position(text: str) -> Position | None:
    """A pair of degrees, longitude first; the other way round where letters or sizes say so."""
    found = _PAIR.match(text)
    if found is None:
        return None
    one, one_side, two, two_side = found.groups()
    first, second = _signed(one, one_side), _signed(two, two_side)
    latitude_first = (one_side in _NORTH_OR_SOUTH and one_side != "") or (
        not one_side and abs(first) <= 90 < abs(second)
    )
    lon, lat = (second, first) if latitude_first else (first, second)
    return Position(lon, lat) if is_on_earth(lon, lat) else None


def fits(query: str, words: Iterable[str]) -> bool:
    """Whether a name contains the query, or its pinyin initials begin with it."""
    wanted = query.casefold().replace(" ", "")
    return any(
        wanted in word.casefold().replace(" ", "") or initials(word).startswith(wanted) for word in words if word
    )


def _signed(number: str, side: str) -> float:
    return -abs(float(number)) if side and side in _SOUTH_OR_WEST else float(number)
