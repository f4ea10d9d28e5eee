"""The command bar joined with the desk that finds, and with the map and panels that what was found is shown in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.call import Call
from app.domain.case_file import CaseFile
from app.domain.drawing import Drawing
from app.domain.duty import RosterSlot
from app.domain.events import AssetsChanged, Fact, RecordsChanged
from app.domain.hazard import Hazard
from app.domain.labels import label
from app.domain.patrol import Patrol
from app.domain.position import Position
from app.domain.unit import Unit, Vehicle
from app.errors import AppError
from app.services.search.found import Found, FoundKind
from app.ui.background import Background
from app.ui.commands.offers import Target
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map import map_marks
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.search.search_desk import SearchDesk

REFRESH_MS = 400


class FindActs(QObject):
    """Lives as long as the window."""

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
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._has_drawn = threading.Event()
        self._join, self._views, self._map = join, views, map_view
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self.warm_up)
        bar = window.command_bar
        bar.near = self._middle
        bar.search_wanted.connect(self._search)
        bar.target_chosen.connect(self._go)

    def on_fact(self, fact: Fact) -> None:
        """Names that changed are read again while nobody waits for them."""
        if isinstance(fact, AssetsChanged | RecordsChanged) and not self._refresh.isActive():
            self._refresh.start()

    def stop(self) -> None:
        """Read no more."""
        self._refresh.stop()

    def warm_up(self) -> None:
        """Read what is to be searched, so that the first answer is as quick as later ones."""
        self._background.ask(lambda: self._desk().refresh(), lambda _done: None)

    def _search(self, text: str) -> None:
        near, line_id = self._middle(), self._chosen_line()
        bar = self._window.command_bar

        def failed(error: AppError) -> None:
            bar.offer_found(text, ())
            self._background.refused.emit(error)

        self._background.ask(
            lambda: self._desk().find(text, near, line_id),
            lambda found: bar.offer_found(text, self._placed(found)),
            failed,
        )

    def _desk(self) -> SearchDesk:
        """What finds, on a reader thread; what this officer sees of drawings is searched as well."""
        desk = self._program.search_desk
        if not self._has_drawn.is_set():
            from app.services.search.sources import drawn_source

            desk.add(drawn_source(self._program.places.drawing_desk, self._actor))
            self._has_drawn.set()
        return desk

    def _middle(self) -> Position | None:
        view = self._map.view()
        return None if view is None else Position(view.lon, view.lat)

    def _chosen_line(self) -> str:
        """The line whose details are shown: K12+300 alone means on it."""
        chosen = self._window.panels.details.asset
        return chosen.id if chosen is not None and chosen.layer is AssetLayer.PIPELINES else ""

    def _placed(self, found: Sequence[Found]) -> list[Found]:
        """Units, and vehicles of units, with where they are and what they do now."""
        now = {one.unit.id: one for one in self._views.units}

        def placed(one: Found) -> Found:
            unit_id = one.record.unit_id if isinstance(one.record, Vehicle | RosterSlot) else one.key
            unit = now.get(unit_id or "") if one.kind in _MOVING else None
            if unit is None:
                return one
            state = tr(label(unit.state)) if one.kind is FoundKind.UNIT else unit.unit.name
            where = " · ".join(filter(None, (state, one.where)))
            return replace(one, position=map_marks.place_of_unit(unit), where=where)

        return [placed(one) for one in found]

    def _go(self, target: Target) -> None:
        """Go there, and choose the record in the panel that keeps it."""
        if not isinstance(target, Found):
            return
        record, panels = target.record, self._window.panels
        if isinstance(record, Asset) and target.kind is FoundKind.ASSET:
            self._join.show_asset(record)
            return
        chooses: dict[type, tuple[str, Callable[[str], object]]] = {
            Unit: ("units", lambda key: panels.units.choose(key)),
            Vehicle: ("units", lambda key: panels.units.choose(key)),
            Call: ("calls", lambda key: panels.calls.choose(key)),
            CaseFile: ("cases", panels.cases.choose),
            RosterSlot: ("duty", panels.duty.choose_slot),
            Hazard: ("hazards", lambda key: panels.hazards.choose(key)),
            Patrol: ("patrols", lambda key: panels.patrols.go_to(key)),
            Drawing: ("drawings", lambda key: panels.drawings.choose(key)),
        }
        if type(record) in chooses:
            panel, choose = chooses[type(record)]
            self._window.bring_forward(panel)
            choose(record.unit_id or "" if isinstance(record, Vehicle) else record.id if record is not None else "")
        elif isinstance(record, Asset):
            self._join.choose_asset(record)
        if isinstance(record, Patrol):
            return
        if target.position is None:
            self._window.notices.hint("{name} has no place on the map.", name=target.title)
        else:
            self._join.go_to(target.key, target.position, target.title)


_MOVING = frozenset({FoundKind.UNIT, FoundKind.VEHICLE, FoundKind.STAFF})
