"""Is the alarm heard at this desk? The test sounds, and who sits there answers with a digit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.look import Look
from app.ui.widgets.digit_ask import Answers, DigitAsk, Step
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

HEARD, UNHEARD, AGAIN = "heard", "unheard", "again"
_WHY = ("No loudspeaker is connected", "The computer is muted or too quiet", "The loudspeaker is broken")


class AlarmCheckDialog(QDialog):
    """`answered` carries whether it was heard, and why not; `again_wanted` asks for the sound once more."""

    answered = Signal(bool, str)
    again_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Alarm test"))
        self.told, self.trouble = plain_label("Muted"), plain_label("Refusal")
        self.ask = DigitAsk()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        for words in (self.told, self.trouble):
            words.setWordWrap(True)
            column.addWidget(words)
        column.addWidget(self.ask, 1)
        self.trouble.hide()
        self.ask.left.connect(self._on_left)
        self._is_answered = False
        self.resize(look.theme.px(460), look.theme.px(240))
        self.put()

    def put(self) -> None:
        """Ask."""
        choices = [(HEARD, tr("Heard")), (UNHEARD, tr("Not heard")), (AGAIN, tr("Sound it again"))]

        def steps(answers: Answers) -> Step | None:
            if not answers:
                return Step(tr("Is the alarm heard at this desk?"), choices)
            if answers == (UNHEARD,):
                reasons = [(tr(one), tr(one)) for one in _WHY]
                return Step(tr("Why is it not heard?"), reasons, hint=tr("Or in own words"))
            self._is_answered = True
            return None

        self._is_answered = False
        self.ask.ask(steps, self._on_answers)

    def say(self, words: str) -> None:
        """How far the test has come."""
        self.told.setText(words)
        self.trouble.hide()

    def refuse(self, words: str) -> None:
        """Why nothing can sound, or nothing was written."""
        self.trouble.setText(words)
        self.trouble.show()

    def _on_answers(self, answers: Answers) -> None:
        if answers[0] == AGAIN:
            self.again_wanted.emit()
            self.put()
        else:
            self.answered.emit(answers[0] == HEARD, str(answers[1]) if len(answers) > 1 else "")

    def _on_left(self) -> None:
        """Esc out of the question closes the dialog."""
        if not self._is_answered:
            self.reject()
