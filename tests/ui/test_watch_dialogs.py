"""The list of watch rules and the register of key vehicles, worked by keyboard on a real store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.domain.position import Position
from app.domain.watch_rule import WatchKind, WatchRule
from app.services.watch.key_vehicle_desk import KeyVehicleDesk
from app.services.watch.watch_rule_desk import WatchRuleDesk
from app.services.watch.watch_trial import TrialResult, WatchTrial, trial
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from app.ui.background import Background
from app.ui.dialogs.key_vehicles_dialog import KeyVehiclesDialog
from app.ui.dialogs.watch_rules_dialog import WatchRulesDialog
from app.ui.look import Look
from app.ui.words import Speaker
from tests.services.watch_ground import PATROL, TANKER, drive, keep, settle
from tests.store_fixtures import Clock
from tests.ui.conftest import forget


class TrialHere(WatchTrial):
    """The trial without a process of its own: that has its own tests."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.database.file, store.now)
        self._store = store

    def try_out(
        self, rule: WatchRule, progress: Callable[[int, int], object], is_stopped: Callable[[], bool]
    ) -> TrialResult | None:
        del is_stopped
        return trial(self._store, rule, self._store.now(), lambda days: progress(days, 30))


@pytest.fixture
def background(lane: WriteLane) -> Iterator[Background]:
    readers = ThreadPoolExecutor(2)
    made = Background(readers, lane.live)
    yield made
    made.close()
    readers.shutdown()


@pytest.fixture
def parent(look: Look, speaker: Speaker) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    forget(made)


Rules = tuple[WatchRulesDialog, WatchRuleDesk]


@pytest.fixture
def rules(
    store: Store, leader: Actor, officer: Actor, background: Background, look: Look, parent: QWidget, qtbot: QtBot
) -> Rules:
    settle(store)
    desk = WatchRuleDesk(store)
    desk.ship(officer)
    dialog = WatchRulesDialog(desk, TrialHere(store), leader, background, look, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: background.is_idle() and dialog.isActiveWindow())
    assert dialog.table.shown() == 13
    return dialog, desk


def choose(dialog: WatchRulesDialog, code: str) -> None:
    rows = dialog.table.rows
    key = next(rows.record(row).rule.id for row in range(rows.rowCount()) if rows.record(row).rule.code == code)
    assert dialog.table.choose(key)


def press(button: Any) -> None:
    """As Tab and Space do."""
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def is_on(desk: WatchRuleDesk, code: str) -> bool:
    return next(one.rule.enabled for one in desk.rules() if one.rule.code == code)


def test_a_rule_is_tried_out_before_it_is_switched_on_and_only_with_a_reason(
    rules: Rules, store: Store, clock: Clock, background: Background, qtbot: QtBot
) -> None:
    dialog, desk = rules
    keep(store, drive(PATROL.id, clock() - timedelta(hours=2), [(0, 0)] * 60))
    choose(dialog, "W08")
    QTest.keyClicks(dialog.reason, "night trial")
    assert not dialog.switch.isEnabled(), "not tried out yet"
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(background.is_idle)
    assert "前30天会触发 1 次" in dialog.tried_words.text()
    assert "试算人: 周" in dialog.tried_words.text()
    assert dialog.hits.shown() == 1
    press(dialog.switch)
    qtbot.waitUntil(lambda: background.is_idle() and is_on(desk, "W08"))
    assert dialog.told.text() == "已启用。"
    assert dialog.switch.text() == "停用"
    assert not dialog.switch.isEnabled(), "switching off needs a reason of its own"


def test_a_trial_of_before_the_restart_still_counts_and_one_of_long_ago_does_not(
    rules: Rules, store: Store, leader: Actor, clock: Clock, background: Background, look: Look, parent: QWidget,
    qtbot: QtBot,
) -> None:  # fmt: skip
    dialog, _ = rules
    choose(dialog, "W08")
    press(dialog.try_out)
    qtbot.waitUntil(background.is_idle)
    said = dialog.tried_words.text()
    dialog.reject()

    def opened_again() -> WatchRulesDialog:
        made = WatchRulesDialog(WatchRuleDesk(store), TrialHere(store), leader, background, look, parent)
        with qtbot.waitExposed(made):
            made.show()
        qtbot.waitUntil(background.is_idle)
        choose(made, "W08")
        QTest.keyClicks(made.reason, "night trial")
        return made

    again = opened_again()
    assert again.tried_words.text() == said
    assert again.switch.isEnabled()
    again.reject()
    clock.move(days=31)
    late = opened_again()
    assert "请重新试算" in late.tried_words.text()
    assert not late.switch.isEnabled()
    late.reject()


def test_a_chosen_hit_is_shown_on_the_map_and_leaves_it_with_the_dialog(
    rules: Rules, store: Store, clock: Clock, background: Background, qtbot: QtBot
) -> None:
    dialog, _ = rules
    keep(store, drive(PATROL.id, clock() - timedelta(hours=2), [(0, 0)] * 60))
    shown: list[Position | None] = []
    dialog.place_shown.connect(shown.append)
    choose(dialog, "W08")
    press(dialog.try_out)
    qtbot.waitUntil(background.is_idle)
    dialog.hits.setFocus()
    QTest.keyClick(dialog.hits, Qt.Key.Key_Down)
    assert [(round(one.lon, 2), round(one.lat, 2)) for one in shown if one] == [(107.6, 37.2)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shown[-1] is None


def test_figures_are_saved_by_key_and_must_be_tried_again(rules: Rules, background: Background, qtbot: QtBot) -> None:
    dialog, desk = rules
    choose(dialog, "W08")
    press(dialog.try_out)
    qtbot.waitUntil(background.is_idle)
    box = dialog.form.figures["minutes"]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "45")
    assert not dialog.try_out.isEnabled(), "what is not saved cannot be tried"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.told.text() == "已保存。")
    assert next(one.rule.parameters["minutes"] for one in desk.rules() if one.rule.code == "W08") == 45
    assert "试算" in dialog.tried_words.text()
    assert dialog.hits.shown() == 0


def test_a_second_zone_with_other_hours_gets_a_rule_of_its_own_by_key(
    rules: Rules, background: Background, qtbot: QtBot
) -> None:
    dialog, desk = rules
    choose(dialog, "W05")
    QTest.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.table.shown() == 14)
    chosen = dialog.table.chosen()
    assert chosen is not None
    assert (chosen.rule.code, chosen.rule.kind, chosen.rule.enabled) == ("W14", WatchKind.ZONE_ENTER, False)
    assert dialog.form.name.hasFocus()
    dialog.form.name.selectAll()
    QTest.keyClicks(dialog.form.name, "yard at night")
    QTest.keyClicks(dialog.form.hours, "20:00-05:00")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.told.text() == "已保存。")
    hours = {one.rule.code: one.rule.hours for one in desk.rules() if one.rule.kind is WatchKind.ZONE_ENTER}
    assert hours == {"W05": "", "W14": "20:00-05:00"}


def test_a_new_rule_is_made_by_key_of_any_kind(rules: Rules, background: Background, qtbot: QtBot) -> None:
    dialog, desk = rules
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.kinds.isVisible)
    QTest.keyClick(dialog.kinds, Qt.Key.Key_Down)
    QTest.keyClick(dialog.kinds, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.table.shown() == 14)
    made = next(one.rule for one in desk.rules() if one.rule.code == "W14")
    assert (made.kind, made.enabled) == (list(WatchKind)[1], False)
    assert dialog.form.name.text() == made.name != ""


def test_hours_that_are_none_are_refused_in_a_sentence_and_stay_to_be_mended(
    rules: Rules, background: Background, qtbot: QtBot
) -> None:
    dialog, desk = rules
    choose(dialog, "W02")
    dialog.form.hours.clear()
    QTest.keyClicks(dialog.form.hours, "night")
    press(dialog.save)
    qtbot.waitUntil(background.is_idle)
    assert "不是时段" in dialog.told.text()
    assert dialog.form.hours.text() == "night"
    assert next(one.rule.hours for one in desk.rules() if one.rule.code == "W02") == "22:00-06:00"


def test_zones_are_filtered_by_text_and_ticked(rules: Rules, background: Background, qtbot: QtBot) -> None:
    dialog, desk = rules
    choose(dialog, "W05")
    QTest.keyClicks(dialog.form.zone_text, "z1")
    item = dialog.form.zones.item(0)
    assert not item.isHidden()
    dialog.form.zones.setFocus()
    dialog.form.zones.setCurrentItem(item)
    QTest.keyClick(dialog.form.zones, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.told.text() == "已保存。")
    assert next(one.rule.zone_ids for one in desk.rules() if one.rule.code == "W05") == "Z1"


def test_a_trial_is_stopped_with_its_dialog(
    store: Store, officer: Actor, leader: Actor, background: Background, look: Look, parent: QWidget, qtbot: QtBot
) -> None:
    stopped: list[bool] = []

    class Endless(TrialHere):
        def try_out(self, rule: WatchRule, progress: Any, is_stopped: Callable[[], bool]) -> None:
            del rule, progress
            wait_until(is_stopped)
            stopped.append(True)

    desk = WatchRuleDesk(store)
    desk.ship(officer)
    dialog = WatchRulesDialog(desk, Endless(store), leader, background, look, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(background.is_idle)
    press(dialog.try_out)
    assert dialog.stop.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stopped == [True] and background.is_idle())


def wait_until(is_stopped: Callable[[], bool]) -> None:
    """On a reader thread: until it is stopped, without a fixed time."""
    never = threading.Event()
    while not is_stopped():
        never.wait(0.01)


def test_a_key_vehicle_is_proposed_by_one_and_approved_by_another(
    store: Store, clock: Clock, officer: Actor, background: Background, look: Look, parent: QWidget, qtbot: QtBot
) -> None:
    settle(store)
    register = KeyVehicleDesk(store)
    dialog = KeyVehiclesDialog(register, officer, background, look, clock, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(background.is_idle)
    assert not dialog.propose.isEnabled()
    dialog.vehicle.setFocus()
    QTest.keyClick(dialog.vehicle, Qt.Key.Key_Down)
    QTest.keyClicks(dialog.reason, "stops at night")
    press(dialog.propose)
    qtbot.waitUntil(lambda: background.is_idle() and dialog.table.shown() == 1)
    press(dialog.approve)
    qtbot.waitUntil(background.is_idle)
    assert "领导" in dialog.told.text(), "an officer may not"
    leader = Actor(user_id="u-wu", name="吴", role=Role.LEADER, desk_id="desk-1")
    theirs = KeyVehiclesDialog(register, leader, background, look, clock, parent)
    with qtbot.waitExposed(theirs):
        theirs.show()
    qtbot.waitUntil(background.is_idle)
    press(theirs.approve)
    qtbot.waitUntil(lambda: background.is_idle() and register.entries()[0].is_watched)
    theirs.reason.setFocus()
    QTest.keyClicks(theirs.reason, "cleared up")
    press(theirs.remove)
    qtbot.waitUntil(lambda: background.is_idle() and not register.entries()[0].is_watched)
    assert register.entries()[0].entry.removal_reason == "cleared up"


def test_an_overdue_review_reads_as_not_watched_and_is_renewed(
    store: Store,
    clock: Clock,
    officer: Actor,
    leader: Actor,
    background: Background,
    look: Look,
    parent: QWidget,
    qtbot: QtBot,
) -> None:
    settle(store)
    register = KeyVehicleDesk(store)
    entry = register.propose(officer, new_key(), TANKER.id, reason="夜间停留", review_at=clock() + timedelta(days=3))
    register.approve(leader, new_key(), entry)
    clock.move(days=4)
    dialog = KeyVehiclesDialog(register, leader, background, look, clock, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(background.is_idle)
    row = [dialog.table.filter.index(0, column).data() for column in range(4)]
    assert "复核逾期,已停止关注" in row
    QTest.keyClicks(dialog.reason, "still stops")
    press(dialog.renew)
    qtbot.waitUntil(lambda: background.is_idle() and register.entries()[0].is_watched)
