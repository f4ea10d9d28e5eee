"""Three series of the demo, each by one crew: one place, one stretch of weeks, one way of doing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from app.demo.county_frame import CountyFrame
from app.demo.county_time import at_local, local
from app.demo.deed import Deed, at_well, on_line
from app.demo.trunk_plan import TrunkLine
from app.demo.wells_plan import Wells
from app.domain.case_file import CaseType

CODE_KEPT, CODE_STRAYS = 0.88, 0.08


@dataclass(frozen=True)
class Series:
    """A crew: its deeds, when it began and how long it went on, around which place or on which line, and its habits."""

    name: str
    type: CaseType
    deeds: int
    began_days_ago: int
    lasted_days: int
    lon: float
    lat: float
    reach_km: float
    on_line: bool
    hours: tuple[float, float]
    mo_codes: tuple[str, ...]


SERIES: tuple[Series, ...] = (
    Series(
        "系列一",
        CaseType.WELLHEAD,
        12,
        62,
        50,
        107.42,
        37.16,
        6.0,
        False,
        (23.0, 27.5),
        ("VALVE_OPEN", "CAMERA_DAMAGED", "MASK_HOOD", "MODIFIED_SUV", "NO_PLATE", "NIGHT"),
    ),
    Series(
        "系列二",
        CaseType.TAPPING,
        10,
        300,
        70,
        107.75,
        37.26,
        9.0,
        True,
        (0.5, 4.0),
        ("DRILL_TAP", "CLAMP_FITTED", "HOSE_BURIED", "HIDDEN_TANK", "LOOKOUT", "NIGHT"),
    ),
    Series(
        "系列三",
        CaseType.MATERIAL,
        8,
        520,
        45,
        108.10,
        37.50,
        8.0,
        False,
        (18.5, 22.0),
        ("FENCE_CUT", "CUTTER", "TRICYCLE", "LIGHTS_OFF", "SCRAP"),
    ),
)
_STRAYS = ("LOCK_CUT", "PUMP", "FAKE_PLATE", "SIGNAL_JAM", "INSIDER_SUSPECTED", "RECEIVING_SITE")


def planted_series(
    frame: CountyFrame, wells: Wells, lines: list[TrunkLine], number: int, now: datetime, rng: np.random.Generator
) -> list[Deed]:
    """The deeds of one crew, oldest first, some days apart."""
    crew = SERIES[number]
    begin = local(now).date() - timedelta(days=crew.began_days_ago)
    days = np.sort(rng.choice(crew.lasted_days, size=crew.deeds, replace=False)).tolist()
    middle = frame.to_frame(np.array([[crew.lon, crew.lat]]))[0]
    away = np.hypot(*(wells.places - middle).T)
    near = np.argsort(away, kind="stable")[: max(30, int((away < 1000 * crew.reach_km).sum()))]
    nearest = min(lines, key=lambda line: float(np.hypot(*(frame.to_frame(line.degrees) - middle).T).min()))
    found = []
    for day in days:
        moment = at_local(begin + timedelta(days=int(day)), float(rng.uniform(*crew.hours)))
        if crew.on_line:
            deed = on_line(frame, nearest, float(rng.uniform(0.3, 0.6)), crew.type, moment)
        else:
            deed = at_well(wells, int(near[int(rng.integers(len(near)))]), crew.type, moment)
        found.append(deed.by(crew.name, _shown(rng, crew.mo_codes)))
    return found


def _shown(rng: np.random.Generator, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The crew's habits as one case shows them: most kept, now and then one that does not belong."""
    kept = [code for code in codes if rng.uniform() < CODE_KEPT]
    return tuple(kept + [code for code in _STRAYS if rng.uniform() < CODE_STRAYS])
