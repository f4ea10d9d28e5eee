"""Which open calls may be about the same: suggested, never joined by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.call import Call
from app.domain.position import Position, distance_m

NEAR_M = 1_000.0
NEAR_WITHIN = timedelta(hours=2)


class Relation(StrEnum):
    """Why two calls may be one."""

    SAME_ASSET = "SAME_ASSET"
    SAME_REPORTER = "SAME_REPORTER"
    NEAR = "NEAR"


@dataclass(frozen=True)
class RelatedCall:
    """A call that may be the same as the one asked about; `away_m` is None where either has no place."""

    call: Call
    relation: Relation
    away_m: float | None


def related(
    calls: Sequence[Call],
    *,
    occurred_at: datetime,
    lon: float | None = None,
    lat: float | None = None,
    asset_id: str | None = None,
    phone: str = "",
    besides: str = "",
) -> tuple[RelatedCall, ...]:
    """Those of `calls` at the same asset, from the same phone, or within 1 km and 2 hours; the likeliest first."""
    found: list[RelatedCall] = []
    here = None if lon is None or lat is None else Position(lon, lat)
    for call in calls:
        if call.id == besides:
            continue
        there = None if call.lon is None or call.lat is None else Position(call.lon, call.lat)
        away_m = None if here is None or there is None else distance_m(here, there)
        if asset_id is not None and call.asset_id == asset_id:
            found.append(RelatedCall(call, Relation.SAME_ASSET, away_m))
        elif phone.strip() and call.reporter_phone.strip() == phone.strip():
            found.append(RelatedCall(call, Relation.SAME_REPORTER, away_m))
        elif away_m is not None and away_m <= NEAR_M and abs(call.occurred_at - occurred_at) <= NEAR_WITHIN:
            found.append(RelatedCall(call, Relation.NEAR, away_m))
    order = list(Relation)
    return tuple(sorted(found, key=lambda one: (order.index(one.relation), one.away_m or 0.0)))
