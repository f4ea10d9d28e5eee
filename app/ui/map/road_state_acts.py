"""Roads that are not as usual: drawn as they stand, set, changed and ended from the map's menu."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.position import Position
from app.domain.road_rules import RoadRules
from app.domain.road_state import RoadState, RoadTrouble
from app.services.map.live_layers import ROAD_STATES
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.road_state_dialog import Extent, RoadReport, RoadStateDialog
from app.ui.local_time import to_minute
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.words import tr


class RoadStateActs(QObject):
    """Lives as long as the window. By itself runs only the end of the road state that ends next."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        views: DeskViews,
        map_view: MapView,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._views, self._map = window, views, map_view
        self._states: Sequence[RoadState] = ()
        self._turn = threading.Lock()
        self._drawn: Sequence[RoadState] = ()
        self._expiry = QTimer(self, singleShot=True)
        self._expiry.timeout.connect(self.read_states)
        views.past_changed.connect(self.read_states)
        join.offer_acts(self._offer_menu)

    def on_fact(self, fact: Fact) -> None:
        """Draw road states again when one was set or ended."""
        if isinstance(fact, RecordsChanged) and fact.noun == "road_state":
            self.read_states()

    def stop(self) -> None:
        """Ask no more."""
        self._expiry.stop()

    def read_states(self) -> None:
        """The road states that hold at the moment shown; of the present ones, the next to end has them read again."""
        self._background.ask(self._read, self._on_states)

    def _read(self) -> tuple[Sequence[RoadState], dict[str, int] | None]:
        """One after the other, so that what was asked last is shown last; what is drawn already is not drawn again."""
        program = self._program
        with self._turn:
            states = program.dispatch.road_state_desk.current(self._views.moment())
            if states == self._drawn:
                return states, None
            self._drawn = states
            return states, program.places.live_layers.show_road_states(states)

    def _on_states(self, found: tuple[Sequence[RoadState], dict[str, int] | None]) -> None:
        self._states, told = found
        if told is not None:
            self._map.refresh_layers()
            self._views.tell_drawn(ROAD_STATES, told)
        ends = min((one.expires_at for one in self._states), default=None)
        self._expiry.stop()
        if ends is not None and self._views.past is None:
            left = (ends - self._program.now()) / timedelta(milliseconds=1)
            self._expiry.start(int(min(max(left + 500, 500), 3_600_000)))

    def _offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        on_road = record is not None and record.layer in ("roads", ROAD_STATES)
        menu.addAction(tr("Roads are not as usual here …")).triggered.connect(
            lambda: self.open_road_state(position, on_road=on_road)
        )
        if record is not None and record.layer == ROAD_STATES:
            state = next((one for one in self._states if one.id == record.id), None)
            if state is not None:
                said = tr(
                    "{trouble} until {time} ({author}, {note}): end it",
                    trouble=tr(label(state.trouble)),
                    time=to_minute(state.expires_at),
                    author=state.author,
                    note=state.note,
                )
                menu.addAction(said).triggered.connect(lambda: self._end_state(state))
                menu.addAction(tr("Change this road state …")).triggered.connect(
                    lambda: self.open_road_state(position, on_road=True, standing=state)
                )

    def open_road_state(
        self, position: Position, *, on_road: bool, standing: RoadState | None = None
    ) -> RoadStateDialog:
        """Ask what is wrong with the roads here; of a state that stands already, what is to be changed."""
        extents: tuple[Extent, ...] = (Extent.AROUND, Extent.STRETCH, Extent.AREA)
        if on_road:
            extents = (Extent.STRETCH, Extent.AROUND, Extent.AREA)
        if standing is not None:
            extents = (Extent.SAME, *extents)
        dialog = RoadStateDialog(
            extents, _usual_factor(self._program.dispatch.rules.roads), self._window.look, self._window
        )
        if standing is not None:
            dialog.show_standing(standing, self._program.now())
            dialog.told.connect(lambda report: self._change_state(standing, position, report))
        else:
            dialog.told.connect(lambda report: self._set_state(position, report))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()
        return dialog

    def _set_state(self, position: Position, report: RoadReport) -> None:
        program, act_id = self._program, new_key()
        expires_at = program.now() + timedelta(hours=report.hours)

        def keep(shape: bytes) -> None:
            self._background.act(
                lambda: program.dispatch.road_state_desk.set_state(
                    self._actor,
                    act_id,
                    trouble=report.trouble,
                    shape=shape,
                    expires_at=expires_at,
                    factor=report.factor,
                    note=report.note,
                ),
                lambda _id: None,
            )

        self._background.ask(lambda: self._shape(position, report), keep)

    def _change_state(self, state: RoadState, position: Position, report: RoadReport) -> None:
        program, act_id = self._program, new_key()
        expires_at = program.now() + timedelta(hours=report.hours)

        def keep(shape: bytes) -> None:
            self._background.act(
                lambda: program.dispatch.road_state_desk.change(
                    self._actor,
                    act_id,
                    state.id,
                    trouble=report.trouble,
                    shape=shape,
                    expires_at=expires_at,
                    factor=report.factor,
                    note=report.note,
                ),
                lambda _done: None,
            )

        self._background.ask(
            lambda: state.shape if report.extent is Extent.SAME else self._shape(position, report), keep
        )

    def _shape(self, position: Position, report: RoadReport) -> bytes:
        """To be called on a reader thread."""
        shapes = self._program.places.road_shapes
        if report.extent is Extent.AROUND:
            return shapes.around(position, report.size_km)
        if report.extent is Extent.STRETCH:
            return shapes.stretch(position, report.size_km)
        return shapes.area(position)

    def _end_state(self, state: RoadState) -> None:
        act_id = new_key()
        self._background.act(
            lambda: self._program.dispatch.road_state_desk.end(self._actor, act_id, state.id), lambda _done: None
        )


def _usual_factor(rules: RoadRules) -> Callable[[RoadTrouble], float | None]:
    usual = {RoadTrouble.ICE: rules.ice, RoadTrouble.MUD: rules.mud, RoadTrouble.SNOW: rules.snow}
    return lambda trouble: usual.get(trouble)
