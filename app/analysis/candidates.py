"""Who can get there first, and why not the others: from how each unit stands and how long it needs. Pure.

Police may go to any call. Guards and volunteers are offered where the white list has assisting acts for the call; the
soonest goes first whoever it is, and the nearest police unit stays offered however far it is, for police own the call.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.analysis.travel import Legs
from app.domain.assist_rules import is_police
from app.domain.call import AssistAct
from app.domain.candidate import Candidate, Candidates, Excluded, OfferReason, PlaceSource, Shortfall, Standing
from app.domain.natural_order import natural
from app.domain.unit import UnitState

_SENT = frozenset({UnitState.DISPATCHED, UnitState.ON_SCENE})
_OF_STATE = {
    UnitState.STANDBY: OfferReason.STANDING_BY,
    UnitState.PATROLLING: OfferReason.UNDER_WAY,
    UnitState.RETURNING: OfferReason.RETURNING,
}


def ranked(
    standings: Sequence[Standing],
    legs: Legs | None,
    *,
    assist: Sequence[AssistAct],
    area_id: str | None,
    limit_s: float,
    has_roads: bool = True,
) -> Candidates:
    """`legs` are the ways of the standings in their order (None: the call has no place, so nobody is timed)."""
    excluded: list[Excluded] = []
    able: list[tuple[float, float, bool, Standing]] = []
    too_far: list[tuple[float, float, bool, Standing]] = []
    for at, one in enumerate(standings):
        seconds = float(legs.seconds[at]) if legs is not None else 0.0
        short = _shortfall(one, assist)
        if short is None and legs is not None and legs.cut_off[at]:
            short = Shortfall.CUT_OFF
        if short is not None:
            known = seconds if legs is not None and math.isfinite(seconds) else None
            excluded.append(Excluded(standing=one, shortfall=short, seconds=known, values=_values(one)))
            continue
        metres = float(legs.metres[at]) if legs is not None else 0.0
        timed = (seconds, metres, bool(legs.straight[at]) if legs is not None else False, one)
        (able if seconds <= limit_s else too_far).append(timed)
    if not any(is_police(one.unit.kind) for *_, one in able):
        nearest = min((it for it in too_far if is_police(it[3].unit.kind)), key=lambda it: it[0], default=None)
        if nearest is not None:
            too_far.remove(nearest)
            able.append(nearest)
    excluded += [
        Excluded(standing=one, shortfall=Shortfall.TOO_FAR, seconds=seconds, values={"minutes": round(limit_s / 60)})
        for seconds, _, _, one in too_far
    ]
    return Candidates(_offered(able, assist, area_id), tuple(_sorted(excluded)), has_roads)


def _offered(
    able: list[tuple[float, float, bool, Standing]], assist: Sequence[AssistAct], area_id: str | None
) -> tuple[Candidate, ...]:
    able = sorted(able, key=lambda it: (round(it[0]), it[3].unit.area_id != area_id, natural(it[3].unit.code)))
    police = next((at for at, it in enumerate(able) if is_police(it[3].unit.kind)), -1)
    found = []
    for at, (seconds, metres, straight, one) in enumerate(able):
        reasons = []
        if at == 0:
            reasons.append(OfferReason.FIRST_BY_TIME)
        if at == police:
            reasons.append(OfferReason.NEAREST_POLICE)
        if area_id is not None and one.unit.area_id == area_id:
            reasons.append(OfferReason.IN_ITS_AREA)
        if one.source is PlaceSource.POST:
            reasons.append(OfferReason.AT_ITS_POST)
        if one.state in _OF_STATE:
            reasons.append(_OF_STATE[one.state])
        found.append(
            Candidate(
                standing=one,
                seconds=seconds,
                metres=metres,
                straight=straight,
                reasons=tuple(reasons),
                assist=() if is_police(one.unit.kind) else tuple(assist),
            )
        )
    return tuple(found)


def _shortfall(one: Standing, assist: Sequence[AssistAct]) -> Shortfall | None:
    """What a unit lacks, the plainest first."""
    if not is_police(one.unit.kind) and not assist:
        return Shortfall.WRONG_KIND
    if one.busy_with or one.state in _SENT:
        return Shortfall.BUSY
    if one.state is UnitState.OFF_DUTY:
        return Shortfall.RESTING if one.rests_until is not None else Shortfall.OFF_DUTY
    if one.lon is None or one.lat is None:
        return Shortfall.NO_POSITION
    return Shortfall.STALE_POSITION if one.is_stale else None


def _values(one: Standing) -> dict[str, object]:
    told = {"call": one.busy_with, "at": one.fix_at, "until": one.rests_until}
    return {name: value for name, value in told.items() if value}


def _sorted(excluded: list[Excluded]) -> list[Excluded]:
    """Those who lack least first: too far and busy before off duty."""
    order = [
        Shortfall.TOO_FAR,
        Shortfall.CUT_OFF,
        Shortfall.BUSY,
        Shortfall.STALE_POSITION,
        Shortfall.NO_POSITION,
        Shortfall.WRONG_KIND,
        Shortfall.RESTING,
        Shortfall.OFF_DUTY,
    ]
    return sorted(
        excluded, key=lambda one: (order.index(one.shortfall), one.seconds or math.inf, natural(one.unit.code))
    )
