"""What a file is, by its content: names lie (an .xlsx called .csv), and what cannot be used gets the right sentence."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from app.errors import InputRefused
from app.formats.text_encoding import decoded_head

HEAD_BYTES = 65_536


class FileKind(StrEnum):
    GEOJSON = "GeoJSON"
    SHAPEFILE = "Shapefile"
    ZIPPED_SHAPEFILE = "Shapefile (zip)"
    GEOPACKAGE = "GeoPackage"
    KML = "KML"
    KMZ = "KMZ"
    CSV = "CSV"
    XLSX = "XLSX"
    GPX = "GPX"
    TCX = "TCX"
    FIT = "FIT"
    NMEA = "NMEA"


_SHP_MAGIC = bytes.fromhex("0000270a")
_SIDECARS = frozenset({".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qpj", ".qix"})
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file (.xls, .doc)", "save it as .xlsx or CSV"),
    (b"%PDF", "a PDF", "ask for the table or the drawing behind it"),
    (b"\x89PNG", "a picture", "ask for the data behind it"),
    (b"\xff\xd8\xff", "a picture", "ask for the data behind it"),
    (b"GIF8", "a picture", "ask for the data behind it"),
    (b"II*\x00", "a picture (TIFF)", "ask for the data behind it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"AC10", "an AutoCAD drawing (DWG)", "save it as Shapefile, GeoPackage or GeoJSON"),
    (b"PMTiles", "a map tile archive", "put it into the maps folder"),
)
_XML_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_XML_PRELUDE = re.compile(r"^\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s+)*", re.DOTALL)
_NMEA = re.compile(r"^[^\n$]{0,40}\$[A-Z]{2}(RMC|GGA|ZDA|GLL|GSA|GSV|VTG|WPL|RTE),", re.MULTILINE)
_GEOJSON_TYPE = re.compile(
    r'"type"\s*:\s*"(Feature|FeatureCollection|Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon'
    r'|GeometryCollection)"'
)


def file_kind(path: Path) -> FileKind:
    """The kind of `path`; raises `InputRefused` for what is missing, empty, damaged or of another kind."""
    head = _head(path)
    if path.suffix.lower() in _SIDECARS:
        return _of_sidecar(path)
    if head.startswith(_SHP_MAGIC):
        return _shapefile(path)
    if head.startswith(b"SQLite format 3\x00"):
        return FileKind.GEOPACKAGE
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or zipfile.is_zipfile(path):
        return _of_zip(path)
    if head[8:12] == b".FIT" and head[0] in (12, 14):
        return FileKind.FIT
    for magic, what, advice in _FOREIGN:
        if head.startswith(magic):
            raise refused(path, what, advice)
    return _of_text(path, head)


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            what = "an Esri file geodatabase" if path.suffix.lower() == ".gdb" else "a folder"
            raise refused(path, what, "choose one GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX file")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise InputRefused("There is no file {path}. Nothing was changed.", path=str(path)) from error
    except OSError as error:
        raise InputRefused(
            "{path} cannot be opened ({reason}). Nothing was changed.",
            path=str(path),
            reason=error.strerror or str(error),
        ) from error
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise InputRefused("{name} is empty. Nothing was changed; ask for the file again.", name=path.name)
    return head


def _of_sidecar(path: Path) -> FileKind:
    raise InputRefused(
        "{name} is one part of a Shapefile. Nothing was changed; choose the .shp file, or a zip file with all parts.",
        name=path.name,
    )


def _shapefile(path: Path) -> FileKind:
    if path.suffix.lower() != ".shp":
        raise refused(path, "a Shapefile under another name", "name it .shp, beside its .dbf, .shx and .prj")
    return FileKind.SHAPEFILE


def _of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
        raise damaged(path) from error
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if any(name.endswith(".kml") for name in names):
        return FileKind.KMZ
    if any(name.endswith(".shp") for name in names):
        return FileKind.ZIPPED_SHAPEFILE
    if any(".gdb/" in name for name in names):
        raise refused(path, "an Esri file geodatabase", "export its tables to GeoPackage")
    if "[content_types].xml" in names:
        raise refused(path, "an Office document without a table that can be read", "save the table as .xlsx or CSV")
    raise refused(path, "a zip archive without a Shapefile, KML or XLSX in it", "unpack it first")


def _of_text(path: Path, head: bytes) -> FileKind:
    text = decoded_head(head)
    if text is None:
        raise refused(path, "of no kind that is known here", "give GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX")
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _of_xml(path, start)
    if start.startswith(("{", "[")):
        if re.search(r'"type"\s*:\s*"Topology"', text):
            raise refused(path, "TopoJSON", "save it as GeoJSON")
        if _GEOJSON_TYPE.search(text) or path.suffix.lower() in {".geojson", ".json"}:
            return FileKind.GEOJSON
        raise refused(path, "JSON, but not GeoJSON", "give GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX")
    if path.suffix.lower() in {".geojson", ".json"}:
        raise refused(path, "no JSON", "ask for the file again")
    if path.suffix.lower() in {".kml", ".gpx"}:
        raise refused(path, "no XML", "ask for the file again")
    if re.match(r"\s*0\r?\n\s*SECTION\r?\n", text):
        raise refused(path, "an AutoCAD drawing (DXF)", "save it as Shapefile, GeoPackage or GeoJSON")
    return FileKind.NMEA if _NMEA.search(text) else FileKind.CSV


def _of_xml(path: Path, text: str) -> FileKind:
    prelude = _XML_PRELUDE.match(text)
    root = _XML_ROOT.match(text, prelude.end() if prelude else 0)
    name = root.group(1).lower() if root else ""
    match name:
        case "kml":
            return FileKind.KML
        case "gpx":
            return FileKind.GPX
        case "trainingcenterdatabase":
            return FileKind.TCX
        case "html" | "table":
            raise refused(path, "a web page (some systems export such files as .xls)", "save it as .xlsx or CSV")
        case "placemark" | "folder" | "document" | "style" | "stylemap":
            raise refused(path, "a piece of KML without its outer <kml>", "ask for the whole KML file")
    raise refused(path, "XML, but not KML", "give GeoJSON, Shapefile, GeoPackage, KML, CSV or XLSX")


def damaged(path: Path) -> InputRefused:
    """The refusal of a file that is cut off or broken."""
    return InputRefused(
        "{name} is damaged or cut off. Nothing was changed; copy it again from where it came.", name=path.name
    )


def refused(path: Path, what: str, advice: str) -> InputRefused:
    """The refusal of a file that is of another kind than is wanted, with what to do about it."""
    return InputRefused("{name} is {what}. Nothing was changed; {advice}.", name=path.name, what=what, advice=advice)
