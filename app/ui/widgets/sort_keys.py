"""The keys that sort any table: Ctrl and an arrow, sideways for the column, upright for the direction."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui import actions

_UNSORTED = -1


class SortKeys(QObject):
    """Moves the mark in the header of `table`, which sorts by it as after a click. Beyond the first column the rows
    stand as they were given, if the header lets its mark be taken away."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        for act_id, step in (("sort_right", 1), ("sort_left", -1)):
            actions.bind(act_id, table, partial(self._move, step))
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        for act_id, order in (("sort_up", rising), ("sort_down", falling)):
            actions.bind(act_id, table, partial(self._turn, order))

    def _header(self) -> QHeaderView:
        return self._table.horizontalHeader()

    def _move(self, step: int) -> None:
        """To the next column that is shown, round and round."""
        header = self._header()
        shown = [one for one in map(header.logicalIndex, range(header.count())) if not header.isSectionHidden(one)]
        stops = [_UNSORTED, *shown] if header.isSortIndicatorClearable() else shown
        now = header.sortIndicatorSection()
        place = stops.index(now) if now in stops else 0
        self._sort(stops[(place + step) % len(stops)], header.sortIndicatorOrder())

    def _turn(self, order: Qt.SortOrder) -> None:
        now = self._header().sortIndicatorSection()
        self._sort(now if now != _UNSORTED else self._header().logicalIndex(0), order)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sort, and keep in sight the column that sorts and the row that is chosen."""
        self._header().setSortIndicator(column, order)
        current, bar = self._table.currentIndex(), self._table.horizontalScrollBar()
        if current.isValid():
            self._table.scrollTo(current.siblingAtColumn(column) if column != _UNSORTED else current)
        elif column != _UNSORTED:
            bar.setValue(self._header().sectionPosition(column))
