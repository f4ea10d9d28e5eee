"""Looking at where one unit was: only for a reason, and never unseen.

Where officers went is their whereabouts. Whoever singles one unit's way out says why; who looked, at whom, at which
time and why stands in the audit before anything is shown. What all units did together needs no reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from app.analysis.track_simplify import kept_fixes
from app.analysis.track_stops import stops, trips
from app.domain.access import Actor, Right
from app.domain.unit import Unit
from app.errors import InputRefused
from app.store import fix_store, unit_store
from app.store.unit_of_work import Store

ACT = "track.look"
OUTLINE_M = 15.0
LONGEST_REASON = 300


@dataclass(frozen=True)
class Stay:
    """A stop or a trip of a way: seconds since 1970, where it stood or ended, how far it went (0 for a stop)."""

    is_stop: bool
    since: float
    until: float
    lon: float
    lat: float
    length_m: float

    @property
    def place(self) -> str:
        """Where, as degrees."""
        return f"{self.lon:.5f}, {self.lat:.5f}"


@dataclass(frozen=True, eq=False)
class LookedUp:
    """The way of a unit: its believed fixes as `fix_store.track` gives them, fewer of them for a picture as (n, 2)
    degrees, its stops and trips in order."""

    unit_id: str
    unit: str
    track: NDArray[np.float64]
    outline: NDArray[np.float64]
    stays: tuple[Stay, ...]


class TrackLookup:
    """The one door to the way of a single unit. `look` and `note` run on the writer, for they are acts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, actor: Actor, act_id: str, unit_id: str, since: datetime, until: datetime, reason: str) -> LookedUp:
        """Where the unit was from `since` to `until`, both included; its stops and trips are reckoned now, so that what
        came late is in them. Refused without a reason."""
        name = self.note(actor, act_id, unit_id, since, until, reason)
        with self._store.read() as connection:
            track = fix_store.track(connection, unit_id, since, until + timedelta(microseconds=1))
        stood = stops(track)
        stays = [Stay(True, one.since, one.until, one.lon, one.lat, 0.0) for one in stood]
        for trip in trips(track, stood):
            _, lon, lat, _ = track[trip.last].tolist()
            stays.append(Stay(False, trip.since, trip.until, lon, lat, trip.length_m))
        return LookedUp(
            unit_id,
            name,
            track,
            track[kept_fixes(track, OUTLINE_M), 1:3],
            tuple(sorted(stays, key=lambda it: it.since)),
        )

    def note(self, actor: Actor, act_id: str, unit_id: str, since: datetime, until: datetime, reason: str) -> str:
        """Write down that the way of this unit is looked at, wherever it is shown; what the unit is called."""
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            raise InputRefused("Where one unit was is shown for a reason only. Nothing was shown; say why.")
        with self._store.act(actor, act_id, ACT, Right.ACT, reason=reason) as work:
            owner = unit_store.carrier(work.connection, unit_id)
            work.about("unit", unit_id)
            work.note("unit", unit_id, looked_at={"since": since, "until": until})
        return (owner.call_sign or owner.name) if isinstance(owner, Unit) else owner.plate
