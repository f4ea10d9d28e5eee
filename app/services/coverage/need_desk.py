"""The desk of visit needs: asked, changed and ended, each act on record; a change ends one and begins another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.access import Actor, Right
from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.visit_need import NeedMode, VisitNeed
from app.errors import InputRefused
from app.store import asset_store, visit_need_store
from app.store.unit_of_work import Store, UnitOfWork

NOUN = "visit_need"


@dataclass(frozen=True)
class NeedAsked:
    """What is asked, of a class of assets or of the one of `asset_id`."""

    layer: AssetLayer
    mode: NeedMode
    every_h: float
    dwell_min: int = 0
    kind: str = ""
    is_key: bool = False
    asset_id: str | None = None
    valid_to: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class NeedNow:
    """A need, and the code or name of the asset where it is of a single one."""

    need: VisitNeed
    asset: str = ""


class NeedDesk:
    """Reads on any reader, acts on the writer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def needs(self) -> tuple[NeedNow, ...]:
        """Those that hold now, those of single assets last."""
        with self._store.read() as connection:
            found = visit_need_store.holding(connection, self._store.now())
            own = [one.asset_id for one in found if one.asset_id]
            names = {one.id: one.name or one.code for one in asset_store.by_ids(connection, own)}
        order = list(AssetLayer)
        found.sort(key=lambda one: (one.asset_id is not None, order.index(one.layer), not one.is_key, one.kind))
        return tuple(NeedNow(one, names.get(one.asset_id or "", "")) for one in found)

    def ask(self, actor: Actor, act_id: str, asked: NeedAsked) -> str:
        """From now on these assets need somebody so often; what was asked of the very same until now ends. The key."""
        with self._store.act(actor, act_id, "visit_need.ask", Right.ACT, reason=asked.reason.strip()) as work:
            if work.repeated:
                return work.subject_id
            asset = asset_store.assets.get(work.connection, asked.asset_id) if asked.asset_id else None
            made = VisitNeed(
                id=new_key(), owner_domain=OwnerDomain.POLICE, area_id=asset.area_id if asset else None,
                layer=asset.layer if asset else asked.layer, kind="" if asset else asked.kind,
                is_key=False if asset else asked.is_key, asset_id=asked.asset_id, mode=asked.mode,
                every_h=asked.every_h, dwell_min=asked.dwell_min, valid_from=work.now, valid_to=asked.valid_to,
                reason=asked.reason.strip(),
            )  # fmt: skip
            made.require_sound()
            _require_looked_at(made, asset)
            before = visit_need_store.alike(
                work.connection, work.now, layer=made.layer, kind=made.kind, is_key=made.is_key, asset_id=made.asset_id
            )
            for one in before:
                work.change(one, valid_to=work.now)
            work.add(made)
            _tell(work, made.id, *(one.id for one in before))
            return made.id

    def end(self, actor: Actor, act_id: str, need_id: str, reason: str) -> None:
        """From now on it is not asked any more."""
        if not reason.strip():
            raise InputRefused("Say why; the reason is kept. Nothing was changed.")
        with self._store.act(actor, act_id, "visit_need.end", Right.ACT, reason=reason.strip()) as work:
            if work.repeated:
                return
            one = visit_need_store.needs.get(work.connection, need_id)
            if not one.holds(work.now):
                raise InputRefused("This need does not hold any more. Nothing was changed.")
            work.change(one, valid_to=work.now)
            _tell(work, one.id)


def _require_looked_at(need: VisitNeed, asset: Asset | None) -> None:
    """Of areas the grid cells are looked at; what is asked of another would never be due."""
    kind = asset.kind if asset else need.kind
    if need.layer is AssetLayer.AREAS and kind not in ("", AreaKind.GRID_CELL):
        raise InputRefused("Of areas only grid cells are looked at. Nothing was saved; choose grid cells.")


def _tell(work: UnitOfWork, key: str, *others: str) -> None:
    work.about(NOUN, key)
    work.tell(RecordsChanged(NOUN, (key, *others)))
