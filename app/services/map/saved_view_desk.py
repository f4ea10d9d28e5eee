"""The desk of saved views: each user's own, and those a leader shares with everybody."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.position import is_on_earth
from app.domain.saved_view import SavedView
from app.errors import InputRefused, NotPermitted
from app.store import view_store
from app.store.unit_of_work import Store, UnitOfWork
from app.store.view_store import saved_views

LONGEST_NAME = 60
MOST = 200


@dataclass(frozen=True, kw_only=True)
class ViewNow:
    """What the map and the panels show at this moment; see `SavedView`."""

    lon: float
    lat: float
    zoom: float
    layers: Mapping[str, object] = field(default_factory=dict)
    filters: Mapping[str, object] = field(default_factory=dict)


class SavedViewDesk:
    """Reads and acts on saved views."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def views(self, actor: Actor) -> tuple[SavedView, ...]:
        """The actor's own by name, then the shared ones by name."""
        with self._store.read() as connection:
            return tuple(view_store.seen_by(connection, actor.user_id))

    def keep(self, actor: Actor, act_id: str, name: str, now: ViewNow, *, is_shared: bool = False) -> str:
        """Keep the view under a name, in place of the one that has it; its key. Only a leader shares."""
        with self._store.act(actor, act_id, "saved_view.keep", Right.READ) as work:
            if work.repeated:
                return work.subject_id
            said = _checked(name, now)
            if is_shared:
                _require_leader(actor)
            standing = view_store.named(work.connection, actor.user_id, said, is_shared=is_shared)
            values = {"lon": now.lon, "lat": now.lat, "zoom": now.zoom, "layers": now.layers, "filters": now.filters}
            if standing is not None:
                work.change(standing, **values)
                key = standing.id
            else:
                if len(view_store.seen_by(work.connection, actor.user_id)) >= MOST:
                    raise InputRefused("{most} views are kept already. Nothing was saved; remove one.", most=MOST)
                made = SavedView(
                    id=new_key(),
                    owner_domain=actor.domain,
                    name=said,
                    user_id=actor.user_id,
                    author=actor.name,
                    is_shared=is_shared,
                    **values,  # type: ignore[arg-type]  # the fields of ViewNow
                )
                work.add(made)
                key = made.id
            _tell(work, key)
        return key

    def remove(self, actor: Actor, act_id: str, view_id: str, *, reason: str = "") -> None:
        """Keep it no more."""
        with self._store.act(actor, act_id, "saved_view.remove", Right.READ, reason=reason) as work:
            if not work.repeated:
                view = saved_views.get(work.connection, view_id)
                _require_own(actor, view)
                work.remove(view)
                _tell(work, view_id)

    def restore(self, actor: Actor, act_id: str, view_id: str, *, reason: str = "") -> None:
        """Bring one back that was removed, as it last was."""
        with self._store.act(actor, act_id, "saved_view.restore", Right.READ, reason=reason) as work:
            if not work.repeated:
                view = saved_views.removed(work.connection, view_id)
                _require_own(actor, view)
                if view_store.named(work.connection, view.user_id, view.name, is_shared=view.is_shared) is not None:
                    raise InputRefused("{name} is kept anew already. Nothing was changed.", name=view.name)
                work.add(replace(view, version=view.version + 1))
                _tell(work, view_id)


def _tell(work: UnitOfWork, view_id: str) -> None:
    work.about("saved_view", view_id)
    work.tell(RecordsChanged("saved_view", (view_id,)))


def _require_leader(actor: Actor) -> None:
    if not actor.may(Right.LEAD):
        raise NotPermitted("Views are shared by a leader only. Nothing was saved; keep it for yourself.")


def _require_own(actor: Actor, view: SavedView) -> None:
    if view.is_shared:
        _require_leader(actor)
    elif view.user_id != actor.user_id:
        raise NotPermitted("{name} is a view of somebody else. Nothing was changed.", name=view.name)


def _checked(name: str, now: ViewNow) -> str:
    said = name.strip()
    if not said or len(said) > LONGEST_NAME:
        raise InputRefused("A view needs a name of at most {most} signs. Nothing was saved.", most=LONGEST_NAME)
    if not is_on_earth(now.lon, now.lat) or not math.isfinite(now.zoom):
        raise InputRefused("The map has not told where it looks. Nothing was saved; try again.")
    return said
