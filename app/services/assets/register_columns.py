"""The register as numbers: every asset with what is wanting of it and where it belongs, so that any figure is one pass.

300,000 assets are 20 MB of arrays; a figure by grid cell takes milliseconds, without Python's lock for long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.domain.asset import AreaKind, AssetLayer
from app.domain.completeness import EXPECTED, STALE_AFTER, UNVISITED_AFTER, VISITED_LAYERS, Gap, needs_owner
from app.domain.natural_order import natural
from app.domain.visit import CELL_LAT, CELL_LON, ROW
from app.store.register_store import EXPECTED_COLUMNS

LAYERS = tuple(AssetLayer)
NEVER = 0
_SQUARES = 2
_KEY = np.dtype("S32")
_EXPECTED_BITS = np.array(
    [sum(1 << EXPECTED_COLUMNS.index(name) for name in EXPECTED[layer]) for layer in LAYERS], dtype=np.uint16
)


class GroupBy(StrEnum):
    """What figures are counted by."""

    LAYER = "LAYER"
    CELL = "CELL"
    ROOM = "ROOM"
    OPERATOR = "OPERATOR"


@dataclass(frozen=True)
class Group:
    """One row of figures: the key of its cell or room, the operator's name or the layer; `name` is "" for the rest."""

    key: str
    name: str
    records: int
    gaps: Mapping[Gap, int]
    known_at: int
    """When half of its records were known to be right at the latest: median of the last change, microseconds UTC."""


@dataclass(frozen=True)
class RegisterColumns:
    """Columns of equal length. `cell`, `room` and `operator` are places in the lists beside them, -1 for none.

    `visited` and `changed` are microseconds UTC, `NEVER` for no visit. `blank` are bits of `EXPECTED_COLUMNS`.
    """

    ids: NDArray[np.bytes_]
    layer: NDArray[np.int8]
    blank: NDArray[np.uint16]
    is_cell: NDArray[np.bool_]
    lacks_owner: NDArray[np.bool_]
    visited: NDArray[np.int64]
    changed: NDArray[np.int64]
    cell: NDArray[np.int32]
    room: NDArray[np.int32]
    operator: NDArray[np.int32]
    places: NDArray[np.float64]
    cells: Sequence[tuple[str, str]]
    rooms: Sequence[tuple[str, str]]
    operators: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    def gap(self, gap: Gap, now: int) -> NDArray[np.bool_]:
        """Which rows lack this, at a moment (microseconds UTC)."""
        match gap:
            case Gap.MISSING:
                missing: NDArray[np.bool_] = (self.blank & _EXPECTED_BITS[self.layer]) != 0
                return missing
            case Gap.UNOWNED:
                return self.lacks_owner & ~self.is_cell
            case Gap.UNCOVERED:
                return self.lacks_owner & self.is_cell
            case Gap.UNVISITED:
                called_on = np.array([layer in VISITED_LAYERS for layer in LAYERS])[self.layer]
                return called_on & (self.visited < now - _micros(UNVISITED_AFTER.total_seconds()))
            case Gap.STALE:
                return self.changed < now - _micros(STALE_AFTER.total_seconds())

    def figures(self, by: GroupBy, now: int, layer: AssetLayer | None = None) -> list[Group]:
        """The groups that hold anything, by name, those in none last."""
        numbers, named = self._groups(by)
        chosen = slice(None) if layer is None else self.layer == LAYERS.index(layer)
        of = numbers[chosen] + 1
        count = len(named) + 1
        records = np.bincount(of, minlength=count)
        gaps = {gap: np.bincount(of[self.gap(gap, now)[chosen]], minlength=count) for gap in Gap}
        known = _medians(of, self.changed[chosen], count)
        found = [
            Group(
                *(named[at - 1] if at else ("", "")),
                int(records[at]),
                {gap: int(counts[at]) for gap, counts in gaps.items()},
                int(known[at]),
            )
            for at in np.flatnonzero(records).tolist()
        ]
        return sorted(found, key=lambda one: (not one.name, natural(one.name))) if by is not GroupBy.LAYER else found

    def rows(
        self, by: GroupBy, key: str | None, gap: Gap | None, now: int, layer: AssetLayer | None = None
    ) -> NDArray[np.int64]:
        """The rows behind a figure (of all groups, where `key` is None), what was longest not touched first."""
        wanted = np.ones(len(self), dtype=np.bool_) if gap is None else self.gap(gap, now)
        if layer is not None:
            wanted &= self.layer == LAYERS.index(layer)
        if key is not None:
            numbers, named = self._groups(by)
            wanted &= numbers == next((at for at, (one, _) in enumerate(named) if one == key), -1)
        found = np.flatnonzero(wanted)
        age = self.visited if gap is Gap.UNVISITED else self.changed
        return found[np.argsort(age[found], kind="stable")]

    def blank_columns(self, row: int) -> tuple[str, ...]:
        """The columns that should not be blank in a row but are."""
        bits = int(self.blank[row] & _EXPECTED_BITS[self.layer[row]])
        return tuple(name for bit, name in enumerate(EXPECTED_COLUMNS) if bits >> bit & 1)

    def with_visits(self, squares: NDArray[np.int64], at: NDArray[np.int64]) -> RegisterColumns:
        """The same with what units visited by their own positions: squares of ground in rising order, and when
        (microseconds UTC). A place counts as visited within about 110 m (two squares)."""
        if not len(squares):
            return self
        row = np.floor((self.places[:, 1] + 90.0) / CELL_LAT).astype(np.int64)
        own = row * ROW + np.floor((self.places[:, 0] + 180.0) / CELL_LON).astype(np.int64)
        visited = self.visited.copy()
        for north in range(-_SQUARES, _SQUARES + 1):
            for east in range(-_SQUARES, _SQUARES + 1):
                wanted = own + north * ROW + east
                found = np.minimum(np.searchsorted(squares, wanted), len(squares) - 1)
                np.maximum(visited, np.where(squares[found] == wanted, at[found], NEVER), out=visited)
        return replace(self, visited=visited)

    def with_rows(self, gone: set[str], fresh: Sequence[tuple[Any, ...]], areas: Areas) -> RegisterColumns:
        """The same with some assets read anew (`gone` are the keys of all of these, also of those not in `fresh`)."""
        keys = np.array([key.encode() for key in gone], dtype=_KEY)
        likely = np.flatnonzero(np.isin(_folded(self.ids), _folded(keys)))
        kept = np.ones(len(self), dtype=np.bool_)
        kept[likely[np.isin(self.ids[likely], keys)]] = False
        more = columns_of(fresh, areas, self.operators)
        joined: dict[str, Any] = {
            name: np.concatenate([getattr(self, name)[kept], getattr(more, name)])
            for name, value in vars(self).items()
            if isinstance(value, np.ndarray)
        }
        return replace(more, **joined)

    def _groups(self, by: GroupBy) -> tuple[NDArray[np.int32], Sequence[tuple[str, str]]]:
        match by:
            case GroupBy.LAYER:
                return self.layer.astype(np.int32), [(layer.value, layer.value) for layer in LAYERS]
            case GroupBy.CELL:
                return self.cell, self.cells
            case GroupBy.ROOM:
                return self.room, self.rooms
            case GroupBy.OPERATOR:
                return self.operator, [(name, name) for name in self.operators]


@dataclass(frozen=True)
class Areas:
    """Grid cells with their outlines, and the rooms' areas: (key, name, WKB) and (key, name)."""

    cells: Sequence[tuple[str, str, bytes]]
    rooms: Sequence[tuple[str, str]]

    def cell_of(self, places: NDArray[np.float64]) -> NDArray[np.int32]:
        """In which cell each of (n, 2) lon, lat lies; -1 for none."""
        found = np.full(len(places), -1, dtype=np.int32)
        for at, (_key, _name, wkb) in enumerate(self.cells):
            outline = shapely.from_wkb(wkb)
            shapely.prepare(outline)
            west, south, east, north = outline.bounds
            near = np.flatnonzero(
                (places[:, 0] >= west) & (places[:, 0] <= east) & (places[:, 1] >= south) & (places[:, 1] <= north)
            )
            inside = shapely.contains_xy(outline, places[near, 0], places[near, 1])
            found[near[inside]] = at
        return found


def columns_of(rows: Sequence[tuple[Any, ...]], areas: Areas, operators: Sequence[str] = ()) -> RegisterColumns:
    """The columns of rows as `register_store.rows` reads them; `operators` are those known already."""
    width = 12
    ids, layers, kinds, statuses, operator, room, lon, lat, visited, changed, blank, owned = (
        zip(*rows, strict=True) if rows else [()] * width
    )
    number_of = {layer.value: at for at, layer in enumerate(LAYERS)}
    operator_at = {name: at for at, name in enumerate(operators)}
    for name in operator:
        if name:
            operator_at.setdefault(name, len(operator_at))
    room_at = {key: at for at, (key, _) in enumerate(areas.rooms)}
    count = len(rows)
    needs: dict[tuple[str, str, str], bool] = {}
    for told in set(zip(layers, kinds, statuses, strict=True)):
        needs[told] = needs_owner(AssetLayer(told[0]), told[1], told[2])
    lacks = np.fromiter(map(needs.__getitem__, zip(layers, kinds, statuses, strict=True)), np.bool_, count)
    places = np.column_stack([np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64)])
    return RegisterColumns(
        ids=np.array(ids, dtype=_KEY),
        layer=np.fromiter(map(number_of.__getitem__, layers), np.int8, count),
        blank=np.array(blank, dtype=np.uint16),
        is_cell=np.fromiter((kind == AreaKind.GRID_CELL for kind in kinds), np.bool_, count),
        lacks_owner=lacks & ~np.array(owned, dtype=np.bool_),
        visited=np.fromiter((at or NEVER for at in visited), np.int64, count),
        changed=np.array(changed, dtype=np.int64),
        cell=areas.cell_of(places.reshape(-1, 2)),
        room=np.fromiter((room_at.get(key, -1) for key in room), np.int32, count),
        operator=np.fromiter((operator_at.get(name, -1) for name in operator), np.int32, count),
        places=places.reshape(-1, 2),
        cells=[(key, name) for key, name, _ in areas.cells],
        rooms=areas.rooms,
        operators=tuple(operator_at),
    )


def _folded(ids: NDArray[np.bytes_]) -> NDArray[np.uint64]:
    """A number for each key: comparing these first is twenty times as fast, and takes next to no two keys for one."""
    parts = ids.view(np.uint64).reshape(-1, _KEY.itemsize // 8)
    folded: NDArray[np.uint64] = np.bitwise_xor.reduce(parts, axis=1)
    return folded


def _medians(of: NDArray[np.int32], values: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The median of the values of each group; 0 for an empty one."""
    order = np.lexsort((values, of))
    ends = np.cumsum(np.bincount(of, minlength=count))
    starts = np.concatenate([[0], ends[:-1]])
    middles = np.minimum((starts + ends) // 2, max(len(values) - 1, 0))
    found = values[order[middles]] if len(values) else np.zeros(count, dtype=np.int64)
    return np.where(ends > starts, found, 0)


def _micros(seconds: float) -> int:
    return int(seconds * 1_000_000)
