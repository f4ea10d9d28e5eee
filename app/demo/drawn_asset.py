"""Points, lines and areas of the demo as assets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from app.demo.county_frame import Floats
from app.domain.asset import Asset, AssetLayer, AssetStatus, normalised_code
from app.domain.record import OwnerDomain


def point_asset(
    layer: AssetLayer,
    key: str,
    code: str,
    name: str,
    kind: str,
    place: Floats,
    *,
    owner: OwnerDomain,
    area_id: str | None,
    operator: str | None = None,
    medium: str | None = None,
    parent_id: str | None = None,
    status: str = AssetStatus.ACTIVE,
    is_key: bool = False,
    attributes: Mapping[str, object] | None = None,
) -> Asset:
    """An asset at one place (lon, lat)."""
    lon, lat = float(place[0]), float(place[1])
    return Asset(
        id=key,
        owner_domain=owner,
        area_id=area_id,
        layer=layer,
        code=code,
        code_key=normalised_code(code),
        name=name,
        kind=kind,
        status=status,
        medium=medium,
        operator=operator,
        is_key=is_key,
        lon=lon,
        lat=lat,
        min_lon=lon,
        min_lat=lat,
        max_lon=lon,
        max_lat=lat,
        parent_id=parent_id,
        attributes=attributes or {},
    )


def line_asset(
    layer: AssetLayer,
    key: str,
    code: str,
    name: str,
    kind: str,
    line: Floats,
    length_m: float,
    *,
    owner: OwnerDomain,
    area_id: str | None,
    operator: str | None = None,
    medium: str | None = None,
    parent_id: str | None = None,
    wkb: bytes | None = None,
    attributes: Mapping[str, object] | None = None,
) -> Asset:
    """An asset along (n, 2) lon, lat vertices; its own place is its middle vertex. `wkb` spares making it again."""
    west, south = line.min(axis=0).tolist()
    east, north = line.max(axis=0).tolist()
    lon, lat = line[len(line) // 2].tolist()
    return Asset(
        id=key,
        owner_domain=owner,
        area_id=area_id,
        layer=layer,
        code=code,
        code_key=normalised_code(code),
        name=name,
        kind=kind,
        medium=medium,
        operator=operator,
        lon=lon,
        lat=lat,
        shape=wkb or lines_wkb([line])[0],
        min_lon=west,
        min_lat=south,
        max_lon=east,
        max_lat=north,
        length_m=round(float(length_m), 2),
        parent_id=parent_id,
        attributes=attributes or {},
    )


def area_asset(
    key: str,
    code: str,
    name: str,
    kind: str,
    area: BaseGeometry,
    *,
    owner: OwnerDomain,
    area_id: str | None,
    parent_id: str | None = None,
    attributes: Mapping[str, object] | None = None,
) -> Asset:
    """An area in degrees; its own place lies inside it."""
    west, south, east, north = area.bounds
    inside = area.point_on_surface()
    return Asset(
        id=key,
        owner_domain=owner,
        area_id=area_id,
        layer=AssetLayer.AREAS,
        code=code,
        code_key=normalised_code(code),
        name=name,
        kind=kind,
        lon=inside.x,
        lat=inside.y,
        shape=shapely.to_wkb(area),
        min_lon=west,
        min_lat=south,
        max_lon=east,
        max_lat=north,
        parent_id=parent_id,
        attributes=attributes or {},
    )


def lines_wkb(lines: list[Floats]) -> list[bytes]:
    """The WKB of many lines of (n, 2) vertices, in one call."""
    if not lines:
        return []
    owner = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    return [bytes(one) for one in shapely.to_wkb(shapely.linestrings(np.concatenate(lines), indices=owner))]
