"""One desk in one process behind a real broker: prints how long it took from publishing to seeing, and what was lost.

`python -m tests.bench.live.visible_run SCENARIO DATA PORT MINUTES`
"""

from __future__ import annotations

import itertools
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from sqlalchemy import select

from app.bootstrap import Program
from app.domain.access import Actor, Right
from app.domain.alert import Dismissal, Verdict
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Unit, UnitKind
from app.paths import DataDirectory
from app.store.tables import alert, fix, unit, visible
from app.ui.desk import Desk
from app.ui.desk_app import build_desk
from app.ui.desk_entry import make_application
from tests.bench.desk import ground
from tests.bench.desk.pause_watch import PauseWatch
from tests.bench.live.visible_field import DEGREES_A_MS, SOUTH, UNITS

PROBE = Path(__file__).with_name("visible_probe.js")
WARM_UP_MS = 4_000
CLOSES_EACH_MS = 1_000
CLOSES_AFTER_MS = 120_000
LAST_WAIT_S = 60.0


class VisibleRun(QObject):
    """Starts the field once the desk is live, notes each row as it is painted, asks the page at the end."""

    def __init__(self, program: Program, actor: Actor, desk: Desk, words: list[str]) -> None:
        super().__init__(desk)
        self._program, self._actor, self._desk, self._words = program, actor, desk, words
        self._panel = desk.window.panels.alerts
        self._field: subprocess.Popen[str] | None = None
        self._rows_at: dict[str, float] = {}
        self._watch = PauseWatch(self)
        self._until = 0.0
        self._officer = QTimer(self, interval=CLOSES_EACH_MS)
        self._officer.timeout.connect(self._close_old)
        self._end = QTimer(self, interval=500)
        self._end.timeout.connect(self._look_for_the_end)
        self.found: dict[str, float] = {}

    def begin(self) -> None:
        """Open the desk; the rest follows once the event loop runs."""
        self._desk.open(restored=False)
        self._desk.when_settled(lambda: self._desk.map.page().runJavaScript(PROBE.read_text("utf-8"), self._live))

    def _live(self, _done: object) -> None:
        self._program.start_live()
        QTimer.singleShot(WARM_UP_MS, self, self._start_field)

    def _start_field(self) -> None:
        viewport = self._panel.view.viewport()
        viewport.installEventFilter(self)
        # A row that came in below the fold paints nothing by itself.
        self._desk.views.alerts_changed.connect(lambda _alerts: viewport.update())
        command = [sys.executable, "-m", "tests.bench.live.visible_field", *self._words]
        self._field = subprocess.Popen(command, cwd=ground.CHECKOUT, stdout=subprocess.PIPE, text=True)
        self._watch.begin()
        self._officer.start()
        self._end.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After each painting of the queue: what stands in it now has been seen."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._note_rows)
        return super().eventFilter(watched, event)

    def _note_rows(self) -> None:
        now = time.time() * 1000
        for one in self._desk.views.alerts:
            if one.id not in self._rows_at and one.source == "bench":
                self._rows_at[one.id] = now - int(one.title.partition("@")[2])

    def _close_old(self) -> None:
        """The officer closes what is old, marked together as the panel allows: a queue that only grows is no night."""
        before = self._program.now().timestamp() * 1000 - CLOSES_AFTER_MS
        old = [
            one.id
            for one in self._desk.views.alerts
            if one.source == "bench" and one.occurred_at.timestamp() * 1000 < before
        ]
        desk, actor = self._program.alert_desk, self._actor

        def close() -> None:
            desk.acknowledge(actor, new_key(), *old)
            desk.close(actor, new_key(), *old, verdict=Verdict.FALSE, dismissal=Dismissal.TEST)

        if old:
            self._program.lane.live(close)

    def _look_for_the_end(self) -> None:
        assert self._field is not None
        if self._field.poll() is None:
            return
        if not self._until:
            self._until = time.monotonic() + LAST_WAIT_S
            begun, told = (self._field.communicate()[0] or "").splitlines()
            self._begun_ms, (self._positions, self._alerts) = int(begun), json.loads(told)
        counts = self._program.live.intake.counts()
        kept = counts.kept >= self._positions + self._alerts and not counts.waiting
        if (kept and len(self._rows_at) >= self._alerts) or time.monotonic() > self._until:
            self._end.stop()
            self._officer.stop()
            self._watch.stop()
            self._desk.map.page().runJavaScript("JSON.stringify(window.benchSeen)", self._tell)

    def _tell(self, told: str) -> None:
        seen = json.loads(told)
        rows = list(self._rows_at.values())
        marks = [at - int(name.partition("@")[2]) for name, at in seen["alerts"].items() if at]
        units = [at - (self._begun_ms + (lat - SOUTH) / DEGREES_A_MS) for lat, at in seen["units"]]
        with self._program.store.read() as connection:
            kept = connection.execute(
                select(alert.c.source_id)
                .where(visible(alert), alert.c.source == "bench")
                .order_by(alert.c.received_at, alert.c.row_no)
            ).scalars()
            order = [int(number) for number in kept]
            ours = select(unit.c.id).where(unit.c.code.like("BENCH-%"))
            fixes = len(connection.execute(select(fix.c.at).where(fix.c.unit_id.in_(ours))).all())
        self.found = {
            "longest_ms": self._watch.longest_ms,
            "alerts_lost": self._alerts - len(set(order)) + (self._alerts - len(rows)),
            "fixes_lost": self._positions - fixes,
            "disordered": sum(a > b for a, b in itertools.pairwise(order)),
            **_spread("row", rows),
            **_spread("alert_mark", marks),
            **_spread("unit_mark", units),
        }
        print(json.dumps({"pauses": self._watch.pauses[:40], "counts": [len(rows), len(marks), len(units)]}))
        self._desk.window.close()


def _spread(name: str, waits_ms: list[float]) -> dict[str, float]:
    """Median and the 99th of a hundred."""
    if len(waits_ms) < 2:
        return {f"{name}_ms": 0.0, f"{name}_p99_ms": 0.0}
    cuts = statistics.quantiles(waits_ms, n=100)
    return {f"{name}_ms": round(statistics.median(waits_ms), 1), f"{name}_p99_ms": round(cuts[98], 1)}


def _prepare(program: Program, actor: Actor, port: int) -> None:
    """500 units of the bench, and a broker to listen to."""
    with program.store.act(actor, new_key(), "bench.units", Right.ACT) as work:
        for number in range(UNITS):
            code = f"BENCH-{number}"
            work.add(
                Unit(
                    id=new_key(),
                    owner_domain=OwnerDomain.SOCIAL,
                    code=code,
                    name=code,
                    call_sign=code,
                    kind=UnitKind.GUARD_TEAM,
                )
            )
    program.data.feeds.write_text(f'[mqtt]\nenabled = true\nhost = "127.0.0.1"\nport = {port}\n', "utf-8")


def main() -> int:
    """Run one scenario; the last line printed is what was found."""
    scenario, data, port, minutes = sys.argv[1:5]
    with Program(DataDirectory(Path(data))) as program:
        actor = program.actor()
        _prepare(program, actor, int(port))
        application = make_application()
        desk = build_desk(program, actor)
        desk.window.resize(*ground.WINDOW)
        run = VisibleRun(program, actor, desk, [scenario, port, minutes])
        run.begin()
        application.exec()
        print(json.dumps(run.found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
