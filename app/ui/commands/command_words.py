"""What the officer means by what stands in the command bar. Pure: text in, meaning out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.pinyin import initials

_GO = re.compile(r"^(?:去|go|q)\s+(?P<rest>.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """`text` is what to look for; `places_only` after /去 or /go."""

    text: str
    places_only: bool


def understand(line: str) -> Meaning:
    """The meaning of a line such as `定1234`, `/去 定1234`, `107.6, 37.5` or `/案件`."""
    text = line.strip()
    text = text[1:].strip() if text.startswith(("/", "、")) else text
    go = _GO.match(text)
    return Meaning(text if go is None else go["rest"].strip(), go is not None)


def fits(query: str, words: Iterable[str]) -> bool:
    """Whether a name contains the query, or its pinyin initials begin with it."""
    wanted = query.casefold().replace(" ", "")
    return any(
        wanted in word.casefold().replace(" ", "") or initials(word).startswith(wanted) for word in words if word
    )
