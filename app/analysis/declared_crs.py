"""A coordinate system as somebody declared it, and the way from it to the store's WGS-84 and back.

Declarations: WGS84, CGCS2000, GCJ02, BD09, EPSG:n, a WKT text; each may be followed by `swapped` where the file gives
latitude (northing) first, and an EPSG code of an old local datum by `towgs84=` with three or seven parameters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.crs import BoundCRS
from pyproj.crs.coordinate_operation import ToWGS84Transformation
from pyproj.exceptions import CRSError, ProjError

from app.analysis import datum
from app.errors import InputRefused

Coordinates = NDArray[np.float64]

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "wgs84": "WGS84",
        "epsg4326": "WGS84",
        "epsg4979": "WGS84",
        "crs84": "WGS84",
        "ogccrs84": "WGS84",
        "cgcs2000": "CGCS2000",
        "国家2000": "CGCS2000",
        "2000国家大地坐标系": "CGCS2000",
        "epsg4490": "CGCS2000",
        "gcj02": "GCJ02",
        "火星坐标": "GCJ02",
        "高德": "GCJ02",
        "bd09": "BD09",
        "bd09ll": "BD09",
        "百度": "BD09",
    }
)
_OLD_NAMES = frozenset({"bj54", "beijing54", "beijing1954", "北京54", "xa80", "xian80", "xian1980", "西安80"})
_OLD_DATUM = re.compile(r"Beijing|Xian", re.IGNORECASE)
_SWAPPED = re.compile(r"[\s,;+]+(swapped|交换|互换|yx)$", re.IGNORECASE)
_PARAMETERS = re.compile(r"[\s,;+]*towgs84=([-+0-9.,eE\s]+)$")


@dataclass(frozen=True)
class DeclaredCrs:
    """`name` is WGS84, CGCS2000, GCJ02, BD09, EPSG:n or a WKT text; `swapped`: northing first."""

    name: str
    swapped: bool = False
    parameters: tuple[float, ...] = ()

    def __str__(self) -> str:
        bound = f" towgs84={','.join(f'{value:g}' for value in self.parameters)}" if self.parameters else ""
        return f"{self.name}{bound}{' swapped' if self.swapped else ''}"

    @property
    def is_degrees(self) -> bool:
        """Whether its coordinates are degrees rather than metres."""
        return self.name in {"WGS84", "CGCS2000", "GCJ02", "BD09"} or bool(_system(self).is_geographic)


def parse_crs(text: str) -> DeclaredCrs:
    """Read a declaration; raises `InputRefused` where it is unknown or cannot be used without more."""
    rest = text.strip()
    swapped = _SWAPPED.search(rest)
    if swapped:
        rest = rest[: swapped.start()].strip()
    bound = _PARAMETERS.search(rest)
    parameters: tuple[float, ...] = ()
    if bound:
        rest, parameters = rest[: bound.start()].strip(), _parameters(bound.group(1))
    key = re.sub(r"[\s:_-]+", "", rest).casefold().removeprefix("urn").removeprefix("ogcdefcrs")
    if key in _OLD_NAMES:
        raise _needs_parameters(rest)
    if key in _NAMES:
        return DeclaredCrs(_NAMES[key], bool(swapped))
    number = re.fullmatch(r"(?:epsg)?(\d{4,6})", key)
    found = DeclaredCrs(f"EPSG:{number.group(1)}" if number else rest, bool(swapped), parameters)
    system = _system(found)
    if not number and (code := system.to_epsg(min_confidence=70)):
        if f"epsg{code}" in _NAMES:
            return DeclaredCrs(_NAMES[f"epsg{code}"], bool(swapped))
        found = DeclaredCrs(f"EPSG:{code}", bool(swapped), parameters)
    if not parameters and _OLD_DATUM.search(_datum_name(system)):
        raise _needs_parameters(found.name if number else system.name)
    return found


def conversion_to_wgs84(crs: DeclaredCrs) -> Callable[[Coordinates], Coordinates]:
    """A function from an (n, 2) array as the file has it to (n, 2) longitude, latitude; NaN where no place."""
    to_lon_lat = _to_wgs84(crs)

    def convert(given: Coordinates) -> Coordinates:
        clean = np.where(np.isfinite(given), given, np.nan)
        x, y = (clean[:, 1], clean[:, 0]) if crs.swapped else (clean[:, 0], clean[:, 1])
        lon, lat = to_lon_lat(np.ascontiguousarray(x), np.ascontiguousarray(y))
        placed = np.column_stack((lon, lat))
        return np.where(np.isfinite(placed), placed, np.nan)

    return convert


def conversion_from_wgs84(crs: DeclaredCrs) -> Callable[[Coordinates], Coordinates]:
    """A function from (n, 2) longitude, latitude to (n, 2) as a file in `crs` has it."""
    from_lon_lat = _from_wgs84(crs)

    def convert(given: Coordinates) -> Coordinates:
        x, y = from_lon_lat(np.ascontiguousarray(given[:, 0]), np.ascontiguousarray(given[:, 1]))
        return np.column_stack((y, x) if crs.swapped else (x, y))

    return convert


def _to_wgs84(crs: DeclaredCrs) -> Callable[[Coordinates, Coordinates], datum.Pair]:
    match crs.name:
        case "WGS84" | "CGCS2000":
            return lambda lon, lat: (lon, lat)
        case "GCJ02":
            return datum.wgs84_from_gcj02
        case "BD09":
            return datum.wgs84_from_bd09
    return _transform(Transformer.from_crs(_system(crs), "EPSG:4326", always_xy=True))


def _from_wgs84(crs: DeclaredCrs) -> Callable[[Coordinates, Coordinates], datum.Pair]:
    match crs.name:
        case "WGS84" | "CGCS2000":
            return lambda lon, lat: (lon, lat)
        case "GCJ02":
            return datum.gcj02_from_wgs84
        case "BD09":
            return datum.bd09_from_wgs84
    return _transform(Transformer.from_crs("EPSG:4326", _system(crs), always_xy=True))


def _transform(transformer: Transformer) -> Callable[[Coordinates, Coordinates], datum.Pair]:
    def convert(x: Coordinates, y: Coordinates) -> datum.Pair:
        first, second = transformer.transform(x, y)
        return np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)

    return convert


def _system(crs: DeclaredCrs) -> CRS:
    try:
        system = CRS.from_user_input(crs.name)
        if crs.parameters:
            base = system.geodetic_crs
            if base is None:
                raise CRSError("no datum")
            system = BoundCRS(system, "EPSG:4326", ToWGS84Transformation(base, *crs.parameters))
    except (CRSError, ProjError) as error:
        raise InputRefused(
            "{name} is no coordinate system that is known here. Nothing was changed; give an EPSG code such as "
            "EPSG:4545, or WGS84, CGCS2000, GCJ02 or BD09.",
            name=crs.name[:80],
        ) from error
    if system.geodetic_crs is None:
        raise InputRefused(
            "{name} is a local or height system without a place on earth. Nothing was changed; give the system of the "
            "coordinates themselves.",
            name=system.name[:80],
        )
    return system


def _datum_name(system: CRS) -> str:
    base = system.geodetic_crs
    return base.datum.name if base is not None and base.datum is not None else ""


def _parameters(text: str) -> tuple[float, ...]:
    try:
        values = tuple(float(part) for part in text.replace(",", " ").split())
    except ValueError:
        values = ()
    if len(values) not in {3, 7}:
        raise InputRefused(
            "towgs84= takes three or seven numbers: shifts in metres, rotations in arc seconds, scale in ppm. "
            "Nothing was changed."
        )
    return values


def _needs_parameters(name: str) -> InputRefused:
    return InputRefused(
        "{name} is an old local datum: without the survey's own parameters its places are wrong by tens of metres up "
        "to 100 m. Nothing was changed; give its EPSG code with towgs84= and three or seven parameters, or have the "
        "file converted to CGCS2000 by the surveyor.",
        name=name[:80],
    )
