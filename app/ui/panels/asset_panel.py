"""Assets: a whole layer as a table, however long; sorting and filtering are asked of a reader, never done here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QWidget,
)

from app.domain.asset import AssetLayer
from app.domain.labels import label
from app.services.asset_desk import TABLE_COLUMNS, AssetColumns
from app.ui import actions
from app.ui.look import Look
from app.ui.widgets.asset_rows import AssetRows
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.layer_box import LayerBox
from app.ui.widgets.panel import Panel
from app.ui.widgets.sort_keys import SortKeys
from app.ui.words import tr

TYPING_PAUSE_MS = 200
ASSET_ACTS = ("asset_edit", "asset_owner", "asset_move", "asset_history", "asset_merge", "asset_retire", "asset_view")
_WIDTHS = (16, 22, 14, 11, 18, 12, 12)
_SPARE = 2
"""Where there is no room the place is left out: the details tell it."""


class AssetPanel(Panel):
    """`layer_wanted` asks for the columns of a layer, `order_wanted` for an order of them (`AssetColumns.order`).

    Asked only once the officer sees the panel: behind another tab it counts as shown, but is never painted.
    """

    layer_wanted = Signal(object)
    order_wanted = Signal(object, str, bool, str)
    asset_chosen = Signal(str)
    locate_wanted = Signal(str)
    asset_act_wanted = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._columns: AssetColumns | None = None
        self._asked = False
        self.layer = LayerBox()
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.rows = AssetRows(self)
        self.table = QTableView()
        self._empty = EmptyNote("", "")
        self._typing = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._join()
        self.restyle()
        self.retranslate()

    def filter_fields(self) -> Mapping[str, QWidget]:
        return {"layer": self.layer, "text": self.text}

    def header_parts(self) -> Sequence[QWidget]:
        return self.layer, self.text

    def show_layer(self, columns: AssetColumns) -> None:
        """The columns of the layer asked for; its order is asked for next."""
        if columns.layer is self.layer.chosen():
            self._columns = columns
            self._ask_order()

    def show_order(self, columns: AssetColumns, order: NDArray[np.int64]) -> None:
        """The rows to show; an answer to an older question is dropped."""
        if columns is self._columns:
            chosen = self.rows.asset_id(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else ""
            self.rows.show(columns, order)
            if chosen:
                self.choose(chosen)
            self._tell()

    def reload(self, layer: AssetLayer | None = None) -> None:
        """The layer (or any, where none is named) holds something else now: ask again if it is the one shown, at once
        or when it is next seen; till then nothing of it is kept."""
        if not self._asked or layer not in (None, self.layer.chosen()):
            return
        if self.visibleRegion().isEmpty():
            self._forget()
        else:
            self._ask_layer()

    def choose(self, asset_id: str) -> bool:
        """Choose this asset's row without telling; False if it is not in the table."""
        row = self.rows.row_of(asset_id)
        if row is None:
            return False
        self.table.selectionModel().blockSignals(True)
        self.table.selectRow(row)
        self.table.selectionModel().blockSignals(False)
        self.table.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.table.viewport().update()
        return True

    def chosen_ids(self) -> tuple[str, ...]:
        """The assets of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.rows.asset_id(row) for row in rows)

    def _tell_act(self, act_id: str) -> None:
        self.asset_act_wanted.emit(act_id, self.chosen_ids())

    def retranslate(self) -> None:
        self.text.setPlaceholderText(tr("Filter by code, name, operator"))
        self.layer.retranslate()
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(TABLE_COLUMNS) - 1)
        self.table.viewport().update()
        self._tell()

    def restyle(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(self.look.theme.px(27))
        beside = self.table.verticalScrollBar().sizeHint().width() + 2 * self.table.frameWidth() + 3
        room, least = self.width() - beside, self.look.theme.px(7.4)
        widths = _WIDTHS if sum(_WIDTHS) * least <= room else _WIDTHS[:-_SPARE]
        letter = max(least, room / sum(widths))
        for column, letters in enumerate(_WIDTHS):
            self.table.setColumnHidden(column, column >= len(widths))
            head = self.table.horizontalHeader().sectionSizeHint(column)
            self.table.setColumnWidth(column, max(head, int(letter * letters)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._ask_layer)
        super().paintEvent(event)

    def _lay_out(self) -> None:
        self.table.setModel(self.rows)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        SortKeys(self.table)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.column.addWidget(body, 1)

    def _join(self) -> None:
        self.layer.currentIndexChanged.connect(self._on_layer_changed)
        self.text.textChanged.connect(lambda: self._typing.start())
        self._typing.timeout.connect(self._ask_order)
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._ask_order())
        self.table.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.table.activated.connect(lambda index: self.locate_wanted.emit(self.rows.asset_id(index.row())))
        actions.bind("locate", self, self._on_locate)
        for act_id in ASSET_ACTS:
            actions.bind(act_id, self, partial(self._tell_act, act_id))

    def _on_layer_changed(self) -> None:
        self._forget()
        self._ask_layer()

    def _forget(self) -> None:
        self._columns = None
        self._asked = False
        self.rows.show(None, np.empty(0, dtype=np.int64))
        self._tell()

    def _ask_layer(self) -> None:
        self._asked = True
        self.layer_wanted.emit(self.layer.chosen())

    def _on_locate(self) -> None:
        if self.table.currentIndex().isValid():
            self.locate_wanted.emit(self.rows.asset_id(self.table.currentIndex().row()))

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.asset_chosen.emit(self.rows.asset_id(current.row()))

    def _ask_order(self) -> None:
        if self._columns is not None:
            header = self.table.horizontalHeader()
            by = TABLE_COLUMNS[max(0, header.sortIndicatorSection())]
            descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            self.order_wanted.emit(self._columns, by, descending, self.text.text().strip())

    def _tell(self) -> None:
        seen, total = self.rows.rowCount(), len(self._columns) if self._columns is not None else 0
        if self._columns is None:
            self._empty.say("Reading …", "")
        elif total == 0:
            self._empty.say("This layer is empty", "Bring a file with Ctrl+I, or choose another layer.")
        else:
            self._empty.say("No row fits the filter", "Clear the text above to see the whole layer.")
        self._stack.setCurrentIndex(0 if seen else 1)
        words = f"{tr(label(self.layer.chosen()))} {total:,}"
        self.summary_changed.emit(words if seen == total else tr("{seen} of {total} shown", seen=seen, total=total))
