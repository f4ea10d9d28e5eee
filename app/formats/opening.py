"""`open_source`: one way in for every kind of file that can be imported."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.file_kind import FileKind, file_kind, refused
from app.formats.gdal_words import gdal_name
from app.formats.geopackage_layers import geopackage_layers
from app.formats.kml_files import open_kml
from app.formats.shape_index import write_index
from app.formats.shapefile_parts import shapefile_parts, sibling
from app.formats.sheet_files import open_xlsx
from app.formats.source import Source
from app.formats.table_files import open_csv
from app.formats.table_layout import named_crs
from app.formats.text_encoding import find_encoding
from app.formats.unpacking import UnpackedFolder, copied_shapefile, unpacked_kml, unpacked_shapefiles
from app.formats.vector_files import OpenTable, vector_source

USUAL_ENDINGS = {
    FileKind.GEOJSON: {".geojson", ".json"},
    FileKind.SHAPEFILE: {".shp"},
    FileKind.ZIPPED_SHAPEFILE: {".zip"},
    FileKind.GEOPACKAGE: {".gpkg"},
    FileKind.KML: {".kml"},
    FileKind.KMZ: {".kmz"},
    FileKind.CSV: {".csv", ".txt", ".tsv"},
    FileKind.XLSX: {".xlsx", ".xlsm"},
    FileKind.GPX: {".gpx"},
    FileKind.TCX: {".tcx"},
    FileKind.FIT: {".fit"},
    FileKind.NMEA: {".nmea", ".nme", ".log", ".txt"},
}
_TRACKS = {
    FileKind.GPX: "a GPX track",
    FileKind.TCX: "a TCX track",
    FileKind.FIT: "a FIT track",
    FileKind.NMEA: "an NMEA track",
}
_OUR_CRS_MEMBER = re.compile(rb'"coordinate_system"\s*:\s*"([\w:]+)"')
_OUR_HEAD_BYTES = 500
_CRS_MEMBER = re.compile(rb'"crs"\s*:\s*\{')


def open_source(path: Path, layer: str | None = None, encoding: str | None = None) -> Source:
    """Open `path` for reading; `layer` chooses a table where there are several, `encoding` overrules what was found.

    Raises `InputRefused` with the reason where the file cannot be used.
    """
    path = path.absolute()
    kind = file_kind(path)
    folder = UnpackedFolder()
    try:
        source = _open(path, kind, layer, encoding, folder)
    except BaseException:
        folder.close()
        raise
    warned = (*wrongly_named(path, kind), *source.warnings)
    return replace(source, warnings=warned, close=_both(source.close, folder.close))


def wrongly_named(path: Path, kind: FileKind) -> tuple[Sentence, ...]:
    """What is to be told of a file whose ending is that of another kind."""
    if path.suffix.lower() in USUAL_ENDINGS[kind]:
        return ()
    return (sentence("{name} is in truth {kind}; it is read as such.", name=path.name, kind=kind.value),)


def _open(path: Path, kind: FileKind, layer: str | None, encoding: str | None, folder: UnpackedFolder) -> Source:
    match kind:
        case FileKind.CSV:
            return open_csv(path, encoding)
        case FileKind.XLSX:
            return open_xlsx(path, layer)
        case FileKind.GEOJSON:
            return _open_geojson(path, encoding, folder.path)
        case FileKind.GEOPACKAGE:
            return _open_geopackage(path, layer)
        case FileKind.KML:
            return open_kml(path, kind, path, layer)
        case FileKind.KMZ:
            return open_kml(path, kind, unpacked_kml(path, folder.path), layer)
        case FileKind.SHAPEFILE:
            return _open_shapefile(path, kind, path, path.stem, (path.stem,), encoding, folder.path)
        case FileKind.ZIPPED_SHAPEFILE:
            inside = unpacked_shapefiles(path, folder.path)
            chosen = _chosen(path, tuple(inside), layer)
            source = _open_shapefile(path, kind, inside[chosen], chosen, tuple(inside), encoding, folder.path)
            return replace(source, warnings=(*source.warnings, *_several(tuple(inside), chosen)))
        case FileKind.GPX | FileKind.TCX | FileKind.FIT | FileKind.NMEA:
            raise refused(path, _TRACKS[kind], "it comes in as tracks, not as a layer: choose “Tracks” there")


def _open_geojson(path: Path, encoding: str | None, folder: Path) -> Source:
    found = find_encoding(path, encoding)
    file = path
    if found.codec not in {"utf-8", "utf-8-sig"}:
        file = folder / "utf8.geojson"
        with path.open(encoding=found.codec, errors="replace") as text, file.open("w", encoding="utf-8") as plain:
            shutil.copyfileobj(text, plain, 1 << 20)
    with file.open("rb") as raw:
        head = raw.read(1 << 20)
        raw.seek(max(0, file.stat().st_size - 4096))
        said = bool(_CRS_MEMBER.search(head) or _CRS_MEMBER.search(raw.read()))
    tables = [OpenTable(gdal_name(file), None, whole=True)]
    source = vector_source(path, FileKind.GEOJSON, tables, layer="", layers=(), encoding=found, crs_by_format=not said)
    ours = _OUR_CRS_MEMBER.search(head[:_OUR_HEAD_BYTES])
    return replace(source, declared_crs=ours.group(1).decode(), crs_by_format=False) if ours else source


def _open_geopackage(path: Path, layer: str | None) -> Source:
    names = tuple(name for name, _ in geopackage_layers(path))
    if not names:
        raise InputRefused(
            "{name} holds no table of places (map tiles belong in the maps folder). Nothing was changed.",
            name=path.name,
        )
    chosen = _chosen(path, names, layer)
    tables = [OpenTable(gdal_name(path), chosen, whole=False)]
    source = vector_source(
        path, FileKind.GEOPACKAGE, tables, layer=chosen, layers=names, warned=_several(names, chosen)
    )
    ours = named_crs((chosen,))
    return replace(source, declared_crs=ours) if ours else source


def _open_shapefile(
    path: Path, kind: FileKind, shp: Path, chosen: str, layers: tuple[str, ...], encoding: str | None, folder: Path
) -> Source:
    parts = shapefile_parts(shp, encoding)
    file = shp
    if ".shx" in parts.missing or "!" in str(shp):
        others = [sibling(shp, suffix) for suffix in (".shx", ".dbf", ".prj")]
        file = copied_shapefile(shp, folder, tuple(one for one in others if one is not None))
        if ".shx" in parts.missing:
            write_index(file, file.with_suffix(".shx"))
    return vector_source(
        path,
        kind,
        [OpenTable(str(file), None, whole=False, text_codec=parts.encoding.codec)],
        layer=chosen if len(layers) > 1 else "",
        layers=layers if len(layers) > 1 else (),
        encoding=parts.encoding,
        warned=parts.warnings,
    )


def _chosen(path: Path, names: tuple[str, ...], layer: str | None) -> str:
    if layer is None:
        return names[0]
    if layer not in names:
        raise InputRefused(
            "{name} has no table {layer}. Nothing was changed; choose one of: {layers}.",
            name=path.name,
            layer=layer,
            layers=", ".join(names),
        )
    return layer


def _several(names: tuple[str, ...], chosen: str) -> tuple[Sentence, ...]:
    if len(names) < 2:
        return ()
    return (sentence("The file holds {count} tables; {layer} is shown.", count=len(names), layer=chosen),)


def _both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def close() -> None:
        first()
        second()

    return close
