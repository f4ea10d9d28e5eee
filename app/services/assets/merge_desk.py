"""Doubles: one asset under two codes. One survives; what hung on the others hangs on it from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.access import Actor, Right
from app.domain.alert import Alert
from app.domain.asset import Asset
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.events import AssetsChanged, RecordsChanged
from app.domain.premise import PlaceContact, PremiseNote
from app.domain.record import Record
from app.domain.unit import Unit
from app.errors import InputRefused
from app.store import asset_store, reference_store, responsibility_store
from app.store.unit_of_work import Store, UnitOfWork

MOST_DOUBLES = 20
_FILLED = ("name", "operator", "medium", "parent_id", "kind")
"""What the survivor takes from a double where it says nothing itself."""
_POINTING: Mapping[type[Record], tuple[str, str]] = {
    Alert: ("asset_id", "asset_code"),
    Call: ("asset_id", "asset_code"),
    CaseFile: ("asset_id", "asset_code"),
    PremiseNote: ("asset_id", ""),
    PlaceContact: ("asset_id", ""),
    Unit: ("home_site_id", ""),
    Asset: ("parent_id", ""),
}
"""Who points at an asset: the column of its key, and of its code where that is kept beside it."""


@dataclass(frozen=True)
class MergePreview:
    """What merging would do: how many records of each noun would point at the survivor, and which of its blank fields
    would be filled."""

    pointing: Mapping[str, int]
    filled: tuple[str, ...]
    owners: int


class MergeDesk:
    """Previews on a reader, merges on the writer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, survivor_id: str, double_ids: Sequence[str]) -> MergePreview:
        """What `merge` would change."""
        with self._store.read() as connection:
            survivor, doubles = _both(connection, survivor_id, double_ids)
            keys = [one.id for one in doubles]
            pointing = {
                record.__name__: len(reference_store.pointing(connection, record, column, keys))
                for record, (column, _) in _POINTING.items()
            }
            owners = len(responsibility_store.of_assets(connection, keys, self._store.now()))
        return MergePreview(
            {noun: count for noun, count in pointing.items() if count}, tuple(_filled(survivor, doubles)), owners
        )

    def merge(self, actor: Actor, act_id: str, survivor_id: str, double_ids: Sequence[str], *, reason: str) -> int:
        """Merge the doubles into the survivor; how many records point at it now that did not before.

        Alerts, calls, cases, notes, contacts, units at home there and what belongs to a double (cameras) go to the
        survivor; so do owners on layers where it has none, others end. The doubles are retired. One transaction.
        """
        with self._store.act(actor, act_id, "asset.merge", Right.EDIT_REGISTER, reason=reason.strip()) as work:
            if work.repeated:
                return 0
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            survivor, doubles = _both(work.connection, survivor_id, double_ids)
            moved = self._point(work, survivor, doubles)
            self._take_owners(work, survivor, doubles)
            filled = _filled(survivor, doubles)
            if filled:
                work.change(survivor, **filled)
            work.about("asset", survivor.id)
            work.end_part()
            for one in doubles:
                work.about("asset", one.id)
                work.remove(one)
                work.end_part()
            for layer in {one.layer for one in (survivor, *doubles)}:
                work.tell(AssetsChanged(layer, tuple(one.id for one in (survivor, *doubles) if one.layer is layer)))
            work.tell(RecordsChanged("responsibility", (survivor.id,)))
        return moved

    def _point(self, work: UnitOfWork, survivor: Asset, doubles: Sequence[Asset]) -> int:
        keys, moved = [one.id for one in doubles], 0
        for record, (column, code_column) in _POINTING.items():
            found = [
                one
                for one in reference_store.pointing(work.connection, record, column, keys)
                if one.id not in (survivor.id, *keys)
            ]
            for one in found:
                work.change(one, **{column: survivor.id} | ({code_column: survivor.code} if code_column else {}))
            if found and record is not Asset:
                work.tell(RecordsChanged(reference_store.noun_of(record), tuple(one.id for one in found[:200])))
            for layer in {one.layer for one in found if isinstance(one, Asset)}:
                work.tell(AssetsChanged(layer))
            moved += len(found)
        return moved

    def _take_owners(self, work: UnitOfWork, survivor: Asset, doubles: Sequence[Asset]) -> None:
        held = responsibility_store.of_assets(work.connection, (survivor.id,), work.now)
        taken = {one.layer for one in held}
        for one in responsibility_store.of_assets(work.connection, [one.id for one in doubles], work.now):
            if one.layer in taken:
                work.change(one, valid_to=work.now)
            else:
                taken.add(one.layer)
                work.change(one, asset_id=survivor.id, asset_code=survivor.code)


def _both(connection: Any, survivor_id: str, double_ids: Sequence[str]) -> tuple[Asset, list[Asset]]:
    keys = [key for key in dict.fromkeys(double_ids) if key != survivor_id]
    if not keys or len(keys) > MOST_DOUBLES:
        raise InputRefused(
            "Choose 2 to {most} rows that are the same thing. Nothing was changed.", most=MOST_DOUBLES + 1
        )
    survivor = asset_store.assets.get(connection, survivor_id)
    doubles = [asset_store.assets.get(connection, key) for key in keys]
    if any(one.layer is not survivor.layer for one in doubles):
        raise InputRefused("Only assets of one layer can be doubles. Nothing was changed.")
    return survivor, doubles


def _filled(survivor: Asset, doubles: Sequence[Asset]) -> dict[str, Any]:
    """What the survivor takes over: blank fields, marks, further columns, the latest visit."""
    filled: dict[str, Any] = {}
    for name in _FILLED:
        if getattr(survivor, name) in (None, ""):
            told = next((value for one in doubles if (value := getattr(one, name)) not in (None, "")), None)
            if told is not None and told != survivor.id:
                filled[name] = told
    for name in ("is_key", "is_high_yield", "is_high_risk"):
        if not getattr(survivor, name) and any(getattr(one, name) for one in doubles):
            filled[name] = True
    visits = [one.visited_at for one in (survivor, *doubles) if one.visited_at is not None]
    if visits and max(visits) != survivor.visited_at:
        filled["visited_at"] = max(visits)
    attributes = {name: value for one in reversed(doubles) for name, value in one.attributes.items()}
    if attributes.keys() - survivor.attributes.keys():
        filled["attributes"] = attributes | dict(survivor.attributes)
    return filled
