"""What a night's looks are worth: places overdue to be seen, and places near which incidents were reported."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]

MOST_OVERDUE = 3.0
"""A place that was not seen for three times its interval weighs no more than this, or what nobody ever reaches would
crowd out all else."""
RISK_M, RISK_HALF_LIFE_DAYS = 1_500.0, 90.0
REPEAT_DAYS, REPEATS = 14.0, 2.0
"""For two weeks an incident weighs twice: so long others follow nearby (near repeats, domain.md D.10)."""


@dataclass(frozen=True)
class Demands:
    """Places to be looked at, (n,) each: lon, lat; `overdue` is the time since the last look over the interval that is
    asked for (0 where nothing is due yet), times what the place weighs; `risk` incidents a square kilometre, the older
    the lighter. `risk_part` is the weight of all risk together, the rest is that of all that is overdue."""

    lon: Floats
    lat: Floats
    overdue: Floats
    risk: Floats
    risk_part: float

    @property
    def places(self) -> Floats:
        return np.column_stack([self.lon, self.lat])

    @property
    def by_risk(self) -> Floats:
        """The part of each value that looks do not take away, for what may happen again."""
        return _shares(self.risk) * self.risk_part

    @property
    def by_overdue(self) -> Floats:
        """The part of each value that the first look takes away."""
        return _shares(self.overdue) * (1.0 - self.risk_part)


def overdue_times(gap_h: Floats, every_h: Floats) -> Floats:
    """How often the interval has gone by: 0 before it has once. A gap of infinity is one of a place never seen."""
    times = np.minimum(gap_h / every_h, MOST_OVERDUE)
    return np.where(times >= 1.0, times, 0.0)


def risk_of(places_m: Floats, incidents_m: Floats, weights: Floats) -> Floats:
    """Incidents a square kilometre at each place, (n, 2) and (k, 2) in metres: the quartic kernel of `density`, of
    radius `RISK_M`, evaluated at the places themselves."""
    risk = np.zeros(len(places_m))
    if not len(places_m) or not len(incidents_m):
        return risk
    near = cKDTree(incidents_m).sparse_distance_matrix(cKDTree(places_m), RISK_M, output_type="ndarray")
    kernel = 3.0 / (np.pi * (RISK_M / 1000.0) ** 2) * (1.0 - (near["v"] / RISK_M) ** 2) ** 2
    np.add.at(risk, near["j"], kernel * weights[near["i"]])
    return risk


def faded(age_days: Floats) -> Floats:
    """What an incident of this age still weighs."""
    weight = 0.5 ** (np.maximum(age_days, 0.0) / RISK_HALF_LIFE_DAYS)
    return np.where(age_days <= REPEAT_DAYS, REPEATS * weight, weight)


def _shares(amounts: Floats) -> Floats:
    total = float(amounts.sum())
    return amounts / total if total > 0 else np.zeros_like(amounts)
