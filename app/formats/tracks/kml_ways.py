"""KML and KMZ: a <gx:Track> is a way, and so are the placemarks of one folder that are points with a time.

Read by `kml_places`, never through GDAL, whose reader of KML ends the whole process on some files.
"""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from app.domain.sentence import Sentence, sentence
from app.formats.kml_places import Element, placemarks
from app.formats.tracks.way import Gathered, Ways, number


def kml_ways(kml: Path, name: str) -> Ways:
    """Ways of the document `kml`, called `name` in refusals."""
    tracks: list[Gathered] = []
    points: dict[str, Gathered] = {}
    lines = shapes = unplaced = 0
    for placemark, folder in placemarks(kml, name):
        found = list(placemark.all("Track"))
        said = placemark.said("name")
        for track in found:
            gathered, lost = _track(track, said or folder)
            unplaced += lost
            tracks.append(gathered)
        when = next(placemark.all("when"), None)
        point = placemark.child("Point")
        if point is not None and when is not None:
            place = point.said("coordinates").split(",")
            way = points.setdefault(folder, Gathered(name=folder))
            if len(place) < 2:
                unplaced += 1
            else:
                way.add(when.text.strip(), number(place[0]), number(place[1]))
        elif not found:
            lines += any(True for _ in placemark.all("LineString"))
            shapes += not any(True for _ in placemark.all("LineString"))
    besides: list[Sentence] = []
    if lines:
        besides.append(sentence("Lines without times, which are no track: {count}.", count=lines))
    if shapes:
        besides.append(sentence("Places without a time, which are no track: {count}.", count=shapes))
    ways = [one.way() for one in (*tracks, *points.values()) if one.lon]
    return Ways(ways=tuple(ways), unplaced=unplaced, besides=tuple(besides))


def _track(track: Element, name: str) -> tuple[Gathered, int]:
    """Times and places stand in two lists, first all the one or both in turn; where one is longer, the rest of it has
    no place, or no time."""
    gathered, lost = Gathered(name=name), 0
    times = [one.text.strip() for one in track.children if one.name == "when"]
    places = [one.text.split() for one in track.children if one.name == "coord"]
    for text, place in zip_longest(times, places, fillvalue=""):
        if len(place) < 2:
            lost += 1
        else:
            gathered.add(text, number(place[0]), number(place[1]))
    return gathered, lost
