"""Who has a case open, looking or editing. Windows of this program tell it; desks that share a server will, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Present:
    """Somebody at a case. `place` tells two windows apart."""

    who: str
    place: str
    is_editing: bool


class CasePresence:
    """Asked and told on one thread; `watch` is called with the case where somebody came, went, or began to write."""

    def __init__(self) -> None:
        self._there: dict[str, dict[str, Present]] = {}
        self._watching: list[Callable[[str], object]] = []

    def watch(self, told: Callable[[str], object]) -> Callable[[], None]:
        """Call `told` from now on; the answer ends it."""
        self._watching.append(told)
        return lambda: self._watching.remove(told)

    def come(self, case_id: str, who: str, place: str, *, is_editing: bool = False) -> None:
        """This window shows the case, or edits it."""
        present = Present(who, place, is_editing)
        there = self._there.setdefault(case_id, {})
        if there.get(place) != present:
            there[place] = present
            self._tell(case_id)

    def leave(self, case_id: str, place: str) -> None:
        """This window shows it no more."""
        if self._there.get(case_id, {}).pop(place, None) is not None:
            self._tell(case_id)

    def others(self, case_id: str, place: str) -> tuple[Present, ...]:
        """Who is there beside this window, those who edit first."""
        there = [one for one in self._there.get(case_id, {}).values() if one.place != place]
        return tuple(sorted(there, key=lambda one: (not one.is_editing, one.who)))

    def _tell(self, case_id: str) -> None:
        for told in tuple(self._watching):
            told(case_id)
