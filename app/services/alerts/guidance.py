"""What to do first for each kind of alert (处置要点), and what to take along: short texts, one file for each kind.

`resources/guidance/<language>/<KIND>.md`; a file of the same name under `guidance/` in the data directory takes its
place. A list is the steps; a list under the second heading is the equipment.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.alert import AlertKind

log = logging.getLogger(__name__)
LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True)
class Guidance:
    """The steps in their order, and the equipment checklist; both empty where nobody has written any."""

    steps: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()


class GuidanceShelf:
    """Looks the texts up, the bureau's own before the shipped ones."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def of(self, kind: AlertKind, language: str) -> Guidance:
        """The guidance of a kind in this language, else in the other one, else that of OTHER."""
        spoken = [language, *(one for one in LANGUAGES if one != language)]
        for name in (kind.value, AlertKind.OTHER.value):
            for tongue in spoken:
                for folder in self._folders:
                    found = _read(folder / tongue / f"{name}.md")
                    if found is not None:
                        return found
        return Guidance()


def _read(file: Path) -> Guidance | None:
    try:
        return parsed(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.warning("%s cannot be read: %s", file, error)
        return None


def parsed(text: str) -> Guidance:
    """Steps and equipment of one file."""
    lists: list[list[str]] = [[]]
    for line in map(str.strip, text.splitlines()):
        if line.startswith("## "):
            lists.append([])
        elif line[:2] in ("- ", "* "):
            lists[-1].append(line[2:].strip())
        elif line.partition(". ")[0].isdigit():
            lists[-1].append(line.partition(". ")[2].strip())
    steps, *rest = [one for one in lists if one] or [[]]
    return Guidance(tuple(steps), tuple(line for one in rest for line in one))
