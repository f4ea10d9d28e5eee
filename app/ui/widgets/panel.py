"""What every panel is: a widget with a title, a one-line summary for its title bar, and words that can change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.look import Look

LEAST_HEIGHT = 190


class Panel(QWidget):
    """A dock's content. Subclasses say all their words in `retranslate`."""

    summary_changed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 0, 1, 1)
        self.column.setSpacing(0)
        look.changed.connect(self.restyle)

    def minimumSizeHint(self) -> QSize:
        """No panel, shown or behind another tab, takes room from the map by what it would like to have."""
        wanted = super().minimumSizeHint()
        return QSize(wanted.width(), min(wanted.height(), self.look.theme.px(LEAST_HEIGHT)))

    def header(self) -> QWidget | None:
        """What stands in the title bar, where a wide panel has room for it."""
        parts = self.header_parts()
        if not parts:
            return None
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
        if not any(isinstance(part, QLineEdit) for part in parts):
            row.addStretch(1)
        return made

    def header_parts(self) -> Sequence[QWidget]:
        """Filters and the like for the title bar, from the left; what is typed into gets the room that is left."""
        return ()

    def front(self) -> QWidget:
        """Where the keys go when the panel is opened: into the first rows in sight."""
        return next((view for view in self.findChildren(QAbstractItemView) if view.isVisibleTo(self)), self)

    def take_keys(self, rows: QWidget) -> None:
        """Rows have come into a panel that was opened empty: the keys go on to them."""
        if self.hasFocus() and rows.isVisibleTo(self):
            rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def filter_fields(self) -> Mapping[str, QWidget]:
        """The fields that decide which rows are shown, by name: a saved view keeps what stands in them."""
        return {}

    def retranslate(self) -> None:
        """Say every word again."""

    def restyle(self) -> None:
        """Take over colours and sizes that no style sheet reaches."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
