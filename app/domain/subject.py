"""What a line of the log, a reminder or an item of a handover is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """A record by its table's name and its key; `name` is what it was called when it was pointed at."""

    noun: str
    key: str
    name: str


def joined_name(*words: str) -> str:
    """The words one after another, each once: a title often holds the code of its place already."""
    said: list[str] = []
    for word in filter(None, words):
        if not any(word in earlier for earlier in said):
            said.append(word)
    return " ".join(said)
