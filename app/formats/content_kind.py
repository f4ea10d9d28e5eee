"""What a file is by its content, and what is doubtful about it. Nothing is unpacked, run or changed.

Its name is only asked whether it lies: `照片.jpg.exe`, a program called `.jpg`. Packed files are judged by their table
of contents: what they would unpack to, whether a macro lies in them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from app.domain.evidence import Content, EvidenceKind, EvidenceMark
from app.formats.text_encoding import decoded_head

HEAD_BYTES = 65_536
SEARCHED_BYTES = 32 << 20
"""How far into an old Office file or a PDF macros and scripts are looked for."""
MOST_MEMBERS = 5_000
"""A packed file with more is not listed: the list itself would be the bomb."""
SWELLS_BEYOND = 4 << 30
SWELLS_TIMES = 200

K, M = EvidenceKind, EvidenceMark

_MAGIC: tuple[tuple[int, bytes, Content], ...] = (
    (0, b"\xff\xd8\xff", Content(K.PICTURE, "JPEG", "jpg")),
    (0, b"\x89PNG\r\n\x1a\n", Content(K.PICTURE, "PNG", "png")),
    (0, b"GIF8", Content(K.PICTURE, "GIF", "gif")),
    (14, b"\x28\x00\x00\x00", Content(K.PICTURE, "BMP", "bmp")),
    (0, b"II*\x00", Content(K.PICTURE, "TIFF", "tif")),
    (0, b"MM\x00*", Content(K.PICTURE, "TIFF", "tif")),
    (8, b"WEBP", Content(K.PICTURE, "WEBP", "webp")),
    (4, b"ftypheic", Content(K.PICTURE, "HEIC", "heic")),
    (4, b"ftypmif1", Content(K.PICTURE, "HEIC", "heic")),
    (4, b"ftypavif", Content(K.PICTURE, "AVIF", "avif")),
    (4, b"ftypqt", Content(K.VIDEO, "MOV", "mov")),
    (4, b"ftypM4A", Content(K.SOUND, "M4A", "m4a")),
    (4, b"ftyp3g", Content(K.VIDEO, "3GP", "3gp")),
    (4, b"ftyp", Content(K.VIDEO, "MP4", "mp4")),
    (8, b"AVI ", Content(K.VIDEO, "AVI", "avi")),
    (8, b"WAVE", Content(K.SOUND, "WAV", "wav")),
    (0, b"\x1a\x45\xdf\xa3", Content(K.VIDEO, "MKV", "mkv")),
    (0, b"FLV\x01", Content(K.VIDEO, "FLV", "flv")),
    (0, b"\x00\x00\x01\xba", Content(K.VIDEO, "MPEG", "mpg")),
    (0, b"\x00\x00\x01\xb3", Content(K.VIDEO, "MPEG", "mpg")),
    (0, b"IMKH", Content(K.VIDEO, "PS", "mp4")),
    (0, b"DHAV", Content(K.VIDEO, "DAV", "dav")),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Content(K.VIDEO, "WMV", "wmv")),
    (0, b"ID3", Content(K.SOUND, "MP3", "mp3")),
    (0, b"\xff\xfb", Content(K.SOUND, "MP3", "mp3")),
    (0, b"\xff\xf3", Content(K.SOUND, "MP3", "mp3")),
    (0, b"#!AMR", Content(K.SOUND, "AMR", "amr")),
    (0, b"OggS", Content(K.SOUND, "OGG", "ogg")),
    (0, b"fLaC", Content(K.SOUND, "FLAC", "flac")),
    (0, b"%PDF-", Content(K.PDF, "PDF", "pdf")),
    (0, b"{\\rtf", Content(K.WORD, "RTF", "rtf")),
    (0, b"7z\xbc\xaf\x27\x1c", Content(K.ARCHIVE, "7Z", "7z")),
    (0, b"Rar!\x1a\x07", Content(K.ARCHIVE, "RAR", "rar")),
    (0, b"\x1f\x8b", Content(K.ARCHIVE, "GZIP", "gz")),
    (0, b"\xfd7zXZ\x00", Content(K.ARCHIVE, "XZ", "xz")),
    (0, b"SQLite format 3\x00", Content(K.OTHER, "SQLITE", "sqlite")),
    (0, b"MZ", Content(K.PROGRAM, "EXE", "exe")),
    (0, b"\x7fELF", Content(K.PROGRAM, "ELF", "elf")),
    (0, b"\xcf\xfa\xed\xfe", Content(K.PROGRAM, "MACH-O", "bin")),
    (0, b"\xca\xfe\xba\xbe", Content(K.PROGRAM, "MACH-O", "bin")),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", Content(K.PROGRAM, "LNK", "lnk")),
    (0, b"#!", Content(K.PROGRAM, "SCRIPT", "sh")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_FORMS = (
    ("WordDocument", Content(K.WORD, "DOC", "doc")),
    ("Workbook", Content(K.SHEET, "XLS", "xls")),
    ("PowerPoint Document", Content(K.SLIDES, "PPT", "ppt")),
    ("__properties_version1.0", Content(K.OTHER, "MSG", "msg")),
)
_PACKED_FORMS = (
    ("word/document.xml", Content(K.WORD, "DOCX", "docx")),
    ("xl/workbook.xml", Content(K.SHEET, "XLSX", "xlsx")),
    ("ppt/presentation.xml", Content(K.SLIDES, "PPTX", "pptx")),
    ("AndroidManifest.xml", Content(K.PROGRAM, "APK", "apk")),
    ("META-INF/MANIFEST.MF", Content(K.PROGRAM, "JAR", "jar")),
    ("doc.kml", Content(K.OTHER, "KMZ", "kmz")),
)
_RUNNING_ENDINGS = frozenset(
    {
        "exe", "com", "scr", "pif", "msi", "msp", "dll", "sys", "cpl", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js",
        "jse", "wsf", "wsh", "hta", "lnk", "url", "reg", "inf", "jar", "apk", "sh", "py", "chm", "scf", "application",
        "gadget", "iso", "img", "vhd",
    }
)  # fmt: skip
_SAME = (
    {"jpg", "jpeg", "jfif", "jpe"},
    {"tif", "tiff"},
    {"mp4", "m4v", "mov", "3gp", "m4a", "heic"},
    {"mpg", "mpeg", "vob", "ps", "mp4"},
)
_TEXT_ENDINGS = frozenset(
    {"txt", "csv", "log", "json", "geojson", "xml", "kml", "gpx", "html", "htm", "md", "ini", "srt", "eml", "svg", ""}
)
_PDF_ACTS = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile)\b")


def content_of(source: BinaryIO, name: str) -> Content:
    """What `source` (seekable) is; `name` is asked only whether it says something else."""
    source.seek(0)
    head = source.read(HEAD_BYTES)
    found = _by_magic(head) or _by_structure(source, head)
    marks = [*found.marks, *_of_name(name, found)]
    if found.kind is K.PROGRAM:
        marks.append(M.RUNS)
    return Content(found.kind, found.form, found.ending, tuple(dict.fromkeys(marks)))


def _by_magic(head: bytes) -> Content | None:
    for at, sign, content in _MAGIC:
        if head[at : at + len(sign)] == sign:
            return None if content.kind in (K.PDF, K.WORD) else content
    return None


def _by_structure(source: BinaryIO, head: bytes) -> Content:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(source)
    if head.startswith(_OLE):
        return _old_office(source)
    if head.startswith(b"%PDF-"):
        acts = M.MACROS if _PDF_ACTS.search(_searched(source)) else None
        return Content(K.PDF, "PDF", "pdf", (acts,) if acts else ())
    if head.startswith(b"{\\rtf"):
        acts = M.MACROS if b"\\objdata" in _searched(source) else None
        return Content(K.WORD, "RTF", "rtf", (acts,) if acts else ())
    text = decoded_head(head)
    if text is None:
        return Content(K.OTHER, "", "bin")
    start = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<script", "<?php", "<hta:", "<svg")) or "<svg" in start:
        return Content(K.TEXT, "HTML", "txt")
    return Content(K.TEXT, "TEXT", "txt")


def _packed(source: BinaryIO) -> Content:
    """A zip file by its table of contents."""
    plain = Content(K.ARCHIVE, "ZIP", "zip")
    if _members_told(source) > MOST_MEMBERS:
        return Content(K.ARCHIVE, "ZIP", "zip", (M.SWELLS,))
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        return Content(K.ARCHIVE, "ZIP", "zip", (M.BROKEN,))
    names = {one.filename for one in members}
    found = next((content for name, content in _PACKED_FORMS if name in names), plain)
    return Content(found.kind, found.form, found.ending, tuple(_of_members(members)))


def _of_members(members: list[zipfile.ZipInfo]) -> Iterator[EvidenceMark]:
    packed, plain = sum(one.compress_size for one in members), sum(one.file_size for one in members)
    if plain > SWELLS_BEYOND or (plain > (64 << 20) and plain > SWELLS_TIMES * max(packed, 1)):
        yield M.SWELLS
    if any(one.flag_bits & 1 for one in members):
        yield M.LOCKED
    names = [one.filename.lower() for one in members]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name for name in names):
        yield M.MACROS
    if "word/document.xml" not in names and any(_ending(name) in _RUNNING_ENDINGS for name in names):
        yield M.RUNS


def _members_told(source: BinaryIO) -> int:
    """How many members the end of a zip file says it has, without listing them."""
    size = source.seek(0, 2)
    source.seek(max(0, size - 65_557))
    tail = source.read()
    at = tail.rfind(b"PK\x05\x06")
    return int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0


def _old_office(source: BinaryIO) -> Content:
    """An OLE file by the names of its streams, which stand in it as UTF-16."""
    searched = _searched(source)

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in searched

    found = next((content for name, content in _OLE_FORMS if has(name)), Content(K.OTHER, "OLE", "bin"))
    marks = []
    if has("_VBA_PROJECT") or has("Macros"):
        marks.append(M.MACROS)
    if has("EncryptedPackage"):
        marks.append(M.LOCKED)
    return Content(found.kind, found.form, found.ending, tuple(marks))


def _searched(source: BinaryIO) -> bytes:
    source.seek(0)
    return source.read(SEARCHED_BYTES)


def _of_name(name: str, found: Content) -> Iterator[EvidenceMark]:
    """What its name is doubtful for: an ending that runs, one behind another, or one of another kind of file."""
    ending = _ending(name)
    before = _ending(PurePosixPath(name).stem)
    if ending in _RUNNING_ENDINGS:
        yield M.RUNS
        if before and before not in _RUNNING_ENDINGS and len(before) <= 5 and before.isalnum():
            yield M.TWO_ENDINGS
    elif found.kind is K.PROGRAM and ending:
        yield M.NAME_LIES
    if ending and not _fits(ending, found):
        yield M.NAME_LIES


def _fits(ending: str, found: Content) -> bool:
    if found.kind is K.TEXT or found.form in {"", "OLE", "ZIP"}:
        return found.kind is not K.TEXT or not _is_known(ending) or ending in _TEXT_ENDINGS | _RUNNING_ENDINGS
    if ending == found.ending or not _is_known(ending):
        return True
    return any(ending in same and found.ending in same for same in _SAME) or ending.startswith(found.ending[:3])


def _is_known(ending: str) -> bool:
    return ending in _KNOWN


_KNOWN = (
    frozenset(content.ending for _at, _sign, content in _MAGIC)
    | frozenset(content.ending for _name, content in (*_OLE_FORMS, *_PACKED_FORMS))
    | frozenset().union(*_SAME)
    | {"zip", "docm", "xlsm", "pptm", "wps", "et"}
)


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".").strip()
