"""A locked desk as it is seen: nothing of any record; how many alerts wait, the time, and the lines to sign in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.services.alerts.alert_desk import AlertCount
from app.ui.dialogs.sign_in_dialog import SignInDialog
from app.ui.local_time import local, weekday
from app.ui.look import Look
from app.ui.widgets.plain_label import dress, plain_label
from app.ui.widgets.severity_shape import SIGN, TOKEN
from app.ui.words import tr


class Curtain(QFrame):
    """Lies over the whole of a window, and goes with its size."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("Curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def draw_back(self) -> None:
        """Show the window again."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()


class LockDialog(SignInDialog):
    """Stops every other window of the program while it is open; it can be answered, not closed."""

    def __init__(self, look: Look, login: str, parent: QWidget, now: Callable[[], datetime]) -> None:
        super().__init__(look, login, parent, may_quit=False)
        self._look, self._now = look, now
        self.setWindowTitle(tr("Locked"))
        self.setWindowFlags(self.windowFlags() | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("LockDialog")
        self.setModal(True)
        self.clock, self.counter = plain_label("CardTitle"), plain_label("Counter")
        column = self.layout()
        if column is not None:
            for at, part in enumerate((self.clock, self.counter)):
                column.insertWidget(at + 1, part)  # type: ignore[attr-defined]  # it is the box of the sign-in

    def show_now(self, count: AlertCount | None) -> None:
        """The time, and what waits: numbers and the worst, no word of any alert."""
        now = self._now()
        self.clock.setText(f"{local(now):%H:%M}  {local(now):%Y-%m-%d} {weekday(now)}")
        if count is None:
            return
        token, sign = (TOKEN[count.worst], SIGN[count.worst]) if count.worst else ("ok", "●")
        self.counter.setText(f"{sign} {tr('Unacknowledged {n}', n=count.waiting)}")
        dress(self.counter, f"color: {self._look.theme.tokens[token]}; font-weight: 600;")

    def reject(self) -> None:
        """Esc opens nothing."""
        self.password.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
