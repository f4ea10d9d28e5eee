"""How each place stands with its need at the end of a period: when somebody was there last, and what is due.

What a coverage tells in lists and what a proposal sends crews to see is this, so both always say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from app.analysis.coverage.lines import LinePasses, line_passes, piece_visits
from app.analysis.coverage.visits import Seen, Visits
from app.analysis.coverage.ways import Floats, Ints
from app.domain.asset import AssetLayer
from app.services.coverage.coverage_reading import (
    CoverageOrder,
    Field,
    guarding_ways,
    place_visits,
    reports_since,
    seen_of,
)
from app.services.coverage.due_rows import Due, due_of
from app.services.coverage.ground import Places


@dataclass(frozen=True)
class Sight:
    """Of `places` by row, or of pieces of lines whose line's row is `row`: where they are (lon, lat), the visits, what
    they come to, and what is due."""

    places: Places
    row: Ints
    lon_lat: Floats
    visits: Visits
    seen: Seen
    due: Due


class Sights:
    """Of one period; `ways` are the positions of those whose passing is a visit, `rows` which of all they are."""

    def __init__(self, order: CoverageOrder, field: Field) -> None:
        self.field, self.rule = field, order.rule
        self.since, self.until = order.since.timestamp(), order.until.timestamp()
        self.ways, self.rows = guarding_ways(field)
        self.reports = reports_since(field, 0.0, order.rule.silent_min * 60.0)

    def points(self, layer: AssetLayer) -> Sight:
        """Of the wells, or of another layer of places."""
        places = self.field.places[layer]
        return self.of(places, place_visits(self.field, self.ways, layer, self.rule, self.until))

    def of(self, places: Places, visits: Visits) -> Sight:
        """Of places to which these visits were."""
        return self._sight(places, np.arange(len(places)), places.lon_lat(), visits)

    def pieces(self) -> tuple[Sight, LinePasses]:
        """Of each hundred metres of the lines, and how they were passed."""
        lines = self.field.lines
        passes = line_passes(self.ways, lines.ground, self.rule)
        visits = piece_visits(self.ways, lines.ground, passes, self.rule)
        return self._sight(lines.places, lines.ground.of_piece, self._middles(), visits), passes

    def _sight(self, places: Places, row: Ints, lon_lat: Floats, visits: Visits) -> Sight:
        seen = seen_of(self.field, visits, lon_lat, places.dwell_s[row], self.since, self.until)
        due = due_of(places, row, seen, self.reports, self.since, self.until)
        return Sight(places, row, lon_lat, visits, seen, due)

    def _middles(self) -> Floats:
        """The middle of each piece (lon, lat), for what squares of ground tell."""
        lines, ground = self.field.lines, self.field.lines.ground
        share = (ground.piece_from_m + ground.piece_m / 2) / np.maximum(ground.lengths_m[ground.of_piece], 1e-9)
        shapes = np.array(lines.shapes, dtype=object)[ground.of_piece]
        middles = shapely.line_interpolate_point(shapes, share, normalized=True)
        return np.asarray(shapely.get_coordinates(middles), dtype=np.float64).reshape(-1, 2)
