"""A list of cases against sealed records: none is doubled, none is changed, and nothing of them is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.case_file import CaseFile
from app.errors import InputRefused
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.store import case_seal
from app.store.records import RecordStore
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.import_ground import imported, written

HEAD = "案件编号,案件名称,案件性质,案件类别,案件状态,发案时间\n"
SERVED = "演行〔2026〕0007号,拘留五日的人,行政,非法敛油,结案,2026-03-01 22:30\n"
DOUBLE = "演行[2026] 0007 号,换个名字,刑事,非法敛油,侦查,2026-04-01 22:30\n"
OTHER = "演刑〔2026〕0008号,开井盗油,刑事,井口盗油,侦查,2026-05-01 22:30\n"
OPEN = "演行〔2026〕0009号,敛油,行政,非法敛油,调查,2026-06-01 22:30\n"


@pytest.fixture
def desk(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    yield desk
    desk.close()


def _numbers(store: Store) -> set[str]:
    with store.read() as connection:
        return {one.number for one in RecordStore(CaseFile).find(connection)}


def _sealed(store: Store) -> list[str]:
    with store.read() as connection:
        return case_seal.sealed_numbers(connection)


def test_a_number_of_a_sealed_record_makes_no_second_row_and_the_report_tells_nothing_of_it(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, HEAD + SERVED, "a.csv"), "cases", "1", "")
    assert (_numbers(store), _sealed(store)) == (set(), ["演行〔2026〕0007号"])
    lines = HEAD + SERVED + OTHER
    again = imported(desk, leader, written(tmp_path, lines, "b.csv"), "cases", "2", "")
    assert (again.read, again.added, again.replaced, again.refused) == (2, 1, 0, 1)
    assert (again.refused_rows[0].row, again.refused_rows[0].code) == (2, "演行〔2026〕0007号")
    assert again.report is not None
    report = again.report.read_text("utf-8-sig")
    assert "on record already" in report
    assert not any(word in report for word in ("拘留", "敛油", "结案", "sealed"))
    assert (_numbers(store), _sealed(store)) == ({"演刑〔2026〕0008号"}, ["演行〔2026〕0007号"])


def test_other_brackets_and_spaces_do_not_get_round_it_nor_does_a_dry_run(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, HEAD + SERVED, "a.csv"), "cases", "1", "")
    plan = desk.preview(ImportPlan(path=written(tmp_path, HEAD + DOUBLE + OTHER, "b.csv"), layer="cases")).plan
    assert (desk.dry_run(plan).added, desk.dry_run(plan).refused) == (1, 1)
    with pytest.raises(InputRefused, match="on record already"):
        imported(desk, leader, written(tmp_path, HEAD + DOUBLE, "c.csv"), "cases", "3", "")
    assert _numbers(store) == set()


def test_a_row_that_tells_of_an_effective_decision_seals_the_case_that_it_changes(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    imported(desk, leader, written(tmp_path, HEAD + OPEN, "a.csv"), "cases", "1", "")
    assert _numbers(store) == {"演行〔2026〕0009号"}
    done = imported(desk, leader, written(tmp_path, HEAD + OPEN.replace("调查", "结案"), "b.csv"), "cases", "2", "")
    assert (done.replaced, _numbers(store), _sealed(store)) == (1, set(), ["演行〔2026〕0009号"])
    assert done.batch_number is not None
    desk.undo(leader, "3", done.batch_number)
    assert (_numbers(store), _sealed(store)) == ({"演行〔2026〕0009号"}, [])
