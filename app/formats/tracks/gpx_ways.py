"""GPX through GDAL: each <trk> is a way. Waypoints and routes are none, for nobody was there at a time."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyogrio import raw, read_info

from app.domain.sentence import Sentence, sentence
from app.formats.gdal_words import gdal_name, gdal_told
from app.formats.tracks.told_times import Times
from app.formats.tracks.way import METRES_OF_HDOP, Way, Ways, not_told, numbers
from app.formats.tracks.whole_xml import require_whole_xml

_POINTS, _TRACKS = "track_points", "tracks"
_POINT_BYTES = 21


def gpx_ways(path: Path, named: Path) -> Ways:
    """All track points, by track and in the order of the file; raises `InputRefused`, which calls it `named`, for a
    broken file. The ending of `path` must be .gpx: GDAL goes by some endings before it looks at what a file holds."""
    require_whole_xml(path, named)
    with gdal_told(named):
        fields = set(read_info(gdal_name(path), layer=_POINTS)["fields"].tolist())
        wanted = [name for name in ("track_fid", "time", "speed", "course", "hdop") if name in fields]
        text = path.read_bytes()
        as_text = _some_times_are_no_utc(text)
        meta, _, wkb, cells = raw.read(gdal_name(path), layer=_POINTS, columns=wanted, datetime_as_string=as_text)
        columns: dict[str, Any] = dict(zip(meta["fields"].tolist(), cells, strict=True))
        besides = _besides(text)
        del text
        names = _names(path) if len(wkb) else {}
    places = _places(wkb)
    times = _times(columns.get("time"), len(wkb), as_text=as_text)
    speed = numbers(columns["speed"].tolist()) * 3.6 if "speed" in columns else not_told(len(wkb))
    course = numbers(columns["course"].tolist()) if "course" in columns else not_told(len(wkb))
    hdop = numbers(columns["hdop"].tolist()) if "hdop" in columns else not_told(len(wkb))
    of_track = columns["track_fid"] if len(wkb) else np.zeros(0, dtype=np.int64)
    ways = []
    for key, rows in _runs(of_track):
        ways.append(
            Way(
                name=names.get(key, ""),
                device="",
                times=Times(times.shown[rows], times.ahead[rows]),
                lon=places[rows, 0],
                lat=places[rows, 1],
                speed_kmh=speed[rows],
                course_deg=course[rows],
                accuracy_m=hdop[rows] * METRES_OF_HDOP,
            )
        )
    return Ways(ways=tuple(ways), besides=besides)


def _runs(of_track: NDArray[np.int64]) -> list[tuple[int, slice]]:
    """Each track's points, which stand together."""
    if not len(of_track):
        return []
    cuts = np.flatnonzero(np.diff(of_track)) + 1
    edges = [0, *cuts.tolist(), len(of_track)]
    return [(int(of_track[at]), slice(at, end)) for at, end in pairwise(edges)]


def _times(column: Any, count: int, *, as_text: bool) -> Times:
    if column is None:
        return Times(not_told(count), not_told(count))
    if as_text:
        return Times.of(["" if text is None else str(text) for text in column])
    shown = column.astype("datetime64[us]").astype(np.int64) / 1e6
    return Times.in_utc(np.where(np.isnat(column), np.nan, shown))


def _some_times_are_no_utc(text: bytes) -> bool:
    """Whether a time stands in the file that does not end in Z: GDAL's own columns lose what it says instead."""
    return text.count(b"</time>") != text.count(b"Z</time>")


def _places(wkb: NDArray[np.object_]) -> NDArray[np.float64]:
    """(n, 2) longitude and latitude; points of one plain form are read from their bytes at once."""
    joined = b"".join(wkb.tolist())
    if len(joined) == _POINT_BYTES * len(wkb) and joined[:1] == b"\x01":
        form = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
        told = np.frombuffer(joined, dtype=form)
        if np.all(told["order"] == 1) and np.all(told["type"] == 1):
            return np.column_stack([told["x"], told["y"]])
    return shapely.get_coordinates(shapely.from_wkb(wkb))


def _names(path: Path) -> dict[int, str]:
    meta, fids, _, cells = raw.read(
        gdal_name(path), layer=_TRACKS, columns=["name"], read_geometry=False, return_fids=True
    )
    if not len(meta["fields"]):
        return {}
    return {int(fid): "" if name is None else str(name) for fid, name in zip(fids, cells[0], strict=True)}


def _besides(text: bytes) -> tuple[Sentence, ...]:
    told = []
    for begin, words in (
        (rb"<wpt[\s>]", "Waypoints, which are no track: {count}."),
        (rb"<rte[\s>]", "Routes, which are no track: {count}."),
    ):
        if count := len(re.findall(begin, text)):
            told.append(sentence(words, count=count))
    return tuple(told)
