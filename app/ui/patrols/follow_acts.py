"""What is done with a patrol that is followed, joined with its desk: asked first, done, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.patrol import PatrolStop
from app.domain.position import Position
from app.services.patrols.patrol_reading import PatrolShown
from app.ui import actions
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.patrols import follow_asking as asking
from app.ui.patrols.follow_asking import Found, Steps
from app.ui.widgets.digit_ask import Answers
from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.patrols.follow_desk import FollowDesk

Deed = Callable[["FollowDesk", str], object]
Answered = Callable[["FollowDesk", str, Answers], object]
Remember = Callable[[str, str], object]
"""(words, key of the act): for Ctrl+Z."""
Report = Callable[[Found, PatrolShown, Position | None], object]
"""Somebody has found something on this patrol, there."""


class FollowActs:
    """A part of `PatrolActs`: `acts` are those of the panel by their id."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        remember: Remember,
        report: Report,
    ) -> None:
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._views, self._remember, self._report = views, remember, report
        self.acts: Mapping[str, Callable[[PatrolShown], object]] = {
            "patrol_start": self._start,
            "patrol_pause": self._pause,
            "patrol_resume": self._resume,
            "patrol_finish": self._finish,
            "patrol_review": self._review,
            "patrol_reach": self._reach,
            "patrol_code": self._code,
            "patrol_skip": self._skip,
            "patrol_acknowledge": self._acknowledge,
            "patrol_finding": self._find,
        }

    def ask_course(self, one: PatrolShown) -> None:
        """What the chosen one has come to, for its card."""
        panel, key, courses = self._window.panels.patrols, one.patrol.id, self._program.patrols.courses
        self._background.ask(lambda: courses.course(key), panel.show_course)

    def _start(self, one: PatrolShown) -> None:
        self._do("patrol_start", one, lambda desk, act: desk.start(self._actor, act, one.patrol.id))

    def _resume(self, one: PatrolShown) -> None:
        self._do("patrol_resume", one, lambda desk, act: desk.resume(self._actor, act, one.patrol.id))

    def _pause(self, one: PatrolShown) -> None:
        actor, key, title = self._actor, one.patrol.id, tr("{name} pauses: why?", name=one.patrol.name)
        self._ask(
            "patrol_pause", one, asking.words(title),
            lambda desk, act, said: desk.pause(actor, act, key, reason=str(said[0])),
        )  # fmt: skip

    def _finish(self, one: PatrolShown) -> None:
        actor, key = self._actor, one.patrol.id
        self._ask(
            "patrol_finish", one, asking.finish(one.patrol, len(one.stops) - one.done),
            lambda desk, act, said: desk.finish(actor, act, key, reason=str(said[0])),
        )  # fmt: skip

    def _review(self, one: PatrolShown) -> None:
        actor, key = self._actor, one.patrol.id
        self._ask(
            "patrol_review", one, asking.words(tr("Review of {name}: what did it come to?", name=one.patrol.name)),
            lambda desk, act, said: desk.review(actor, act, key, found=str(said[0])),
        )  # fmt: skip

    def _reach(self, one: PatrolShown) -> None:
        actor = self._actor
        self._ask_stop(
            "patrol_reach", one, tr("Which check point was reached?"), tr("Who says so?"),
            lambda desk, act, said: desk.reach(actor, act, _stop(said).id, reason=str(said[1])),
        )  # fmt: skip

    def _skip(self, one: PatrolShown) -> None:
        actor = self._actor
        self._ask_stop(
            "patrol_skip", one, tr("Which check point is left out?"), tr("Why is it left out?"),
            lambda desk, act, said: desk.skip(actor, act, _stop(said).id, reason=str(said[1])),
        )  # fmt: skip

    def _code(self, one: PatrolShown) -> None:
        actor, key = self._actor, one.patrol.id
        self._ask(
            "patrol_code", one, asking.code(),
            lambda desk, act, said: desk.reach_by_code(actor, act, key, str(said[0])),
        )  # fmt: skip

    def _acknowledge(self, one: PatrolShown) -> None:
        left = [it for it in one.deviations if it.acknowledged_at is None]
        if not left:
            self._window.notices.hint("No deviation of {name} waits to be acknowledged.", name=one.patrol.name)
            return
        actor, keys = self._actor, [it.id for it in left]
        self._ask(
            "patrol_acknowledge", one, asking.acknowledge(left),
            lambda desk, act, said: desk.acknowledge(actor, act, keys, note=str(said[0])),
        )  # fmt: skip

    def _find(self, one: PatrolShown) -> None:
        fix = next((it.fix for it in self._views.units if it.unit.id == one.patrol.unit_id), None)
        place = one.place if fix is None else Position(fix.lon, fix.lat)
        ask = self._window.panels.patrols.begin_asking()
        ask.ask(asking.finding(), lambda said: self._report(Found(str(said[0])), one, place))

    # -- asked, then done ---------------------------------------------------------------------------------------------

    def _ask_stop(self, act_id: str, one: PatrolShown, title: str, why: str, deed: Answered) -> None:
        left = [it for it in one.stops if not it.is_settled]
        if left:
            self._ask(act_id, one, asking.of_stop(title, why, left), deed)
        else:
            self._window.notices.hint("No check point of {name} is open.", name=one.patrol.name)

    def _ask(self, act_id: str, one: PatrolShown, steps: Steps, deed: Answered) -> None:
        ask = self._window.panels.patrols.begin_asking()
        ask.ask(steps, lambda said: self._do(act_id, one, lambda desk, act: deed(desk, act, said)))

    def _do(self, act_id: str, one: PatrolShown, deed: Deed) -> None:
        key, desk = new_key(), self._program.patrols.follow_desk
        words = f"{tr(actions.act(act_id).label)}: {one.patrol.name}"
        self._background.act(lambda: deed(desk, key), lambda _done: self._remember(words, key))


def _stop(said: Answers) -> PatrolStop:
    stop = said[0]
    assert isinstance(stop, PatrolStop)  # noqa: S101  the lines of the question are these
    return stop
