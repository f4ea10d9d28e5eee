"""What a rule has to say: a condition began or is over, of whom, at what, where and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """`mover` and `about` (a zone, line, well, or another mover) are keys; either may be empty. `at` is seconds since
    1970. `figure` is what the rule measured (metres, minutes, km/h), in the words of its kind."""

    mover: str
    about: str
    at: float
    lon: float
    lat: float
    active: bool = True
    figure: float = 0.0
