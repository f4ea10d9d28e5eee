"""How a file of tracks is to be read, what was read of it, and what came of taking it in. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.fix_doubt import FixDoubt
from app.domain.sentence import Sentence
from app.domain.track_import import ClockReading

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class TrackPlan:
    """`datum`: WGS84, CGCS2000, GCJ02, BD09 or EPSG:n; empty means as the file says, and WGS84 where it does not."""

    path: Path
    clock: ClockReading = ClockReading.AS_TOLD
    datum: str = ""


@dataclass(frozen=True, kw_only=True)
class WayCounts:
    """What was read of one way, what was cleaned and what it tells; see `domain.track_import.TrackImport`."""

    read: int
    untimed: int
    disordered: int
    doubted: Mapping[FixDoubt, int] = field(default_factory=dict)
    trips: int = 0
    stops: int = 0
    length_m: float = 0.0
    stopped_s: float = 0.0

    @property
    def believed(self) -> int:
        """How many points are left."""
        return self.read - self.untimed - sum(self.doubted.values())


@dataclass(frozen=True, kw_only=True, eq=False)
class ReadWay:
    """One way in WGS-84 and in the order of time, without what has no time.

    `fixes` are columns of (seconds since 1970 UTC, lon, lat, km/h, degrees, metres), NaN where not told; `doubts` of
    each a number of `analysis.track_cleaning.DOUBTS`. `outline`: (n, 2) longitude and latitude of the believed ones,
    thinned out for a picture.
    """

    name: str
    device: str
    fixes: Numbers
    doubts: NDArray[np.uint8]
    outline: Numbers
    counts: WayCounts
    notes: tuple[Sentence, ...] = ()

    @property
    def first_s(self) -> float:
        """Seconds since 1970 of its first believed fix, NaN where none is."""
        believed = self.fixes[0][self.doubts == 0]
        return float(believed[0]) if len(believed) else np.nan

    @property
    def last_s(self) -> float:
        """The same of the last one."""
        believed = self.fixes[0][self.doubts == 0]
        return float(believed[-1]) if len(believed) else np.nan


@dataclass(frozen=True, kw_only=True, eq=False)
class TrackRead:
    """What a file told, read by `plan`; `datum` is the one that was used."""

    plan: TrackPlan
    kind: str
    sha256: str
    datum: str
    ways: tuple[ReadWay, ...]
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrackResult:
    """What came of taking it in. `kept` fixes are new, `known` were there already; `batch_number` is None where nothing
    was new."""

    batch_number: int | None
    ways: int
    kept: int
    known: int
