"""A night's patrol at the whole desk by keys alone, from the plan to the proof: issued, overdue, begun by position, a
check point by its code, one left out, a hazard found, a deviation acknowledged, paused, over by itself, reviewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Right
from app.domain.handover import Section
from app.domain.key import new_key
from app.domain.patrol import DeviationKind, PatrolStatus, StopProof
from app.domain.subject import Subject
from app.domain.unit import Fix
from app.services.patrols.check_code import check_code, made_secret, place_key
from app.services.patrols.follow_reading import PatrolCourse
from app.store import fix_store
from app.ui.desk import Desk
from app.ui.dialogs.report_entry import ReportEntry
from app.ui.panels.patrol_panel import PatrolPanel
from tests.flows.dispatch_room import PER_KM, PLACE, POLICE, press, settle, until, write
from tests.flows.test_patrol_flow import line, planned
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
K, S = Qt.Key, PatrolStatus
CONTROL = Qt.KeyboardModifier.ControlModifier
__all__ = ["line"]


class Night:
    """The patrol that was planned, the way of its unit, and the desk that follows it."""

    def __init__(self, desk: Desk, qtbot: QtBot, program: Program, clock: Clock, patrol_id: str) -> None:
        self.desk, self.qtbot, self.program, self.clock, self.key = desk, qtbot, program, clock, patrol_id
        self.begins_at = self.course().patrol.begins_at
        self.panel: PatrolPanel = desk.window.panels.patrols

    def course(self) -> PatrolCourse:
        return self.program.patrols.courses.course(self.key)

    def at(self, minutes: float) -> datetime:
        return self.begins_at + timedelta(minutes=minutes)

    def stand(self, lon: float, lat: float, since: float, until_min: float) -> None:
        """Fixes each half minute at one place, from so many minutes after the begin."""
        steps = int((until_min - since) * 2) + 1
        fixes = [Fix(POLICE.id, self.at(since + n / 2), lon, lat, 0.0) for n in range(steps)]
        with self.program.store.database.write() as connection:
            fix_store.append(connection, fixes)

    def look(self, minutes: float) -> None:
        """The beat of the desk so many minutes after the begin; the window has heard of it."""
        self.clock.moment = self.at(minutes)
        following, system = self.program.patrols.following, self.program.system_actor
        self.program.lane.live(lambda: following.look(system, self.key)).result(10)
        self.wait(lambda: True)

    def wait(self, is_so: Callable[[], bool]) -> None:
        until(self.qtbot, is_so)
        settle(self.desk, self.qtbot)

    def press(self, key: Qt.Key) -> None:
        """On the row of the patrol."""
        self.desk.window.activateWindow()
        self.panel.table.setFocus()
        assert self.panel.table.choose(self.key)
        press(key)

    def said(self, words: str) -> None:
        """The answer in words, and Enter."""
        self.wait(self.panel.ask.words.hasFocus)
        write(words)
        press(K.Key_Return)

    def shown(self) -> str:
        """All that the card says."""
        return "\n".join(label.text() for label in self.panel.card._values)

    def code_of(self, position: int) -> str:
        stop = self.course().stops[position - 1]
        with self.program.store.act(self.program.actor(), new_key(), "test.card", Right.ACT) as work:
            work.about("patrol", self.key)
            return check_code(made_secret(work.connection), place_key(stop))


@pytest.fixture
def night(desk: Desk, qtbot: QtBot, program: Program, clock: Clock) -> Night:
    one = planned(desk, qtbot, program)
    return Night(desk, qtbot, program, clock, one.patrol.id)


def test_from_the_plan_to_the_proof_by_keys(night: Night, desk: Desk, program: Program) -> None:
    # Issued, and nobody comes: overdue in the list, an alert in the queue.
    night.press(K.Key_I)
    night.wait(lambda: night.course().patrol.status is S.ISSUED)
    night.look(20)
    assert [one.kind for one in night.course().deviations] == [DeviationKind.LATE_START]
    night.wait(lambda: any("未按时出巡" in one.title for one in desk.alert_views._standing()))
    night.wait(lambda: "超时未出发" in night.shown())
    items = [one for one in program.dutywork.handovers.sheet().items if one.section is Section.PATROLS]
    assert [(one.subject_id, one.red) for one in items] == [(night.key, True)]

    # A acknowledges the deviation, with what was done about it; its alert is taken with it.
    night.press(K.Key_A)
    night.said("called")
    night.wait(lambda: night.course().unacknowledged == ())
    assert [one.acknowledged_at is not None for one in program.alert_desk.queue().alerts if one.source == "patrol"]

    # The unit comes by itself: begun by position, its first check point reached.
    first = night.course().stops[0]
    night.stand(first.lon, first.lat, 22, 36)
    night.look(36)
    assert night.course().patrol.status is S.ACTIVE
    assert night.course().stops[0].reached_by is StopProof.POSITION
    night.wait(lambda: "巡逻中" in night.shown() or "执行" in night.shown())

    # The code of the second is read out over the radio; a wrong one is refused in words.
    night.press(K.Key_Q)
    night.said("abcdef")
    night.wait(lambda: any("验证码" in one.say() for one in desk.window.notices.shown))
    night.press(K.Key_Q)
    night.said(night.code_of(2))
    night.wait(lambda: night.course().stops[1].reached_by is StopProof.QR)

    # The third is left out with a reason; a hazard is found, and keeps the patrol.
    night.press(K.Key_L)
    press(K.Key_1)
    night.said("road gone")
    night.wait(lambda: night.course().stops[2].skip_reason == "road gone")
    night.press(K.Key_D)
    press(K.Key_2)
    night.wait(lambda: isinstance(QApplication.activeWindow(), ReportEntry))
    entry = QApplication.activeWindow()
    assert isinstance(entry, ReportEntry)
    entry.text.setFocus()
    write("sign missing")
    press(K.Key_Return, CONTROL)
    night.wait(lambda: [one.subject.noun for one in night.course().findings] == ["hazard"])

    # B pauses with a reason, C goes on; the time of each is on the card.
    night.press(K.Key_B)
    night.said("fuel")
    night.wait(lambda: night.course().patrol.status is S.PAUSED)
    night.clock.move(minutes=7)
    night.press(K.Key_C)
    night.wait(lambda: night.course().patrol.status is S.ACTIVE)
    night.wait(lambda: "暂停 7 分钟" in night.shown())

    # Everything is served: it drives home, and the patrol is over by itself.
    night.stand(PLACE[0] - 30 * PER_KM, PLACE[1], 46, 60)
    night.look(60)
    over = night.course()
    assert over.patrol.status is S.FINISHED
    assert over.patrol.finished_at == night.at(36)
    assert night.panel.choose(night.key)

    # K reviews it; what is on record is its proof, and the handover no longer speaks of it.
    night.press(K.Key_K)
    night.said("all served")
    night.wait(lambda: night.course().patrol.status is S.REVIEWED)
    assert {one.acknowledged_by for one in night.course().deviations} == {program.actor().name}
    items = [one for one in program.dutywork.handovers.sheet().items if one.section is Section.PATROLS]
    assert items == []


def test_an_act_by_hand_is_taken_back_by_ctrl_z_and_the_handover_leads_to_the_patrol(
    night: Night, desk: Desk, program: Program
) -> None:
    night.press(K.Key_I)
    night.wait(lambda: night.course().patrol.status is S.ISSUED)
    night.press(K.Key_S)
    night.wait(lambda: night.course().patrol.status is S.ACTIVE)
    night.clock.move(minutes=3)
    night.press(K.Key_F)
    night.wait(lambda: "3 个检查点未到" in night.panel.ask._told.text())
    night.said("by radio")
    night.wait(lambda: night.course().patrol.status is S.FINISHED)
    press(K.Key_Z, CONTROL)
    night.wait(desk.window.panels.alerts.card.ask.is_asking)
    press(K.Key_1)
    night.wait(lambda: night.course().patrol.status is S.ACTIVE)
    assert night.course().patrol.finished_at is None
    (item,) = [one for one in program.dutywork.handovers.sheet().items if one.section is Section.PATROLS]
    desk.window.panels.handover.locate_wanted.emit(Subject(item.subject, item.subject_id, item.title))
    night.wait(lambda: night.panel.table.chosen() is not None and night.panel.front().hasFocus())
