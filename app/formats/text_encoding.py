"""In which encoding a text is written: its mark, else UTF-8, else GB18030, else Latin-1; said, never silent."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused

BLOCK_BYTES = 1 << 20
_CONTROL = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}


@dataclass(frozen=True)
class TextEncoding:
    """`codec` is Python's name for it, `name` the one people know, `found` how it was found."""

    codec: str
    name: str
    found: Sentence


def find_encoding(path: Path, wanted: str | None = None) -> TextEncoding:
    """The encoding of a whole text file, read in blocks; `wanted` overrules, `InputRefused` if it is unknown."""
    if wanted:
        return chosen_encoding(wanted)
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(codecs.BOM_UTF8):
        return TextEncoding("utf-8-sig", "UTF-8", sentence("The file begins with a UTF-8 mark."))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return TextEncoding("utf-16", "UTF-16", sentence("The file begins with a UTF-16 mark."))
    if _decodes(path, "utf-8"):
        return TextEncoding("utf-8", "UTF-8", sentence("The whole file is valid UTF-8."))
    if _decodes(path, "gb18030"):
        return TextEncoding("gb18030", "GB18030", sentence("The file is not UTF-8, but valid GB18030 (GBK)."))
    return TextEncoding(
        "latin-1", "ISO-8859-1", sentence("The file is neither UTF-8 nor GB18030; it is shown as ISO-8859-1.")
    )


def chosen_encoding(name: str) -> TextEncoding:
    """The encoding of this name, as a person or a .cpg file gives it; raises `InputRefused`."""
    codec = codec_named(name)
    if codec is None:
        raise InputRefused(
            "There is no text encoding {name}. Nothing was changed; try UTF-8 or GB18030.", name=name[:40]
        )
    return TextEncoding(codec, name.strip().upper(), sentence("The encoding was chosen by hand."))


def codec_named(name: str) -> str | None:
    """Python's codec for a name such as UTF-8, 65001, GBK, 936, ANSI 1252, ISO 88591; None where there is none."""
    plain = name.strip().lower().removeprefix("ansi").removeprefix("cp").strip(" -_")
    if plain in {"936", "gbk", "gb2312", "gb18030", "54936", "euc-cn"}:
        return "gb18030"
    if plain in {"65001", "utf8", "utf-8", "utf-8-sig", "utf 8"}:
        return "utf-8-sig" if plain == "utf-8-sig" else "utf-8"
    spelled = re.sub(r"^iso[ -]?8859[ -]?", "iso8859-", plain)
    for candidate in (f"cp{plain}", spelled, plain):
        try:
            found = codecs.lookup(candidate)
        except LookupError:
            continue
        if getattr(found, "_is_text_encoding", True):
            return found.name
    return None


def decoded_head(head: bytes) -> str | None:
    """The beginning of a file as text for a first look, None where it is no text at all."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")("replace").decode(head)
    if sum(byte in _CONTROL for byte in head) > len(head) // 200:
        return None
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return codecs.getincrementaldecoder(codec)().decode(head)
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1")


def decoded_field(raw: bytes, codec: str) -> str:
    """A field of fixed width: a character cut in half at its end is left off, other faults become a mark."""
    if raw.isascii():
        return raw.decode("ascii")
    return codecs.getincrementaldecoder(codec)("replace").decode(raw)


def _decodes(path: Path, codec: str) -> bool:
    """Whether all of a file is valid; a character cut off at its very end does not count against it."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True
