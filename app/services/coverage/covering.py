"""What the worker process does: a period is read, looked at, and told in rows and figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import numpy as np

from app.analysis.coverage.lines import (
    Stretches,
    driven_m,
    stretches_of,
    united_m,
)
from app.analysis.coverage.visits import Seen, Visits, visits_of
from app.analysis.coverage.ways import effort_of, minutes_by_cell_and_hour, visible_rate
from app.analysis.strength.places import Places as Areas
from app.analysis.track_stops import stops
from app.domain.asset import AssetLayer
from app.domain.coverage import Unseen
from app.services.coverage.coverage import (
    MOST_DUE,
    CellFigure,
    Coverage,
    DueAmount,
    DueRow,
    LayerFigure,
    LineAge,
    LineFigure,
    PostFigure,
    TeamFigure,
)
from app.services.coverage.coverage_reading import (
    CoverageOrder,
    Field,
    read_field,
    reports_since,
)
from app.services.coverage.due_rows import RowMaker, moment
from app.services.coverage.ground import POINT_LAYERS
from app.services.coverage.line_ages import line_ages
from app.services.coverage.seen_rows import seen_rows
from app.services.coverage.sights import Sight, Sights

HOUR_S = 3_600.0
WINDOWS = tuple(timedelta(hours=hours) for hours in (24, 48, 72))


STEPS = 2


def cover(order: CoverageOrder, progress: Callable[[int, int], object] = lambda _done, _of: None) -> Coverage:
    """The coverage of a period; `progress` is told when all is read, and when all is reckoned."""
    field = read_field(order)
    progress(1, STEPS)
    found = Covering(order, field).told()
    progress(STEPS, STEPS)
    return found


def _amount(due: list[DueRow]) -> DueAmount:
    late = [one for one in due if one.is_overdue]
    stretches = sum((one.to_m or 0.0) - (one.from_m or 0.0) for one in late)
    return DueAmount(len(late), sum(one.why is Unseen.NOT_REPORTED for one in late), stretches)


class Covering:
    """One period while it is reckoned."""

    def __init__(self, order: CoverageOrder, field: Field) -> None:
        self.order, self.field, self.rule = order, field, order.rule
        self.sights = Sights(order, field)
        self.since, self.until = self.sights.since, self.sights.until
        names = [one.call_sign or one.name for one in field.units]
        self.maker = RowMaker(field.areas, names, order.rule)
        self.looked_at: list[Sight] = []

    def told(self) -> Coverage:
        """Everything, layer after layer."""
        sights = {layer: self.sights.points(layer) for layer in POINT_LAYERS}
        due = [row for one in sights.values() for row in self.maker.places(one.places, one.seen, one.due)]
        layers = [figure for one in sights.values() for figure in self._figures(one)]
        self.looked_at = [*sights.values()]
        rate, cells = self._cells(due, layers)
        lines, stretches, ages = self._lines(due, layers)
        due.sort(key=lambda one: -one.over_h)
        seen = seen_rows(self.looked_at, self.field.lines, self.maker, self.since)
        return Coverage(
            self.order.since, self.order.until, len(self.sights.ways.between(self.since, self.until)),
            tuple(due[:MOST_DUE]), _amount(due), tuple(layers), lines, cells, self._posts(sights[AssetLayer.POSTS]),
            self._teams(sights[AssetLayer.WELLS].visits, stretches), ages, rate, *self.field.problems,
            *seen,
        )  # fmt: skip

    def _figures(self, sight: Sight) -> list[LayerFigure]:
        """One for each kind of the layer."""
        places, row, seen, due = sight.places, sight.row, sight.seen, sight.due
        kinds = np.array(places.columns["kind"], dtype=object)[row]
        is_seen = (seen.visits > 0) & (seen.at >= self.since)
        needed = places.need[row] >= 0
        kept = needed & ~due.is_overdue & (seen.longest_gap <= places.allowed_s[row])
        return [
            LayerFigure(
                places.layer, str(kind), *(
                    int(np.count_nonzero(own & which)) for own in (kinds == kind,)
                    for which in (own, is_seen, needed, kept, due.is_overdue, due.is_overdue & due.is_silent)
                ),
            )
            for kind in sorted(set(kinds.tolist()))
        ]  # fmt: skip

    def _posts(self, sight: Sight) -> tuple[PostFigure, ...]:
        places, visits, seen = sight.places, sight.visits, sight.seen
        own = visits.only((visits.end >= self.since) & (visits.unit >= 0))
        begin = np.maximum(own.begin, self.since)
        held = np.bincount(own.place, own.end - begin, len(places)) / 60.0
        first = np.full(len(places), np.inf)
        np.minimum.at(first, own.place, begin)
        came = np.bincount(own.place, minlength=len(places))
        told = places.columns
        return tuple(
            PostFigure(
                told["id"][row], told["code"][row], told["name"][row], told["kind"][row], told["lon"][row],
                told["lat"][row], float(held[row]), int(came[row]), moment(float(first[row])) if came[row] else None,
                moment(float(seen.at[row])), self.maker.unit(seen, row),
            )
            for row in range(len(places))
        )  # fmt: skip

    def _cells(self, due: list[DueRow], layers: list[LayerFigure]) -> tuple[float, tuple[CellFigure, ...]]:
        places, silent_s = self.field.places[AssetLayer.AREAS], self.rule.silent_min * 60.0
        ways = self.sights.ways
        lon, lat = self.field.lon_lat[self.sights.rows].T
        cell = Areas(places.columns["shape"]).numbers(lon, lat)
        inside = np.flatnonzero(cell >= 0)
        sight = self.sights.of(places, visits_of(ways, cell[inside], inside, self.rule))
        self.looked_at.append(sight)
        due += self.maker.places(places, sight.seen, sight.due)
        layers += self._figures(sight)
        hours = max(1, round((self.until - self.since) / HOUR_S))
        minutes = minutes_by_cell_and_hour(ways, cell, len(places), self.since, hours, silent_s)
        told = places.columns
        figures = tuple(
            CellFigure(
                told["id"][row], told["code"][row], told["name"][row], told["lon"][row], told["lat"][row],
                float(minutes[row].sum()), visible_rate(minutes[row : row + 1], self.rule.visible_min),
                moment(float(sight.seen.at[row])), self.maker.unit(sight.seen, row),
            )
            for row in range(len(places))
        )  # fmt: skip
        return visible_rate(minutes, self.rule.visible_min), figures

    def _lines(
        self, due: list[DueRow], layers: list[LayerFigure]
    ) -> tuple[tuple[LineFigure, ...], Stretches, tuple[LineAge, ...]]:
        sight, passes = self.sights.pieces()
        self.looked_at.append(sight)
        due += self.maker.stretches(self.field.lines, sight.seen, sight.due)
        layers += self._figures(sight)
        stretches = stretches_of(self.sights.ways, passes)
        ages = tuple(line_ages(self.field.lines, sight.seen.at, self.until))
        return self._line_figures(stretches, sight.seen), stretches.since(self.since), ages

    def _line_figures(self, stretches: Stretches, seen: Seen) -> tuple[LineFigure, ...]:
        lines, ground, told = self.field.lines, self.field.lines.ground, self.field.lines.places.columns
        size = len(lines.shapes)
        own = stretches.since(self.since)
        recent = [united_m(stretches.since(self.until - one.total_seconds()), size) for one in WINDOWS]
        unique, driven = united_m(own, size), driven_m(own, size)
        last = np.zeros(size)
        np.maximum.at(last, ground.of_piece, seen.at)
        return tuple(
            LineFigure(
                told["id"][row], told["code"][row], told["name"][row], told["kind"][row], told["lon"][row],
                told["lat"][row], float(ground.lengths_m[row]), float(unique[row]), float(driven[row]),
                (float(recent[0][row]), float(recent[1][row]), float(recent[2][row])), moment(float(last[row])),
            )
            for row in range(size)
        )  # fmt: skip

    def _teams(self, wells: Visits, stretches: Stretches) -> tuple[TeamFigure, ...]:
        units, size = self.field.units, len(self.field.units)
        effort = effort_of(self.field.ways.between(self.since, self.until), size, self.rule.silent_min * 60.0)
        line_m = np.bincount(stretches.unit, stretches.to_m - stretches.from_m, size)
        own, in_all = (
            wells.only((wells.end >= self.since) & (wells.unit >= 0)),
            max(len(self.field.places[AssetLayer.WELLS]), 1),
        )
        seen_wells = np.bincount(np.unique(own.unit * in_all + own.place) // in_all, minlength=size)
        reports = reports_since(self.field, self.since, self.rule.silent_min * 60.0)
        return tuple(
            TeamFigure(
                one.id, one.name, one.kind.value, float(effort.hours[row]), float(effort.km[row]),
                len(stops(track[track[:, 0] >= self.since])), int(seen_wells[row]), float(line_m[row]),
                float(reports.duty_s[row]) / HOUR_S, float(reports.silent_s[row]) / HOUR_S,
            )
            for row, (one, track) in enumerate(zip(units, self.field.tracks, strict=True))
        )  # fmt: skip
