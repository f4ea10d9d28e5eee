"""Coordinates as people write them, read into WGS-84, with what was understood said in words.

Degrees (decimal; degrees and minutes; degrees, minutes, seconds; with signs, letters or 东经 北纬), metres of the
CGCS2000 zones of three degrees (of six where the prefix says so) with or without the zone in front, and GCJ-02 or BD-09
where marked. Which number is which follows from letters, else from sizes, and is told; where both ways are possible,
both are given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.home_box import HOME_BOX
from app.analysis.said_angle import Angle, angles, parts_are_possible
from app.analysis.zone_metres import position_of_metres
from app.domain.position import Position, is_on_earth
from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused

LONGEST = 200
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("‘’‛ʹ´`′", "'"),
        **dict.fromkeys("“”ʺ″", '"'),
        **dict.fromkeys("，、；", ","),
        **dict.fromkeys("－–—−", "-"),
        **dict.fromkeys("（）()[]【】", " "),
        "：": ":",
    }
)
_DATUMS = (
    ("GCJ-02", re.compile(r"gcj[-_ ]?0?2?(?![a-z0-9])|火星(?:坐标)?|高德(?:地图)?|腾讯(?:地图)?|amap", re.IGNORECASE)),
    ("BD-09", re.compile(r"bd[-_ ]?09(?:ll)?|bd(?=[\s:])|百度(?:地图)?|baidu", re.IGNORECASE)),
    ("WGS-84", re.compile(r"wgs[-_ ]?(?:19)?84|gps", re.IGNORECASE)),
    ("CGCS2000", re.compile(r"cgcs[-_ ]?2000|(?:国家|大地)2000|2000(?:国家大地)?坐标系?", re.IGNORECASE)),
)
_AFTER_MARK = re.compile(r"\|\s*[:=]?")
_WORDS = (
    (re.compile(r"geo:\s*([-+\d.]+)\s*,\s*([-+\d.]+).*", re.IGNORECASE | re.DOTALL), r"\1N \2E"),
    (re.compile(r"东经|経度|经度|longitude|lng|lon|east(?:ing)?", re.IGNORECASE), "E"),
    (re.compile(r"北纬|纬度|latitude|lat|north(?:ing)?", re.IGNORECASE), "N"),
    (re.compile(r"西经|west", re.IGNORECASE), "W"),
    (re.compile(r"南纬|south", re.IGNORECASE), "S"),
    (re.compile(r"坐标系?|位置|degrees?|度带", re.IGNORECASE), " "),
    (re.compile(r"度"), "°"),
    (re.compile(r"分"), "'"),
    (re.compile(r"秒"), '"'),
    (re.compile(r"''"), '"'),
    (re.compile(r"米"), " "),
    (re.compile(r"(?<=[A-Za-z])\s*[:=]"), " "),
)


@dataclass(frozen=True)
class SaidPosition:
    """What a text may mean: `position` is None where it is meant as coordinates and cannot be; `told` says how it was
    understood, or why not."""

    position: Position | None
    told: tuple[Sentence, ...]


def said_positions(text: str) -> tuple[SaidPosition, ...]:
    """The readings of `text`, the likeliest first; none where it is not meant as coordinates."""
    if len(text) > LONGEST or sum(letter.isdigit() for letter in text) < 2:
        return ()
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    datum = ""
    for name, mark in _DATUMS:
        if mark.search(plain):
            datum, plain = name, _AFTER_MARK.sub(" ", mark.sub("|", plain))
            break
    for pattern, instead in _WORDS:
        plain = pattern.sub(instead, plain)
    found = angles(plain)
    if found is None:
        return ()
    try:
        if not any(one.is_marked for one in found) and all(abs(one.degrees) > 1_000 for one in found):
            return _of_metres(found, datum)
        return _of_degrees(found, datum)
    except InputRefused as error:
        return (SaidPosition(None, (sentence(error.template, **error.values),)),)


def _of_metres(found: Sequence[Angle], datum: str) -> tuple[SaidPosition, ...]:
    if datum in ("GCJ-02", "BD-09"):
        raise InputRefused("{datum} has no metres: give its degrees.", datum=datum)
    place, told = position_of_metres(found[0].degrees, found[1].degrees)
    return (SaidPosition(place, told),)


def _of_degrees(found: Sequence[Angle], datum: str) -> tuple[SaidPosition, ...]:
    if not all(map(parts_are_possible, found)):
        raise InputRefused("Minutes and seconds are below 60: nothing has such degrees.")
    first, second = found
    if first.axis and first.axis == second.axis:
        raise InputRefused("Both numbers are told to be the same: one must be longitude (E, W), one latitude (N, S).")
    readings = [
        _reading(lon, lat, datum, latitude_first=order)
        for lon, lat, order in ((first, second, False), (second, first, True))
        if lon.axis != "lat" and lat.axis != "lon" and is_on_earth(lon.degrees, lat.degrees)
    ]
    if not readings:
        raise InputRefused(
            "{a}, {b} is no place on earth: longitude is 180 at most, latitude 90.",
            a=f"{first.degrees:g}",
            b=f"{second.degrees:g}",
        )
    if len(readings) == 2 and any(map(_at_home, readings)):
        readings = [one for one in readings if _at_home(one)][:1]
    return tuple(readings)


def _reading(lon: Angle, lat: Angle, datum: str, *, latitude_first: bool) -> SaidPosition:
    told = [
        sentence("latitude was given first") if latitude_first else sentence("longitude was given first"),
        sentence("taken as {datum}", datum=datum or "WGS-84"),
    ]
    if len(lon.parts) > 1:
        told.append(sentence("degrees, minutes and seconds"))
    place = Position(lon.degrees, lat.degrees)
    if datum in ("GCJ-02", "BD-09"):
        place = _unshifted(place, datum)
        told[1] = sentence("taken as {datum}, shown in WGS-84", datum=datum)
    return SaidPosition(place, tuple(told))


def _unshifted(place: Position, datum: str) -> Position:
    import numpy as np

    from app.analysis.datum import wgs84_from_bd09, wgs84_from_gcj02

    undo = wgs84_from_gcj02 if datum == "GCJ-02" else wgs84_from_bd09
    lon, lat = undo(np.array([place.lon]), np.array([place.lat]))
    return Position(float(lon[0]), float(lat[0]))


def _at_home(reading: SaidPosition) -> bool:
    west, south, east, north = HOME_BOX
    place = reading.position
    return place is not None and west <= place.lon <= east and south <= place.lat <= north
