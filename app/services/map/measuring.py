"""What a shape drawn on the map measures on the ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from app.analysis.geodesic_shape import area_m2, circle, legs
from app.domain.position import Position


@dataclass(frozen=True)
class Leg:
    """From one corner to the next: metres, degrees clockwise from true north (NaN without length), its middle."""

    length_m: float
    bearing_deg: float
    middle: Position


@dataclass(frozen=True)
class Measured:
    """`area_m2` is None for what is not closed; of a ring that crosses itself too, for it has no area to speak of."""

    legs: tuple[Leg, ...] = ()
    length_m: float = 0.0
    area_m2: float | None = None
    crosses_itself: bool = False
    ring: tuple[Position, ...] | None = None


def measured(places: Sequence[Position], *, closed: bool = False) -> Measured:
    """A line leg by leg; with `closed` the ring of at least three places, its last leg back to the first."""
    is_ring = closed and len(places) > 2
    around = [*places, places[0]] if is_ring else list(places)
    if len(around) < 2:
        return Measured()
    degrees = np.array([(at.lon, at.lat) for at in around])
    length, bearing = legs(degrees)
    middles = (degrees[1:] + degrees[:-1]) / 2
    parts = tuple(
        Leg(float(long), float(turn), Position(float(lon), float(lat)))
        for long, turn, (lon, lat) in zip(length, bearing, middles, strict=True)
    )
    crosses = is_ring and not shapely.LinearRing(degrees).is_simple
    area = area_m2(degrees) if is_ring and not crosses else None
    return Measured(parts, float(np.nansum(length)), area, crosses)


def measured_circle(middle: Position, edge: Position) -> Measured:
    """The circle around `middle` through `edge`: its one leg is the radius, its length the way around."""
    radius = measured((middle, edge))
    if radius.length_m <= 0:
        return Measured()
    degrees = circle(middle.lon, middle.lat, radius.length_m)
    around, _ = legs(degrees)
    ring = tuple(Position(float(lon), float(lat)) for lon, lat in degrees)
    return Measured(radius.legs, float(around.sum()), area_m2(degrees), ring=ring)
