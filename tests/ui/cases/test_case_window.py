"""A case file worked with keys alone: pages, parts, steps, writing, drafts, two editors."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.domain.access import Right
from app.domain.case_part import CaseComment, CaseTask, Loss
from app.domain.case_status import CaseStatus
from app.domain.key import new_key
from app.services.cases.case_drafts import NEW
from app.ui.cases.case_window import PAGES, CaseWindow
from app.ui.cases.new_case import NewCase
from tests.services.cases.case_field import case
from tests.ui.cases.case_hand import OFFICER, OTHER, CaseHand

K = Qt.Key


def _line(window: CaseWindow, name: str) -> QLineEdit:
    return cast(QLineEdit, window.form.inputs[name])


def _part_line(window: CaseWindow, name: str) -> QWidget:
    form = window.part.form
    assert form is not None
    return form.inputs[name]


def test_digits_turn_the_pages_and_letters_offer_what_fits_there(hand: CaseHand) -> None:
    window = hand.room(hand.opened()).window
    assert window.page() == PAGES[0]
    for number, page in enumerate(PAGES, start=1):
        hand.press(window, Qt.Key(K.Key_0 + number))
        assert window.page() == page
    assert not window.buttons["part_change"].isVisible()
    assert window.buttons["case_step"].isVisible()


def test_a_loss_is_entered_with_keys_alone_and_stands_in_list_total_and_timeline(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_L)
    _part_line(window, "gross_t").setFocus()
    hand.type("12.5")
    _part_line(window, "water_cut_pct").setFocus()
    hand.type("140")
    hand.press(window, K.Key_Return, ctrl=True)
    assert "100%" in window.part._lacks.text()
    cast(QLineEdit, _part_line(window, "water_cut_pct")).setText("40")
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.dossier(key).of(Loss) != ())
    hand.settle()
    assert hand.case(key).loss_net_t == 7.5
    assert window.parts.shown() == 1
    assert window.timeline.rows.record(0).who == "u-han"
    hand.take_backs.last().undo("back", "误记")  # type: ignore[union-attr]  # there is one
    assert hand.case(key).loss_net_t is None


def test_a_comment_is_two_keys_and_its_words_are_shown_as_they_are(hand: CaseHand) -> None:
    key = hand.opened(title="<b>粗</b><img src=x>")
    window = hand.room(key).window
    assert window.title.text().endswith("<b>粗</b><img src=x>")
    assert window.title.textFormat() is Qt.TextFormat.PlainText
    hand.press(window, K.Key_N)
    hand.type("<script>1</script>")
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.dossier(key).of(CaseComment) != ())
    assert hand.dossier(key).of(CaseComment)[0].text == "<script>1</script>"


def test_a_step_is_chosen_by_digit_with_time_and_approver(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_S)
    hand.press(window, K.Key_1, K.Key_Return)
    hand.until(lambda: hand.case(key).status is CaseStatus.FILING_REVIEW)
    hand.settle()
    hand.press(window, K.Key_S)
    hand.press(window, K.Key_1, K.Key_Return)
    hand.type("王局长")
    hand.press(window, K.Key_Return)
    hand.until(lambda: hand.case(key).status is CaseStatus.FILED)
    hand.settle()
    assert hand.dossier(key).steps[-1].approver == "王局长"
    assert "立案" in window._status.text()


def test_a_time_that_is_none_or_comes_before_the_last_step_is_refused_and_said(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    for typed in ("昨天", "2020-01-01 10:00"):
        hand.press(window, K.Key_S)
        hand.press(window, K.Key_1)
        window.ask.words.setText(typed)
        hand.press(window, K.Key_Return)
        assert window.said.isVisible()
        assert hand.case(key).status is CaseStatus.ACCEPTED


def test_a_task_is_done_from_its_row(hand: CaseHand) -> None:
    key = hand.opened()
    hand.program.casework.desk.add_part(OFFICER, "t", key, "case_task", {"what": "查车", "due_at": "2030-01-01 10:00"})
    window = hand.room(key).window
    hand.press(window, K.Key_3, K.Key_Down, K.Key_F)
    hand.type("查到一辆")
    hand.press(window, K.Key_Return)
    hand.until(lambda: hand.dossier(key).of(CaseTask)[0].done_at is not None)
    assert hand.dossier(key).of(CaseTask)[0].result == "查到一辆"


def test_fields_are_written_and_saved_by_keys_and_only_what_differs_is_told(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_E)
    assert window.is_editing
    hand.type("1")
    _line(window, "helpers").setText("李、王")
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.case(key).helpers == "李、王")
    hand.until(lambda: not window.is_editing)
    assert [str(one) for one in hand.dossier(key).timeline[0].details][-1] == "Helping officers: - → 李、王"
    assert len(hand.dossier(key).timeline[0].details) == 2


def test_what_is_written_survives_closing_the_window_and_is_offered_again(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_E)
    _line(window, "place").setText("井场北侧")
    window.close()
    hand.settle()
    hand.program.casework.desk.change(OTHER, "other", hand.case(key), {"place": "井场东侧"})
    again = hand.room(key).window
    hand.until(lambda: again.is_editing)
    assert _line(again, "place").text() == "井场北侧"
    assert "地点" in again.said.text()
    hand.press(again, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.case(key).place == "井场北侧")
    hand.settle()
    assert hand.program.casework.drafts.of(OFFICER.user_id, key) is None


def test_two_who_wrote_the_same_field_choose_side_by_side_what_holds(hand: CaseHand) -> None:
    key = hand.opened()
    window = hand.room(key).window
    hand.press(window, K.Key_E)
    _line(window, "place").setText("南侧")
    _line(window, "helpers").setText("孙")
    _line(window, "special_team").setText("专案组")
    hand.program.casework.desk.change(OTHER, "other", hand.case(key), {"place": "北侧", "helpers": "赵"})
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: window.stack.currentWidget() is window.merge)
    assert window.merge.table.rowCount() == 2
    assert window.merge.table.item(0, 2).text() == "✓ 北侧"  # type: ignore[union-attr]  # the cell is there
    hand.press(window, K.Key_Right)
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: hand.case(key).place == "南侧")
    now = hand.case(key)
    assert (now.helpers, now.special_team) == ("赵", "专案组")


def test_who_else_looks_or_edits_is_said(hand: CaseHand) -> None:
    key = hand.opened()
    one, other = hand.room(key).window, hand.room(key, OTHER).window
    assert not other._others.isHidden()
    hand.press(one, K.Key_E)
    assert other._others.text() == "韩 正在编辑"
    one.close()
    assert other._others.isHidden()


def test_escape_goes_out_step_by_step_and_asks_nothing(hand: CaseHand) -> None:
    window = hand.room(hand.opened()).window
    hand.press(window, K.Key_V)
    assert window.stack.currentWidget() is window.part
    hand.press(window, K.Key_Escape)
    assert window.stack.currentIndex() == 0
    hand.press(window, K.Key_E)
    hand.press(window, K.Key_Escape)
    assert (window.is_editing, window.isVisible()) == (False, True)
    hand.press(window, K.Key_Escape)
    assert not window.isVisible()


def test_a_new_file_is_opened_by_keys_and_a_refusal_keeps_what_is_written(hand: CaseHand) -> None:
    window, opened = hand.window(), []
    new = NewCase(hand.program, OFFICER, hand.background, window)
    new.opened.connect(lambda key, _act: opened.append(key))
    window.show()
    new.begin()
    hand.settle()
    hand.press(window, K.Key_2)
    hand.press(window, K.Key_1)
    assert window.is_editing
    _line(window, "title").setText("偷割电缆")
    hand.press(window, K.Key_Return, ctrl=True)
    assert "案件类型" in window.said.text()
    assert _line(window, "title").text() == "偷割电缆"
    new._keep_draft()
    hand.settle()
    assert hand.program.casework.drafts.of(OFFICER.user_id, NEW) is not None
    box = window.form.inputs["type"]
    box.setCurrentIndex(box.findData("MATERIAL"))  # type: ignore[attr-defined]  # a combo box
    _line(window, "occurred_from").setText("2026-01-02 03:00")
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: bool(opened))
    case = hand.case(opened[0])
    assert (case.status, case.title, case.alias) == (CaseStatus.REPORTED, "偷割电缆", "1·02")
    hand.settle()
    assert hand.program.casework.drafts.of(OFFICER.user_id, NEW) is None


def test_a_file_that_came_by_an_import_says_that_no_act_and_no_part_is_there(hand: CaseHand) -> None:
    brought = case("0001", lead_officer="韩")
    with hand.program.store.act(OFFICER, new_key(), "import", Right.ACT) as work:
        work.add(brought)
        work.about("batch", "1")
    window = hand.room(brought.id).window
    for page, said in (("4", "尚无操作记录"), ("3", "尚无明细"), ("5", "没有正在计算的期限")):
        hand.press(window, Qt.Key(ord(page)))
        notes = [one for one in window.findChildren(QLabel) if one.objectName() == "EmptyTitle" and one.isVisible()]
        assert [one.text() for one in notes] == [said]
    hand.press(window, K.Key_4, K.Key_N)
    hand.type("已核对")
    hand.press(window, K.Key_Return, ctrl=True)
    hand.until(lambda: window.timeline.shown() == 1)
    assert window.timeline.isVisible()


def test_a_file_of_a_demo_bears_its_badge_and_one_of_a_real_county_none(hand: CaseHand) -> None:
    window = hand.room(hand.opened()).window
    assert not window.demo.isVisible()
    window.demo.show_demo(datetime(2026, 11, 21, 15, 41, tzinfo=UTC))
    assert window.demo.isVisible()
    assert window.demo.text() == "演示数据 11-21"
