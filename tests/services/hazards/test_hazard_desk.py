"""The ledger: each step with its words on record, numbers without a gap, loopholes linked, each act taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from app.domain.access import Actor
from app.domain.case_review import Loophole, ReviewState, review_state
from app.domain.case_status import CaseKind
from app.domain.events import Fact, RecordsChanged
from app.domain.hazard import FoundHazard, HazardKind, HazardLevel, HazardState
from app.domain.marking import Marking
from app.errors import Conflict, InputRefused, NotFound
from app.paths import resources
from app.services.cases.case_desk import CaseDesk
from app.services.cases.review_desk import ReviewDesk
from app.services.hazards.hazard_desk import HazardDesk
from app.services.hazards.hazard_notice import HazardNotice
from app.store import here_store, search_index
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.store_fixtures import Clock

S = HazardState
GAP = FoundHazard(
    title="围栏缺口两米", kind=HazardKind.PHYSICAL, text="西侧", lon=107.6, lat=37.2, place="演示井场", asset_code="演1"
)


@pytest.fixture
def desk(store: Store) -> HazardDesk:
    return HazardDesk(store, lambda: "演公(油)")


def found(desk: HazardDesk, officer: Actor, act: str = "find") -> str:
    return desk.find(officer, act, GAP)


def issued(desk: HazardDesk, officer: Actor, clock: Clock, act: str = "") -> str:
    """A hazard whose notice is out, due in seven days."""
    key = found(desk, officer, f"find {act}")
    desk.confirm(officer, f"confirm {act}", key, HazardLevel.LARGER, reason="紧邻油井")
    due = clock() + timedelta(days=7)
    desk.issue(officer, f"issue {act}", key, responsible="演示作业区", due_at=due, measures="补齐围栏")
    return key


def test_a_hazard_is_found_confirmed_told_by_notice_looked_at_twice_and_cleared(
    desk: HazardDesk, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    key = issued(desk, officer, clock)
    assert (one := desk.hazard(key)).notice_number == "演公(油)隐改〔2026〕1号"
    assert (one.number, one.level, one.responsible) == ("YH2026-0001", HazardLevel.LARGER, "演示作业区")
    desk.begin(officer, "begin", key, reason="作业区电话")
    clock.move(days=3)
    desk.report(officer, "report", key, said="已补焊")
    later = clock() + timedelta(days=5)
    desk.recheck_failed(officer, "fail", key, found="北角仍有缺口", due_at=later)
    one = desk.hazard(key)
    assert (one.state, one.failed_checks, one.due_at) == (S.RECTIFYING, 1, later)
    desk.report(officer, "report 2", key, said="北角也补了")
    desk.recheck_passed(officer, "pass", key, found="围栏完好")
    desk.clear(officer, "clear", key, reason="复查合格")
    one = desk.hazard(key)
    assert (one.state, one.ended_at, one.is_open) == (S.CLEARED, clock(), False)
    assert told[-1] == RecordsChanged("hazard", (key,))
    assert [(step.act.removeprefix("hazard."), step.said) for step in desk.steps(key)] == [
        ("find", "西侧"), ("confirm", "紧邻油井"), ("issue", "补齐围栏"), ("begin", "作业区电话"), ("report", "已补焊"),
        ("recheck_failed", "北角仍有缺口"), ("report", "北角也补了"), ("recheck_passed", "围栏完好"),
        ("clear", "复查合格"),
    ]  # fmt: skip


def test_a_step_that_is_not_the_next_one_and_one_without_words_change_nothing(
    desk: HazardDesk, officer: Actor, clock: Clock
) -> None:
    key = found(desk, officer)
    with pytest.raises(InputRefused, match="stands at"):
        desk.clear(officer, "clear", key, reason="急")
    with pytest.raises(InputRefused, match="Say it in words"):
        desk.confirm(officer, "confirm", key, HazardLevel.MAJOR, reason="  ")
    desk.confirm(officer, "confirm", key, HazardLevel.MAJOR, reason="见现场")
    with pytest.raises(InputRefused, match="lies ahead"):
        desk.issue(officer, "issue", key, responsible="作业区", due_at=clock(), measures="修")
    with pytest.raises(InputRefused, match="which unit"):
        desk.issue(officer, "issue", key, responsible=" ", due_at=clock() + timedelta(days=1), measures="修")
    assert desk.hazard(key).state is S.CONFIRMED
    assert len(desk.steps(key)) == 2


def test_a_hazard_needs_a_name_and_a_place_on_earth(desk: HazardDesk, officer: Actor) -> None:
    for wrong, why in (
        (FoundHazard(title=" ", kind=HazardKind.OTHER), "Say what"),
        (FoundHazard(title="x" * 121, kind=HazardKind.OTHER), "120"),
        (FoundHazard(title="缺口", kind=HazardKind.OTHER, lon=37.2, lat=107.6), "no place on earth"),
    ):
        with pytest.raises(InputRefused, match=why):
            desk.find(officer, f"find {why}", wrong)
    assert desk.hazards() == ()


def test_what_was_sent_twice_is_done_once(desk: HazardDesk, officer: Actor, clock: Clock) -> None:
    key = issued(desk, officer, clock)
    assert desk.find(officer, "find ", GAP) == key
    desk.issue(officer, "issue ", key, responsible="他", due_at=clock() + timedelta(days=9), measures="另")
    assert desk.hazard(key).responsible == "演示作业区"
    assert len(desk.hazards()) == 1


def test_notices_are_numbered_without_a_gap_by_unit_and_year(store: Store, officer: Actor, clock: Clock) -> None:
    unit = "演公(油)"
    desk = HazardDesk(store, lambda: unit)
    keys = [issued(desk, officer, clock, str(n)) for n in range(11)]
    assert [desk.hazard(key).notice_number for key in keys][8:] == [f"演公(油)隐改〔2026〕{n}号" for n in (9, 10, 11)]
    desk.take_back(officer, "back", "issue 10", reason="点错")
    assert desk.hazard(keys[10]).notice_number == ""
    assert desk.hazard(issued(desk, officer, clock, "next")).notice_number.endswith("〕11号"), "no gap is left"
    unit = "定公"
    assert desk.hazard(issued(desk, officer, clock, "other")).notice_number == "定公隐改〔2026〕1号"
    clock.move(days=41)
    unit = "演公(油)"
    last = desk.hazard(issued(desk, officer, clock, "year"))
    assert (last.notice_number, last.number) == ("演公(油)隐改〔2027〕1号", "YH2027-0001")


def test_each_act_is_taken_back_and_what_changed_since_is_not_run_over(
    desk: HazardDesk, officer: Actor, clock: Clock
) -> None:
    key = issued(desk, officer, clock)
    desk.report(officer, "report", key, said="修好了")
    with pytest.raises(Conflict, match="later act"):
        desk.take_back(officer, "too early", "issue ", reason="点错")
    desk.take_back(officer, "back 1", "report", reason="是另一处")
    assert desk.hazard(key).state is S.NOTICE_ISSUED
    desk.take_back(officer, "back 2", "issue ", reason="单位错")
    assert (desk.hazard(key).state, desk.hazard(key).due_at) == (S.CONFIRMED, None)
    desk.take_back(officer, "back 3", "confirm ", reason="级别错")
    assert desk.hazard(key).level is None
    desk.take_back(officer, "back 4", "find ", reason="不是这里")
    with pytest.raises(NotFound):
        desk.hazard(key)
    assert desk.hazards() == ()


def test_the_ledger_begins_with_the_day_that_is_next_and_ends_with_what_is_over(
    desk: HazardDesk, officer: Actor, clock: Clock
) -> None:
    none = found(desk, officer, "find none")
    desk.dismiss(officer, "dismiss", none, reason="新修的门")
    fresh = found(desk, officer, "find fresh")
    late = issued(desk, officer, clock, "late")
    soon = found(desk, officer, "find soon")
    desk.confirm(officer, "c", soon, HazardLevel.MAJOR, reason="近")
    desk.issue(officer, "i", soon, responsible="乙", due_at=clock() + timedelta(days=3), measures="修")
    assert [one.id for one in desk.hazards()] == [soon, late, fresh, none]


@pytest.fixture
def cases(store: Store) -> CaseDesk:
    return CaseDesk(store)


@pytest.fixture
def case_id(cases: CaseDesk, officer: Actor, clock: Clock) -> str:
    """A case whose review is decided: one loophole."""
    told = {"title": "开井盗油", "type": "WELLHEAD", "occurred_from": clock() - timedelta(hours=9), "place": "演示沟口"}
    key = cases.open_case(officer, "open", CaseKind.CRIMINAL, told)
    review = {"how_in": "剪断围栏", "how_out": "沿便道驶离", "people_failed": True}
    cases.add_part(officer, "review", key, "case_review", review)
    gap = {"what": "围栏无人巡查", "barrier": "PEOPLE", "owner": "演示丙", "due_at": clock() + timedelta(days=10)}
    cases.add_part(officer, "gap", key, "case_loophole", gap)
    return key


def loophole(cases: CaseDesk, case_id: str) -> Loophole:
    (one,) = cases.dossier(case_id).of(Loophole)
    return one


def of_loophole(cases: CaseDesk, case_id: str) -> FoundHazard:
    key = loophole(cases, case_id).id
    return FoundHazard(title="围栏无人巡查", kind=HazardKind.GUARDING, subject="loophole", subject_id=key)


def test_a_loophole_of_a_case_keeps_the_link_and_loses_it_with_the_act(
    desk: HazardDesk, cases: CaseDesk, case_id: str, officer: Actor
) -> None:
    as_hazard = of_loophole(cases, case_id)
    key = desk.find(officer, "find", as_hazard)
    assert loophole(cases, case_id).hazard_id == key
    with pytest.raises(InputRefused, match="led as a hazard already"):
        desk.find(officer, "again", as_hazard)
    desk.take_back(officer, "back", "find", reason="另立")
    assert loophole(cases, case_id).hazard_id == ""
    assert desk.find(officer, "anew", as_hazard) == loophole(cases, case_id).hazard_id
    course = [line.what.template for line in cases.dossier(case_id).timeline][:3]
    assert course == [
        "A loophole is led as a hazard",
        "An act on the hazard of a loophole was taken back",
        "A loophole is led as a hazard",
    ]


def looked_at(desk: HazardDesk, officer: Actor, clock: Clock, found: FoundHazard) -> str:
    """A hazard of three days that the second look found closed."""
    key = desk.find(officer, "find", found)
    desk.confirm(officer, "confirm", key, HazardLevel.LARGER, reason="紧邻油井")
    due = clock() + timedelta(days=7)
    desk.issue(officer, "issue", key, responsible="演示作业区", due_at=due, measures="排定夜巡")
    clock.move(days=3)
    desk.report(officer, "report", key, said="已排班")
    desk.recheck_passed(officer, "pass", key, found="夜巡两班在岗")
    return key


def test_a_loophole_is_seen_closed_when_its_hazard_is_cleared_and_open_again_when_that_is_taken_back(
    desk: HazardDesk, store: Store, cases: CaseDesk, case_id: str, officer: Actor, clock: Clock, told: list[Fact]
) -> None:
    ReviewDesk(store).decide(officer, "decide", case_id)
    key = looked_at(desk, officer, clock, of_loophole(cases, case_id))
    seen = clock()
    clock.move(days=1)
    desk.clear(officer, "clear", key, reason="复查合格")
    gap, shown = loophole(cases, case_id), cases.dossier(case_id)
    assert (gap.fix, gap.fixed_at, gap.verified_at, gap.found) == ("排定夜巡", seen, seen, "夜巡两班在岗")
    assert gap.verified_by == desk.steps(key)[-2].who
    assert review_state(shown.case, shown.parts, clock()) is ReviewState.LOOP_CLOSED
    assert RecordsChanged("case_file", (case_id,)) in told[-2:]
    assert shown.timeline[0].what.template == "A loophole was closed with its hazard"
    desk.take_back(officer, "back", "clear", reason="看错井场")
    gap = loophole(cases, case_id)
    assert (desk.hazard(key).state, gap.fix, gap.fixed_at, gap.verified_at) == (S.RECHECKED, "", None, None)


def test_what_the_case_itself_says_of_a_fix_stands_when_the_hazard_is_cleared(
    desk: HazardDesk, store: Store, cases: CaseDesk, case_id: str, officer: Actor, clock: Clock
) -> None:
    key = looked_at(desk, officer, clock, of_loophole(cases, case_id))
    fixed = clock() - timedelta(days=1)
    cases.change_part(officer, "fix", loophole(cases, case_id), {"fix": "增设夜班", "fixed_at": fixed})
    ReviewDesk(store).check_fix(officer, "check", loophole(cases, case_id).id, is_closed=True, found="人在岗")
    before = loophole(cases, case_id)
    desk.clear(officer, "clear", key, reason="复查合格")
    assert loophole(cases, case_id) == before
    desk.take_back(officer, "back", "clear", reason="看错井场")
    assert loophole(cases, case_id) == before


def test_a_hazard_that_is_none_leaves_its_loophole_open(
    desk: HazardDesk, cases: CaseDesk, case_id: str, officer: Actor
) -> None:
    key = desk.find(officer, "find", of_loophole(cases, case_id))
    desk.dismiss(officer, "dismiss", key, reason="误报")
    assert loophole(cases, case_id).verified_at is None


def test_an_open_hazard_is_found_at_its_place_and_by_name_and_a_cleared_one_last(
    desk: HazardDesk, store: Store, officer: Actor, clock: Clock
) -> None:
    over, key = found(desk, officer, "over"), issued(desk, officer, clock)
    desk.dismiss(officer, "dismiss", over, reason="不是")
    with store.read() as connection:
        assert [one.id for one in here_store.open_hazards(connection, (107.5, 37.1, 107.7, 37.3), ())] == [key]
        assert here_store.open_hazards(connection, (108.5, 37.1, 108.7, 37.3), ()) == []
        named = search_index.hazards(connection)
    assert list(named.names[1]) == ["围栏缺口两米", "围栏缺口两米"]
    assert "演公(油)隐改〔2026〕1号" in named.names[4]
    assert list(named.rank) == [search_index.Rank.OVER, search_index.Rank.USUAL]


def test_the_notice_goes_out_for_word_in_chinese_and_then_stands(
    desk: HazardDesk, store: Store, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    notice, words = HazardNotice(store, desk, lambda: True), Wording.load("zh_CN", resources() / "i18n")
    key = found(desk, officer, "bare")
    file = tmp_path / "通知书.docx"

    def write(act: str, of: str) -> None:
        notice.write(officer, act, of, file, marking=Marking.INTERNAL, wording=words, write_pdf=lambda *_: None)

    with pytest.raises(InputRefused, match="No notice was issued"):
        write("too early", key)
    assert not file.exists()
    key = issued(desk, officer, clock)
    write("write", key)
    sheet = Document(str(file))
    said = "\n".join(one.text for one in sheet.paragraphs)
    cells = "\n".join(cell.text for table in sheet.tables for row in table.rows for cell in row.cells)
    assert "治安隐患整改通知书" in said
    assert "演公(油)隐改〔2026〕1号" in said
    for words_of_it in ("演示作业区", "围栏缺口两米", "补齐围栏", "2026-11-28", "较大隐患"):
        assert words_of_it in cells, words_of_it
    with pytest.raises(Conflict, match="printed already"):
        desk.take_back(officer, "back", "issue ", reason="点错")
    assert desk.steps(key)[-1].said == "通知书.docx, INTERNAL"
