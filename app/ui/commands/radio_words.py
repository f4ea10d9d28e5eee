"""A place in one line, as it is read out over the radio or pasted into a chat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.search.radio_line import RadioLine, Reference

AT_IT_M = 15.0
_POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def radio_words(line: RadioLine) -> str:
    """What stands there, by which marker or asset it lies, the township, and the degrees in both datums."""
    said = [
        " ".join(filter(None, (line.name, tr(line.label) if line.label else ""))),
        *(_reference(one) for one in line.references if one.name != line.name),
        " ".join(filter(None, (line.township, line.area))),
        f"WGS-84 {line.navigation.wgs84}",
        f"{tr('GCJ-02, for phone navigation')} {line.navigation.gcj02}",
    ]
    return " | ".join(" ".join(part.split()) for part in said if part)


def _reference(one: Reference) -> str:
    if one.away_m < AT_IT_M or math.isnan(one.bearing_deg):
        return one.name
    away = f"{round(one.away_m, -1):.0f} {tr('m')}" if one.away_m < 995 else f"{one.away_m / 1000:.1f} {tr('km')}"
    point = tr(_POINTS[round(one.bearing_deg / 45) % 8])
    return tr("{distance} {direction} of {name}", distance=away, direction=point, name=one.name)
