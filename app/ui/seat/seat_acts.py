"""Locks the desk, lets its user or another one in again, and ends it for a user whose rights were withdrawn.

What is locked hides every record and takes no key; the field is heard on, alarms sound, and how many alerts wait is
seen. Another user gets a desk of the own: every part of this one was made for who sat here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.events import Fact, RecordsChanged
from app.errors import AppError, NotPermitted
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.seat.curtain import Curtain, LockDialog
from app.ui.seat.idle_watch import IdleWatch
from app.ui.words import sentence, tr

TICK_MS = 1_000
STANDING_MS = 60_000
"""So often it is asked whether the user may still be here: a term ends by the clock, and no fact tells of it."""


class SeatActs(QObject):
    """`left` carries who sits down instead: the desk is closed then, and opened for that one."""

    left = Signal(object)

    def __init__(
        self, app: QApplication, program: Program, actor: Actor, background: Background, window: DeskWindow
    ) -> None:
        super().__init__(window)
        self._app, self._program, self._actor = app, program, actor
        self._background, self._window = background, window
        self._login, self._has_password = "", False
        self._curtain: Curtain | None = None
        self._dialog: LockDialog | None = None
        self._hidden: list[QWidget] = []
        self.idle = IdleWatch(app, lambda: self._program.settings.lock_after_min * 60, self)
        self.idle.idle.connect(self._on_idle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_now)
        self._standing = QTimer(self, interval=STANDING_MS)
        self._standing.timeout.connect(self._ask_standing)
        for act_id, slot in (
            ("lock", self.lock),
            ("switch_user", lambda: self.lock(another=True)),
            ("users", self._open_users),
            ("own_password", self._open_password),
        ):
            window.bind(act_id, slot)

    def start(self) -> None:
        """Ask who sits here."""
        self._background.ask(lambda: self._program.sign_in.seated(self._actor), self._on_seated)
        self._standing.start()

    def stop(self) -> None:
        """Listen and ask no more."""
        self.idle.stop()
        self._tick.stop()
        self._standing.stop()

    def on_fact(self, fact: Fact) -> None:
        """Somebody's rights were changed: are they mine?"""
        if isinstance(fact, RecordsChanged) and fact.noun == "user":
            self._ask_standing()

    @property
    def dialog(self) -> LockDialog | None:
        """What asks who it is, while the desk is locked."""
        return self._dialog

    def is_locked(self) -> bool:
        """Whether the records are hidden and keys do nothing."""
        return self._dialog is not None

    def lock(self, *, another: bool = False, told: str = "") -> None:
        """Hide everything and ask who it is; with `another` for somebody else. Without a password there is nothing to
        lock with, but a desk whose user may be here no more is locked in any case."""
        if self._dialog is not None:
            self._dialog.tell(told or self._dialog.told.text())
            return
        if not self._has_password and not another and not told:
            self._window.notices.hint("You have no password: anybody could open the desk again. It was not locked.")
            return
        self._hide_others()
        self._curtain = Curtain(self._window)
        dialog = LockDialog(self._window.look, "" if another else self._login, self._window, self._program.now)
        dialog.tell(told or tr("The desk of {name} is locked. Alarms go on.", name=self._actor.name))
        dialog.sign_in_wanted.connect(self._sign_in)
        self._dialog = dialog
        self._show_now()
        self._tick.start()
        dialog.show()
        dialog.password.setFocus() if dialog.login.text() else dialog.login.setFocus()

    def _on_idle(self) -> None:
        if self._has_password and not self._window.is_wall():
            self.lock()

    def _on_seated(self, found: tuple[str, bool]) -> None:
        self._login, self._has_password = found

    def _ask_standing(self) -> None:
        self._background.ask(lambda: self._program.sign_in.current(self._actor), self._on_standing)

    def _on_standing(self, now: Actor | None) -> None:
        self.start_again()
        if now is None:
            self.lock(told=tr("{name} may not work here any more. Somebody else may sign in.", name=self._actor.name))
        elif now != self._actor:
            self.lock(told=tr("What {name} may do was changed. Sign in again.", name=self._actor.name))

    def start_again(self) -> None:
        """A password may have been set meanwhile."""
        self._background.ask(lambda: self._program.sign_in.seated(self._actor), self._on_seated)

    def _sign_in(self, login: str, password: str) -> None:
        # Not an act of the desk: it must be possible while the map shows the past.
        self._background.note(
            lambda: self._program.sign_in.sign_in(login, password), self._on_signed_in, self._on_refused
        )

    def _on_refused(self, error: AppError) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence(error))

    def _on_signed_in(self, actor: Actor) -> None:
        self._unlock()
        if actor != self._actor:
            self.left.emit(actor)

    def _unlock(self) -> None:
        self._tick.stop()
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None
        if self._curtain is not None:
            self._curtain.draw_back()
            self._curtain = None
        for widget in self._hidden:
            widget.show()
        self._hidden.clear()
        self._window.activateWindow()
        self.idle.touch()

    def _show_now(self) -> None:
        """The time and the counter; whatever window came up meanwhile goes behind the curtain too."""
        self._hide_others()
        if self._dialog is not None:
            self._dialog.show_now(self._window.top_bar.count)

    def _hide_others(self) -> None:
        for widget in self._app.topLevelWidgets():
            if widget.isVisible() and widget not in (self._window, self._dialog):
                widget.hide()
                self._hidden.append(widget)

    def _open_users(self) -> None:
        if not self._actor.may(Right.USERS):
            self._window.notices.refuse(_refusal(self._actor.require, Right.USERS))
            return
        from app.ui.seat.users_dialog import UsersDialog

        UsersDialog(
            self._program.user_desk, self._actor, self._background, self._window.look, self._program.now, self._window
        ).show()

    def _open_password(self) -> None:
        from app.ui.seat.password_dialog import PasswordDialog

        PasswordDialog(
            self._program.user_desk, self._actor, self._login, self._background, self._window.look, self._window
        ).show()


def _refusal(require: Callable[[Right], None], right: Right) -> AppError:
    try:
        require(right)
    except NotPermitted as error:
        return error
    raise ValueError(right)
