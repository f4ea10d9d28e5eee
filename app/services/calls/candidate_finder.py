"""How every unit stands now, and how long it needs: what the offer of candidates is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from app.analysis.candidates import ranked
from app.domain.asset import AssetLayer
from app.domain.assist_rules import assists
from app.domain.call import Call
from app.domain.candidate import Candidates, PlaceSource, Standing
from app.domain.duty import PostRole
from app.domain.position import Position
from app.domain.response_targets import ResponseTargets
from app.domain.unit import UnitState
from app.services.roads.road_ground import RoadGround
from app.store import asset_store, call_store, duty_store, fix_store, unit_store
from app.store.unit_of_work import Store
from app.store.unit_states import states_at

LAST_SEEN = timedelta(hours=12)
_ON_THE_SPOT = frozenset({PostRole.GUARD, PostRole.STANDBY})


class CandidateFinder:
    """Reads units, states, fixes, posts and orders of one moment; to be called on a reader thread."""

    def __init__(self, store: Store, ground: RoadGround, targets: ResponseTargets | None = None) -> None:
        self._store, self._ground = store, ground
        self._targets = targets or ResponseTargets()

    def candidates(self, place: Position | None, call: Call | None, at: datetime) -> Candidates:
        """Who can be sent to `place` for `call` (any call, where none is given yet), and who cannot."""
        standings = self.standings(at)
        located = [one for one in standings if one.lon is not None]
        others = [one for one in standings if one.lon is None]
        legs = None
        if place is not None and standings:
            # A unit without a place is timed from the call itself; it is excluded for having none.
            places = np.array(
                [*((one.lon, one.lat) for one in located), *((place.lon, place.lat) for _ in others)], dtype=np.float64
            )
            speeds = np.array([self._ground.rules.class_kmh[one.unit.kind] for one in (*located, *others)])
            legs = self._ground.legs(place, places, speeds, at)
        return ranked(
            [*located, *others],
            legs,
            assist=assists(call.kind, call.level) if call is not None else (),
            area_id=call.area_id if call is not None else None,
            limit_s=60.0 * self._targets.reach_limit_min,
            has_roads=bool(self._ground.network(at).roads.size),
        )

    def standings(self, at: datetime) -> list[Standing]:
        """Every unit as it stands at `at`."""
        with self._store.read() as connection:
            units = unit_store.all_units(connection)
            states = states_at(connection, at)
            fixes = {one.unit_id: one for one in fix_store.latest(connection, at - LAST_SEEN)}
            sent = {one.unit_id: one.call_id for one in call_store.open_assignments(connection)}
            calls = {call_id: call_store.calls.get(connection, call_id).number for call_id in set(sent.values())}
            posts = {one.name: one for one in asset_store.of_kind(connection, AssetLayer.POSTS)}
            homes = [unit.home_site_id for unit in units if unit.home_site_id]
            homes_at = {one.id: one for one in asset_store.by_ids(connection, homes)}
            on_post = {
                slot.unit_id: posts[slot.post]
                for slot in duty_store.slots_at(connection, at)
                if slot.unit_id and slot.role in _ON_THE_SPOT and slot.post in posts
            }
        found = []
        for unit in units:
            state, since = states.get(unit.id, (UnitState.OFF_DUTY, None))
            fix = fixes.get(unit.id)
            one = Standing(
                unit=unit,
                state=state,
                fix_at=fix.at if fix else None,
                busy_with=calls.get(sent.get(unit.id, ""), ""),
                rests_until=self._rests_until(state, since, at),
            )
            stands_at = on_post.get(unit.id)
            home = homes_at.get(unit.home_site_id or "") if state is UnitState.STANDBY else None
            if fix is not None and at - fix.at <= timedelta(minutes=self._targets.stale_min):
                one = _placed(one, fix.lon, fix.lat, PlaceSource.FIX)
            elif stands_at is not None:
                one = _placed(one, stands_at.lon, stands_at.lat, PlaceSource.POST)
            elif home is not None:
                one = _placed(one, home.lon, home.lat, PlaceSource.HOME)
            elif fix is not None:
                one = _placed(one, fix.lon, fix.lat, PlaceSource.FIX, is_stale=True)
            found.append(one)
        return found

    def _rests_until(self, state: UnitState, since: datetime | None, at: datetime) -> datetime | None:
        if state is not UnitState.OFF_DUTY or since is None:
            return None
        until = since + timedelta(hours=self._targets.rest_h)
        return until if until > at else None


def is_free(one: Standing) -> bool:
    """Whether the unit is on duty, stands where it is known to be, and is sent nowhere."""
    held = one.busy_with or one.state in (UnitState.OFF_DUTY, UnitState.DISPATCHED, UnitState.ON_SCENE)
    return not held and one.lon is not None and not one.is_stale


def _placed(one: Standing, lon: float, lat: float, source: PlaceSource, *, is_stale: bool = False) -> Standing:
    return replace(one, lon=lon, lat=lat, source=source, is_stale=is_stale)
