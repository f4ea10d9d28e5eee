"""Saved views: what map, layers and filters show now, kept by name and shown again exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.events import Fact, RecordsChanged
from app.domain.key import new_key
from app.domain.layer_state import LayerState
from app.domain.saved_view import SavedView
from app.errors import AppError
from app.services.map.saved_view_desk import ViewNow
from app.ui.background import Background
from app.ui.commands.offers import Target
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.saved_views_dialog import SavedViewsDialog
from app.ui.map.map_view import MapView
from app.ui.map.marks import ViewPoint
from app.ui.take_back import Done, TakeBacks
from app.ui.widgets.filter_state import filter_state, restore_filters
from app.ui.words import sentence, tr


class ViewActs(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        map_view: MapView,
        take_backs: TakeBacks,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background = program, actor, background
        self._window, self._map, self._take_backs = window, map_view, take_backs
        self.views: Sequence[SavedView] = ()
        self.dialog: SavedViewsDialog | None = None
        window.bind("save_view", lambda: self.open_views(to_save=True))
        window.bind("saved_views", self.open_views)
        window.command_bar.views = lambda: self.views
        window.command_bar.target_chosen.connect(self._on_target)

    def on_fact(self, fact: Fact) -> None:
        """The list changes when a view was kept or removed."""
        if isinstance(fact, RecordsChanged) and fact.noun == "saved_view":
            self.read()

    def read(self) -> None:
        """The views as they are kept now."""
        self._background.ask(lambda: self._program.places.saved_views.views(self._actor), self._on_views)

    def now(self) -> ViewNow | None:
        """What is shown at this moment; None before the map has told where it looks."""
        at = self._map.view()
        if at is None:
            return None
        panels = self._window.panels.by_name()
        filters = {name: filter_state(panel.filter_fields()) for name, panel in panels.items() if panel.filter_fields()}
        layers = self._window.panels.layers.state().told()
        return ViewNow(lon=at.lon, lat=at.lat, zoom=at.zoom, layers=layers, filters=filters)

    def show(self, view: SavedView) -> None:
        """Place, layers and filters as they were kept."""
        self._map.show_view(ViewPoint(lon=view.lon, lat=view.lat, zoom=view.zoom))
        self._window.panels.layers.show_state(LayerState.heard(view.layers))
        for name, panel in self._window.panels.by_name().items():
            told = view.filters.get(name)
            if isinstance(told, Mapping):
                restore_filters(panel.filter_fields(), told)
        self._window.notices.hint("View {name}", name=view.name)

    def open_views(self, *, to_save: bool = False) -> None:
        """The list; `to_save` puts the focus where the name is written."""
        dialog = SavedViewsDialog(self._window.look, self._window, may_share=self._actor.may(Right.LEAD))
        self.dialog = dialog
        dialog.keep_wanted.connect(self._keep)
        dialog.show_wanted.connect(self._on_show_wanted)
        dialog.remove_wanted.connect(self._remove)
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.show_views(self.views)
        dialog.open()
        (dialog.name if to_save or not self.views else dialog.table).setFocus()
        if to_save:
            dialog.name.clear()

    def _on_views(self, views: Sequence[SavedView]) -> None:
        self.views = views
        if self.dialog is not None:
            self.dialog.show_views(views)

    def _on_show_wanted(self, view: SavedView) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.show(view)

    def _keep(self, name: str, is_shared: bool) -> None:
        now, key, desk = self.now(), new_key(), self._program.places.saved_views
        if now is None:
            self._say(tr("The map has not told where it looks. Nothing was saved; try again."))
            return
        self._background.act(
            lambda: desk.keep(self._actor, key, name, now, is_shared=is_shared),
            lambda _key: self._window.notices.hint("Saved: {name}", name=name),
            self._refuse,
        )

    def _remove(self, view: SavedView) -> None:
        key, desk = new_key(), self._program.places.saved_views

        def gone(_answer: None) -> None:
            self._take_backs.add(
                Done(
                    tr("Removed: {name}", name=view.name),
                    self._program.now(),
                    lambda act_id, why: desk.restore(self._actor, act_id, view.id, reason=why),
                    lambda act_id: desk.remove(self._actor, act_id, view.id),
                )
            )
            self._say(tr("Removed: {name}", name=view.name))

        self._background.act(lambda: desk.remove(self._actor, key, view.id), gone, self._refuse)

    def _on_target(self, target: Target) -> None:
        if isinstance(target, SavedView):
            self.show(target)

    def _forget(self, dialog: SavedViewsDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _refuse(self, error: AppError) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        if self.dialog is not None:
            self.dialog.say(text)
