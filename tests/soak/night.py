"""A whole night on a whole desk, at speed: `python -m tests.soak.night [--hours H] [--json FILE]` (`dev.py soak`).

The clock is simulated, everything else is real: the window with its page, the store, the intake, the beat. Units drive,
sources tell of trouble, repeat themselves and fall over each other; an officer acknowledges, orders, closes. At the end
every count must be exact, and the program with all its processes may have grown by 50 MB at most since its first hour.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from app.bootstrap import Program
from app.paths import DataDirectory
from app.services.collector_rest import full_round, spare_nothing
from app.ui.desk_app import build_desk
from app.ui.desk_entry import make_application
from tests.bench.desk import ground
from tests.soak.night_clock import NightClock
from tests.soak.night_field import NightField
from tests.soak.night_officer import NightOfficer
from tests.soak.night_tally import NightTally, tally_of
from tests.soak.night_weight import own_megabytes

MOST_GROWTH_MB = 50.0
STEP_S = 10
REPORT_EACH_S = 3_600
REST_S = 3.0
"""Real time for the window to draw what is left, before it is weighed."""


class Night:
    """Drives the clock from a thread of its own, as fast as what is sent is stored."""

    def __init__(self, program: Program, clock: NightClock, hours: float) -> None:
        self._program, self._clock, self._hours = program, clock, hours
        self._process = psutil.Process()
        self.field = NightField(program)
        self.officer = NightOfficer(program)
        self.weights_mb: list[float] = []
        self.failure: BaseException | None = None
        self.over = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._run, name="night", daemon=True).start()

    def _run(self) -> None:
        try:
            self._pass_hours()
        except BaseException as error:  # noqa: BLE001  told by main, which waits for the end
            self.failure = error
        finally:
            self.over.set()

    def _pass_hours(self) -> None:
        for second in range(STEP_S, int(self._hours * 3600) + STEP_S, STEP_S):
            self._clock.move(STEP_S)
            self._stored(self.field.step(second))
            self._program.live.heartbeat.pass_time(STEP_S)
            if second % 60 == 0:
                self._done(self._program.lane.live(self.officer.look))
            if second % REPORT_EACH_S == 0:
                self._weigh(second)
        self._done(self._program.lane.live(self.officer.finish))

    def _stored(self, put: threading.Event) -> None:
        if not put.wait(60):
            raise RuntimeError("what was sent was not stored within a minute")

    def _done(self, act: Future[object]) -> None:
        act.result(timeout=60)

    def _weigh(self, second: int) -> None:
        time.sleep(REST_S)
        # By the clock on the wall it comes each ten minutes.
        full_round()
        self.weights_mb.append(round(own_megabytes(self._process), 1))
        print(f"{second // 3600} h: {self.weights_mb[-1]} MB, {self.field.sent} sent", file=sys.stderr, flush=True)

    @property
    def growth_mb(self) -> float:
        """From the first whole hour to the last."""
        return self.weights_mb[-1] - self.weights_mb[0] if self.weights_mb else 0.0


def keep_night(hours: float) -> tuple[NightTally, NightTally, float, list[float]]:
    """What the store holds in the end, what it should, how many MB the program grew, and its weights hour by hour."""
    folder = Path(tempfile.mkdtemp(prefix="onemap-night-"))
    try:
        shutil.copytree(ground.filled_demo(), folder / "data")
        clock = NightClock()
        with Program(DataDirectory(folder / "data"), now=clock) as program:
            return _one_night(program, clock, hours)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _one_night(program: Program, clock: NightClock, hours: float) -> tuple[NightTally, NightTally, float, list[float]]:
    application = make_application()
    desk = build_desk(program, program.actor())
    desk.window.resize(*ground.WINDOW)
    desk.open(restored=False)
    night = Night(program, clock, hours)
    before = tally_of(program)
    watch = QTimer(desk, interval=100)
    watch.timeout.connect(lambda: desk.window.close() if night.over.is_set() else None)

    def begin() -> None:
        spare_nothing()
        gc.enable()
        program.start_live()
        watch.start()
        night.start()

    desk.when_settled(begin)
    application.exec()
    if night.failure is not None:
        raise night.failure
    expected = before.plus(night.field.tally().plus(night.officer.tally()))
    return tally_of(program), expected, night.growth_mb, night.weights_mb


def main() -> int:
    """0 when the night ended with exact counts and within its weight."""
    parser = argparse.ArgumentParser(prog="night")
    parser.add_argument("--hours", type=float, default=12.0, metavar="H")
    parser.add_argument("--json", type=Path, metavar="FILE")
    asked = parser.parse_args()
    begun = time.monotonic()
    found, expected, growth_mb, weights_mb = keep_night(asked.hours)
    told = {
        "hours": asked.hours,
        "real_s": round(time.monotonic() - begun, 1),
        "found": asdict(found),
        "expected": asdict(expected),
        "growth_mb": round(growth_mb, 1),
        "weights_mb": weights_mb,
    }
    print(json.dumps(told, indent=1))
    if asked.json is not None:
        asked.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    exact, light = found == expected, growth_mb <= MOST_GROWTH_MB
    print(f"counts: {'exact' if exact else 'WRONG'}; grew {growth_mb:.1f} MB of {MOST_GROWTH_MB:g} allowed")
    return 0 if exact and light else 1


if __name__ == "__main__":
    sys.exit(main())
