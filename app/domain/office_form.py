"""A form as offices print them: a heading, boxes of fields, tables, pictures. Word and PDF are made from the same one.

It holds finished words only, in the reader's language. What somebody typed comes in through `box` and `table`, which
take out what is no writing; whoever draws it takes every word as text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TITLE_PT, HEAD_PT, TEXT_PT, SMALL_PT = 20.0, 13.0, 10.5, 9.0
PAPER_MM = (210.0, 297.0)
MARGIN_MM, BINDING_MM = 20.0, 25.0
TITLE_FONTS = ("SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Zen Hei")
TEXT_FONTS = ("FangSong", "仿宋", "FangSong_GB2312", "STFangsong", "Noto Serif CJK SC", "SimSun", "Noto Sans CJK SC")
LATIN_FONTS = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "DejaVu Serif")
"""Wanted first; what a machine lacks is replaced by the next."""


@dataclass(frozen=True)
class Box:
    """Fields in a ruled box. A row holds one pair of name and value over the whole width, or two beside each other."""

    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Table:
    """A ruled table whose headings come again on each page; `widths` are shares of the whole."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Pictures:
    """Pictures (PNG) beside each other, so many a row and so wide, each with its name below it and what more is told.
    What hangs together is not torn apart at the end of a page."""

    title: str
    a_row: int
    width_mm: float
    shown: tuple[tuple[bytes, str, str], ...]

    def rows(self) -> tuple[tuple[tuple[bytes, str, str], ...], ...]:
        """Row by row; the last may hold fewer."""
        return tuple(self.shown[at : at + self.a_row] for at in range(0, len(self.shown), self.a_row))


Block = Box | Table | Pictures


@dataclass(frozen=True, kw_only=True)
class OfficeForm:
    """`marks` stand at the top of every page. `page_words` has {page} and {pages}; `signatures` are lines to sign."""

    title: str
    under_title: str
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]
    signatures: tuple[str, ...]
    foot: str
    page_words: str


def box(title: str, *rows: Sequence[tuple[str, str]]) -> Box:
    """A box of these pairs, their values cleaned."""
    return Box(title, tuple(tuple((name, printable(value)) for name, value in row) for row in rows))


def table(title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], nothing: str) -> Table:
    """A table with these headings and their shares of the width; `nothing` is what it says where it has no rows."""
    told = tuple(tuple(printable(cell) for cell in row) for row in rows)
    if not told:
        told = ((nothing, *[""] * (len(columns) - 1)),)
    return Table(printable(title), tuple(head for head, _ in columns), tuple(share for _, share in columns), told)


def printable(text: str) -> str:
    """`text` without control characters and signs that turn the reading direction; lines and tabs stay."""
    kept = (sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if _is_writing(sign))
    return "".join(kept).replace("\t", "    ").strip()


def _is_writing(sign: str) -> bool:
    return sign in "\n\t" or (unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn"} and sign not in "\ufffe\uffff")
