"""The bureau's month sheet is taken in whole or not at all, with every fault in words; ours comes back as it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.domain.access import Actor
from app.domain.key import new_key
from app.domain.roster_edit import content
from app.domain.roster_month import RosterMonth
from app.errors import InputRefused
from app.paths import resources
from app.services.cases.work_process import WorkProcess
from app.services.duty.roster_book import RosterBook
from app.services.duty.roster_desk import RosterDesk
from app.services.duty.sheet_files import SheetFiles
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.roster_ground import ROOM, settle

CHINESE = Wording.load("zh_CN", resources() / "i18n")


@pytest.fixture
def desk(store: Store) -> RosterDesk:
    settle(store, count=4)
    return RosterDesk(store, RosterBook())


@pytest.fixture
def files(store: Store) -> Iterator[SheetFiles]:
    work = WorkProcess()
    yield SheetFiles(store, RosterBook(), work)
    work.close()


def month(desk: RosterDesk) -> RosterMonth:
    return desk.month(ROOM, 2026, 12)


def bureau_sheet(file: Path, *, title: str = "砖井警务室2026年12月份值班安排表", days: int = 31) -> Any:
    """A sheet as offices draw it: title, head of days, a name a row."""
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = title
    sheet["A2"] = "姓  名"
    for day in range(1, days + 1):
        sheet.cell(2, day + 1).value = day
    for row, name in enumerate(("甲0", "甲 1", "甲2"), start=3):
        sheet.cell(row, 1).value = name
    sheet["B3"], sheet["C3"], sheet["B4"], sheet["D5"] = "夜", "N", "白班", "休"
    book.save(file)
    return book


def test_a_sheet_of_the_bureau_becomes_what_would_be_typed(desk: RosterDesk, files: SheetFiles, tmp_path: Path) -> None:
    bureau_sheet(tmp_path / "值班.xlsx")
    cells = files.read(tmp_path / "值班.xlsx", month(desk), CHINESE)
    assert {(who, day.day): letter for (who, day), letter in cells.items()} == {
        ("p0", 1): "N", ("p0", 2): "N", ("p1", 1): "D", ("p2", 3): "L",
    }  # fmt: skip


def test_weekdays_under_the_days_and_notes_below_the_people_are_nobody(
    desk: RosterDesk, files: SheetFiles, tmp_path: Path
) -> None:
    book = bureau_sheet(tmp_path / "a.xlsx")
    sheet = book.active
    sheet.insert_rows(3)
    sheet["A3"], sheet["B3"], sheet["A7"] = "星期", "二", "备注:节日加强"
    book.save(tmp_path / "a.xlsx")
    assert len(files.read(tmp_path / "a.xlsx", month(desk), CHINESE)) == 4


def test_whom_the_file_lacks_keeps_the_turns(
    desk: RosterDesk, files: SheetFiles, leader: Actor, tmp_path: Path
) -> None:
    desk.put(leader, new_key(), month(desk), {("p3", date(2026, 12, 9)): "D", ("p0", date(2026, 12, 9)): "D"})
    bureau_sheet(tmp_path / "a.xlsx")
    cells = files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
    assert cells["p0", date(2026, 12, 9)] == ""
    assert not [place for place in cells if place[0] == "p3"]


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        ("F4", "=B4", r"Formulas are not worked out \(F4\)"),
        ("A1", "2026年11月值班表", "It is of 2026-11, the sheet that is open of 2026-12"),
        ("A1", "值班表", "Its title tells no month"),
        ("A4", "张无名", "Row 4: nobody called 张无名 is in this roster"),
        ("A4", "甲0", "Rows 3 and 4 are both of 甲0"),
        ("F4", "值", "Row 4, day 5: “值” is no turn of this room"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_nothing_is_changed(
    desk: RosterDesk, files: SheetFiles, tmp_path: Path, cell: str, value: str, why: str
) -> None:
    book = bureau_sheet(tmp_path / "a.xlsx")
    book.active[cell] = value
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused, match=why) as refused:
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
    assert "the sheet is as it was" in str(refused.value)
    assert month(desk).turns == {}


def test_merged_cells_are_refused_and_a_merged_title_is_not(
    desk: RosterDesk, files: SheetFiles, tmp_path: Path
) -> None:
    book = bureau_sheet(tmp_path / "a.xlsx")
    book.active.merge_cells("A1:AF1")
    book.save(tmp_path / "a.xlsx")
    assert len(files.read(tmp_path / "a.xlsx", month(desk), CHINESE)) == 4
    book.active.merge_cells("F3:H3")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused, match=r"Merged cells hide what stands beneath \(F3:H3\)"):
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)


def test_every_fault_is_told_at_once(desk: RosterDesk, files: SheetFiles, tmp_path: Path) -> None:
    book = bureau_sheet(tmp_path / "a.xlsx")
    sheet = book.active
    sheet["A4"], sheet["F3"], sheet["G3"] = "张无名", "值", "=1+1"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused) as refused:
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
    assert all(one in str(refused.value) for one in ("G3", "张无名", "“值”"))


def test_a_sheet_with_the_days_of_another_month_is_refused(desk: RosterDesk, files: SheetFiles, tmp_path: Path) -> None:
    bureau_sheet(tmp_path / "a.xlsx", days=30)
    with pytest.raises(InputRefused, match="It has 30 days, the month has 31"):
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)


def test_two_of_one_name_are_told_apart_by_their_numbers(
    store: Store, desk: RosterDesk, files: SheetFiles, tmp_path: Path
) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE person SET name = '甲0' WHERE id = 'p1'")
    book = bureau_sheet(tmp_path / "a.xlsx")
    book.active["A4"], book.active["A5"] = "甲2", "甲3"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused, match="Row 3: several are called 甲0"):
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
    book.active.insert_cols(1)
    book.active["A1"], book.active["A2"], book.active["A3"] = "2026年12月", "警号", "演0001"
    book.save(tmp_path / "a.xlsx")
    cells = files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
    assert cells["p1", date(2026, 12, 1)] == "N"


def test_our_own_workbook_comes_back_as_it_went(
    desk: RosterDesk, files: SheetFiles, leader: Actor, tmp_path: Path
) -> None:
    typed = {("p0", date(2026, 12, 1)): "N", ("p1", date(2026, 12, 31)): "D", ("p2", date(2026, 12, 7)): "T"}
    desk.put(leader, new_key(), month(desk), typed)
    file = tmp_path / "砖井2026-12.xlsx"
    files.write(leader, file, month(desk), CHINESE)
    assert files.read(file, month(desk), CHINESE) == {}
    assert [(one.act, one.reason) for one in desk.history(ROOM)] == [
        ("Written to a file", "2026-12, 砖井2026-12.xlsx"), ("Typed", ""),
    ]  # fmt: skip
    desk.take_back(leader, new_key(), desk.history(ROOM)[1].act_id, reason="再读一遍")
    assert files.read(file, month(desk), CHINESE) == typed
    desk.write(leader, new_key(), month(desk), files.read(file, month(desk), CHINESE))
    assert {place: content(month(desk), place) for place in typed} == typed


def test_a_name_that_looks_like_a_formula_is_written_as_text(
    store: Store, desk: RosterDesk, files: SheetFiles, leader: Actor, tmp_path: Path
) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE person SET name = '=1+1' WHERE id = 'p1'")
    files.write(leader, tmp_path / "a.xlsx", month(desk), CHINESE)
    sheet: Any = load_workbook(tmp_path / "a.xlsx").active
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 an old .xls"])
def test_a_file_that_is_no_workbook_is_refused(
    desk: RosterDesk, files: SheetFiles, tmp_path: Path, body: bytes
) -> None:
    (tmp_path / "a.xlsx").write_bytes(body)
    with pytest.raises(InputRefused, match="damaged or cut off"):
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)


def test_a_workbook_without_days_is_refused(desk: RosterDesk, files: SheetFiles, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused, match="holds no month sheet"):
        files.read(tmp_path / "a.xlsx", month(desk), CHINESE)
