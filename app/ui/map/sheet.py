"""A map sheet: the paper, and where map, heading, legend and margin stand on it. Pure figures, in millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QRectF

from app.domain.marking import Marking
from app.domain.precision import Precision
from app.services.map.map_features import Rule
from app.services.map.view_extract import ViewBox
from app.ui.map.marks import ViewPoint

CSS_PER_MM = 96 / 25.4
"""The page's own pixels: what is one of them on the screen is 0.26 mm on paper."""
PRINT_DPI = 300
MARGIN_MM, HEAD_MM, FOOT_MM, LEGEND_MM, GAP_MM = 10.0, 12.0, 9.0, 46.0, 3.0
EQUATOR_M = 40_075_016.686


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "A4"
    A3 = "A3"


_SHORT_LONG_MM = {Paper.A4: (210.0, 297.0), Paper.A3: (297.0, 420.0)}


@dataclass(frozen=True)
class LegendLine:
    """A class that is drawn on the sheet: `rule` says how, `label` is in the language of the desk."""

    label: str
    rule: Rule


@dataclass(frozen=True, kw_only=True)
class SheetWords:
    """What is printed beside the map."""

    title: str
    marking: Marking = Marking.NONE
    precision: Precision = Precision.FULL
    """How exactly places go out in a web page; on paper they are as exact as ink."""
    operator: str = ""
    at: datetime
    sources: str = ""
    note: str = ""


@dataclass(frozen=True)
class SheetFormat:
    """A paper and how it lies."""

    paper: Paper = Paper.A4
    is_landscape: bool = True
    has_legend: bool = True

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        short, long = _SHORT_LONG_MM[self.paper]
        return (long, short) if self.is_landscape else (short, long)

    @property
    def map_mm(self) -> QRectF:
        """Where the map stands: beside the legend on a sheet that lies, above it on one that stands."""
        width, height = self.size_mm
        room = QRectF(MARGIN_MM, MARGIN_MM + HEAD_MM, width - 2 * MARGIN_MM, height - 2 * MARGIN_MM - HEAD_MM - FOOT_MM)
        if self.has_legend and self.is_landscape:
            room.setWidth(room.width() - LEGEND_MM - GAP_MM)
        elif self.has_legend:
            room.setHeight(room.height() - LEGEND_MM - GAP_MM)
        return room

    @property
    def legend_mm(self) -> QRectF:
        """Where the legend stands."""
        width, _ = self.size_mm
        beside = self.map_mm
        if self.is_landscape:
            return QRectF(beside.right() + GAP_MM, beside.top(), LEGEND_MM, beside.height())
        return QRectF(beside.left(), beside.bottom() + GAP_MM, width - 2 * MARGIN_MM, LEGEND_MM)

    def map_css(self) -> tuple[float, float]:
        """Size of the map in the page's pixels."""
        room = self.map_mm
        return room.width() * CSS_PER_MM, room.height() * CSS_PER_MM

    def view(self, seen: ViewPoint, window_css: tuple[float, float]) -> ViewPoint:
        """What the window shows, as large as the map's room allows; nothing of it is cut off."""
        width, height = self.map_css()
        grow = min(width / max(1.0, window_css[0]), height / max(1.0, window_css[1]))
        return ViewPoint(lon=seen.lon, lat=seen.lat, zoom=seen.zoom + math.log2(grow))


def box_of(view: ViewPoint, window_css: tuple[float, float]) -> ViewBox:
    """What a window of this size shows of the ground."""
    world = 256 * 2**view.zoom
    half_lon = window_css[0] / 2 / world * 360
    middle = math.asinh(math.tan(math.radians(view.lat)))
    half_y = window_css[1] / world * math.pi
    south, north = (math.degrees(math.atan(math.sinh(middle + side * half_y))) for side in (-1, 1))
    return ViewBox(view.lon - half_lon, south, view.lon + half_lon, north, view.zoom)


def metres_per_mm(view: ViewPoint) -> float:
    """What a millimetre of the map is on the ground at its middle (Mercator: exact there, less to the south)."""
    return EQUATOR_M * math.cos(math.radians(view.lat)) / (256 * 2**view.zoom) * CSS_PER_MM


def round_length(most: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not more."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)
