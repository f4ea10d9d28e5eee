"""The list of alerts on the screen: what is read stays where it is while the queue changes around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.domain.alert import Alert
from app.ui.look import Look
from app.ui.widgets.alert_delegate import ROW_PX, AlertDelegate
from app.ui.widgets.alert_rows import AlertRows


class AlertView(QTableView):
    """A table of one column, because its rows of fixed height cost nothing while others come and go.

    Right opens the chosen group, Left closes it; Enter acts like a double click.
    """

    unfold_wanted = Signal(bool)

    def __init__(self, look: Look, rows: AlertRows, delegate: AlertDelegate) -> None:
        super().__init__()
        self._look, self._rows = look, rows
        self._held_at = 0
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Rows as high as the font asks."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._look.theme.px(ROW_PX))
        self.setMinimumWidth(self._look.theme.px(288))

    def hold_still(self, change: Callable[[], object]) -> None:
        """Do `change` to the rows; whoever reads or is about to click finds every row where it was.

        At the top of a queue that nobody touches, what is new is let in at the top.
        """
        if not self._is_read():
            change()
            return
        held = self._held()
        change()
        self._held_at = 0
        for alert, was in held:
            row = self._rows.row_of(alert.id)
            # A row that its own change has sent elsewhere is not what the others are held by.
            if row >= 0 and self._rows.line(row).alert == alert:
                bar = self.verticalScrollBar()
                self._held_at = bar.value() + self.rowViewportPosition(row) - was
                self.updateGeometries()
                bar.setValue(self._held_at)
                return

    def updateGeometries(self) -> None:
        """Near the end of a short queue the rows can only stay where they are if there is room below the last."""
        bar = self.verticalScrollBar()
        held, value = self._held_at, bar.value()
        super().updateGeometries()
        if held > bar.maximum():
            bar.setMaximum(held)
            bar.setValue(min(value, held))
            self._held_at = held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and not event.modifiers():
            self.unfold_wanted.emit(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        """Whoever scrolls back gives the room below up."""
        self._held_at = min(self._held_at, value)

    def _is_read(self) -> bool:
        return self.verticalScrollBar().value() > 0 or self.hasFocus() or self.viewport().underMouse()

    def _held(self) -> list[tuple[Alert, int]]:
        """The rows in sight with where they are, the chosen one first."""
        first, last = max(0, self.rowAt(0)), self.rowAt(self.viewport().height() - 1)
        rows = list(range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1))
        chosen = self.currentIndex().row()
        rows.sort(key=lambda row: row != chosen)
        return [(self._rows.line(row).alert, self.rowViewportPosition(row)) for row in rows]
