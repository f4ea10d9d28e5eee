"""Small pictures of evidence, made one after another while nobody waits, and forgotten with the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap

from app.bootstrap import Program
from app.domain.evidence import Evidence, EvidenceKind
from app.ui.background import Background
from app.ui.cases.small_picture import small_picture
from app.ui.look import Look

MOST_BYTES = 48 << 20
"""A larger file is shown by the sign of its kind: to read it only for a small picture costs too much."""
MOST_SECONDS = 15.0
_PICTURED = frozenset({EvidenceKind.PICTURE, EvidenceKind.PDF})
_SIGNS = {
    EvidenceKind.PICTURE: "picture",
    EvidenceKind.VIDEO: "video",
    EvidenceKind.SOUND: "recording",
    EvidenceKind.PDF: "document",
    EvidenceKind.WORD: "document",
    EvidenceKind.SHEET: "sheet",
    EvidenceKind.SLIDES: "slides",
    EvidenceKind.TEXT: "document",
    EvidenceKind.ARCHIVE: "archive",
    EvidenceKind.PROGRAM: "warning",
    EvidenceKind.OTHER: "file",
}


class Thumbnails(QObject):
    """`made` tells that another one can be shown. Nothing of it is written to disk."""

    made = Signal()

    def __init__(self, program: Program, background: Background, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._copies, self._work = program.kept_files.evidence_copies, program.kept_files.work
        self._background, self._look = background, look
        self._icons: dict[str, QIcon] = {}
        self._waiting: list[Evidence] = []
        self._is_busy = False

    def icon(self, one: Evidence) -> QIcon:
        """Its small picture, or the sign of its kind."""
        made = self._icons.get(one.sha256)
        if made is not None and not made.isNull():
            return made
        doubtful = not one.may_be_opened()
        return self._look.icon("warning" if doubtful else _SIGNS[one.kind], "high" if doubtful else "muted")

    def want(self, pieces: Sequence[Evidence]) -> None:
        """Make those that are missing; what was wanted before and is not made yet is not wanted any more."""
        self._waiting = [
            one for one in pieces if one.kind in _PICTURED and one.size <= MOST_BYTES and one.sha256 not in self._icons
        ]
        self._go_on()

    def _go_on(self) -> None:
        if self._is_busy or not self._waiting:
            return
        one = self._waiting.pop(0)
        self._is_busy = True

        def make() -> bytes:
            content = self._copies.content(one.id, MOST_BYTES) or b""
            return self._work.run(small_picture, content, one.kind is EvidenceKind.PDF, seconds=MOST_SECONDS)

        self._background.ask(make, lambda png: self._keep(one, png), lambda _error: self._keep(one, b""))

    def _keep(self, one: Evidence, png: bytes) -> None:
        self._is_busy = False
        self._icons[one.sha256] = QIcon(QPixmap.fromImage(QImage.fromData(png))) if png else QIcon()
        self.made.emit()
        self._go_on()
