"""HTML of ours, or a sheet that paints itself, onto paper, into a PDF or a picture; the one place that prints.

Nothing in it is fetched from anywhere. What is saved is whole or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.errors import InputRefused

MARGIN_MM = 15.0
MM_PER_INCH = 25.4


class Painted(Protocol):
    """A sheet that paints itself, with its corner at 0, 0."""

    def paint(self, painter: QPainter, dots_per_mm: float) -> None: ...


class Paged(Protocol):
    """Pages that draw themselves on a device, on the paper that they want."""

    def lay_out(self, device: QPagedPaintDevice) -> None: ...

    def print_on(self, device: QPagedPaintDevice) -> int: ...


def save_pdf(page: str, file: Path) -> None:
    """Write the page as PDF, whole or not at all. Raises `InputRefused` where the file cannot be written."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    _lay_out(writer)
    _print(page, writer)
    write_whole(bytes(made.data().data()), file)


def save_sheet_pdf(sheet: Painted, size_mm: tuple[float, float], dpi: int, title: str, file: Path) -> None:
    """Write a sheet as PDF of one page. May run on any thread. Raises `InputRefused` as `save_pdf` does."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle(title)
    writer.setCreator("OneMap")
    _lay_bare(writer, size_mm)
    writer.setResolution(dpi)
    _paint(sheet, writer, dpi)
    write_whole(bytes(made.data().data()), file)


def save_pages_pdf(pages: Paged, title: str, file: Path) -> None:
    """Write pages as PDF. May run on any thread. Raises `InputRefused` as `save_pdf` does."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle(title)
    writer.setCreator("OneMap")
    pages.lay_out(writer)
    pages.print_on(writer)
    write_whole(bytes(made.data().data()), file)


def send_pages_to_printer(pages: Paged, parent: QWidget) -> None:
    """Ask which printer, and print; the desk goes on behind the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    pages.lay_out(printer)
    _ask_printer(printer, lambda: pages.print_on(printer), parent)


def save_sheet_png(sheet: Painted, size_mm: tuple[float, float], dpi: int, file: Path) -> None:
    """Write a sheet as a picture with its resolution told in it. May run on any thread."""
    picture = sheet_picture(sheet, size_mm, dpi)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(made, "PNG", 85)  # type: ignore[call-overload]  # the stub wants bytes
    write_whole(bytes(made.data().data()), file)


def sheet_picture(sheet: Painted, size_mm: tuple[float, float], dpi: float) -> QImage:
    """A sheet as an image, for the screen or a file."""
    width, height = (round(side / MM_PER_INCH * dpi) for side in size_mm)
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    picture.setDotsPerMeterX(round(dpi / MM_PER_INCH * 1000))
    picture.setDotsPerMeterY(round(dpi / MM_PER_INCH * 1000))
    painter = QPainter(picture)
    sheet.paint(painter, dpi / MM_PER_INCH)
    painter.end()
    return picture


def send_sheet_to_printer(sheet: Painted, size_mm: tuple[float, float], parent: QWidget) -> None:
    """Ask which printer, and print; the desk goes on behind the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_bare(printer, size_mm)
    _ask_printer(printer, lambda: _paint(sheet, printer, printer.resolution()), parent)


def _paint(sheet: Painted, device: QPdfWriter | QPrinter, dpi: int) -> None:
    painter = QPainter(device)
    sheet.paint(painter, dpi / MM_PER_INCH)
    painter.end()


def _lay_bare(device: QPagedPaintDevice, size_mm: tuple[float, float]) -> None:
    """The whole paper is the sheet's own, its margins too."""
    short, long = sorted(size_mm)
    device.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter))
    lies = size_mm[0] > size_mm[1]
    device.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def write_whole(body: bytes, file: Path) -> None:
    """Write a file whole or not at all. Raises `InputRefused` where it cannot be written."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(body)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputRefused("{file} cannot be written. Nothing was saved.", file=str(file)) from error


def send_to_printer(page: str, parent: QWidget) -> None:
    """Ask which printer, and print; the desk goes on behind the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _lay_out(printer)
    _ask_printer(printer, lambda: _print(page, printer), parent)


def _ask_printer(printer: QPrinter, print_it: Callable[[], object], parent: QWidget) -> None:
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(print_it)
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
