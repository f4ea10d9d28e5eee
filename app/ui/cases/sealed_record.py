"""A sealed record, opened by its number and a reason that stays on record; it is looked at, no more."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.errors import AppError
from app.ui.background import Background
from app.ui.cases.case_window import CaseWindow
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import sentence, tr


class SealedRecord(QObject):
    """Asks in a window of its own, and shows there what was opened."""

    def __init__(self, program: Program, actor: Actor, background: Background, window: CaseWindow) -> None:
        super().__init__(window)
        self._desk, self._actor = program.casework.law.sealed_desk, actor
        self._background, self.window = background, window
        window.setWindowTitle(tr("Sealed record"))

    def begin(self) -> None:
        """Which, and why?"""
        self.window.cover(self.window.ask)
        self.window.ask.ask(_step, self._open)

    def _open(self, answers: Answers) -> None:
        number, reason = map(str, answers)
        self._background.act(
            lambda: self._desk.reveal(self._actor, new_key(), number, reason=reason),
            self.window.show_dossier,
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.window.say(sentence(error))


def _step(answers: Answers) -> Step | None:
    if not answers:
        told = tr("It stays sealed. Who opened it, when and why is kept.")
        return Step(tr("Sealed record"), hint=tr("Case number"), told=told)
    return None if len(answers) > 1 else Step(tr("Sealed record"), hint=tr("Reason; it is kept with the act"))
