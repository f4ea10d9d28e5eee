"""The ground divided among the places that crews start from: each crew about as much to look at, and little driving."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import coo_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST, LEAST = 1.25, 0.75
"""Of its equal share a start has at most and at least so much, where it can; in between driving decides."""
LEFT_OUT, SHORT = 2.0, 1.0
"""What it costs to leave ground to nobody, and to leave a start short of ground, in farthest drives."""


def divided(values: Floats, seconds: Floats, crews: Ints, farthest_s: float) -> Ints:
    """Which start each block of ground falls to (-1: none): `values` (blocks,), `seconds` to drive (starts, blocks),
    `crews` at each start. A block that lies farther than `farthest_s` from a start is none of its.

    A transportation problem, solved by HiGHS; of a block that it splits, whoever has most of it has all.
    """
    starts, blocks = seconds.shape
    owner = np.full(blocks, -1, dtype=np.int64)
    start, block = np.nonzero((seconds <= farthest_s) & (values > 0))
    if not len(start):
        return owner
    served = np.unique(block)
    number, pairs, size = np.searchsorted(served, block), len(start), len(served)
    worth, fair = values[served] / values[served].sum(), crews / crews.sum()
    driving = worth[number] * seconds[start, block] / farthest_s
    cost = np.concatenate([driving, worth * LEFT_OUT, np.full(starts, SHORT)])
    whole = coo_array(
        (np.ones(pairs + size), (np.concatenate([number, np.arange(size)]), np.arange(pairs + size))),
        shape=(size, len(cost)),
    )
    load = coo_array((worth[number], (start, np.arange(pairs))), shape=(starts, len(cost))).tocsr()
    short = coo_array((np.ones(starts), (np.arange(starts), pairs + size + np.arange(starts))), shape=load.shape)
    found = milp(
        cost,
        constraints=[
            LinearConstraint(whole.tocsr(), 1.0, 1.0),
            LinearConstraint(load, -np.inf, MOST * fair),
            LinearConstraint(load + short.tocsr(), LEAST * fair, np.inf),
        ],
    )
    if found.x is None:
        raise RuntimeError(f"the division of the ground has no solution: {found.message}")
    share = np.zeros((starts + 1, size))
    share[start, number] = found.x[:pairs]
    share[-1] = found.x[pairs : pairs + size]
    most = share.argmax(axis=0)
    owner[served] = np.where(most == starts, -1, most)
    return owner
