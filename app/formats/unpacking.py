"""Taking files out of archives, and copies of awkwardly named ones, into a temporary folder that goes afterwards."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from app.errors import InputRefused
from app.formats.file_kind import damaged

MOST_UNPACKED_BYTES = 4 << 30
_PARTS = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})


class UnpackedFolder:
    """A temporary folder; `close` removes it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onemap-import-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)

    def close(self) -> None:
        self._folder.cleanup()


def unpacked_shapefiles(archive: Path, folder: Path) -> dict[str, Path]:
    """Every Shapefile of a zip archive, by its name in there, taken out into `folder`."""
    found: dict[str, Path] = {}
    with _opened(archive) as members:
        for number, stem in enumerate(_shapefile_stems(members)):
            into = folder / str(number)
            into.mkdir()
            for info in members.infolist():
                name = PurePosixPath(member_name(info))
                if str(name.with_suffix("")).lower() == stem.lower() and name.suffix.lower() in _PARTS:
                    _take_out(members, info, into / f"{PurePosixPath(stem).name}{name.suffix.lower()}", archive)
            found[stem] = into / f"{PurePosixPath(stem).name}.shp"
    return found


def unpacked_kml(archive: Path, folder: Path) -> Path:
    """The main document of a KMZ: doc.kml at its root, else the first .kml; raises `InputRefused`."""
    with _opened(archive) as members:
        kml = [info for info in members.infolist() if info.filename.lower().endswith(".kml")]
        main = next((info for info in kml if info.filename.lower() == "doc.kml"), kml[0])
        return _take_out(members, main, folder / "doc.kml", archive)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese programs write it in GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def copied_shapefile(shp: Path, folder: Path, parts: tuple[Path, ...]) -> Path:
    """A copy of a Shapefile's parts under a plain name, where something must be added beside them."""
    for part in (shp, *parts):
        shutil.copyfile(part, folder / f"copy{part.suffix.lower()}")
    return folder / "copy.shp"


def _shapefile_stems(members: zipfile.ZipFile) -> list[str]:
    names = [PurePosixPath(member_name(info)) for info in members.infolist()]
    return [
        str(name.with_suffix("")) for name in names if name.suffix.lower() == ".shp" and "__MACOSX" not in name.parts
    ]


def _opened(archive: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(archive) from error


def _take_out(members: zipfile.ZipFile, info: zipfile.ZipInfo, into: Path, archive: Path) -> Path:
    if info.file_size > MOST_UNPACKED_BYTES:
        raise InputRefused("{name} unpacks to more than 4 GB. Nothing was changed; unpack it first.", name=archive.name)
    try:
        with members.open(info) as packed, into.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1 << 20)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise damaged(archive) from error
    return into
