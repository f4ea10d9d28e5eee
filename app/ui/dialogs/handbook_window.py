"""The handbook: Markdown that ships with the program, and the keys from the one list of acts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from app.ui.actions import ACTIONS, Where, key_words
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
        self.contents = QListWidget()
        self.contents.setFixedWidth(look.theme.px(210))
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.document().setDefaultStyleSheet(
            f"h1,h2,h3 {{ color: {look.theme.tokens['text']}; }} code {{ color: {look.theme.tokens['accent']}; }}"
        )
        self.page.document().setDocumentMargin(18)
        for chapter in self._chapters:
            self.contents.addItem(chapter.read_text("utf-8").splitlines()[0].lstrip("# "))
        self.contents.addItem(tr("All keys"))
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

    def _show(self, row: int) -> None:
        text = self._chapters[row].read_text("utf-8") if row < len(self._chapters) else keys_page()
        self.page.setMarkdown(text)


def keys_page() -> str:
    """Every key, as Markdown, by where it works."""
    lines = [f"# {tr('All keys')}"]
    for where in Where:
        lines += ["", f"## {tr(where.value)}", "", f"| {tr('Key')} | {tr('Act')} |", "| --- | --- |"]
        lines += [f"| `{key_words(act.id)}` | {tr(act.label)} |" for act in ACTIONS if act.where is where and act.keys]
    return "\n".join(lines)
