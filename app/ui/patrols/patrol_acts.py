"""Patrols joined with their desk, the editor and the map: each act is asked by digits, done, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.duty import DutyLevel
from app.domain.events import Fact, RecordsChanged
from app.domain.evidence import file_name
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.services.map.map_features import MapRecord
from app.services.patrols.patrol_desk import planned_patrol
from app.services.patrols.patrol_reading import PatrolShown
from app.services.patrols.template_desk import Night
from app.ui import actions
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import BeatMark, StopMark
from app.ui.panel_set import PanelSet
from app.ui.patrols import patrol_asking as asking
from app.ui.patrols.follow_acts import FollowActs, Report
from app.ui.patrols.patrol_marks import beat_marks, shown_at, stop_marks
from app.ui.patrols.planning import Planning
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.digit_ask import Answers
from app.ui.words import tr, wording

if TYPE_CHECKING:
    from app.ui.form_sheets import FormSheets
    from app.ui.panels.patrol_panel import PatrolPanel

EACH_MS = 60_000
_LAYERS = frozenset({"patrols", "patrol_stops"})
_READ_AGAIN = frozenset({"patrol", "patrol_stop", "patrol_deviation"})
_FOUND = frozenset({"alert", "hazard", "case_file"})
"""What may have been found on the chosen one, or acknowledged with its alert."""


class PatrolActs(QObject):
    """Lives as long as the window. By itself tells the time anew, each minute: ready and overdue come by the clock."""

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
        report: Report,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._views, self._map, self._take_backs = join, views, map_view, take_backs
        self._chosen_next = ""
        self._proposed: tuple[Sequence[BeatMark], Sequence[StopMark]] = ((), ())
        self.patrols: Sequence[PatrolShown] = ()
        self.planning = Planning(program, actor, background, window, map_view)
        self.planning.kept.connect(self._on_kept)
        self.planning.template_gone.connect(self._remember_template)
        self.planning.drawn.connect(self._draw)
        self.follow = FollowActs(program, actor, background, window, views, self._remember, report)
        self.sheets: FormSheets | None = None
        self._minute = QTimer(self, interval=EACH_MS)
        self._minute.timeout.connect(self.show)
        self._acts: dict[str, Callable[[PatrolShown], object]] = {
            "patrol_change": self.planning.change,
            "patrol_issue": self._issue,
            "patrol_cancel": self._ask_cancel,
            "patrol_print": self._on_print,
            "patrol_gpx": self._ask_gpx,
            "patrol_template": self._ask_template,
            **self.follow.acts,
        }
        window.panels.when_made(PanelSet.patrols, self._fill)
        views.past_changed.connect(self.show)
        map_view.record_chosen.connect(self._on_record_chosen)
        background.ask_in_turn(lambda: program.patrols.rules.refused, self._tell_refused)
        self.read()

    def _tell_refused(self, error: InputRefused | None) -> None:
        """The county's own figures could not be read."""
        if error is not None:
            self._window.notices.refuse(error)

    @property
    def panel(self) -> PatrolPanel | None:
        """None while nobody wanted it."""
        return self._window.panels.if_made(PanelSet.patrols)

    def on_fact(self, fact: Fact) -> None:
        """Read again when patrols have changed."""
        nouns = _READ_AGAIN | _FOUND if self._is_seen() else _READ_AGAIN
        if isinstance(fact, RecordsChanged) and fact.noun in nouns:
            self.read()

    def _is_seen(self) -> bool:
        return self.panel is not None and self.panel.isVisible()

    def stop(self) -> None:
        """Ask no more."""
        self._minute.stop()

    def read(self) -> None:
        """The patrols as they are now."""
        self._minute.start()
        self._background.ask(lambda: self._program.patrols.reading.sheet(), self._on_read)

    def go_to(self, patrol_id: str) -> None:
        """Lead to this one from a log, a handover or an alert."""
        self._chosen_next = patrol_id
        self._window.open_panel("patrols")
        self.read()

    def new(self) -> None:
        """Plan one."""
        self.planning.begin()

    def offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        """A line of the menu of a place."""
        menu.addAction(tr("Plan a patrol here …")).triggered.connect(lambda: self.planning.begin(position, record))

    def show_proposed(self, beats: Sequence[BeatMark], stops: Sequence[StopMark]) -> None:
        """Draw what is only proposed beside what is planned; nothing takes it away."""
        self._proposed = beats, stops
        self._draw()

    def show(self) -> None:
        """The map, and the list, which goes on telling what is so now."""
        self._draw()
        if self.panel is not None:
            self.panel.mind()

    def _draw(self) -> None:
        """Beats and check points of the moment the map shows."""
        at, live, panel = self._views.shown_at(), self._views.past is None, self.panel
        chosen = panel.table.chosen() if panel is not None else None
        found = shown_at(self.patrols, at, live=live, chosen=chosen.patrol.id if chosen is not None else "")
        beats = beat_marks(found, at, live=live)
        if self.planning.draft is not None:
            beats.append(self.planning.draft)
        stops = [*stop_marks(found, at), *self._proposed[1]]
        beats += self._proposed[0]
        self._map.show_marks("patrols", beats)
        self._map.show_marks("patrol_stops", stops)
        self._views.tell_drawn("patrols", Counter(mark.kind for mark in beats))
        self._views.tell_drawn("patrol_stops", Counter(mark.kind for mark in stops))

    def _fill(self, panel: PatrolPanel) -> None:
        """The panel was made just now."""
        panel.patrol_chosen.connect(self._on_chosen)
        panel.locate_wanted.connect(lambda one: self._join.locate(one.patrol.id, one.place, one.patrol.name))
        panel.act_wanted.connect(lambda act_id, one: self._acts[act_id](one))
        panel.new_wanted.connect(self.new)
        panel.night_wanted.connect(self._ask_night)
        panel.show_patrols(self.patrols)

    def _on_chosen(self, one: PatrolShown) -> None:
        self._join.choose(one.place, one.patrol.name, one.patrol.asset_id)
        self._ask_steps(one)
        self._draw()

    def _on_record_chosen(self, record: MapRecord) -> None:
        """A click on a beat, or on a check point, chooses its patrol; while one is planned it is a place."""
        if record.layer in _LAYERS and self.planning.editor is None:
            self._window.bring_forward("patrols")
            self._window.panels.patrols.choose(record.id.partition(":")[0])

    def _on_read(self, patrols: Sequence[PatrolShown]) -> None:
        self.patrols, panel = patrols, self.panel
        if panel is not None:
            panel.show_patrols(patrols)
            if self._chosen_next and panel.choose(self._chosen_next):
                self._chosen_next = ""
                panel.front().setFocus()
            if (one := panel.table.chosen()) is not None:
                self._ask_steps(one)
        self._draw()

    def _ask_steps(self, one: PatrolShown) -> None:
        panel, key = self._window.panels.patrols, one.patrol.id
        self._background.ask(
            lambda: self._program.patrols.reading.steps(key), lambda steps: panel.show_steps(key, steps)
        )
        self.follow.ask_course(one)

    # -- acts ---------------------------------------------------------------------------------------------------------

    def _on_kept(self, patrol_id: str, done: str, words: str, issue: bool) -> None:
        self._chosen_next = patrol_id
        self._remember(words, done)
        self._window.open_panel("patrols")
        if issue:
            self._issue_by_key(patrol_id, words)
        self.read()

    def _issue(self, one: PatrolShown) -> None:
        self._issue_by_key(one.patrol.id, one.patrol.name)

    def _issue_by_key(self, patrol_id: str, name: str) -> None:
        key, desk = new_key(), self._program.patrols.desk
        self._background.act(
            lambda: desk.issue(self._actor, key, patrol_id),
            lambda _done: self._remember(f"{tr('Issue the order')}: {name}", key),
        )

    def _ask_cancel(self, one: PatrolShown) -> None:
        key, desk = new_key(), self._program.patrols.desk

        def cancel(answers: Answers) -> None:
            self._background.act(
                lambda: desk.cancel(self._actor, key, one.patrol.id, reason=str(answers[0])),
                lambda _done: self._remember(f"{tr(actions.act('patrol_cancel').label)}: {one.patrol.name}", key),
            )

        self._window.panels.patrols.begin_asking().ask(asking.cancel(one.patrol), cancel)

    def _ask_template(self, one: PatrolShown) -> None:
        key, desk, plan = new_key(), self._program.patrols.templates, planned_patrol(one.patrol, one.stops)
        unit = next((it.unit for it in self._views.units if it.unit.id == one.patrol.unit_id), None)

        def keep(answers: Answers) -> None:
            level, name = DutyLevel(str(answers[0])), str(answers[2])
            kind = UnitKind(str(answers[1])) if answers[1] else None
            self._background.act(
                lambda: desk.keep(self._actor, key, plan, name=name, level=level, kind=kind),
                lambda _key: self._remember_template(key, tr("Template kept: {name}", name=name)),
            )

        ask = self._window.panels.patrols.begin_asking()
        ask.ask(asking.template(one.patrol, unit.kind if unit is not None else None), keep)

    def _ask_night(self) -> None:
        templates = self._program.patrols.templates

        def nights() -> dict[DutyLevel, Night]:
            return {level: templates.night(level) for level in DutyLevel}

        self._background.ask(nights, self._on_nights)

    def _on_nights(self, nights: dict[DutyLevel, Night]) -> None:
        panel = self._window.panels.patrols
        if not any(found.planned or found.without_team for found in nights.values()):
            self._window.notices.hint("There is no template to plan from, or all of them are planned; T keeps one.")
            return

        teams = {one.unit.id: one.unit.name for one in self._views.units}

        def plan(answers: Answers) -> None:
            found = nights[DutyLevel(str(answers[0]))]
            if len(answers) > 1:
                self._plan_night(found, issue=bool(answers[1]))
            else:
                self._window.notices.hint("Nothing is left to plan of this level: no team is free, or all is planned.")

        panel.show_rows(1)
        panel.begin_asking().ask(asking.night(nights, teams), plan)

    def _plan_night(self, found: Night, *, issue: bool) -> None:
        desk, actor, key = self._program.patrols.desk, self._actor, new_key()

        def planned(keys: tuple[str, ...]) -> None:
            self._remember(tr("{n} patrols planned", n=len(keys)), key)
            self._chosen_next = keys[0]
            for patrol_id in keys if issue else ():
                self._issue_by_key(patrol_id, "")
            self.read()

        self._background.act(lambda: desk.plan_all(actor, key, found.planned), planned)

    def _on_print(self, one: PatrolShown) -> None:
        """On paper; what it needs is loaded when it is asked for."""
        from app.ui.form_sheets import FormSheets
        from app.ui.patrols.patrol_paper import patrol_paper

        if self.sheets is None:
            self.sheets = FormSheets(self._background, self._window.look, self._window)
        self.sheets.open(patrol_paper(self._program, self._actor, one.patrol), self._window)

    def _ask_gpx(self, one: PatrolShown) -> None:
        name = file_name(f"{one.patrol.number} {one.patrol.name}", "gpx")
        dialog = QFileDialog(self._window, tr("Write the file"), name, "GPX (*.gpx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("gpx")
        dialog.fileSelected.connect(lambda file: self._write_gpx(one, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write_gpx(self, one: PatrolShown, file: Path) -> None:
        key, words = new_key(), wording()
        self._background.ask(
            lambda: self._program.patrols.sheet.write_gpx(self._actor, key, one.patrol.id, file, words),
            lambda _done: self._window.notices.hint("Written: {file}", file=str(file)),
        )

    def _remember_template(self, done: str, words: str) -> None:
        desk, actor = self._program.patrols.templates, self._actor

        def undo(act_id: str, why: str) -> None:
            desk.take_back(actor, act_id, done, reason=why)

        self._take_backs.add(Done(words, self._program.now(), undo, key=done))

    def _remember(self, words: str, done: str) -> None:
        desk, actor = self._program.patrols.desk, self._actor

        def undo(act_id: str, why: str) -> None:
            desk.take_back(actor, act_id, done, reason=why)

        self._take_backs.add(Done(words, self._program.now(), undo, key=done))
