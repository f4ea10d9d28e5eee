"""Two have changed the same fields: what was, what theirs is, what yours is, side by side, and for each what holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.domain.layer_field import Field
from app.ui.cases.case_tables import value_words
from app.ui.cases.covering_layout import lay_out_covering
from app.ui.look import Look
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.plain_label import plain_hover, plain_label
from app.ui.words import tr

THEIRS, YOURS = 2, 3


@dataclass(frozen=True)
class Clash:
    """One field that both have changed, with the three values."""

    field: Field
    was: object
    theirs: object
    yours: object


class MergePage(QWidget):
    """Left and Right choose theirs or yours in the row. `told` carries the fields for which yours holds."""

    told = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._clashes: tuple[Clash, ...] = ()
        self._yours: set[str] = set()
        self._said = plain_label("CardValue")
        self._said.setWordWrap(True)
        self.table = _SideTable(self)
        self._save, self._back = KeycapButton(look, "Ctrl+Enter"), KeycapButton(look, "Esc")
        self._row = FlowRow()
        for button in (self._save, self._back):
            self._row.add(button)
        lay_out_covering(self, (self._said,), self.table, (), self._row)
        self._save.clicked.connect(self.save)
        self._back.clicked.connect(self.left)
        self.retranslate()

    def begin(self, who: str, fields: Sequence[Field], sides: Mapping[str, tuple[object, object, object]]) -> None:
        """Show what clashed; at first theirs holds, for it is saved already."""
        self._clashes = tuple(Clash(one, *sides[one.name]) for one in fields if one.name in sides)
        self._yours = set()
        self._said.setText(
            tr("{who} has saved other values meanwhile. ← theirs, → yours; Ctrl+Enter saves what is marked.", who=who)
        )
        self._show()
        self.table.setCurrentCell(0, THEIRS)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, row: int, *, yours: bool) -> None:
        """Which of the two holds in this row."""
        if 0 <= row < len(self._clashes):
            name = self._clashes[row].field.name
            (self._yours.add if yours else self._yours.discard)(name)
            self._mark(row)

    def save(self) -> None:
        """Tell for which fields yours holds."""
        self.told.emit(frozenset(self._yours))

    def retranslate(self) -> None:
        """Say every word again."""
        self._save.setText(tr("Save"))
        self._back.setText(tr("Back"))
        self._row.arrange()
        self.table.setHorizontalHeaderLabels([tr(one) for one in ("Field", "What was", "Theirs", "Yours")])
        self._show()

    def _show(self) -> None:
        self.table.setRowCount(len(self._clashes))
        for row, clash in enumerate(self._clashes):
            texts = (
                tr(clash.field.label),
                *(value_words(clash.field, one) for one in (clash.was, clash.theirs, clash.yours)),
            )
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text or "—")
                cell.setToolTip(plain_hover(text))
                self.table.setItem(row, column, cell)
            self._mark(row)

    def _mark(self, row: int) -> None:
        holds = YOURS if self._clashes[row].field.name in self._yours else THEIRS
        for column in (THEIRS, YOURS):
            cell = self.table.item(row, column)
            if cell is None:
                continue
            text = cell.text().removeprefix("✓ ")
            cell.setText(f"✓ {text}" if column == holds else text)
            cell.setForeground(self._look.theme.colour("text" if column == holds else "muted"))


class _SideTable(QTableWidget):
    """Left and Right choose a side instead of a cell."""

    def __init__(self, page: MergePage) -> None:
        super().__init__(0, 4)
        self._page = page
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.cellClicked.connect(lambda row, column: self._choose(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._page.choose(self.currentRow(), yours=event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)

    def _choose(self, row: int, column: int) -> None:
        if column in (THEIRS, YOURS):
            self._page.choose(row, yours=column == YOURS)
