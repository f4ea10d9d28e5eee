"""A call is taken down by keys alone, in so few that a trained hand needs under 20 seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.call import Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.position import Position
from app.services.calls.call_relations import RelatedCall, Relation
from app.services.map.place_desk import FoundPlace
from app.ui.dialogs.call_entry import CallEntry
from app.ui.look import Look
from app.ui.widgets.typed_letters import TypedLetters
from app.ui.words import Speaker
from tests.ui import invented
from tests.ui.conftest import forget

SECONDS_A_KEY = 0.28
"""An average typist's 40 words a minute (Card, Moran, Newell 1983: the keystroke-level model)."""
SECONDS_TO_THINK = 1.35
"""The same model's pause before each field."""
WELL = FoundPlace("定4127-6", Position(107.61, 37.22), "w1", "定4127-6", "a1", "姬塬警务室辖区")


class Hand:
    """Types, and counts what it types."""

    def __init__(self) -> None:
        self.keys = 0
        self.pauses = 0

    def write(self, text: str) -> None:
        self.pauses += 1
        self.keys += len(text)
        QTest.keyClicks(self._here(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1 if modifier is Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(self._here(), key, modifier)

    def seconds(self) -> float:
        return self.keys * SECONDS_A_KEY + self.pauses * SECONDS_TO_THINK

    def _here(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None
        return here


@pytest.fixture
def entry(look: Look, speaker: Speaker, qtbot: QtBot) -> Iterator[CallEntry]:
    parent = QWidget()
    made = CallEntry(look, lambda: invented.NOW, parent)
    known = {"4127-6": [WELL], "107.6, 37.2": [FoundPlace("107.60000, 37.20000", Position(107.6, 37.2))]}
    made.place.search_wanted.connect(lambda text: made.place.offer(text, known.get(text, [])))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    forget(made)
    forget(parent)


@pytest.fixture
def saved(entry: CallEntry) -> list[tuple[Call, bool]]:
    told: list[tuple[Call, bool]] = []
    entry.saved.connect(lambda call, send: told.append((call, send)))
    return told


def test_a_theft_at_a_well_is_taken_down_by_keys_alone_in_under_20_seconds(
    entry: CallEntry, saved: list[tuple[Call, bool]], qtbot: QtBot
) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_F12)
    hand.write("4127-6")
    hand.press(Qt.Key.Key_Tab)
    hand.write("kjdy")
    hand.press(Qt.Key.Key_Tab)
    hand.write("two men, white pickup")
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(saved) == 1)
    call, send = saved[0]
    assert not send
    assert (call.kind, call.level, call.category) == (CallKind.WELLHEAD, CallLevel.L2, CallCategory.CRIMINAL)
    assert (call.asset_id, call.lon, call.lat, call.area_id) == ("w1", 107.61, 37.22, "a1")
    assert (call.title, call.source) == ("two men, white pickup", CallSource.EMERGENCY_110)
    assert hand.keys <= 40
    assert hand.seconds() < 20


def test_enter_does_not_wait_for_the_place_to_be_found(
    look: Look, speaker: Speaker, entry: CallEntry, saved: list[tuple[Call, bool]]
) -> None:
    """Saved before the answer came: it is kept back until it is known what the words mean."""
    entry.place.search_wanted.disconnect()
    asked: list[str] = []
    entry.place.search_wanted.connect(asked.append)
    QTest.keyClicks(entry.place.line, "4127-6")
    QTest.keyClick(entry.place.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (saved, asked) == ([], ["4127-6"])
    entry.place.offer("4127-6", [WELL])
    assert [call.asset_id for call, _ in saved] == ["w1"]


def test_a_place_that_nobody_knows_is_kept_as_it_was_said(entry: CallEntry, saved: list[tuple[Call, bool]]) -> None:
    QTest.keyClicks(entry.place.line, "behind the old mill")
    QTest.keyClick(entry.place.line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    ((call, send),) = saved
    assert send
    assert (call.place, call.lon, call.lat) == ("behind the old mill", None, None)


def test_degrees_and_a_click_on_the_map_are_places(entry: CallEntry) -> None:
    QTest.keyClicks(entry.place.line, "107.6, 37.2")
    QTest.keyClick(entry.place.line, Qt.Key.Key_Tab)
    assert entry.call().lon == 107.6
    entry.take_position(Position(107.7, 37.4))
    assert (entry.call().lon, entry.call().lat) == (107.7, 37.4)
    entry.place.name_it(FoundPlace("砖井 300 m", Position(107.7, 37.4), area="砖井警务室辖区"))
    assert entry.call().place == "砖井 300 m · 砖井警务室辖区"


def test_a_kind_is_found_by_initials_by_number_and_by_its_english_name(entry: CallEntry) -> None:
    for typed, kind in (("dkdy", CallKind.TAPPING), ("2", CallKind.WELLHEAD), ("leak", CallKind.LEAK)):
        entry.kind._typed = TypedLetters()
        QTest.keyClicks(entry.kind, typed)
        assert entry.kind.chosen() is kind, typed


def test_the_level_follows_the_kind_until_it_is_set_by_hand(entry: CallEntry) -> None:
    entry.kind.choose(CallKind.LEAK)
    assert entry.level.chosen() is CallLevel.L1
    entry.level.choose(CallLevel.L4)
    entry.level.activated.emit(3)
    entry.kind.choose(CallKind.FIRE)
    assert entry.level.chosen() is CallLevel.L4


def test_what_may_be_the_same_call_is_shown_and_one_key_adds_to_it(entry: CallEntry, qtbot: QtBot) -> None:
    assert not entry.same.isVisible()
    entry.show_related([RelatedCall(invented.call("井口盗油"), Relation.SAME_ASSET, 0.0)])
    assert entry.same.isVisible()
    assert "同一地点" in entry.same.item(0).text()
    entry.text.setPlainText("车往南走了")
    with qtbot.waitSignal(entry.same_chosen) as told:
        QTest.keyClick(entry, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["call 井口盗油", "车往南走了"]


def test_nothing_written_is_not_saved_and_something_written_is_not_lost_by_one_escape(
    entry: CallEntry, saved: list[tuple[Call, bool]]
) -> None:
    QTest.keyClick(entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == []
    assert entry._told.text()
    entry.text.setPlainText("井口有人")
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert entry.isVisible()
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()


def test_a_call_is_corrected_in_the_same_dialog_and_what_is_not_touched_stays(entry: CallEntry, qtbot: QtBot) -> None:
    call = replace(
        invented.call("井口渗漏"), kind=CallKind.LEAK, level=CallLevel.L1, text="井口渗漏", place="东滩",
        lon=107.6, lat=37.2, asset_id="w9",
    )  # fmt: skip
    entry.begin_change(call)
    assert not entry.send_button.isVisible()
    entry.level.choose(CallLevel.L3)
    with qtbot.waitSignal(entry.changed) as told:
        QTest.keyClick(entry.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [call, {"level": CallLevel.L3}]
    entry.text.setPlainText("阀门渗漏")
    entry.place.show_place(WELL)
    values = entry.values(call)
    assert (values["title"], values["asset_id"], values["lon"]) == ("阀门渗漏", "w1", WELL.position.lon)


def test_a_caller_stands_masked_where_a_call_is_corrected_and_stays_unless_written_anew(entry: CallEntry) -> None:
    call = replace(invented.call("井口渗漏"), reporter="演示甲", reporter_phone="13900009999")
    entry.begin_change(call)
    assert (entry.reporter.text(), entry.phone.text()) == ("", "")
    assert (entry.reporter.placeholderText(), entry.phone.placeholderText()) == ("演*", "139****9999")
    assert {"reporter", "reporter_phone"}.isdisjoint(entry.values(call))
    entry.phone.setText("13900008888")
    assert entry.values(call)["reporter_phone"] == "13900008888"
