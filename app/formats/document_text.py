"""The text of a document, for the search: Word (.docx), PDF, plain. For a worker process, as files may be hostile.

Nothing is unpacked to disk and no more is read than `MOST_BYTES` of a part, `MOST_LETTERS` in all, `MOST_SECONDS`: what
lies beyond is left out, so that a bomb costs what a long document costs.
"""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from app.domain.evidence import EvidenceKind
from app.errors import InputRefused
from app.formats.text_encoding import find_encoding

MOST_BYTES = 64 << 20
MOST_LETTERS = 2_000_000
MOST_SECONDS = 20.0
MOST_HELD = 200_000
"""Elements within one paragraph, or between two: 64 MiB of empty ones would take two gigabytes of memory."""
_WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_MOST_MARGINS = 20
_BLOCK = 1 << 16


def text_of(file: Path, kind: EvidenceKind) -> str:
    """What can be read in `file`, empty for a kind without text; `InputRefused` where it is damaged or locked."""
    match kind:
        case EvidenceKind.WORD:
            parts = _of_word(file)
        case EvidenceKind.PDF:
            parts = _of_pdf(file)
        case EvidenceKind.TEXT:
            parts = _of_plain(file)
        case _:
            return ""
    try:
        return _gathered(parts)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, OSError) as error:
        raise _unreadable(file) from error


def _gathered(parts: Iterator[str]) -> str:
    """As much of the parts as there is room and time for."""
    begun, found, letters = time.monotonic(), [], 0
    for part in parts:
        found.append(part[: MOST_LETTERS - letters])
        letters += len(found[-1])
        if letters >= MOST_LETTERS or time.monotonic() - begun > MOST_SECONDS:
            break
    return "".join(found).replace("\x00", "").strip()


def _of_word(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        margins = sorted(name for name in names if name.startswith(("word/header", "word/footer")))
        for name in (*(part for part in _WORD_PARTS if part in names), *margins[:_MOST_MARGINS]):
            try:
                part = archive.open(name)
            except RuntimeError as error:  # zipfile's word for a part under a password
                raise _unreadable(file) from error
            with part:
                yield from _of_word_part(_Limited(part))


def _of_word_part(part: _Limited) -> Iterator[str]:
    """Runs of text; a paragraph, line break or tab parts them. What was struck out as a tracked change is not text."""
    read = etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True, load_dtd=False)
    held = 0
    with contextlib.suppress(_OverLimit):
        for _event, element in read:
            held += 1
            if held > MOST_HELD:
                raise _OverLimit
            match etree.QName(element).localname if isinstance(element.tag, str) else "":
                case "t":
                    yield element.text or ""
                case "tab":
                    yield "\t"
                case "br" | "cr":
                    yield "\n"
                case "p":
                    yield "\n"
                    _forget(element)
                    held = 0


def _forget(element: etree._Element) -> None:
    """Free a paragraph that was read, with what stands before it: a long document must not lie in memory whole."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _of_pdf(file: Path) -> Iterator[str]:
    import pypdfium2  # a library of 7 MB, for this process alone that reads documents

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(file) from error
    with contextlib.closing(document):
        for number in range(len(document)):
            with contextlib.suppress(pypdfium2.PdfiumError):
                page = document[number]
                words = page.get_textpage()
                yield words.get_text_bounded().replace("\r\n", "\n") + "\n"
                words.close()
                page.close()


def _of_plain(file: Path) -> Iterator[str]:
    encoding = find_encoding(file)
    with file.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding.codec, errors="replace")
        while block := text.read(_BLOCK):
            yield block


class _OverLimit(Exception):
    """A part unpacks to more than is read."""


class _Limited(io.RawIOBase):
    """The first `MOST_BYTES` of a packed part; then `_OverLimit`."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed, self._left = packed, MOST_BYTES

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self._packed.read(_BLOCK if size < 0 else size)
        self._left -= len(block)
        if self._left < 0:
            raise _OverLimit
        return block


def _unreadable(file: Path) -> InputRefused:
    return InputRefused(
        "The text of {name} cannot be read: the file is damaged or locked by a password. It is kept as it is and is "
        "found by its name only.",
        name=file.name,
    )
