"""HTML of ours onto paper or into a PDF; the one place that prints. Nothing in it is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.errors import InputRefused

MARGIN_MM = 15.0


def save_pdf(page: str, file: Path) -> None:
    """Write the page as PDF, whole or not at all. Raises `InputRefused` where the file cannot be written."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    _lay_out(writer)
    _print(page, writer)
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(made.data().data())
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputRefused("{file} cannot be written. Nothing was saved.", file=str(file)) from error


def send_to_printer(page: str, parent: QWidget) -> None:
    """Ask which printer, and print; the desk goes on behind the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_out(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: _print(page, printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def _lay_out(device: QPagedPaintDevice) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def _print(page: str, device: QPagedPaintDevice) -> None:
    document = QTextDocument()
    document.setHtml(page)
    document.setPageSize(QSizeF(device.pageLayout().paintRect(QPageLayout.Unit.Point).size()))
    document.print_(device)
