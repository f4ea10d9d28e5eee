"""Who could be sent on a beat, and from where."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.natural_order import natural
from app.domain.patrol_proposal import Crew
from app.domain.position import Position
from app.domain.unit import UnitState
from app.store import asset_store, fix_store, patrol_store, unit_store
from app.store.engine import Connection
from app.store.unit_states import states_at

LAST_SEEN = timedelta(hours=12)


def crews_between(connection: Connection, now: datetime, begins_at: datetime, ends_at: datetime) -> tuple[Crew, ...]:
    """Every unit with a place to start from: its home, else where it was seen last; those on duty first."""
    units = sorted(unit_store.all_units(connection), key=lambda one: natural(one.code))
    homes = {
        one.id: one for one in asset_store.by_ids(connection, [it.home_site_id for it in units if it.home_site_id])
    }
    fixes = {one.unit_id: one for one in fix_store.latest(connection, now - LAST_SEEN)}
    states = states_at(connection, now)
    busy = {one.unit_id: one.number for one in patrol_store.between(connection, begins_at, ends_at) if not one.is_over}
    found = []
    for unit in units:
        home, fix = homes.get(unit.home_site_id or ""), fixes.get(unit.id)
        place = home or fix
        if place is None:
            continue
        state, _ = states.get(unit.id, (UnitState.OFF_DUTY, None))
        found.append(
            Crew(
                unit.id, unit.name, home.id if home else "", (home.name or home.code) if home else "",
                Position(place.lon, place.lat), unit.area_id, state is not UnitState.OFF_DUTY, busy.get(unit.id, ""),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.is_on_duty, not one.site_id)))
