"""`read_tracks`: one way in for every kind of file that a track may come in.

By content, never by name: a GPX that is called .kml is read as what it is, and that is said.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.sentence import Sentence, joined
from app.errors import InputRefused
from app.formats.file_kind import FileKind, file_kind, refused
from app.formats.opening import open_source, wrongly_named
from app.formats.tracks.geojson_ways import geojson_ways
from app.formats.tracks.gpx_ways import gpx_ways
from app.formats.tracks.kml_ways import kml_ways
from app.formats.tracks.nmea_ways import nmea_ways
from app.formats.tracks.table_ways import table_ways
from app.formats.tracks.tcx_ways import tcx_ways
from app.formats.tracks.way import Way, Ways
from app.formats.unpacking import UnpackedFolder, unpacked_kml


@dataclass(frozen=True, kw_only=True)
class TrackFile:
    """What a file told: its kind, its ways, and what is to be said about it."""

    path: Path
    kind: FileKind
    ways: tuple[Way, ...]
    declared_crs: str
    unplaced: int
    notes: tuple[Sentence, ...]


def read_tracks(path: Path) -> TrackFile:
    """All ways of a file that have times. Raises `InputRefused` with the reason where there are none."""
    path = path.absolute()
    kind = file_kind(path)
    with _folder() as folder:
        found = _read(path, kind, folder)
    timed = tuple(one for one in found.ways if not np.isnan(one.times.shown).all())
    if not timed:
        raise _no_track(path, found)
    return TrackFile(
        path=path,
        kind=kind,
        ways=timed,
        declared_crs=found.declared_crs,
        unplaced=found.unplaced,
        notes=(*wrongly_named(path, kind), *found.besides),
    )


def _no_track(path: Path, found: Ways) -> InputRefused:
    besides = joined(("", *found.besides), " ") if found.besides else ""
    if found.ways:
        return InputRefused(
            "{name} tells a way of {count} points but no times, so it proves nobody's presence. Nothing was changed; "
            "have it written again with its times.{besides}",
            name=path.name,
            count=sum(len(one) for one in found.ways),
            besides=besides,
        )
    return InputRefused(
        "{name} holds no track. Nothing was changed; ask for the track itself.{besides}",
        name=path.name,
        besides=besides,
    )


def _read(path: Path, kind: FileKind, folder: Path) -> Ways:
    match kind:
        case FileKind.GPX:
            file = path if path.suffix.lower() == ".gpx" else shutil.copyfile(path, folder / "track.gpx")
            return gpx_ways(file, path)
        case FileKind.TCX:
            return tcx_ways(path)
        case FileKind.FIT:
            # Loads the profile of a thousand messages: only who reads FIT waits for it.
            from app.formats.tracks.fit_ways import fit_ways

            return fit_ways(path)
        case FileKind.NMEA:
            return nmea_ways(path)
        case FileKind.KML:
            return kml_ways(path, path.name)
        case FileKind.KMZ:
            return kml_ways(unpacked_kml(path, folder), path.name)
        case FileKind.GEOJSON:
            return geojson_ways(path)
        case FileKind.CSV | FileKind.XLSX:
            with open_source(path) as source:
                return table_ways(source)
    raise refused(path, f"{kind.value}, which keeps no times of a way", "give GPX, KML, TCX, FIT, NMEA, CSV or GeoJSON")


@contextmanager
def _folder() -> Iterator[Path]:
    made = UnpackedFolder()
    try:
        yield made.path
    finally:
        made.close()
