"""What the worker process does: a period is read, looked at, and told in rows and figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import shapely

from app.analysis.coverage.lines import (
    Stretches,
    driven_m,
    line_passes,
    piece_visits,
    stretches_of,
    united_m,
)
from app.analysis.coverage.visits import Seen, Visits, visits_of
from app.analysis.coverage.ways import Floats, Ints, effort_of, minutes_by_cell_and_hour, visible_rate
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
    guarding_ways,
    place_visits,
    read_field,
    reports_since,
    seen_of,
)
from app.services.coverage.due_rows import Due, RowMaker, due_of, moment
from app.services.coverage.ground import POINT_LAYERS, Places
from app.services.coverage.line_ages import line_ages

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
        self.since, self.until = order.since.timestamp(), order.until.timestamp()
        self.ways, self._rows = guarding_ways(field)
        names = [one.call_sign or one.name for one in field.units]
        self.reports = reports_since(field, 0.0, order.rule.silent_min * 60.0)
        self.maker = RowMaker(field.areas, names, order.rule)

    def told(self) -> Coverage:
        """Everything, layer after layer."""
        due: list[DueRow] = []
        layers: list[LayerFigure] = []
        nothing = np.zeros(0, dtype=np.int64)
        wells, posts = visits_of(self.ways, nothing, nothing, self.rule), tuple[PostFigure, ...]()
        for layer in POINT_LAYERS:
            places = self.field.places[layer]
            visits = place_visits(self.field, self.ways, layer, self.rule, self.until)
            seen = self._seen(places, visits)
            late = due_of(places, np.arange(len(places)), seen, self.reports, self.since, self.until)
            due += self.maker.places(places, seen, late)
            layers += self._figures(places, np.arange(len(places)), seen, late)
            if layer is AssetLayer.WELLS:
                wells = visits
            if layer is AssetLayer.POSTS:
                posts = self._posts(places, visits, seen)
        rate, cells = self._cells(due, layers)
        lines, stretches, ages = self._lines(due, layers)
        due.sort(key=lambda one: -one.over_h)
        return Coverage(
            self.order.since, self.order.until, len(self.ways.between(self.since, self.until)),
            tuple(due[:MOST_DUE]), _amount(due), tuple(layers), lines, cells, posts,
            self._teams(wells, stretches), ages, rate, *self.field.problems,
        )  # fmt: skip

    def _seen(self, places: Places, visits: Visits) -> Seen:
        return seen_of(self.field, visits, places.lon_lat(), places.dwell_s, self.since, self.until)

    def _figures(self, places: Places, row: Ints, seen: Seen, due: Due) -> list[LayerFigure]:
        """One for each kind of the layer; `row` is the place of each entry of `seen`."""
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

    def _posts(self, places: Places, visits: Visits, seen: Seen) -> tuple[PostFigure, ...]:
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
        lon, lat = self.field.lon_lat[self._rows].T
        cell = Areas(places.columns["shape"]).numbers(lon, lat)
        inside = np.flatnonzero(cell >= 0)
        visits = visits_of(self.ways, cell[inside], inside, self.rule)
        seen = self._seen(places, visits)
        late = due_of(places, np.arange(len(places)), seen, self.reports, self.since, self.until)
        due += self.maker.places(places, seen, late)
        layers += self._figures(places, np.arange(len(places)), seen, late)
        hours = max(1, round((self.until - self.since) / HOUR_S))
        minutes = minutes_by_cell_and_hour(self.ways, cell, len(places), self.since, hours, silent_s)
        told = places.columns
        figures = tuple(
            CellFigure(
                told["id"][row], told["code"][row], told["name"][row], told["lon"][row], told["lat"][row],
                float(minutes[row].sum()), visible_rate(minutes[row : row + 1], self.rule.visible_min),
                moment(float(seen.at[row])), self.maker.unit(seen, row),
            )
            for row in range(len(places))
        )  # fmt: skip
        return visible_rate(minutes, self.rule.visible_min), figures

    def _lines(
        self, due: list[DueRow], layers: list[LayerFigure]
    ) -> tuple[tuple[LineFigure, ...], Stretches, tuple[LineAge, ...]]:
        lines, ground = self.field.lines, self.field.lines.ground
        passes = line_passes(self.ways, ground, self.rule)
        visits = piece_visits(self.ways, ground, passes, self.rule)
        dwell = lines.places.dwell_s[ground.of_piece]
        seen = seen_of(self.field, visits, self._middles(), dwell, self.since, self.until)
        late = due_of(lines.places, ground.of_piece, seen, self.reports, self.since, self.until)
        due += self.maker.stretches(lines, seen, late)
        layers += self._figures(lines.places, ground.of_piece, seen, late)
        stretches = stretches_of(self.ways, passes)
        ages = tuple(line_ages(lines, seen.at, self.until))
        return self._line_figures(stretches, seen), stretches.since(self.since), ages

    def _middles(self) -> Floats:
        """The middle of each piece (lon, lat), for what squares of ground tell."""
        lines, ground = self.field.lines, self.field.lines.ground
        share = (ground.piece_from_m + ground.piece_m / 2) / np.maximum(ground.lengths_m[ground.of_piece], 1e-9)
        shapes = np.array(lines.shapes, dtype=object)[ground.of_piece]
        middles = shapely.line_interpolate_point(shapes, share, normalized=True)
        return np.asarray(shapely.get_coordinates(middles), dtype=np.float64).reshape(-1, 2)

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
