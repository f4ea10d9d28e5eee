"""The past on the whole desk, by keys: chosen, stepped, played, marked everywhere, with nothing done in it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.key import new_key
from app.domain.marking import Marking
from app.domain.position import Position
from app.domain.unit import Fix
from app.errors import AppError, StoreUnavailable
from app.services.map.past_desk import PastDesk
from app.store import fix_store
from app.ui.desk import Desk
from app.ui.local_time import local, to_minute
from app.ui.map.time_range import TimeRange
from app.ui.map.time_travel import TimeTravel
from app.ui.widgets.keycap_button import KeycapButton
from tests.flows.dispatch_room import GUARDS, PLACE, POLICE, press, settle, until, write
from tests.services.alert_signals import signal
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def two_hours_ago(program: Program, clock: Clock) -> None:
    """The police stood a hundredth of a degree north of the place then."""
    with program.store.database.write() as connection:
        fix_store.append(connection, [Fix(POLICE.id, clock() - 2 * HOUR, PLACE[0], PLACE[1] + 0.01)])


def marked(desk: Desk, layer: str) -> dict[str, tuple[float, float]]:
    return {mark.id: (mark.lon, mark.lat) for mark in desk.map.marks().get(layer, ())}


def travel_to(desk: Desk, qtbot: QtBot, at: datetime) -> TimeTravel:
    """Ctrl+H, Enter, the time, Enter."""
    press(Qt.Key.Key_H, CONTROL)
    travel = desk.time_acts.travel
    assert travel is not None
    until(qtbot, travel.strip.scale.hasFocus)
    press(Qt.Key.Key_Return)
    write(f"{local(at):%Y-%m-%d %H:%M:%S}")
    press(Qt.Key.Key_Return)
    until(qtbot, lambda: desk.views.past is not None and desk.views.past.at == at)
    settle(desk, qtbot)
    return travel


def moment(desk: Desk) -> datetime | None:
    return desk.moment.at


def ages(desk: Desk) -> dict[str, str]:
    """What each panel says beside its name of the time that it shows."""
    labels = {name: dock.findChildren(QLabel, "PanelAge") for name, dock in desk.window.docks.items()}
    return {name: "".join(one.text() for one in found if not one.isHidden()) for name, found in labels.items()}


def said(desk: Desk) -> str:
    return "\n".join(notice.say() for notice in desk.window.notices.shown)


def test_a_typed_time_shows_the_map_as_it_was_and_marks_the_whole_window(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    live = {layer: marked(desk, layer) for layer in ("alerts", "units")}
    at = clock() - 2 * HOUR + MINUTE
    travel = travel_to(desk, qtbot, at)
    assert marked(desk, "alerts") == {}, "the leak had not occurred"
    assert marked(desk, "units") == {POLICE.id: (PLACE[0], PLACE[1] + 0.01)}, "the guards had not been heard"
    words = f"历史 {to_minute(at)}"
    assert travel.banner.isVisible()
    assert travel.banner.words.text().startswith(words)
    assert words in desk.window.windowTitle()
    badges = [label.text() for label in desk.window.findChildren(type(travel.banner.words), "PastBadge")]
    assert len(badges) == 2
    assert all(text.startswith(words) for text in badges), "top bar and status bar"
    assert ages(desk)["units"] == ages(desk)["duty"] == ages(desk)["layers"] == f"历史 {local(at):%H:%M}"
    assert {ages(desk)[name] for name in ("alerts", "calls", "cases", "cameras", "details")} == {"实时"}
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: desk.views.past is None)
    settle(desk, qtbot)
    assert {layer: marked(desk, layer) for layer in ("alerts", "units")} == live
    assert not travel.banner.isVisible()
    assert set(ages(desk).values()) == {""}, "live, nothing need be said"
    assert "历史" not in desk.window.windowTitle()
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: not said(desk) or travel.strip.isHidden())


def test_keys_step_by_minutes_hours_and_days_and_the_end_of_the_strip_is_live(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    now = clock()
    travel = travel_to(desk, qtbot, now - 6 * HOUR)
    steps = (
        (Qt.Key.Key_Left, None, -MINUTE),
        (Qt.Key.Key_Left, SHIFT, -HOUR),
        (Qt.Key.Key_PageUp, None, -24 * HOUR),
        (Qt.Key.Key_Right, SHIFT, HOUR),
        (Qt.Key.Key_PageDown, None, 24 * HOUR),
        (Qt.Key.Key_Right, None, MINUTE),
    )
    at = now - 6 * HOUR
    for key, modifier, by in steps:
        at += by
        press(key, modifier or Qt.KeyboardModifier.NoModifier)
        assert moment(desk) == at
    press(Qt.Key.Key_Home)
    assert moment(desk) == now - timedelta(days=7)
    press(Qt.Key.Key_R)
    assert travel.window.range is TimeRange.MONTH
    press(Qt.Key.Key_End)
    until(qtbot, lambda: desk.views.past is None)
    assert moment(desk) is None
    settle(desk, qtbot)


def test_nothing_is_done_in_the_past_and_each_key_and_button_says_why(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    travel_to(desk, qtbot, clock() - HOUR)
    press(Qt.Key.Key_F1)
    until(qtbot, lambda: desk.window.panels.alerts.chosen() is not None)
    settle(desk, qtbot)
    card, why = desk.window.panels.alerts.card, "按 Esc / Ctrl+Shift+H 回到实时"
    for key in (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_N, Qt.Key.Key_D):
        desk.window.notices.shown.clear()
        press(key)
        assert why in said(desk)
        assert not card.ask.is_asking()
    for button in card.findChildren(KeycapButton):
        if button.isVisible() and button is card.buttons["close"]:
            desk.window.notices.shown.clear()
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            assert why in said(desk)
    assert not card.ask.is_asking()
    for key, modifier in (
        (Qt.Key.Key_F12, None),
        (Qt.Key.Key_D, CONTROL),
        (Qt.Key.Key_I, CONTROL),
        (Qt.Key.Key_Z, CONTROL),
    ):
        desk.window.notices.shown.clear()
        press(key, modifier or Qt.KeyboardModifier.NoModifier)
        assert why in said(desk)
    assert not [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    refused: list[AppError] = []
    desk.background.act(lambda: pytest.fail("was done"), lambda _done: None, refused.append)
    until(qtbot, lambda: bool(refused))
    assert program.alert_desk.alert("leak").state is AlertState.UNACK
    assert program.call_desk.open_calls() == ()


def test_reading_and_measuring_go_on_in_the_past(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    travel_to(desk, qtbot, clock() - 2 * HOUR + MINUTE)
    desk.join.look_at(*PLACE, 14)
    settle(desk, qtbot)
    press(Qt.Key.Key_G, CONTROL)
    panel = desk.window.panels.details
    until(qtbot, lambda: panel.here.here is not None)
    assert any("东滩路" in text for text in panel.here.texts())
    press(Qt.Key.Key_M, CONTROL | SHIFT)
    until(qtbot, lambda: desk.sketching.is_on)
    press(Qt.Key.Key_Escape)
    assert not desk.sketching.is_on
    assert moment(desk) is not None, "Esc ended the measuring first"


def test_a_live_alert_rings_and_waits_while_the_past_is_shown_and_is_taken_after_one_key(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    travel_to(desk, qtbot, clock() - HOUR)
    rung: list[object] = []
    desk.alert_views.sound.sounded.connect(rung.append)
    clock.move(minutes=2)
    told = signal("9", after_s=110, title="新报警", severity="CRITICAL", lon=PLACE[0], lat=PLACE[1] + 0.2)
    program.lane.live(lambda: program.alert_desk.hear(actor, new_key(), told)).result(10)
    until(qtbot, lambda: "新报警" in [one.title for one in desk.alert_views._standing()])
    until(qtbot, lambda: bool(rung))
    assert "未确认 2" in "".join(
        label.text() for label in desk.window.top_bar.findChildren(type(desk.window.top_bar._counter))
    )
    assert marked(desk, "alerts") == {}, "it is not of then"
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: len(marked(desk, "alerts")) == 2)
    chosen = desk.window.panels.alerts.chosen()
    assert chosen is not None
    press(Qt.Key.Key_A)
    until(qtbot, lambda: program.alert_desk.alert(chosen.id).state is AlertState.ACKED)


def test_the_map_does_not_follow_moving_units_while_the_past_is_shown(
    desk: Desk, qtbot: QtBot, program: Program, clock: Clock
) -> None:
    travel_to(desk, qtbot, clock() - 2 * HOUR + MINUTE)
    then = marked(desk, "units")
    program.lane.live(lambda: program.unit_tracker.record([Fix(GUARDS.id, clock(), 107.9, 37.9)])).result(10)
    until(qtbot, lambda: any(one.fix is not None and one.fix.lon == 107.9 for one in desk.views._live.units))
    settle(desk, qtbot)
    assert marked(desk, "units") == then
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: marked(desk, "units").get(GUARDS.id) == (107.9, 37.9))


def test_playing_goes_on_until_now_and_leaves_no_timer_running(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    travel = travel_to(desk, qtbot, clock() - 20 * MINUTE)
    shown: list[datetime] = []
    desk.views.past_changed.connect(lambda: shown.append(desk.views.shown_at()))
    for _ in range(3):
        press(Qt.Key.Key_V)
    assert travel.strip.seconds_a_second() == 900
    press(Qt.Key.Key_Space)
    until(qtbot, lambda: travel.is_playing)
    until(qtbot, lambda: desk.views.past is None)
    assert not travel.is_playing
    assert len(shown) > 3
    assert shown == sorted(shown)
    settle(desk, qtbot)


def test_a_store_that_does_not_answer_leaves_the_moment_that_was_shown(
    desk: Desk, qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = clock() - HOUR
    travel_to(desk, qtbot, at)

    def broken(_desk: PastDesk, _moment: datetime) -> None:
        raise StoreUnavailable(
            "The disk is full. What was saved before is kept, this change is not; free some space and repeat it."
        )

    monkeypatch.setattr(PastDesk, "as_of", broken)
    press(Qt.Key.Key_Left)
    until(qtbot, lambda: desk.background.is_idle() and moment(desk) == at)
    assert desk.views.past is not None
    assert desk.views.past.at == at
    assert said(desk)


def test_a_printed_map_tells_the_moment_that_it_shows(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    at = clock() - 3 * HOUR
    travel_to(desk, qtbot, at)
    assert desk.sheet_acts.words("", Marking.INTERNAL).at == at
    press(Qt.Key.Key_H, CONTROL | SHIFT)
    until(qtbot, lambda: desk.views.past is None)
    assert desk.sheet_acts.words("", Marking.INTERNAL).at == clock()


def test_the_menu_of_a_place_offers_what_reads_and_one_line_why_nothing_else(
    desk: Desk, qtbot: QtBot, clock: Clock
) -> None:
    def lines() -> list[str]:
        desk.join.open_menu(Position(*PLACE))
        (menu,) = [one for one in desk.map.findChildren(QMenu) if one.isVisible()]
        told = [line.text() for line in menu.actions()]
        menu.close()
        settle(desk, qtbot)
        return told

    assert any("录入警情" in line for line in lines())
    travel_to(desk, qtbot, clock() - HOUR)
    past = lines()
    assert any("查看此处" in line for line in past)
    assert not any("录入警情" in line for line in past)
    assert sum("回到实时" in line for line in past) == 1
