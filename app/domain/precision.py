"""How exactly places leave the desk: whole, or only as near as whoever receives them needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Precision(StrEnum):
    """FULL is what the store holds; the others are so coarse on the ground."""

    FULL = "FULL"
    METRE = "METRE"
    HUNDRED_METRES = "HUNDRED_METRES"
    KILOMETRE = "KILOMETRE"


DECIMALS: Mapping[Precision, int] = {Precision.METRE: 5, Precision.HUNDRED_METRES: 3, Precision.KILOMETRE: 2}
"""Of a degree: 1e-3 are 111 m to the north and 88 m to the east in the county."""
STEP_M: Mapping[Precision, float] = {Precision.METRE: 1.0, Precision.HUNDRED_METRES: 100.0, Precision.KILOMETRE: 1000.0}
