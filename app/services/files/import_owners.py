"""A list of owners against who answers already: one entry for each asset and layer, the earlier one replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.layer import Layer
from app.domain.responsibility import OWNED_ON
from app.domain.sentence import Sentence, sentence
from app.services.files.import_merge import Merge
from app.services.files.import_plan import ImportPlan
from app.store import asset_store, import_store
from app.store.import_store import Standing
from app.store.unit_of_work import Store


class OwnerMerge(Merge):
    """Rows that name no asset are left out: nobody can answer for nothing."""

    def __init__(self, store: Store, layer: Layer, plan: ImportPlan) -> None:
        super().__init__(store, layer, plan)
        self._tells_since = "valid_from" in {*plan.columns, *plan.fixed}

    def notes(self) -> tuple[Sentence, ...]:
        if not self.unlinked:
            return ()
        return (
            sentence(
                "{count} rows name no asset that is there (by its code); they were left out.", count=self.unlinked
            ),
        )

    def _link_and_find(self, rows: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], Mapping[str, Standing]]:
        with self._store.read() as connection:
            self._prepare(connection, rows)
            kept = [row for row in rows if row["asset_id"] is not None]
            keys = sorted({row["asset_id"] for row in kept})
            owned = {one.id: one for one in asset_store.by_ids(connection, keys)}
            standing = import_store.owners_standing(connection, keys)
        for row in kept:
            asset = owned[row["asset_id"]]
            row["layer"] = row["layer"] or OWNED_ON[asset.layer].value
            row["valid_from"] = row["valid_from"] or self._store.now()
            row |= {"asset_code": asset.code, "area_id": asset.area_id, "owner_domain": asset.owner_domain.value}
        return kept, {f"{asset_id} {layer}": one for (asset_id, layer), one in standing.items()}

    def _key(self, row: Mapping[str, Any]) -> str:
        return f"{row['asset_id']} {row['layer']}"

    def _merged(self, there: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        """Somebody else answers from the time of the import on, unless the file says since when."""
        merged = super()._merged(there, row)
        if self._same(merged, there):
            return merged
        since = row["valid_from"] if self._tells_since or merged["name"] != there["name"] else there["valid_from"]
        return merged | {"party": row["party"], "party_id": row["party_id"], "valid_from": since}
