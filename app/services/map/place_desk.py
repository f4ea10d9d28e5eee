"""Where something is, as it is said on the phone: a code, K12+300 of a line, a name; and what lies at a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.position import Position, distance_m
from app.services.search.found import Found, FoundKind
from app.store import asset_store
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.search.search_desk import SearchDesk

NEAR_M = 1_500.0
"""A point farther than this from anything has no name but its degrees."""
_NAMED_BY = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS)
_LIKELY = (
    AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS, AssetLayer.PIPELINES, AssetLayer.CAMERAS, AssetLayer.ROADS,
    AssetLayer.AREAS,
)  # fmt: skip
"""Callers name wells and stations; an area of the same name is no place to go to."""
_PLACES = frozenset({FoundKind.ASSET, FoundKind.ALONG_LINE, FoundKind.PLACE})
_DEGREE_M = 111_320.0


@dataclass(frozen=True)
class FoundPlace:
    """A place with its name, the asset it belongs to where there is one, and the police area it lies in."""

    name: str
    position: Position
    asset_id: str | None = None
    asset_code: str = ""
    area_id: str | None = None
    area: str = ""


class PlaceDesk:
    """Asks the search, and reads assets. To be called on a reader thread."""

    def __init__(self, store: Store, search: SearchDesk) -> None:
        self._store, self._search = store, search

    def find(self, text: str, limit: int = 8) -> tuple[FoundPlace, ...]:
        """What `text` may mean, the likeliest first: degrees, places along lines for K12+300, else assets and places by
        any part of their code or name."""
        found = self._search.find(text, most=4 * limit)
        if any(one.kind is FoundKind.POSITION for one in found):
            return tuple(self.at(one.position) for one in found if one.position is not None)
        with self._store.read() as connection:
            areas = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
        likely = sorted((one for one in found if one.kind in _PLACES), key=_likelihood)
        return tuple(_found_place(one, one.position, areas) for one in likely[:limit] if one.position is not None)

    def at(self, position: Position) -> FoundPlace:
        """What lies at a point: named after the nearest well, station or post, with how far that is."""
        lat = NEAR_M / _DEGREE_M
        lon = lat * 1.3
        box = (position.lon - lon, position.lat - lat, position.lon + lon, position.lat + lat)
        with self._store.read() as connection:
            around = asset_store.in_box(connection, _NAMED_BY, box)
            areas = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
        area = _area_of(position, areas)
        nearest = min(around, key=lambda one: distance_m(position, Position(one.lon, one.lat)), default=None)
        away = distance_m(position, Position(nearest.lon, nearest.lat)) if nearest is not None else NEAR_M
        name = f"{position.lon:.5f}, {position.lat:.5f}"
        if nearest is None or away >= NEAR_M:
            return FoundPlace(area.name if area else name, position, area_id=_key(area), area=_name(area))
        near = nearest.name or nearest.code
        return FoundPlace(
            near if away < 50 else f"{near} {round(away, -1):.0f} m",
            position,
            nearest.id if away < 200 else None,
            nearest.code if away < 200 else "",
            _key(area),
            _name(area),
        )


def _likelihood(one: Found) -> int:
    return _LIKELY.index(one.record.layer) if one.kind is FoundKind.ASSET and isinstance(one.record, Asset) else -1


def _found_place(one: Found, place: Position, areas: Sequence[Asset]) -> FoundPlace:
    area = _area_of(place, areas)
    asset = one.record if isinstance(one.record, Asset) else None
    if asset is None:
        return FoundPlace(one.title, place, area_id=_key(area), area=_name(area))
    name = asset.name or asset.code if one.kind is FoundKind.ASSET else one.title
    return FoundPlace(name, place, asset.id, asset.code, _key(area), _name(area))


def _area_of(place: Position, areas: Sequence[Asset]) -> Asset | None:
    point = shapely.Point(place.lon, place.lat)
    for area in areas:
        inside = area.min_lon <= place.lon <= area.max_lon and area.min_lat <= place.lat <= area.max_lat
        if inside and area.shape is not None and shapely.from_wkb(area.shape).covers(point):
            return area
    return None


def _key(area: Asset | None) -> str | None:
    return None if area is None else area.id


def _name(area: Asset | None) -> str:
    return "" if area is None else area.name or area.code
