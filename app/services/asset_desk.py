"""The desk of what stands in the field: one asset, counts for the legend, and whole layers as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.asset import Asset, AssetLayer
from app.domain.labels import kind_label, status_label
from app.errors import NotFound
from app.services.files.word_column import WordColumn
from app.store import asset_store
from app.store.unit_of_work import Store

TABLE_COLUMNS = ("code", "name", "kind", "status", "operator", "lon", "lat")


@dataclass(frozen=True)
class AssetColumns:
    """A layer as columns of equal length: 100,000 rows cost megabytes and no objects. `ids` are keys of assets (ASCII),
    `texts` and `places` (degrees) its columns by name."""

    layer: AssetLayer
    ids: NDArray[np.bytes_]
    texts: Mapping[str, WordColumn]
    places: Mapping[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.ids)

    def id_at(self, row: int) -> str:
        """The key of the asset in this row."""
        return bytes(self.ids[row]).decode()

    def rows_with(self, asset_id: str) -> NDArray[np.int64]:
        """The row of this asset; none where the layer has no such asset."""
        return np.flatnonzero(self.ids == asset_id.encode())

    def order(self, *, by: str, descending: bool, text: str) -> NDArray[np.int64]:
        """Row numbers that contain `text` in code, name or operator (case ignored), sorted by the column `by`.

        Sorts numbers only, without Python's lock, so a reader thread does not stop the window.
        """
        rows = np.arange(len(self), dtype=np.int64)
        if text:
            rows = rows[self._containing(text)]
        keys = self.texts[by].numbers if by in self.texts else self.places[by]
        found = rows[np.argsort(keys[rows], kind="stable")]
        return found[::-1] if descending else found

    def _containing(self, text: str) -> NDArray[np.bool_]:
        code, name, operator = (self.texts[column].containing(text) for column in ("code", "name", "operator"))
        return code | name | operator


@dataclass(frozen=True)
class LayerCounts:
    """What the county holds: numbers by (layer, kind), metres by (layer, kind, medium or empty)."""

    numbers: Mapping[tuple[str, str], int]
    lengths_m: Mapping[tuple[str, str, str], float]

    def number(self, layer: AssetLayer, *kinds: str) -> int:
        """How many of a layer, of all kinds where none is named."""
        return sum(n for (of, kind), n in self.numbers.items() if of == layer and (not kinds or kind in kinds))

    def length_m(self, layer: AssetLayer, kind: str, medium: str | None = None) -> float:
        """Metres of lines of a kind, of one medium or of all."""
        return sum(
            metres
            for (of, one, flows), metres in self.lengths_m.items()
            if of == layer and one == kind and medium in (None, flows)
        )


class AssetDesk:
    """Reads assets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def asset(self, asset_id: str) -> Asset:
        """One asset by key; raises `NotFound`."""
        with self._store.read() as connection:
            return asset_store.assets.get(connection, asset_id)

    def assets(self, asset_ids: Sequence[str]) -> tuple[Asset, ...]:
        """These, in this order; those that are there no more are left out, `NotFound` where none is."""
        with self._store.read() as connection:
            found = {one.id: one for one in asset_store.by_ids(connection, asset_ids)}
        if not found:
            raise NotFound("There is no {noun} {key} (any more).", noun="asset", key=asset_ids[0])
        return tuple(found[key] for key in asset_ids if key in found)

    def counts(self) -> LayerCounts:
        """Numbers and lengths for the legend."""
        with self._store.read() as connection:
            return LayerCounts(asset_store.layer_counts(connection), asset_store.lengths_m(connection))

    def table(self, layer: AssetLayer) -> AssetColumns:
        """A whole layer for the table; kinds and states are given as their English words."""
        with self._store.read() as connection:
            raw = asset_store.layer_columns(connection, layer, ("id", *TABLE_COLUMNS))
        texts = {
            "code": raw["code"],
            "name": raw["name"],
            "kind": [kind_label(layer, kind) for kind in raw["kind"]],
            "status": [status_label(layer, status) for status in raw["status"]],
            "operator": [operator or "" for operator in raw["operator"]],
        }
        return AssetColumns(
            layer,
            np.array(raw["id"], dtype=np.bytes_),
            {name: WordColumn.of(column) for name, column in texts.items()},
            {name: np.array(raw[name], dtype=np.float64) for name in ("lon", "lat")},
        )
