"""Views of the map kept by name: keep the one of now, look at one again, remove one. All of it by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton, QWidget

from app.domain.saved_view import SavedView
from app.ui.look import Look
from app.ui.widgets.list_layout import lay_out_list
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.record_rows import Column
from app.ui.widgets.record_table import RecordTable
from app.ui.words import tr

DIGITS = 9


class SavedViewsDialog(QDialog):
    """`keep_wanted` carries name and whether for everybody; `show_wanted` and `remove_wanted` the view."""

    keep_wanted = Signal(str, bool)
    show_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget, *, may_share: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Saved views"))
        self.name, self.shared = QLineEdit(), QCheckBox(tr("for everybody"))
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(tr("Name of the view of now"))
        self.shared.setVisible(may_share)
        self._numbers: dict[str, int] = {}
        self.table: RecordTable[SavedView] = RecordTable(self._columns(), look, key=lambda one: one.id)
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.keep = QPushButton(f"{tr('Save the view')}  Ctrl+Enter")
        self.show_it, self.remove = QPushButton(f"{tr('Show')}  Enter"), QPushButton(f"{tr('Remove')}  Del")
        self._lay_out(look)
        self.keep.clicked.connect(self._keep)
        self.show_it.clicked.connect(lambda: self._tell_chosen(self.show_wanted.emit))
        self.remove.clicked.connect(lambda: self._tell_chosen(self.remove_wanted.emit))
        self.table.record_opened.connect(self.show_wanted)
        self.table.record_chosen.connect(self._on_chosen)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep)
        remove = QShortcut(QKeySequence("Del"), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(lambda: self._tell_chosen(self.remove_wanted.emit))
        for digit in range(1, DIGITS + 1):
            short = QShortcut(QKeySequence(str(digit)), self.table)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(lambda digit=digit: self._show_number(digit))
        self.show_views(())

    def show_views(self, views: Sequence[SavedView]) -> None:
        """One's own, then the shared."""
        self._numbers = {one.id: number for number, one in enumerate(views, start=1)}
        self._views = tuple(views)
        self.table.show_records(views)
        if views and self.table.chosen() is None:
            self.table.choose(views[0].id)
        for button in (self.show_it, self.remove):
            button.setEnabled(bool(views))
        if views:
            self.say("")
        else:
            self.say(
                tr("No view is kept yet. Give the present one a name: place, layers and filters are kept with it.")
            )

    def say(self, text: str) -> None:
        """What was done, or why not."""
        self.told.setText(text)

    def _columns(self) -> tuple[Column[SavedView], ...]:
        return (
            Column(label="", text=lambda one: str(self._numbers.get(one.id, "")), width=4, right=True),
            Column(label="Name", text=lambda one: one.name, bold=True),
            Column(label="Whose", text=lambda one: tr("Everybody") if one.is_shared else tr("Only me"), width=10),
            Column(label="Saved by", text=lambda one: one.author, width=12),
            Column(label="Place", text=lambda one: f"{one.lon:.3f}, {one.lat:.3f} · {one.zoom:g}", width=24),
        )

    def _lay_out(self, look: Look) -> None:
        acts = (self.show_it, self.remove)
        lay_out_list(self, (self.name, self.shared, self.keep), self.table, self.told, acts)
        self.resize(look.theme.px(640), look.theme.px(420))

    def _keep(self) -> None:
        if not self.name.text().strip():
            self.say(tr("Give it a name first."))
            self.name.setFocus()
            return
        self.keep_wanted.emit(self.name.text().strip(), self.shared.isChecked())

    def _on_chosen(self, one: SavedView) -> None:
        if not self.name.hasFocus():
            self.name.setText(one.name)

    def _tell_chosen(self, tell: object) -> None:
        one = self.table.chosen()
        if one is not None and callable(tell):
            tell(one)

    def _show_number(self, digit: int) -> None:
        if digit <= len(self._views):
            self.show_wanted.emit(self._views[digit - 1])
