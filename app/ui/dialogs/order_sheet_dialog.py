"""The order sheet shown large: to be read out over the radio, scanned by the driver's phone, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.services.calls.order_page import OrderPage, codes, page_html
from app.services.qr_code import qr_png
from app.ui import printing
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_hover, plain_label
from app.ui.words import tr

LARGE_PX, BIG_PX, QR_PX = 30, 20, 190


class OrderSheetDialog(QDialog):
    """`refused` carries what could not be written; `caller_wanted` asks for the caller in full, which is offered where
    `names_caller` (`show_caller`)."""

    refused = Signal(object)
    caller_wanted = Signal()

    def __init__(self, sheet: OrderPage, look: Look, parent: QWidget, *, names_caller: bool = False) -> None:
        super().__init__(parent)
        self._sheet, self._look, self._names_caller = sheet, look, names_caller
        self._values: dict[str, QLabel] = {}
        self.setWindowTitle(sheet.heading)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.theme.px(8))
        self._head()
        self._rows()
        for title, lines in sheet.lists:
            self._lines(title, lines)
        self._column.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        upper = QHBoxLayout()
        upper.addWidget(scroll, 1)
        upper.addLayout(self._codes())
        outer = QVBoxLayout(self)
        outer.addLayout(upper, 1)
        outer.addLayout(self._buttons())
        self.resize(look.theme.px(860), look.theme.px(560))

    def page(self) -> str:
        """The sheet as a page for the printer."""
        return page_html(self._sheet)

    def show_caller(self, words: str) -> None:
        """Who called, in full, here and on what is printed from now on."""
        name = tr("Reported by")
        self._sheet = self._sheet.with_row(name, words)
        self._values[name].setText(words)

    def save_pdf(self, file: Path) -> None:
        """Write the sheet; a refusal is told and changes nothing."""
        try:
            printing.save_pdf(self.page(), file)
        except AppError as error:
            self.refused.emit(error)

    def _head(self) -> None:
        sheet = self._sheet
        self._say(sheet.title, BIG_PX)
        self._say("   ".join(filter(None, (sheet.unit, sheet.call_sign))), LARGE_PX)
        self._say(sheet.phone, LARGE_PX)
        self._say(sheet.place, BIG_PX)

    def _rows(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._look.theme.px(14))
        for row, (name, value) in enumerate(pair for pair in self._sheet.rows if pair[1]):
            label = plain_label("CardValue", value)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._values[name] = label
            grid.addWidget(plain_label("CardKey", name), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
        self._column.addLayout(grid)

    def _lines(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._column.addWidget(plain_label("CardTitle", title))
        for line in lines:
            label = plain_label("CardValue", f"• {line}")
            label.setWordWrap(True)
            self._column.addWidget(label)

    def _codes(self) -> QVBoxLayout:
        """Both codes on white, whatever the theme: a phone reads nothing else as well."""
        column = QVBoxLayout()
        for text, name, degrees in codes(self._sheet):
            code = QLabel()
            picture = QPixmap()
            picture.loadFromData(qr_png(text))
            side = self._look.theme.px(QR_PX)
            fast = Qt.TransformationMode.FastTransformation
            code.setPixmap(picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, fast))
            code.setToolTip(plain_hover(text))
            column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
            for words in (name, degrees):
                column.addWidget(plain_label("Muted", words), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        offered: list[tuple[str, str, Callable[[], object]]] = [
            (tr("Print …"), "Ctrl+P", lambda: printing.send_to_printer(self.page(), self)),
            (tr("Save as PDF …"), "Ctrl+S", self._ask_file),
            (tr("Close the sheet"), "Esc", self.reject),
        ]
        if self._names_caller:
            offered.insert(0, (tr("Caller in full …"), "Ctrl+K", self.caller_wanted.emit))
        for words, keys, press in offered:
            button = QPushButton(f"{words}  {keys}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, press=press: press())
            row.addWidget(button)
            if keys != "Esc":
                QShortcut(QKeySequence(keys), self).activated.connect(press)
        return row

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, tr("Save as PDF …"), f"{self._sheet.heading}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda file: self.save_pdf(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, words: str, size: int) -> None:
        if not words:
            return
        label = plain_label("", words)
        label.setFont(self._look.font(size, bold=True))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
