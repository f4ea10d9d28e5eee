"""Where to stop so that the most is looked at: the maximal covering location problem (Church and ReVelle 1974)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
GOOD_ENOUGH = 0.01


@dataclass(frozen=True)
class Covering:
    """The chosen sites, rising; the weight that they cover, and the most that any choice could cover."""

    chosen: Ints
    covered: float
    bound: float


def covering(weights: Floats, covers: csr_array, sites: int, seconds: float) -> Covering:
    """At most `sites` of the columns of `covers` (demands x sites, non-zero where a demand is seen from a site) that
    cover the most weight: max sum w_i y_i, y_i <= sum_j a_ij x_j, sum x_j <= p; HiGHS solves it."""
    weights, covers = _merged(weights, covers)
    demands, places = covers.shape
    if places <= sites or not demands:
        everything = float(weights[np.diff(covers.indptr) > 0].sum())
        return Covering(np.arange(places), everything, everything)
    seen = hstack([eye_array(demands), -covers])
    spent = csr_array(np.concatenate([np.zeros(demands), np.ones(places)])[None, :])
    found = milp(
        np.concatenate([-weights, np.zeros(places)]),
        integrality=np.concatenate([np.zeros(demands), np.ones(places)]),
        bounds=Bounds(0.0, 1.0),
        constraints=LinearConstraint(
            vstack([seen, spent], format="csc"), -np.inf, np.append(np.zeros(demands), float(sites))
        ),
        options={"time_limit": seconds, "mip_rel_gap": GOOD_ENOUGH},
    )
    if found.x is None:
        chosen = np.sort(np.argsort(-(covers.T @ weights), kind="stable")[:sites])
        bound = float(weights.sum())
    else:
        chosen = np.flatnonzero(found.x[demands:] > 0.5)
        bound = -float(found.mip_dual_bound)
    covered = float(weights[covers[:, chosen].sum(axis=1) > 0].sum())
    return Covering(chosen, covered, max(bound, covered))


def _merged(weights: Floats, covers: csr_array) -> tuple[Floats, csr_array]:
    """Demands that are seen from the same sites are one demand; wells of a pad mostly are."""
    covers.sort_indices()
    rows = [covers.indices[begin:end].tobytes() for begin, end in zip(covers.indptr, covers.indptr[1:], strict=False)]
    first: dict[bytes, int] = {}
    group = np.array([first.setdefault(row, len(first)) for row in rows], dtype=np.int64)
    kept = np.unique(group, return_index=True)[1]
    summed: Floats = np.bincount(group, weights=weights, minlength=len(first)).astype(np.float64)
    return summed, covers[kept] if len(kept) else covers
