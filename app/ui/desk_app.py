"""The desk as a Qt application: runs it, or takes its picture.

The map is begun first, and the rest of the window imported and built while its page starts in a process of its own.
That process asks ours at every step, so whoever builds breathes now and then: the page is there half a second sooner.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from app.bootstrap import Program
from app.domain.access import Actor
from app.errors import AppError, InputRefused
from app.ui.alerts.alarm_player import LoudPlayer, Player
from app.ui.desk_entry import make_application
from app.ui.map.map_start import start_map
from app.ui.one_desk import OpenDesk, bring_forward

if TYPE_CHECKING:
    from app.domain.marking import Marking
    from app.domain.precision import Precision
    from app.ui.desk import Desk
    from app.ui.map.map_view import MapView
    from app.ui.map.sheet import SheetFormat

SETTLE_LIMIT_MS = 60_000
PARTS = (
    "app.ui.look", "app.ui.panels.layer_panel", "app.ui.panels.alert_panel", "app.ui.panel_set", "app.ui.desk_views",
    "app.ui.alerts.alert_views", "app.ui.map.map_join", "app.ui.calls.call_acts", "app.ui.commands.find_acts",
    "app.ui.map.ground_acts", "app.ui.map.drawing_acts", "app.ui.desk",
)  # fmt: skip
"""What a desk is made of, in pieces of some milliseconds."""
PICTURE_QUALITY = 85
"""Of PNG: how little time is spent on making the file small."""


def build_desk(program: Program, actor: Actor, player: Player | None = None, map_view: MapView | None = None) -> Desk:
    """The whole desk, not yet shown, around the map that was begun before. Without a `player` it rings nobody, as for
    a picture."""
    app = make_application()
    map_view = map_view or start_map(program.data, program.supply)
    # The database looks for the ways of the last hours while the window is imported, and then only for what is new.
    program.readers.submit(program.map_layers.load_tracks, program.now())
    for part in PARTS:
        import_module(part)
        app.processEvents()
    from app.ui.desk import Desk

    return Desk(app, program, actor, map_view, player, app.processEvents)


def run_desk(
    program: Program,
    actor: Actor,
    when_live: Callable[[], object] | None = None,
    map_view: MapView | None = None,
    *,
    wall: bool = False,
) -> int:
    """Open the desk and run until it is closed; the exit code. `when_live` is called once, when the map is drawn.

    With `wall` it opens over the whole screen; a second start on its directory brings it to the front. Where another
    user sits down, the desk is closed and one is opened for that user; what is heard from the field goes on.
    """
    following: list[Actor] = []
    code = _run_one(program, actor, following, when_live, map_view, wall=wall)
    while following:
        code = _run_one(program, following.pop(), following)
    return code


def _run_one(
    program: Program,
    actor: Actor,
    following: list[Actor],
    when_live: Callable[[], object] | None = None,
    map_view: MapView | None = None,
    *,
    wall: bool = False,
) -> int:
    """The desk of one user; whoever takes the seat then is put into `following`."""
    desk = build_desk(program, actor, LoudPlayer(), map_view)

    def leave(to: Actor) -> None:
        following.append(to)
        desk.window.close()

    desk.seat_acts.left.connect(leave)
    desk.open(restored=True)
    if wall:
        desk.window.acts["wall"].trigger()
    open_desk = OpenDesk(program.data.root, desk.window)
    open_desk.called.connect(lambda: bring_forward(desk.window))
    desk.window.closing.connect(open_desk.close)

    def live() -> None:
        gc.enable()
        desk.dialogs.warm_up()
        desk.ground_acts.warm_up()
        desk.identify_acts.warm_up()
        desk.find_acts.warm_up()
        if when_live is not None:
            when_live()
        desk.feed_acts.start()
        desk.alarm_check_acts.ask()
        desk.make_the_rest()

    desk.when_settled(live)
    code = QCoreApplication.exec()
    if following:
        desk.window.deleteLater()
        desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return code


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
    alert_page: str | None = None,
    past: datetime | None = None,
    case: str | None = None,
    case_page: str = "file",
    map_view: MapView | None = None,
) -> dict[str, float]:
    """Open the desk in `size`, let it settle, save its picture to `out`; how long each step took, in seconds.

    `past` is a moment that the picture shows instead of now; `case` a number whose file's own window is shown at
    `case_page` instead of the desk's.
    """
    case_id = None if case is None else program.casework.printing.case_named(case)
    if not out.parent.is_dir():
        raise InputRefused("There is no folder {folder}. No picture was made.", folder=str(out.parent))
    begun = time.perf_counter()
    program.settings = replace(
        program.settings, theme=theme or program.settings.theme, language=language or program.settings.language
    )
    desk = build_desk(program, actor, map_view=map_view)
    desk.window.resize(*size)
    if view is not None:
        desk.map.when_ready(lambda: desk.join.look_at(*view))
    desk.open(restored=False)
    timings = {"window_s": round(time.perf_counter() - begun, 3)}
    for name in panels:
        desk.window.open_panel(name)
    prepare: Callable[[], QWidget] | None = None
    if case_id is not None:
        prepare = partial(_open_case, desk, case_id, case_page, size)
    elif alert_page is not None or past is not None:
        prepare = partial(_prepare, desk, alert_page, past)
    picture = _settled_picture(desk, prepare)
    timings["live_map_s"] = round(time.perf_counter() - begun, 3)
    # The window goes while the file is made.
    saved = None if picture is None else program.readers.submit(_save, picture.toImage(), out)
    desk.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if saved is None:
        raise AppError("The desk did not settle in time. No picture was made; the log tells more.")
    if not saved.result():
        raise InputRefused("{file} cannot be written. No picture was made.", file=str(out))
    return timings


def save_map(
    program: Program,
    actor: Actor,
    out: Path,
    *,
    sheet: SheetFormat,
    title: str,
    marking: Marking,
    precision: Precision,
    size: tuple[int, int] = (1600, 1000),
    view: tuple[float, float, float] | None = None,
    theme: str = "day",
    language: str | None = None,
    map_view: MapView | None = None,
) -> None:
    """Open the desk unseen by anybody, let it settle, and write what its map shows to `out`."""
    if not out.parent.is_dir():
        raise InputRefused("There is no folder {folder}. No file was written.", folder=str(out.parent))
    program.settings = replace(program.settings, language=language or program.settings.language)
    desk = build_desk(program, actor, map_view=map_view)
    desk.window.resize(*size)
    if view is not None:
        desk.map.when_ready(lambda: desk.join.look_at(*view))
    desk.open(restored=False)
    loop = QEventLoop()
    ended: list[AppError | None] = []

    def end(error: AppError | None) -> None:
        ended.append(error)
        loop.quit()

    def write() -> None:
        words = desk.sheet_acts.words(title or desk.sheet_acts.usual_title(), marking, precision)
        desk.sheet_acts.save(out, sheet, words, theme, lambda _file: end(None), end)

    desk.when_settled(write)
    QTimer.singleShot(SETTLE_LIMIT_MS, loop, loop.quit)
    loop.exec()
    desk.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not ended:
        raise AppError("The desk did not settle in time. No file was written; the log tells more.")
    if ended[0] is not None:
        raise ended[0]


def _save(picture: QImage, out: Path) -> bool:
    return picture.save(str(out), quality=PICTURE_QUALITY)


def _prepare(desk: Desk, alert_page: str | None, past: datetime | None) -> QWidget:
    """What is to be seen: a page of the most urgent alert, a moment of the past."""
    _show_alert(desk, alert_page)
    if past is not None:
        desk.time_acts.open().go(past)
    return desk.window


def _open_case(desk: Desk, case_id: str, page: str, size: tuple[int, int]) -> QWidget:
    """The window of this file, at this page."""
    window = desk.case_acts.open(case_id).window
    window.resize(*size)
    window.turn_to(f"case_page_{page}")
    return window


def _show_alert(desk: Desk, page: str | None) -> None:
    """The card of the most urgent alert at this page, as F1 and a digit show it."""
    if page is not None:
        desk.alert_acts.take_most_urgent()
        desk.window.panels.alerts.card.turn_to(f"page_{page}")


def _settled_picture(desk: Desk, prepare: Callable[[], QWidget] | None) -> QPixmap | None:
    """Wait for the desk to settle, prepare what is to be seen, let it settle, and grab it; None if it took too long."""
    loop = QEventLoop()
    found: list[QPixmap] = []

    def take(seen: QWidget) -> None:
        found.append(seen.grab())
        loop.quit()

    def settle_again() -> None:
        seen = desk.window if prepare is None else prepare()
        desk.when_settled(lambda: take(seen))

    desk.when_settled(settle_again if prepare is not None else lambda: take(desk.window))
    QTimer.singleShot(SETTLE_LIMIT_MS, loop, loop.quit)
    loop.exec()
    return found[0] if found else None
