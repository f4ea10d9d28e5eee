"""Coverage of a million positions against 30,000 wells and 1,120 km of lines, beside geopandas and movingpandas."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.analysis.coverage.lines import LineGround, line_passes, piece_visits, stretches_of, united_m
from app.analysis.coverage.near import near_places
from app.analysis.coverage.visits import seen, visits_of
from app.analysis.coverage.ways import Floats, ways_of
from app.analysis.stationing import county_metres
from app.domain.coverage import PassingRule
from tests.bench.figure import Figure, median_of_runs, seconds_of
from tests.bench.patrols.field_night import FieldNight, field_night
from tests.bench.patrols.plain_coverage import plain_coverage

MOST_S, TIMES_LESS = 3.0, 5.0
RULE = PassingRule()


def bench_coverage() -> Iterator[Figure]:
    """Last seen, by whom, how and the longest gap of each well and each 100 m; the peer finds less, and the same."""
    field = field_night()
    ours = median_of_runs(lambda: seconds_of(lambda: own_coverage(field)))
    named = f"{field.fixes / 1e6:.2f} million positions, {len(field.wells):,} wells, {field.line_km:,.0f} km of lines"
    yield Figure.at_most("patrols", f"coverage of {named}", ours, MOST_S, "s")
    told: list[tuple[dict[int, float], list[float]]] = []
    theirs = seconds_of(lambda: told.append(plain_coverage(field, RULE)))
    last, metres = own_coverage(field)
    found = {int(well): float(last[well]) for well in np.flatnonzero(last)}
    if found != told[0][0] or not np.allclose(metres, told[0][1], atol=0.5):
        raise ValueError("the desk and the peer do not find the same")
    yield Figure.ratio_at_least(
        "patrols", "the same, last seen and length alone by the peer", ours, theirs, TIMES_LESS,
        unit="s", peer="geopandas and movingpandas",
    )  # fmt: skip
    yield Figure.told("patrols", "wells passed in that time", 100.0 * len(found) / len(field.wells), "%")
    yield Figure.told("patrols", "lines driven along in that time", metres.sum() / 1000.0, "km")


def own_coverage(field: FieldNight) -> tuple[Floats, Floats]:
    """When each well was seen last, and how many metres of each line were."""
    ways = ways_of(field.tracks, field.on_foot, county_metres())
    at_wells = visits_of(ways, *near_places(ways, field.wells, RULE), RULE)
    found = seen(at_wells, len(field.wells), field.since, field.until)
    ground = LineGround(field.lines)
    passes = line_passes(ways, ground, RULE)
    seen(piece_visits(ways, ground, passes, RULE), len(ground.of_piece), field.since, field.until)
    return found.at, united_m(stretches_of(ways, passes), len(field.lines))
