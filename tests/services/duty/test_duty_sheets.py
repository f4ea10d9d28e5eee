"""交接班记录 and 值班日志 as offices print them: from the signed page alone, in Chinese, for Word and PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from app.domain.access import Actor
from app.domain.alert import AlertState
from app.domain.duty_log import LogKind
from app.domain.office_form import Box, OfficeForm, Table
from app.errors import InputRefused
from app.paths import resources
from app.services.duty.duty_printing import DutyPrinting
from app.services.duty.handover_desk import HandoverDesk
from app.services.duty.log_desk import LogDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.duty.shift_field import DESK, alert, all_of, by, desk_of, night, put, staff
from tests.store_fixtures import Clock


@pytest.fixture
def chinese() -> Wording:
    return Wording.load("zh_CN", resources() / "i18n")


@pytest.fixture
def desk(store: Store, officer: Actor, leader: Actor, clock: Clock) -> HandoverDesk:
    sign_in = staff(store, leader)
    put(store, officer, "ground", night(clock), alert("a1", clock), alert("a2", clock, state=AlertState.SHELVED))
    return desk_of(store, sign_in)


def words(form: OfficeForm) -> str:
    """Everything that stands on it."""
    told = [form.title, form.under_title, *form.marks, *form.signatures, form.foot]
    for block in form.blocks:
        told.append(block.title)
        if isinstance(block, Table):
            told += [cell for row in block.rows for cell in row]
        elif isinstance(block, Box):
            told += [cell for row in block.rows for pair in row for cell in pair]
    return "\n".join(told)


def test_the_sheet_says_who_handed_over_to_whom_how_they_signed_and_what_was_open(
    store: Store, desk: HandoverDesk, officer: Actor, chinese: Wording
) -> None:
    key = desk.sign_out(DESK, "out", by(desk, "zhou", "周"), "围栏待修")
    desk.sign_in(DESK, "in", key, by(desk, "li"), all_of(desk.page(key).red))
    form = DutyPrinting(store, lambda: True).form(officer, desk.page(key), chinese)
    told = words(form)
    assert form.title == "交接班记录"
    for said in ("周  2026-11-21 23:41  (以姓名确认,该用户未设密码)", "李  2026-11-21 23:41  (密码验证)", "围栏待修",
                 "未结报警", "报警 a1", "搁置报警", "已勾选 2026-11-21 23:41", "演示数据"):  # fmt: skip
        assert said in told, said
    assert "草稿" not in told


def test_a_sheet_that_is_not_signed_by_both_is_marked_as_a_draft(
    store: Store, desk: HandoverDesk, officer: Actor, chinese: Wording
) -> None:
    form = DutyPrinting(store, lambda: False).form(officer, desk.sheet(), chinese)
    assert form.marks == ("草稿,未经双方签字",)
    assert "未签字" in words(form)


def test_the_log_of_a_shift_has_every_line_with_what_was_said_of_it_later(
    store: Store, officer: Actor, clock: Clock, chinese: Wording, desk: HandoverDesk
) -> None:
    log = LogDesk(store)
    key = log.write(officer, "n1", LogKind.NOTE, "巡 3 到位\u202e\x07")
    clock.move(minutes=2)
    log.correct(officer, "n2", key, "是巡 2")
    page = log.shift_page()
    form = DutyPrinting(store, lambda: False).form(officer, page, chinese)
    (lines,) = form.blocks
    assert isinstance(lines, Table)
    assert form.title == "值班日志"
    assert len(lines.rows) == len(page.lines)
    (noted,) = [row for row in lines.rows if "巡 3 到位" in row[3] and "记事" in row[2]]
    assert noted[3] == "巡 3 到位\n[更正 2026-11-21 23:43 韩] 是巡 2", "what is no writing is left out"


def test_it_is_written_for_word_and_its_way_out_is_on_record(
    store: Store, desk: HandoverDesk, officer: Actor, chinese: Wording, tmp_path: Path
) -> None:
    file = tmp_path / "交接班.docx"
    key = desk.sign_out(DESK, "out", by(desk, "han"))
    printing = DutyPrinting(store, lambda: False)
    printing.write(officer, "p1", desk.page(key), file, chinese, lambda _form, _file: None)
    document = Document(str(file))
    assert "交接班记录" in "\n".join(one.text for one in document.paragraphs)
    with store.read() as connection:
        last = audit_store.acts_about(connection, "handover", key)[-1]
    assert (last.act, last.reason) == ("handover.print", "交接班.docx")
    with pytest.raises(InputRefused, match="Nothing was written"):
        printing.write(officer, "p2", desk.page(key), tmp_path / "x.txt", chinese, lambda _form, _file: None)
