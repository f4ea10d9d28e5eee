"""Case files are found by any part of what stands in them, at once after the act, and by what is so of them."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.domain.access import Actor, Right
from app.domain.case_file import CampaignLevel, CaseFile, CaseStatus, CaseType, HandlingMode, SupervisionLevel
from app.domain.case_part import CaseVehicle, PlateState
from app.domain.case_question import CaseQuestion, FoundPage
from app.domain.key import new_key
from app.domain.mo_code import MoCode
from app.domain.record import OwnerDomain
from app.domain.unit import VehicleKind
from app.services.cases.case_finder import CaseFinder
from app.store import batches, case_finding, text_index
from app.store.batches import BatchWriter
from app.store.records import to_row
from app.store.tables import case_file
from app.store.term_tables import terms_of
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.cases.case_field import DEED, case, keep
from tests.store_fixtures import on_both

pytestmark = on_both


@pytest.fixture
def finder(store: Store) -> CaseFinder:
    return CaseFinder(store)


def numbers(page: FoundPage) -> list[str]:
    return [one.case.number for one in page.found]


def asked(finder: CaseFinder, text: str) -> list[str]:
    return numbers(finder.find(CaseQuestion(text=text)))


@pytest.fixture
def field(store: Store, officer: Actor) -> list[CaseFile]:
    cases = [
        case("0001", "姬塬镇开井盗油", summary="嫌疑人蒙面,驾驶无牌改装越野车,陕K·A12345号罐车接应", days=3),
        case("0002", "樊学镇打孔盗油", type=CaseType.TAPPING, place="K12+300", status=CaseStatus.SOLVED, days=2),
        case("0003", "盗窃电缆物资", type=CaseType.MATERIAL, asset_code="定1234-5", loss_net_t=3.5, days=1),
        case("0004", "破坏监控", mo_codes="CAMERA_DAMAGED MODIFIED_SUV NO_PLATE", lead_officer="韩", days=0),
    ]
    keep(store, officer, *cases)
    return cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("盗", ["0003", "0002", "0001"]),
        ("盗油", ["0002", "0001"]),
        ("开井盗", ["0001"]),
        ("无牌改装越野车陕", []),
        ("驾驶无牌改装越野", ["0001"]),
        ("打孔盗油 樊学", ["0002"]),
        ("a12345", ["0001"]),
        ("Ａ1234", ["0001"]),
        ("陕K·A12", ["0001"]),
        ("2345号罐", ["0001"]),
        ("定1234-5", ["0003"]),
        ("234", ["0003", "0001"]),
        ("5", ["0003", "0001"]),
        ("k12+300", ["0002"]),
        ("没有这样的案件", []),
    ],
)  # fmt: skip
def test_one_two_three_and_more_signs_mixed_with_latin_and_digits(
    finder: CaseFinder, field: list[CaseFile], text: str, expected: list[str]
) -> None:
    assert sorted(asked(finder, text)) == sorted(expected)


def test_a_single_sign_is_answered_newest_first_and_unranked(finder: CaseFinder, field: list[CaseFile]) -> None:
    page = finder.find(CaseQuestion(text="盗"))
    assert numbers(page) == ["0003", "0002", "0001"]
    assert not page.is_ranked


def test_every_word_must_stand_in_the_case_in_any_of_its_pieces(
    store: Store, finder: CaseFinder, field: list[CaseFile]
) -> None:
    with store.database.write() as connection:
        text_index.put(connection, field[0].id, "document", "d-1", "扣押清单:软管四百米,卡子两个")
    assert asked(finder, "扣押清单 开井盗油") == ["0001"]
    assert asked(finder, "扣押清单 打孔盗油") == []
    (found,) = finder.find(CaseQuestion(text="软管")).found
    assert found.snippet is not None
    assert found.snippet.noun == "document"
    assert [found.snippet.text[a:b] for a, b in found.snippet.marks] == ["软管"]


def test_a_snippet_is_a_stretch_of_one_line_with_the_words_marked(finder: CaseFinder, field: list[CaseFile]) -> None:
    (found,) = finder.find(CaseQuestion(text="越野车 a123")).found
    assert found.snippet is not None
    assert "\n" not in found.snippet.text
    assert [found.snippet.text[a:b] for a, b in found.snippet.marks] == ["越野车", "A123"]


def test_the_way_of_a_deed_is_found_by_its_words(finder: CaseFinder, field: list[CaseFile]) -> None:
    assert asked(finder, "改装越野车、无牌") == ["0004", "0001"] or set(asked(finder, "改装越野车、无牌")) == {
        "0001",
        "0004",
    }


def test_a_vehicle_is_found_by_its_traits_without_a_plate_as_long_as_it_stands_in_the_case(
    store: Store, officer: Actor, finder: CaseFinder, field: list[CaseFile]
) -> None:
    seen = CaseVehicle(
        id=new_key(), owner_domain=OwnerDomain.POLICE, case_id=field[1].id, plate_state=PlateState.NO_PLATE,
        colour="白色", traits="加高轮胎,后窗贴膜", kind=VehicleKind.PICKUP,
    )  # fmt: skip
    with store.act(officer, new_key(), "case_vehicle.add", Right.ACT) as work:
        work.add(seen)
    assert asked(finder, "白色 无牌 皮卡 加高轮胎") == ["0002"]
    assert {"0002", "0004"} == set(numbers(finder.find(CaseQuestion(with_traits=True))))
    with store.act(officer, new_key(), "case_vehicle.remove", Right.ACT) as work:
        work.remove(seen)
    assert asked(finder, "加高轮胎") == []


def test_supervision_campaign_and_handling_narrow_the_list(store: Store, officer: Actor, finder: CaseFinder) -> None:
    keep(
        store, officer,
        case("1", supervision=SupervisionLevel.CITY, campaign=CampaignLevel.NATIONAL, handling=HandlingMode.FAST),
        case("2", supervision=SupervisionLevel.COUNTY),
    )  # fmt: skip
    assert numbers(finder.find(CaseQuestion(supervision=SupervisionLevel.CITY))) == ["1"]
    assert numbers(finder.find(CaseQuestion(campaign=CampaignLevel.NATIONAL, handling=HandlingMode.FAST))) == ["1"]


def test_what_is_changed_is_found_as_it_is_now_and_no_more_as_it_was(
    store: Store, officer: Actor, finder: CaseFinder, field: list[CaseFile]
) -> None:
    with store.act(officer, new_key(), "case.change", Right.ACT) as work:
        work.change(field[1], title="樊学镇栽阀门盗油")
    assert asked(finder, "栽阀门") == ["0002"]
    assert asked(finder, "打孔") == []


def test_an_act_that_fails_leaves_nothing_to_be_found(store: Store, officer: Actor, finder: CaseFinder) -> None:
    with pytest.raises(ZeroDivisionError), store.act(officer, new_key(), "case.open", Right.ACT) as work:
        work.add(case("0009", "半途而废的案件"))
        raise ZeroDivisionError
    assert asked(finder, "半途而废") == []


def test_a_removed_case_is_found_no_more_and_one_brought_back_is(
    store: Store, officer: Actor, finder: CaseFinder, field: list[CaseFile]
) -> None:
    with store.act(officer, new_key(), "case.remove", Right.ACT) as work:
        work.remove(field[2])
    assert asked(finder, "电缆") == []
    with store.act(officer, new_key(), "case.restore", Right.ACT) as work:
        work.restore(case_file, field[2].id)
    assert asked(finder, "电缆") == ["0003"]


def test_a_dropped_document_is_found_no_more(store: Store, finder: CaseFinder, field: list[CaseFile]) -> None:
    with store.database.write() as connection:
        text_index.put(connection, field[0].id, "document", "d-1", "鉴定意见书")
        text_index.drop(connection, "document", "d-1")
    assert asked(finder, "鉴定意见") == []


def test_filters_narrow_the_words_and_work_alone(finder: CaseFinder, field: list[CaseFile]) -> None:
    def found(**told: object) -> set[str]:
        return set(numbers(finder.find(CaseQuestion(**told))))  # type: ignore[arg-type]

    assert found() == {"0001", "0002", "0003", "0004"}
    assert found(text="盗油", type=CaseType.TAPPING) == {"0002"}
    assert found(status=CaseStatus.SOLVED) == {"0002"}
    assert found(least_t=3.0, most_t=4.0) == {"0003"}
    assert found(officer="韩") == {"0004"}
    assert found(codes=(MoCode.NO_PLATE, MoCode.CAMERA_DAMAGED)) == {"0004"}
    assert found(with_traits=True) == {"0004"}
    assert found(since=DEED - timedelta(days=1), until=DEED) == {"0003"}


def test_pages_follow_each_other_and_tell_how_many_there_are(store: Store, officer: Actor, finder: CaseFinder) -> None:
    keep(store, officer, *(case(f"{n:04}", "盗油案", days=n) for n in range(25)))
    first = finder.find(CaseQuestion(text="盗油"), limit=10)
    last = finder.find(CaseQuestion(text="盗油"), limit=10, offset=20)
    assert (len(first.found), first.total, first.is_exact) == (10, 25, True)
    assert (len(last.found), last.total) == (5, 25)
    assert not {*numbers(first)} & {*numbers(last)}


def test_imported_cases_are_found_when_the_import_stands_and_as_before_when_it_is_taken_back(
    store: Store, lane: WriteLane, leader: Actor, finder: CaseFinder, field: list[CaseFile]
) -> None:
    writer = BatchWriter(
        store, lane, leader, new_key(), kind="IMPORT", label="案件.csv", noun="cases", right=Right.IMPORT
    )
    number = writer.begin()
    changed = to_row(case("0001", "改名后的案件", id=field[0].id), updated_at=store.now())
    writer.write(CaseFile, [changed, to_row(case("0010", "新导入的案件"), updated_at=store.now())])
    assert asked(finder, "新导入") == []
    writer.replace(CaseFile, [1])
    writer.complete()
    assert asked(finder, "新导入") == ["0010"]
    assert asked(finder, "改名后") == ["0001"]
    batches.undo(store, leader, new_key(), number, kind="IMPORT")
    assert asked(finder, "新导入") == []
    assert asked(finder, "改名后") == []
    assert asked(finder, "开井盗油") == ["0001"]


def test_the_index_made_anew_finds_the_same(store: Store, finder: CaseFinder, field: list[CaseFile]) -> None:
    with store.database.write() as connection:
        text_index.put(connection, field[0].id, "document", "d-1", "鉴定意见书")
        connection.execute(text("DELETE FROM case_text WHERE case_id = :case"), {"case": field[3].id})
    with store.database.write() as connection:
        assert text_index.rebuild(connection) == 5
    assert asked(finder, "鉴定意见") == ["0001"]
    assert asked(finder, "破坏监控") == ["0004"]
    assert set(asked(finder, "盗油")) == {"0001", "0002"}


def test_cases_of_before_are_filled_in_some_at_a_time(store: Store, finder: CaseFinder, field: list[CaseFile]) -> None:
    with store.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM case_text")
        connection.execute(terms_of(connection).clear)
    assert asked(finder, "盗油") == []
    with store.database.write() as connection:
        assert text_index.fill(connection, 3) == 3
        assert text_index.fill(connection, 3) == 1
        assert text_index.fill(connection, 3) == 0
    assert set(asked(finder, "盗油")) == {"0001", "0002"}


@pytest.mark.parametrize("text", ["盗油", "盗油 姬塬", "盗油 打孔", "盗", "没有这样"])
def test_words_that_are_nearly_everywhere_are_found_in_just_the_cases_that_hold_them(
    finder: CaseFinder, field: list[CaseFile], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = sorted(asked(finder, text))
    monkeypatch.setattr(case_finding, "FEW_PIECES", -1)
    for many in (1_000, -1):
        monkeypatch.setattr(case_finding, "MANY_PIECES", many)
        page = finder.find(CaseQuestion(text=text))
        assert sorted(numbers(page)) == few
        assert [one.case.occurred_to for one in page.found] == sorted(
            (one.case.occurred_to for one in page.found), reverse=True
        )


@pytest.mark.parametrize("text", ["盗油", "油", "", "红色软管 开井"])
def test_the_keys_of_all_finds_stand_in_the_order_of_the_search(
    finder: CaseFinder, field: list[CaseFile], text: str
) -> None:
    question = CaseQuestion(text=text)
    found = [one.case.id for one in finder.find(question).found]
    assert list(finder.keys(question, limit=100)) == found
    assert list(finder.keys(question, limit=1)) == found[:1]


def test_only_named_fields_of_a_case_are_found() -> None:
    known = {one.name for one in fields(CaseFile)}
    assert set(text_index.TEXT_FIELDS[CaseFile]) <= known


def test_what_was_asked_is_kept_and_asked_again() -> None:
    question = CaseQuestion(
        text="盗油", type=CaseType.TAPPING, since=DEED, codes=(MoCode.NO_PLATE,), least_t=2.5, is_open=True
    )
    assert CaseQuestion.heard(question.told()) == question
    assert CaseQuestion.heard({"type": "NO_SUCH_TYPE", "later": 1, "text": "a"}) == CaseQuestion(text="a")
