"""The lines of the field by how long ago somebody saw them: pieces of like age that follow each other, to be drawn."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.ops import substring

from app.analysis.coverage.ways import Floats
from app.domain.asset import LineKind
from app.services.coverage.coverage import LineAge
from app.services.coverage.ground import Lines

AGES = (("H24", 24.0), ("H48", 48.0), ("H72", 72.0), ("D7", 168.0))
"""Code and hours that have passed at most; beyond is LONGER, and NEVER where nothing is known of the last 90 days."""
LONGER, NEVER = "LONGER", "NEVER"


def line_ages(lines: Lines, at: Floats, until: float) -> list[LineAge]:
    """Runs of pieces; `at` is when each piece was seen last, 0 for never. Of lines that are no trunk lines and that
    nobody asks to see, what was never seen is left out: there are thousands of kilometres of them."""
    ground, told = lines.ground, lines.places.columns
    codes = np.array([*(code for code, _ in AGES), LONGER, NEVER])
    number = np.searchsorted([hours * 3600.0 for _, hours in AGES], until - at)
    number = np.where(at > 0, number, len(AGES) + 1)
    breaks = np.flatnonzero((np.diff(ground.of_piece) != 0) | (np.diff(number) != 0)) + 1
    firsts = np.r_[0, breaks] if len(number) else breaks
    afters = np.r_[breaks, len(number)]
    is_wanted = (lines.places.need >= 0) | (np.array(told["kind"], dtype=object) == LineKind.TRUNK)
    found = []
    for first, after in zip(firsts.tolist(), afters.tolist(), strict=False):
        line, code = int(ground.of_piece[first]), str(codes[number[first]])
        if code == NEVER and not is_wanted[line]:
            continue
        whole = float(ground.lengths_m[line])
        begin = float(ground.piece_from_m[first])
        end = whole if after == len(number) or ground.of_piece[after] != line else float(ground.piece_from_m[after])
        shape = lines.shapes[line]
        part = shape if end - begin >= whole else substring(shape, begin / whole, end / whole, normalized=True)
        name = told["name"][line] or told["code"][line]
        found.append(LineAge(told["id"][line], name, shapely.to_wkb(part), code, end - begin))
    return found
