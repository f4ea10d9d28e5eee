"""A table of cells that are all alike, one of them chosen: arrows go from cell to cell, nothing is edited in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.look import Look


class CellGrid(QTableView):
    """Rows, their names and the heads are as high and wide as `row_px`, `name_px` and `head_px` say, at the font as it
    is; how wide the columns are `widths` says. Whoever derives calls `fit` once it stands."""

    row_px, name_px, head_px = 26, 116, 24

    def __init__(self, model: QAbstractTableModel, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.fit)
        model.modelReset.connect(self.fit)

    def widths(self, room: int) -> list[int]:
        """The width of each column, where all together have so much room, in pixels."""
        raise NotImplementedError

    def choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the cursor there."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit(self) -> None:
        """Take the sizes of font and room as they are now."""
        theme = self.look.theme
        self.verticalHeader().setDefaultSectionSize(theme.px(self.row_px))
        self.verticalHeader().setFixedWidth(theme.px(self.name_px))
        self.horizontalHeader().setFixedHeight(theme.px(self.head_px))
        for column, width in enumerate(self.widths(self.viewport().width())):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
