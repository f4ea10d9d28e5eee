"""A unit under way is farther than it should be from its route: named areas, else its own jurisdiction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.analysis.watch.ground import Ground
from app.analysis.watch.lasting_rule import LastingRule
from app.analysis.watch.mover_book import MoverBook
from app.analysis.watch.moves import Flags, Moves
from app.analysis.watch.rule import RuleOrder
from app.analysis.watch.sighting import Sighting


class OffRoute(LastingRule):
    """Off for so many minutes; over when it is back on the route itself. A unit without a route is not looked at."""

    def __init__(self, order: RuleOrder, ground: Ground, book: MoverBook) -> None:
        super().__init__(order, ground, book, order.figure("minutes") * 60)
        named = [ground.zones[key] for key in order.zone_ids if key in ground.zones]
        self._named = _Route(shapely.union_all(named), order.figure("metres")) if named else None
        self._own: dict[str, _Route] = {}
        if self._named is None:
            self._own = {key: _Route(shape, order.figure("metres")) for key, shape in ground.zones.items()}

    def judge(self, moves: Moves) -> Sequence[Sighting]:
        moves = self._watched(moves)
        if not len(moves):
            return ()
        astray, on_route = self._places(moves)
        rests = np.isnan(self._book.under_way_since[moves.mover])
        return self._turn(moves, astray & ~rests, on_route | rests)

    def _places(self, moves: Moves) -> tuple[Flags, Flags]:
        """Whether each fix is too far from its route, and whether it is on it."""
        if self._named is not None:
            return self._named.places(moves, np.ones(len(moves), dtype=np.bool_))
        astray, on_route = (np.zeros(len(moves), dtype=np.bool_) for _ in range(2))
        areas = np.array([self._book.areas[who] for who in moves.mover.tolist()])
        for area in np.unique(areas).tolist():
            route = self._own.get(area)
            rows = areas == area
            if route is not None:
                astray[rows], on_route[rows] = route.places(moves, rows)
        return astray, on_route


class _Route:
    """A shape (an area, or the line of a road) and the band around it that is near enough."""

    def __init__(self, shape: BaseGeometry, metres: float) -> None:
        # Where no area counts as on the route itself, half the band does: nobody drives on a line.
        self._on = shape if shape.area else shape.buffer(metres / 2)
        self._band = shape.buffer(metres)
        shapely.prepare(self._on)
        shapely.prepare(self._band)

    def places(self, moves: Moves, rows: Flags) -> tuple[Flags, Flags]:
        x, y = moves.x[rows], moves.y[rows]
        return ~shapely.contains_xy(self._band, x, y), shapely.contains_xy(self._on, x, y)
