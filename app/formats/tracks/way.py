"""What every reader of tracks gives: the fixes of one mover as columns, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.domain.sentence import Sentence
from app.formats.tracks.told_times import Times

Numbers = NDArray[np.float64]
METRES_OF_HDOP = 5.0
"""A receiver's error is about so many metres times its dilution of precision."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """Equally long columns: time as it is written, degrees in the datum of the file, km/h, degrees clockwise from
    north, metres; NaN where nothing is told.

    `name` is what the file calls the way, `device` the serial or name of who recorded it, each "" where it is silent.
    """

    name: str
    device: str
    times: Times
    lon: Numbers
    lat: Numbers
    speed_kmh: Numbers
    course_deg: Numbers
    accuracy_m: Numbers

    def __len__(self) -> int:
        return len(self.lon)


@dataclass(frozen=True, kw_only=True)
class Ways:
    """What a file holds: its ways; what it says of its datum (as `analysis.declared_crs` reads it, "" where nothing);
    how many rows have no place that can be read; and what stands in it besides, in words."""

    ways: tuple[Way, ...]
    declared_crs: str = "WGS84"
    unplaced: int = 0
    besides: tuple[Sentence, ...] = ()


@dataclass
class Gathered:
    """Fixes of one way while a reader goes through a file; `way` makes columns of them."""

    name: str = ""
    device: str = ""
    texts: list[str] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    speed_kmh: list[float] = field(default_factory=list)
    course_deg: list[float] = field(default_factory=list)
    accuracy_m: list[float] = field(default_factory=list)

    def add(
        self,
        text: str,
        lon: float,
        lat: float,
        *,
        speed_kmh: float = np.nan,
        course_deg: float = np.nan,
        accuracy_m: float = np.nan,
    ) -> None:
        """One more fix; `text` is its time as it is written, "" for none."""
        self.texts.append(text)
        self.lon.append(lon)
        self.lat.append(lat)
        self.speed_kmh.append(speed_kmh)
        self.course_deg.append(course_deg)
        self.accuracy_m.append(accuracy_m)

    def way(self, times: Times | None = None) -> Way:
        """The columns; `times` where they are no texts."""
        return Way(
            name=" ".join(self.name.split())[:200],
            device=" ".join(self.device.split())[:200],
            times=Times.of(self.texts) if times is None else times,
            lon=np.array(self.lon, dtype=np.float64),
            lat=np.array(self.lat, dtype=np.float64),
            speed_kmh=np.array(self.speed_kmh, dtype=np.float64),
            course_deg=np.array(self.course_deg, dtype=np.float64),
            accuracy_m=np.array(self.accuracy_m, dtype=np.float64),
        )


def not_told(count: int) -> Numbers:
    """A column of which nothing is told."""
    return np.full(count, np.nan)


def number(text: str | None) -> float:
    """The number that a text spells, NaN where it spells none."""
    try:
        return float(text) if text else np.nan
    except ValueError:
        return np.nan


def numbers(cells: Sequence[object]) -> Numbers:
    """A column of cells as numbers, NaN where one spells none; a million in a tenth of a second."""
    try:
        return np.fromiter(map(float, cells), dtype=np.float64, count=len(cells))  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return np.array([number(None if cell is None else str(cell).strip()) for cell in cells], dtype=np.float64)
