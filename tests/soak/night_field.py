"""What happens out there in a simulated night: units drive, sources tell of trouble, twice, late, and all at once."""

from __future__ import annotations

import math
import threading
from collections import deque
from datetime import datetime

from app.bootstrap import Program
from app.domain.alert import AlertKind, Severity
from app.domain.signal import AlertSignal, PositionSignal, Signal
from tests.soak.night_tally import NightTally

SOURCE = "night-video"
ALERT_EACH_S = 60
REPEAT_EACH_S = 90
TWICE_EACH_S = 300
OVER_EACH_S = 120
BURST_EACH_S, BURST_AT_S = 7_200, 1_800
BURST = 100
"""Within the hour, so that the program is weighed when it is worked off."""
OVER_BACK = 6
"""How many alerts ago the one was told that ends at its source."""
STEP_DEG = 0.0004
"""Some 40 m in ten seconds."""


class NightField:
    """`step` puts everything of one stretch of the night into the intake, and counts what must be kept of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        now = program.now()
        self._units = [one.unit.code for one in program.unit_tracker.units_at(now)]
        self._told: deque[AlertSignal] = deque(maxlen=OVER_BACK + 2)
        """The last ones: what the night itself keeps would be weighed as the program's."""
        self._alerts = 0
        self._last: Signal | None = None
        self._fixes = self._times = 0
        self.sent = 0

    def step(self, second: int) -> threading.Event:
        """Put what happens up to `second` of the night; set once it is stored."""
        now, before = self._program.now(), tuple(self._told)
        signals: list[Signal] = [self._position(number, second, now) for number in range(len(self._units))]
        self._fixes += len(signals)
        if second % ALERT_EACH_S == 0:
            signals.append(self._fresh(now))
        if second % BURST_EACH_S == BURST_AT_S:
            signals += [self._fresh(now) for _ in range(BURST)]
        if second % REPEAT_EACH_S == 0 and before:
            signals.append(self._again(before[-1], now))
        if second % OVER_EACH_S == 0 and len(before) > OVER_BACK:
            signals.append(_at(before[-OVER_BACK], now, active=False))
        if second % TWICE_EACH_S == 0 and self._last is not None:
            signals.append(self._last)
        self._last = signals[-1]
        return self._put(signals)

    def tally(self) -> NightTally:
        """What the store must hold more than before."""
        return NightTally(fixes=self._fixes, alerts=self._alerts, times=self._times)

    def _put(self, signals: list[Signal]) -> threading.Event:
        stored = threading.Event()
        if not self._program.live.intake.put(signals, stored.set):
            raise RuntimeError("the intake refused what the night sent")
        self.sent += len(signals)
        return stored

    def _position(self, number: int, second: int, now: datetime) -> PositionSignal:
        turn = second / 10 * 0.05 + number
        lon = 107.6 + 0.01 * (number % 20) + 8 * STEP_DEG * math.cos(turn)
        lat = 37.3 + 0.01 * (number // 20) + 8 * STEP_DEG * math.sin(turn)
        return PositionSignal(SOURCE, self._units[number], now, round(lon, 7), round(lat, 7), 20.0, 90.0, 5.0)

    def _fresh(self, now: datetime) -> AlertSignal:
        """Trouble at a well that had none tonight."""
        number = self._alerts
        self._alerts += 1
        severity = (Severity.LOW, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)[number % 5]
        signal = AlertSignal(
            source=SOURCE,
            source_id=f"night {number}",
            at=now,
            kind=AlertKind.VIDEO_INTRUSION.value,
            severity=severity.value,
            title=f"井场人员闯入 {number}",
            lon=107.2 + 0.001 * number,
            lat=37.0,
            asset=f"NIGHT-{number}",
        )
        self._told.append(signal)
        self._times += 1
        return signal

    def _again(self, known: AlertSignal, now: datetime) -> AlertSignal:
        """One that was told before this stretch tells itself again."""
        self._times += 1
        return _at(known, now)


def _at(known: AlertSignal, moment: datetime, *, active: bool = True) -> AlertSignal:
    return AlertSignal(
        source=known.source,
        source_id=known.source_id,
        at=moment,
        kind=known.kind,
        severity=known.severity,
        title=known.title,
        lon=known.lon,
        lat=known.lat,
        asset=known.asset,
        active=active,
    )
