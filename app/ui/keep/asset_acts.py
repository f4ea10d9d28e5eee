"""Entering, correcting and moving an asset: by its form, and by pointing at the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import Asset, AssetLayer
from app.domain.labels import label
from app.domain.layer import layer_named
from app.domain.layer_field import GeometryKind
from app.domain.position import Position
from app.errors import AppError, Unconfirmed
from app.services.assets.placing import corners_of
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.asset_dialog import AssetDialog
from app.ui.keep.keep_part import KeepPart, named
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.sketch_now import SketchNow, SketchShape
from app.ui.map.sketching import Sketching
from app.ui.notices import Grade, Notice
from app.ui.take_back import TakeBacks
from app.ui.words import sentence, tr

SKETCH_OF = {
    GeometryKind.POINT: SketchShape.POINT,
    GeometryKind.LINE: SketchShape.LINE,
    GeometryKind.AREA: SketchShape.POLYGON,
}
_ASSET_LAYERS = frozenset(AssetLayer)


class AssetActs(KeepPart):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        map_view: MapView,
        sketching: Sketching,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(program, actor, background, window, join, take_backs)
        self._map, self._sketching = map_view, sketching
        self._pulled: tuple[Position, ...] = ()
        self.dialog: AssetDialog | None = None

    def offer_layers(self, place: Position | None = None) -> None:
        """What is to be entered: a small menu over the map, a digit chooses."""
        menu = QMenu(self._map)
        for number, layer in enumerate(AssetLayer, start=1):
            menu.addAction(f"&{number}  {tr(label(layer))}").triggered.connect(partial(self.enter, layer, place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._map.mapToGlobal(self._map.rect().center()))

    def enter(self, layer: AssetLayer, place: Position | None = None) -> AssetDialog:
        """A new asset; its place is pointed at, or was where the menu was opened."""
        dialog = self._open(layer, tr("New: {layer}", layer=tr(label(layer))))
        known = layer_named(layer)
        is_point = known.geometry is GeometryKind.POINT
        defaults = {one.name: one.default for one in known.fields}
        dialog.show_values(defaults, (), ())
        if place is not None and is_point:
            dialog.put_place((place,))
        dialog.told.connect(partial(self._create, layer, dialog))
        dialog.draw_wanted.connect(partial(self._point_at, layer, dialog, ()))
        return dialog

    def correct(self, ids: Sequence[str]) -> None:
        """The form of one asset, with what stands."""
        self._with_assets(ids[:1], lambda found: self._open_form(found[0]))

    def move(self, ids: Sequence[str]) -> None:
        """Point at where it stands, or pull the corners of its course; kept at once, and taken back with Ctrl+Z."""

        def begin(found: tuple[Asset, ...]) -> None:
            asset = found[0]
            self._pull(asset, corners_of(asset))

        self._with_assets(ids[:1], begin)

    def _open_form(self, asset: Asset) -> None:
        dialog = self._open(asset.layer, tr("Correct: {name}", name=asset.name or asset.code))

        corners, desk = corners_of(asset), self._program.keeping.register_desk

        def show(values: dict[str, object]) -> None:
            dialog.show_values(values, corners, self.locked(asset.layer))

        self._background.ask(lambda: desk.values_of(asset), show)
        dialog.draw_wanted.connect(partial(self._point_at, asset.layer, dialog, corners))
        dialog.told.connect(partial(self._edit, asset, dialog))

    def _open(self, layer: AssetLayer, title: str) -> AssetDialog:
        if self.dialog is not None:
            self.dialog.reject()
        dialog = AssetDialog(layer.value, title, self._window.look, self._window)
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._on_closed(dialog))
        dialog.show()
        dialog.activateWindow()
        return dialog

    def _on_closed(self, dialog: AssetDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
            self._sketching.end()
        dialog.deleteLater()

    def _point_at(self, layer: AssetLayer, dialog: AssetDialog, corners: Sequence[Position]) -> None:
        shape = SKETCH_OF[layer_named(layer).geometry]

        def taken(now: SketchNow) -> None:
            dialog.put_place(now.points)

        start = SketchNow(tuple(corners), done=True, closed=shape is SketchShape.POLYGON) if corners else None
        self._sketching.begin(shape, done=taken, start=start)
        self._window.notices.hint("Point at it on the map: Enter adds a corner, Ctrl+Enter finishes, Esc gives it up.")

    def _pull(self, asset: Asset, corners: Sequence[Position]) -> None:
        shape = SKETCH_OF[layer_named(asset.layer).geometry]
        if not corners:
            self._window.notices.hint("{name} has several parts; import its new outline instead.", name=named([asset]))
            return

        def keep() -> None:
            places = self._pulled
            self._sketching.end()
            if places:
                self._keep_move(asset, places, confirmed=False)

        def taken(now: SketchNow) -> None:
            self._pulled = now.points
            if shape is SketchShape.POINT:
                keep()

        self._pulled = ()
        is_point = shape is SketchShape.POINT
        start = None if is_point else SketchNow(tuple(corners), done=True, closed=shape is SketchShape.POLYGON)
        self._map.select(Position(asset.lon, asset.lat), asset.name or asset.code)
        self._sketching.begin(shape, done=taken, kept=keep, start=start)
        if is_point:
            self._window.notices.hint(
                "Point at where {name} stands: click or Enter; Esc gives it up.", name=named([asset])
            )
        else:
            self._window.notices.hint("Pull the corners of {name}; Ctrl+S keeps, Esc gives it up.", name=named([asset]))

    def _keep_move(self, asset: Asset, places: Sequence[Position], *, confirmed: bool) -> None:
        desk, actor = self._program.keeping.register_desk, self._actor

        def failed(error: AppError) -> None:
            if isinstance(error, Unconfirmed):
                notice = Notice(
                    Grade.HINT,
                    lambda: sentence(error),
                    act_label="It does stand there: keep it",
                    act=lambda: self._keep_move(asset, places, confirmed=True),
                )
                self._window.notices.show_notice(notice)
            else:
                self._background.refused.emit(error)

        words = tr("Moved: {name}", name=named([asset]))
        self._act(
            lambda key: desk.edit(actor, key, asset, {}, places, confirmed=confirmed),
            words,
            lambda _changed: self._window.notices.hint("{what}. Ctrl+Z takes it back.", what=words),
            failed,
        )

    def _create(
        self,
        layer: AssetLayer,
        dialog: AssetDialog,
        values: Mapping[str, object],
        places: Sequence[Position] | None,
        confirmed: bool,
    ) -> None:
        desk, actor = self._program.keeping.register_desk, self._actor
        told = dialog.form.values()
        del values

        def made(key: object) -> None:
            dialog.accept()
            self._with_assets((str(key),), lambda found: self._join.choose_asset(found[0]))

        self._act(
            lambda key: desk.create(actor, key, layer, told, places or (), confirmed=confirmed),
            tr("Entered: {name}", name=str(told.get("code", ""))),
            made,
            lambda error: self._refuse(dialog, error),
        )

    def _edit(
        self,
        asset: Asset,
        dialog: AssetDialog,
        values: Mapping[str, object],
        places: Sequence[Position] | None,
        confirmed: bool,
    ) -> None:
        desk, actor = self._program.keeping.register_desk, self._actor
        if not values and places is None:
            dialog.accept()
            return
        self._act(
            lambda key: desk.edit(actor, key, asset, values, places, confirmed=confirmed),
            tr("Corrected: {name}", name=named([asset])),
            lambda _changed: dialog.accept(),
            lambda error: self._refuse(dialog, error),
        )

    def _refuse(self, dialog: AssetDialog, error: AppError) -> None:
        if self.dialog is dialog:
            dialog.refuse(sentence(error), can_confirm=isinstance(error, Unconfirmed))

    def offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        """Lines of the menu of a place."""
        if record is not None and record.layer in _ASSET_LAYERS:
            menu.addAction(tr("Correct {name} …", name=record.name or tr("this"))).triggered.connect(
                lambda: self.correct((record.id,))
            )
            menu.addAction(tr("Move {name}", name=record.name or tr("this"))).triggered.connect(
                lambda: self.move((record.id,))
            )
        menu.addAction(tr("New asset here …")).triggered.connect(lambda: self.offer_layers(position))
