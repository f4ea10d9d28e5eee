"""HTML of ours onto paper or into a PDF; the one place that prints. Nothing in it is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.errors import InputRefused

MARGIN_MM = 15.0


def save_pdf(page: str, file: Path) -> None:
    """Write the page as PDF, whole or not at all. Raises `InputRefused` where the file cannot be written."""
    part = file.with_name(f".{file.name}.part")
    printer = _printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(part))
    _print(page, printer)
    try:
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputRefused("{file} cannot be written. Nothing was saved.", file=str(file)) from error


def send_to_printer(page: str, parent: QWidget) -> None:
    """Ask which printer, and print; the desk goes on behind the dialog."""
    printer = _printer()
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: _print(page, printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def _print(page: str, printer: QPrinter) -> None:
    document = QTextDocument()
    document.setHtml(page)
    size = printer.pageRect(QPrinter.Unit.Point)
    document.setPageSize(QSizeF(size.width(), size.height()))
    document.print_(printer)
