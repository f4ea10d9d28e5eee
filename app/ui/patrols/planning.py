"""The editor of a patrol joined with the desks and the map: what it asks is answered, what is written is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.key import new_key
from app.domain.patrol import PatrolKind, PatrolStatus, PatrolTemplate
from app.domain.patrol_plan import PlannedPatrol
from app.domain.position import Position
from app.errors import AppError
from app.services.map.map_features import MapRecord
from app.services.map.place_desk import FoundPlace
from app.services.map.stationing_desk import said
from app.services.patrols.beat import Beat
from app.services.patrols.patrol_desk import planned_patrol
from app.services.patrols.patrol_reading import PatrolOffers, PatrolShown
from app.services.patrols.template_desk import from_template, next_begin
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_view import MapView
from app.ui.map.marks import BeatMark
from app.ui.map.place_answers import answer_places
from app.ui.patrols.patrol_editor import PatrolEditor
from app.ui.patrols.patrol_marks import beat_mark
from app.ui.words import sentence, tr

_ASSETS = frozenset(AssetLayer)
_KIND_OF = {AssetLayer.PIPELINES.value: PatrolKind.LINE, AssetLayer.AREAS.value: PatrolKind.AREA}
"""How a patrol on what was clicked goes; anything else is a post."""
DRAFT = "plan"
"""The key of the beat on the map that nobody has kept yet."""


class Planning(QObject):
    """Has at most one editor open. `kept` carries the key of the patrol, that of the act, its words and whether it is
    to be issued; `template_gone` the key of the act and its words; `drawn` tells that the beat of the plan on the map
    is another (None: none)."""

    kept = Signal(str, str, str, bool)
    template_gone = Signal(str, str)
    drawn = Signal()

    def __init__(
        self, program: Program, actor: Actor, background: Background, window: DeskWindow, map_view: MapView
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self.editor: PatrolEditor | None = None
        self.draft: BeatMark | None = None
        map_view.point_chosen.connect(self._take)
        map_view.record_chosen.connect(lambda record: self._take(Position(record.lon, record.lat), record))

    def begin(self, position: Position | None = None, record: MapRecord | None = None) -> None:
        """A new patrol; of what stands at a place of the map, where one is given."""

        def opened(offers: PatrolOffers) -> None:
            self._open(offers, None)
            if position is not None:
                self._take(position, record)

        self._with_offers(opened)

    def change(self, one: PatrolShown) -> None:
        """Plan a standing one otherwise."""
        stretch = _stretch(one.patrol.from_m, one.patrol.to_m)

        def opened(offers: PatrolOffers) -> None:
            editor = self._open(offers, one)
            plan = planned_patrol(one.patrol, one.stops)
            title = f"{tr('Change the plan …').removesuffix(' …')}: {one.patrol.number}"
            self._with_ground(one.patrol.beat_id, lambda place: editor.show_plan(plan, place, stretch, title=title))

        self._with_offers(opened)

    def _with_offers(self, then: Callable[[PatrolOffers], object]) -> None:
        self._background.ask(lambda: self._program.patrols.reading.offers(), then)

    def _with_ground(self, asset_id: str | None, then: Callable[[FoundPlace | None], object]) -> None:
        if asset_id is None:
            then(None)
        else:
            self._background.ask(
                lambda: _found(self._program.asset_desk.asset(asset_id)), then, lambda _gone: then(None)
            )

    def _open(self, offers: PatrolOffers, one: PatrolShown | None) -> PatrolEditor:
        if self.editor is not None:
            self.editor.done(0)
        editor = PatrolEditor(self._window.look, offers, self._program.now, self._window)
        self.editor = editor
        for line in (editor.form.place, editor.stops.add):
            answer_places(line, self._program, self._background)
        editor.beat_wanted.connect(lambda: self._ask_beat(editor))
        editor.stops_wanted.connect(lambda plan: self._ask_stops(editor, plan))
        editor.template_wanted.connect(lambda template: self._fill(editor, template))
        editor.template_to_go.connect(lambda key: self._remove_template(editor, key))
        editor.planned.connect(lambda plan, issue: self._keep(editor, one, plan, issue=issue))
        editor.finished.connect(lambda _code: self._forget(editor))
        editor.show()
        editor.activateWindow()
        return editor

    def _ask_beat(self, editor: PatrolEditor) -> None:
        """The ground of what is written; an answer to what was written before is dropped."""
        asked = editor.ground()
        if asked is None:
            return

        def known(beat: Beat) -> None:
            if self.editor is editor and asked == editor.ground():
                self._draw(beat_mark(DRAFT, beat, asked[0], PatrolStatus.PLANNED, tr("Plan")))
                editor.show_beat(beat)

        def refused(error: AppError) -> None:
            if asked == editor.ground():
                self._refuse(editor, error)

        self._background.ask(lambda: self._program.patrols.reading.said_beat(*asked), known, refused)

    def _ask_stops(self, editor: PatrolEditor, plan: PlannedPatrol) -> None:
        self._background.ask(
            lambda: self._program.patrols.reading.usual_stops(plan),
            lambda stops: editor.take_stops(stops) if self.editor is editor else None,
            lambda error: self._refuse(editor, error),
        )

    def _fill(self, editor: PatrolEditor, template: PatrolTemplate) -> None:
        plan = from_template(template, next_begin(template, self._program.now()), editor.form.unit.chosen())
        beat_id = template.asset_id or template.area_id
        self._with_ground(
            beat_id, lambda place: editor.show_plan(plan, place, _stretch(template.from_m, template.to_m))
        )

    def _remove_template(self, editor: PatrolEditor, template_id: str) -> None:
        desk, key = self._program.patrols.templates, new_key()
        why, name = tr("No longer wanted"), editor.form.template.currentText()

        def removed(_done: object) -> None:
            self.template_gone.emit(key, tr("Template removed: {name}", name=name))
            if self.editor is editor:
                editor.form.template.choose("")
                editor.outcome.say(
                    tr("The template is gone; patrols that were made of it stay. Ctrl+Z brings it back.")
                )

        self._background.act(
            lambda: desk.remove(self._actor, key, template_id, reason=why),
            removed,
            lambda error: self._refuse(editor, error),
        )

    def _keep(self, editor: PatrolEditor, one: PatrolShown | None, plan: PlannedPatrol, *, issue: bool) -> None:
        desk, actor, key = self._program.patrols.desk, self._actor, new_key()

        def kept(patrol_id: str) -> None:
            words = (
                tr("Patrol planned: {name}", name=plan.name)
                if one is None
                else tr("Plan changed: {name}", name=plan.name)
            )
            editor.done(1)
            self._window.activateWindow()
            self.kept.emit(patrol_id, key, words, issue)

        def keep() -> str:
            if one is None:
                return desk.plan(actor, key, plan)
            desk.change(actor, key, one.patrol.id, plan, version=one.patrol.version)
            return one.patrol.id

        self._background.act(keep, kept, lambda error: self._refuse(editor, error))

    def _refuse(self, editor: PatrolEditor, error: AppError) -> None:
        if self.editor is editor:
            editor.refuse(sentence(error))

    # -- the map ------------------------------------------------------------------------------------------------------

    def _take(self, position: Position, record: MapRecord | None = None) -> None:
        """What was clicked on the map while a patrol is planned."""
        if self.editor is None:
            return
        if record is None or record.layer not in _ASSETS:
            self._background.ask(lambda: self._program.places.place_desk.at(position), self._take_place)
            return
        key, kind = record.id, _KIND_OF.get(record.layer, PatrolKind.POST)
        self._background.ask(
            lambda: _found(self._program.asset_desk.asset(key), position),
            lambda place: self._take_place(place, kind),
        )

    def _take_place(self, place: FoundPlace, kind: PatrolKind | None = None) -> None:
        """The ground of the patrol, or a check point where the keyboard is among those."""
        if self.editor is None:
            return
        if self.editor.stops.has_focus():
            self.editor.stops.add_place(place)
            return
        if kind is not None:
            self.editor.form.kind.choose(kind)
        self.editor.form.place.show_place(place)

    def _draw(self, mark: BeatMark | None) -> None:
        self.draft = mark
        self.drawn.emit()

    def _forget(self, editor: PatrolEditor) -> None:
        if self.editor is editor:
            self.editor = None
            self._draw(None)
        editor.deleteLater()


def _found(asset: Asset, at: Position | None = None) -> FoundPlace:
    """The asset as a place; a line or an area where it was clicked."""
    place = at if at is not None and asset.shape is not None else Position(asset.lon, asset.lat)
    return FoundPlace(asset.name or asset.code, place, asset.id, asset.code, asset.area_id)


def _stretch(from_m: float | None, to_m: float | None) -> tuple[str, str]:
    return ("" if from_m is None else said(from_m), "" if to_m is None else said(to_m))
