"""Review and persons of a case by keys alone, in its window."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.domain.case_person import RegisterState
from app.domain.case_review import Loophole
from app.domain.case_status import CaseKind, CaseStatus
from app.ui.cases.sealed_record import SealedRecord
from tests.ui.cases.case_hand import OFFICER, OTHER, CaseHand

K, S = Qt.Key, CaseStatus
REVIEW = {"how_in": "剪断围栏", "how_out": "沿便道驶离", "physical_failed": True}


def test_a_review_is_decided_checked_and_opened_again_by_keys(hand: CaseHand) -> None:
    key = hand.opened()
    desk, now = hand.program.casework.desk, hand.program.now()
    window = hand.room(key).window
    hand.press(window, K.Key_G)
    form = window.part.form
    assert form is not None
    cast(QLineEdit, form.inputs["how_out"]).setFocus()
    hand.press(window, K.Key_Escape)
    desk.add_part(OFFICER, "review", key, "case_review", REVIEW)
    gap = {"what": "围栏无人巡查", "barrier": "PHYSICAL", "owner": "演示丙", "due_at": now + timedelta(days=9)}
    hand.room(key)
    window = hand.windows[-1]
    hand.press(window, K.Key_J)
    assert "漏洞" in window.said.text()
    desk.add_part(OFFICER, "gap", key, "case_loophole", gap)
    window = hand.room(key).window
    hand.press(window, K.Key_J)
    hand.until(lambda: hand.case(key).reviewed_at is not None)
    hand.settle()
    hand.press(window, K.Key_M)
    assert "剪断围栏" in QGuiApplication.clipboard().text()
    hand.press(window, K.Key_3)
    assert window.parts.choose(next(one.id for one in hand.dossier(key).of(Loophole)))
    hand.press(window, K.Key_U)
    hand.type("仍有缺口")
    hand.press(window, K.Key_Return)
    hand.until(lambda: hand.case(key).reviewed_at is None)
    assert hand.dossier(key).of(Loophole)[0].found == "仍有缺口"


def test_a_person_is_proposed_and_looked_at_by_keys_and_approved_by_another(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_P)
    hand.press(window, K.Key_1)
    hand.type("演示甲")
    hand.press(window, K.Key_Return, K.Key_1, K.Key_1, K.Key_1)
    hand.type("刑事诉讼法第115条")
    hand.press(window, K.Key_Return, K.Key_Return, K.Key_Return)
    persons = hand.program.casework.law.person_desk
    hand.until(lambda: len(persons.of_case(key)) == 1)
    hand.settle()
    hand.press(window, K.Key_P)
    hand.press(window, K.Key_2, K.Key_1)
    assert "他人审批" in window.said.text()
    hand.press(window, K.Key_P)
    hand.press(window, K.Key_2, K.Key_2)
    hand.type("传唤")
    hand.press(window, K.Key_Return)
    assert window.said.text() == "演示甲"
    other = hand.room(key, OTHER).window
    hand.press(other, K.Key_P)
    hand.press(other, K.Key_2, K.Key_1)
    hand.until(lambda: persons.of_case(key)[0].state is RegisterState.ACTIVE)


def test_a_sealed_record_is_opened_by_number_and_reason_and_led_on_by_whoever_leads_it_alone(hand: CaseHand) -> None:
    desk, now = hand.program.casework.desk, hand.program.now()
    told = {"title": "盗窃井场物资", "type": "MATERIAL", "occurred_from": now - timedelta(hours=9), "number": "演行1号"}
    key = desk.open_case(
        OFFICER, "open", CaseKind.ADMINISTRATIVE, told, status=S.ACCEPTED, since=now - timedelta(hours=5)
    )
    for step in (S.INVESTIGATING, S.NOTIFIED, S.DECIDED, S.SERVED):
        desk.move(OFFICER, f"to {step}", key, step, approver="周", reason="查明")
    record = SealedRecord(hand.program, OFFICER, hand.background, hand.window(), hand.take_backs)
    record.window.show()
    hand.press(record.window)
    record.begin()
    hand.type("演行2号")
    hand.press(record.window, K.Key_Return)
    hand.type("另案办理")
    hand.press(record.window, K.Key_Return)
    assert "没有此案号" in record.window.said.text()
    record.begin()
    hand.type("演行1号")
    hand.press(record.window, K.Key_Return)
    hand.type("另案办理")
    hand.press(record.window, K.Key_Return)
    assert "盗窃井场物资" in record.window.title.text()
    assert [name for name, one in record.window.buttons.items() if one.isVisible()] == ["case_step"]
    hand.press(record.window, K.Key_S, K.Key_1, K.Key_Return)
    hand.until(lambda: record.window.shown is not None and record.window.shown.case.status is S.EXECUTING)
    assert record.window.shown is not None
    assert record.window.shown.timeline[0].reason == "另案办理"
    assert desk.cases_since(now - timedelta(days=9)) == ()
    done = hand.take_backs.last()
    assert done is not None
    assert "盗窃" not in done.words
    assert "演行1号" not in done.words
    done.undo("undo", "还没开始执行")
    sealed = hand.program.casework.law.sealed_desk
    assert sealed.reveal(OFFICER, "again", "演行1号", reason="核对").case.status is S.SERVED
    other = SealedRecord(hand.program, OTHER, hand.background, hand.window(), hand.take_backs)
    other.window.show()
    other.begin()
    hand.press(other.window)
    hand.type("演行1号")
    hand.press(other.window, K.Key_Return)
    hand.type("另案办理")
    hand.press(other.window, K.Key_Return)
    assert "盗窃井场物资" in other.window.title.text()
    assert not any(button.isVisible() for button in other.window.buttons.values())


def test_a_file_that_is_sealed_by_a_step_does_not_stay_open_in_any_window(hand: CaseHand) -> None:
    desk, now = hand.program.casework.desk, hand.program.now()
    told = {"title": "盗窃井场物资", "type": "MATERIAL", "occurred_from": now - timedelta(hours=9), "number": "演行1号"}
    key = desk.open_case(
        OFFICER, "open", CaseKind.ADMINISTRATIVE, told, status=S.ACCEPTED, since=now - timedelta(hours=5)
    )
    for step in (S.INVESTIGATING, S.NOTIFIED, S.DECIDED):
        desk.move(OFFICER, f"to {step}", key, step, approver="周", reason="查明")
    mine, theirs = hand.room(key), hand.room(key, OTHER)
    told_of: list[str] = []
    for name, room in (("mine", mine), ("theirs", theirs)):
        room.gone.connect(lambda name=name: told_of.append(name))
    hand.press(theirs.window, K.Key_E)
    hand.press(mine.window, K.Key_S, K.Key_1, K.Key_Return)
    hand.until(lambda: not mine.window.isVisible())
    theirs.read()
    hand.until(lambda: not theirs.window.isVisible())
    assert told_of == ["mine", "theirs"]
    done = hand.take_backs.last()
    assert done is not None
    assert "送达" in done.words
    assert "盗窃" not in done.words
    done.undo("undo", "还没送达")
    assert hand.case(key).status is S.DECIDED
    assert hand.program.casework.drafts.of(OTHER.user_id, key) is None
