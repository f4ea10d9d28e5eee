"""Keys that the whole desk has work in the window of a case as well: Ctrl+Z takes back what was done in it, Ctrl+N
writes about it; Y leads its loophole as a hazard."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.case_file import CaseFile
from app.domain.case_part import CaseComment, CaseTask
from app.domain.case_review import Loophole
from app.domain.key import new_key
from app.ui.take_back import Done
from tests.ui.cases.case_hand import OFFICER, OTHER, CaseHand

K = Qt.Key
GAP = {"what": "围栏缺口", "barrier": "PHYSICAL", "owner": "演示丙", "due_at": "2030-01-01 10:00"}


def comment(hand: CaseHand, case_id: str, text: str) -> None:
    """N, the words, Ctrl+Enter."""
    window = hand.windows[-1]
    before = len(hand.dossier(case_id).of(CaseComment))
    hand.press(window, K.Key_N)
    hand.type(text)
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: len(hand.dossier(case_id).of(CaseComment)) == before + 1)
    hand.settle()


def texts(hand: CaseHand, case_id: str) -> list[str]:
    return [one.text for one in hand.dossier(case_id).of(CaseComment)]


def test_ctrl_z_takes_back_the_last_act_of_this_file_and_then_the_one_before_from_whatever_page(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    comment(hand, key, "第一条")
    comment(hand, key, "第二条")
    hand.press(window, K.Key_2)
    for left in (["第一条"], []):
        hand.press(window, K.Key_Z, ctrl=True)
        assert window.ask.is_asking()
        hand.press(window, K.Key_1)
        hand.until(lambda left=left: texts(hand, key) == left)  # type: ignore[misc]
        hand.settle()
    assert window.said.text().startswith("已撤")
    assert window.timeline.rows.record(0).who == "u-han", "taking back stands on record as an act"
    hand.press(window, K.Key_Z, ctrl=True)
    assert not window.ask.is_asking()
    assert window.said.text() == "此处没有可撤回的操作。"


def test_ctrl_z_asks_why_and_escape_leaves_everything_as_it_is(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    comment(hand, key, "留着")
    hand.press(window, K.Key_Z, ctrl=True)
    assert "批注" in window.ask._told.text()
    hand.press(window, K.Key_Escape)
    assert texts(hand, key) == ["留着"]
    assert window.stack.currentIndex() == 0


def test_what_was_done_at_the_desk_or_in_another_file_meanwhile_is_not_touched(hand: CaseHand) -> None:
    ours, theirs = hand.opened(), hand.opened(title="砖井盗油")
    hand.room(theirs)
    comment(hand, theirs, "另一案")
    window = hand.room(ours).window
    comment(hand, ours, "本案")
    touched: list[str] = []
    hand.take_backs.add(Done("别处", hand.program.now(), lambda _key, why: touched.append(why)))
    hand.press(window, K.Key_Z, ctrl=True)
    hand.press(window, K.Key_1)
    hand.until(lambda: texts(hand, ours) == [])
    assert texts(hand, theirs) == ["另一案"]
    assert touched == []
    assert hand.take_backs.last() is not None
    assert hand.take_backs.last().words == "别处"  # type: ignore[union-attr]  # there is one


def test_what_b_has_taken_back_on_the_timeline_is_not_offered_again(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    comment(hand, key, "第一条")
    comment(hand, key, "第二条")
    hand.press(window, K.Key_4, K.Key_Down, K.Key_Up, K.Key_B)
    hand.type("误记")
    hand.press(window, K.Key_Return)
    hand.until(lambda: texts(hand, key) == ["第一条"])
    hand.settle()
    hand.press(window, K.Key_Z, ctrl=True)
    hand.press(window, K.Key_1)
    hand.until(lambda: texts(hand, key) == [])


def test_what_somebody_built_on_is_not_taken_back_and_that_is_said(hand: CaseHand) -> None:
    key = hand.opened()
    desk = hand.program.casework.desk
    window = hand.room(key).window
    hand.press(window, K.Key_T)
    hand.type("查车")
    cast(QLineEdit, window.part.form.inputs["due_at"]).setText("2030-01-01 10:00")  # type: ignore[union-attr]
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.dossier(key).of(CaseTask) != ())
    hand.settle()
    desk.change_part(OTHER, new_key(), hand.dossier(key).of(CaseTask)[0], {"owner": "李"})
    hand.press(window, K.Key_Z, ctrl=True)
    hand.press(window, K.Key_1)
    assert len(hand.dossier(key).of(CaseTask)) == 1
    assert window.said.isVisible()


def test_while_one_writes_ctrl_z_takes_back_what_was_typed_and_no_act(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    comment(hand, key, "留着")
    hand.press(window, K.Key_E)
    place = cast(QLineEdit, window.form.inputs["place"])
    place.setFocus()
    hand.type("井场北侧")
    hand.press(window, K.Key_Z, ctrl=True)
    assert place.text() == ""
    window.mo.setFocus()
    hand.press(window, K.Key_Z, ctrl=True)
    assert not window.ask.is_asking()
    assert texts(hand, key) == ["留着"]


def test_ctrl_n_asks_for_a_line_about_this_case_also_while_one_writes_but_never_about_a_sealed_one(
    hand: CaseHand,
) -> None:
    key = hand.opened()
    room = hand.room(key)
    wanted: list[CaseFile] = []
    room.note_wanted.connect(wanted.append)
    hand.press(room.window, K.Key_N, ctrl=True)
    assert [one.id for one in wanted] == [key]
    hand.press(room.window, K.Key_E)
    hand.press(room.window, K.Key_N, ctrl=True)
    assert len(wanted) == 2
    sealed = replace(hand.dossier(key), case=replace(hand.case(key), sealed_at=hand.program.now()))
    room.window.set_editing(False)
    room.window.show_dossier(sealed)
    hand.press(room.window, K.Key_N, ctrl=True)
    assert len(wanted) == 2


def test_y_leads_a_loophole_as_a_hazard_only_on_its_row_and_only_once(hand: CaseHand) -> None:
    desk = hand.program.casework.desk
    key = hand.opened()
    desk.add_part(OFFICER, "gap", key, "case_loophole", GAP)
    room = hand.room(key)
    told: list[tuple[Loophole, CaseFile]] = []
    room.hazard_wanted.connect(lambda gap, case: told.append((gap, case)))
    hand.press(room.window, K.Key_Y)
    assert told == [], "on the first page no loophole is chosen"
    hand.press(room.window, K.Key_3, K.Key_Down, K.Key_Y)
    ((gap, case),) = told
    assert (gap.what, case.id) == ("围栏缺口", key)
    assert room.window.buttons["loophole_hazard"].isVisible()
