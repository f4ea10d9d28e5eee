"""A table that says what would stand in it while nothing does."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.record_table import RecordTable


class NotedTable(QStackedWidget):
    """Shows the note in place of a table without rows; `retranslate` says its words again."""

    def __init__(self, table: RecordTable[Any], note: EmptyNote) -> None:
        super().__init__()
        self._table, self._note = table, note
        self.addWidget(table)
        self.addWidget(note)
        rows = table.filter
        for changed in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            changed.connect(lambda *_: self._choose())
        self._choose()

    def retranslate(self) -> None:
        self._note.retranslate()

    def _choose(self) -> None:
        """The focus stays here: without one the keys of the window would be lost."""
        shown = self._table if self._table.shown() else self._note
        had_focus = self._table.hasFocus() or self._note.hasFocus()
        self.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if had_focus:
            shown.setFocus()
