"""The title bar of a dock: its name, the panel's filters, the panel's summary, float and close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.ui.look import Look
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.panel import Panel
from app.ui.widgets.panel_words import panel_title
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


class DockTitle(QWidget):
    """Stands above a panel, also before that is made; where the dock is one of several tabs, the tab says the name and
    this does not. `follows_past` tells whether the panel shows the moment of the past that the map shows."""

    def __init__(self, dock: QDockWidget, look: Look, *, follows_past: bool) -> None:
        super().__init__(dock)
        self.dock, self._follows_past, self._look = dock, follows_past, look
        self._past = ""
        self.setObjectName("DockTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = plain_label("Title")
        self._summary = ElidedLabel(style="Summary")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._float = self._button()
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close = self._button()
        self._close.clicked.connect(dock.close)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 4, 3)
        row.setSpacing(8)
        self._age = plain_label("PanelAge")
        self._age.hide()
        row.addWidget(self._name)
        row.addWidget(self._age, 0, Qt.AlignmentFlag.AlignVCenter)
        self._header: QWidget | None = None
        row.addWidget(self._summary, 1)
        row.addWidget(self._float)
        row.addWidget(self._close)
        look.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def take_panel(self, panel: Panel) -> None:
        """Show the filters and the summary of this panel, which has just been made."""
        self._header = panel.header()
        if self._header is not None:
            self._row.insertWidget(self._row.indexOf(self._summary), self._header, 3)
            self._share_room()
        panel.summary_changed.connect(self._say)

    def show_as_tab(self, tabbed: bool) -> None:
        """Whether a tab above says the panel's name."""
        self._name.setVisible(not tabbed)
        self._share_room()
        if self.property("tabbed") != tabbed:
            self.setProperty("tabbed", tabbed)
            self.style().polish(self)

    def show_past(self, words: str) -> None:
        """While the map shows the past: whether this panel shows it too, by its moment in short, or what is so now."""
        self._past = words
        follows = self._follows_past
        self._age.setText(words if follows else tr("Live"))
        self._age.setToolTip(
            tr("This panel shows that moment, as the map does.")
            if follows
            else tr("This panel shows what is so now, not the moment that the map shows.")
        )
        self._age.setProperty("past", follows)
        self._age.style().polish(self._age)
        self._age.setVisible(bool(words))
        self._share_room()

    def retranslate(self) -> None:
        self.show_past(self._past)
        self._name.setText(panel_title(self.dock.objectName()))
        self._float.setToolTip(tr("Float or dock this panel"))
        self._close.setToolTip(tr("Close this panel (its F-key opens it again)"))
        self._float.setAccessibleName(self._float.toolTip())
        self._close.setAccessibleName(self._close.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _say(self, summary: str) -> None:
        self._summary.setText(summary)
        self._share_room()

    def _share_room(self) -> None:
        """The summary is read, the filters are typed into: these give way first, as far as they can be used."""
        if self._header is None:
            return
        others = (self._name, self._age, self._summary, self._float, self._close)
        taken = sum(part.sizeHint().width() + self._row.spacing() for part in others if not part.isHidden())
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - taken
        self._header.setMaximumWidth(max(room, self._header.minimumSizeHint().width()))

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("flat", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _restyle(self) -> None:
        side = self._look.theme.px(14)
        for button, name in ((self._float, "float"), (self._close, "close")):
            button.setIcon(self._look.icon(name))
            button.setIconSize(QSize(side, side))
        self.setMinimumHeight(self._look.theme.px(30))
