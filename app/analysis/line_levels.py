"""Lines in fewer vertices the farther out they are seen: one set of vertices per range of zooms.

Douglas-Peucker by shapely (GEOS) over all lines in one call: 600,000 vertices take about a second, so it runs off the
UI thread. The page then draws a level as it is and never simplifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.mercator import WORLD_UNITS, Units, to_units

LEVEL_ZOOMS = (7, 8, 9, 10, 11, 12, 13, 14)
TILE_PX = 256
TOLERANCE_PX = 0.6


@dataclass(frozen=True)
class LinePaths:
    """The paths of a layer as given: `owner[i]` is the record that path i is a part of; shapes are in page units."""

    owner: NDArray[np.int32]
    paths: NDArray[np.object_]


@dataclass(frozen=True)
class LineLevel:
    """All paths as drawn up to `max_zoom`: path i has the vertices `offsets[i]` to `offsets[i + 1]`, in page units."""

    max_zoom: int
    offsets: NDArray[np.uint32]
    x: Units
    y: Units


def line_paths(shapes: Sequence[bytes]) -> LinePaths:
    """The paths of WKB lines and areas (rings, closed), in page units; empty shapes have none, points are left out."""
    parts, owner = shapely.get_parts(shapely.from_wkb(np.array(shapes, dtype=object)), return_index=True)
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    is_line = np.isin(shapely.get_type_id(parts), (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING))
    rings, of_area = shapely.get_rings(parts[is_area], return_index=True)
    vertices, of_ring = shapely.get_coordinates(rings, return_index=True)
    paths = np.concatenate([parts[is_line], shapely.linestrings(vertices, indices=of_ring)])
    owners = np.concatenate([owner[is_line], owner[is_area][of_area]])
    keep = ~shapely.is_empty(paths)
    order = np.argsort(owners[keep], kind="stable")
    drawn = shapely.transform(paths[keep][order], _projected)
    return LinePaths(owners[keep][order].astype(np.int32), drawn)


def line_levels(paths: LinePaths, zooms: Sequence[int] = LEVEL_ZOOMS) -> list[LineLevel]:
    """One level for each of `zooms`, coarsest first, then all vertices for every zoom beyond."""
    levels = []
    for zoom in zooms:
        tolerance = TOLERANCE_PX * WORLD_UNITS / (TILE_PX * 2**zoom)
        levels.append(_level(zoom, shapely.simplify(paths.paths, tolerance, preserve_topology=False)))
    return [*levels, _level(99, paths.paths)]


def _level(max_zoom: int, paths: NDArray[np.object_]) -> LineLevel:
    vertices, index = shapely.get_coordinates(paths, return_index=True)
    offsets = np.searchsorted(index, np.arange(len(paths) + 1)).astype(np.uint32)
    units = vertices.astype(np.int32)
    return LineLevel(max_zoom, offsets, np.ascontiguousarray(units[:, 0]), np.ascontiguousarray(units[:, 1]))


def _projected(vertices: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = to_units(vertices[:, 0], vertices[:, 1])
    return np.column_stack([x, y]).astype(np.float64)
