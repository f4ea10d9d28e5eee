"""A table of records with sort, filter and a selection that outlives a refresh."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.look import Look
from app.ui.widgets.record_rows import RECORD_ROLE, Column, RecordFilter, RecordRows
from app.ui.widgets.sort_keys import SortKeys

R = TypeVar("R")
MEASURED_ROWS = 12
"""Beyond those in sight: to measure every row of a long table would take a second."""


class RecordTable(QTableView, Generic[R]):
    """`key` tells a record's identity, so that the chosen row stays chosen when newer records come.

    `record_chosen` is emitted when the officer moves to another row; `record_opened` on Enter or a double click.
    """

    record_chosen = Signal(object)
    record_opened = Signal(object)

    def __init__(self, columns: Sequence[Column[R]], look: Look, key: Callable[[R], str], row_px: int = 29) -> None:
        super().__init__()
        self._look, self._key, self._row_px = look, key, row_px
        self.rows: RecordRows[R] = RecordRows(columns, look, self)
        self.filter: RecordFilter[R] = RecordFilter(self.rows, self)
        self.setModel(self.filter)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        SortKeys(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.activated.connect(lambda index: self.record_opened.emit(index.data(RECORD_ROLE)))
        look.changed.connect(self.fit)
        self._quiet = False
        self._needed: list[int] = []
        self._least: list[int] = []
        self._left_out: set[int] = set()
        self._silent: set[int] = set()
        self.fit()

    def show_records(self, records: Sequence[R]) -> None:
        """Show these, keeping sort, filter, scroll place and chosen row."""
        marked = {self._key(one) for one in self.marked()}
        chosen, place, first = self.chosen(), self.verticalScrollBar().value(), self.rows.rowCount() == 0
        self._quiet = True
        self.rows.show(records)
        if chosen is not None:
            self.choose(self._key(chosen), scroll=False)
        if len(marked) > 1:
            self._mark(marked)
        self._quiet = False
        self.verticalScrollBar().setValue(place)
        if first or len(records) <= MEASURED_ROWS:
            self._measure()
        elif self._left_out:
            self._spread()

    def chosen(self) -> R | None:
        """The record of the chosen row."""
        record: R | None = self.currentIndex().data(RECORD_ROLE)
        return record

    def marked(self) -> list[R]:
        """The records of all chosen rows, from top to bottom; for tables that let several be chosen."""
        return [self.filter.index(row, 0).data(RECORD_ROLE) for row in sorted(self._marked_rows())]

    def marked_count(self) -> int:
        """How many rows are chosen."""
        return len(self._marked_rows())

    def _marked_rows(self) -> set[int]:
        """By ranges: to ask for each row costs a tenth of a second when thousands are chosen."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(n) for n in range(chosen.count()))
        return {row for one in ranges for row in range(one.top(), one.bottom() + 1)}

    def in_order(self) -> list[R]:
        """The records that are shown, from top to bottom."""
        return [self.filter.index(row, 0).data(RECORD_ROLE) for row in range(self.filter.rowCount())]

    def choose(self, key: str, *, scroll: bool = True) -> bool:
        """Choose the row of this record; False if it is not shown."""
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            if self._key(index.data(RECORD_ROLE)) == key:
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                if scroll:
                    self.scrollTo(index)
                return True
        return False

    def shown(self) -> int:
        """How many rows pass the filter."""
        return self.filter.rowCount()

    def leave_out(self, column: int, *, out: bool = True) -> None:
        """Show this column or not: one that has something to say only at times."""
        if out != (column in self._left_out):
            self._left_out ^= {column}
        self.setColumnHidden(column, out)
        self._spread()

    def least_width(self) -> int:
        """What the columns that are not spare need; 0 before it has been measured."""
        if not self._needed:
            return 0
        kept = (
            width
            for number, (width, column) in enumerate(zip(self._least, self.rows.columns, strict=True))
            if not column.spare and number not in self._left_out
        )
        return sum(kept) + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    def fit(self) -> None:
        """Row height and column widths for the font as it is now."""
        self.verticalHeader().setDefaultSectionSize(self._look.theme.px(self._row_px))
        self.verticalHeader().setMinimumSectionSize(self._look.theme.px(18))
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._needed:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.rows.repaint()
            self._measure()
        super().changeEvent(event)

    def _mark(self, keys: set[str]) -> None:
        """Have these rows chosen, and the current one stay what it is."""
        chosen, begun = QItemSelection(), -1
        held = [self._key(record) in keys for record in self.in_order()]
        for row, is_chosen in enumerate([*held, False]):
            if is_chosen and begun < 0:
                begun = row
            elif not is_chosen and begun >= 0:
                chosen.select(self.filter.index(begun, 0), self.filter.index(row - 1, 0))
                begun = -1
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def _measure(self) -> None:
        """What the words of the fixed columns need, up to their measure; costs some milliseconds a column, so a table
        that nobody sees is measured when it is shown."""
        self._needed = []
        if not self.isVisible():
            return
        letter, header = self._look.theme.px(7.4), self.horizontalHeader()
        for number in range(header.count()):
            self.setColumnHidden(number, False)
        heads = [header.sectionSizeHint(number) for number in range(header.count())]
        self._needed = [
            max(head, min(self.sizeHintForColumn(number), column.width * letter)) if column.width else 0
            for number, (head, column) in enumerate(zip(heads, self.rows.columns, strict=True))
        ]
        self._least = [
            width or max(column.least * letter, head)
            for width, head, column in zip(self._needed, heads, self.rows.columns, strict=True)
        ]
        self._silent = self._say_nothing()
        self._spread()

    def _say_nothing(self) -> set[int]:
        """Spare columns that are empty in every row of a short table: they stand in nobody's way."""
        records = [self.rows.record(row) for row in range(min(self.rows.rowCount(), MEASURED_ROWS + 1))]
        if not 0 < len(records) <= MEASURED_ROWS:
            return set()
        spare = {number: column for number, column in enumerate(self.rows.columns) if column.spare}
        return {number for number, column in spare.items() if not any(map(column.text, records))}

    def _spread(self) -> None:
        """Fixed columns what they need, the rest to those that take what is left; spare ones go where there is none."""
        room = self.viewport().width()
        shown = [number for number in range(len(self._needed)) if number not in self._left_out | self._silent]
        for number in reversed(range(len(self._needed))):
            spare = number in shown and self.rows.columns[number].spare
            if spare and sum(self._least[one] for one in shown) > room:
                shown.remove(number)
        open_ones = [one for one in shown if not self._needed[one]]
        left = room - sum(self._needed[one] for one in shown)
        for number, width in enumerate(self._needed):
            self.setColumnHidden(number, number not in shown)
            self.setColumnWidth(number, width or max(self._least[number], left // max(1, len(open_ones))))

    def _on_current_row_changed(self, current: QModelIndex, _previous: Any) -> None:
        if not self._quiet and current.isValid():
            self.record_chosen.emit(current.data(RECORD_ROLE))
