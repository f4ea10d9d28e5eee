"""A way for a hand-held or a phone as GPX 1.1 (topografix.com/GPX/1/1): WGS-84 and UTC by its standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from app.formats.atomic_file import replaced_whole

SPACE = "http://www.topografix.com/GPX/1/1"


@dataclass(frozen=True)
class GpxPoint:
    """A waypoint; `due_at` is when it shall be reached."""

    lon: float
    lat: float
    name: str
    due_at: datetime | None = None
    told: str = ""


@dataclass(frozen=True)
class GpxPath:
    """A line to follow, (lon, lat)."""

    name: str
    places: Sequence[tuple[float, float]]


def write_gpx(
    file: Path, *, name: str, made_at: datetime, points: Sequence[GpxPoint], paths: Sequence[GpxPath]
) -> None:
    """Points as waypoints and, in their order, as one route; paths as tracks. Whole or not at all; raises
    `InputRefused` where it cannot be written."""
    root = ElementTree.Element("gpx", {"version": "1.1", "creator": "OneMap", "xmlns": SPACE})
    about = _child(root, "metadata")
    _text(about, "name", name)
    _text(about, "time", _utc(made_at))
    for one in points:
        _point(root, "wpt", one)
    if points:
        route = _child(root, "rte")
        _text(route, "name", name)
        for one in points:
            _point(route, "rtept", one)
    for path in paths:
        track = _child(root, "trk")
        _text(track, "name", path.name)
        stretch = _child(track, "trkseg")
        for lon, lat in path.places:
            _child(stretch, "trkpt", lat=f"{lat:.6f}", lon=f"{lon:.6f}")
    ElementTree.indent(root)
    with replaced_whole(file) as draft:
        ElementTree.ElementTree(root).write(draft, encoding="utf-8", xml_declaration=True)


def _point(parent: ElementTree.Element, tag: str, one: GpxPoint) -> None:
    made = _child(parent, tag, lat=f"{one.lat:.6f}", lon=f"{one.lon:.6f}")
    if one.due_at is not None:
        _text(made, "time", _utc(one.due_at))
    _text(made, "name", one.name)
    _text(made, "desc", one.told)


def _child(parent: ElementTree.Element, tag: str, **values: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, values)


def _text(parent: ElementTree.Element, tag: str, words: str) -> None:
    """Words without the control characters that XML cannot hold at all; nothing where there are none."""
    kept = "".join(sign for sign in words if sign >= " " or sign in "\t\n")
    if kept:
        _child(parent, tag).text = kept


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
