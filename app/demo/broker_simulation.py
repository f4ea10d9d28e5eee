"""Tells a broker of an invented field: units that drive round the county, alerts at its wells now and then.

For trying out a broker, the way from it to the screen, and how much it carries. Everything it says is invented.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from app.demo.alerts_plan import HABITS

CENTRE = (107.6, 37.5)
RADIUS_M = (500.0, 9_000.0)
SPEED_KMH = (20.0, 70.0)
STEP_S = 0.05
_METRES_PER_DEGREE = 111_195.0

Publish = Callable[[str, bytes], object]


@dataclass(frozen=True)
class Drive:
    """A unit on its round: where its middle is, how large and how fast it is, where on it the unit began."""

    unit: str
    lon: float
    lat: float
    radius_m: float
    speed_kmh: float
    phase: float

    def message(self, elapsed_s: float, now: datetime) -> dict[str, object]:
        """Where it is after so many seconds, as `oilfield/position/<unit>` tells it."""
        angle = self.phase + self.speed_kmh / 3.6 * elapsed_s / self.radius_m
        degrees = self.radius_m / _METRES_PER_DEGREE
        return {
            "unit": self.unit,
            "time": now.isoformat(),
            "lon": round(self.lon + degrees * math.cos(angle) / math.cos(math.radians(self.lat)), 7),
            "lat": round(self.lat + degrees * math.sin(angle), 7),
            "speed_kmh": round(self.speed_kmh, 1),
            "course_deg": round(-math.degrees(angle) % 360.0, 1),
            "accuracy_m": 5,
            "datum": "WGS84",
        }


@dataclass(frozen=True)
class Told:
    """How much was published."""

    positions: int = 0
    alerts: int = 0


class BrokerSimulation:
    """`units` drive and tell `rate_hz` times a second each; `alerts_per_minute` happen at `wells`, each at another."""

    def __init__(
        self,
        publish: Publish,
        root: str,
        units: Sequence[str],
        wells: Sequence[str],
        now: Callable[[], datetime],
        *,
        rate_hz: float,
        alerts_per_minute: float,
        seed: int = 1,
    ) -> None:
        self._publish, self._root, self._wells, self._now = publish, root, list(wells), now
        self._rate_hz, self._alerts_per_minute = rate_hz, alerts_per_minute
        self._rng = np.random.default_rng(seed)
        self._drives = [self._drive(unit) for unit in units]
        self._run = f"{now():%y%m%d%H%M%S}"

    def run(self, seconds: float, stopping: threading.Event) -> Told:
        """Tell for so long, or until `stopping`; what was due in a step goes out in that step."""
        begun = time.monotonic()
        positions = alerts = 0
        turn = self._turns()
        while (elapsed := time.monotonic() - begun) < seconds and not stopping.is_set():
            due = int(elapsed * self._rate_hz * len(self._drives)) - positions
            for _ in range(due):
                drive = next(turn)
                self._tell(f"position/{drive.unit}", drive.message(elapsed, self._now()))
            positions += due
            while alerts < int(elapsed * self._alerts_per_minute / 60.0):
                alerts += 1
                self._tell("alert/simulation", self._alert(alerts))
            stopping.wait(STEP_S)
        return Told(positions, alerts)

    def _turns(self) -> Iterator[Drive]:
        """Every unit in turn, again and again, so that the messages of a second are spread over it."""
        while True:
            yield from self._drives

    def _tell(self, topic: str, message: dict[str, object]) -> None:
        self._publish(f"{self._root}/{topic}", json.dumps(message, ensure_ascii=False).encode())

    def _drive(self, unit: str) -> Drive:
        rng = self._rng
        east, north = rng.uniform(-0.2, 0.2, 2)
        return Drive(
            unit,
            CENTRE[0] + float(east),
            CENTRE[1] + float(north),
            float(rng.uniform(*RADIUS_M)),
            float(rng.uniform(*SPEED_KMH)),
            float(rng.uniform(0, 2 * math.pi)),
        )

    def _alert(self, number: int) -> dict[str, object]:
        habit = HABITS[int(self._rng.integers(len(HABITS)))]
        east, north = self._rng.uniform(-0.2, 0.2, 2)
        well = self._wells[number % len(self._wells)] if self._wells else ""
        return {
            "source": "simulation",
            "id": f"{self._run}-{number}",
            "time": self._now().isoformat(),
            "kind": habit.kind.value,
            "severity": ("CRITICAL", "HIGH", "MEDIUM", "LOW")[int(self._rng.choice(4, p=(0.05, 0.15, 0.4, 0.4)))],
            "title": f"模拟 {number} · {well}",
            "asset": well,
            "lon": None if well else round(CENTRE[0] + float(east), 6),
            "lat": None if well else round(CENTRE[1] + float(north), 6),
            "state": "ACTIVE",
        }
