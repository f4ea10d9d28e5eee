"""24 months of deeds with a planted pattern, so that analysis can be checked against what was put in.

The pattern is told in `app/demo/PATTERN.md`; the constants here and in `series_plan` are its numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from scipy.spatial import cKDTree

from app.demo.chance import Chance, shares
from app.demo.county_frame import CountyFrame, Floats
from app.demo.county_time import at_local, local
from app.demo.deed import Deed, at_well, on_line
from app.demo.pads_plan import Pads
from app.demo.place_names import WORK_AREAS
from app.demo.series_plan import SERIES, planted_series
from app.demo.trunk_plan import TrunkLine
from app.demo.wells_plan import Wells
from app.domain.asset import WellKind
from app.domain.case_file import CaseType

DAYS = 730
BACKGROUND, REPEATS = 250, 80
NIGHT_SHARE = 0.72
NIGHT_FROM_H, NIGHT_TO_H = 21.0, 29.0
MONTH_WEIGHTS = (1.8, 1.3, 1.0, 0.8, 0.7, 0.6, 0.6, 0.7, 0.9, 1.2, 1.7, 1.9)
REPEAT_WITHIN_M = 1_500.0
REPEAT_AFTER_DAYS = (1, 10)
KEY_WELL_WEIGHT, HOT_AREA_WEIGHT, NOT_OIL_WEIGHT = 8.0, 2.5, 0.2
HOT_AREAS = ("姬塬作业区", "樊学作业区", "新安边作业区")
_TYPES = (
    (CaseType.WELLHEAD, 0.38),
    (CaseType.TAPPING, 0.13),
    (CaseType.TANK_STATION, 0.08),
    (CaseType.TANKER, 0.12),
    (CaseType.MATERIAL, 0.14),
    (CaseType.POWER, 0.05),
    (CaseType.DAMAGE, 0.05),
    (CaseType.CAMERA_SABOTAGE, 0.03),
    (CaseType.ILLEGAL_COLLECT, 0.02),
)
_HABITS: dict[CaseType, tuple[str, ...]] = {
    CaseType.WELLHEAD: ("VALVE_OPEN", "LOCK_CUT", "CUTTER", "PUMP", "TANKER", "TRICYCLE", "LOOKOUT", "LIGHTS_OFF"),
    CaseType.TAPPING: ("DRILL_TAP", "CLAMP_FITTED", "HOSE_BURIED", "TUNNEL", "WELDER", "HIDDEN_TANK", "LOOKOUT"),
    CaseType.TANKER: ("TANKER", "FAKE_PLATE", "HIDDEN_TANK", "RECEIVING_SITE", "REFINERY"),
    CaseType.MATERIAL: ("FENCE_CUT", "CUTTER", "TRICYCLE", "SCRAP", "LIGHTS_OFF"),
}
_ANY_HABIT = ("FENCE_CUT", "LOCK_CUT", "CUTTER", "LOOKOUT", "LIGHTS_OFF", "INSIDER_SUSPECTED")


@dataclass(frozen=True)
class Ground:
    """Where deeds may happen: wells with their weights (summing to one), and the trunk lines."""

    frame: CountyFrame
    wells: Wells
    weights: Floats
    lines: list[TrunkLine]


def deed_ground(frame: CountyFrame, wells: Wells, pads: Pads, lines: list[TrunkLine]) -> Ground:
    """Thefts follow key wells and three hot work areas."""
    hot = np.array([area.name in HOT_AREAS for area in WORK_AREAS])[pads.area][wells.pad]
    oil = np.array([kind == WellKind.OIL for kind in wells.kinds])
    weights = np.where(wells.is_key, KEY_WELL_WEIGHT, 1.0) * np.where(hot, HOT_AREA_WEIGHT, 1.0)
    weights *= np.where(oil, 1.0, NOT_OIL_WEIGHT)
    return Ground(frame, wells, weights / weights.sum(), lines)


def plan_deeds(ground: Ground, now: datetime, chance: Chance) -> list[Deed]:
    """All deeds, oldest first: background, near repeats of some of them, and the three series."""
    rng = chance.stream("deeds")
    chosen = rng.choice(len(ground.weights), size=BACKGROUND, p=ground.weights).tolist()
    kinds = [CaseType(word) for word in shares(rng, _TYPES, BACKGROUND)]
    moments = _moments(rng, now, BACKGROUND)
    deeds = []
    for well, kind, moment in zip(chosen, kinds, moments, strict=True):
        if kind is CaseType.TAPPING:
            line = ground.lines[int(rng.integers(len(ground.lines)))]
            deeds.append(on_line(ground.frame, line, float(rng.uniform(0.03, 0.97)), kind, moment))
        else:
            deeds.append(at_well(ground.wells, well, kind, moment))
    deeds += _repeats(ground, rng, deeds, now)
    deeds = [one.by("", _habits(rng, one.type)) for one in deeds]
    for number in range(len(SERIES)):
        deeds += planted_series(ground.frame, ground.wells, ground.lines, number, now, rng)
    return sorted(deeds, key=lambda one: (one.deed_at, one.asset_code))


def deed_hour(rng: np.random.Generator) -> float:
    """An hour of the day: with the planted share between 21:00 and 05:00 (then told above 24), else any other."""
    if rng.uniform() < NIGHT_SHARE:
        return float(rng.uniform(NIGHT_FROM_H, NIGHT_TO_H))
    return float(rng.uniform(NIGHT_TO_H - 24.0, NIGHT_FROM_H))


def _moments(rng: np.random.Generator, now: datetime, count: int) -> list[datetime]:
    """Times over two years, drawn by `MONTH_WEIGHTS` and `deed_hour`."""
    today = local(now).date()
    days = [today - timedelta(days=back) for back in range(2, DAYS)]
    weights = np.array([MONTH_WEIGHTS[day.month - 1] for day in days])
    drawn = rng.choice(len(days), size=count, p=weights / weights.sum())
    return [at_local(days[i], deed_hour(rng)) for i in drawn.tolist()]


def _repeats(ground: Ground, rng: np.random.Generator, first: list[Deed], now: datetime) -> list[Deed]:
    """Deeds that follow another within 1 to 10 days, at another well within 1.5 km of it."""
    tree = cKDTree(ground.wells.places)
    last = local(now).date() - timedelta(days=2)
    found: list[Deed] = []
    while len(found) < REPEATS:
        one = first[int(rng.integers(len(first)))]
        day = local(one.deed_at).date() + timedelta(days=int(rng.integers(REPEAT_AFTER_DAYS[0], REPEAT_AFTER_DAYS[1])))
        here = ground.frame.to_frame(np.array([[one.lon, one.lat]]))[0]
        near = [
            well for well in tree.query_ball_point(here, REPEAT_WITHIN_M) if ground.wells.codes[well] != one.asset_code
        ]
        if day > last or not near:
            if not near and len(ground.wells.codes) < 500:
                near = [int(rng.integers(len(ground.wells.codes)))]
            else:
                continue
        well = near[int(rng.integers(len(near)))]
        kind = one.type if one.type is not CaseType.TAPPING else CaseType.WELLHEAD
        found.append(at_well(ground.wells, well, kind, at_local(min(day, last), deed_hour(rng)), repeats=True))
    return found


def _habits(rng: np.random.Generator, kind: CaseType) -> tuple[str, ...]:
    """Two to four MO codes (domain.md C.6) such as many thieves of the kind show."""
    habits = _HABITS.get(kind, _ANY_HABIT)
    count = int(rng.integers(2, min(5, len(habits) + 1)))
    return tuple(habits[i] for i in np.sort(rng.choice(len(habits), size=count, replace=False)).tolist())
