"""From what was seen to rows: for each place, and for each stretch of line, that needs somebody, or where somebody
was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from app.analysis.coverage.visits import Seen
from app.analysis.coverage.ways import Bools, Floats, Ints
from app.domain.coverage import PIECE_M, PassingRule, SeenHow, Unseen
from app.services.coverage.coverage import DueRow
from app.services.coverage.ground import Lines, Places
from app.services.coverage.reports import LEAST_SILENT_S, Reports

NEVER_S = 90 * 86_400.0
"""Where nobody was in so long, so much is said: what lies before is not looked up."""
SOON = 0.75
"""What has used up this share of its time is listed before it is overdue."""


@dataclass(frozen=True)
class Due:
    """Of each place of a layer (or piece of line): for how long nobody was there, by how much that exceeds the need
    (minus infinity without one), and where it does for want of reports, in seconds."""

    gap_s: Floats
    over_s: Floats
    is_silent: Bools

    @property
    def is_overdue(self) -> Bools:
        found: Bools = self.over_s > 0
        return found


def due_of(places: Places, row: Ints, seen: Seen, reports: Reports, since: float, until: float) -> Due:
    """What `seen` comes to; `row` is the row of the place that each of them belongs to."""
    known = seen.at > 0
    ago = np.where(known, until - seen.at, NEVER_S)
    gap = np.where(places.is_every[row], ago, np.where(seen.longest_gap < until - since, seen.longest_gap, ago))
    over = gap - places.allowed_s[row]
    area_ids = [places.columns["area_id"][one] for one in row.tolist()]
    is_silent = np.zeros(len(row), dtype=np.bool_)
    late = np.flatnonzero(over > 0)
    # From when it was no longer as it should be: silence before that explains nothing.
    begun = np.maximum(np.where(known, seen.at, until - NEVER_S), until - NEVER_S)
    silent = reports.silent_since([area_ids[one] for one in late.tolist()], begun[late])
    is_silent[late] = silent >= LEAST_SILENT_S
    return Due(gap, over, is_silent)


class RowMaker:
    """Makes rows; `areas` are the names of police room areas by key, `units` the names of units by row."""

    def __init__(self, areas: dict[str, str], units: Sequence[str], rule: PassingRule) -> None:
        self._areas, self._units, self._stop_s = areas, units, rule.stop_min * 60.0

    def places(self, places: Places, seen: Seen, due: Due) -> list[DueRow]:
        """Those overdue, and those that soon will be."""
        listed = np.flatnonzero((places.need >= 0) & (due.over_s > (SOON - 1.0) * places.allowed_s))
        return [self._row(places, int(one), seen, int(one), due) for one in listed]

    def stretches(self, lines: Lines, seen: Seen, due: Due) -> list[DueRow]:
        """Overdue pieces that follow each other as one stretch: of its pieces the one not seen for longest."""
        ground = lines.ground
        return [
            self._stretch(lines, first, after, first + int(np.argmax(due.over_s[first:after])), seen, due)
            for first, after in runs(np.flatnonzero(due.is_overdue), ground.of_piece)
        ]

    def seen_places(self, places: Places, seen: Seen, due: Due, newest: Ints) -> list[DueRow]:
        """Those of the rows `newest`."""
        return [self._row(places, one, seen, one, due) for one in newest.tolist()]

    def seen_stretches(self, lines: Lines, seen: Seen, due: Due, firsts: Ints, afters: Ints) -> list[DueRow]:
        """Pieces that follow each other and were seen by the same unit in the same way: of these the one last seen."""
        return [
            self._stretch(lines, first, after, first + int(np.argmax(seen.at[first:after])), seen, due)
            for first, after in zip(firsts.tolist(), afters.tolist(), strict=True)
        ]

    def _stretch(self, lines: Lines, first: int, after: int, at: int, seen: Seen, due: Due) -> DueRow:
        """The pieces from `first` up to `after`, told by the piece `at`."""
        ground = lines.ground
        line = int(ground.of_piece[first])
        from_m, length = float(ground.piece_from_m[first]), float(ground.lengths_m[line])
        to_m = min(float(ground.piece_from_m[after - 1]) + PIECE_M, length)
        middle = lines.shapes[line].interpolate((from_m + to_m) / 2 / length, normalized=True)
        return self._row(
            lines.places, line, seen, at, due, place=(middle.x, middle.y), from_m=from_m, to_m=to_m,
            stretch=lines.stretch(line, from_m, to_m),
        )  # fmt: skip

    def how(self, seen: Seen, at: int) -> SeenHow | None:
        """How somebody was there last; None where nobody was, or it is not known."""
        if not seen.at[at] or seen.unit[at] < 0:
            return SeenHow.TOLD if seen.is_check[at] else None
        if seen.is_check[at]:
            return SeenHow.POINT_CHECK
        return SeenHow.STOPPED if seen.stay[at] >= self._stop_s else SeenHow.PASSED

    def manner(self, seen: Seen) -> Ints:
        """A number of who was there last and how, the same for the same."""
        found: Ints = 4 * (seen.unit + 1) + 2 * seen.is_check + (seen.stay >= self._stop_s)
        return found

    def unit(self, seen: Seen, at: int) -> str:
        """Who was there last."""
        return self._units[seen.unit[at]] if seen.unit[at] >= 0 else ""

    def _row(
        self, places: Places, row: int, seen: Seen, at: int, due: Due, *, place: tuple[float, float] | None = None,
        from_m: float | None = None, to_m: float | None = None, stretch: str = "",
    ) -> DueRow:  # fmt: skip
        told, need = places.columns, places.needs[places.need[row]] if places.need[row] >= 0 else None
        lon, lat = place or (told["lon"][row], told["lat"][row])
        over_h = float(due.over_s[at]) / 3600.0 if need is not None else 0.0
        return DueRow(
            layer=places.layer, asset_id=told["id"][row], code=told["code"][row], name=told["name"][row],
            kind=told["kind"][row], area=self._areas.get(told["area_id"][row] or "", ""),
            is_key=bool(told["is_key"][row]), lon=lon, lat=lat, mode=need.mode if need is not None else None,
            every_h=need.gap.total_seconds() / 3600.0 if need is not None else 0.0,
            last_at=moment(float(seen.at[at])), by=self.unit(seen, at), how=self.how(seen, at),
            gap_h=float(due.gap_s[at]) / 3600.0, over_h=over_h,
            why=(Unseen.NOT_REPORTED if due.is_silent[at] else Unseen.NOT_PATROLLED) if over_h > 0 else None,
            from_m=from_m, to_m=to_m, stretch=stretch,
        )  # fmt: skip


def moment(at: float) -> datetime | None:
    """The moment of so many seconds since 1970; None for none."""
    return datetime.fromtimestamp(at, UTC) if at > 0 else None


def runs(pieces: Ints, alike: Ints) -> list[tuple[int, int]]:
    """First piece and the one after the last of pieces that follow each other and are `alike`, as those of one line."""
    if not len(pieces):
        return []
    breaks = np.flatnonzero((np.diff(pieces) != 1) | (np.diff(alike[pieces]) != 0)) + 1
    firsts, afters = pieces[np.r_[0, breaks]], pieces[np.r_[breaks - 1, len(pieces) - 1]] + 1
    return list(zip(firsts.tolist(), afters.tolist(), strict=True))
