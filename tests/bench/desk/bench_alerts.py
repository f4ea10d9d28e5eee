"""The alert queue with 5,000 active alerts: what a change costs the window's thread."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QApplication
from virtual_screen import virtual_screen

from app.domain.alert import Alert, AlertState, Severity
from app.paths import resources
from tests.bench.figure import Figure
from tests.ui import invented

ACTIVE, CHANGES, TICKS = 5_000, 100, 15
LIMIT_MS = 50.0


def bench_alert_queue() -> Iterator[Figure]:
    """100 changes within 5,000 active alerts: new, taken and gone, with groups; sorted, shown and drawn."""
    with virtual_screen() as display:
        os.environ.setdefault("DISPLAY", display)
        app = QApplication.instance() or QApplication(["onemap"])
        assert isinstance(app, QApplication)
        first, ticks = _measure(app)
    yield Figure.told("desk", f"{ACTIVE} active alerts shown the first time", first, "ms")
    yield Figure.at_most("desk", f"{CHANGES} changes within {ACTIVE} active alerts, median", ticks[0], LIMIT_MS, "ms")
    yield Figure.told("desk", f"{CHANGES} changes within {ACTIVE} active alerts, worst", ticks[1], "ms")


def _measure(app: QApplication) -> tuple[float, tuple[float, float]]:
    from app.ui.look import Look
    from app.ui.panels.alert_panel import AlertPanel

    random.seed(1)
    look = Look(app, resources() / "styles")
    panel = AlertPanel(look, lambda: invented.NOW)
    panel.resize(400, 800)
    panel.show()
    standing = [_alert(f"a{number}", number) for number in range(ACTIVE)]
    first = _milliseconds(app, panel, standing)
    panel.choose("a2500")
    taken: list[float] = []
    for tick in range(TICKS):
        standing = _changed([replace(one) for one in standing], tick)
        taken.append(_milliseconds(app, panel, standing))
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == "a2500"
    panel.deleteLater()
    return first, (statistics.median(taken), max(taken))


def _milliseconds(app: QApplication, panel: object, alerts: list[Alert]) -> float:
    from app.ui.panels.alert_panel import AlertPanel

    assert isinstance(panel, AlertPanel)
    begun = time.perf_counter()
    panel.show_alerts(alerts)
    app.processEvents()
    return (time.perf_counter() - begun) * 1000


def _alert(key: str, number: int) -> Alert:
    severities = tuple(Severity)
    at = datetime(2026, 11, 21, 12, tzinfo=UTC) + timedelta(seconds=random.random() * 10_000)
    group = f"a{number // 3 * 3}" if number % 10 < 3 else ""
    made = invented.alert(key, severity=severities[number % 4])
    return replace(made, occurred_at=at, raised_at=at, group_id=group)


def _changed(alerts: list[Alert], tick: int) -> list[Alert]:
    """A third of the changes each: taken, gone, new."""
    third = CHANGES // 3
    for number in random.sample(range(len(alerts)), third):
        one = alerts[number]
        alerts[number] = replace(one, state=AlertState.ACKED, version=one.version + 1)
    gone = {one.id for one in random.sample(alerts, third)} - {"a2500"}
    fresh = [_alert(f"n{tick}-{number}", number) for number in range(CHANGES - 2 * third)]
    return [one for one in alerts if one.id not in gone] + fresh
