"""The feeds on the screen: state in colour, shape and word; only what can be done is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.feed_status import FeedState, FeedStatus
from app.domain.fix_doubt import FixDoubt
from app.domain.record import OwnerDomain
from app.domain.sentence import sentence
from app.domain.unit import Vehicle, VehicleKind
from app.services.field.movers import Unregistered
from app.services.field.tracker_desk import Carriers
from app.ui.dialogs.register_tracker_dialog import RegisterTrackerDialog
from app.ui.look import Look
from app.ui.panels.feed_panel import FeedPanel
from app.ui.status_bar import DeskStatusBar
from app.ui.widgets.feed_columns import FEED_COLUMNS, SIGNS
from app.ui.words import Speaker, tr
from tests.ui import invented
from tests.ui.conftest import forget


def status(name: str, state: FeedState, **told: object) -> FeedStatus:
    return FeedStatus(name=name, kind=name, state=state, since=invented.NOW, **told)  # type: ignore[arg-type]


FEEDS = (
    status("mqtt", FeedState.LISTENING, last_at=invented.NOW, received=12_345, kept=12_340, refused=5, lag_s=0.42),
    status("jt808", FeedState.LOST, said=sentence("{count} terminals are signed in.", count=3)),
    status("cap", FeedState.STOPPED),
)
STRANGER = Unregistered(
    "13800138000",
    True,
    "jt808",
    invented.NOW - timedelta(hours=1),
    invented.NOW - timedelta(minutes=3),
    42,
    107.6,
    37.6,
)


@pytest.fixture
def panel(look: Look, speaker: Speaker, now: Callable[[], datetime], qtbot: QtBot) -> Iterator[FeedPanel]:
    made = FeedPanel(look, now)
    made.resize(1300, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_feeds(FEEDS)
    yield made
    forget(made)


def row(panel: FeedPanel, number: int) -> list[str]:
    return [str(panel.table.filter.index(number, n).data()) for n in range(len(FEED_COLUMNS))]


def emitted(panel: FeedPanel) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    panel.start_wanted.connect(lambda name: found.append(("start", name)))
    panel.stop_wanted.connect(lambda name: found.append(("stop", name)))
    panel.test_wanted.connect(lambda name: found.append(("test", name)))
    return found


def test_each_feed_tells_state_times_counts_and_lag(panel: FeedPanel) -> None:
    assert row(panel, 0)[:7] == ["消息(MQTT)", "● 正在接收", "23:41:07", "12,345", "0", "5", "0.4 s"]
    assert row(panel, 1)[1] == "◆ 已断开"
    assert row(panel, 2)[1:4] == ["○ 已停止", "—", "0"]


def test_the_chosen_feed_says_why_it_is_as_it_is_until_a_test_answers(panel: FeedPanel) -> None:
    panel.table.choose("jt808")
    assert panel.answer.text() == "3 台终端在线。"
    panel.say("端口 8808 空闲。", well=False)
    panel.show_feeds(FEEDS[:2])
    assert panel.answer.text() == "端口 8808 空闲。"
    panel.table.choose("mqtt")
    assert panel.answer.text() == ""


def test_no_two_states_share_a_shape_or_a_colour() -> None:
    assert set(SIGNS) == set(FeedState)
    assert len({sign for sign, _ in SIGNS.values()}) == len({token for _, token in SIGNS.values()}) == len(FeedState)


def test_feeds_are_started_stopped_and_tested_by_keys(panel: FeedPanel) -> None:
    wanted = emitted(panel)
    panel.table.setFocus()
    for key in (Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_T):
        QTest.keyClick(panel.table, key)
    assert "mqtt" in panel.answer.text()
    panel.table.choose("cap")
    for key in (Qt.Key.Key_X, Qt.Key.Key_S):
        QTest.keyClick(panel.table, key)
    assert wanted == [("stop", "mqtt"), ("test", "mqtt"), ("start", "cap")]


def test_the_same_state_again_leaves_the_table_alone_and_the_chosen_row_chosen(panel: FeedPanel) -> None:
    panel.table.choose("jt808")
    resets: list[int] = []
    panel.table.rows.modelReset.connect(lambda: resets.append(1))
    panel.show_feeds(FEEDS)
    assert resets == []
    panel.show_feeds((*FEEDS[:2], status("cap", FeedState.LISTENING)))
    chosen = panel.table.chosen()
    assert chosen is not None
    assert (len(resets), chosen.name) == (1, "jt808")


def test_an_empty_panel_says_how_to_switch_feeds_on(panel: FeedPanel) -> None:
    panel.show_feeds(())
    assert not panel.table.isVisible()
    assert "feeds.toml" in tr(
        "Sources are switched on in the file feeds.toml of the data directory; the handbook (Ctrl+F1, Feeds) shows "
        "what to write for a broker, Traccar, vehicle terminals and bulletins."
    )
    wanted = emitted(panel)
    for key in (Qt.Key.Key_S, Qt.Key.Key_X, Qt.Key.Key_T, Qt.Key.Key_R):
        QTest.keyClick(panel, key)
    assert wanted == []


def test_a_stranger_is_registered_by_one_key_and_located_by_another(panel: FeedPanel) -> None:
    told: list[object] = []
    panel.register_wanted.connect(told.append)
    panel.locate_wanted.connect(told.append)
    summaries: list[str] = []
    panel.summary_changed.connect(summaries.append)
    panel.show_strangers((STRANGER,))
    assert summaries[-1] == "1/3 正在接收 · 1 台未登记"
    panel.strangers.setFocus()
    panel.strangers.choose("13800138000/True")
    QTest.keyClick(panel.strangers, Qt.Key.Key_R)
    QTest.keyClick(panel.strangers, Qt.Key.Key_Space)
    assert told == [STRANGER, STRANGER]


def test_the_dialog_takes_only_a_unit_or_vehicle_of_the_list(look: Look, speaker: Speaker, qtbot: QtBot) -> None:
    units = tuple(one.unit for one in invented.units())
    car = Vehicle(id="v9", plate="陕K12345", kind=VehicleKind.TANKER, owner_domain=OwnerDomain.SOCIAL)
    dialog = RegisterTrackerDialog(STRANGER, Carriers(units, (car,)), look)
    wanted: list[tuple[str, str]] = []
    dialog.register_wanted.connect(lambda key, reason: wanted.append((key, reason)))
    dialog.show()
    dialog.carrier.setEditText("没有这辆车")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert wanted == []
    assert dialog.refusal.isVisible()
    dialog.carrier.setCurrentIndex(len(units))
    dialog.reason.setText("换车")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert wanted == [("v9", "换车")]
    forget(dialog)


def test_the_status_bar_counts_feeds_and_shows_the_worst(look: Look, speaker: Speaker) -> None:
    bar = DeskStatusBar(look)

    def said() -> str:
        return next(
            (one.text() for one in bar.findChildren(QLabel) if "数据源" in one.text() and not one.isHidden()), ""
        )

    assert said() == ""
    bar.show_feeds(FEEDS[:1])
    assert said() == "● 数据源 1/1 · 最近收到 23:41:07"
    bar.show_feeds(FEEDS)
    assert said().startswith("◆ 数据源 1/3")
    bar.show_feeds(())
    assert said() == ""
    forget(bar)


def test_positions_that_are_not_believed_are_told_by_reason_and_those_too_late_for_the_watch(
    panel: FeedPanel, speaker: Speaker
) -> None:
    assert panel.fixes.isHidden()
    panel.show_fixes({FixDoubt.JUMPED: 3, FixDoubt.SAME_TIME: 1_204}, 7)
    speaker.speak("en")
    panel.retranslate()
    assert panel.fixes.isVisible()
    assert panel.fixes.text() == (
        "Positions not believed: 1,207 (told twice 1,204, jumped 3) · too late for the watch: 7"
    )
    panel.show_fixes({}, 0)
    assert panel.fixes.isHidden()
