"""GeoJSON: lines whose properties give a time for each vertex (`coordTimes` and its like), and points with a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.file_kind import damaged
from app.formats.text_encoding import find_encoding
from app.formats.tracks.way import Gathered, Ways

_LINE_TIMES = ("coordTimes", "coordtimes", "times", "timestamps")
_POINT_TIMES = ("time", "timestamp", "datetime", "when", "时间", "定位时间")
_MOVERS = ("device", "deviceId", "serial", "unit", "vehicle", "plate", "设备号", "终端号", "车牌号", "单位")


def geojson_ways(path: Path) -> Ways:
    """Its ways; raises `InputRefused` where it is no JSON. A CRS that old GeoJSON names is told."""
    try:
        document = json.loads(path.read_text(find_encoding(path).codec))
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(document, dict):
        raise InputRefused("{name} is JSON, but not GeoJSON. Nothing was changed; ask for GPX or CSV.", name=path.name)
    points: dict[str, Gathered] = {}
    tracks: list[Gathered] = []
    unplaced = without = 0
    for feature in _features(document):
        told = feature.get("properties") or {}
        geometry = feature.get("geometry") or {}
        if not isinstance(told, Mapping) or not isinstance(geometry, Mapping):
            without += 1
            continue
        found = _lines(geometry, told)
        if found:
            name = str(told.get("name") or "")
            for places, texts in found:
                way = Gathered(name=name, device=_first(told, _MOVERS))
                pairs = zip_longest(places, texts, fillvalue="")
                unplaced += sum(not _taken(way, place, text) for place, text in pairs)
                tracks.append(way)
        elif geometry.get("type") == "Point" and (text := _first(told, _POINT_TIMES)):
            device = _first(told, _MOVERS)
            way = points.setdefault(device, Gathered(device=device))
            unplaced += not _taken(way, geometry.get("coordinates"), text)
        else:
            without += 1
    besides: tuple[Sentence, ...] = ()
    if without:
        besides = (sentence("Shapes without times, which are no track: {count}.", count=without),)
    ways = [one.way() for one in (*tracks, *points.values()) if one.lon]
    return Ways(ways=tuple(ways), declared_crs=_crs(document), unplaced=unplaced, besides=besides)


def _features(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if document.get("type") == "Feature":
        yield document
    features = document.get("features")
    for one in features if isinstance(features, list) else ():
        if isinstance(one, dict):
            yield one


def _lines(geometry: Mapping[str, Any], told: Mapping[str, Any]) -> list[tuple[list[Any], list[str]]]:
    """Each line with the times of its vertices: a list for one line, a list of lists for several. A vertex without a
    time has none, a time without a vertex no place."""
    times: Any = next((told[name] for name in _LINE_TIMES if isinstance(told.get(name), list)), None)
    of_vertices = told.get("coordinateProperties")
    if times is None and isinstance(of_vertices, Mapping):
        times = of_vertices.get("times")
    places = geometry.get("coordinates")
    if not isinstance(times, list) or not isinstance(places, list):
        return []
    if geometry.get("type") == "LineString":
        return [(places, [str(text or "") for text in times])]
    if geometry.get("type") == "MultiLineString":
        pairs = zip(places, times, strict=False)
        return [
            (line, [str(text or "") for text in of_line])
            for line, of_line in pairs
            if isinstance(line, list) and isinstance(of_line, list)
        ]
    return []


def _taken(way: Gathered, place: Any, text: str) -> bool:
    try:
        lon, lat = float(place[0]), float(place[1])
    except (TypeError, ValueError, IndexError, KeyError):
        return False
    if not np.isfinite(lon) or not np.isfinite(lat):
        return False
    way.add(text, lon, lat)
    return True


def _first(told: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((str(told[name]) for name in names if told.get(name) not in (None, "")), "")


def _crs(document: Mapping[str, Any]) -> str:
    named = document.get("crs")
    told = named.get("properties") if isinstance(named, Mapping) else None
    name = told.get("name") if isinstance(told, Mapping) else None
    return str(name) if isinstance(name, str) else "WGS84"
