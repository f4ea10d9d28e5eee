"""TCX (Garmin's training files): each activity or course is a way, the creator's unit its device."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from lxml import etree

from app.formats.file_kind import damaged
from app.formats.tracks.way import Gathered, Ways, number
from app.formats.tracks.whole_xml import require_whole_xml
from app.formats.xml_document import local_name

_WAYS = frozenset({"Activity", "Course"})


def tcx_ways(path: Path) -> Ways:
    """Track points one after another: a file of any size is never held whole. Raises `InputRefused`."""
    require_whole_xml(path, path)
    ways: list[Gathered] = []
    wanted = [f"{{*}}{name}" for name in ("Trackpoint", "Creator", *_WAYS)]
    try:
        reader = etree.iterparse(
            str(path), events=("start", "end"), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
        )
        for event, element in reader:
            name = local_name(element)
            if event == "start":
                if name in _WAYS:
                    ways.append(Gathered())
                continue
            if name == "Trackpoint" and ways:
                _take(element, ways[-1])
            elif name == "Creator" and ways:
                ways[-1].device = _said(element, "UnitId") or _said(element, "Name")
            elif name in _WAYS and ways:
                ways[-1].name = _said(element, "Id") or _said(element, "Name")
            if name == "Trackpoint":
                element.clear()
                while element.getprevious() is not None:
                    element.getparent().remove(element.getprevious())
    except (etree.XMLSyntaxError, OSError) as error:
        raise damaged(path) from error
    return Ways(ways=tuple(one.way() for one in ways if one.lon))


def _take(point: etree._Element, way: Gathered) -> None:
    """A point without a place tells a heart or a wheel, and is no loss."""
    lon, lat = number(_said(point, "LongitudeDegrees")), number(_said(point, "LatitudeDegrees"))
    if not np.isnan(lon) and not np.isnan(lat):
        way.add(_said(point, "Time"), lon, lat, speed_kmh=number(_said(point, "Speed")) * 3.6)


def _said(element: etree._Element, name: str) -> str:
    """The words of the first element of this name in it, whatever its namespace."""
    found = next(element.iter(f"{{*}}{name}"), None)
    return (found.text or "").strip() if found is not None else ""
