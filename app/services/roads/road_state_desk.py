"""The desk of road states: ice, mud, snow and closures, set by area or stretch, with an author and an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import shapely

from app.domain.access import Actor, Right
from app.domain.events import RecordsChanged
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.road_state import RoadState, RoadTrouble
from app.errors import InputRefused
from app.store import road_state_store
from app.store.road_state_store import road_states
from app.store.unit_of_work import Store, UnitOfWork

LONGEST = timedelta(days=30)
FACTORS = (1.0, 10.0)


class RoadStateDesk:
    """Reads and acts on road states. What has expired is there no more, for the map and the travel times alike."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self, at: datetime) -> tuple[RoadState, ...]:
        """Those that hold at `at`, the oldest first."""
        with self._store.read() as connection:
            return tuple(road_state_store.at(connection, at))

    def road_state(self, state_id: str) -> RoadState:
        """One by key, expired or not; raises `NotFound`."""
        with self._store.read() as connection:
            return road_states.get(connection, state_id)

    def set_state(
        self,
        actor: Actor,
        act_id: str,
        *,
        trouble: RoadTrouble,
        shape: bytes,
        expires_at: datetime,
        factor: float | None = None,
        note: str = "",
    ) -> str:
        """From now on the roads in (or along) `shape` (WKB, lon lat) are so, until `expires_at`; its key."""
        with self._store.act(actor, act_id, "road_state.set", Right.CALLS) as work:
            if work.repeated:
                return work.subject_id
            state = RoadState(
                id=new_key(),
                owner_domain=OwnerDomain.SOCIAL,
                trouble=trouble,
                shape=shape,
                factor=factor,
                note=note.strip(),
                author=actor.name,
                valid_from=work.now,
                expires_at=expires_at,
            )
            _require_sense(state, work.now)
            work.add(state)
            work.tell(RecordsChanged("road_state", (state.id,)))
        return state.id

    def change(self, actor: Actor, act_id: str, state_id: str, **values: object) -> None:
        """Give it another trouble, factor, note, shape or end; who does so is its author from then on."""
        unknown = set(values) - {"trouble", "factor", "note", "shape", "expires_at"}
        if unknown:
            raise ValueError(f"not to be changed: {sorted(unknown)}")
        with self._store.act(actor, act_id, "road_state.change", Right.CALLS) as work:
            if not work.repeated:
                state = _standing(work, state_id)
                values = values | {"author": actor.name}
                _require_sense(replace(state, **values), work.now)  # type: ignore[arg-type]  # fields of RoadState
                work.change(state, **values)
                work.tell(RecordsChanged("road_state", (state_id,)))

    def end(self, actor: Actor, act_id: str, state_id: str, *, reason: str = "") -> None:
        """The road is as usual again."""
        with self._store.act(actor, act_id, "road_state.end", Right.CALLS, reason=reason) as work:
            if not work.repeated:
                work.change(_standing(work, state_id), expires_at=work.now)
                work.tell(RecordsChanged("road_state", (state_id,)))


def _standing(work: UnitOfWork, state_id: str) -> RoadState:
    state = road_states.get(work.connection, state_id)
    if state.expires_at <= work.now:
        raise InputRefused("This road state is over already. Nothing was changed; set a new one.")
    return state


def _require_sense(state: RoadState, now: datetime) -> None:
    if not now < state.expires_at <= now + LONGEST:
        raise InputRefused("A road state needs an end within 30 days. Nothing was saved.")
    if state.trouble is RoadTrouble.CLOSED and state.factor is not None:
        raise InputRefused("A closed road has no travel time to multiply. Nothing was saved.")
    if state.factor is not None and not FACTORS[0] <= state.factor <= FACTORS[1]:
        raise InputRefused("The travel time can be multiplied by 1 to 10. Nothing was saved.")
    try:
        shape = shapely.from_wkb(state.shape)
    except (shapely.errors.ShapelyError, TypeError):
        shape = None
    drawn = shape is not None and not shape.is_empty and shapely.get_dimensions(shape) in (1, 2)
    if not drawn or not bool(shapely.box(-180, -90, 180, 90).covers(shape)):
        raise InputRefused("Draw an area, or a line along the road. Nothing was saved.")
