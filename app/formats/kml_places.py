"""The placemarks of a KML text, one after another.

Read here and not through GDAL, whose LIBKML driver 3.12 ends the whole process on some documents that it should refuse
(seen with libkml's own test file all-arrays.kml). Elements: OGC 12-007r2; namespaces are not demanded, programs forget
them. Entities are refused: they could unfold to gigabytes, and no map program writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

import shapely
from shapely.geometry.base import BaseGeometry

from app.errors import InputRefused
from app.formats.file_kind import damaged
from app.formats.text_encoding import codec_named

_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*\?>")
_BLOCK_BYTES = 1 << 18
_SPOKEN = ("name", "description", "address", "phoneNumber", "snippet")


@dataclass(frozen=True)
class Place:
    """One placemark: its cells by name, the innermost folder it lies in, its shape or None."""

    cells: Mapping[str, str]
    folder: str
    shape: BaseGeometry | None


@dataclass
class Element:
    """One element of a placemark, without its namespace."""

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def child(self, name: str) -> Element | None:
        """The first element of this name directly in it."""
        return next((one for one in self.children if one.name == name), None)

    def said(self, name: str) -> str:
        """The words of that element, "" where there is none."""
        found = self.child(name)
        return found.text.strip() if found else ""

    def all(self, name: str) -> Iterator[Element]:
        """Every element of this name anywhere in it."""
        for one in self.children:
            if one.name == name:
                yield one
            yield from one.all(name)


def places(kml: Path, name: str) -> Iterator[Place]:
    """Every placemark of the document `kml`, called `name` in refusals; raises `InputRefused` where it is broken."""
    for element, folder in placemarks(kml, name):
        yield _place(element, folder)


def placemarks(kml: Path, name: str) -> Iterator[tuple[Element, str]]:
    """The same as they stand in the document, each with the innermost folder that it lies in."""
    gathered = _Gathered(name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = gathered.on_start
    parser.EndElementHandler = gathered.on_end
    parser.CharacterDataHandler = gathered.on_text
    parser.EntityDeclHandler = gathered.on_entity
    parser.buffer_text = True
    try:
        with kml.open("rb") as file:
            head = file.read(400)
            declared = _DECLARATION.match(head)
            codec = codec_named(declared.group(1).decode("ascii")) if declared else None
            if codec == "gb18030":
                # expat knows no multi-byte encoding but Unicode's.
                text = (head[declared.end() if declared else 0 :] + file.read()).decode("gb18030", "replace")
                parser.Parse(text, True)
            else:
                parser.Parse(head, False)
                while block := file.read(_BLOCK_BYTES):
                    parser.Parse(block, False)
                    yield from gathered.taken()
                parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(Path(name)) from error
    yield from gathered.taken()


class _Gathered:
    """Builds each placemark's little tree while the parser runs; folders are only a stack of names."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._done: list[tuple[Element, str]] = []
        self._stack: list[Element] = []
        self._folders: list[str] = []
        self._path: list[str] = []

    def taken(self) -> list[tuple[Element, str]]:
        done, self._done = self._done, []
        return done

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if self._stack or name == "Placemark":
            element = Element(name, attributes)
            if self._stack:
                self._stack[-1].children.append(element)
            self._stack.append(element)
        else:
            self._path.append(name)
            if name in {"Folder", "Document"}:
                self._folders.append("")

    def on_end(self, _tag: str) -> None:
        if self._stack:
            element = self._stack.pop()
            if not self._stack:
                self._done.append((element, (self._folders[-1] if self._folders else "").strip()))
        elif self._path and self._path.pop() in {"Folder", "Document"}:
            self._folders.pop()

    def on_text(self, text: str) -> None:
        if self._stack:
            self._stack[-1].text += text
        elif self._path[-1:] == ["name"] and self._path[-2:-1] in (["Folder"], ["Document"]):
            self._folders[-1] += text

    def on_entity(self, *_: object) -> None:
        raise InputRefused(
            "{name} defines XML entities, which no map program writes. Nothing was changed; it was not read.",
            name=self._name,
        )


def _place(placemark: Element, folder: str) -> Place:
    cells = {spoken: said for spoken in _SPOKEN if (said := placemark.said(spoken))}
    for when in placemark.all("when"):
        cells.setdefault("time", when.text.strip())
    for edge in ("begin", "end"):
        for moment in placemark.all(edge):
            cells.setdefault(edge, moment.text.strip())
    for told in placemark.all("Data"):
        cells[told.attributes.get("name", "")] = told.said("value")
    for told in placemark.all("SimpleData"):
        cells[told.attributes.get("name", "")] = told.text.strip()
    cells.pop("", None)
    shapes = [shape for child in placemark.children if (shape := _shape(child)) is not None]
    return Place(cells, folder, _joined(shapes))


def _shape(element: Element) -> BaseGeometry | None:
    try:
        match element.name:
            case "Point":
                return shapely.Point(_coordinates(element)[0])
            case "LineString":
                return shapely.LineString(_coordinates(element))
            case "LinearRing":
                return shapely.Polygon(_coordinates(element))
            case "Polygon":
                return _polygon(element)
            case "MultiGeometry" | "MultiTrack":
                return _joined([shape for child in element.children if (shape := _shape(child)) is not None])
            case "Track":
                return shapely.LineString([_pair(one.text.split()) for one in element.children if one.name == "coord"])
    except (ValueError, IndexError, shapely.errors.GEOSException):
        return None
    return None


def _polygon(element: Element) -> BaseGeometry | None:
    rings: dict[str, list[list[tuple[float, float]]]] = {"outerBoundaryIs": [], "innerBoundaryIs": []}
    for side, found in rings.items():
        for boundary in element.children:
            if boundary.name == side:
                found += [_coordinates(ring) for ring in boundary.children if ring.name == "LinearRing"]
    return shapely.Polygon(rings["outerBoundaryIs"][0], rings["innerBoundaryIs"])


def _joined(shapes: list[BaseGeometry]) -> BaseGeometry | None:
    """One shape of several: of one kind a multi-shape, else a collection; nothing of nothing."""
    shapes = [shape for shape in shapes if not shape.is_empty]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    points = [shape for shape in shapes if isinstance(shape, shapely.Point)]
    lines = [shape for shape in shapes if isinstance(shape, shapely.LineString)]
    areas = [shape for shape in shapes if isinstance(shape, shapely.Polygon)]
    if len(points) == len(shapes):
        return shapely.MultiPoint(points)
    if len(lines) == len(shapes):
        return shapely.MultiLineString(lines)
    if len(areas) == len(shapes):
        return shapely.MultiPolygon(areas)
    return shapely.GeometryCollection(shapes)


def _coordinates(element: Element) -> list[tuple[float, float]]:
    return [_pair(triple.split(",")) for triple in element.said("coordinates").split()]


def _pair(parts: list[str]) -> tuple[float, float]:
    return float(parts[0]), float(parts[1])
