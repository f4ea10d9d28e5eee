"""`--self-test`: whether this copy of the program works on this machine, proved on a data directory of its own.

The checks are what an officer's night needs and a package can lack: every module, the schema's steps, a worker process
and the libraries of files and coordinates, the page engine, the way of an alert, paper. It is how a frozen program is
tried before it is handed out, and what an administrator runs on a PC that a program was just installed on.
"""

from __future__ import annotations

import gc
import pkgutil
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack, closing
from importlib import import_module
from pathlib import Path
from typing import Any
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage

import app
from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.office_form import OfficeForm, table
from app.paths import DataDirectory
from app.services.files.import_plan import ImportPlan
from app.services.office_file import PDF, WORD, write_office
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.desk_entry import headless_where_there_is_no_screen
from app.ui.form_paper import save_form_pdf
from app.ui.map.map_engine import sandbox_is_off
from app.ui.map.sheet import Paper, SheetFormat

CHECKS = ("modules", "store", "files", "page", "alert", "report", "outside")
"""In the order in which they are made; each stands on those before it."""
LIMIT_MS = 60_000
LOOK_MS = 20
SIZE = (1366, 768)
FEWEST_COLOURS = 12
"""Of a map that is drawn: ground, border, names, wells. An empty page has one."""
WELLS = "井号,井名,经度,纬度\n试-1,自检一井,107.52,37.21\n试-2,自检二井,107.61,37.27\n试-3,自检三井,107.69,37.33\n"
LOOPBACK = ("127.", "::1", "localhost")
REPORT = "自检报告"


def self_test() -> dict[str, Any]:
    """Make every check, in a folder that is gone afterwards; what came of each, and whether all is well (`ok`)."""
    gc.enable()
    headless_where_there_is_no_screen()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="onemap 自检 ", ignore_cleanup_errors=True) as folder, ExitStack() as ends:
        found = _SelfTest(Path(folder), ends).run()
    return {
        "program": app.__version__,
        "frozen": getattr(sys, "frozen", False),
        "python": platform.python_version(),
        "system": platform.platform(),
        "sandbox": "off (uid 0)" if sandbox_is_off() else "on",
        "seconds": round(time.perf_counter() - begun, 2),
        "checks": found,
        "ok": len(found) == len(CHECKS) and all(one["ok"] for one in found),
    }


class _SelfTest:
    """A method for each of `CHECKS`: it raises where something is wrong, and tells what it saw."""

    def __init__(self, folder: Path, ends: ExitStack) -> None:
        self._folder, self._ends = folder, ends
        self._calls: list[str] = []
        sys.addaudithook(self._on_audited)
        self._program: Program
        self._actor: Actor
        self._desk: Desk

    def run(self) -> list[dict[str, Any]]:
        """One check after the other, up to the first that fails: the others stand on it."""
        found: list[dict[str, Any]] = []
        for name in CHECKS:
            begun = time.perf_counter()
            try:
                told, is_well = getattr(self, name)(), True
            except Exception:  # noqa: BLE001  whatever it is that breaks is what is to be told
                told, is_well = traceback.format_exc(), False
            found.append({"name": name, "ok": is_well, "s": round(time.perf_counter() - begun, 2), "told": told})
            if not is_well:
                break
        return found

    def modules(self) -> str:
        """Each module of the program can be loaded, and so can all that they ask for."""
        count = 0
        for one in pkgutil.walk_packages(app.__path__, "app."):
            if not one.name.startswith(("app.__main__", "app.store.migrations")):
                import_module(one.name)
                count += 1
        if count < 100:
            raise FileNotFoundError(f"only {count} modules of the program are there")
        return f"{count} modules"

    def store(self) -> str:
        """A new database is made by the steps of the schema, and is whole."""
        self._program = self._ends.enter_context(Program(DataDirectory(self._folder / "数据")))
        self._actor = self._program.actor()
        troubles = [*self._program.upkeep.problems(), *map(str, self._program.upkeep.audit_state().breaks)]
        if troubles:
            raise ValueError("; ".join(troubles))
        return f"schema {self._program.upkeep.schema()}"

    def files(self) -> str:
        """A table in the encoding of offices comes in through a worker process, and goes out through GDAL and PROJ."""
        table_file = self._folder / "wells.csv"
        table_file.write_bytes(WELLS.encode("gb18030"))
        desk, export = self._program.exchange.import_desk, self._program.exchange.export_desk
        plan = ImportPlan(path=table_file, layer="wells", crs="CGCS2000")
        done = desk.run(self._actor, new_key(), desk.preview(plan).plan)
        if done.added != WELLS.count("\n") - 1:
            raise ValueError(f"{done.added} wells came in, {done.refused_rows}")
        for ending in ("gpkg", "xlsx"):
            export.export(self._actor, new_key(), "wells", self._folder / f"wells.{ending}", crs="EPSG:4545")
        back = desk.dry_run(desk.preview(ImportPlan(path=self._folder / "wells.gpkg", layer="wells")).plan)
        if back.read != done.added:
            raise ValueError(f"{back.read} wells came back of {done.added}")
        return f"{done.added} wells in, out and back"

    def page(self) -> str:
        """The whole window opens, and its map draws ground and wells without an error."""
        failures: list[str] = []
        self._desk = build_desk(self._program, self._actor)
        self._ends.callback(self._close_desk)
        self._desk.map.page_failed.connect(failures.append)
        self._desk.window.resize(*SIZE)
        self._desk.open(restored=False)
        self._settle()
        colours = _colours(self._desk.map.grab().toImage())
        if failures or colours < FEWEST_COLOURS:
            raise ValueError(f"{colours} colours on the map; {failures}")
        return f"{colours} colours on the map"

    def alert(self) -> str:
        """A test alert comes through the intake into the store, and stands in the panel."""
        self._program.start_live()
        self._program.alarm_test.begin(self._actor, new_key())
        panel = self._desk.window.panels.alerts
        begun = time.perf_counter()
        _wait(lambda: (first := panel.take_most_urgent()) is not None and first.is_test, "the alert to be shown")
        return f"in the panel after {time.perf_counter() - begun:.2f} s"

    def report(self) -> str:
        """The map as a sheet, and what stands open for Word and as PDF."""
        sheet, ended = self._folder / "map.pdf", list[object]()
        words = self._desk.sheet_acts.words(REPORT, Marking.INTERNAL)
        lies = SheetFormat(Paper.A4, is_landscape=True, has_legend=True)
        self._desk.sheet_acts.save(sheet, lies, words, "day", ended.append, ended.append)
        _wait(lambda: bool(ended), "the map's sheet to be written")
        if ended != [sheet]:
            raise ValueError(f"the map's sheet: {ended[0]}")
        rows = [(one.title, one.state.value) for one in self._program.alert_desk.queue().alerts]
        form = OfficeForm(
            title=REPORT,
            under_title=app.__version__,
            marks=(),
            blocks=(table("", (("警情", 3), ("状态", 1)), rows, "—"),),
            signatures=(),
            foot="",
            page_words="{page}/{pages}",
        )
        for ending in (WORD, PDF):
            write_office(form, self._folder / f"report{ending}", save_form_pdf)
        said, colours = _words_of(self._folder / f"report{PDF}"), _colours_of(sheet)
        if REPORT not in said or colours < FEWEST_COLOURS:
            raise ValueError(f"{colours} colours on the map's sheet, and the report says {said[:200]!r}")
        return f"{colours} colours on the map's sheet, {len(said)} letters in the report"

    def outside(self) -> str:
        """Neither page nor program asked for anything beyond this machine."""
        asked = [*self._desk.map.requests.blocked, *self._calls]
        if asked:
            raise ValueError(f"asked for {asked}")
        return "nothing was asked for"

    def _settle(self) -> None:
        done: list[bool] = []
        self._desk.when_settled(lambda: done.append(True))
        _wait(lambda: bool(done), "the desk to settle")

    def _close_desk(self) -> None:
        self._desk.window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _on_audited(self, event: str, values: tuple[Any, ...]) -> None:
        """Python tells of every connection and every name that is looked up."""
        if event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
            return
        where = values[0] if event == "socket.getaddrinfo" else values[1]
        host = where[0] if isinstance(where, tuple) else where
        if isinstance(where, tuple | str) and host and not str(host).startswith((*LOOPBACK, "/", "\0")):
            self._calls.append(f"{event} {where}")


def _wait(is_so: Callable[[], bool], what: str) -> None:
    """Let the window live until it is so. Raises `TimeoutError`."""
    loop, until = QEventLoop(), time.monotonic() + LIMIT_MS / 1000
    look = QTimer(interval=LOOK_MS)
    found: list[bool] = []

    def see() -> None:
        found[:] = [is_so()]
        if found[0] or time.monotonic() > until:
            loop.quit()

    look.timeout.connect(see)
    look.start()
    loop.exec()
    look.stop()
    if not found[0]:
        raise TimeoutError(f"waited in vain for {what}")


def _colours(picture: QImage) -> int:
    """How many colours there are on a grid over the picture."""
    wide, high = range(0, picture.width(), 4), range(0, picture.height(), 4)
    return len({picture.pixel(x, y) for x in wide for y in high})


def _words_of(pdf: Path) -> str:
    """The text of a PDF's first page; a sign that a font has for two characters is read as the usual one."""
    import pypdfium2  # a library of 7 MB

    with (
        closing(pypdfium2.PdfDocument(pdf)) as document,
        closing(document[0]) as page,
        closing(page.get_textpage()) as text,
    ):
        return normalize("NFKC", text.get_text_bounded())


def _colours_of(pdf: Path) -> int:
    """How many colours a PDF's first page has."""
    import pypdfium2

    with (
        closing(pypdfium2.PdfDocument(pdf)) as document,
        closing(document[0]) as page,
        closing(page.render()) as picture,
    ):
        return len({tuple(dot) for row in picture.to_numpy()[::4] for dot in row[::4]})
