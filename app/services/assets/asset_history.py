"""What was done with an asset, when and by whom, in words: made from the audit rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.asset import Asset
from app.domain.labels import label
from app.domain.responsibility import OwnerLayer
from app.domain.sentence import Sentence, sentence
from app.services.assets.asset_words import words_of
from app.store import asset_store, audit_store, responsibility_store
from app.store.audit_store import Done
from app.store.unit_of_work import Store

_TITLES: Mapping[str, Sentence] = {
    "asset.create": sentence("Entered"),
    "asset.edit": sentence("Corrected"),
    "asset.move": sentence("Moved"),
    "asset.retire": sentence("Taken out of the register"),
    "asset.bring_back": sentence("Brought back"),
    "asset.merge": sentence("Doubles merged into it"),
    "asset.take_back": sentence("Taken back"),
    "responsibility.assign": sentence("Owner named"),
    "responsibility.end": sentence("Owner ended"),
}
_WITH_IT: Mapping[str, str] = {
    "alert": "Alerts re-pointed: {count}",
    "call": "Calls re-pointed: {count}",
    "case_file": "Cases re-pointed: {count}",
    "premise_note": "Notes re-pointed: {count}",
    "place_contact": "Contacts re-pointed: {count}",
    "unit": "Units re-pointed: {count}",
}


@dataclass(frozen=True)
class HistoryLine:
    """One act on an asset, `is_whole` where it is taken back for all it was about, else for this asset alone.

    `act_id` is empty where it cannot be taken back here (an import is taken back among the imports).
    """

    at: datetime
    who: str
    title: Sentence
    lines: tuple[Sentence, ...]
    reason: str
    act_id: str
    is_whole: bool = False


class AssetHistory:
    """Reads on any reader."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, asset: Asset) -> tuple[HistoryLine, ...]:
        """Every act on this asset, the latest first."""
        with self._store.read() as connection:
            owners = responsibility_store.all_of(connection, asset.id)
            done = [
                _line(connection, asset, one, owners) for one in audit_store.acts_about(connection, "asset", asset.id)
            ]
            came = [
                HistoryLine(at, "", sentence("Brought in: {label}", label=told), (), "", "")
                for at, told in asset_store.brought_in(connection, asset.id)
            ]
        return (*sorted([*came, *done], key=lambda one: one.at),)[::-1]


def _line(connection: Any, asset: Asset, done: Done, owners: Mapping[str, tuple[OwnerLayer, str]]) -> HistoryLine:
    title = _TITLES.get(done.act, sentence("Changed ({act})", act=done.act))
    act_id = done.act_id if done.act in _TITLES and done.changes else ""
    is_merge = done.act == "asset.merge"
    if is_merge and all(change["id"] == asset.id for change in done.changes):
        title = sentence("Merged into another")
    if is_merge:
        act_id = act_id.partition(".")[0]
    return HistoryLine(
        done.at, done.who, title, tuple(_lines(connection, asset, done, owners)), done.reason, act_id, is_merge
    )


def _lines(connection: Any, asset: Asset, done: Done, owners: Mapping[str, tuple[OwnerLayer, str]]) -> list[Sentence]:
    said: list[Sentence] = []
    with_it: Counter[str] = Counter()
    for change in done.changes:
        before, after = change.get("before"), change.get("after") or {}
        if change["noun"] == "responsibility":
            said += _owner_words(change["id"], before, owners)
        elif change["noun"] != "asset":
            with_it[change["noun"]] += 1
        elif change["id"] != asset.id:
            with_it["asset"] += 1
        elif before is not None and "deleted_at" not in before:
            said += words_of(connection, asset.layer, before, after)
    said += [sentence(_WITH_IT[noun], count=count) for noun, count in with_it.items() if noun in _WITH_IT]
    return said


def _owner_words(
    key: str, before: Mapping[str, Any] | None, owners: Mapping[str, tuple[OwnerLayer, str]]
) -> list[Sentence]:
    if key not in owners:
        return []
    layer, name = owners[key]
    if before is None:
        return [sentence("{layer} from then on: {name}", layer=label(layer), name=name)]
    if "valid_to" in before:
        ended = before["valid_to"] is None
        told = "{layer} until then: {name}" if ended else "{layer} again: {name}"
        return [sentence(told, layer=label(layer), name=name)]
    return []
