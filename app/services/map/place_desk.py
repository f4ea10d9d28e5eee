"""Where something is, as it is said on the phone: a code, K12+300 of a line, a name; and what lies at a point."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from app.analysis.stationing import county_metres, parsed, stationing
from app.domain.asset import AreaKind, Asset, AssetLayer, LineKind
from app.domain.position import Position, distance_m
from app.errors import InputRefused
from app.services.map.line_stations import stationed
from app.store import asset_store, line_mark_store
from app.store.unit_of_work import Store

NEAR_M = 1_500.0
"""A point farther than this from anything has no name but its degrees."""
MOST_LINES = 6
_STATIONING = re.compile(r"[Kk]\s*\d+\s*\+\s*\d{1,3}(?:\.\d+)?")
_NAMED_BY = (AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS)
_LIKELY = (
    AssetLayer.WELLS, AssetLayer.SITES, AssetLayer.POSTS, AssetLayer.PIPELINES, AssetLayer.CAMERAS, AssetLayer.ROADS,
    AssetLayer.AREAS,
)  # fmt: skip
"""Callers name wells and stations; an area of the same name is no place to go to."""
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
    """Reads assets. To be called on a reader thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, limit: int = 8) -> tuple[FoundPlace, ...]:
        """What `text` may mean, the likeliest first: places along lines for K12+300, else assets by code or name."""
        text = unicodedata.normalize("NFKC", text)
        said = _STATIONING.search(text)
        if said is not None:
            line = (text[: said.start()] + " " + text[said.end() :]).strip()
            return self._along_lines(parsed(said[0]), line)[:limit]
        with self._store.read() as connection:
            found = asset_store.starting_with(connection, text, 4 * limit)
            areas = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
        likely = sorted(found, key=lambda one: _LIKELY.index(one.layer))
        return tuple(_of_asset(asset, areas) for asset in likely[:limit])

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

    def _along_lines(self, chainage_m: float, line: str) -> tuple[FoundPlace, ...]:
        to_metres = county_metres()
        with self._store.read() as connection:
            trunks = asset_store.of_kind(connection, AssetLayer.PIPELINES, LineKind.TRUNK)
            areas = asset_store.of_kind(connection, AssetLayer.AREAS, AreaKind.JURISDICTION)
            marks = line_mark_store.all_marks(connection)
        found = []
        for asset in _named(trunks, line)[:MOST_LINES]:
            numbered = stationed(asset, marks.get(asset.id, ()), to_metres)
            if numbered is None:
                continue
            try:
                x, y = numbered.place_at(chainage_m)
            except InputRefused:
                continue
            lon, lat = to_metres.transform(x, y, direction="INVERSE")
            place = Position(float(lon), float(lat))
            area = _area_of(place, areas)
            name = f"{asset.name or asset.code} {stationing(chainage_m)}"
            found.append(FoundPlace(name, place, asset.id, asset.code, _key(area), _name(area)))
        return tuple(found)


def _named(trunks: Sequence[Asset], said: str) -> list[Asset]:
    """The lines whose name or code holds every sign that was said, in order; all where none was named."""
    wanted = said.casefold().replace(" ", "")
    if not wanted:
        return list(trunks)
    signs = ".*".join(map(re.escape, wanted))
    return [one for one in trunks if re.search(signs, f"{one.name} {one.code}".casefold())]


def _of_asset(asset: Asset, areas: Sequence[Asset]) -> FoundPlace:
    place = Position(asset.lon, asset.lat)
    area = _area_of(place, areas)
    return FoundPlace(asset.name or asset.code, place, asset.id, asset.code, _key(area), _name(area))


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
