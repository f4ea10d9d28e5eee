"""A line of the store with its K-numbers: the marks that officers keep, else the pairs that its file brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely

from app.analysis.stationing import CalibrationPoint, StationedLine, line_in_metres
from app.domain.asset import Asset
from app.domain.line_mark import LineMark

if TYPE_CHECKING:
    from pyproj import Transformer


def stationed(asset: Asset, marks: Sequence[LineMark], to_metres: Transformer) -> StationedLine | None:
    """The line in metres with its chainage; None for what is no single line with a length.

    A line drawn against its numbering is turned around. A line with marks of its own goes by these alone.
    """
    return stationed_shape(asset.shape, asset.attributes, marks, to_metres)


def stationed_shape(
    shape: bytes | None, attributes: Mapping[str, Any], marks: Sequence[LineMark], to_metres: Transformer
) -> StationedLine | None:
    """As `stationed`, of a line's columns."""
    line = drawn_line(shape)
    if line is None:
        return None
    metres = line_in_metres(line, to_metres)
    if not marks:
        return StationedLine(metres, calibration_points(attributes))
    found = calibration_of(metres, marks, to_metres)
    if found[-1].chainage_m < found[0].chainage_m:
        metres = metres.reverse()
        found = calibration_of(metres, marks, to_metres)
    return StationedLine(metres, found)


def drawn_line(shape: bytes | None) -> shapely.LineString | None:
    """The shape as one line, its parts joined where they meet; None for what is none, or has no length."""
    line = shapely.line_merge(shapely.from_wkb(shape)) if shape is not None else None
    return line if isinstance(line, shapely.LineString) and line.length > 0 else None


def calibration_of(
    metres: shapely.LineString, marks: Sequence[LineMark], to_metres: Transformer
) -> list[CalibrationPoint]:
    """The marks as calibration points along the line (metres), a broken chain as two of one measure."""
    placed = sorted(
        ((metres.project(shapely.Point(to_metres.transform(one.lon, one.lat))), one) for one in marks),
        key=lambda pair: pair[0],
    )
    found: list[CalibrationPoint] = []
    for measure, one in placed:
        found.append(CalibrationPoint(one.behind_m, measure))
        if one.is_broken_chain:
            found.append(CalibrationPoint(one.ahead_m, measure))
    return found


def numbering_fault(points: Sequence[CalibrationPoint]) -> tuple[CalibrationPoint, CalibrationPoint] | None:
    """The first two neighbours between which the K-number does not grow along the line; two of one measure may leap."""
    return next(
        ((one, other) for one, other in pairwise(points)
         if other.measure_m > one.measure_m and other.chainage_m <= one.chainage_m), None
    )  # fmt: skip


def calibration_points(attributes: Mapping[str, Any]) -> list[CalibrationPoint]:
    """A line's pairs of chainage and measure in metres, kept as `calibration` by its file; none where unreadable."""
    pairs = attributes.get("calibration", [])
    try:
        return [CalibrationPoint(float(chainage), float(measure)) for chainage, measure in pairs]
    except (TypeError, ValueError):
        return []
