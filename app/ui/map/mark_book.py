"""The numbers by which the page knows marks: it never sees a record's id, and can only name what it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.services.map.map_features import MapRecord
from app.ui.map.map_bridge import MapHit
from app.ui.map.marks import Mark

MAX_NAME = 80


class MarkBook:
    """Gives each mark of a layer a number that stays the same as long as the mark is shown.

    `classes` are the codes of the legend by layer: a mark's kind is one of them.
    """

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._numbers: dict[str, dict[str, int]] = {}
        self._marks: dict[tuple[str, int], Mark] = {}
        self._last = 0

    def numbered(self, layer: str, marks: Sequence[Mark]) -> list[dict[str, object]]:
        """The marks as the page takes them, each with its number `n` in place of its id."""
        before = self._numbers.get(layer, {})
        numbers: dict[str, int] = {}
        told = []
        for number in before.values():
            self._marks.pop((layer, number), None)
        for mark in marks:
            number = before.get(mark.id) or self._next()
            numbers[mark.id] = number
            told.append(self._told(layer, number, mark))
        self._numbers[layer] = numbers
        return told

    def renewed(self, layer: str, marks: Sequence[Mark]) -> list[dict[str, object]]:
        """Some of the layer's marks, changed; one that is not shown is left out, for it has no number."""
        numbers = self._numbers.get(layer, {})
        return [self._told(layer, numbers[mark.id], mark) for mark in marks if mark.id in numbers]

    def _told(self, layer: str, number: int, mark: Mark) -> dict[str, object]:
        self._marks[layer, number] = mark
        fields = {name: value for name, value in vars(mark).items() if name != "id"}
        return {**fields, "name": mark.name[:MAX_NAME], "n": number}

    def record(self, hit: MapHit) -> MapRecord | None:
        """The mark the page means, as the record it stands for."""
        mark = self._marks.get((hit.layer, hit.index))
        if mark is None:
            return None
        return MapRecord(hit.layer, mark.id, mark.name, mark.lon, mark.lat, self._classes[hit.layer].index(mark.kind))

    def _next(self) -> int:
        self._last += 1
        return self._last
