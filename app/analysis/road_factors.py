"""How much slower each road is now: ice, mud, snow and closures, by area or by stretch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from app.analysis.travel import Floats, RoadNetwork

STRETCH_M = 30.0
"""A road runs along a drawn stretch where it is no further from it than a pen slips."""


@dataclass(frozen=True)
class RoadChange:
    """A shape (lon, lat; an area, or a line for a stretch) and the factor on the travel time there, None: closed."""

    shape: shapely.Geometry
    factor: float | None


def factors(network: RoadNetwork, changes: Sequence[RoadChange]) -> Floats:
    """The factor of each edge, infinite where closed. One that lies in an area by half is slower by half as much.

    A closed area closes every road that runs into it; a closed stretch only the roads that run along it, not those
    that cross it.
    """
    found = np.ones(len(network.graph.edges))
    if not changes or not len(found):
        return found
    edges = network.flat_edges
    whole = np.maximum(shapely.length(edges), 0.1)
    tree = shapely.STRtree(edges)
    for change in changes:
        flat = shapely.transform(change.shape, network.flat)
        is_stretch = shapely.get_dimensions(flat) == 1
        area = shapely.buffer(flat, STRETCH_M) if is_stretch else shapely.make_valid(flat)
        touched = tree.query(area, predicate="intersects")
        inside = shapely.length(shapely.intersection(edges[touched], area))
        share = np.minimum(inside / whole[touched], 1.0)
        if is_stretch:
            along = inside >= np.minimum(whole[touched], shapely.length(flat)) / 2
            touched, share = touched[along], share[along]
        if change.factor is None:
            found[touched[share > 0]] = math.inf
        else:
            found[touched] = np.maximum(found[touched], 1.0 + share * (change.factor - 1.0))
    return found


def straight_factors(origin: Floats, places: Floats, changes: Sequence[RoadChange]) -> Floats:
    """The same for straight lines from `origin` to each place: only areas count, and none of them closes."""
    found = np.ones(len(places))
    areas = [one for one in changes if one.factor is not None and shapely.get_dimensions(one.shape) == 2]
    if not areas or not len(places):
        return found
    ends = np.stack([np.broadcast_to(origin, places.shape), places], axis=1)
    lines: NDArray[np.object_] = np.asarray(shapely.linestrings(ends), dtype=object)
    whole = np.maximum(shapely.length(lines), 1e-9)
    for one in areas:
        factor = one.factor or 1.0
        share = shapely.length(shapely.intersection(lines, shapely.make_valid(one.shape))) / whole
        inside = shapely.intersects_xy(one.shape, *origin.tolist())
        share = np.where(whole <= 1e-9, float(bool(inside)), share)
        found = np.maximum(found, 1.0 + share * (factor - 1.0))
    return found
