"""Ctrl+Z in a window of its own: what was done last in it is taken back, with its reason, without leaving it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.key import new_key
from app.errors import AppError
from app.ui.alerts.alert_questions import take_back_steps
from app.ui.background import Background
from app.ui.take_back import TakeBacks
from app.ui.words import sentence, tr


class UndoHere:
    """`of` names the window as its acts are remembered (`Done.of`); `ask` puts a question in it, `say` tells there
    what came of it, `then` reads anew."""

    def __init__(
        self,
        background: Background,
        take_backs: TakeBacks,
        of: str,
        *,
        ask: Callable[..., object],
        say: Callable[[str], object],
        then: Callable[[], object],
    ) -> None:
        self._background, self._take_backs, self._of = background, take_backs, of
        self._ask, self._say, self._then = ask, say, then

    def begin(self) -> None:
        """Ask why; what cannot be taken back any more is said, and what was done before it comes first the next
        time."""
        done = self._take_backs.last(self._of)
        if done is None:
            self._say(tr("Nothing was done here that could be taken back."))
            return
        key = new_key()

        def told(_answer: object) -> None:
            self._take_backs.forget(done)
            self._say(tr("Taken back: {what}", what=done.words))
            self._then()

        def refused(error: AppError) -> None:
            self._take_backs.postpone(done)
            self._say(sentence(error))

        self._ask(
            take_back_steps(done.words, done.at),
            lambda answers: self._background.act(lambda: done.undo(key, str(answers[0])), told, refused),
        )
