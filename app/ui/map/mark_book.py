"""The numbers by which the page knows marks: it never sees a record's id, and can only name what it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.map.map_features import MapRecord
from app.ui.map.map_bridge import MapHit
from app.ui.map.marks import Mark

MAX_NAME = 80


@dataclass(frozen=True)
class MarkChange:
    """What the page is told of a layer: marks that come or change, each under its number `n`; numbers that go."""

    marks: Sequence[Mapping[str, object]] = ()
    gone: Sequence[int] = ()


class MarkBook:
    """Gives each mark of a layer a number that stays the same as long as the mark is shown.

    `classes` are the codes of the legend by layer: a mark's kind is one of them. Marks that are the same object as
    before cost next to nothing, so that one change among thousands is told at once.
    """

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._numbers: dict[str, dict[str, int]] = {}
        self._marks: dict[tuple[str, int], Mark] = {}
        self._last = 0

    def changed(self, layer: str, marks: Sequence[Mark]) -> MarkChange:
        """What differs from what was shown, now that `marks` are all there is."""
        before = self._numbers.get(layer, {})
        self._numbers[layer] = numbers = {mark.id: before.get(mark.id) or self._next() for mark in marks}
        gone = [number for key, number in before.items() if key not in numbers]
        for number in gone:
            del self._marks[layer, number]
        return MarkChange(self._renewed(layer, marks), gone)

    def moved(self, layer: str, marks: Sequence[Mark]) -> MarkChange:
        """Some of the layer's marks, changed; one that is not shown is left out, for it has no number."""
        numbers = self._numbers.get(layer, {})
        return MarkChange(self._renewed(layer, [mark for mark in marks if mark.id in numbers]))

    def layers(self) -> Sequence[str]:
        """The layers that have been shown."""
        return tuple(self._numbers)

    def marks(self, layer: str) -> tuple[Mark, ...]:
        """The marks of a layer that are shown."""
        return tuple(self._marks[layer, number] for number in self._numbers.get(layer, {}).values())

    def whole(self, layer: str) -> MarkChange:
        """All marks of a layer, for a page that knows none."""
        return MarkChange([_told(number, self._marks[layer, number]) for number in self._numbers[layer].values()])

    def _renewed(self, layer: str, marks: Sequence[Mark]) -> list[dict[str, object]]:
        numbers, told = self._numbers[layer] if marks else {}, []
        for mark in marks:
            place = layer, numbers[mark.id]
            before = self._marks.get(place)
            if before is not mark and before != mark:
                self._marks[place] = mark
                told.append(_told(place[1], mark))
        return told

    def record(self, hit: MapHit) -> MapRecord | None:
        """The mark the page means, as the record it stands for."""
        mark = self._marks.get((hit.layer, hit.index))
        if mark is None:
            return None
        return MapRecord(hit.layer, mark.id, mark.name, mark.lon, mark.lat, self._classes[hit.layer].index(mark.kind))

    def _next(self) -> int:
        self._last += 1
        return self._last


def _told(number: int, mark: Mark) -> dict[str, object]:
    fields = {name: value for name, value in vars(mark).items() if name != "id"}
    return {**fields, "name": mark.name[:MAX_NAME], "n": number}
