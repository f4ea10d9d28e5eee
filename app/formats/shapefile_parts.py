"""A Shapefile is several files: which are there, whether they are whole, and in which encoding its table is written."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.sentence import Sentence, sentence
from app.formats.file_kind import damaged
from app.formats.text_encoding import TextEncoding, chosen_encoding, codec_named, decoded_field

_LOOKED_AT_RECORDS = 50_000
_SHP_HEADER_BYTES = 100


@dataclass(frozen=True)
class ShapefileParts:
    """`missing` names the parts that are not there, `warnings` say what that means."""

    shp: Path
    missing: frozenset[str]
    encoding: TextEncoding
    warnings: tuple[Sentence, ...]


def shapefile_parts(shp: Path, wanted_encoding: str | None = None) -> ShapefileParts:
    """Look at all parts beside `shp`; raises `InputRefused` where one of them is cut off."""
    parts = {suffix: sibling(shp, suffix) for suffix in (".shx", ".dbf", ".prj", ".cpg")}
    _require_whole_shp(shp)
    warnings: list[Sentence] = []
    dbf = parts[".dbf"]
    if parts[".shx"] is None:
        warnings.append(sentence("The .shx file is missing; its index was made again from the .shp file."))
    if dbf is None:
        warnings.append(
            sentence("The .dbf file with names and codes is missing: only the places are read, and codes are made.")
        )
    if parts[".prj"] is None:
        warnings.append(sentence("The .prj file is missing: the coordinate system must be given."))
    encoding = _encoding(dbf, parts[".cpg"], wanted_encoding, warnings)
    missing = frozenset(suffix for suffix, found in parts.items() if found is None)
    return ShapefileParts(shp, missing, encoding, tuple(warnings))


def sibling(path: Path, suffix: str) -> Path | None:
    """The file of the same stem with `suffix` in any case."""
    for candidate in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
        if candidate.is_file():
            return candidate
    wanted = (path.stem + suffix).lower()
    return next((one for one in path.parent.iterdir() if one.name.lower() == wanted and one.is_file()), None)


def dbf_texts(dbf: Path) -> Iterator[bytes]:
    """Every non-ASCII column name and text field of a table's first records, without its padding."""
    with dbf.open("rb") as file:
        records, header_bytes, record_bytes = _dbf_sizes(file.read(32), dbf)
        names, places = _dbf_columns(file.read(header_bytes - 32))
        yield from (name for name in names if not name.isascii())
        file.seek(header_bytes)
        for _ in range(min(records, _LOOKED_AT_RECORDS)):
            record = file.read(record_bytes)
            if len(record) < record_bytes:
                return
            if not record.isascii():
                texts = (record[start:end].rstrip(b" \x00") for start, end in places)
                yield from (text for text in texts if not text.isascii())


def _require_whole_shp(shp: Path) -> None:
    with shp.open("rb") as file:
        header = file.read(_SHP_HEADER_BYTES)
    if len(header) < _SHP_HEADER_BYTES or struct.unpack(">i", header[24:28])[0] * 2 > shp.stat().st_size:
        raise damaged(shp)


def _dbf_sizes(head: bytes, dbf: Path) -> tuple[int, int, int]:
    if len(head) < 32:
        raise damaged(dbf)
    records, header_bytes, record_bytes = struct.unpack("<IHH", head[4:12])
    if header_bytes < 33 or header_bytes + records * record_bytes > dbf.stat().st_size:
        raise damaged(dbf)
    return int(records), int(header_bytes), int(record_bytes)


def _dbf_columns(descriptors: bytes) -> tuple[list[bytes], list[tuple[int, int]]]:
    """Column names, and where the text fields lie in a record."""
    names, places, at = [], [], 1
    for start in range(0, len(descriptors) - 31, 32):
        descriptor = descriptors[start : start + 32]
        if descriptor[0] == 0x0D:
            break
        names.append(descriptor[:11].split(b"\x00")[0])
        width = descriptor[16]
        if descriptor[11:12] in {b"C", b"M"}:
            places.append((at, at + width))
        at += width
    return names, places


def _encoding(dbf: Path | None, cpg: Path | None, wanted: str | None, warnings: list[Sentence]) -> TextEncoding:
    if wanted:
        return chosen_encoding(wanted)
    texts = list(dbf_texts(dbf)) if dbf else []
    if cpg is not None:
        said = cpg.read_bytes()[:64].decode("ascii", "replace").strip("\x00\ufeff \r\n")
        codec = codec_named(said)
        if codec and all(_fits(text, codec) for text in texts):
            return TextEncoding(codec, said.upper(), sentence("The .cpg file says {encoding}.", encoding=said))
        warnings.append(
            sentence("The .cpg file says {encoding}, but the table is written otherwise.", encoding=said[:20])
        )
    if not texts:
        return TextEncoding("utf-8", "UTF-8", sentence("The table holds nothing beyond plain ASCII."))
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        if all(_fits(text, codec) for text in texts):
            return TextEncoding(
                codec,
                name,
                sentence("There is no .cpg file; every text of the table is valid {encoding}.", encoding=name),
            )
    return TextEncoding(
        "latin-1", "ISO-8859-1", sentence("The table is neither UTF-8 nor GB18030; it is shown as ISO-8859-1.")
    )


def _fits(text: bytes, codec: str) -> bool:
    """Whether a text field, perhaps cut off in the middle of its last character, is valid in `codec`."""
    return "\ufffd" not in decoded_field(text, codec)
