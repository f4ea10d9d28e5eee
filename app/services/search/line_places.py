"""Places along lines: the line by any part of its name, the place by its stationing; off the line is told its range."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from app.analysis.said_stationing import SaidStationing, said_stationing
from app.domain.asset import Asset
from app.domain.labels import kind_label
from app.domain.line_mark import LineMark
from app.domain.sentence import sentence
from app.errors import InputRefused
from app.services.search.found import Found, FoundKind
from app.store import asset_store, line_mark_store, search_index
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.search.measured_lines import MeasuredLines

MOST_LINES = 6
_OFF_LINE = "It has no {place}: it runs from {first} to {last}."
_CHINESE_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


class LinePlaces:
    """Reads lines. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, line_id: str, named: Callable[[str], Sequence[str]]) -> list[Found]:
        """Where `text` lies on the lines that it names, else on the line `line_id`, else on every trunk line that has
        such a place. `named` gives keys of lines for a name that is none of a trunk line."""
        said = said_stationing(text)
        if said is None:
            return []
        with self._store.read() as connection:
            if said.line:
                trunks = search_index.trunk_names(connection)
                ids = [key for key, *names in trunks if _holds(said.line, names)] or list(named(said.line))
            elif line_id:
                ids = [line_id]
            elif _is_plain_number(text):
                return []
            else:
                ids = [key for key, *_names in search_index.trunk_names(connection)]
            lines = {one.id: one for one in asset_store.by_ids(connection, ids)}
            areas = search_index.asset_names(connection, {one.area_id for one in lines.values() if one.area_id})
            marks = line_mark_store.of_lines(connection, lines)
        found = [
            self._on(lines[key], marks.get(key, ()), said, areas.get(lines[key].area_id or "", ""))
            for key in ids
            if key in lines
        ]
        there = [one for one in found if one is not None and one.position is not None]
        off = [one for one in found if one is not None and one.position is None]
        return there[:MOST_LINES] if there or not (said.line or line_id) else off[:MOST_LINES]

    def warm_up(self) -> None:
        """Load what measuring needs while nobody waits."""
        self._measured.warm_up()

    def _on(self, asset: Asset, marks: Sequence[LineMark], said: SaidStationing, area: str) -> Found | None:
        """The place on one line; without a position, and with the reason, where the line has no such place."""
        name = asset.name or asset.code
        label, key = kind_label(asset.layer, asset.kind), f"{asset.id} {said.chainage_m:g}"
        try:
            place = self._measured.place_at(asset, marks, said.chainage_m)
        except InputRefused as error:
            return Found(FoundKind.ALONG_LINE, key, name, label, told=(sentence(_OFF_LINE, **error.values),))
        title = f"{name} {said.text}"
        return None if place is None else Found(FoundKind.ALONG_LINE, key, title, label, area, place, asset)

    @cached_property
    def _measured(self) -> MeasuredLines:
        from app.services.search.measured_lines import MeasuredLines  # with shapely and pyproj

        return MeasuredLines()


def _holds(said: str, names: Sequence[str]) -> bool:
    """Whether a name holds every sign that was said, in order: 东三线 is 东三输油线, 长庆3线 is 长庆三线."""
    signs = ".*".join(map(re.escape, _plain(said)))
    return any(re.search(signs, _plain(name)) for name in names)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold().translate(_CHINESE_DIGITS)


def _is_plain_number(text: str) -> bool:
    """k12, k12.3 or 12公里 without a line: too little to list every line for; K12+300 is unmistakable."""
    return "+" not in text and "＋" not in text
