"""Drawings as the marks of the map."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.drawing import Drawing, DrawingKind
from app.services.map.drawn_places import outline
from app.ui.map.marks import DrawingMark
from app.ui.map.sketch_now import SketchShape

SKETCH_OF: dict[DrawingKind, SketchShape] = {
    DrawingKind.POINT: SketchShape.POINT,
    DrawingKind.TEXT: SketchShape.POINT,
    DrawingKind.LINE: SketchShape.LINE,
    DrawingKind.POLYGON: SketchShape.POLYGON,
    DrawingKind.CIRCLE: SketchShape.CIRCLE,
}
"""How each kind is drawn by hand."""


def of_drawings(drawings: Iterable[Drawing]) -> list[DrawingMark]:
    """The older ones first, so that the newest lies on top."""
    made = [
        DrawingMark(
            id=one.id,
            lon=one.lon,
            lat=one.lat,
            kind=one.kind.value,
            name=one.name,
            colour=one.colour.value,
            width=one.width,
            path=outline(one),
        )
        for one in drawings
    ]
    return made[::-1]
