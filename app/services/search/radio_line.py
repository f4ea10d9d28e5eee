"""A place as it is passed on by radio or chat: what stands there, by which marker or asset it lies, in both datums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from app.analysis.geodesic_shape import legs
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind
from app.domain.labels import kind_label
from app.domain.position import Position, distance_m
from app.services.calls.order_sheet import Navigation, navigation
from app.services.search.measured_lines import MeasuredLines, NearestMarker
from app.store import asset_store, line_mark_store
from app.store.unit_of_work import Store

LINE_WITHIN_M, ASSET_WITHIN_M = 1_000.0, 2_000.0
"""By a line's marker only where one can walk over to it; else by the nearest asset."""
SAME_PAD_M = 100.0
"""What stands so near to a well says nothing of where the well is."""
MOST_AROUND = 2_000
_NAMED_BY = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS)
_DEGREE_M = 111_320.0


@dataclass(frozen=True)
class Reference:
    """Something near: `name` with a marker, or an asset's, how far from it the place is and in which direction (degrees
    from true north, of the place as seen from there)."""

    name: str
    away_m: float
    bearing_deg: float


@dataclass(frozen=True)
class RadioLine:
    """`name` and `label` (an English word) of what stands there, empty for an open place."""

    name: str
    label: str
    references: tuple[Reference, ...]
    township: str
    area: str
    navigation: Navigation


class RadioLines:
    """Reads assets. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lines = MeasuredLines()

    def of(self, place: Position, name: str = "", asset_id: str | None = None) -> RadioLine:
        """What is said of `place`; `name` is what is chosen there, `asset_id` that asset."""
        near = self._box(place, ASSET_WITHIN_M)
        with self._store.read() as connection:
            own = asset_store.of_id(connection, asset_id) if asset_id else None
            around = asset_store.in_box(connection, _NAMED_BY, near, MOST_AROUND)
            lines = asset_store.reaching_into(
                connection, AssetLayer.PIPELINES, self._box(place, LINE_WITHIN_M), LineKind.TRUNK
            )
            areas = asset_store.reaching_into(
                connection, AssetLayer.AREAS, (place.lon, place.lat, place.lon, place.lat), AreaKind.JURISDICTION
            )
            marks = line_mark_store.of_lines(connection, [one.id for one in lines])
        others = [one for one in around if own is None or distance_m(place, Position(one.lon, one.lat)) > SAME_PAD_M]
        found = (self._lines.nearest_marker(one, marks.get(one.id, ()), place) for one in lines)
        by_line = _by_marker(place, found)
        references = [by_line] if by_line is not None else _by_asset(place, others)[:1]
        point = shapely.Point(place.lon, place.lat)
        area = next((one for one in areas if one.shape and shapely.from_wkb(one.shape).covers(point)), None)
        return RadioLine(
            (own.name or own.code) if own is not None and not name else name,
            kind_label(own.layer, own.kind) if own is not None else "",
            tuple(references),
            _township(place, [own] if own is not None else [], around),
            area.name or area.code if area is not None else "",
            navigation(place.lon, place.lat),
        )

    def _box(self, place: Position, reach_m: float) -> tuple[float, float, float, float]:
        lat = reach_m / _DEGREE_M
        lon = lat * 1.3
        return place.lon - lon, place.lat - lat, place.lon + lon, place.lat + lat


def _by_marker(place: Position, found: Iterable[NearestMarker | None]) -> Reference | None:
    """The nearest marker of a line within reach."""
    nearest = min(filter(None, found), key=lambda one: one.away_m, default=None)
    if nearest is None or nearest.away_m > LINE_WITHIN_M:
        return None
    return _reference(nearest.name, nearest.foot, place, nearest.away_m)


def _by_asset(place: Position, around: list[Asset]) -> list[Reference]:
    found = [(distance_m(place, Position(one.lon, one.lat)), one) for one in around]
    nearest = min(found, key=lambda one: one[0], default=None)
    if nearest is None or nearest[0] > ASSET_WITHIN_M:
        return []
    one = nearest[1]
    return [_reference(one.name or one.code, Position(one.lon, one.lat), place, nearest[0])]


def _reference(name: str, seen_from: Position, place: Position, away_m: float) -> Reference:
    _, bearing = legs(np.array([[seen_from.lon, seen_from.lat], [place.lon, place.lat]]))
    return Reference(name, away_m, float(bearing[0]))


def _township(place: Position, own: list[Asset], around: list[Asset]) -> str:
    """Of the asset itself, else of the nearest one that tells."""
    nearest = sorted(around, key=lambda one: distance_m(place, Position(one.lon, one.lat)))
    told = (one.attributes.get("township") for one in (*own, *nearest))
    return next((one for one in told if isinstance(one, str) and one), "")
