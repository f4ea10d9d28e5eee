"""The data page (底数清): what is known, what is wanting, and each figure as a list to work off. Reads only."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.completeness import Gap
from app.domain.responsibility import OWNED_ON
from app.services.assets.register_columns import Areas, Group, GroupBy, RegisterColumns, columns_of
from app.store import asset_store, register_store, responsibility_store
from app.store.column_types import to_micros
from app.store.unit_of_work import Store

_SIGNS, _LEADING_ZEROS = re.compile(r"[\W_]+"), re.compile(r"(?<!\d)0+(?=\d)")
LISTED = 2_000
MOST_PATCHED = 3_000
VISITS_FOR = timedelta(minutes=1)


@dataclass(frozen=True)
class WorkRow:
    """One asset of a list, with who answers for it on its layer ("" for nobody) and which fields are blank."""

    asset: Asset
    owner: str
    blank: tuple[str, ...]


@dataclass(frozen=True)
class WorkList:
    """The first `LISTED` rows of a list to work off, and how many it has; `ids` are all of them."""

    rows: tuple[WorkRow, ...]
    ids: tuple[str, ...]


class FiguresDesk:
    """On any reader. The register is kept as arrays between questions; a change of some rows reads these alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._mark = -1
        self._columns: RegisterColumns | None = None
        self._areas = Areas((), ())
        self._seen: tuple[RegisterColumns | None, RegisterColumns | None, datetime | None] = (None, None, None)

    def figures(self, by: GroupBy, layer: AssetLayer | None = None) -> list[Group]:
        """Counts of records and of what is wanting, by layer, grid cell, room or operator."""
        return self._visited().figures(by, self._now(), layer)

    def work_list(self, by: GroupBy, key: str | None, gap: Gap | None, layer: AssetLayer | None = None) -> WorkList:
        """The assets behind a figure, what was longest not touched first."""
        columns = self._visited()
        found = columns.rows(by, key, gap, self._now(), layer)
        keys = [bytes(one).decode() for one in columns.ids[found]]
        blank = {keys[at]: columns.blank_columns(int(row)) for at, row in enumerate(found[:LISTED])}
        return self._listed(keys, blank)

    def doubles(self, layer: AssetLayer | None = None) -> WorkList:
        """Assets of one layer whose codes are the same but for signs and leading zeros, each beside its like."""
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        with self._store.read() as connection:
            for one in AssetLayer if layer is None else (layer,):
                found = asset_store.layer_columns(connection, one, ("id", "code_key"))
                for key, code in zip(found["id"], found["code_key"], strict=True):
                    alike[one.value, _bare(code)].append(key)
        keys = [key for some in alike.values() if len(some) > 1 for key in some]
        return self._listed(keys, {})

    def of_ids(self, ids: Sequence[str], *, limit: int | None = LISTED) -> WorkList:
        """The same for assets that were chosen elsewhere: in the table, within a shape, of an earlier list."""
        columns = self.columns()
        place = {key: at for at, key in enumerate(columns.ids.tolist())} if len(ids) > 1 else {}
        blank = {key: columns.blank_columns(place[key.encode()]) for key in ids if key.encode() in place}
        return self._listed(list(ids), blank, limit)

    def columns(self) -> RegisterColumns:
        """The register as it stands."""
        with self._lock, self._store.read() as connection:
            mark = register_store.mark(connection)
            if self._columns is not None and self._mark == mark:
                return self._columns
            now, areas = self._store.now(), _areas(connection)
            changed = register_store.changed_since(connection, self._mark) if self._columns is not None else None
            is_patched = changed is not None and len(changed) <= MOST_PATCHED and areas == self._areas
            if self._columns is not None and changed is not None and is_patched:
                if changed:
                    rows = register_store.rows(connection, now, changed)
                    self._columns = self._columns.with_rows(changed, rows, areas)
                self._mark = mark
                return self._columns
            self._columns = columns_of(register_store.rows(connection, now), areas)
            self._mark, self._areas = mark, areas
            return self._columns

    def _visited(self) -> RegisterColumns:
        """With the visits of units, which come without an act: looked up again after a minute, or when rows changed."""
        columns, now = self.columns(), self._store.now()
        base, seen, at = self._seen
        if base is not columns or at is None or now - at > VISITS_FOR:
            with self._store.read() as connection:
                told = np.array(register_store.visited_squares(connection), dtype=np.int64).reshape(-1, 2)
            seen = columns.with_visits(told[:, 0], told[:, 1])
            self._seen = (columns, seen, now)
        return columns if seen is None else seen

    def _listed(self, keys: Sequence[str], blank: dict[str, tuple[str, ...]], limit: int | None = LISTED) -> WorkList:
        first = list(keys[:limit])
        with self._store.read() as connection:
            assets = {one.id: one for one in asset_store.by_ids(connection, first)}
            held = responsibility_store.of_assets(connection, first, self._store.now())
        owners = {one.asset_id: one.name for one in held if one.layer is OWNED_ON[assets[one.asset_id].layer]}
        rows = [WorkRow(assets[key], owners.get(key, ""), blank.get(key, ())) for key in first if key in assets]
        return WorkList(tuple(rows), tuple(keys))

    def _now(self) -> int:
        return to_micros(self._store.now())


def _areas(connection: Any) -> Areas:
    """A cell that was moved changes where others belong, so these are compared before a patch."""
    cells = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.GRID_CELL)
    rooms = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
    return Areas(
        tuple((one.id, one.name or one.code, one.shape) for one in cells if one.shape is not None),
        tuple((one.id, one.name or one.code) for one in rooms),
    )


def _bare(code: str) -> str:
    """A code with one sign between its parts, and without zeros that lead a number: 定01-2 and 定1/02 are alike."""
    return _LEADING_ZEROS.sub("", _SIGNS.sub("-", code))
