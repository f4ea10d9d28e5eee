"""Zones entered and left, between two fixes too: where no fix lies inside, the straight way between them is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.analysis.watch.ground import Ground
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Moves
from app.analysis.watch.rule import Key, RuleOrder, sighting
from app.analysis.watch.sighting import Sighting
from app.analysis.watch.switch import OFF, ON, Switch
from app.analysis.watch.ways import LONGEST_WAY_S


class Zone:
    """An area and, wider by a margin, where one has left it for certain."""

    def __init__(self, zone_id: str, shape: BaseGeometry, margin_m: float) -> None:
        self.id, self.shape = zone_id, shape
        self._wide = shape.buffer(margin_m) if margin_m else shape
        self.bounds = self._wide.bounds
        shapely.prepare(self.shape)
        shapely.prepare(self._wide)

    def inside(self, moves: Moves) -> tuple[Flags, Flags]:
        """Whether each fix is inside, and whether it is outside for certain."""
        near = self._within_bounds(moves)
        inside, outside = np.zeros(len(moves), dtype=np.bool_), np.ones(len(moves), dtype=np.bool_)
        inside[near] = shapely.contains_xy(self.shape, moves.x[near], moves.y[near])
        outside[near] = ~shapely.contains_xy(self._wide, moves.x[near], moves.y[near])
        return inside, outside

    def way_inside(self, moves: Moves, row: int) -> tuple[float, float] | None:
        """When the straight way to this fix was first and last inside (seconds since 1970); None if never."""
        elapsed = moves.at[row] - moves.before_at[row]
        if not 0 < elapsed <= LONGEST_WAY_S:
            return None
        way = shapely.LineString(((moves.before_x[row], moves.before_y[row]), (moves.x[row], moves.y[row])))
        if way.length == 0:
            return None
        shared = shapely.get_coordinates(way.intersection(self.shape))
        if not len(shared):
            return None
        begin = np.array((moves.before_x[row], moves.before_y[row]))
        shares = np.hypot(*(shared - begin).T) / way.length
        return (
            float(moves.before_at[row] + shares.min() * elapsed),
            float(moves.before_at[row] + shares.max() * elapsed),
        )

    def may_be_crossed(self, moves: Moves) -> Flags:
        """Whether the box around the way to each fix meets the zone's: few do, and only those are looked at."""
        west, south, east, north = self.shape.bounds
        low_x, high_x = np.minimum(moves.x, moves.before_x), np.maximum(moves.x, moves.before_x)
        low_y, high_y = np.minimum(moves.y, moves.before_y), np.maximum(moves.y, moves.before_y)
        met: Flags = (low_x <= east) & (high_x >= west) & (low_y <= north) & (high_y >= south)
        return met

    def _within_bounds(self, moves: Moves) -> Flags:
        west, south, east, north = self.bounds
        within: Flags = (moves.x >= west) & (moves.x <= east) & (moves.y >= south) & (moves.y <= north)
        return within


@dataclass
class _Watched:
    zone: Zone
    switch: Switch


class _Crossing:
    """Tells entering and leaving alike; which of them begins a sighting is the kind's. A mover that is first heard of
    inside has not been seen to enter."""

    begins_inside: bool

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        self._order, self._book = order, book
        margin = order.figure("margin_m")
        self._zones = [
            _Watched(Zone(zone_id, ground.zones[zone_id], margin), Switch())
            for zone_id in order.zone_ids
            if zone_id in ground.zones
        ]

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = moves.where(self._book.watched(self._order.movers)[moves.mover])
        return [seen for watched in self._zones for seen in self._judge(watched, moves)] if len(moves) else []

    def tick(self, now: float) -> Sequence[Sighting]:  # noqa: ARG002  only fixes cross a border
        return ()

    def resume(self, standing: Collection[Key], now: float) -> None:  # noqa: ARG002  the switch needs no time
        for mover, about in standing:
            who = self._book.number(mover)
            for watched in self._zones:
                if watched.zone.id == about:
                    watched.switch.put(who, ON if self.begins_inside else OFF, len(self._book))

    def _judge(self, watched: _Watched, moves: Moves) -> list[Sighting]:
        zone = watched.zone
        inside, outside = zone.inside(moves)
        turned = watched.switch.turn(moves, inside, outside, len(self._book))
        crossed = (turned.now == OFF) & (turned.before == OFF) & zone.may_be_crossed(moves)
        found: list[tuple[int, float, bool]] = []
        entered, left = turned.on, turned.off
        for row in np.flatnonzero(entered | left | crossed).tolist():
            way = zone.way_inside(moves, row)
            if entered[row]:
                found.append((row, way[0] if way else float(moves.at[row]), True))
            elif left[row]:
                found.append((row, way[1] if way else float(moves.at[row]), False))
            elif way is not None:
                found += [(row, way[0], True), (row, way[1], False)]
        return [self._seen(zone.id, moves, *one) for one in found if self._is_told(*one[1:])]

    def _is_told(self, at: float, entered: bool) -> bool:
        """The end is always told; a beginning only in the hours of the rule."""
        return entered is not self.begins_inside or self._order.hours.covers(at)

    def _seen(self, zone_id: str, moves: Moves, row: int, at: float, entered: bool) -> Sighting:
        seen = sighting(moves, row, self._book, about=zone_id, active=entered is self.begins_inside)
        return Sighting(seen.mover, seen.about, at, seen.lon, seen.lat, seen.active)


class ZoneEnter(_Crossing):
    """Began when entered, over when left."""

    begins_inside = True


class ZoneLeave(_Crossing):
    """Began when left, over when entered again."""

    begins_inside = False
