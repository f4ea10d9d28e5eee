"""The register of what stands in the field: entered, corrected, moved, retired and brought back, each act on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.asset_rights import right_to_change
from app.domain.events import AssetsChanged, RecordsChanged
from app.domain.key import new_key
from app.domain.layer import layer_named
from app.domain.layer_field import Field
from app.domain.position import Position
from app.domain.sentence import joined
from app.errors import Conflict, InputRefused
from app.services.assets.asset_words import changed_words
from app.services.assets.placing import placed, shape_of
from app.services.files.cell_values import Unreadable, reader_of
from app.services.selection import BulkPreview, require_slice
from app.store import asset_store, responsibility_store
from app.store.unit_of_work import Store, UnitOfWork

_NEVER_NONE = frozenset({"code", "name", "kind", "status"})


class RegisterDesk:
    """Every act on the writer. `seen` is the asset as it was read: what somebody changed since is not overwritten."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(
        self,
        actor: Actor,
        act_id: str,
        layer: AssetLayer,
        values: Mapping[str, object],
        corners: Sequence[Position],
        *,
        confirmed: bool = False,
    ) -> str:
        """Enter an asset at a place (its point, or the corners of its line or area); its key. `values` by the names of
        the layer's fields, `parent` as a code."""
        with self._store.act(actor, act_id, "asset.create", Right.EDIT_REGISTER) as work:
            if work.repeated:
                return work.subject_id
            columns = _columns(work.connection, layer, values)
            code = str(columns.pop("code", "")).strip()
            self._require_free(work, layer, code)
            known = layer_named(layer)
            kind = str(columns.get("kind", "") or "")
            told: dict[str, Any] = {one.name: one.default for one in known.fields if one.default is not None}
            told |= columns | placed(work.connection, layer, kind, shape_of(layer, corners), confirmed=confirmed)
            told |= {"code": code, "code_key": normalised_code(code)}
            asset = Asset(id=new_key(), owner_domain=known.owner, layer=layer, **told)
            work.add(asset)
            work.tell(AssetsChanged(layer, (asset.id,)))
        return asset.id

    def edit(
        self,
        actor: Actor,
        act_id: str,
        seen: Asset,
        values: Mapping[str, object],
        corners: Sequence[Position] | None = None,
        *,
        confirmed: bool = False,
    ) -> bool:
        """Correct fields of an asset, and put it elsewhere where `corners` are given; whether anything differed.

        The rights asked for are those of what differs.
        """
        name = "asset.move" if corners is not None and not values else "asset.edit"
        with self._store.act(actor, act_id, name, Right.SURVEY) as work:
            if work.repeated:
                return True
            standing = self._as_seen(work, seen)
            columns = _columns(work.connection, seen.layer, values)
            changed = {name: value for name, value in columns.items() if value != getattr(standing, name)}
            if corners is not None:
                shape = shape_of(seen.layer, corners)
                place = placed(work.connection, seen.layer, seen.kind, shape, confirmed=confirmed)
                if any(value != getattr(standing, name) for name, value in place.items()):
                    changed |= place
            actor.require(right_to_change(changed))
            if not changed:
                return False
            if "code" in changed:
                changed["code_key"] = normalised_code(changed["code"])
                self._require_free(work, seen.layer, changed["code"], besides=seen.id)
            self._change(work, standing, changed)
        return True

    def preview(self, asset_ids: Sequence[str], layer: AssetLayer, values: Mapping[str, object]) -> BulkPreview:
        """What `change_many` would do to a selection of any length; asked on a reader."""
        with self._store.read() as connection:
            found = asset_store.by_ids(connection, asset_ids)
            columns = _columns(connection, layer, values)
        same = sum(all(getattr(one, name) == value for name, value in columns.items()) for one in found)
        return BulkPreview(len(found) - same, same)

    def change_many(
        self, actor: Actor, act_id: str, asset_ids: Sequence[str], layer: AssetLayer, values: Mapping[str, object]
    ) -> int:
        """Give a slice of a selection (`selection.slices`) the same values; how many differed."""
        require_slice(asset_ids)
        if "code" in values:
            raise InputRefused("A code belongs to one asset. Nothing was changed; change codes one by one.")
        with self._store.act(actor, act_id, "asset.edit", Right.SURVEY) as work:
            if work.repeated:
                return 0
            columns = _columns(work.connection, layer, values)
            done = 0
            for standing in asset_store.by_ids(work.connection, asset_ids):
                changed = {name: value for name, value in columns.items() if value != getattr(standing, name)}
                actor.require(right_to_change(changed))
                if changed and standing.layer is layer:
                    self._change(work, standing, changed)
                    work.end_part()
                    done += 1
        return done

    def retire(self, actor: Actor, act_id: str, asset_ids: Sequence[str], *, reason: str) -> int:
        """Take assets out of the register, with who answered for them; they stay on record and can be brought back."""
        require_slice(asset_ids)
        with self._store.act(actor, act_id, "asset.retire", Right.EDIT_REGISTER, reason=reason.strip()) as work:
            if work.repeated:
                return 0
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            found = asset_store.by_ids(work.connection, asset_ids)
            for one in found:
                work.about("asset", one.id)
                for held in responsibility_store.of_assets(work.connection, (one.id,), work.now):
                    work.change(held, valid_to=work.now)
                work.remove(one)
                work.end_part()
            _tell(work, found)
        return len(found)

    def bring_back(self, actor: Actor, act_id: str, asset_ids: Sequence[str], *, reason: str) -> int:
        """Put retired assets into the register again, as they were; owners are named anew."""
        require_slice(asset_ids)
        with self._store.act(actor, act_id, "asset.bring_back", Right.EDIT_REGISTER, reason=reason.strip()) as work:
            if work.repeated:
                return 0
            if not reason.strip():
                raise InputRefused("Say the reason; it is kept. Nothing was changed.")
            for one in asset_store.retired(work.connection, asset_ids):
                self._require_free(work, one.layer, one.code)
                work.about("asset", one.id)
                work.restore(asset_store.assets.table, one.id)
                work.end_part()
            back = asset_store.by_ids(work.connection, asset_ids)
            _tell(work, back)
        return len(back)

    def values_of(self, asset: Asset) -> dict[str, object]:
        """What a form shows of an asset: values by field, links as codes."""
        links = {one.name: str(key) for one in layer_named(asset.layer).fields if (key := _link(asset, one))}
        with self._store.read() as connection:
            codes = asset_store.codes_of(connection, tuple(links.values()))
        plain = {one.name: getattr(asset, one.name) for one in layer_named(asset.layer).fields if not one.link}
        return plain | {name: codes.get(key, "") for name, key in links.items()}

    def retired(self, limit: int = 2_000) -> tuple[Asset, ...]:
        """What was retired, the latest first."""
        with self._store.read() as connection:
            return tuple(asset_store.retired(connection, limit=limit))

    def _as_seen(self, work: UnitOfWork, seen: Asset) -> Asset:
        standing = asset_store.assets.get(work.connection, seen.id)
        if standing.version != seen.version:
            told = changed_words(work.connection, seen, standing)
            raise Conflict(
                "Somebody else changed {name} meanwhile: {changes}. Nothing was changed; look again, then repeat.",
                name=seen.name or seen.code,
                changes=joined(told),
            )
        return standing

    def _change(self, work: UnitOfWork, standing: Asset, changed: Mapping[str, Any]) -> None:
        work.about("asset", standing.id)
        work.change(standing, **changed)
        if "code" in changed:
            for held in responsibility_store.of_assets(work.connection, (standing.id,), work.now):
                work.change(held, asset_code=changed["code"])
        work.tell(AssetsChanged(standing.layer, (standing.id,)))

    def _require_free(self, work: UnitOfWork, layer: AssetLayer, code: str, besides: str = "") -> None:
        key = normalised_code(code)
        if not key:
            raise InputRefused("It needs a code. Nothing was changed; fill it in.")
        if any(one.id != besides for one in asset_store.by_codes(work.connection, layer, (key,))):
            raise InputRefused(
                "{code} stands already on this layer. Nothing was changed; give another code, or merge the doubles.",
                code=code,
            )


def _columns(connection: Any, layer: AssetLayer, values: Mapping[str, object]) -> dict[str, Any]:
    """Values by field as values by column; a link is told as the code of what it means."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        one = layer_named(layer).field(name)
        if one.link:
            columns[one.link] = _linked(connection, one, str(value or ""))
        else:
            columns[name] = _judged(one, value)
    return columns


def _judged(one: Field, value: object) -> object:
    """What was typed or chosen, read as a cell of a file would be; nothing is what the layer keeps for nothing."""
    try:
        read = reader_of(one, {})(value)
    except Unreadable as unreadable:
        if isinstance(why := unreadable.__cause__, InputRefused):
            raise why from unreadable
        raise InputRefused(
            "{label}: {text} is no known value. Nothing was changed.", label=one.label, text=str(unreadable)[:80]
        ) from unreadable
    if read is None:
        return False if one.default is False else "" if one.name in _NEVER_NONE else None
    return read


def _linked(connection: Any, one: Field, code: str) -> str | None:
    key = normalised_code(code)
    if not key:
        return None
    found = [asset for asset in asset_store.of_code(connection, key) if asset.layer.value in one.refers_to]
    if not found:
        raise InputRefused("There is nothing with the code {code}. Nothing was changed.", code=code)
    return found[0].id


def _link(asset: Asset, one: Field) -> object:
    return getattr(asset, one.link) if one.link else None


def _tell(work: UnitOfWork, assets: Sequence[Asset]) -> None:
    """Which layers hold something else now, and that owners may."""
    for layer in AssetLayer:
        keys = tuple(one.id for one in assets if one.layer is layer)
        if keys:
            work.tell(AssetsChanged(layer, keys))
            work.tell(RecordsChanged("responsibility", keys))
