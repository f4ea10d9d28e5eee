"""Rest for Python's collector, whose full rounds stop every thread while it looks through all that lives.

Measured with an open desk of 30,000 wells: 150 to 180 ms a round, a round for each quarter that is added to what lives,
and nothing found. What stands when the window opens (modules, widgets, plans) stands until it closes: it is left out.
What is left is little, so a quarter more of it is soon there: beside a busy field a round of 30 to 50 ms came every
four seconds, on top of whatever ran. So full rounds are made by the clock, each by itself, not by what was added.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache

ROUND_EACH_MS = 600_000
_YOUNG, _MIDDLE, _FULL = gc.get_threshold()
_SELDOM = 1_000


def spare_what_stands() -> None:
    """Leave all that lives now out of later rounds, and full rounds to `full_round`; counted references still free what
    stands. May be called again."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _SELDOM)


def full_round() -> None:
    """Look through what came since, and give the system back what is free; to be called every `ROUND_EACH_MS`, on the
    thread that can best wait."""
    gc.collect()
    _give_back()


def _give_back() -> None:
    """What many threads took and freed, glibc keeps for the next one: some 40 MB of a desk at night. Other systems give
    it back by themselves."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def spare_nothing() -> None:
    """Let the rounds take in everything again, and come by themselves, so that rings of what has closed are found."""
    gc.unfreeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _FULL)
