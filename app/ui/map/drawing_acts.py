"""Drawings on the map: drawn by hand, told of in a dialog, changed, pulled, moved, removed; each act can be taken back
with Ctrl+Z and done again with Ctrl+Y."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.drawing import AREA_KINDS, Drawing, DrawingFacts, DrawingKind
from app.domain.events import Fact, RecordsChanged
from app.domain.labels import label
from app.domain.position import Position
from app.errors import AppError
from app.services.map.drawn_places import corners_of, moved, sketch_from
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.drawing_dialog import DrawingDialog, Subject
from app.ui.map.drawing_history import DrawingHistory
from app.ui.map.drawing_marks import SKETCH_OF, of_drawings
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import MapBounds
from app.ui.map.sketch_now import SketchNow
from app.ui.map.sketching import Sketching
from app.ui.panel_set import PanelSet
from app.ui.take_back import TakeBacks
from app.ui.words import sentence, tr

if TYPE_CHECKING:
    from app.ui.panels.drawing_panel import DrawingPanel

LONGEST_WAIT_MS = 3_600_000
_SUBJECT_OF_LAYER = {"alerts": "alert", "calls": "call", "cases": "case_file"} | dict.fromkeys(AssetLayer, "asset")


class DrawingActs(QObject):
    """Lives as long as the window. By itself draws anew only when the next drawing begins or ends."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        views: DeskViews,
        map_view: MapView,
        sketching: Sketching,
        take_backs: TakeBacks,
        ask_around: Callable[[Drawing], None],
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._views, self._map, self._sketching = views, map_view, sketching
        self._history = DrawingHistory(program, actor, background, take_backs)
        self.drawings: Sequence[Drawing] = ()
        self._pulled: Drawing | None = None
        self._now = SketchNow()
        self.dialog: DrawingDialog | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self.show)
        self._ask_around = ask_around
        window.panels.when_made(PanelSet.drawings, self._fill)
        map_view.record_chosen.connect(self._on_record_chosen)
        views.past_changed.connect(self.show)
        join.offer_acts(self._offer_menu)
        window.bind("draw", self.offer_kinds)

    def _fill(self, panel: DrawingPanel) -> None:
        """The panel was made just now."""
        panel.around_wanted.connect(self._ask_around)
        panel.new_wanted.connect(self.offer_kinds)
        panel.drawing_chosen.connect(lambda one: self._map.select(Position(one.lon, one.lat), one.name))
        panel.locate_wanted.connect(self.locate)
        panel.change_wanted.connect(self.change)
        panel.shape_wanted.connect(self.reshape)
        panel.move_wanted.connect(self.move)
        panel.remove_wanted.connect(lambda one, why: self._history.remove(one, why))
        panel.show_drawings(self.drawings)

    def on_fact(self, fact: Fact) -> None:
        """Draw again when a drawing was kept, changed or removed."""
        if isinstance(fact, RecordsChanged) and fact.noun == "drawing":
            self.read()

    def stop(self) -> None:
        """Ask no more."""
        self._turn.stop()

    def read(self) -> None:
        """The drawings as they are kept now."""
        desk = self._program.places.drawing_desk
        self._background.ask(lambda: desk.drawings(self._actor), self._on_drawings)

    def _on_drawings(self, drawings: Sequence[Drawing]) -> None:
        self.drawings = drawings
        if (panel := self._window.panels.if_made(PanelSet.drawings)) is not None:
            panel.show_drawings(drawings)
        self.show()

    def show(self) -> None:
        """Those that hold at the moment shown, but for one that is being pulled; again when the next begins or ends."""
        now = self._views.shown_at()
        holding = [one for one in self.drawings if one.holds(now)]
        pulled = self._pulled.id if self._pulled is not None else ""
        self._map.show_marks("drawings", of_drawings(one for one in holding if one.id != pulled))
        self._views.tell_drawn("drawings", Counter(one.kind.value for one in holding))
        if (panel := self._window.panels.if_made(PanelSet.drawings)) is not None:
            panel.mind()
        turns = [at for one in self.drawings for at in (one.valid_from, one.valid_to) if at is not None and at > now]
        self._turn.stop()
        if turns and self._views.past is None:
            left_ms = (min(turns) - now) / timedelta(milliseconds=1)
            self._turn.start(int(min(left_ms + 200, LONGEST_WAIT_MS)))

    # -- what the officer wants ---------------------------------------------------------------------------------------

    def offer_kinds(self) -> None:
        """Which kind is to be drawn: a small menu over the map, a digit chooses."""
        menu = QMenu(self._map)
        for number, kind in enumerate(DrawingKind, start=1):
            menu.addAction(f"&{number}  {tr(label(kind))}").triggered.connect(partial(self.draw, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._map.mapToGlobal(self._map.rect().center()))

    def draw(self, kind: DrawingKind, *, subject: Subject | None = None) -> None:
        """A new drawing; when its shape is finished it is told what it is."""
        told = partial(self._on_drawn, kind, subject)
        self._sketching.begin(SKETCH_OF[kind], done=told, kept=self._save_dialog, ended=self._close_dialog)
        self._window.notices.hint(
            "Drawing: click or Enter adds a corner, Backspace takes it back, Ctrl+Enter finishes, Esc gives it up."
        )

    def locate(self, one: Drawing) -> None:
        """Look at it whole."""
        lon, lat = zip(*of_drawings([one])[0].path, strict=True)
        self._map.select(Position(one.lon, one.lat), one.name)
        if len(lon) > 1:
            self._map.fit(MapBounds(west=min(lon), south=min(lat), east=max(lon), north=max(lat)))
        else:
            self._map.go_to(Position(one.lon, one.lat))

    def change(self, one: Drawing) -> None:
        """Tell something else of it."""
        dialog = self._open_dialog(tr("Change {name}", name=one.name), one.kind)
        dialog.show_facts(one.facts())
        dialog.told.connect(lambda facts: self._history.change(one, facts, dialog.accept, _refuse(dialog)))

    def reshape(self, one: Drawing) -> None:
        """Pull its corners; Ctrl+S keeps the new shape, Esc leaves the old."""
        if one.kind in (DrawingKind.POINT, DrawingKind.TEXT):
            self.move(one)
            return
        start = SketchNow(corners_of(one), closed=one.kind is DrawingKind.POLYGON, done=True)
        self.locate(one)
        self._map.select(None)
        self._sketching.begin(
            SKETCH_OF[one.kind], done=self._on_pulled, kept=self._keep_pulled, ended=self._let_go, start=start
        )
        self._pulled, self._now = one, start
        self.show()
        self._window.notices.hint(
            "Shape of {name}: drag corners, or Tab chooses one and the arrows move it. Ctrl+S keeps it, Esc leaves it.",
            name=one.name,
        )

    def move(self, one: Drawing) -> None:
        """Choose the place where the whole of it shall stand."""

        def placed(now: SketchNow) -> None:
            sketch = moved(one, now.points[0])
            self._history.reshape(one, sketch, self._sketching.end, self._window.notices.refuse)

        self._sketching.begin(SKETCH_OF[DrawingKind.POINT], done=placed)
        self._window.notices.hint(
            "Click where {name} shall stand, or move the map under the cross and press Enter.", name=one.name
        )

    # -- while it is drawn --------------------------------------------------------------------------------------------

    def _on_drawn(self, kind: DrawingKind, subject: Subject | None, now: SketchNow) -> None:
        self._now = now
        if self.dialog is not None:
            return
        dialog = self._open_dialog(tr("Keep this drawing"), kind)
        if subject is not None:
            dialog.show_facts(
                DrawingFacts(
                    name=subject.name[:80], subject=subject.noun, subject_id=subject.id, subject_name=subject.name
                )
            )
        dialog.told.connect(lambda facts: self._keep_drawn(dialog, kind, facts))
        dialog.finished.connect(lambda _code: self._sketching.end())

    def _keep_drawn(self, dialog: DrawingDialog, kind: DrawingKind, facts: DrawingFacts) -> None:
        sketch = sketch_from(kind, self._now.points)
        self._history.draw(sketch, facts, dialog.accept, _refuse(dialog))

    def _on_pulled(self, now: SketchNow) -> None:
        self._now = now

    def _keep_pulled(self) -> None:
        if (one := self._pulled) is not None:
            sketch = sketch_from(one.kind, self._now.points)
            self._history.reshape(one, sketch, self._sketching.end, self._window.notices.refuse)

    def _let_go(self) -> None:
        self._pulled = None
        self.show()

    def _save_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.activateWindow()
            self.dialog.name.setFocus()

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _open_dialog(self, title: str, kind: DrawingKind) -> DrawingDialog:
        """Beside the map, which stays free: corners can be pulled while it is open."""
        if self.dialog is not None:
            self.dialog.reject()
        has_line = kind not in (DrawingKind.POINT, DrawingKind.TEXT)
        dialog = DrawingDialog(
            title, self._subjects(), self._program.now(), self._window.look, self._window, has_line=has_line
        )
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.show()
        corner = self._map.mapToGlobal(self._map.rect().topRight())
        dialog.move(corner.x() - dialog.width() - 16, corner.y() + 16)
        dialog.activateWindow()
        dialog.name.setFocus()
        return dialog

    def _forget(self, dialog: DrawingDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _subjects(self) -> list[Subject]:
        """What a drawing can belong to: what is chosen in the panels now."""
        panels, found = self._window.panels, []
        if (alert := panels.alerts.chosen()) is not None:
            found.append(Subject("alert", alert.id, f"{tr('Alert')} {alert.title}"))
        calls = panels.if_made(PanelSet.calls)
        if calls is not None and (shown := calls.chosen()) is not None:
            found.append(Subject("call", shown.call.id, f"{tr('Call')} {shown.call.number} {shown.call.title}"))
        if (case := panels.cases.table.chosen()) is not None:
            found.append(Subject("case_file", case.id, f"{tr('Case')} {case.alias}"))
        if (asset := panels.details.asset) is not None:
            found.append(Subject("asset", asset.id, " ".join(filter(None, (asset.code, asset.name)))))
        return found

    # -- the map ------------------------------------------------------------------------------------------------------

    def _on_record_chosen(self, record: MapRecord) -> None:
        if record.layer == "drawings" and not self._sketching.is_on:
            self._window.bring_forward("drawings")
            self._window.panels.drawings.choose(record.id)

    def _offer_menu(self, menu: QMenu, _position: Position, record: MapRecord | None) -> None:
        one = None
        if record is not None and record.layer == "drawings":
            one = next((it for it in self.drawings if it.id == record.id), None)
        if one is not None:
            inside = one.kind in AREA_KINDS
            offers: tuple[tuple[str, Callable[[Drawing], object]], ...] = (
                ("What lies inside {name}" if inside else "What lies around {name} …", self._ask_around),
                ("Change {name}", self.change),
                ("Change the shape of {name}", self.reshape),
                ("Move {name}", self.move),
            )
            for words, act in offers:
                menu.addAction(tr(words, name=one.name)).triggered.connect(partial(_call, act, one))
        draws = menu.addMenu(tr("Draw …"))
        subject = None
        if record is not None and (noun := _SUBJECT_OF_LAYER.get(record.layer)) is not None:
            subject = Subject(noun, record.id, record.name or record.id)
        for kind in DrawingKind:
            draws.addAction(tr(label(kind))).triggered.connect(partial(self._draw_from_menu, kind, subject))

    def _draw_from_menu(self, kind: DrawingKind, subject: Subject | None, _checked: bool = False) -> None:
        self.draw(kind, subject=subject)


def _call(act: Callable[[Drawing], object], one: Drawing, _checked: bool = False) -> None:
    act(one)


def _refuse(dialog: DrawingDialog) -> Callable[[AppError], object]:
    return lambda error: dialog.refuse(sentence(error))
