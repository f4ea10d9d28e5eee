"""Where somebody was in a period: each place, and each stretch of line that one unit saw in one way, newest first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.analysis.coverage.ways import Floats, Ints
from app.domain.asset import AssetLayer
from app.services.coverage.coverage import MOST_SEEN, DueRow
from app.services.coverage.due_rows import RowMaker, runs
from app.services.coverage.ground import Lines
from app.services.coverage.sights import Sight


def seen_rows(sights: Sequence[Sight], lines: Lines, maker: RowMaker, since: float) -> tuple[tuple[DueRow, ...], int]:
    """The newest `MOST_SEEN`, and how many there are; only those that are listed are told in words."""
    spans = [_spans(one, lines, maker, since) for one in sights]
    at = np.concatenate([np.zeros(0), *(moments for _, _, moments in spans)])
    least = np.sort(at)[-MOST_SEEN] if len(at) > MOST_SEEN else -np.inf
    found: list[DueRow] = []
    for sight, (firsts, afters, moments) in zip(sights, spans, strict=True):
        kept = moments >= least
        if sight.places.layer is AssetLayer.PIPELINES:
            found += maker.seen_stretches(lines, sight.seen, sight.due, firsts[kept], afters[kept])
        else:
            found += maker.seen_places(sight.places, sight.seen, sight.due, firsts[kept])
    found.sort(key=lambda one: one.last_at.timestamp() if one.last_at else 0.0, reverse=True)
    return tuple(found[:MOST_SEEN]), len(at)


def _spans(sight: Sight, lines: Lines, maker: RowMaker, since: float) -> tuple[Ints, Ints, Floats]:
    """First row and the one after the last of what becomes a row of its own, and when somebody was there last."""
    seen = sight.seen
    rows = np.flatnonzero((seen.visits > 0) & (seen.at >= since))
    if sight.places.layer is not AssetLayer.PIPELINES:
        return rows, rows + 1, seen.at[rows]
    manner = maker.manner(seen)
    alike = lines.ground.of_piece * (int(manner.max(initial=0)) + 1) + manner
    pairs = np.array(runs(rows, alike), dtype=np.int64).reshape(-1, 2)
    moments = np.array([seen.at[first:after].max() for first, after in pairs.tolist()], dtype=np.float64)
    return pairs[:, 0], pairs[:, 1], moments
