"""Who answers for what: asked for one place, given to one asset or a selection, ended, each act on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from app.domain.access import Actor, Right
from app.domain.asset import AreaKind, Asset, normalised_code
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.responsibility import OWNED_ON, Owner, OwnerLayer, PartyKind, Responsibility
from app.errors import InputRefused
from app.services.selection import require_slice
from app.store import asset_store, responsibility_store, unit_store
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "responsibility"


@dataclass(frozen=True)
class AssetOwner:
    """Somebody who answers for an asset: by its own entry (`through` is None), or for the area in which it lies."""

    held: Responsibility
    through: Asset | None = None

    @property
    def layer(self) -> OwnerLayer:
        return self.held.layer


class ResponsibilityDesk:
    """Reads on any reader, acts on the writer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def owners_of(self, asset: Asset) -> tuple[AssetOwner, ...]:
        """Everybody who answers for an asset now: point, line, area; the grid cell before the room's area."""
        with self._store.read() as connection:
            now = self._store.now()
            over = asset_store.areas_over(connection, asset.lon, asset.lat)
            own = responsibility_store.of_assets(connection, (asset.id,), now)
            by_area = {one.id: one for one in over if one.id != asset.id and _answers_for(one, asset)}
            theirs = responsibility_store.of_assets(connection, tuple(by_area), now, OwnerLayer.AREA)
        found = [AssetOwner(one) for one in own] + [AssetOwner(one, by_area[one.asset_id]) for one in theirs]
        order = list(OwnerLayer)
        return tuple(sorted(found, key=lambda one: (order.index(one.layer), _breadth(one))))

    def ever_of(self, asset_id: str) -> tuple[Responsibility, ...]:
        """Everybody who answers or answered for an asset by its own entry, the latest first."""
        with self._store.read() as connection:
            return tuple(responsibility_store.ever_of(connection, asset_id))

    def find_owners(self, text: str, limit: int = 12) -> tuple[Owner, ...]:
        """Staff, teams and companies of the register whose name, number or call sign contains `text`."""
        wanted = normalised_code(text)
        if not wanted:
            return ()
        with self._store.read() as connection:
            people, units = unit_store.people.find(connection), unit_store.all_units(connection)
            sites = asset_store.starting_with(connection, text, limit=limit)
        found = [
            Owner(name=one.name, phone=one.phone, party=PartyKind.PERSON, party_id=one.id)
            for one in people
            if wanted in normalised_code(f"{one.name} {one.number}")
        ]
        found += [
            Owner(name=one.name, phone=one.phone, party=PartyKind.UNIT, party_id=one.id)
            for one in units
            if wanted in normalised_code(f"{one.name} {one.code} {one.call_sign}")
        ]
        found += [
            Owner(name=one.name, phone=str(one.attributes.get("phone", "")), party=PartyKind.COMPANY, party_id=one.id)
            for one in sites
            if one.kind == "GUARD_COMPANY"
        ]
        return tuple(found[:limit])

    def assign(
        self, actor: Actor, act_id: str, asset_ids: Sequence[str], owner: Owner, layer: OwnerLayer | None = None
    ) -> int:
        """From now on `owner` answers for these assets on `layer` (that of each asset's kind, where none is named).

        Whoever answered on that layer until now no longer does. How many assets got another owner than before; a
        longer selection is given in `slices`.
        """
        actor.require(Right.SURVEY)
        require_slice(asset_ids)
        owner = replace(owner, name=owner.name.strip(), phone=owner.phone.strip())
        if not owner.name:
            raise InputRefused("Say who answers for it. Nothing was changed; choose somebody or type a post.")
        with self._store.act(actor, act_id, "responsibility.assign", Right.SURVEY) as work:
            if work.repeated:
                return 0
            given: list[str] = []
            for asset in asset_store.by_ids(work.connection, asset_ids):
                if self._give(work, asset, owner, layer or OWNED_ON[asset.layer]):
                    given.append(asset.id)
            _tell(work, given)
        return len(given)

    def end(self, actor: Actor, act_id: str, asset_ids: Sequence[str], layer: OwnerLayer, *, reason: str) -> int:
        """From now on nobody answers for these assets on `layer`, until somebody is named; how many had an owner."""
        require_slice(asset_ids)
        with self._store.act(actor, act_id, "responsibility.end", Right.SURVEY, reason=reason.strip()) as work:
            if work.repeated:
                return 0
            ended: list[str] = []
            for held in responsibility_store.of_assets(work.connection, asset_ids, work.now, layer):
                work.about("asset", held.asset_id)
                work.change(held, valid_to=work.now)
                work.end_part()
                ended.append(held.asset_id)
            _tell(work, ended)
        return len(ended)

    def _give(self, work: UnitOfWork, asset: Asset, owner: Owner, layer: OwnerLayer) -> bool:
        """Whether anything changed: who answers already is left alone."""
        held = responsibility_store.of_assets(work.connection, (asset.id,), work.now, layer)
        if any(_is(one, owner) for one in held):
            return False
        work.about("asset", asset.id)
        for one in held:
            work.change(one, valid_to=work.now)
        work.add(
            Responsibility(
                id=new_key(),
                owner_domain=asset.owner_domain,
                area_id=asset.area_id,
                asset_id=asset.id,
                asset_code=asset.code,
                layer=layer,
                party=owner.party,
                party_id=owner.party_id,
                name=owner.name,
                phone=owner.phone,
                valid_from=work.now,
            )
        )
        work.end_part()
        return True


def _answers_for(area: Asset, asset: Asset) -> bool:
    """Whether the owner of a cell or a room's area answers for what stands there; a cell is no part of a cell."""
    if area.shape is None or area.kind not in (AreaKind.GRID_CELL, AreaKind.JURISDICTION) or area.kind == asset.kind:
        return False
    return bool(shapely.from_wkb(area.shape).covers(shapely.Point(asset.lon, asset.lat)))


def _breadth(one: AssetOwner) -> int:
    """Its own owner first, then that of the grid cell, then that of the room's area."""
    if one.through is None:
        return 0
    return 1 if one.through.kind == AreaKind.GRID_CELL else 2


def _is(held: Responsibility, owner: Owner) -> bool:
    told = (held.party, held.party_id, held.name, held.phone)
    return told == (owner.party, owner.party_id, owner.name, owner.phone)


def _tell(work: UnitOfWork, asset_ids: Sequence[str]) -> None:
    if asset_ids:
        work.tell(RecordsChanged(NOUN, tuple(asset_ids)))
