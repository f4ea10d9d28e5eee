"""Where the windows of coverage and visit needs are opened from, and the lines by age on the map."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.events import Fact, FixesCameLate, RecordsChanged
from app.domain.key import new_key
from app.domain.position import Position
from app.errors import AppError
from app.services.coverage.coverage import Coverage
from app.services.map.live_layers import LINE_AGES
from app.services.map.map_features import MapRecord
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.map.map_join import MapJoin
from app.ui.words import tr

if TYPE_CHECKING:
    from app.ui.coverage.coverage_work import CoverageWork
    from app.ui.coverage.need_work import NeedWork


KEEP_EACH_MS = 600_000
ASKED_OF = frozenset(AssetLayer) - {AssetLayer.ROADS}


class CoverageActs(QObject):
    """Lives as long as the window; what it needs is loaded when it is opened. `redrawn` is called when the map is to
    ask for its layers again."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        redrawn: Callable[[], object],
        on_paper: Callable[[Coverage], object],
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._stopped = False
        self._join, self._redrawn, self._on_paper = join, redrawn, on_paper
        self.work: CoverageWork | None = None
        self.needs: NeedWork | None = None
        self._keeping = False
        self._late: set[date] = set()
        self._clock = QTimer(self, interval=KEEP_EACH_MS)
        self._clock.timeout.connect(self.keep_nights)
        self._clock.start()
        join.offer_acts(self._offer_menu)
        window.bind("coverage", self.open)
        window.bind("visit_needs", self.open_needs)

    def open(self) -> CoverageWork:
        """The window of coverage; the one that stands open comes to the front."""
        from app.ui.coverage.coverage_window import CoverageWindow
        from app.ui.coverage.coverage_work import CoverageWork

        if self.work is None:
            window = CoverageWindow(self._window.look, self._window)
            self.work = CoverageWork(
                self._program, self._actor, self._background, window, self._join, self._draw, self._show_lines,
                self._on_paper, self.need_of,
            )  # fmt: skip
            window.finished.connect(self._forget)
            window.act_wanted.connect(lambda act_id: self.open_needs() if act_id == "visit_needs" else None)
            window.show()
            self.work.read()
        _bring_forward(self.work.window)
        return self.work

    def open_needs(self) -> NeedWork:
        """The window of visit needs, likewise."""
        from app.ui.coverage.need_window import NeedWindow
        from app.ui.coverage.need_work import NeedWork

        if self.needs is None:
            window = NeedWindow(self._window.look, self._window)
            self.needs = NeedWork(self._program, self._actor, self._background, window)
            window.finished.connect(self._forget_needs)
            window.show()
            self.needs.read()
        _bring_forward(self.needs.window)
        return self.needs

    def need_of(self, asset_id: str, layer: AssetLayer, name: str) -> None:
        """Ask how often somebody must be at one asset alone."""
        self.open_needs().window.begin_for(asset_id, layer, name)

    def _offer_menu(self, menu: QMenu, _position: Position, record: MapRecord | None) -> None:
        if record is not None and record.layer in ASKED_OF:
            layer = AssetLayer(record.layer)
            words = tr("How often somebody must be at {name} …", name=record.name)
            menu.addAction(words).triggered.connect(lambda: self.need_of(record.id, layer, record.name))

    def over(self) -> QWidget | None:
        """The window over which a dialog about its coverage opens."""
        return self.work.window if self.work is not None else None

    def stop(self) -> None:
        """Keep no more nights, reckon no more."""
        self._clock.stop()
        self._stopped = True
        if self.work is not None:
            self.work.stop()

    def keep_nights(self) -> None:
        """Keep the nights that are over and not kept, and those anew of which positions came late: apart, one after the
        other. What comes late meanwhile waits for the next time."""
        if self._keeping:
            return
        self._keeping, late = True, tuple(self._late)
        nights, actor = self._program.dutywork.coverage.nights, self._program.system_actor

        def reckon() -> list[tuple[date, Coverage]]:
            made = [(evening, nights.reckon(evening, lambda: self._stopped)) for evening in {*nights.due(), *late}]
            return [(evening, found) for evening, found in made if found is not None]

        def keep(found: list[tuple[date, Coverage]]) -> None:
            def deed() -> None:
                for evening, one in found:
                    nights.keep(actor, new_key(), evening, one)

            self._background.note(deed, kept, failed)

        def kept(_done: object) -> None:
            self._keeping = False
            self._late.difference_update(late)

        def failed(_error: AppError) -> None:
            self._keeping = False

        self._background.ask(reckon, keep, failed)

    def on_fact(self, fact: Fact) -> None:
        """What is needed now shows at once; what is due follows. Kept nights of which positions came late are noted."""
        if isinstance(fact, FixesCameLate):
            nights = self._program.dutywork.coverage.nights
            self._background.ask(lambda: nights.late(fact), self._late.update)
        if isinstance(fact, RecordsChanged) and fact.noun == "visit_need":
            if self.needs is not None:
                self.needs.read()
            if self.work is not None:
                self.work.read()

    def _draw(self, found: Coverage) -> None:
        layers = self._program.places.live_layers
        self._background.ask(lambda: layers.show_line_ages(found.ages), lambda _drawn: self._redrawn())

    def _show_lines(self) -> None:
        """Switch the lines by age on, or off where all of them are on."""
        panel = self._window.panels.layers
        own = {key: on for key, on in panel.visibility().items() if key.startswith(f"{LINE_AGES}.")}
        panel.show_visibility(dict.fromkeys(own, not all(own.values())))

    def _forget(self, _code: int) -> None:
        work, self.work = self.work, None
        if work is not None:
            work.stop()
            work.window.deleteLater()

    def _forget_needs(self, _code: int) -> None:
        needs, self.needs = self.needs, None
        if needs is not None:
            needs.stop()
            needs.window.deleteLater()


def _bring_forward(window: QDialog) -> None:
    window.raise_()
    window.activateWindow()
