"""What lies around something: asked from the map's menu, by a key, or in the panel; shown as a table and an outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.drawing import AREA_KINDS, Drawing
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.precision import Precision
from app.errors import InputRefused
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.marks import MapBounds
from app.ui.map.sketch_now import SketchShape
from app.ui.map.sketching import Sketching
from app.ui.panels.around_panel import AroundWish
from app.ui.words import tr

if TYPE_CHECKING:
    from app.services.map.around_desk import AroundDesk
    from app.services.map.around_shapes import AroundShape
    from app.services.map.within_desk import Within, WithinRow
    from app.ui.dialogs.export_dialog import ExportDialog

STRIP_M = 5.0
"""管道保护法, art. 30: to each side of the centre line."""


@dataclass(frozen=True)
class Target:
    """Around what is asked: how it is called, the line (if it is one), and what makes its shape on a reader thread."""

    name: str
    make: Callable[[AroundDesk, AroundWish], AroundShape]
    line: Asset | None = None
    has_inside: bool = False


class AroundActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        views: DeskViews,
        join: MapJoin,
        map_view: MapView,
        sketching: Sketching,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._views, self._join, self._map, self._sketching = views, join, map_view, sketching
        self._target: Target | None = None
        self._number = 0
        panel = self._panel = window.panels.around
        panel.offer_rings(program.settings.rings())
        panel.asked.connect(self._ask)
        panel.strip_wanted.connect(self._ask_strip)
        panel.yards_wanted.connect(self._ask_yards)
        panel.unseen_wanted.connect(self._ask_unseen)
        panel.export_wanted.connect(self._export)
        panel.clear_wanted.connect(self.clear)
        panel.row_chosen.connect(lambda one: self._map.select(one.place, one.name))
        panel.locate_wanted.connect(self._locate)

    def open_here(self) -> None:
        """Ask around the finished drawing, else the chosen asset, else the middle of the map."""
        sketch, asset, view = self._sketching.drawn(), self._window.panels.details.asset, self._map.view()
        if sketch is not None:
            self.aim_at_sketch()
        elif asset is not None:
            self.aim_at_asset(asset)
        elif view is not None:
            self.aim_at_place(Position(view.lon, view.lat))
        self._window.open_panel("around")
        self._panel.metres.setFocus()

    def aim_at_place(self, place: Position) -> None:
        """Ask around a place."""
        self._aim(Target(f"{place.lon:.5f}, {place.lat:.5f}", lambda desk, _wish: desk.of_place(place)))

    def aim_at_asset(self, asset: Asset) -> None:
        """Ask around an asset; of a line K-numbers can be told."""
        line = asset if asset.layer is AssetLayer.PIPELINES else None
        has_inside = asset.layer is AssetLayer.AREAS and asset.shape is not None
        self._aim(
            Target(
                asset.name or asset.code,
                lambda desk, wish: desk.of_asset(asset, wish.from_k, wish.to_k),
                line,
                has_inside,
            )
        )

    def ask_drawing(self, drawing: Drawing) -> None:
        """Ask around a drawing that is kept: of an area at once what lies inside, of others within how many metres."""
        has_inside = drawing.kind in AREA_KINDS
        self._aim(Target(drawing.name, lambda desk, _wish: desk.of_drawing(drawing), has_inside=has_inside))
        self._window.open_panel("around")
        self._panel.metres.setFocus()
        if has_inside:
            self._panel.ask()

    def aim_at_sketch(self) -> None:
        """Ask around what was drawn or measured."""
        drawn = self._sketching.drawn()
        if drawn is None:
            return
        shape, now = drawn
        name = tr("the drawn shape")
        if shape is SketchShape.CIRCLE:
            self._aim(
                Target(name, lambda desk, _wish: desk.of_circle(now.points[0], now.points[1], name), has_inside=True)
            )
        else:
            self._aim(
                Target(
                    name, lambda desk, _wish: desk.of_drawn(now.points, name, closed=now.closed), has_inside=now.closed
                )
            )

    def clear(self) -> None:
        """Take rows and outline away."""
        self._number += 1
        self._panel.show_found(None)
        self._draw(None)

    def _aim(self, target: Target) -> None:
        self._target = target
        self._panel.show_target(target.name, is_line=target.line is not None, has_inside=target.has_inside)

    def _ask(self, wish: AroundWish) -> None:
        target = self._target
        if target is None:
            self._window.notices.hint("Choose something first: an asset, a place in the map's menu, or draw a shape.")
            return
        try:
            metres = float(wish.metres.replace(",", ""))
        except ValueError:
            self._background.refused.emit(
                InputRefused(
                    "{text} is no distance: type metres, such as 500. Nothing was looked up.", text=wish.metres
                )
            )
            return
        self._find(lambda desk: desk.around(target.make(desk, wish), metres, wish.layers))

    def _ask_strip(self) -> None:
        """What encroaches upon the five metres beside the line."""
        if self._target is None or self._target.line is None:
            self._window.notices.hint("Choose a pipeline first; the strip is that of its own 5 m to each side.")
            return
        self._panel.metres.setCurrentText(f"{STRIP_M:g}")
        self._panel.ask()

    def _ask_yards(self) -> None:
        metres = float(self._program.settings.scrap_yard_m)
        self._find(lambda desk: desk.within.scrap_yards_near_assets(metres))

    def _ask_unseen(self) -> None:
        metres = float(self._program.settings.out_of_sight_m)
        self._find(lambda desk: desk.within.wells_out_of_sight(metres))

    def _find(self, ask: Callable[[AroundDesk], Within]) -> None:
        """An answer that was overtaken by the next question is dropped."""
        self._number += 1
        number, places = self._number, self._program.places

        def show(found: Within) -> None:
            if number == self._number:
                self._panel.show_found(found)
                self._window.bring_forward("around")
                self._draw(found)

        self._background.ask(lambda: ask(places.around_desk), show)

    def _draw(self, found: Within | None) -> None:
        layers, outline = self._program.places, None if found is None else found.outline
        name = "" if found is None else found.name

        def drawn(told: dict[str, int]) -> None:
            self._map.refresh_layers()
            self._views.tell_drawn("around", told)

        self._background.ask(lambda: layers.live_layers.show_around(outline, name), drawn)
        if found is not None and outline is not None:
            self._fit(outline)

    def _fit(self, outline: bytes) -> None:
        import shapely

        west, south, east, north = shapely.from_wkb(outline).bounds
        if np.isfinite([west, south, east, north]).all():
            self._map.fit(MapBounds(west=west, south=south, east=east, north=north))

    def _locate(self, one: WithinRow) -> None:
        self._join.locate(one.asset_id, one.place, one.name)

    def _export(self) -> None:
        found = self._panel.found
        if found is None or not len(found):
            self._window.notices.hint("Nothing is found yet, so there is nothing to write.")
            return
        self.open_export(found)

    def open_export(self, found: Within) -> ExportDialog:
        """Write what was found to a file."""
        from app.ui.dialogs.export_dialog import ExportDialog

        program, actor = self._program, self._actor

        def write(_layer: str, path: Path, crs: str, precision: Precision, marking: str) -> int:
            return program.places.around_desk.export(
                actor, new_key(), found, path, crs, program.wording.say, precision=precision, marking=marking
            )

        name = tr("Around")
        dialog = ExportDialog(
            tr("Write what was found"), {name: name}, write, self._background, self._window.look, self._window
        )
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()
        return dialog

    def offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        """Lines of the menu of a place."""
        if record is not None and record.layer in set(AssetLayer) | {"km_marks"}:
            menu.addAction(tr("What lies around {name} …", name=record.name or tr("this"))).triggered.connect(
                lambda: self._with_asset(record.id)
            )
        menu.addAction(tr("What lies around here …")).triggered.connect(lambda: self._open_at(position))

    def _with_asset(self, key: str) -> None:
        def aim(asset: Asset) -> None:
            self.aim_at_asset(asset)
            self._window.open_panel("around")
            self._panel.metres.setFocus()

        self._background.ask(lambda: self._program.asset_desk.asset(key), aim)

    def _open_at(self, place: Position) -> None:
        self.aim_at_place(place)
        self._window.open_panel("around")
        self._panel.metres.setFocus()
