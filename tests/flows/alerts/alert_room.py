"""What the flows of the alert desk are played with: a field that publishes, an ear, short words for what is seen."""

from __future__ import annotations

import json
import subprocess

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.alert import Alert
from app.ui.alerts.sound_policy import Sound
from app.ui.desk import Desk
from app.ui.widgets.alert_rows import LINE_ROLE
from tests.open_desk import close_desk as close_desk
from tests.open_desk import settle as settle
from tests.real_broker import Broker
from tests.store_fixtures import Clock

WAIT_MS = 25_000


class Ear:
    """A loudspeaker that only remembers."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []
        self.broken = ""

    def play(self, sound: Sound, volume: float) -> bool:
        assert 0.2 <= volume <= 1
        self.heard.append(sound)
        return not self.broken

    def trouble(self) -> str:
        return self.broken

    def close(self) -> None:
        """Nothing is open."""


class Field:
    """Somebody in the field with mosquitto_pub."""

    def __init__(self, broker: Broker, clock: Clock) -> None:
        self._broker, self._clock = broker, clock

    def tell(self, source_id: str, *, kind: str = "FIRE", severity: str = "CRITICAL", **more: object) -> None:
        told = {
            "source": "field", "id": source_id, "time": self._clock().isoformat(), "kind": kind, "severity": severity,
            "title": f"井场火情 {source_id}", "text": "热成像 412 ℃", "lon": 107.6, "lat": 37.2, "state": "active",
        }  # fmt: skip
        self.publish(json.dumps(told | more, ensure_ascii=False))

    def publish(self, *lines: str) -> None:
        subprocess.run(
            ["mosquitto_pub", "-h", self._broker.host, "-p", str(self._broker.port), "-q", "1",
             "-t", "oilfield/alert/field", "-l"],
            input="\n".join(lines).encode(), check=True, timeout=20,
        )  # fmt: skip

    def flood(self, number: int) -> None:
        self.publish(*(
            json.dumps({
                "source": "field", "id": f"f{n}", "time": self._clock().isoformat(), "kind": "OTHER",
                "severity": "MEDIUM", "title": f"摄像头 {n}", "state": "active",
            }, ensure_ascii=False)
            for n in range(number)
        ))  # fmt: skip


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)


def titles(desk: Desk) -> list[str]:
    model = desk.window.panels.alerts.view.model()
    return [model.index(row, 0).data(LINE_ROLE).alert.title for row in range(model.rowCount())]


def alerts(desk: Desk) -> dict[str, Alert]:
    return {one.source_id: one for one in desk.views.alerts}


def banner(desk: Desk) -> str:
    return desk.window.banner.accessibleName() if desk.window.banner.isVisible() else ""


def wait_for(desk: Desk, qtbot: QtBot, *source_ids: str) -> None:
    qtbot.waitUntil(lambda: set(source_ids) <= set(alerts(desk)), timeout=WAIT_MS)
