"""Where events gather: kernel density on a grid, and the areas in which it reaches given levels.

The kernel is the quartic one, K(d) = 3 / (pi r^2) (1 - d^2/r^2)^2 within the radius r (Silverman 1986, 4.5), so that
the density is in events per area and its sum over the county is the number of events. Lengths are metres of EPSG:4545.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.ndimage import convolve, map_coordinates

Floats = NDArray[np.float64]

CELLS_A_RADIUS = 8
MOST_CELLS = 4_000_000


@dataclass(frozen=True)
class Density:
    """Events per square kilometre at the corners of a grid: `field[row, column]` stands at west + column * step,
    south + row * step (metres)."""

    field: Floats
    west: float
    south: float
    step: float

    def area_above(self, level: float) -> shapely.MultiPolygon:
        """Where the density is at least `level`, in metres."""
        parts = shapely.polygonize(_crossings(np.pad(self.field, 1), level)).geoms
        faces = [part for part in parts if isinstance(part, shapely.Polygon)]
        inside = shapely.get_coordinates(shapely.point_on_surface(faces)) if len(faces) else np.zeros((0, 2))
        heights: Floats = map_coordinates(np.pad(self.field, 1), inside.T[::-1], order=1)
        corner = np.array([self.west - self.step, self.south - self.step])
        kept = [face for face, height in zip(faces, heights, strict=True) if height >= level]
        return shapely.transform(shapely.MultiPolygon(kept), lambda places: places * self.step + corner)


def density_of(x: Floats, y: Floats, radius_m: float) -> Density:
    """The density of events at x, y (metres). An event is moved by at most a sixteenth of the radius, to its cell."""
    step = radius_m / CELLS_A_RADIUS
    west, south = float(x.min()) - radius_m - step, float(y.min()) - radius_m - step
    columns, rows = (int((float(one.max()) - low + radius_m) / step) + 2 for one, low in ((x, west), (y, south)))
    if columns * rows > MOST_CELLS:
        # Events of half a country: a coarser grid still shows where they gather.
        return density_of(x, y, radius_m * (columns * rows / MOST_CELLS) ** 0.5)
    counts = np.zeros((rows, columns))
    np.add.at(counts, (np.rint((y - south) / step).astype(int), np.rint((x - west) / step).astype(int)), 1.0)
    reach = np.arange(-CELLS_A_RADIUS, CELLS_A_RADIUS + 1) / CELLS_A_RADIUS
    square = np.clip(1 - (reach[:, None] ** 2 + reach[None, :] ** 2), 0, None)
    kernel = square**2
    field = convolve(counts, kernel / kernel.sum() / (step / 1000) ** 2, mode="constant")
    return Density(field, west, south, step)


def round_levels(peak: float, number: int = 5) -> list[float]:
    """At most `number` levels below the peak out of 1, 2, 5, 10, ..., the lowest first."""
    if peak <= 0:
        return []
    series = [base * 10.0**power for power in range(-9, 10) for base in (1, 2, 5)]
    return [round(level, 10) for level in series if level <= 0.9 * peak][-number:]


def _crossings(field: Floats, level: float) -> list[shapely.Geometry]:
    """The level's line through each cell of the grid, as segments whose ends meet exactly (marching squares)."""
    level = level * (1 + 1e-12)
    above = field >= level
    indices: Floats = np.indices(field.shape, dtype=np.float64)
    rows, columns = indices
    with np.errstate(divide="ignore", invalid="ignore"):
        east = (level - field[:, :-1]) / (field[:, 1:] - field[:, :-1])
        north = (level - field[:-1]) / (field[1:] - field[:-1])
    along_x = np.stack([columns[:, :-1] + east, rows[:, :-1]], axis=-1)
    along_y = np.stack([columns[:-1], rows[:-1] + north], axis=-1)
    crossed_x, crossed_y = above[:, 1:] != above[:, :-1], above[1:] != above[:-1]
    sides = (along_x[:-1], along_y[:, 1:], along_x[1:], along_y[:, :-1])
    crossed = (crossed_x[:-1], crossed_y[:, 1:], crossed_x[1:], crossed_y[:, :-1])
    saddle = np.logical_and.reduce(crossed)
    middle = (field[:-1, :-1] + field[:-1, 1:] + field[1:, :-1] + field[1:, 1:]) / 4 >= level
    first_joined = saddle & (above[:-1, :-1] != middle)
    segments = []
    for one, other in combinations(range(4), 2):
        met = crossed[one] & crossed[other] & ~saddle
        if (one, other) in ((0, 3), (1, 2)):
            met |= first_joined
        elif (one, other) in ((0, 1), (2, 3)):
            met |= saddle & ~first_joined
        segments.append(np.stack([sides[one][met], sides[other][met]], axis=1))
    ends = np.concatenate(segments)
    lines: list[shapely.Geometry] = list(shapely.linestrings(ends)) if len(ends) else []  # type: ignore[arg-type]
    return lines
