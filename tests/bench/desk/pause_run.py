"""One desk in one process, doing what the officer does, with a watch on its UI thread: prints what the watch saw.

`python -m tests.bench.desk.pause_run SCENARIO DATA [FILE]`; scenarios are the keys of `SCENARIOS`.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.marking import Marking
from app.errors import AppError
from app.paths import DataDirectory
from app.services.cameras.sign_ins import SignIn
from app.services.cases.evidence_desk import Given
from app.services.files.import_plan import ImportPlan
from app.ui.cameras.stream_player import StreamState
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.desk_entry import make_application
from app.ui.map.sheet import Paper, SheetFormat
from app.ui.panels.camera_panel import MOST_VIEWS
from tests.bench.desk import ground
from tests.bench.desk.pause_watch import PauseWatch
from tests.ui import invented

POLL_MS = 100
LIVE_S = 30
LOOKED_S = 10


@dataclass(frozen=True)
class Scene:
    """What a scenario may use."""

    program: Program
    actor: Actor
    desk: Desk
    file: Path | None
    told: dict[str, float] = field(default_factory=dict)
    """What the scenario has to tell beside the pauses."""


# Yields whenever the window should settle before it goes on; what is yielded is waited for first.
Scenario = Callable[[Scene], Iterator[threading.Event]]


def fill_the_demo(scene: Scene) -> Iterator[threading.Event]:
    """The past and a million fixes are written while the window is open."""
    filler = scene.program.demo_filler(scene.actor, seed=1, wells=ground.WELLS)
    yield in_background(filler.fill_rest)


def use_long_tables(scene: Scene) -> Iterator[threading.Event]:
    """The table of all wells is opened, sorted by every column, filtered, scrolled to its end."""
    done = threading.Event()
    done.set()
    panel = scene.desk.window.panels.assets
    read = threading.Event()
    panel.rows.modelReset.connect(read.set)
    scene.desk.window.open_panel("assets")
    yield read
    if panel.rows.rowCount() < 100_000:
        raise RuntimeError(f"the table holds {panel.rows.rowCount()} rows only")
    for column in range(panel.rows.columnCount()):
        panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        yield done
    panel.text.setText("1")
    yield done
    panel.text.clear()
    yield done
    panel.table.scrollToBottom()
    yield done


def import_wells(scene: Scene) -> Iterator[threading.Event]:
    """A whole state's wells come in behind the open window, as the wizard brings them."""
    counts: list[int] = []
    if scene.file is None:
        raise RuntimeError("an import needs a file")
    file = scene.file
    drawn_anew = threading.Event()
    scene.desk.views.layer_changed.connect(lambda _layer, _ids: drawn_anew.set())

    def bring() -> None:
        imports = scene.program.exchange.import_desk
        plan = imports.preview(ImportPlan(path=file, layer="wells")).plan
        counts.append(imports.run(scene.actor, new_key(), plan).added)

    yield in_background(bring)
    if not counts or counts[0] < 100_000:
        raise RuntimeError(f"imported {counts}")
    # The map and the tables read the layer again: the officer waits for that too.
    yield drawn_anew


def write_sheets(scene: Scene) -> Iterator[threading.Event]:
    """The county with all its wells is written as an A3 sheet at 300 dpi: PDF, then PNG."""
    acts, sheet = scene.desk.sheet_acts, SheetFormat(Paper.A3)
    scene.desk.dialogs.warm_up()
    yield in_background(lambda: scene.program.exchange.export_desk)
    for ending in (".pdf", ".png"):
        file, done = scene.program.data.root / f"map{ending}", threading.Event()
        refused: list[AppError] = []

        def end(error: AppError, done: threading.Event = done, refused: list[AppError] = refused) -> None:
            refused.append(error)
            done.set()

        acts.save(file, sheet, acts.words("map", Marking.NONE), "day", lambda _file, done=done: done.set(), end)  # type: ignore[misc]
        yield done
        if refused or not file.stat().st_size:
            raise RuntimeError(f"{file.name}: {refused}")


def look_through_cameras(scene: Scene) -> Iterator[threading.Event]:
    """Four views of one stream, whose address the file holds, for some seconds: CPU of the desk, pictures drawn."""
    if scene.file is None:
        raise RuntimeError("cameras need a file with the address")
    address, panel = scene.file.read_text("utf-8"), scene.desk.window.panels.cameras
    scene.desk.window.open_panel("cameras")
    for number in range(MOST_VIEWS):
        asset = replace(invented.asset(f"摄像头 {number}"), id=f"c{number}", layer=AssetLayer.CAMERAS, stream=address)
        panel.open(asset, SignIn())
    players = [tile.player for tile in panel.tiles if tile.player is not None]
    drawn: list[float] = []
    for player in players:
        player.pictured.connect(lambda: drawn.append(time.monotonic()))

    def until_live() -> None:
        limit = time.monotonic() + LIVE_S
        while not all(one.state is StreamState.LIVE for one in players):
            if time.monotonic() > limit:
                raise RuntimeError(f"no picture: {[one.state for one in players]}")
            time.sleep(POLL_MS / 1000)

    yield in_background(until_live)
    drawn.clear()
    begun, used = time.monotonic(), time.process_time()
    yield in_background(lambda: time.sleep(LOOKED_S))
    seconds = time.monotonic() - begun
    scene.told["cpu_percent"] = 100 * (time.process_time() - used) / seconds
    scene.told["pictures_a_second"] = len(drawn) / seconds
    panel.close_all()


def attach_a_film(scene: Scene) -> Iterator[threading.Event]:
    """A film is taken into a case by its page, as it is when it is dropped there, while the field is heard."""
    if scene.file is None:
        raise RuntimeError("evidence needs a file")
    acts = scene.desk.evidence_acts
    acts.open(scene.desk.views.cases[0])
    page, done = acts.page, threading.Event()
    if page is None:
        raise RuntimeError("the page did not open")
    page.told.connect(lambda _words: done.set())
    begun = time.monotonic()
    page.take_in([Given(scene.file, scene.file.name)])
    yield done
    scene.told["attach_s"] = time.monotonic() - begun
    kept = scene.program.kept_files.evidence_desk.of_case(page.case_id)
    if [one.size for one in kept] != [scene.file.stat().st_size]:
        raise RuntimeError(page.said.text())


def before_filling(program: Program, actor: Actor) -> None:
    """What the demo's window opens with."""
    program.demo_filler(actor, seed=1, wells=ground.WELLS).fill_essential()


def before_long_tables(program: Program, actor: Actor) -> None:
    """A demo of more than 100,000 wells."""
    program.demo_filler(actor, seed=1, wells=110_000).fill_essential()


SCENARIOS: dict[str, tuple[Callable[[Program, Actor], None], Scenario]] = {
    "fill": (before_filling, fill_the_demo),
    "tables": (before_long_tables, use_long_tables),
    "import": (before_filling, import_wells),
    "sheets": (before_filling, write_sheets),
    "cameras": (before_filling, look_through_cameras),
    "attach": (before_filling, attach_a_film),
}


class Play(QObject):
    """Opens the desk, lets it settle, plays the scenario under the watch, closes the desk."""

    def __init__(self, scene: Scene, scenario: Scenario, watch: PauseWatch) -> None:
        super().__init__(scene.desk)
        self._desk, self._watch, self._acts = scene.desk, watch, scenario(scene)
        self.failure: Exception | None = None
        self.seconds = 0.0
        self._begun = 0.0

    def begin(self) -> None:
        """Open the desk; the rest follows once the event loop runs."""
        self._desk.crashes.crashed.connect(self._on_crashed)
        self._desk.open(restored=False)
        self._desk.when_settled(self._on_opened)

    def _on_opened(self) -> None:
        self._watch.begin()
        self._begun = time.perf_counter()
        self._go_on()

    def _go_on(self) -> None:
        try:
            work = next(self._acts)
        except StopIteration:
            self._end()
        except Exception as error:  # noqa: BLE001  it ends the run, and main raises it again
            self.failure = error
            self._end()
        else:
            self._wait_for(work)

    def _wait_for(self, work: threading.Event) -> None:
        if work.is_set():
            self._desk.when_settled(self._go_on)
        else:
            QTimer.singleShot(POLL_MS, self, lambda: self._wait_for(work))

    def _on_crashed(self, words: str) -> None:
        self.failure = RuntimeError(words)
        self._end()

    def _end(self) -> None:
        self.seconds = time.perf_counter() - self._begun
        self._watch.stop()
        self._desk.window.close()


def in_background(work: Callable[[], object]) -> threading.Event:
    """Start `work` on a thread; set when it is done."""
    done = threading.Event()

    def run() -> None:
        try:
            work()
        finally:
            done.set()

    threading.Thread(target=run, daemon=True).start()
    return done


def main() -> int:
    """Play one scenario; prints {"longest_ms", "beats", "seconds", "pauses"}."""
    prepare, scenario = SCENARIOS[sys.argv[1]]
    with Program(DataDirectory(Path(sys.argv[2]))) as program:
        actor = program.actor()
        prepare(program, actor)
        application = make_application()
        desk = build_desk(program, actor)
        desk.window.resize(*ground.WINDOW)
        watch = PauseWatch()
        scene = Scene(program, actor, desk, Path(sys.argv[3]) if sys.argv[3:] else None)
        play = Play(scene, scenario, watch)
        play.begin()
        application.exec()
        if play.failure is not None:
            raise play.failure
        seen = {"longest_ms": watch.longest_ms, "beats": watch.beats, "seconds": play.seconds, "pauses": watch.pauses}
        print(json.dumps(seen | scene.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
