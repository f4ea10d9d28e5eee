"""The words for what is drawn on the map and for how it leaves the desk; part of `labels`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.domain.drawing import DrawingColour, DrawingKind, DrawingReach
from app.domain.marking import Marking
from app.domain.precision import Precision

DRAWN_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    DrawingKind: {
        "POINT": "Drawn point",
        "LINE": "Drawn line",
        "POLYGON": "Drawn area",
        "CIRCLE": "Drawn circle",
        "TEXT": "Words on the map",
    },
    DrawingColour: {
        "accent": "Blue",
        "critical": "Red",
        "high": "Orange",
        "medium": "Yellow",
        "ok": "Green",
        "route": "Purple",
        "text": "Plain",
    },
    Marking: {
        "NONE": "No marking",
        "PUBLIC": "Public",
        "INTERNAL": "Internal",
        "RESTRICTED": "Restricted",
    },
    Precision: {
        "FULL": "as exact as they are known",
        "METRE": "to about 1 m",
        "HUNDRED_METRES": "to about 100 m",
        "KILOMETRE": "to about 1 km",
    },
    DrawingReach: {
        "MINE": "Only me",
        "DESK": "This desk",
        "ALL": "Everybody",
    },
}
