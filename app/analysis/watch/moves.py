"""A batch of believed fixes as arrays, sorted by mover and time, each with the fix before it. Places are EPSG:4545."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Moves:
    """Columns of equal length. `mover` numbers who moved (`MoverBook`), `at` is seconds since 1970, `x`, `y` metres,
    `speed_kmh` the told speed, else that of the step from the fix before, else NaN. `before_...` is the mover's fix
    before this one (NaN where none is known). `first` marks a mover's first in this batch."""

    mover: Ints
    at: Floats
    x: Floats
    y: Floats
    lon: Floats
    lat: Floats
    speed_kmh: Floats
    before_at: Floats
    before_x: Floats
    before_y: Floats
    first: Flags

    def __len__(self) -> int:
        return len(self.mover)

    def where(self, wanted: Flags) -> Moves:
        """Only some of these, by mover all or none of them, or `first` would lie."""
        if wanted.all():
            return self
        return Moves(*(getattr(self, column.name)[wanted] for column in fields(self)))

    @property
    def last(self) -> Flags:
        """A mover's last in this batch."""
        return np.append(self.first[1:], True) if len(self) else self.first
