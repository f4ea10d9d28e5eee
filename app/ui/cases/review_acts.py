"""The review of a case in its window: decided, its fixes checked, its lesson taken along as words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.case_review import Loophole
from app.services.cases.lesson_sheet import LessonSheet
from app.ui.background import Background
from app.ui.cases.case_asking import found_step
from app.ui.cases.case_window import CaseWindow
from app.ui.words import sentence, sentence_words, tr


class ReviewActs:
    """`act` and `ask` are the room's own: each act is taken back with Ctrl+Z, each question stands in the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: CaseWindow,
        read: Callable[[], object],
        act: Callable[..., None],
        ask: Callable[..., None],
    ) -> None:
        self._desk, self._actor, self._background = program.casework.law.review_desk, actor, background
        self._window, self._read, self._act, self._ask = window, read, act, ask

    def decide(self) -> None:
        """The review holds; what it still lacks is said."""
        case_id = self._case_id()
        self._act(lambda key: self._desk.decide(self._actor, key, case_id), tr("Review decided"), self._done)

    def check(self, gap: Loophole, *, is_closed: bool) -> None:
        """Somebody was there: what was found?"""
        title = tr("“{what}” is still open: what was seen?", what=gap.what)
        if is_closed:
            title = tr("“{what}” is closed: what was seen?", what=gap.what)

        def go(answers: tuple[object, ...]) -> None:
            found = str(answers[0])
            self._act(
                lambda key: self._desk.check_fix(self._actor, key, gap.id, is_closed=is_closed, found=found),
                tr("Fix checked"),
                self._done,
            )

        self._ask(found_step(title), go)

    def copy_lesson(self) -> None:
        """The lesson, without anybody's name, into the clipboard."""
        case_id = self._case_id()

        def take(sheet: LessonSheet) -> None:
            QGuiApplication.clipboard().setText("\n".join(map(sentence_words, (sheet.title, *sheet.lines))))
            self._window.say(
                tr("The lesson is copied, without names; paste it where it is needed. Read it through first.")
            )

        self._background.ask(lambda: self._desk.lesson(case_id), take, lambda error: self._window.say(sentence(error)))

    def _done(self, _answer: object) -> None:
        self._window.uncover()
        self._window.say("")
        self._read()

    def _case_id(self) -> str:
        shown = self._window.shown
        assert shown is not None  # noqa: S101  acts are offered of a shown case alone
        return shown.case.id
