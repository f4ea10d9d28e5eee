"""The ledger joined with its desk and the map: each step is asked by digits, done, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.hazard import FoundHazard, Hazard, HazardLevel
from app.domain.key import new_key
from app.errors import InputRefused
from app.ui import actions
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.hazards import hazard_asking as asking
from app.ui.map import map_marks
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.panel_set import PanelSet
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.digit_ask import Answers
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.services.hazards.hazard_desk import HazardDesk
    from app.ui.form_sheets import FormSheets
    from app.ui.panels.hazard_panel import HazardPanel

EACH_MS = 60_000
Deed = Callable[["HazardDesk", str], object]


class HazardActs(QObject):
    """Lives as long as the window. By itself tells the time anew, each minute: overdue comes by the clock."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        views: DeskViews,
        map_view: MapView,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._views, self._map, self._take_backs = views, map_view, take_backs
        self._chosen_next = ""
        self.hazards: Sequence[Hazard] = ()
        self._minute = QTimer(self, interval=EACH_MS)
        self._minute.timeout.connect(self.show)
        window.panels.when_made(PanelSet.hazards, partial(self._fill, join))
        self.sheets: FormSheets | None = None
        views.past_changed.connect(self.show)

    def _fill(self, join: MapJoin, panel: HazardPanel) -> None:
        """The panel was made just now."""
        panel.hazard_chosen.connect(self._ask_steps)
        panel.step_wanted.connect(self._on_step)
        panel.locate_wanted.connect(lambda one: join.locate(one.id, map_marks.place_of(one), one.title))
        panel.hazard_chosen.connect(lambda one: join.choose(map_marks.place_of(one), one.title, one.asset_id))
        panel.print_wanted.connect(self._on_print)
        panel.show_hazards(self.hazards)

    @property
    def _panel(self) -> HazardPanel | None:
        """None while nobody wanted it."""
        return self._window.panels.if_made(PanelSet.hazards)

    def on_fact(self, fact: Fact) -> None:
        """Read again when the ledger has changed."""
        if isinstance(fact, RecordsChanged) and fact.noun == "hazard":
            self.read()

    def stop(self) -> None:
        """Ask no more."""
        self._minute.stop()

    def read(self) -> None:
        """The ledger as it is now."""
        self._minute.start()
        self._background.ask(lambda: self._program.hazards.desk.hazards(), self._on_read)

    def enter(
        self, found: FoundHazard, entered: Callable[[], object], refused: Callable[[str], object], of: str = ""
    ) -> None:
        """Somebody has found one; it is chosen in the panel. `of` names the window in which it was told (`Done.of`)."""
        key = new_key()

        def done(hazard_id: str) -> None:
            self._chosen_next = hazard_id
            self._remember(tr("Hazard found: {name}", name=found.title), key, of)
            entered()
            self._window.open_panel("hazards")
            self.read()

        desk = self._program.hazards.desk
        self._background.act(lambda: desk.find(self._actor, key, found), done, lambda error: refused(sentence(error)))

    def show(self) -> None:
        """Those that stand at the moment the map shows; the list goes on telling what is so now."""
        at = self._views.shown_at()
        marks = map_marks.of_hazards((one for one in self.hazards if one.stood(at)), at)
        self._map.show_marks("hazards", marks)
        self._views.tell_drawn("hazards", Counter(mark.kind for mark in marks))
        if (panel := self._panel) is not None:
            panel.mind()

    def _on_read(self, hazards: Sequence[Hazard]) -> None:
        self.hazards, panel = hazards, self._panel
        if panel is not None:
            panel.show_hazards(hazards)
        self.show()
        if panel is None:
            return
        if self._chosen_next and panel.choose(self._chosen_next):
            self._chosen_next = ""
            panel.front().setFocus()
        if (one := panel.table.chosen()) is not None:
            self._ask_steps(one)

    def _ask_steps(self, one: Hazard) -> None:
        desk, panel = self._program.hazards.desk, self._window.panels.hazards
        self._background.ask(lambda: desk.steps(one.id), lambda steps: panel.show_steps(one.id, steps))

    # -- the steps ----------------------------------------------------------------------------------------------------

    def _on_step(self, act_id: str, one: Hazard) -> None:
        """Ask what the step needs; one that is not the next is refused before anything is asked."""
        step = act_id.removeprefix("hazard_")
        try:
            one.after("recheck_passed" if step == "recheck" else step)
        except InputRefused as error:
            self._window.notices.refuse(error)
            return
        actor, now, key = self._actor, self._program.now(), one.id

        def deed(answers: Answers) -> Deed:
            said = [str(one) for one in answers]
            deeds: dict[str, Deed] = {
                "confirm": lambda desk, act: desk.confirm(actor, act, key, HazardLevel(said[0]), reason=said[1]),
                "dismiss": lambda desk, act: desk.dismiss(actor, act, key, reason=said[0]),
                "issue": lambda desk, act: desk.issue(
                    actor, act, key, responsible=said[0], due_at=cast("datetime", answers[1]), measures=said[2]
                ),
                "begin": lambda desk, act: desk.begin(actor, act, key, reason=said[0]),
                "report": lambda desk, act: desk.report(actor, act, key, said=said[0]),
                "recheck": lambda desk, act: (
                    desk.recheck_passed(actor, act, key, found=said[1])
                    if answers[0]
                    else desk.recheck_failed(actor, act, key, found=said[1], due_at=cast("datetime", answers[2]))
                ),
                "clear": lambda desk, act: desk.clear(actor, act, key, reason=said[0]),
            }
            return deeds[step]

        questions: dict[str, Callable[[], asking.Steps]] = {
            "confirm": lambda: asking.confirm(one),
            "dismiss": lambda: asking.words(tr("{name} is no hazard: why?", name=one.title)),
            "issue": lambda: asking.issue(one, now),
            "begin": lambda: asking.words(tr("Work on {name} has begun: who says so?", name=one.title)),
            "report": lambda: asking.words(tr("{name} is reported as closed: what was done?", name=one.title)),
            "recheck": lambda: asking.recheck(one, now),
            "clear": lambda: asking.words(tr("Clear {name}: by whose word?", name=one.title)),
        }
        ask = self._window.panels.hazards.begin_asking()
        ask.ask(questions[step](), lambda answers: self._do(act_id, one, deed(answers)))

    def _do(self, act_id: str, one: Hazard, deed: Deed) -> None:
        key, desk = new_key(), self._program.hazards.desk

        def done(_answer: object) -> None:
            self._remember(f"{tr(actions.act(act_id).label)}: {one.title}", key)

        self._background.act(lambda: deed(desk, key), done)

    def _on_print(self, one: Hazard) -> None:
        """The notice on paper; what it needs is loaded when it is asked for."""
        from app.ui.form_sheets import FormSheets
        from app.ui.hazards.hazard_paper import hazard_paper

        if not one.notice_number:
            self._window.notices.hint("No notice was issued for {name} yet.", name=one.number)
            return
        if self.sheets is None:
            self.sheets = FormSheets(self._background, self._window.look, self._window)
        self.sheets.open(hazard_paper(self._program, self._actor, one), self._window)

    def _remember(self, words: str, done: str, of: str = "") -> None:
        desk, actor = self._program.hazards.desk, self._actor

        def undo(act_id: str, why: str) -> None:
            desk.take_back(actor, act_id, done, reason=why)

        self._take_backs.add(Done(words, self._program.now(), undo, of=of, key=done))
