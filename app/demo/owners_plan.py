"""Who answers for what in the demo: a worker for each pad and station, enterprise security for each line, officers and
grid workers for areas; some are left without, for gaps (空档) are what the data page looks for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from app.demo.chance import FIELD_SINCE_MS
from app.demo.people_plan import People
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind
from app.domain.key import key_from
from app.domain.person import Person
from app.domain.responsibility import OWNED_ON, Owner, PartyKind, Responsibility

GAPS = 0.06
"""The share of pads, stations, lines and grid cells that nobody answers for."""
_FEW = frozenset({AssetLayer.AREAS, AssetLayer.SITES, AssetLayer.POSTS})


def is_of_few(asset: Asset) -> bool:
    """Whether an asset's owner is written with the essential part: areas, stations, posts, trunk lines."""
    return asset.layer in _FEW or asset.kind == LineKind.TRUNK


def owners_of(
    assets: Iterable[Asset], people: People, grid_workers: Mapping[str, str], since: datetime
) -> Iterator[Responsibility]:
    """The owner of each asset that has one. What is drawn follows from the asset's own key, so any part of the assets
    gives the same owners as the whole."""
    plan = _Owners(people, grid_workers)
    for asset in assets:
        owner = plan.of(asset)
        if owner is not None:
            yield Responsibility(
                id=key_from(FIELD_SINCE_MS, _digest("owner of " + asset.id)),
                owner_domain=asset.owner_domain,
                area_id=asset.area_id,
                asset_id=asset.id,
                asset_code=asset.code,
                layer=OWNED_ON[asset.layer],
                party=owner.party,
                party_id=owner.party_id,
                name=owner.name,
                phone=owner.phone,
                valid_from=since,
            )


class _Owners:
    def __init__(self, people: People, grid_workers: Mapping[str, str]) -> None:
        self._grid_workers = grid_workers
        self._line_walkers = {one.organisation: one for one in people.by_duty("巡线员")}
        self._heads = {one.area_id: one for one in people.by_duty("警务室负责人")}

    def of(self, asset: Asset) -> Owner | None:
        if asset.layer is AssetLayer.ROADS:
            return None
        if asset.kind == AreaKind.JURISDICTION:
            return _of_person(self._heads.get(asset.id))
        about = _post_of(asset)
        if not about or _chance_of(about) < GAPS:
            return None
        if asset.layer is AssetLayer.AREAS:
            return Owner(name=self._grid_workers[asset.id], phone=_phone(about))
        if asset.layer is AssetLayer.PIPELINES:
            walkers = list(self._line_walkers.values())
            some = walkers[int(_chance_of(about + "walker") * len(walkers))] if walkers else None
            return _of_person(self._line_walkers.get(asset.operator or "") or some)
        return Owner(name=about, phone=_phone(about))


def _post_of(asset: Asset) -> str:
    """The post whose worker answers: that of the pad for wells and cameras, of the thing itself for others."""
    if asset.kind == AreaKind.COUNTY:
        return ""
    if asset.layer in (AssetLayer.AREAS, AssetLayer.PIPELINES):
        return asset.code
    pad = asset.attributes.get("pad")
    return f"{pad}看护岗" if pad else f"{asset.name or asset.code}值守岗"


def _of_person(person: Person | None) -> Owner | None:
    if person is None:
        return None
    return Owner(name=person.name, phone=person.phone, party=PartyKind.PERSON, party_id=person.id)


def _phone(about: str) -> str:
    """Eleven digits beginning with 000, which no network gives out."""
    return f"000{int(_chance_of('phone of ' + about) * 1e8):08d}"


def _chance_of(text: str) -> float:
    """A number from 0 to 1 that follows from the text alone."""
    return int.from_bytes(_digest(text)[:4], "big") / 2**32


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=10).digest()
