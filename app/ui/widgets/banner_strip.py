"""The banner under the top bar: the most urgent alert that nobody has taken, floods, what is not saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.alerts.alert_banner import Banner
from app.ui.look import Look
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_label import dress, plain_label
from app.ui.widgets.severity_shape import TOKEN
from app.ui.words import tr

LARGE_PX, NORMAL_PX = 30, 14


class BannerStrip(QFrame):
    """Never takes the focus, never moves the map, never opens a window: a click, or F1, goes to the alert."""

    clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._banner: Banner | None = None
        self._large = False
        self.setObjectName("Banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words, self._more, self._key = ElidedLabel(), plain_label(), plain_label("Keycap", "F1")
        self._more.setWordWrap(True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._words)
        lines.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addLayout(lines, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.restyle)
        self.hide()

    def show_banner(self, banner: Banner | None) -> None:
        """Show this; None is calm."""
        if banner == self._banner:
            return
        self._banner = banner
        self.restyle()

    def show_large(self, on: bool) -> None:
        """Wall mode: readable from four metres."""
        self._large = on
        self.restyle()

    def restyle(self) -> None:
        """Its colours are the severity's; calm is no banner at all."""
        banner, theme = self._banner, self._look.theme
        self.setVisible(banner is not None)
        if banner is None:
            return
        token = TOKEN[banner.severity] if banner.severity else "high"
        size = theme.px(LARGE_PX if self._large else NORMAL_PX)
        fill = theme.faint(token, 40)
        dress(
            self,
            f"#Banner {{ background: rgba({fill.red()},{fill.green()},{fill.blue()},{fill.alphaF():.2f}); border: none;"
            f" border-left: 6px solid {theme.tokens[token]}; border-bottom: 1px solid {theme.tokens['line']}; }}",
        )
        self._words.setText(banner.words)
        dress(self._words, f"color: {theme.tokens['text']}; font-weight: 600; font-size: {size}px;")
        self._words.setVisible(bool(banner.words))
        self._more.setText(banner.more)
        dress(self._more, f"color: {theme.tokens['text']}; font-size: {size if self._large else theme.px(13)}px;")
        self._more.setVisible(bool(banner.more))
        self._key.setVisible(banner.alert is not None)
        self._key.setToolTip(tr("F1 goes to the most urgent alert"))
        self.setCursor(Qt.CursorShape.PointingHandCursor if banner.alert else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(" ".join(filter(None, (banner.words, banner.more))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._banner is not None and self._banner.alert is not None:
            self.clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.restyle()
        super().changeEvent(event)
