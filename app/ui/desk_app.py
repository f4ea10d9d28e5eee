"""The desk as a Qt application: builds the window's parts around a `Program`, runs them, or takes their picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program
from app.domain.access import Actor
from app.errors import AppError, InputRefused
from app.paths import resources
from app.ui.background import Background
from app.ui.command_bar import CommandBar
from app.ui.crash_watch import CrashWatch
from app.ui.desk_acts import DeskActs
from app.ui.desk_entry import make_application
from app.ui.desk_views import DeskViews
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.dialog_desk import DialogDesk
from app.ui.event_relay import EventRelay
from app.ui.look import Look
from app.ui.main_menu import MenuButton
from app.ui.map_join import MapJoin, make_map
from app.ui.notices import Notices
from app.ui.panel_set import PanelSet
from app.ui.top_bar import TopBar
from app.ui.words import Speaker

SETTLE_LIMIT_MS = 60_000
POLL_MS = 40
LAST_FRAMES_MS = 250


class Desk(QObject):
    """Every part of the window, joined. `open` shows it; `close` ends page, timers and relay in the right order."""

    def __init__(self, app: QApplication, program: Program, actor: Actor) -> None:
        super().__init__(app)
        chosen = program.settings
        self.program = program
        self.speaker = Speaker(app, resources() / "i18n")
        self.speaker.speak(chosen.language)
        self.look = Look(app, resources() / "styles", theme=chosen.theme, scale=chosen.font_percent / 100)
        self.background = Background(program.readers, program.lane.live, self)
        self.map = make_map(program)
        panels = PanelSet.make(self.look, program.now, resources() / "web" / "legend.json")
        menu = MenuButton(self.look)
        command_bar = CommandBar(self.look, lambda: self.views.units)
        top_bar = TopBar(self.look, command_bar, menu, program.now)
        notices = Notices(self.look, str(program.data.logs))
        layout_file = program.data.root / "layout.json"
        self.window = DeskWindow(
            self.look, panels, self.map, bars=(top_bar, command_bar, menu), notices=notices, layout_file=layout_file
        )
        self.views = DeskViews(program, self.background, self.window)
        self.join = MapJoin(program, self.background, self.window, self.views, self.map)
        self.dialogs = DialogDesk(program, actor, self.background, self.window, self.join, self.speaker)
        self.acts = DeskActs(program, actor, self.background, self.window, self.join, self.speaker, self.dialogs)
        self.views.county_found_empty.connect(self.dialogs.offer_checklist)
        self.relay = EventRelay(program.bus, self)
        self.relay.happened.connect(self.views.on_fact)
        self.crashes = CrashWatch(self)
        self.crashes.crashed.connect(notices.crash)
        self.background.refused.connect(notices.refuse)
        self.background.crashed.connect(self.crashes.report)
        self.speaker.language_changed.connect(lambda _language: self.join.retranslate())
        self.window.closing.connect(self.close)
        self.window.show_county(chosen.county)
        self.background.ask(program.upkeep.demo_seed, lambda seed: self._show_demo(seed is not None))

    def _show_demo(self, on: bool) -> None:
        self.window.status.show_demo(on)
        self.join.show_demo(on)

    def open(self, *, restored: bool) -> None:
        """Show the window first, as it was left if `restored`, then ask for what stands in it."""
        self.crashes.install()
        if not self.window.take_places(restored=restored) and restored:
            self.window.showMaximized()
            self.window.dock_layout.share_room()
        self.views.start()
        self.join.load()

    def close(self) -> None:
        """End what would outlive the window."""
        self.relay.close()
        self.views.stop()
        self.background.close()
        self.crashes.remove()
        self.map.close_page()

    def when_settled(self, then: Callable[[], object]) -> None:
        """Call `then` once every question is answered and the map has drawn the answers."""
        if self.background.is_idle():
            self.map.when_settled(lambda: QTimer.singleShot(LAST_FRAMES_MS, self, then))
        else:
            QTimer.singleShot(POLL_MS, self, lambda: self.when_settled(then))


def run_desk(program: Program, actor: Actor, when_live: Callable[[], object] | None = None) -> int:
    """Open the desk and run until it is closed; the exit code. `when_live` is called once, when the map is drawn."""
    app = make_application()
    desk = Desk(app, program, actor)
    desk.open(restored=True)

    def live() -> None:
        desk.dialogs.warm_up()
        if when_live is not None:
            when_live()

    desk.when_settled(live)
    return app.exec()


def save_picture(
    program: Program,
    actor: Actor,
    out: Path,
    *,
    size: tuple[int, int] = (1920, 1080),
    view: tuple[float, float, float] | None = None,
    theme: str | None = None,
    language: str | None = None,
    panels: Sequence[str] = (),
) -> dict[str, float]:
    """Open the desk in `size`, let it settle, save its picture to `out`; how long each step took, in seconds."""
    if not out.parent.is_dir():
        raise InputRefused("There is no folder {folder}. No picture was made.", folder=str(out.parent))
    begun = time.perf_counter()
    program.settings = replace(
        program.settings, theme=theme or program.settings.theme, language=language or program.settings.language
    )
    desk = Desk(make_application(), program, actor)
    desk.window.resize(*size)
    if view is not None:
        desk.map.became_ready.connect(lambda: desk.join.look_at(*view))
    desk.open(restored=False)
    timings = {"window_s": round(time.perf_counter() - begun, 3)}
    for name in panels:
        desk.window.open_panel(name)
    picture = _settled_picture(desk)
    timings["live_map_s"] = round(time.perf_counter() - begun, 3)
    desk.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if picture is None:
        raise AppError("The desk did not settle in time. No picture was made; the log tells more.")
    if not picture.save(str(out)):
        raise InputRefused("{file} cannot be written. No picture was made.", file=str(out))
    return timings


def _settled_picture(desk: Desk) -> QPixmap | None:
    """Wait for the desk to settle, and grab it; None when it took too long."""
    loop = QEventLoop()
    found: list[QPixmap] = []

    def take() -> None:
        found.append(desk.window.grab())
        loop.quit()

    desk.when_settled(take)
    QTimer.singleShot(SETTLE_LIMIT_MS, loop, loop.quit)
    loop.exec()
    return found[0] if found else None
