"""Which moment the window shows: the present, or one of the past; and while it is the past, nothing is done in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.errors import AppError, InputRefused
from app.ui.actions import key_words
from app.ui.local_time import to_minute


class ShownMoment(QObject):
    """`changed` is told when another moment is to be shown; `refused` when somebody wants to act in the past."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.at: datetime | None = None
        """The moment of the past, None while the window is live."""

    def __call__(self) -> datetime:
        """The moment that is shown: what was so then is on the map."""
        return self.at or self._now()

    def show(self, at: datetime | None) -> None:
        """Show this moment; None, and everything that is not past yet, is live."""
        wanted = None if at is None or at >= self._now() else at
        if wanted != self.at:
            self.at = wanted
            self.changed.emit()

    def refusal(self) -> AppError | None:
        """Why nothing can be done just now; None while the window is live."""
        if self.at is None:
            return None
        return InputRefused(
            "The map shows {moment}, which is past: nothing was done. {key} goes back to live, where it can be done.",
            moment=to_minute(self.at),
            key=f"Esc / {key_words('time_live')}",
        )

    def stops(self) -> bool:
        """Whether an act is not to be done now; then it is told why."""
        refusal = self.refusal()
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal is not None
