"""A sealed record, opened by number and a reason that stays on record; who leads it takes its further steps here."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_life import Need
from app.domain.case_seal import may_lead
from app.domain.key import new_key
from app.domain.labels import label
from app.errors import AppError, InputRefused
from app.services.cases.case_reading import CaseDossier
from app.ui.background import Background
from app.ui.cases.case_asking import StepTold, step_steps, step_told
from app.ui.cases.case_window import CaseWindow
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.digit_ask import Answers, Step
from app.ui.words import sentence, tr


class SealedRecord(QObject):
    """Asks in a window of its own, and shows there what was opened. The one act is a step (execution, appeal, archive);
    the record stays sealed, and the reason for which it was opened stands with the step too."""

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: CaseWindow, take_backs: TakeBacks
    ) -> None:
        super().__init__(window)
        self._program, self._desk = program, program.casework.law.sealed_desk
        self._actor, self._background, self.window, self._take_backs = actor, background, window, take_backs
        self._why, self._asked_at = "", program.now()
        window.setWindowTitle(tr("Sealed record"))
        window.act_wanted.connect(self._on_act)

    def begin(self) -> None:
        """Which, and why?"""
        self.window.cover(self.window.ask)
        self.window.ask.ask(_step, self._open)

    def _open(self, answers: Answers) -> None:
        number, self._why = map(str, answers)
        self._background.act(
            lambda: self._desk.reveal(self._actor, new_key(), number, reason=self._why), self._show, self._refuse
        )

    def _show(self, shown: CaseDossier) -> None:
        self.window.leads_sealed = may_lead(self._actor, shown.case)
        self.window.show_dossier(shown)

    def _on_act(self, act_id: str) -> None:
        shown = self.window.shown
        if act_id == "case_step" and shown is not None:
            self._asked_at = self._program.now()
            self.window.cover(self.window.ask)
            self.window.ask.ask(step_steps(shown.case, self._asked_at), lambda answers: self._move(shown, answers))

    def _move(self, shown: CaseDossier, answers: Answers) -> None:
        try:
            told = step_told(answers, self._asked_at, self._program.now())
        except InputRefused as refusal:
            self._refuse(refusal)
            return
        key = new_key()

        def moved(after: CaseDossier) -> None:
            self._take_backs.add(self._done(key, shown.case.id, told))
            self._show(after)

        self._background.act(lambda: self._moved(key, shown.case.number, told), moved, self._refuse)

    def _moved(self, key: str, number: str, told: StepTold) -> CaseDossier:
        return self._desk.move(
            self._actor,
            key,
            number,
            told.to,
            why_opened=self._why,
            at=told.at,
            reason=told.word(Need.REASON),
            approver=told.word(Need.APPROVER),
        )

    def _done(self, key: str, case_id: str, told: StepTold) -> Done:
        """How the step is taken back; the list of what was done names no sealed record."""
        desk, actor = self._program.casework.desk, self._actor
        words = f"{tr('Step: {step}', step=tr(label(told.to)))} ({tr('Sealed record')})"
        return Done(
            words, self._program.now(), lambda act_id, why: desk.take_back(actor, act_id, case_id, key, reason=why)
        )

    def _refuse(self, error: AppError) -> None:
        self.window.uncover()
        self.window.say(sentence(error))


def _step(answers: Answers) -> Step | None:
    if not answers:
        told = tr("It stays sealed. Who opened it, when and why is kept.")
        return Step(tr("Sealed record"), hint=tr("Case number"), told=told)
    return None if len(answers) > 1 else Step(tr("Sealed record"), hint=tr("Reason; it is kept with the act"))
