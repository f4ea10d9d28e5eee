from __future__ import annotations

import sys
import types
import wave
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.alert import Severity
from app.domain.alert_kinds import AlertKinds
from app.paths import resources
from app.services.alerts.alarm_test import AlarmTestState
from app.ui.alerts.alarm_player import NO_LIBRARY, NO_OUTPUT, LoudPlayer
from app.ui.alerts.alarm_sound import AlarmSound
from app.ui.alerts.sound_policy import Sound
from app.ui.look import Look
from app.ui.widgets.sound_tray import SoundTray
from app.ui.words import Speaker
from tests.store_fixtures import Clock
from tests.ui import invented

SINCE = invented.NOW - timedelta(hours=3)


class Ear:
    def __init__(self) -> None:
        self.heard: list[tuple[Sound, float]] = []
        self.said = ""

    def play(self, sound: Sound, volume: float) -> bool:
        self.heard.append((sound, volume))
        return True

    def trouble(self) -> str:
        return self.said

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def sound(qapp: QApplication, ear: Ear, clock: Clock) -> Iterator[AlarmSound]:
    parent = QObject()
    made = AlarmSound(ear, clock, lambda: 30, parent)
    made.start()
    clock.move(seconds=1)
    yield made
    made.stop()
    parent.deleteLater()


def ring(sound: AlarmSound, clock: Clock, key: str, severity: Severity, title: str = "火情") -> None:
    alert = replace(invented.alert(key, severity=severity, title=title), raised_at=clock())
    sound.show([alert], AlertKinds(), SINCE)


def test_a_critical_alert_is_loud_whatever_volume_was_chosen(sound: AlarmSound, ear: Ear, clock: Clock) -> None:
    ring(sound, clock, "a", Severity.HIGH)
    clock.move(seconds=20)
    ring(sound, clock, "b", Severity.CRITICAL)
    assert ear.heard == [(Sound.HIGH, 0.3), (Sound.CRITICAL, 0.7)]


def test_the_tray_says_what_sounded_why_and_whether_it_is_muted(
    sound: AlarmSound, ear: Ear, clock: Clock, look: Look, speaker: Speaker
) -> None:
    tray = SoundTray(look, sound)
    assert tray.text() == "♪ 声音正常"
    ring(sound, clock, "a", Severity.HIGH, "压力骤降 <b>12%</b>")
    assert tray.accessibleName() == "♪ 23:41:08  ◆ 高  新报警: 压力骤降 <b>12%</b>"
    assert tray.text().startswith("♪ 23:41:08  ◆ 高  新报警: 压")
    sound.mute()
    assert tray.text() == "✕ 静音至 23:46"
    clock.move(seconds=20)
    ring(sound, clock, "b", Severity.HIGH)
    assert tray.lines()[0].endswith("(静音)")
    assert len(ear.heard) == 1
    sound.mute()
    assert "静音" not in tray.text().split("(")[0]
    ear.said = NO_OUTPUT
    sound.tick()
    assert tray.text() == "✕ 无声音"
    assert tray.toolTip() == "本机未找到声音输出设备"
    tray.deleteLater()


def test_a_test_that_is_due_is_said_until_it_is_proved(sound: AlarmSound, look: Look, speaker: Speaker) -> None:
    tray = SoundTray(look, sound)
    tray.show_test(AlarmTestState(None, None, is_due=True))
    assert tray.text() == "♪ 声音正常 · 待测试"
    tray.show_test(AlarmTestState(invented.NOW, invented.NOW, is_due=False))
    assert tray.text() == "♪ 声音正常"
    tray.deleteLater()


def test_every_sound_is_there_is_short_and_is_its_own(qapp: QApplication) -> None:
    contents = set()
    for one in Sound:
        with wave.open(str(resources() / "sounds" / f"{one.value}.wav")) as file:
            assert 0.2 < file.getnframes() / file.getframerate() <= 3.0
            contents.add(file.readframes(file.getnframes()))
    assert len(contents) == len(Sound)


def test_a_computer_without_sound_says_so_and_goes_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = types.ModuleType("PySide6.QtMultimedia")
    vars(bare).update(QMediaDevices=types.SimpleNamespace(audioOutputs=list), QSoundEffect=None)
    for library, trouble in ((bare, NO_OUTPUT), (None, NO_LIBRARY)):
        monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", library)
        player = LoudPlayer()
        assert player.play(Sound.CRITICAL, 1.0) is False
        assert player.trouble() == trouble
        player.close()


def test_the_moments_of_the_clock_are_the_policys_own(sound: AlarmSound, ear: Ear, clock: Clock) -> None:
    began: datetime = clock()
    ring(sound, clock, "a", Severity.CRITICAL)
    for _ in range(30):
        clock.move(seconds=1)
        sound.tick()
    assert [one.at - began for one in reversed(sound.log)] == [timedelta(seconds=n) for n in (0, 15, 30)]
