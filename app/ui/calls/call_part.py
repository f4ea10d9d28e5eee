"""What every part of the acts on calls needs: the desks, the panel, and the one way to do something."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.errors import AppError
from app.ui.background import Background
from app.ui.calls.call_views import CallViews
from app.ui.desk_window import DeskWindow
from app.ui.take_back import TakeBacks

if TYPE_CHECKING:
    from app.ui.panels.call_panel import CallPanel

T = TypeVar("T")


class CallPart(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        calls: CallViews,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._calls, self._take_backs = window, calls, take_backs

    @property
    def _panel(self) -> CallPanel:
        return self._window.panels.calls

    def _show(self, call_id: str) -> None:
        """Lead back to a call that stands again as it did."""
        self._calls.choose(call_id, then=lambda: self._window.open_panel("calls"))

    def _do(
        self,
        deed: Callable[[str], T],
        then: Callable[[T], object] = lambda _done: None,
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """One intention, one act id: repeating the same call is harmless."""
        act_id = new_key()
        self._background.act(lambda: deed(act_id), then, failed)
