"""Joins the window of spot checks to its desk: posts are drawn, looked at, and what is wanting is mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.errors import AppError
from app.ui import actions
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.duty.subject_show import SubjectShow
from app.ui.take_back import Done, TakeBacks
from app.ui.undo_here import UndoHere
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.services.duty.duty_printing import Paper
    from app.services.duty.spot_check_desk import CheckShown, DrawProof, SpotCheckDesk
    from app.ui.duty.spot_window import SpotWindow
    from app.ui.widgets.digit_ask import Answers, Step

HERE = "spot checks"
Deed = Callable[["SpotCheckDesk", str], object]


class SpotActs(QObject):
    """Lives as long as the window; what the window of checks needs is loaded when it is opened."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        shows: SubjectShow,
        print_paper: Callable[[Paper, QWidget | None], object],
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._desk_window, self._print_paper, self._take_backs = window, print_paper, take_backs
        self._choose_next = ""
        self.window: SpotWindow | None = None
        window.panels.duty.checks_wanted.connect(self.open)
        shows.lead("spot_check", self._open_at)

    def open(self) -> None:
        """The window; the one that stands open comes to the front."""
        from app.ui.duty.spot_window import SpotWindow

        if self.window is None:
            made = SpotWindow(self._desk_window.look, self._program.now, self._desk_window)
            self.window = made
            made.board.act_wanted.connect(self._on_act)
            made.board.check_chosen.connect(self._ask_proof)
            made.finished.connect(lambda _code: self._forget(made))
            made.show()
        self.window.raise_()
        self.window.activateWindow()
        self._read()

    def on_fact(self, fact: Fact) -> None:
        """Something was drawn, found or mended; a reminder that is done mends what it is about."""
        if self.window is not None and isinstance(fact, RecordsChanged) and fact.noun in ("spot_check", "reminder"):
            self._read()

    def _open_at(self, key: str) -> None:
        self._choose_next = key
        self.open()

    def _read(self) -> None:
        desk = self._program.dutywork

        def show(shown: Sequence[CheckShown]) -> None:
            if self.window is not None:
                chosen, self._choose_next = self._choose_next, ""
                self.window.board.show_checks(shown, chosen)
                if (one := self.window.board.table.chosen()) is not None:
                    self._ask_proof(one)

        self._background.ask(lambda: desk.spot_checks.board(), show)

    def _ask_proof(self, one: CheckShown) -> None:
        """The draw is done again for whoever looks at one of its posts."""
        desk = self._program.dutywork

        def show(proof: DrawProof) -> None:
            if self.window is not None:
                self.window.board.show_proof(proof)

        self._background.ask(lambda: desk.spot_checks.proof(one.draw.id), show, self._refuse)

    def _on_act(self, act_id: str, one: CheckShown | None) -> None:
        from app.ui.duty import spot_asking as asking

        actor, now = self._actor, self._program.now
        if act_id == "spot_draw":
            self._ask_draw()
        elif act_id == "spot_sheet":
            desk = self._program.dutywork
            self._background.ask(
                lambda: desk.spot_checks.page(), lambda page: self._print_paper(page, self.window), self._refuse
            )
        elif act_id == "spot_take_back":
            UndoHere(self._background, self._take_backs, HERE, ask=self._ask, say=self._say, then=self._read).begin()
        elif one is None:
            return
        elif act_id == "spot_proof":
            self._copy_proof(one)
        elif act_id == "spot_result":
            check, at = one.check, now()
            self._ask(
                asking.result(check, at),
                lambda answers: self._do(
                    act_id, check.post,
                    lambda desk, key: desk.record(actor, key, check.id, asking.result_of(check, answers, at)),
                ),
            )  # fmt: skip
        elif act_id == "spot_mended":
            self._ask(
                asking.mended(one.check),
                lambda answers: self._do(
                    act_id, one.check.post, lambda desk, key: desk.mended(actor, key, one.check.id, str(answers[0]))
                ),
            )
        elif act_id == "spot_give_up":
            self._ask(
                asking.give_up(one.check),
                lambda answers: self._do(
                    act_id, one.check.post, lambda desk, key: desk.give_up(actor, key, one.check.id, str(answers[0]))
                ),
            )

    def _ask_draw(self) -> None:
        from app.ui.duty import spot_asking as asking

        desk, key = self._program.dutywork, new_key()

        def go(answers: Answers) -> None:
            wanted = int(str(answers[0]))
            self._background.act(lambda: desk.spot_checks.draw(self._actor, key, wanted), drawn, self._refuse)

        def drawn(draw_id: str) -> None:
            self._choose_next = draw_id
            self._read()
            self._background.ask(lambda: desk.spot_checks.proof(draw_id), tell)

        def tell(proof: DrawProof) -> None:
            kept = proof.draw
            self._say(tr("Draw no. {n} of this shift: {posts}", n=kept.number, posts=kept.drawn))

        def ask(there: int) -> None:
            if there:
                self._ask(asking.how_many(there), go)
            else:
                self._say(tr("No post is on duty now that waits for no check already."))

        self._background.ask(lambda: desk.spot_checks.drawable(), ask)

    def _copy_proof(self, one: CheckShown) -> None:
        from app.ui.duty.spot_words import proof_text

        desk = self._program.dutywork

        def take(proof: DrawProof) -> None:
            QGuiApplication.clipboard().setText(proof_text(proof))
            self._say(tr("The proof of this draw is copied: seed, posts, weights and each step. Paste it anywhere."))

        self._background.ask(lambda: desk.spot_checks.proof(one.draw.id), take, self._refuse)

    def _do(self, act_id: str, post: str, deed: Deed) -> None:
        key, desk, actor = new_key(), self._program.dutywork, self._actor
        words = f"{tr(actions.act(act_id).label).rstrip(' …')}: {post}"

        def done(_answer: object) -> None:
            undo = lambda again, why: desk.spot_checks.take_back(actor, again, key, reason=why)  # noqa: E731  one line of one thing
            self._take_backs.add(Done(words, self._program.now(), undo, of=HERE, key=key))
            self._say("")

        self._background.act(lambda: deed(desk.spot_checks, key), done, self._refuse)

    def _ask(self, steps: Callable[[Answers], Step | None], then: Callable[[Answers], object]) -> None:
        if self.window is not None:
            self._say("")
            self.window.board.begin_asking().ask(steps, then)

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.say(words)

    def _refuse(self, error: AppError) -> None:
        if self.window is not None:
            self.window.refuse(sentence(error))

    def _forget(self, made: SpotWindow) -> None:
        if self.window is made:
            self.window = None
        made.deleteLater()
