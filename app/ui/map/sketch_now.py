"""What is being drawn on the map by hand, as the page tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.position import Position, is_on_earth

MOST_CORNERS = 2_000
MOST_SIGNS = 200_000


class SketchShape(StrEnum):
    """What can be drawn; MEASURE is a line that may be closed on its first corner, a CIRCLE is middle and edge."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"
    CIRCLE = "circle"
    MEASURE = "measure"


@dataclass(frozen=True)
class SketchNow:
    """The corners so far, and the moving end while it is not `done`; `closed` where the last joins the first."""

    points: tuple[Position, ...] = ()
    end: Position | None = None
    closed: bool = False
    done: bool = False

    def places(self) -> tuple[Position, ...]:
        """The corners with the moving end as the last."""
        return self.points if self.end is None else (*self.points, self.end)


def sketch_now(told: str) -> SketchNow | None:
    """The page's text as a sketch; None for what no page of ours would say (it is never trusted)."""
    if len(told) > MOST_SIGNS:
        return None
    try:
        value = json.loads(told)
        points = tuple(_place(pair) for pair in value["points"])
        end = None if value["end"] is None else _place(value["end"])
        closed, done = value["closed"], value["done"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if len(points) > MOST_CORNERS or not (isinstance(closed, bool) and isinstance(done, bool)):
        return None
    return SketchNow(points, end, closed, done)


def _place(pair: Any) -> Position:
    lon, lat = pair
    if not (isinstance(lon, int | float) and isinstance(lat, int | float) and is_on_earth(lon, lat)):
        raise ValueError(f"{pair} is no place")
    return Position(float(lon), float(lat))
