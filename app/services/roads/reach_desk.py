"""The desk of reach: how far the units get in so many minutes, and where the roads around a place can be blocked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import shapely

from app.analysis.blocking import blocking_points
from app.analysis.reach import reach_areas
from app.domain.assist_rules import is_police
from app.domain.candidate import Standing
from app.domain.position import Position
from app.domain.unit import Unit
from app.errors import InputRefused
from app.services.calls.candidate_finder import CandidateFinder, is_free
from app.services.roads.road_ground import RoadGround

MINUTES = (1.0, 3.0, 5.0, 15.0, 45.0)


@dataclass(frozen=True)
class ReachArea:
    """What is reached within `minutes`: WKB, lon lat, a polygon or several."""

    minutes: float
    shape: bytes


@dataclass(frozen=True)
class Reach:
    """Areas from the smallest to the largest, and how many units they start from."""

    areas: tuple[ReachArea, ...]
    units: int


@dataclass(frozen=True)
class BlockingPoint:
    """A junction that closes one way out. `suspect_s` is when the suspect passes there at the earliest, seconds from
    now; `unit` holds it from `unit_s` on, `margin_s` sooner. Without a unit nobody is left to be there in time."""

    place: Position
    suspect_s: float
    unit: Unit | None
    unit_s: float | None
    margin_s: float | None


@dataclass(frozen=True)
class Blocking:
    """The ring around a place. `leaks` are ways that nobody can close in time."""

    points: tuple[BlockingPoint, ...]
    leaks: tuple[Position, ...]
    units: int


class ReachDesk:
    """Reads only; to be called on a reader thread."""

    def __init__(self, ground: RoadGround, finder: CandidateFinder) -> None:
        self._ground, self._finder = ground, finder

    def reach(
        self, at: datetime, minutes: Sequence[float] = MINUTES, *, unit_ids: Sequence[str] | None = None
    ) -> Reach:
        """From where the free units (those of `unit_ids` only, where given) are at `at`."""
        network = self._ground.network(at)
        units = [one for one in self._free(at) if unit_ids is None or one.unit.id in unit_ids]
        shapes = reach_areas(network, network.snap(_places(units)), minutes)
        return Reach(
            tuple(ReachArea(within, shapely.to_wkb(shape)) for within, shape in zip(minutes, shapes, strict=True)),
            len(units),
        )

    def blocking(self, place: Position, left_at: datetime, at: datetime, *, police_only: bool = True) -> Blocking:
        """Where somebody who left `place` by car at `left_at` can be met, as it stands at `at`.

        Stopping a car is an act of police; with `police_only` off, guards are counted too, who may only watch and tell.
        """
        if left_at > at:
            raise InputRefused("The time of leaving lies in the future. Nothing was drawn.")
        by_day, now = self._ground.network(at, by_night=False), self._ground.network(at)
        units = [one for one in self._free(at) if is_police(one.unit.kind) or not police_only]
        start = by_day.snap(np.array([[place.lon, place.lat]]))
        if not start.found.any():
            raise InputRefused("There is no road within 2 km of this place, so none can be blocked.")
        blocks, leaks = blocking_points(
            by_day, start, now, now.snap(_places(units)), gone_s=(at - left_at).total_seconds()
        )
        points = [
            BlockingPoint(
                Position(one.lon, one.lat),
                one.suspect_s,
                units[one.unit].unit if one.unit >= 0 else None,
                one.unit_s if one.unit >= 0 else None,
                one.margin_s if one.unit >= 0 else None,
            )
            for one in blocks
        ]
        return Blocking(tuple(points), tuple(Position(*one) for one in leaks), len(units))

    def way(self, origin: Position, place: Position, at: datetime) -> tuple[Position, ...]:
        """The quickest way between two places, for drawing."""
        return tuple(Position(lon, lat) for lon, lat in self._ground.way(origin, place, at).tolist())

    def _free(self, at: datetime) -> list[Standing]:
        return [one for one in self._finder.standings(at) if is_free(one)]


def _places(units: Sequence[Standing]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([(one.lon, one.lat) for one in units], dtype=np.float64).reshape(-1, 2)
