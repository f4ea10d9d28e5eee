"""The acts on drawings, each with its way back and its way forth.

What somebody else changed meanwhile is never overwritten: this desk knows the version that its own last act left."""

from __future__ import annotations

from collections.abc import Callable

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.drawing import Drawing, DrawingFacts, Sketch
from app.domain.key import new_key
from app.errors import AppError
from app.services.map.drawn_places import sketch_of
from app.ui.background import Background
from app.ui.take_back import Done, TakeBacks
from app.ui.words import tr

Then = Callable[[], object]
Refused = Callable[[AppError], object]
Step = Callable[[str, str, int], object]
"""One act: its id, the drawing, and the version that it must still have."""


class DrawingHistory:
    """Each act runs on the writer; `then` and `refused` are called on the UI thread."""

    def __init__(self, program: Program, actor: Actor, background: Background, take_backs: TakeBacks) -> None:
        self._program, self._actor, self._background, self._take_backs = program, actor, background, take_backs
        self._versions: dict[str, int] = {}

    def draw(self, sketch: Sketch, facts: DrawingFacts, then: Then, refused: Refused) -> None:
        """Keep a new one."""
        desk, key, taken_back = self._program.places.drawing_desk, new_key(), tr("taken back at the desk")

        def drawn(drawing_id: str) -> None:
            self._versions[drawing_id] = 1
            self._done(
                tr("Drawn: {name}", name=facts.name),
                lambda act_id, why: desk.remove(self._actor, act_id, drawing_id, reason=why or taken_back),
                lambda act_id: self._restore(act_id, drawing_id),
            )
            then()

        self._background.act(lambda: desk.draw(self._actor, key, sketch, facts), drawn, refused)

    def change(self, one: Drawing, facts: DrawingFacts, then: Then, refused: Refused) -> None:
        """Tell something else of it."""
        before = one.facts()
        self._step(
            one, tr("Changed: {name}", name=facts.name), self._changing(facts), self._changing(before), then, refused
        )

    def reshape(self, one: Drawing, sketch: Sketch, then: Then, refused: Refused) -> None:
        """Give it another shape."""
        before = sketch_of(one)
        self._step(
            one, tr("Reshaped: {name}", name=one.name), self._reshaping(sketch), self._reshaping(before), then, refused
        )

    def remove(self, one: Drawing, why: str) -> None:
        """Take it away, with the reason why."""
        desk, key = self._program.places.drawing_desk, new_key()

        def gone(_answer: None) -> None:
            self._done(
                tr("Removed: {name}", name=one.name),
                lambda act_id, _why: self._restore(act_id, one.id),
                lambda act_id: desk.remove(self._actor, act_id, one.id, reason=why),
            )

        self._background.act(
            lambda: desk.remove(self._actor, key, one.id, reason=why), gone, self._background.refused.emit
        )

    def _step(self, one: Drawing, words: str, forth: Step, back: Step, then: Then, refused: Refused) -> None:
        key = new_key()

        def again(step: Step, act_id: str, version: int) -> None:
            step(act_id, one.id, version)
            self._versions[one.id] = version + 1

        def stepped(_answer: None) -> None:
            self._done(
                words,
                lambda act_id, _why: again(back, act_id, self._versions[one.id]),
                lambda act_id: again(forth, act_id, self._versions[one.id]),
            )
            then()

        self._background.act(lambda: again(forth, key, one.version), stepped, refused)

    def _changing(self, facts: DrawingFacts) -> Step:
        desk, actor = self._program.places.drawing_desk, self._actor
        return lambda act_id, key, version: desk.change(actor, act_id, key, facts, version=version)

    def _reshaping(self, sketch: Sketch) -> Step:
        desk, actor = self._program.places.drawing_desk, self._actor
        return lambda act_id, key, version: desk.reshape(actor, act_id, key, sketch, version=version)

    def _restore(self, act_id: str, drawing_id: str) -> None:
        desk = self._program.places.drawing_desk
        desk.restore(self._actor, act_id, drawing_id)
        self._versions[drawing_id] = desk.drawing(drawing_id).version

    def _done(self, words: str, undo: Callable[[str, str], object], redo: Callable[[str], object]) -> None:
        self._take_backs.add(Done(words, self._program.now(), undo, redo))
