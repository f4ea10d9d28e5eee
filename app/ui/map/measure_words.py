"""What was measured, in words: beside the pointer, along the sides, and as text to copy."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.domain.position import Position
from app.services.map.measuring import Leg, Measured
from app.ui.words import tr

MU_M2 = 2000 / 3
"""One mu (亩), in which land is counted in China."""


def distance(metres: float) -> str:
    """84.2 m, 812 m, 3.214 km: at most a tenth of a per mille is rounded away."""
    if metres < 99.95:
        return f"{metres:.1f} {tr('m')}"
    if metres < 9_999.5:
        return f"{metres:,.0f} {tr('m')}"
    return f"{metres / 1000:,.3f} {tr('km')}" if metres < 99_999.5 else f"{metres / 1000:,.1f} {tr('km')}"


def area(square_m: float) -> str:
    """Square metres with their mu, from a hectare on hectares, from ten square kilometres on these."""
    mu = tr("{n} mu", n=f"{square_m / MU_M2:,.1f}")
    if square_m < 9_999.5:
        return f"{square_m:,.0f} {tr('m²')} ({mu})"
    if square_m < 1e7:
        return f"{square_m / 1e4:,.2f} {tr('ha')} ({mu})"
    return f"{square_m / 1e6:,.2f} {tr('km²')}"


def bearing(degrees: float) -> str:
    """087.3° from true north, with the point of the compass; nothing for a leg without length."""
    if math.isnan(degrees):
        return ""
    rounded = round(degrees, 1) % 360
    return f"{rounded:05.1f}° {tr(_POINTS[round(rounded / 45) % 8])}"


_POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def figures(found: Measured, *, is_circle: bool = False) -> list[str]:
    """The total (or the area) as heading, then the leg that is being drawn."""
    if not found.legs:
        return []
    last = found.legs[-1]
    turn = [tr("Bearing {bearing}", bearing=said)] if (said := bearing(last.bearing_deg)) else []
    if is_circle:
        return [tr("Radius {distance}", distance=distance(last.length_m)), *_within(found), *turn]
    if found.area_m2 is not None or found.crosses_itself:
        return _within(found)
    if len(found.legs) == 1:
        return [distance(found.length_m), *turn]
    leg = tr("This leg {distance}", distance=distance(last.length_m))
    return [tr("{distance} in all", distance=distance(found.length_m)), leg, *turn]


def _within(found: Measured) -> list[str]:
    """The area and the way around it."""
    around = tr("Around {distance}", distance=distance(found.length_m))
    if found.area_m2 is None:
        return [tr("The sides cross: there is no area to tell."), around]
    return [tr("Area {area}", area=area(found.area_m2)), around]


def labels(found: Measured) -> list[tuple[Position, str]]:
    """Each leg's length at its middle, where there is more than one."""
    return [(leg.middle, distance(leg.length_m)) for leg in found.legs] if len(found.legs) > 1 else []


def report(places: Sequence[Position], found: Measured, *, is_circle: bool = False) -> str:
    """Everything measured as lines of text, for a message or a report: corners with six decimals (0.1 m), WGS-84."""
    said = figures(found, is_circle=is_circle)
    if not is_circle and found.area_m2 is None and not found.crosses_itself:
        said = said[:1]
    corners = [f"{number}  {at.lon:.6f}, {at.lat:.6f}" for number, at in enumerate(places, 1)]
    sides = [_leg(number, leg, len(places)) for number, leg in enumerate(found.legs, 1)]
    return "\n".join([*said, *corners, *sides])


def _leg(number: int, leg: Leg, corners: int) -> str:
    goal = number % corners + 1
    return f"{number} → {goal}  {distance(leg.length_m)}  {bearing(leg.bearing_deg)}".rstrip()
