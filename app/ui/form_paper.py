"""An office form laid out on A4 by Qt: for a PDF and for the printer. It says what the Word file says.

Every word is put in as text, none as markup. May be used on any thread.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QWidget

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
from app.ui import printing

_NAME_SHARE = 18.0
_PX_PER_MM = 96 / printing.MM_PER_INCH
"""Of pictures in a document; Qt makes them larger with the device."""
_BELOW_MM, _HEAD_MM = 8.0, 8.0
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter


def save_form_pdf(form: OfficeForm, file: Path) -> None:
    """Write the form as PDF, whole or not at all. Raises `InputRefused` where the file cannot be written."""
    printing.save_pages_pdf(FormPaper(form), form.title, file)


def print_form(form: OfficeForm, parent: QWidget) -> None:
    """Ask which printer, and print."""
    printing.send_pages_to_printer(FormPaper(form), parent)


class FormPaper:
    """The form as pages."""

    def __init__(self, form: OfficeForm) -> None:
        self._form = form

    def lay_out(self, device: QPagedPaintDevice) -> None:
        """The paper that it wants: A4, with room to bind at the left."""
        device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        device.setPageMargins(QMarginsF(BINDING_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)

    def print_on(self, device: QPagedPaintDevice) -> int:
        """Draw every page; how many there are."""
        dots_per_mm = device.logicalDpiX() / printing.MM_PER_INCH
        width = (PAPER_MM[0] - BINDING_MM - MARGIN_MM) * dots_per_mm
        height = (PAPER_MM[1] - 2 * MARGIN_MM - _HEAD_MM - _BELOW_MM) * dots_per_mm
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(device)
        document.setDefaultFont(_font(TEXT_FONTS, TEXT_PT))
        self._write(document)
        document.setPageSize(QSizeF(width, height))
        _keep_headings(document, height)
        pages = document.pageCount()
        painter = QPainter(device)
        for page in range(pages):
            if page:
                device.newPage()
            self._edges(painter, QRectF(0, 0, width, height), dots_per_mm, page + 1, pages)
            painter.save()
            painter.translate(0, _HEAD_MM * dots_per_mm - page * height)
            document.drawContents(painter, QRectF(0, page * height, width, height))
            painter.restore()
        painter.end()
        return pages

    def _edges(self, painter: QPainter, room: QRectF, dots_per_mm: float, page: int, pages: int) -> None:
        """The marks at the top, who printed it and the page at the bottom."""
        painter.setPen(QColor(Qt.GlobalColor.black))
        head = QRectF(0, 0, room.width(), _HEAD_MM * dots_per_mm)
        foot = QRectF(0, (_HEAD_MM + 2) * dots_per_mm + room.height(), room.width(), (_BELOW_MM - 2) * dots_per_mm)
        painter.setFont(_font(TITLE_FONTS, SMALL_PT))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, "  ".join(self._form.marks))
        painter.setFont(_font(TEXT_FONTS, SMALL_PT))
        counted = self._form.page_words.format(page=page, pages=pages)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
                         f"{self._form.foot}    {counted}")  # fmt: skip

    def _write(self, document: QTextDocument) -> None:
        cursor, form = QTextCursor(document), self._form
        # One edit, or the whole document is laid out again for each cell.
        cursor.beginEditBlock()
        _say(cursor, form.title, TITLE_FONTS, TITLE_PT, _MIDDLE)
        _paragraph(cursor, form.under_title, TEXT_FONTS, TEXT_PT, _MIDDLE, below=6)
        for block in form.blocks:
            _paragraph(cursor, block.title, TITLE_FONTS, HEAD_PT if block.title else 2, _LEFT, above=6)
            if isinstance(block, Box):
                _box(cursor, block)
            elif isinstance(block, Pictures):
                _pictures(cursor, block)
            else:
                _table(cursor, block)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        signed = "".join(f"{one}:{'_' * 14}  " for one in form.signatures)
        _paragraph(cursor, signed, TEXT_FONTS, TEXT_PT, _LEFT, above=14)
        cursor.endEditBlock()


def _keep_headings(document: QTextDocument, height: float) -> None:
    """No heading stands at the end of a page while its table begins on the next."""
    layout = document.documentLayout()
    for made in document.rootFrame().childFrames():
        if not isinstance(made, QTextTable):
            continue
        heading = made.firstCursorPosition().block().previous()
        first = made.cellAt(made.format().headerRowCount(), 0).firstCursorPosition().block()
        tops = [layout.blockBoundingRect(one).top() for one in (heading, first)]
        if tops[0] // height != tops[1] // height:
            broken = heading.blockFormat()
            broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(heading).setBlockFormat(broken)


def _box(cursor: QTextCursor, block: Box) -> None:
    pair = 50 - _NAME_SHARE
    made = cursor.insertTable(len(block.rows), 4, _ruled((_NAME_SHARE, pair, _NAME_SHARE, pair)))
    for at, row in enumerate(block.rows):
        if len(row) == 1:
            made.mergeCells(at, 1, 1, 3)
        for number, (name, value) in enumerate(row):
            _say(made.cellAt(at, 2 * number).firstCursorPosition(), name, TITLE_FONTS, TEXT_PT, _MIDDLE)
            _say(made.cellAt(at, 2 * number + 1).firstCursorPosition(), value, TEXT_FONTS, TEXT_PT, _LEFT)


def _table(cursor: QTextCursor, block: Table) -> None:
    every = sum(block.widths)
    shape = _ruled(tuple(share * 100 / every for share in block.widths))
    shape.setHeaderRowCount(1)
    made = cursor.insertTable(len(block.rows) + 1, len(block.heads), shape)
    for column, head in enumerate(block.heads):
        _say(made.cellAt(0, column).firstCursorPosition(), head, TITLE_FONTS, SMALL_PT + 0.5, _MIDDLE)
    for row, told in enumerate(block.rows, start=1):
        for column, words in enumerate(told):
            _say(made.cellAt(row, column).firstCursorPosition(), words, TEXT_FONTS, TEXT_PT, _LEFT)


def _pictures(cursor: QTextCursor, block: Pictures) -> None:
    """A table without lines; Qt takes a row that does not fit over to the next page whole."""
    shape = _ruled((100 / block.a_row,) * block.a_row)
    shape.setBorder(0)
    document, rows = cursor.document(), block.rows()
    made = cursor.insertTable(len(rows), block.a_row, shape)
    for row, shown in enumerate(rows):
        for column, (png, name, told) in enumerate(shown):
            inside = made.cellAt(row, column).firstCursorPosition()
            key = f"picture:{block.title}:{row}:{column}"
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(key), QImage.fromData(png))
            centred = QTextBlockFormat()
            centred.setAlignment(_MIDDLE)
            inside.setBlockFormat(centred)
            picture = QTextImageFormat()
            picture.setName(key)
            picture.setWidth(block.width_mm * _PX_PER_MM)
            inside.insertImage(picture)
            inside.insertBlock()
            _say(inside, name, TITLE_FONTS, TEXT_PT, _MIDDLE)
            if told:
                inside.insertBlock()
                _say(inside, told, TEXT_FONTS, SMALL_PT, _MIDDLE)


def _ruled(shares: tuple[float, ...]) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(Qt.GlobalColor.black)))
    shape.setBorderCollapse(True)
    shape.setCellPadding(3)
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    return shape


def _paragraph(
    cursor: QTextCursor, words: str, fonts: tuple[str, ...], size: float, where: Qt.AlignmentFlag, *,
    above: float = 0, below: float = 0,
) -> None:  # fmt: skip
    cursor.insertBlock()
    _say(cursor, words, fonts, size, where, above=above, below=below)


def _say(
    cursor: QTextCursor, words: str, fonts: tuple[str, ...], size: float, where: Qt.AlignmentFlag, *,
    above: float = 0, below: float = 0,
) -> None:  # fmt: skip
    """Words as text, whatever stands in them; a line break stays one."""
    shape = QTextBlockFormat()
    shape.setAlignment(where)
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    cursor.setBlockFormat(shape)
    look = QTextCharFormat()
    look.setFont(_font(fonts, size))
    look.setForeground(QBrush(QColor(Qt.GlobalColor.black)))
    cursor.mergeBlockCharFormat(look)
    cursor.insertText(words.replace("\n", "\u2028"), look)


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont([*LATIN_FONTS, *families] if families is TEXT_FONTS else list(families))
    font.setPointSizeF(size)
    return font
