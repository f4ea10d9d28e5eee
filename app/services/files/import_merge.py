"""Rows of an import against what stands: new ones, changed ones, those that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.alert_past import FACTS_OF_STATE, FACTS_OF_TIME
from app.domain.asset import Asset, normalised_code
from app.domain.layer import Field, GeometryKind, Layer, layer_named
from app.domain.sentence import Sentence, sentence
from app.services.files.import_plan import FILE_SOURCE, ImportPlan, RefusedRow
from app.store import import_store
from app.store.import_store import Standing
from app.store.unit_of_work import Store

_PLACE_COLUMNS = ("lon", "lat", "shape", "min_lon", "min_lat", "max_lon", "max_lat", "length_m", "area_id")


class Merge:
    """Compares slice by slice; counts what it saw. Only columns that the file tells are compared and changed: what an
    officer set by hand beside them stays."""

    def __init__(self, store: Store, layer: Layer, plan: ImportPlan) -> None:
        self._store = store
        self.layer = layer
        self._told = _told_columns(layer, plan)
        self._plan = plan
        self._links = [one for one in layer.fields if one.link and one.name in {*plan.columns, *plan.fixed}]
        self._times = import_store.moments(layer.record)
        self._known: dict[str, dict[str, str]] = {}
        self.added = self.replaced = self.unchanged = self.unlinked = 0
        self.refused: list[RefusedRow] = []
        """What the store left out of the rows that the file alone allowed."""

    def notes(self) -> tuple[Sentence, ...]:
        """What the officer should know beside the counts."""
        if not self.unlinked:
            return ()
        told = "{count} rows name something that is not there (by its code); that link was left blank."
        return (sentence(told, count=self.unlinked),)

    def compared(self, rows: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[int]]:
        """Rows to write, as the table takes them, and the physical numbers of the rows they replace."""
        fresh: list[dict[str, Any]] = []
        outdated: list[int] = []
        rows, standing = self._link_and_find(rows)
        for row in rows:
            there = standing.get(self._key(row))
            if there is None:
                self.added += 1
                fresh.append(row)
                continue
            merged = self._merged(there.values, row)
            if self._same(merged, there.values):
                self.unchanged += 1
            else:
                self.replaced += 1
                fresh.append(merged)
                outdated.append(there.row_no)
        return fresh, outdated

    def _merged(self, there: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        return {**there, **{name: row[name] for name in self._told}, "version": 1}

    def _link_and_find(self, rows: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], Mapping[str, Standing]]:
        """The rows that can be written, linked, and what stands under their keys."""
        record, code = self.layer.record, self.layer.code
        with self._store.read() as connection:
            self._prepare(connection, rows)
            if record is Asset:
                keys = [row["code_key"] for row in rows]
                return rows, import_store.standing(connection, record, "code_key", keys, layer=self.layer.name)
            equal = {"source": FILE_SOURCE} if self.layer.name == "alerts" else {}
            return rows, import_store.standing(connection, record, code, [row[code] for row in rows], **equal)

    def _prepare(self, connection: Any, rows: Sequence[dict[str, Any]]) -> None:
        for one in self._links:
            self._link(connection, one, rows)
        for row in rows:
            self._restore(row)

    def _link(self, connection: Any, one: Field, rows: Sequence[dict[str, Any]]) -> None:
        """Put the keys of the records that the cells' codes name into the column for them; a code that names nothing
        is kept among the further attributes."""
        codes = [normalised_code(row["links"].get(one.link, "")) for row in rows]
        target = layer_named(one.refers_to[0])
        if target.record is Asset:
            found: Mapping[str, str] = import_store.asset_keys(connection, sorted({*codes} - {""}), one.refers_to)
        else:
            found = self._keys_by_code(connection, target)
        for row, code in zip(rows, codes, strict=True):
            row[one.link] = found.get(code)
            if code and row[one.link] is None:
                self.unlinked += 1
                if "attributes" in row:
                    row["attributes"][self._plan.columns.get(one.name, one.label)] = row["links"][one.link]

    def _keys_by_code(self, connection: Any, target: Layer) -> Mapping[str, str]:
        """All codes of a small noun, as they are compared; asked once."""
        if target.name not in self._known:
            codes = import_store.all_codes(connection, target.record, target.code)
            self._known[target.name] = {normalised_code(code): key for code, key in codes}
        return self._known[target.name]

    def _restore(self, row: dict[str, Any]) -> None:
        """Undo what JSON did to shapes and times."""
        row.pop("links"), row.pop("file_row")
        if row.get("shape") is not None:
            row["shape"] = bytes.fromhex(row["shape"])
        for name in self._times:
            if row.get(name) is not None:
                row[name] = datetime.fromisoformat(row[name])

    def _key(self, row: Mapping[str, Any]) -> str:
        return str(row["code_key"] if self.layer.record is Asset else row[self.layer.code])

    def _same(self, merged: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
        return all(_equal(merged[name], there[name]) for name in self._told)


def _equal(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-12 * max(1.0, abs(one))
    return one == other


def _told_columns(layer: Layer, plan: ImportPlan) -> list[str]:
    """The columns of the record that this import says something about."""
    given = {*plan.columns, *plan.fixed}
    columns = {one.link or one.name for one in layer.fields if one.name in given}
    columns |= {one.name for one in layer.fields if one.name in given and one.name == "asset_code"}
    columns.add(layer.code)
    if layer.geometry is not GeometryKind.NONE:
        columns |= set(_PLACE_COLUMNS if layer.record is Asset else ("lon", "lat", "area_id"))
    if layer.keeps_other_columns:
        columns.add("attributes")
    if layer.name == "alerts" and "occurred_at" in given:
        columns |= set(FACTS_OF_TIME)
    if layer.name == "alerts" and "state" in given:
        columns |= set(FACTS_OF_STATE)
    return sorted(columns)
