"""Metres of CGCS2000's Gauss-Krüger zones as surveyors give them, with or without the zone's number in front.

Zones of three degrees are numbered 25 to 45 (central meridian = 3 x number), those of six degrees 13 to 23
(6 x number - 3); GB 22021-2008. A northing of China has seven digits, an easting six, or eight with its zone: so the
order is seen.
"""

from __future__ import annotations

from app.domain.position import Position
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused

HOME_ZONE = 36
"""The county lies at 107 to 108.5 degrees: the zone of 108."""
FARTHEST_M = 350_000.0
_THREE_DEGREES, _SIX_DEGREES = range(25, 46), range(13, 24)
_FIRST_CODE = {True: 4534, False: 4502}
"""EPSG without zone in front: CGCS2000 / 3-degree Gauss-Kruger CM 75E is 4534, the 6-degree one of CM 75E 4502."""


def position_of_metres(first: float, second: float) -> tuple[Position, tuple[Sentence, ...]]:
    """The place, and how the numbers were taken; raises `InputRefused` where they are none of any zone."""
    for east, north, northing_first in ((first, second, False), (second, first, True)):
        if 1_500_000 <= north <= 6_500_000 and (100_000 <= east < 1_000_000 or 13_000_000 <= east < 46_000_000):
            return _in_zone(east, north, northing_first=northing_first)
    raise InputRefused(
        "{a}, {b} are neither degrees nor metres of a zone: a northing has seven digits, an easting six, "
        "or eight with its zone in front.",
        a=f"{first:.10g}",
        b=f"{second:.10g}",
    )


def _in_zone(east: float, north: float, *, northing_first: bool) -> tuple[Position, tuple[Sentence, ...]]:
    told_zone = int(east // 1_000_000)
    zone = told_zone or HOME_ZONE
    if zone not in _THREE_DEGREES and zone not in _SIX_DEGREES:
        raise InputRefused("There is no zone {zone}: those of three degrees are 25 to 45, of six 13 to 23.", zone=zone)
    is_three = zone in _THREE_DEGREES
    meridian = 3 * zone if is_three else 6 * zone - 3
    metres = east - told_zone * 1_000_000
    if abs(metres - 500_000) > FARTHEST_M:
        raise InputRefused("{east} m lies outside zone {zone}.", east=f"{metres:.10g}", zone=zone)
    code = _FIRST_CODE[is_three] + (meridian - 75) // (3 if is_three else 6)

    from pyproj import Transformer  # 60 ms that only those who give metres need wait

    lon, lat = Transformer.from_crs(f"EPSG:{code}", "EPSG:4490", always_xy=True).transform(metres, north)
    told = [
        sentence("northing was given first") if northing_first else sentence("easting was given first"),
        sentence("CGCS2000 metres, zone {zone} ({meridian}°E)", zone=zone, meridian=meridian),
    ]
    if not told_zone:
        told.append(sentence("no zone was given: the county's is taken"))
    return Position(float(lon), float(lat)), tuple(told)
