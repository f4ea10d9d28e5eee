"""Filters of case files kept by name: keep the one of now, apply one, remove one. All of it by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from app.domain.case_series import CaseFilter
from app.ui.look import Look
from app.ui.widgets.list_layout import lay_out_list
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

DIGITS = 9


class KeptFiltersDialog(QDialog):
    """`keep_wanted` carries the name, `apply_wanted` and `remove_wanted` the filter. `asked` are the words of now."""

    keep_wanted = Signal(str)
    apply_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, asked: str, asks: Callable[[CaseFilter], str], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kept filters"))
        self._filters: tuple[CaseFilter, ...] = ()
        self.name = QLineEdit(asked[:60])
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(tr("Name of the filter of now"))
        self.table: RecordTable[CaseFilter] = RecordTable(
            (
                Column(label="", text=self._number, width=4, right=True),
                Column(label="Name", text=lambda one: one.name, bold=True, width=30),
                Column(label="Filter", text=asks),
            ),
            look,
            key=lambda one: one.id,
        )
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.keep = QPushButton(f"{tr('Keep the filter')}  Ctrl+Enter")
        self.apply = QPushButton(f"{tr('Apply')}  Enter")
        self.remove = QPushButton(f"{tr('Remove')}  Del")
        self._lay_out(look)
        self.keep.clicked.connect(self._keep)
        self.apply.clicked.connect(lambda: self._tell(self.apply_wanted.emit))
        self.remove.clicked.connect(lambda: self._tell(self.remove_wanted.emit))
        self.table.record_opened.connect(self.apply_wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep)
        self._on_table("Del", lambda: self._tell(self.remove_wanted.emit))
        for digit in range(1, DIGITS + 1):
            self._on_table(str(digit), partial(self._apply_number, digit))

    def show_filters(self, filters: Sequence[CaseFilter]) -> None:
        """A user's own, by name."""
        self._filters = tuple(filters)
        self.table.show_records(filters)
        if filters and self.table.chosen() is None:
            self.table.choose(filters[0].id)
        for button in (self.apply, self.remove):
            button.setEnabled(bool(filters))
        self.say(
            "" if filters else tr("No filter is kept yet. Filter the case files, then give the filter a name here.")
        )

    def say(self, text: str) -> None:
        """What was done, or why not."""
        self.told.setText(text)

    def _number(self, one: CaseFilter) -> str:
        at = self._filters.index(one) + 1 if one in self._filters else DIGITS + 1
        return str(at) if at <= DIGITS else ""

    def _on_table(self, keys: str, slot: Callable[[], object]) -> None:
        short = QShortcut(QKeySequence(keys), self.table)
        short.setContext(Qt.ShortcutContext.WidgetShortcut)
        short.activated.connect(slot)

    def _keep(self) -> None:
        if self.name.text().strip():
            self.keep_wanted.emit(self.name.text().strip())
        else:
            self.say(tr("Give it a name first."))
            self.name.setFocus()

    def _tell(self, tell: Callable[[CaseFilter], object]) -> None:
        one = self.table.chosen()
        if one is not None:
            tell(one)

    def _apply_number(self, digit: int) -> None:
        if digit <= len(self._filters):
            self.apply_wanted.emit(self._filters[digit - 1])

    def _lay_out(self, look: Look) -> None:
        lay_out_list(self, (self.name, self.keep), self.table, self.told, (self.apply, self.remove))
        self.resize(look.theme.px(620), look.theme.px(380))
