"""Pictures that were kept for an alert or a call, with camera, time and hash; each file is checked first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.picture import Picture
from app.errors import AppError
from app.ui.local_time import full
from app.ui.look import Look
from app.ui.widgets.fact_card import FactCard
from app.ui.widgets.plain_label import plain_label
from app.ui.words import sentence, tr


class PictureDialog(QDialog):
    """Left and Right turn the pages. `picture_wanted` asks for the file of the one in front."""

    picture_wanted = Signal(object)

    def __init__(self, pictures: tuple[Picture, ...], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures, self._at = pictures, 0
        self.image = _Image()
        self.said = plain_label("CardValue")
        self.said.setWordWrap(True)
        self.facts = FactCard(look)
        self.facts.setFixedHeight(look.theme.px(124))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Back"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.image, 1)
        for part in (self.said, self.facts, buttons):
            column.addWidget(part)
        for key, step in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self.turn_to(self._at + step))
        self.resize(look.theme.px(720), look.theme.px(600))

    def turn_to(self, at: int) -> None:
        """Bring a picture to the front, the first and the last are neighbours."""
        self._at = at % len(self._pictures)
        picture = self._pictures[self._at]
        title = tr("Picture {n} of {total}", n=self._at + 1, total=len(self._pictures))
        self.setWindowTitle(title)
        self.image.show_image(None)
        self.said.setText(tr("Reading …"))
        self.facts.show_facts(
            "",
            [
                (tr("Camera"), picture.camera_name),
                (tr("Taken"), f"{full(picture.taken_at)} · {picture.taken_by}"),
                (tr("Size"), f"{picture.size:,} B"),
                ("SHA-256", picture.sha256),
            ],
        )
        self.picture_wanted.emit(picture)

    def show_image(self, picture: Picture, image: QImage) -> None:
        """The file as it was kept; of another page it is dropped."""
        if picture is self._pictures[self._at]:
            self.image.show_image(image)
            self.said.setText(
                tr("The file is as it was kept: its hash is the recorded one. Left and Right turn the pages.")
            )

    def show_refusal(self, picture: Picture, error: AppError) -> None:
        """Why it cannot be shown."""
        if picture is self._pictures[self._at]:
            self.said.setText(sentence(error))


class _Image(QWidget):
    """A picture as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: QImage | None = None

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def show_image(self, image: QImage | None) -> None:
        self.shown = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.shown is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self.shown.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = self.rect()
            place.setSize(size)
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self.shown)
