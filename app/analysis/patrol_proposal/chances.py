"""How likely each place is looked at, so that whoever counts on a gap finds none worth it; and the draw itself.

The chances are those of a zero-sum Stackelberg game: who watches chooses them first, who means harm knows them and goes
where most is left (Tambe 2011; domain.md D.11). They are drawn by comb: one number places all teeth, so that each place
is drawn exactly as likely as it should be and the number of places is always the same but for the fraction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

Floats = NDArray[np.float64]
_WHOLE = 1 << 256


def marginals(values: Floats, looks: float) -> tuple[Floats, float]:
    """The chance of each place for `looks` looks in all, and the most that stays unwatched at any of them.

    Minimises u subject to (1 - c_i) v_i <= u, sum c_i <= looks, 0 <= c_i <= 1; HiGHS solves it.
    """
    size = len(values)
    if not size or not values.any():
        return np.zeros(size), 0.0
    greatest = float(values.max())
    worth = values / greatest
    left = coo_array(
        (
            np.append(worth, np.ones(size)),
            (np.tile(np.arange(size), 2), np.append(np.arange(size), np.full(size, size))),
        )
    )
    found = milp(
        np.append(np.zeros(size), 1.0),
        bounds=Bounds(0.0, np.append(np.ones(size), np.inf)),
        constraints=[
            LinearConstraint(left.tocsr(), worth, np.inf),
            LinearConstraint(np.append(np.ones(size), 0.0), -np.inf, looks),
        ],
    )
    if found.x is None:
        raise RuntimeError(f"the chances have no solution: {found.message}")
    unwatched = float(found.x[-1])
    chance: Floats = np.where(worth > 0, np.clip(1.0 - unwatched / np.maximum(worth, 1e-12), 0.0, 1.0), 0.0)
    return chance, unwatched * greatest


def share(seed: str, *words: object) -> float:
    """A number in [0, 1) that is the same for the same seed and words, with any tool: the SHA-256 of them, joined by
    blanks, read as a whole number, over 2^256."""
    told = hashlib.sha256(" ".join((seed, *map(str, words))).encode()).hexdigest()
    return int(told, 16) / _WHOLE


def comb(chances: Floats, keys: Sequence[str], seed: str, turn: int) -> NDArray[np.int64]:
    """Which places are drawn in one turn: their numbers, rising. `keys` name them, so that their order is no matter.

    The places are laid end to end in an order that the seed shuffles, each as long as its chance; teeth stand at every
    whole number from a first that the seed places.
    """
    shuffled = sorted(range(len(keys)), key=lambda at: (share(seed, turn, keys[at]), keys[at]))
    ends = np.cumsum(chances[shuffled])
    teeth = np.floor(ends - share(seed, turn) + 1e-12)
    before = np.concatenate([[-1.0], teeth[:-1]])
    drawn = np.asarray(shuffled, dtype=np.int64)[teeth > before]
    return np.sort(drawn)
