"""The handbook: the Markdown files that ship with the program, in the language of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.words import tr


class HandbookWindow(QWidget):
    """A window of its own, so that one can read and work. Falls back to Chinese where a language has no handbook."""

    def __init__(self, folder: Path, language: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Handbook"))
        own = folder / language
        self._chapters = sorted((own if own.is_dir() else folder / "zh_CN").glob("*.md"))
        self._look = look
        self.contents = QListWidget()
        self.contents.setObjectName("Contents")
        self.contents.setSpacing(4)
        self.contents.setFixedWidth(look.theme.px(210))
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(18)
        for chapter in self._chapters:
            self.contents.addItem(chapter.read_text("utf-8").splitlines()[0].lstrip("# "))
        self.contents.currentRowChanged.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.contents)
        row.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(row)
        self.resize(look.theme.px(920), look.theme.px(640))
        self.contents.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, row: int) -> None:
        self.page.setMarkdown(self._chapters[row].read_text("utf-8"))
        _air(self.page.document(), self._look.theme.px)


def _air(document: QTextDocument, px: Callable[[float], int]) -> None:
    """Room around headings and paragraphs, which Markdown itself knows nothing of."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        if cursor.currentTable() is None:
            level = shape.headingLevel()
            shape.setTopMargin(px(16 if level > 1 else 4))
            shape.setBottomMargin(px(6))
            if level == 0 and block.textList() is None:
                shape.setTopMargin(px(4))
            cursor.setBlockFormat(shape)
        block = block.next()
