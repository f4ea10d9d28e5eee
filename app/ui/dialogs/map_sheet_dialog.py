"""The map as a sheet: how it will look, and the choices; saved as PDF or picture, or printed. All of it by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.labels import label
from app.domain.marking import Marking
from app.domain.precision import Precision
from app.ui.look import Look
from app.ui.map.sheet import Paper, SheetFormat
from app.ui.theme import THEMES
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.words import tr

TYPING_MS = 350
_LIES = {True: "Landscape", False: "Portrait"}
KINDS = {".pdf": "PDF (*.pdf)", ".png": "PNG (*.png)", ".html": "HTML (*.html)"}


class MapSheetDialog(QDialog):
    """`changed`: the sheet looks otherwise now; `save_wanted` carries the file; `print_wanted` asks for a printer."""

    changed = Signal()
    save_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, title: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print the map"))
        self._look = look
        self._picture = QImage()
        self.title = QLineEdit(title)
        self.title.setMaxLength(80)
        self.marking: QuickChoice[Marking] = QuickChoice(tuple(Marking), label)
        self.marking.choose(Marking.INTERNAL)
        self.precision: QuickChoice[Precision] = QuickChoice(tuple(Precision), label)
        self.precision.setToolTip(tr("How exactly a web page holds the places; whoever has the file can read them out"))
        self.paper: QuickChoice[Paper] = QuickChoice(tuple(Paper), str)
        self.lies: QuickChoice[bool] = QuickChoice((True, False), _LIES.__getitem__)
        self.theme: QuickChoice[str] = QuickChoice(("day", "night"), THEMES.__getitem__)
        self.legend = QCheckBox(tr("with legend"))
        self.legend.setChecked(True)
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setMinimumSize(look.theme.px(420), look.theme.px(320))
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self._acts: list[QPushButton] = []
        self._lay_out(look)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.changed)
        self.title.textEdited.connect(lambda _text: self._typing.start())
        for box in (self.marking, self.paper, self.lies, self.theme):
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.legend.toggled.connect(lambda _on: self.changed.emit())

    def sheet(self) -> SheetFormat:
        """The paper as it is chosen."""
        return SheetFormat(self.paper.chosen(), self.lies.chosen(), self.legend.isChecked())

    def show_picture(self, picture: QImage) -> None:
        """The sheet as it will be."""
        self._picture = picture
        self._fit()

    def show_busy(self, busy: bool) -> None:
        """Something is being drawn or written."""
        self.busy.setVisible(busy)
        for button in self._acts:
            button.setEnabled(not busy)

    def say(self, text: str) -> None:
        """What was written, or why nothing was."""
        self.told.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.preview.contentsRect().size() * ratio
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(self._picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        pixmap.setDevicePixelRatio(ratio)
        self.preview.setPixmap(pixmap)

    def _lay_out(self, look: Look) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Marking"), self.marking)
        form.addRow(tr("Paper"), self.paper)
        form.addRow(tr("Orientation"), self.lies)
        form.addRow(tr("Colours"), self.theme)
        form.addRow("", self.legend)
        form.addRow(tr("Places in a web page"), self.precision)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self.busy)
        side.addWidget(self.told)
        side.addStretch(1)
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Save as PDF …"), "Ctrl+S", lambda: self._ask_file(".pdf")),
            (tr("Save as picture …"), "Ctrl+Shift+S", lambda: self._ask_file(".png")),
            (tr("Save as web page …"), "Ctrl+Alt+S", lambda: self._ask_file(".html")),
            (tr("Print …"), "Ctrl+P", self.print_wanted.emit),
        )
        for words, keys, press in acts:
            button = self._button(words, keys, press)
            self._acts.append(button)
            side.addWidget(button)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        side.addWidget(self._button(tr("Back"), "Esc", self.reject))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.preview, 1)
        row.addLayout(side)
        self.resize(look.theme.px(1040), look.theme.px(600))

    def _button(self, words: str, keys: str, press: Callable[[], object]) -> QPushButton:
        button = QPushButton(f"{words}  {keys}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: press())
        return button

    def _ask_file(self, ending: str) -> None:
        name = self.title.text().strip().replace("/", "-") or "map"
        dialog = QFileDialog(self, tr("Write the file"), f"{name}{ending}", KINDS[ending])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.fileSelected.connect(lambda file: self.save_wanted.emit(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
