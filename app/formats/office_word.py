"""Writes an office form as a Word file (.docx, ISO 29500): A4, ruled tables, page x of y in the foot."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.domain.office_form import (
    BINDING_MM,
    HEAD_PT,
    LATIN_FONTS,
    MARGIN_MM,
    PAPER_MM,
    SMALL_PT,
    TEXT_FONTS,
    TEXT_PT,
    TITLE_FONTS,
    TITLE_PT,
    Box,
    OfficeForm,
    Pictures,
    Table,
)
from app.formats.atomic_file import replaced_whole

_TITLE_FONT, _TEXT_FONT, _LATIN_FONT = TITLE_FONTS[1], TEXT_FONTS[1], LATIN_FONTS[0]
_WIDTH_MM = PAPER_MM[0] - MARGIN_MM - BINDING_MM
_ROW_MM, _SIDE_MM = 7.5, 1.2
"""The least height of a ruled row, and what stays free beside the words of a cell."""
_NAME_SHARE = 0.18
"""What of the width the name of a field takes."""


def write_word(form: OfficeForm, file: Path) -> None:
    """Write the form to `file`, whole or not at all; raises `InputRefused` where it cannot be written."""
    document = _bare_document(form)
    section = document.sections[0]
    _line(section.header.paragraphs[0], "  ".join(form.marks), SMALL_PT, WD_ALIGN_PARAGRAPH.RIGHT, strong=True)
    _foot(section.footer.paragraphs[0], form)
    _line(document.add_paragraph(), form.title, TITLE_PT, WD_ALIGN_PARAGRAPH.CENTER, strong=True)
    under = document.add_paragraph()
    under.paragraph_format.space_after = Pt(6)
    _line(under, form.under_title, TEXT_PT, WD_ALIGN_PARAGRAPH.CENTER)
    for block in form.blocks:
        if block.title:
            head = document.add_paragraph()
            head.paragraph_format.keep_with_next = True
            head.paragraph_format.space_before = Pt(6)
            _line(head, block.title, HEAD_PT, WD_ALIGN_PARAGRAPH.LEFT, strong=True)
        if isinstance(block, Box):
            _box(document, block)
        elif isinstance(block, Pictures):
            _pictures(document, block)
        else:
            _table(document, block)
    signed = document.add_paragraph()
    signed.paragraph_format.space_before = Pt(14)
    _line(signed, "".join(f"{one}:{'_' * 14}  " for one in form.signatures), TEXT_PT, WD_ALIGN_PARAGRAPH.LEFT)
    with replaced_whole(file) as draft:
        document.save(str(draft))


def _bare_document(form: OfficeForm) -> Any:
    document = Document()
    about = document.core_properties
    about.author, about.title, about.comments = "OneMap", form.title, ""
    about.created = about.modified = datetime.now(UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAPER_MM[0]), Mm(PAPER_MM[1])
    section.left_margin, section.right_margin = Mm(BINDING_MM), Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    usual = document.styles["Normal"]
    usual.font.size = Pt(TEXT_PT)
    usual.font.name = _LATIN_FONT
    usual.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TEXT_FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    usual.element.get_or_add_rPr().append(spoken)
    usual.paragraph_format.space_after = Pt(0)
    return document


def _box(document: Any, block: Box) -> None:
    name, pair = _NAME_SHARE, 0.5 - _NAME_SHARE
    made = _ruled(document, len(block.rows), (name, pair, name, pair))
    for cells, row in zip(made.rows, block.rows, strict=True):
        places = list(cells.cells)
        if len(row) == 1:
            places = [places[0], places[1].merge(places[3])]
        for at, (label, value) in enumerate(row):
            _cell(places[2 * at], label, strong=True, middle=True)
            _cell(places[2 * at + 1], value)


def _table(document: Any, block: Table) -> None:
    every = sum(block.widths)
    made = _ruled(document, len(block.rows) + 1, [share / every for share in block.widths])
    for cell, head in zip(made.rows[0].cells, block.heads, strict=True):
        _cell(cell, head, strong=True, middle=True)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, told in zip(list(made.rows)[1:], block.rows, strict=True):
        for cell, words in zip(row.cells, told, strict=True):
            _cell(cell, words)


def _pictures(document: Any, block: Pictures) -> None:
    """A table without lines; a row is never torn apart."""
    rows = block.rows()
    made = _ruled(document, len(rows), [1 / block.a_row] * block.a_row)
    made.style = document.styles["Normal Table"]
    for cells, shown in zip(made.rows, rows, strict=True):
        for cell, (png, name, told) in zip(cells.cells, shown, strict=False):
            first = cell.paragraphs[0]
            first.alignment = WD_ALIGN_PARAGRAPH.CENTER
            first.add_run().add_picture(io.BytesIO(png), width=Mm(block.width_mm))
            _line(cell.add_paragraph(), name, TEXT_PT, WD_ALIGN_PARAGRAPH.CENTER, strong=True)
            if told:
                _line(cell.add_paragraph(), told, SMALL_PT, WD_ALIGN_PARAGRAPH.CENTER)


def _ruled(document: Any, rows: int, shares: Any) -> WordTable:
    """A table with lines all round, of fixed widths: no long word makes it wider than the paper."""
    made: WordTable = document.add_table(rows, len(shares), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _set_sides(made)
    for at, share in enumerate(shares):
        made.columns[at].width = Mm(_WIDTH_MM * share)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        row.height, row.height_rule = Mm(_ROW_MM), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Mm(_WIDTH_MM * share)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return made


def _set_sides(made: WordTable) -> None:
    """Narrow columns need their width for words: less is left free beside them than Word would."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(Mm(_SIDE_MM).twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    assert look is not None  # noqa: S101  every table of the library has it; the standard wants margins before it
    look.addprevious(margins)


def _cell(cell: _Cell, words: str, *, strong: bool = False, middle: bool = False) -> None:
    where = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
    _line(cell.paragraphs[0], words, TEXT_PT, where, strong=strong)


def _line(paragraph: Paragraph, words: str, size: float, where: WD_ALIGN_PARAGRAPH, *, strong: bool = False) -> None:
    """Words in a paragraph: 黑体 where they are a heading, 仿宋 else; a line break stays one."""
    paragraph.alignment = where
    run = paragraph.add_run(words)
    run.font.size, run.font.name = Pt(size), _LATIN_FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TITLE_FONT if strong else _TEXT_FONT)


def _foot(paragraph: Paragraph, form: OfficeForm) -> None:
    """Who printed it, and the page among all pages as Word counts them."""
    before, _, rest = form.page_words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    _line(paragraph, f"{form.foot}    {before}", SMALL_PT, WD_ALIGN_PARAGRAPH.CENTER)
    for field, words in (("PAGE", between), ("NUMPAGES", after)):
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        shown = OxmlElement("w:r")
        figure = OxmlElement("w:t")
        figure.text = "1"
        shown.append(figure)
        counted.append(shown)
        paragraph._p.append(counted)
        _line(paragraph, words, SMALL_PT, WD_ALIGN_PARAGRAPH.CENTER)
